"""Which days count in a term: weekends, public holidays, school holidays, and the days a town closes of its own accord."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from holidays import HolidayBase

SATURDAY = 5
"""The first day of the weekend, as ``date.weekday`` counts."""
DAY, WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Kalender:
    """The days on which nobody works in one town: those of all Belgium, and its own.

    ``gesloten`` are the town's own days of one year each, ``elk_jaar`` those that come back, as month and day.
    """

    gesloten: frozenset[date] = frozenset()
    elk_jaar: frozenset[tuple[int, int]] = frozenset()

    @staticmethod
    def weekday(day: date) -> bool:
        """Whether ``day`` is one from Monday to Friday."""
        return day.weekday() < SATURDAY

    def holiday(self, day: date) -> bool:
        """Whether ``day`` is a public holiday, or one on which the town is closed."""
        return day in self.gesloten or (day.month, day.day) in self.elk_jaar or day in public_holidays()

    def working(self, day: date) -> bool:
        """Whether somebody works on ``day``: no Saturday, no Sunday and no holiday."""
        return self.weekday(day) and not self.holiday(day)


@cache
def public_holidays() -> HolidayBase:
    """Those of Belgium, year by year as they are asked for. Read when first needed: few records have such a term."""
    from holidays import country_holidays  # noqa: PLC0415

    return country_holidays("BE")


def school_holiday(day: date) -> bool:
    """Whether ``day`` falls in one of the five holidays of the Flemish schools, weekends at their end included."""
    return any(first <= day <= last for year in (day.year - 1, day.year) for first, last in school_holidays(year))


@cache
def school_holidays(year: int) -> tuple[tuple[date, date], ...]:
    """First and last day of the holidays that begin in ``year``: spring, Easter, summer, autumn and Christmas.

    By the decision of the Flemish Government of 17 April 1991 on the school year. A day off beside them, such as the
    Friday after Ascension Day, makes no week without school. Empty for a year of which nobody computes the holidays.
    """
    return tuple(_school_holidays(year))


def _school_holidays(year: int) -> Iterator[tuple[date, date]]:
    easter = next((each for each, name in _of_year(year).items() if "Easter Sunday" in name), None)
    if easter is None:
        return
    yield easter - 7 * WEEK + DAY, easter - 6 * WEEK
    spring = _monday_from(date(year, 4, 1))
    if easter.month == 3:
        spring = easter + DAY
    elif easter > date(year, 4, 15):
        spring = easter - 2 * WEEK + DAY
    yield spring, max(spring + 2 * WEEK - DAY, easter + DAY)
    yield date(year, 7, 1), date(year, 8, 31)
    saints = date(year, 11, 1)
    autumn = saints + DAY if saints.weekday() > SATURDAY else _monday_of(saints)
    yield autumn, autumn + WEEK - DAY
    christmas = date(year, 12, 25)
    winter = _monday_from(christmas) if christmas.weekday() >= SATURDAY else _monday_of(christmas)
    yield winter, winter + 2 * WEEK - DAY


def _of_year(year: int) -> HolidayBase:
    from holidays import country_holidays  # noqa: PLC0415

    return country_holidays("BE", years=year, language="en_US")


def _monday_of(day: date) -> date:
    """The Monday of the week of ``day``."""
    return day - timedelta(days=day.weekday())


def _monday_from(day: date) -> date:
    """The first Monday on or after ``day``."""
    return day + timedelta(days=-day.weekday() % 7)
