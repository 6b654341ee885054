"""The last day of a term, worked out by hand with a calendar beside it, and held against a plain recount."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from holidays import country_holidays
from hypothesis import given
from hypothesis import strategies as st

from lok.model.terms import Eenheid, Feestdagen, Termijn, exceptions, in_days, in_words, last_day
from lok.model.working_days import Kalender, school_holiday, school_holidays

BRIDGES = Kalender(frozenset({date(2026, 5, 15), date(2026, 12, 28)}), frozenset({(7, 11)}))
"""A town that closes on two days of 2026, and every year on 11 July."""
UNITS = list(Eenheid)


def term(said: str, *, shifts: bool = False, holidays: Feestdagen | None = None) -> Termijn:
    """``3 werkdagen`` as a term."""
    number, unit = said.split()
    return Termijn(aantal=int(number), eenheid=Eenheid(unit), schuift_op=shifts, feestdagen=holidays)


@pytest.mark.parametrize(
    ("said", "start", "last"),
    [
        ("3 werkdagen", "2025-12-24", "2025-12-30"),  # Christmas on Thursday: 26, 29 and 30 December
        ("3 werkdagen", "2026-04-03", "2026-04-09"),  # Good Friday, which is none; Easter Monday is: 7, 8, 9 April
        ("1 werkdagen", "2026-04-30", "2026-05-04"),  # Labour Day on Friday
        ("1 werkdagen", "2026-05-13", "2026-05-15"),  # Ascension Day
        ("1 werkdagen", "2026-05-22", "2026-05-26"),  # Whit Monday
        ("1 werkdagen", "2026-07-20", "2026-07-22"),  # 21 July
        ("1 werkdagen", "2025-08-14", "2025-08-18"),  # 15 August on Friday
        ("1 werkdagen", "2026-11-10", "2026-11-12"),
        ("1 werkdagen", "2026-12-31", "2027-01-04"),
        ("0 werkdagen", "2026-03-02", "2026-03-02"),
        ("6 weken", "2026-01-15", "2026-02-26"),
        ("42 kalenderdagen", "2026-01-15", "2026-02-26"),
        ("42 dagen", "2026-01-15", "2026-02-26"),
        ("1 maanden", "2026-01-31", "2026-02-28"),
        ("1 maanden", "2028-01-31", "2028-02-29"),
        ("2 maanden", "2026-03-20", "2026-05-20"),
        ("1 jaren", "2024-02-29", "2025-02-28"),
        ("1 schoolweken", "2026-02-12", "2026-02-26"),  # spring holidays from Monday 16 to Sunday 22 February
        ("3 schoolweken", "2026-03-30", "2026-05-04"),  # Easter holidays from 6 to 19 April: 6 days before, 15 after
    ],
)
def test_last_days_worked_out_by_hand(said: str, start: str, last: str) -> None:
    assert last_day(term(said), date.fromisoformat(start)) == date.fromisoformat(last)


def test_the_days_of_a_town_itself_are_no_working_days() -> None:
    assert last_day(term("1 werkdagen"), date(2026, 5, 13), BRIDGES) == date(2026, 5, 18)
    assert last_day(term("1 werkdagen"), date(2025, 7, 10)) == date(2025, 7, 11)
    assert last_day(term("1 werkdagen"), date(2025, 7, 10), BRIDGES) == date(2025, 7, 14)
    assert last_day(term("3 werkdagen"), date(2026, 12, 24), BRIDGES) == date(2026, 12, 31)


def test_whether_holidays_count_is_part_of_the_term() -> None:
    with_them = term("3 werkdagen", holidays=Feestdagen.tellen_mee)
    assert last_day(with_them, date(2025, 12, 24)) == date(2025, 12, 29)
    without = term("7 kalenderdagen", holidays=Feestdagen.tellen_niet_mee)
    assert last_day(without, date(2026, 12, 24)) == date(2027, 1, 2)  # Christmas and New Year's Day left out
    assert last_day(in_days(7), date(2026, 12, 24)) == date(2026, 12, 31)


def test_a_last_day_on_which_nobody_works_may_move() -> None:
    for said, start, last in (
        ("30 kalenderdagen", date(2026, 4, 1), date(2026, 5, 4)),  # 1 May is a Friday and a holiday
        ("1 maanden", date(2026, 4, 15), date(2026, 5, 18)),  # 15 May: the Friday after Ascension Day, closed here
        ("2 weken", date(2026, 3, 2), date(2026, 3, 16)),
    ):
        assert last_day(term(said, shifts=True), start, BRIDGES) == last


def test_a_notice_is_counted_back_from_the_meeting() -> None:
    assert last_day(term("5 werkdagen"), date(2026, 11, 16), back=True) == date(2026, 11, 6)  # 11 November lies between
    assert last_day(in_days(8), date(2026, 12, 10), back=True) == date(2026, 12, 2)
    assert last_day(term("2 weken"), date(2026, 12, 10), back=True) == date(2026, 11, 26)
    assert last_day(term("1 maanden", shifts=True), date(2026, 12, 15), back=True) == date(2026, 11, 13)  # Sunday 15


@given(st.sampled_from(UNITS), st.integers(0, 60), st.dates(date(2007, 1, 1), date(2090, 1, 1)))
def test_a_longer_term_never_ends_sooner_and_back_mirrors_it(unit: Eenheid, number: int, start: date) -> None:
    shifts = bool(number % 2)
    shorter, longer = (Termijn(aantal=each, eenheid=unit, schuift_op=shifts) for each in (number, number + 1))
    assert start <= last_day(shorter, start, BRIDGES) <= last_day(longer, start, BRIDGES)
    assert start >= last_day(shorter, start, BRIDGES, back=True) >= last_day(longer, start, BRIDGES, back=True)
    if shifts or (unit is Eenheid.werkdagen and number):
        assert BRIDGES.working(last_day(shorter, start, BRIDGES))


@given(st.integers(1, 40), st.dates(date(2015, 1, 1), date(2040, 1, 1)))
def test_as_many_working_days_went_by_as_the_term_says(number: int, start: date) -> None:
    last = last_day(Termijn(aantal=number, eenheid=Eenheid.werkdagen), start)
    days = [start + timedelta(days=each) for each in range(1, (last - start).days + 1)]
    off = country_holidays("BE", years={start.year, last.year})
    assert sum(day.weekday() < 5 and day not in off for day in days) == number


def test_whatever_was_typed_ends_somewhere() -> None:
    every_day = Kalender(frozenset(), frozenset({(month, day) for month in range(1, 13) for day in range(1, 32)}))
    for unit in UNITS:
        assert last_day(Termijn(aantal=unit.hoogstens, eenheid=unit, schuift_op=True), date(2100, 12, 31))
        assert last_day(Termijn(aantal=2, eenheid=unit, schuift_op=True), date(2026, 1, 1), every_day)


def test_school_holidays_are_those_that_others_compute() -> None:
    for year in range(2020, 2051):
        others = country_holidays("BE", subdiv="Flemish", years=year, categories=("school",), language="nl")
        days = {day for day, name in others.items() if "vakantie" in name.casefold()}
        ours = {day for day in map(date.fromordinal, range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal())) if school_holiday(day)}  # fmt: skip
        assert ours == days, year
    assert school_holidays(2026)[-1] == (date(2026, 12, 21), date(2027, 1, 3))


def test_a_term_is_said_with_its_unit_and_what_is_special() -> None:
    assert in_words(term("1 werkdagen")) == "1 werkdag"
    assert in_words(term("6 weken")) == "6 weken"
    assert in_words(term("2 jaren")) == "2 jaar"
    assert exceptions(in_days(30)) == ()
    assert exceptions(term("3 werkdagen")) == ("Zaterdagen, zondagen, feestdagen en sluitingsdagen tellen niet mee.",)
    assert exceptions(term("3 schoolweken")) == ("Schoolvakanties tellen niet mee.",)
    assert exceptions(term("3 weken", shifts=True))[0].startswith("Valt de laatste dag in een weekend")
