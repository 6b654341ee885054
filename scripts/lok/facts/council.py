"""Which of the council's own dated settings hold on a day: its local rules and its term of office.

A meeting of 2023 is judged by the rules of 2023.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from lok.kinds.afspraken import rules_on
from lok.model.days import holds_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from holidays import HolidayBase

    from lok.kinds.afspraken import Afspraken


def rules_between(raad: Any | None, first: date, last: date | None) -> Iterator[Afspraken]:
    """Every set of rules that holds on some day from ``first`` to ``last``; ``None`` is a period that goes on."""
    start = rules_on(raad, first)
    if start is not None:
        yield start
    for rules in raad.afspraken if raad is not None else ():
        if first < rules.geldig_van and (last is None or rules.geldig_van <= last):
            yield rules


def term_on(raad: Any | None, day: date) -> Any | None:
    """The ``Bestuursperiode`` that ``day`` lies in, of a record or a view of the council; ``None`` outside all."""
    terms = raad.bestuursperiodes if raad is not None else ()
    return next((term for term in terms if holds_on(term.van, term.tot, day)), None)


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or earlier when negative; the last of the month where there is none such.

    What somebody typed may lead out of the calendar: then its first or last day is meant.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if months > 0 else date.min
    return day.replace(year=year, month=month + 1, day=min(day.day, monthrange(year, month + 1)[1]))


def working_days_later(day: date, days: int) -> date:
    """The day so many working days later: no Saturday, no Sunday and no public holiday of Belgium is one."""
    for _ in range(days):
        day += timedelta(days=1)
        while day.weekday() >= SATURDAY or day in _public_holidays():
            day += timedelta(days=1)
    return day


@cache
def _public_holidays() -> HolidayBase:
    """Those of Belgium, year by year as they are asked for. Read when first needed: few records have such a term."""
    from holidays import country_holidays  # noqa: PLC0415

    return country_holidays("BE")


SATURDAY = 5
"""The first day of the weekend, as ``date.weekday`` counts."""
