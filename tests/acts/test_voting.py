"""Votes: the numbers follow from who is in the room, the outcome from the numbers, and a change afterwards is told."""

from __future__ import annotations

import tempfile
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lok.acts.attendance import Aanduiding, came_in, left, mark, mark_others
from lok.acts.begin_and_end import open_meeting
from lok.acts.dealing import promise, put_off_item, settle, take_over
from lok.acts.meeting_text import meeting_of, put
from lok.acts.offers import offers, take
from lok.acts.record_text import moment
from lok.acts.roles import give_proxy, step_out
from lok.acts.turned import votes_turned
from lok.acts.voting import (
    begin_vote,
    consensus,
    count,
    decide,
    live,
    same_as_previous,
    take_vote_away,
    tap,
    unanimous,
)
from lok.archive.archive import make_archive
from lok.archive.load import load
from lok.facts.facts import Facts, make_facts
from lok.facts.majority import outcome
from lok.facts.sitting import aloud, room_at
from lok.kinds.agendapunten import Actiestatus
from lok.kinds.raad import Raad
from lok.kinds.registry import BY_SOORT
from lok.kinds.stemmingen import Stem, Stemgevolg, Stemmethode
from lok.kinds.vergaderingen import KIND
from lok.rules.meetings import votes_fit_the_room
from lok.rules.votes import outcomes_follow
from lok.source.parse import parse
from lok.source.problems import Level
from lok.words.terminal import RefusedError
from samples.sitting import COUNCIL, PATH, SILENT, VOTING, found

ITEM = 3
"""The item that was put off last time, with a proposed decision."""


@cache
def council() -> tuple[Facts, str]:
    """The council, and its meeting with the whole agenda and everybody there."""
    with tempfile.TemporaryDirectory() as folder:
        root = found(Path(folder) / "raad")
        facts = make_facts(load(root).archive)
        text = (root / PATH).read_text("utf-8")
    for offer in offers(facts.archive, text, date(2026, 12, 1)):
        text = take(text, offer)
    return facts, mark_others(facts, open_meeting(facts, text, at(19, 30)), Aanduiding.aanwezig)


def at(hour: int, minute: int) -> datetime:
    return datetime(2026, 12, 10, hour, minute)  # noqa: DTZ001 - as the clock of a desk gives it: Belgian time


@pytest.fixture
def facts() -> Facts:
    return council()[0]


@pytest.fixture
def text() -> str:
    return council()[1]


def vote_of(text: str, index: int = ITEM, place: int = 0) -> Any:
    return meeting_of(text).agendapunten[index].stemmingen[place]


def faults(facts: Facts, text: str) -> list[str]:
    """What the rules about votes find that blocks."""
    meeting = meeting_of(text)
    rest = (each for each in facts.archive.everything() if each[1].id != meeting.id)
    now = make_facts(make_archive([*rest, (KIND.soort, meeting)]))
    day = date(2026, 12, 10)
    told = [finding for rule in KIND.rules for finding in rule(meeting)]
    told += [finding for _, finding in votes_fit_the_room(now.archive, day)]
    told += [finding for _, finding in outcomes_follow(now, day)]
    return [each.message for each in told if each.level is Level.FOUT]


def test_everybody_in_the_room_who_may_vote_was_for_it(facts: Facts, text: str) -> None:
    text = left(text, "zetel-kikker", 2, None)
    text = step_out(text, "zetel-ballon", ITEM)
    text = unanimous(facts, text, ITEM)
    vote = vote_of(text)
    assert (vote.methode, vote.voor, vote.tegen, vote.onthouding) == (Stemmethode.eenparig, 5, 0, 0)
    assert (vote.onderwerp, vote.gevolg) == ("Opvang in de zomer", Stemgevolg.goedgekeurd)
    assert faults(facts, text) == []
    again = consensus(facts, text, ITEM, vote=0)
    assert (vote_of(again).methode, vote_of(again).voor) == (Stemmethode.consensus, 5)
    assert len(meeting_of(again).agendapunten[ITEM].stemmingen) == 1
    assert take_vote_away(again, (ITEM, 0)).count("stemmingen:") == 0


def test_a_proxy_votes_and_does_not_count_for_the_quorum(facts: Facts, text: str) -> None:
    text = give_proxy(mark(text, "zetel-wolk", Aanduiding.verontschuldigd), "zetel-wolk", "zetel-kikker")
    assert aloud(room_at(facts, meeting_of(text), ITEM)) == (
        "Er zijn 6 van de 7 stemgerechtigde leden; 4 nodig. 1 lid stemt bij volmacht. Er kunnen 7 stemmen zijn."
    )
    assert vote_of(unanimous(facts, text, ITEM)).voor == 7
    text = step_out(text, "zetel-kikker", ITEM)
    assert vote_of(unanimous(facts, text, ITEM)).voor == 5, "who carries it steps out, and it with them"


def test_taps_of_seats_make_the_numbers_and_the_outcome(facts: Facts, text: str) -> None:
    text = begin_vote(facts, text, ITEM)
    assert live(facts, meeting_of(text), (ITEM, 0)).words == "geen meerderheid"
    for seat in VOTING[:4]:
        text = tap(facts, text, (ITEM, 0), seat, Stem.voor)
    for seat in VOTING[4:6]:
        text = tap(facts, text, (ITEM, 0), seat, Stem.tegen)
    now = live(facts, meeting_of(text), (ITEM, 0))
    assert (now.words, now.warning) == ("aangenomen, 4 van 6", "1 lid stemde nog niet.")
    text = tap(facts, text, (ITEM, 0), VOTING[6], Stem.blanco)
    assert live(facts, meeting_of(text), (ITEM, 0)).warning == ""
    text = tap(facts, text, (ITEM, 0), VOTING[0], Stem.tegen)
    text = tap(facts, text, (ITEM, 0), VOTING[6], None)
    vote = vote_of(text)
    assert (vote.voor, vote.tegen, vote.blanco, vote.gevolg) == (3, 3, 0, Stemgevolg.verworpen)
    assert faults(facts, text) == []
    with pytest.raises(RefusedError, match="Wis eerst die lijst"):
        count(facts, text, (ITEM, 0), {Stem.voor: 4})
    for seat in VOTING[:6]:
        text = tap(facts, text, (ITEM, 0), seat, None)
    assert vote_of(text).stemmen_per_zetel == ()
    assert faults(facts, text) == []


def test_what_was_unanimous_is_counted_once_somebody_is_against(facts: Facts, text: str) -> None:
    text = unanimous(facts, text, ITEM)
    text = count(facts, text, (ITEM, 0), {Stem.voor: 6, Stem.tegen: 1})
    assert (vote_of(text).methode, vote_of(text).gevolg) == (Stemmethode.handopsteking, Stemgevolg.goedgekeurd)
    assert faults(facts, text) == []


def test_a_decision_that_was_put_off_stays_so_whatever_is_counted(facts: Facts, text: str) -> None:
    text = decide(begin_vote(facts, text, ITEM), (ITEM, 0), Stemgevolg.uitgesteld)
    text = count(facts, text, (ITEM, 0), {Stem.voor: 6, Stem.tegen: 1})
    assert vote_of(text).gevolg is Stemgevolg.uitgesteld
    assert live(facts, meeting_of(text), (ITEM, 0)).words == "uitgesteld, 6 van 7"
    assert faults(facts, text) == []


WHO_CANNOT = {
    SILENT: "‘Stad’ is niet stemgerechtigd",
    "zetel-kikker": "‘Kikker’ is er niet bij dit punt",
    "zetel-ballon": "‘Ballon’ verliet de zaal voor dit punt",
    "zetel-wolk": "van ‘Wolk’ is nog niet aangeduid",
    "zetel-niemand": "‘deze zetel’ is er niet",
}


@pytest.mark.parametrize("seat", WHO_CANNOT)
def test_who_cannot_vote_is_told_why(seat: str, facts: Facts, text: str) -> None:
    text = step_out(left(text, "zetel-kikker", 2), "zetel-ballon", ITEM)
    text = begin_vote(facts, mark(text, "zetel-wolk", None), ITEM)
    with pytest.raises(RefusedError, match=WHO_CANNOT[seat]):
        tap(facts, text, (ITEM, 0), seat, Stem.voor)


def test_a_secret_vote_names_nobody(facts: Facts, text: str) -> None:
    text = begin_vote(facts, text, ITEM, method=Stemmethode.geheim)
    with pytest.raises(RefusedError, match="geheime stemming"):
        tap(facts, text, (ITEM, 0), VOTING[0], Stem.voor)
    assert faults(facts, count(facts, text, (ITEM, 0), {Stem.voor: 7})) == []


def test_too_many_votes_are_warned_of_at_once(facts: Facts, text: str) -> None:
    text = count(facts, begin_vote(facts, text, ITEM), (ITEM, 0), {Stem.voor: 8})
    assert live(facts, meeting_of(text), (ITEM, 0)).warning == "8 stemmen, en er kunnen er 7 zijn. Tel opnieuw."
    with pytest.raises(RefusedError, match="kleiner dan 0"):
        count(facts, text, (ITEM, 0), {Stem.voor: -1})
    with pytest.raises(RefusedError, match="die stemming staat er niet meer"):
        count(facts, text, (ITEM, 4), {Stem.voor: 1})


def test_the_same_as_before_counts_this_room(facts: Facts, text: str) -> None:
    with pytest.raises(RefusedError, match="nog niet gestemd"):
        same_as_previous(facts, text, ITEM)
    agreed = unanimous(facts, text, 0)
    fewer = left(agreed, "zetel-kikker", ITEM)
    assert vote_of(same_as_previous(facts, fewer, ITEM)).voor == 6
    by_name = begin_vote(facts, text, 0, subject="Iets anders", method=Stemmethode.kaarten)
    for seat in VOTING:
        by_name = tap(facts, by_name, (0, 0), seat, Stem.tegen if seat == VOTING[0] else Stem.voor)
    same = same_as_previous(facts, by_name, ITEM)
    copied, original = vote_of(same), vote_of(by_name, 0)
    assert (copied.onderwerp, copied.methode) == ("Opvang in de zomer", Stemmethode.kaarten)
    assert (copied.counts, copied.stemmen_per_zetel) == (original.counts, original.stemmen_per_zetel)
    assert faults(facts, same) == []
    with pytest.raises(RefusedError, match="konden er 7 stemmen, en nu 6"):
        same_as_previous(facts, left(by_name, "zetel-kikker", ITEM), ITEM)
    absent = mark(text, "zetel-wolk", Aanduiding.afwezig)
    counted = count(facts, begin_vote(facts, absent, 0), (0, 0), {Stem.voor: 5, Stem.tegen: 1})
    with pytest.raises(RefusedError, match="bij punt 1, Opening zaten er anderen"):
        same_as_previous(facts, came_in(left(counted, "zetel-kikker", ITEM), "zetel-wolk", ITEM), ITEM)


def test_a_named_vote_of_who_was_not_there_is_told(facts: Facts, text: str) -> None:
    text = begin_vote(facts, text, ITEM)
    for seat in VOTING:
        text = tap(facts, text, (ITEM, 0), seat, Stem.voor)
    (told,) = votes_turned(facts, text, mark(text, "zetel-kikker", Aanduiding.afwezig))
    assert told.words == (
        "Punt 4, Opvang in de zomer: er konden 7 leden stemmen en nu 6, en er zijn 7 stemmen geteld "
        "en ‘Kikker’ stemde mee en was er niet."
    )
    assert told.at == ("agendapunten", ITEM, "stemmingen", 0)
    assert votes_turned(facts, text, left(text, "zetel-kikker", ITEM + 1)) == (), "who left afterwards turns nothing"


RULES = {
    "gewone": {},
    "twee_derde": {"meerderheid": "twee_derde"},
    "consensus": {"meerderheid": "consensus"},
    "abstentions count": {"onthoudingen": "tellen_mee"},
    "the chair decides": {"staking_van_stemmen": "voorzitter_beslist"},
}


def under(facts: Facts, **rules: str) -> Facts:
    """The council under other rules."""
    data = parse(COUNCIL)
    data["afspraken"][0] |= rules
    rest = (each for each in facts.archive.everything() if each[0] != "raad")
    return make_facts(make_archive([*rest, ("raad", BY_SOORT["raad"].model.model_validate(data))]))


@pytest.mark.parametrize("name", RULES)
@settings(max_examples=25, deadline=None)
@given(numbers=st.tuples(*[st.integers(0, 3)] * 3))
def test_the_outcome_is_always_one_that_the_rule_of_the_day_gives(name: str, numbers: tuple[int, int, int]) -> None:
    facts, text = council()
    facts = under(facts, **RULES[name])
    assert isinstance(facts.raad, Raad)
    counts = dict(zip((Stem.voor, Stem.tegen, Stem.onthouding), numbers, strict=True))
    text = count(facts, begin_vote(facts, text, ITEM), (ITEM, 0), counts)
    meeting = meeting_of(text)
    vote = vote_of(text)
    judged = outcome(vote, facts.rules_of(meeting), meeting.voorzitter)
    assert vote.gevolg in judged.fits
    assert vote.gevolg is judged.gevolg or judged.gevolg is None
    assert {stem: vote.counts[stem] for stem in counts} == counts


def test_with_abstentions_that_count_the_words_say_of_how_many(facts: Facts, text: str) -> None:
    facts = under(facts, onthoudingen="tellen_mee")
    text = count(facts, begin_vote(facts, text, ITEM), (ITEM, 0), {Stem.voor: 3, Stem.tegen: 1, Stem.onthouding: 3})
    assert live(facts, meeting_of(text), (ITEM, 0)).words == "geen meerderheid, 3 van 7"


def test_the_proposed_decision_is_taken_in_one_tap_and_not_over_another(text: str) -> None:
    taken = take_over(text, ITEM)
    assert meeting_of(taken).agendapunten[ITEM].besluit == "De raad vraagt opvang in juli."
    assert take_over(taken, ITEM) == taken
    with pytest.raises(RefusedError, match="staat al een ander besluit"):
        take_over(put(text, ("agendapunten", ITEM), "besluit", "Toch niet."), ITEM)
    with pytest.raises(RefusedError, match="bij punt 1, Opening staat geen voorstel"):
        take_over(text, 0)


def test_a_decision_of_several_lines_stays_as_it_was_typed(text: str) -> None:
    words = "De raad vraagt:\n\n- opvang in juli\n- opvang in augustus\n"
    text = put(text, ("agendapunten", ITEM), "voorstel", words)
    assert take_over(text, ITEM).count(words.replace("\n-", "\n      -").replace("De raad", "      De raad")) == 2


def test_an_item_is_put_off_once(text: str) -> None:
    text = put_off_item(text, ITEM)
    assert vote_of(text).gevolg is Stemgevolg.uitgesteld
    with pytest.raises(RefusedError, match="is al uitgesteld"):
        put_off_item(text, ITEM)


BAD_PROMISES: dict[str, tuple[dict[str, Any], str]] = {
    "nothing": ({"what": " "}, "wat er moet gebeuren"),
    "nobody": ({"what": "Bellen"}, "zeg wie het doet"),
    "a seat that is not there": ({"what": "Bellen", "seat": "zetel-niemand"}, "zeg wie het doet"),
    "a day that is past": (
        {"what": "Bellen", "who": "secretariaat", "by": date(2026, 12, 9)},
        "ligt voor de vergadering",
    ),
}


@pytest.mark.parametrize("name", BAD_PROMISES)
def test_a_promise_says_what_and_who(name: str, facts: Facts, text: str) -> None:
    given_, told = BAD_PROMISES[name]
    with pytest.raises(RefusedError, match=told):
        promise(facts, text, ITEM, **given_)


def test_an_action_is_finished_on_a_day_or_not_at_all(facts: Facts, text: str) -> None:
    text = promise(facts, text, ITEM, "Bellen", who="secretariaat")
    with pytest.raises(RefusedError, match="op welke dag"):
        settle(text, ITEM, 0, Actiestatus.afgerond)
    with pytest.raises(RefusedError, match="ligt voor de vergadering die het afsprak"):
        settle(text, ITEM, 0, Actiestatus.afgerond, date(2026, 12, 9))
    done = settle(text, ITEM, 0, Actiestatus.afgerond, date(2026, 12, 10))
    assert faults(facts, done) == []
    assert settle(settle(done, ITEM, 0, Actiestatus.lopend), ITEM, 0, Actiestatus.open) == text
    with pytest.raises(RefusedError, match="staat er niet meer"):
        settle(text, ITEM, 1, Actiestatus.open)


def test_the_hour_that_comes_twice_says_which_one_it_is() -> None:
    assert moment(datetime(2026, 10, 25, 2, 30)) == "2026-10-25T02:30+02:00"  # noqa: DTZ001 - Belgian time
    assert moment(datetime(2026, 12, 10, 20, 14, 55)) == "2026-12-10 20:14"  # noqa: DTZ001 - Belgian time
