"""Candidates counted one by one at the desk: one is elected at most, whoever's number comes last."""

from __future__ import annotations

import tempfile
from datetime import datetime
from functools import cache
from itertools import permutations
from pathlib import Path

import pytest

from lok.acts.attendance import Aanduiding, mark_others
from lok.acts.begin_and_end import open_meeting
from lok.acts.closing import closing_checklist
from lok.acts.meeting_text import meeting_of
from lok.acts.voting import begin_vote, count, decide, live
from lok.archive.load import load
from lok.facts.facts import Facts, make_facts
from lok.kinds.stemmingen import Stem, Stemgevolg, Stemmethode
from samples.sitting import PATH, found

NAMES = ("Kandidaat A", "Kandidaat B", "Kandidaat C")
NIGHT = datetime(2026, 12, 10, 19, 30)  # noqa: DTZ001 - as the clock of a desk gives it: Belgian time
POST = """\
agendapunten:
  - nr: "1"
    titel: Verkiezing van de voorzitter
    soort: verkiezing
"""


@cache
def council() -> tuple[Facts, str]:
    """The council of eight seats, seven of which vote and are there, and a meeting that only elects."""
    with tempfile.TemporaryDirectory() as folder:
        root = found(Path(folder) / "raad")
        facts = make_facts(load(root).archive)
        text = (root / PATH).read_text("utf-8")
    return facts, mark_others(facts, open_meeting(facts, text + POST, NIGHT), Aanduiding.aanwezig)


def begun() -> tuple[Facts, str]:
    """The same with a vote on each candidate in which nobody voted yet."""
    facts, text = council()
    for name in NAMES:
        text = begin_vote(facts, text, 0, name, Stemmethode.geheim)
    return facts, text


def results(text: str) -> list[Stemgevolg]:
    return [vote.gevolg for vote in meeting_of(text).agendapunten[0].stemmingen]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_in_whatever_order_they_are_counted_one_is_elected(order: tuple[int, ...]) -> None:
    facts, text = begun()
    for place in order:
        text = count(facts, text, (0, place), {Stem.voor: (1, 4, 2)[place]})
        assert results(text).count(Stemgevolg.goedgekeurd) <= 1
    assert results(text) == [Stemgevolg.verworpen, Stemgevolg.goedgekeurd, Stemgevolg.verworpen]
    meeting = meeting_of(text)
    told = [live(facts, meeting, (0, place)) for place in range(3)]
    assert [each.words for each in told] == ["niet verkozen, 1 van 7", "verkozen, 4 van 7", "niet verkozen, 2 van 7"]
    assert {each.reason for each in told} == {"‘Kandidaat B’ had 4 van de 7 stemmen."}
    assert {each.warning for each in told} == {""}


def test_who_did_not_vote_yet_is_told_of_all_candidates_together() -> None:
    facts, text = begun()
    text = count(facts, text, (0, 0), {Stem.voor: 4})
    assert live(facts, meeting_of(text), (0, 1)).warning == "3 leden stemden nog niet."
    text = count(facts, text, (0, 1), {Stem.voor: 4})
    assert "8 stemmen, en er kunnen er 7 zijn" in live(facts, meeting_of(text), (0, 0)).warning


def test_a_tie_waits_for_somebody_to_say_who() -> None:
    facts, text = begun()
    for place, votes in enumerate((3, 3, 1)):
        text = count(facts, text, (0, place), {Stem.voor: votes})
    assert set(results(text)) == {Stemgevolg.geen_meerderheid}
    text = decide(text, (0, 1), Stemgevolg.goedgekeurd)
    assert live(facts, meeting_of(text), (0, 1)).words == "verkozen, 3 van 7"


def test_what_is_put_off_stays_so() -> None:
    facts, text = begun()
    text = decide(text, (0, 0), Stemgevolg.uitgesteld)
    text = count(facts, text, (0, 0), {Stem.voor: 7})
    assert results(text)[0] is Stemgevolg.uitgesteld
    assert live(facts, meeting_of(text), (0, 0)).words == "uitgesteld, 7 van 7"


def test_an_election_is_something_that_came_of_an_item() -> None:
    facts, text = council()
    todo = "noteer het besluit"
    assert any(todo in each.words for each in closing_checklist(facts, meeting_of(text), NIGHT.date()))
    chosen = "    verkiezingen: [{functie: voorzitter, kandidaten: [{kandidaat: A, verkozen: ja}]}]\n"
    text = text.replace("    soort: verkiezing\n", f"    soort: verkiezing\n{chosen}")
    assert not any(todo in each.words for each in closing_checklist(facts, meeting_of(text), NIGHT.date()))
