"""Whom to call and when, as a page says it first: in words for everybody, and as a script reads it."""

from __future__ import annotations

from datetime import date

import pytest

from lok.kinds.contactpunten import Contactpunt
from lok.pages.contact.questions import exceptions_soon, hours_for_clock, hours_in_words


def office(**given: object) -> Contactpunt:
    hours = [
        {"dag": "donderdag", "van": "13:30", "tot": "20:00"},
        {"dag": "maandag", "van": "13:00", "tot": "16:00"},
        {"dag": "maandag", "van": "9:00", "tot": "12:00"},
    ]
    around = [
        {"van": "2026-12-24", "tot": "2027-01-03", "reden": "kerstsluiting"},
        {
            "van": "2026-12-10",
            "tot": "2026-12-10",
            "reden": "vroeger dicht",
            "openingsuren": [{"dag": "donderdag", "van": "13:30", "tot": "17:00"}],
        },
    ]
    known = {
        "id": "loket",
        "naam": "Loket",
        "soort_contactpunt": "lokaal_loket",
        "taak": "Helpt.",
        "telefoon": "099 00 00 01",
    }
    return Contactpunt.model_validate({**known, "openingsuren": hours, "uitzonderingen": around, **given})


def test_the_script_reads_the_week_from_monday_and_what_is_otherwise_behind_it() -> None:
    week = "1 09:00-12:00;1 13:00-16:00;4 13:30-20:00"
    assert (
        hours_for_clock(office(), date(2026, 12, 1))
        == f"{week}|2026-12-10/2026-12-10 4 13:30-17:00|2026-12-24/2027-01-03"
    )
    assert hours_for_clock(office(), date(2026, 12, 11)) == f"{week}|2026-12-24/2027-01-03"
    assert hours_for_clock(office(openingsuren=[], uitzonderingen=[]), date(2026, 12, 1)) == ""


def test_the_words_say_the_usual_week() -> None:
    said = hours_in_words(office())
    assert said == "maandag 9.00 tot 12.00 uur en 13.00 tot 16.00 uur, donderdag 13.30 tot 20.00 uur"


@pytest.mark.parametrize(
    ("day", "reasons"),
    [
        (date(2026, 11, 25), []),
        (date(2026, 11, 26), ["vroeger dicht"]),
        (date(2026, 12, 10), ["vroeger dicht", "kerstsluiting"]),
        (date(2027, 1, 3), ["kerstsluiting"]),
        (date(2027, 1, 4), []),
    ],
)
def test_only_what_is_otherwise_soon_is_told_first(day: date, reasons: list[str]) -> None:
    assert [each.reden for each in exceptions_soon(office(), day)] == reasons
