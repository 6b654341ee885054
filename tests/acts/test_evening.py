"""A whole meeting, from an empty agenda to a draft of its minutes: after each step the check says what is expected, and no more."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from lok.acts.agenda import add_item, agenda_sent, move_item_to
from lok.acts.attendance import Aanduiding, came_in, left, mark, mark_others
from lok.acts.begin_and_end import close_meeting, draft_minutes, open_meeting, reopen
from lok.acts.closing import closing_checklist
from lok.acts.coming import answer, expected, reminder
from lok.acts.dealing import promise, put_off_item, settle, take_over
from lok.acts.meeting_text import meeting_of
from lok.acts.next_meeting import name_next, new_meeting
from lok.acts.offers import offers, take
from lok.acts.roles import step_out
from lok.acts.turned import votes_turned
from lok.acts.voting import begin_vote, consensus, count, live, same_as_previous, unanimous
from lok.facts.changed_agenda import changed_agenda
from lok.facts.presence import presence
from lok.facts.sitting import aloud, room_at
from lok.kinds.agendapunten import Actiestatus, Puntsoort
from lok.kinds.stemmingen import Stem
from lok.kinds.toezeggingen import Antwoord
from lok.words.terminal import RefusedError
from samples.edits import WAYS
from samples.sitting import DATA, LAST, NEXT, SILENT, VOTING, Evening

if TYPE_CHECKING:
    from pathlib import Path

BEFORE, EVENING = date(2026, 11, 23), date(2026, 12, 10)
LATE = "V31 agendapunten[3].actiepunten[1].deadline: het actiepunt is"


def at(hour: int, minute: int) -> datetime:
    return datetime(2026, 12, 10, hour, minute)  # noqa: DTZ001 - as the clock of a desk gives it: Belgian time


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    return Evening(tmp_path / "raad")


def prepared(evening: Evening) -> None:
    """The agenda with everything on it, sent, and the answers of some."""
    for offer in offers(evening.archive, evening.text, BEFORE):
        evening.write(take(evening.text, offer))
    evening.write(agenda_sent(evening.text, BEFORE))
    for seat in VOTING[:4]:
        evening.write(answer(evening.text, seat, Antwoord.komt))
    evening.write(answer(evening.text, "zetel-wolk", Antwoord.verontschuldigd))


def opened(evening: Evening) -> None:
    prepared(evening)
    evening.write(open_meeting(evening.facts, evening.text, at(19, 34)))


def present(evening: Evening) -> None:
    opened(evening)
    evening.write(mark_others(evening.facts, evening.text, Aanduiding.aanwezig))


def quiet(evening: Evening, day: date) -> list[str]:
    """What the check says beside the action that is late, which is so all evening."""
    return [line for line in evening.told(day) if not line.startswith(LATE)]


def test_before_the_meeting_the_agenda_fills_and_who_is_silent_is_named(evening: Evening) -> None:
    assert quiet(evening, BEFORE) == []
    for offer in offers(evening.archive, evening.text, BEFORE):
        evening.write(take(evening.text, offer))
        assert quiet(evening, BEFORE) == [], offer.key
    assert [each.nr for each in meeting_of(evening.text).agendapunten] == list("1234567")
    evening.write(agenda_sent(evening.text, BEFORE))
    sent = evening.text
    evening.write(add_item(evening.text, "Een opvang in het station", Puntsoort.advies))
    evening.write(move_item_to(evening.text, 3, 6))
    assert quiet(evening, BEFORE) == []
    assert [
        each.words for each in changed_agenda(meeting_of(evening.text).agendapunten, meeting_of(sent).agendapunten)
    ] == [
        "Toegevoegd: punt 8, Een opvang in het station.",
        "Verplaatst: punt 4, Opvang in de zomer, komt nu na punt 6.",
    ]
    evening.write(answer(evening.text, "zetel-ouders", Antwoord.komt))
    evening.write(answer(evening.text, "zetel-wolk", Antwoord.verontschuldigd))
    assert quiet(evening, BEFORE) == []
    meeting = meeting_of(evening.text)
    assert (
        expected(evening.facts, meeting) == "1 van de 7 leden met stemrecht komt; er zijn er 4 nodig om te beslissen."
    )
    mail = reminder(evening.facts, meeting, date(2026, 12, 3))
    assert "- Ballon\n" in mail.text
    assert "Ouders" not in mail.text
    assert "tegen 3 december 2026" in mail.text
    assert "@" not in mail.text


def test_at_the_opening_only_apologies_are_known(evening: Evening) -> None:
    opened(evening)
    meeting = meeting_of(evening.text)
    assert [(each.zetel, each.status.value) for each in meeting.aanwezigheden] == [("zetel-wolk", "verontschuldigd")]
    assert quiet(evening, EVENING) == []
    room = room_at(evening.facts, meeting, 0)
    assert room.in_number is None
    assert aloud(room) == (
        "Er zijn 0 van de 7 stemgerechtigde leden; 4 nodig. Van 6 leden is nog niet aangeduid of ze er zijn."
    )
    for seat in VOTING[:4]:
        evening.write(mark(evening.text, seat, Aanduiding.aanwezig))
        assert quiet(evening, EVENING) == []
    assert aloud(room_at(evening.facts, meeting_of(evening.text), 0)).startswith("Er zijn 4 van de 7")
    evening.write(count(evening.facts, begin_vote(evening.facts, evening.text, 0), (0, 0), {Stem.voor: 6}))
    assert quiet(evening, EVENING) == [], "two who are not marked yet may have voted"
    evening.write(count(evening.facts, evening.text, (0, 0), {Stem.voor: 7}))
    assert [line.partition(":")[0] for line in quiet(evening, EVENING)] == ["V13 agendapunten[1].stemmingen[1]"]
    with pytest.raises(RefusedError, match="van 2 leden is nog niet aangeduid"):
        unanimous(evening.facts, evening.text, 1)


def test_an_evening_with_votes_and_people_who_come_and_go(evening: Evening) -> None:
    present(evening)
    facts = evening.facts
    assert quiet(evening, EVENING) == []
    assert aloud(room_at(facts, meeting_of(evening.text), 3)) == "Er zijn 6 van de 7 stemgerechtigde leden; 4 nodig."
    evening.write(take_over(evening.text, 3))
    evening.write(unanimous(facts, evening.text, 3))
    assert live(facts, meeting_of(evening.text), (3, 0)).words == "aangenomen, 6 van 6"
    assert quiet(evening, EVENING) == []
    evening.write(left(evening.text, "zetel-ouders", 4, at(20, 15)))
    evening.write(step_out(evening.text, "zetel-ballon", 4))
    assert aloud(room_at(facts, meeting_of(evening.text), 4)) == (
        "Er zijn 5 van de 7 stemgerechtigde leden; 4 nodig. 1 lid verlaat de zaal voor dit punt. Er kunnen 4 stemmen zijn."
    )
    evening.write(begin_vote(facts, evening.text, 4))
    evening.write(count(facts, evening.text, (4, 0), {Stem.voor: 3, Stem.tegen: 1}))
    assert live(facts, meeting_of(evening.text), (4, 0)).words == "aangenomen, 3 van 4"
    assert live(facts, meeting_of(evening.text), (4, 0)).warning == ""
    assert quiet(evening, EVENING) == []
    evening.write(add_item(evening.text, "Een opvang in het station", Puntsoort.advies))
    new = next(index for index, each in enumerate(meeting_of(evening.text).agendapunten) if each.nr == "8")
    assert meeting_of(evening.text).agendapunten[new].toegevoegd_ter_zitting
    with pytest.raises(RefusedError, match="konden er 4 stemmen, en nu 5"):
        same_as_previous(facts, evening.text, new)
    evening.write(came_in(evening.text, "zetel-wolk", new, at(20, 40)))
    evening.write(consensus(facts, evening.text, new))
    assert meeting_of(evening.text).agendapunten[new].stemmingen[0].voor == 6
    assert quiet(evening, EVENING) == []
    evening.write(same_as_previous(facts, evening.text, new + 1))
    assert meeting_of(evening.text).agendapunten[new + 1].stemmingen[0].voor == 6
    evening.write(promise(facts, evening.text, new, "De  stad\nschrijven", seat="zetel-kikker", by=date(2027, 1, 5)))
    made = meeting_of(evening.text).agendapunten[new].actiepunten[0]
    assert (made.omschrijving, made.verantwoordelijke) == ("De stad schrijven", "Kikker")
    evening.write(settle(evening.text, 2, 0, Actiestatus.afgerond, EVENING))
    assert evening.told(EVENING) == []
    counted = presence(meeting_of(evening.text), facts.seats.values())
    assert counted is not None
    assert (counted.present, counted.seats) == (8, 8)


def test_a_mark_that_comes_after_a_vote_tells_what_it_turns(evening: Evening) -> None:
    present(evening)
    facts = evening.facts
    evening.write(unanimous(facts, evening.text, 3))
    before = evening.text
    after = mark(before, "zetel-kikker", Aanduiding.afwezig)
    assert [(each.words, each.before, each.after) for each in votes_turned(facts, before, after)] == [
        ("Punt 4, Opvang in de zomer: er konden 6 leden stemmen en nu 5, en er zijn 6 stemmen geteld.", 6, 5)
    ]
    evening.write(after)
    assert [line.partition(":")[0] for line in quiet(evening, EVENING)] == ["V13 agendapunten[4].stemmingen[1]"]
    evening.write(unanimous(facts, evening.text, 3, vote=0))
    assert quiet(evening, EVENING) == []
    for seat in ("zetel-ballon", "zetel-bromtol"):
        after = mark(after, seat, Aanduiding.afwezig)
    told = votes_turned(facts, before, after)
    assert told[0].words == (
        "Het quorum: er waren 6 van de 7 stemgerechtigde leden, en nu 3; 4 nodig. De raad is niet meer in aantal."
    )
    assert (told[0].before, told[0].after) == (6, 3)
    assert "niet in aantal, met 3 van de 4 die nodig zijn" in told[1].words


def test_at_the_closing_the_list_says_what_is_left_and_the_check_who_is_missing(evening: Evening) -> None:
    opened(evening)
    for seat in VOTING[:5]:
        evening.write(mark(evening.text, seat, Aanduiding.aanwezig))
    facts = evening.facts
    evening.write(begin_vote(facts, evening.text, 3))
    evening.write(count(facts, evening.text, (3, 0), {Stem.voor: 5}))
    evening.write(promise(facts, evening.text, 3, "Cijfers zoeken", who="secretariaat"))
    left_to_do = [each.words for each in closing_checklist(facts, meeting_of(evening.text), EVENING)]
    assert left_to_do == [
        "Noteer wanneer de vergadering eindigde.",
        "Duid aan of ze er waren: ‘Voorzitter’ en ‘Stad’.",
        "Punt 2, Verslag van 17 september 2026: zeg of het verslag is goedgekeurd.",
        "Punt 5, Opvolging van ADV-2026-01: Stel panden van de stad beschikbaar: noteer het besluit, of stel het punt uit.",
        "Actiepunt ‘De aanvrager terugbellen’: zeg tegen wanneer en welke zetel het doet.",
        "Actiepunt ‘Cijfers zoeken’: zeg tegen wanneer en welke zetel het doet.",
        "Noteer wanneer de volgende vergadering is.",
    ]
    evening.write(close_meeting(facts, evening.text, at(21, 40)))
    assert quiet(evening, EVENING) == ["V10 aanwezigheden: deze zetels ontbreken: zetel-stad, zetel-voorzitter"]
    assert not any(each.blocks for each in evening.problems(EVENING)), "it is told, and stands in nobody's way"
    with pytest.raises(RefusedError, match="Nog niet aangeduid: ‘Voorzitter’ en ‘Stad’"):
        draft_minutes(facts, evening.text, EVENING)
    evening.write(mark_others(facts, evening.text, Aanduiding.afwezig))
    assert meeting_of(evening.text).voorzitter is None, "who was not there did not chair"
    assert quiet(evening, EVENING) == []
    evening.write(draft_minutes(facts, evening.text, EVENING))
    assert quiet(evening, EVENING) == []


def test_below_quorum_a_meeting_closes_as_such_and_can_go_on_after_all(evening: Evening) -> None:
    opened(evening)
    for seat in VOTING[:3]:
        evening.write(mark(evening.text, seat, Aanduiding.aanwezig))
    evening.write(mark_others(evening.facts, evening.text, Aanduiding.afwezig))
    assert aloud(room_at(evening.facts, meeting_of(evening.text), 0)).endswith("4 nodig. De raad is niet in aantal.")
    going_on = evening.text
    evening.write(close_meeting(evening.facts, evening.text, at(20, 0)))
    meeting = meeting_of(evening.text)
    assert (meeting.status.value, meeting.quorum_bereikt) == ("onvoltallig", False)
    assert quiet(evening, EVENING) == []
    assert meeting_of(reopen(evening.text)) == meeting_of(going_on)


def test_what_was_put_off_is_offered_for_the_meeting_after(evening: Evening) -> None:
    present(evening)
    facts = evening.facts
    evening.write(put_off_item(evening.text, 3))
    evening.write(close_meeting(facts, evening.text, at(21, 0)))
    made = new_meeting(evening.archive, meeting_of(evening.text), date(2027, 3, 11), EVENING)
    assert made.path == "data/vergaderingen/verg-2027-03-11.yaml"
    (evening.root / made.path).write_text(made.text, "utf-8")
    evening.write(name_next(evening.text, made.id))
    assert quiet(evening, EVENING) == []
    following = meeting_of(made.text)
    assert (following.volgnummer, f"{following.gepland_begin:%H:%M}", following.locatie) == (1, "19:30", "Stadhuis")
    assert (following.aanwezigheden, following.toezeggingen, following.agendapunten) == ((), (), ())
    keys = [each.key for each in offers(evening.archive, made.text, EVENING)]
    assert [key for key in keys if key.startswith(("verslag", "uitgesteld"))] == [
        f"verslag:{LAST}",
        f"verslag:{NEXT}",
        f"uitgesteld:{NEXT}:4",
    ]
    assert f"actiepunt:{LAST}:de-aanvrager-terugbellen" in keys, "its first meeting, however often it is carried over"
    assert SILENT in made.text


def taps(evening: Evening, text: str) -> str:
    """An evening in taps, on whatever text."""
    facts = evening.facts
    for offer in offers(evening.archive, text, BEFORE):
        text = take(text, offer)
    text = answer(agenda_sent(text, BEFORE), "zetel-wolk", Antwoord.verontschuldigd)
    text = mark_others(facts, open_meeting(facts, text, at(19, 34)), Aanduiding.aanwezig)
    text = take_over(unanimous(facts, left(text, "zetel-ouders", 3, at(20, 15)), 3), 3)
    text = came_in(step_out(text, "zetel-ballon", 4), "zetel-wolk", 4, at(20, 40))
    text = promise(facts, put_off_item(text, 4), 4, "De stad: ’t Zand", who="secretariaat")
    return close_meeting(facts, move_item_to(text, 5, 4), at(21, 40))


@pytest.mark.parametrize("way", WAYS)
def test_however_the_record_is_typed_the_same_taps_say_the_same(way: str, evening: Evening) -> None:
    prepared(evening)
    typed = WAYS[way](evening.text.replace("uitgenodigd_op: 2026-11-23\n", "").replace("uitgenodigd", "gepland"))
    empty = DATA[f"vergaderingen/{NEXT}.yaml"]
    assert meeting_of(taps(evening, WAYS[way](empty))) == meeting_of(taps(evening, empty))
    changed = mark(open_meeting(evening.facts, typed, at(19, 34)), "zetel-kikker", Aanduiding.aanwezig)
    assert changed.count("# ") == typed.count("# ")
    assert ("\r\n" in changed) is (way == "of windows")
