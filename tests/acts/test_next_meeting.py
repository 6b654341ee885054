"""The next meeting from the last one: its own id, number and hour, and nothing of who was there."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from lok.acts.begin_and_end import close_meeting, open_meeting
from lok.acts.coming import second_call
from lok.acts.meeting_text import meeting_of
from lok.acts.next_meeting import name_next, new_meeting, second_meeting
from lok.acts.offers import offers, take
from lok.words.terminal import RefusedError
from samples.sitting import LAST, NEXT, Evening
from samples.small_council import edit

if TYPE_CHECKING:
    from pathlib import Path

    from lok.kinds.vergadering import Vergadering

DAY = date(2026, 12, 10)


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    return Evening(tmp_path / "raad")


def last(evening: Evening) -> Vergadering:
    return meeting_of(evening.text)


def test_the_file_is_right_and_says_no_more_than_is_known(evening: Evening) -> None:
    made = new_meeting(evening.archive, last(evening), date(2027, 3, 11), DAY)
    assert made.text == (
        "# yaml-language-server: $schema=../../scripts/schema/vergaderingen.schema.json\n"
        "id: verg-2027-03-11\nvoorbeeld: ja\nlaatst_gewijzigd: 2026-12-10\nvolgnummer: 1\nstatus: gepland\n"
        "gepland_begin: 2027-03-11 19:30\nlocatie: Stadhuis\nvoorzitter: zetel-voorzitter\nsecretaris: zetel-stad\n"
    )
    (evening.root / made.path).write_text(made.text, "utf-8")
    evening.write(name_next(evening.text, made.id))
    assert not any(each.blocks for each in evening.problems(DAY))


def test_an_hour_and_a_place_of_its_own(evening: Evening) -> None:
    begin = datetime(2026, 12, 17, 14, 0)  # noqa: DTZ001 - as somebody fills it in: Belgian time
    made = meeting_of(new_meeting(evening.archive, last(evening), begin, DAY, place=" De  Kroon\n").text)
    assert (f"{made.gepland_begin:%Y-%m-%d %H:%M}", made.locatie, made.volgnummer) == (
        "2026-12-17 14:00",
        "De Kroon",
        4,
    )


def test_who_no_longer_has_a_seat_does_not_preside(evening: Evening) -> None:
    edit(evening.root / "data/zetels/zetel-voorzitter.yaml", "van: 2020-01-01", "van: 2020-01-01\ntot: 2026-12-31")
    made = meeting_of(new_meeting(evening.archive, last(evening), date(2027, 3, 11), DAY).text)
    assert (made.voorzitter, made.secretaris) == (None, "zetel-stad")


def test_a_real_meeting_is_not_marked_as_invented(evening: Evening) -> None:
    edit(evening.root / "data/raad/lok-voorbeeldstad.yaml", "voorbeeld: ja\n", "")
    assert "voorbeeld" not in new_meeting(evening.archive, last(evening), date(2027, 3, 11), DAY).text


def test_another_kind_of_meeting_on_the_same_day_has_another_id(evening: Evening) -> None:
    edit(
        evening.root / f"data/vergaderingen/{LAST}.yaml",
        "status: verslag",
        "soort_vergadering: dagelijks_bestuur\nstatus: verslag",
    )
    board = evening.archive.get("vergaderingen", LAST)
    assert new_meeting(evening.archive, board, date(2026, 12, 10), DAY).id == f"{NEXT}-dagelijks-bestuur"


@pytest.mark.parametrize(
    ("begin", "told"),
    [(date(2026, 12, 9), "komt na die van donderdag 10 december 2026"), (date(2027, 3, 11), "er is al")],
)
def test_what_cannot_be_is_refused(begin: date, told: str, evening: Evening) -> None:
    made = new_meeting(evening.archive, last(evening), date(2027, 3, 11), DAY)
    (evening.root / made.path).write_text(made.text, "utf-8")
    with pytest.raises(RefusedError, match=told):
        new_meeting(evening.archive, last(evening), begin, DAY)


def failed(evening: Evening) -> Vergadering:
    """The meeting with its whole agenda, to which nobody came but one."""
    for offer in offers(evening.archive, evening.text, DAY):
        evening.write(take(evening.text, offer))
    evening.write(open_meeting(evening.facts, evening.text, datetime(2026, 12, 10, 19, 30)))  # noqa: DTZ001 - Belgian time
    text = evening.text
    rows = "".join(
        f"  - {{zetel: {seat.id}, status: {'aanwezig' if seat.id == 'zetel-stad' else 'afwezig'}}}\n"
        for seat in evening.archive.all("zetels")
    )
    evening.write(
        text.replace("voorzitter: zetel-voorzitter\n", "").replace(
            "agendapunten:", f"aanwezigheden:\n{rows}agendapunten:"
        )
    )
    evening.write(close_meeting(evening.facts, evening.text, datetime(2026, 12, 10, 20, 0)))  # noqa: DTZ001 - Belgian time
    return last(evening)


def test_a_second_meeting_has_the_same_agenda_and_may_always_decide(evening: Evening) -> None:
    first = failed(evening)
    made = second_meeting(evening.archive, first, date(2026, 12, 17), DAY)
    (evening.root / made.path).write_text(made.text, "utf-8")
    second = meeting_of(made.text)
    assert second.tweede_vergadering
    assert [(each.nr, each.titel) for each in second.agendapunten] == [
        (each.nr, each.titel) for each in first.agendapunten
    ]
    assert [each.overgedragen_van for each in second.agendapunten[2].actiepunten] == ["verg-2026-06-18", LAST]
    assert not any(each.blocks for each in evening.problems(DAY))
    mail = second_call(evening.facts, first, second)
    assert mail.subject == "Tweede vergadering op 17 december 2026"
    assert "mag beslissen, hoeveel leden er ook zijn" in mail.text
    assert "4. Opvang in de zomer" in mail.text


def test_a_second_meeting_needs_a_first_that_failed_and_a_rule(evening: Evening) -> None:
    with pytest.raises(RefusedError, match="niet in aantal was"):
        second_meeting(evening.archive, last(evening), date(2026, 12, 17), DAY)
    with pytest.raises(RefusedError, match="niet in aantal was"):
        second_call(evening.facts, last(evening), last(evening))
    first = failed(evening)
    edit(evening.root / "data/raad/lok-voorbeeldstad.yaml", ", tweede_vergadering_beslist: ja", "")
    with pytest.raises(RefusedError, match="Plan een gewone vergadering"):
        second_meeting(evening.archive, first, date(2026, 12, 17), DAY)
