"""Which days there are, and whether something holds on one: said once, for mandates, seats, terms and versions alike."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""The years a record can be about. Every sum with days (a term added, a year earlier) stays a date from here."""


def holds_on(first: date | None, last: date | None, day: date) -> bool:
    """Whether ``day`` lies from ``first`` to ``last``, both included; a day that is ``None`` sets no bound."""
    return (first is None or first <= day) and (last is None or day <= last)


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or earlier when negative; the last of the month where there is none such.

    What somebody typed may lead out of the calendar: then its first or last day is meant.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if months > 0 else date.min
    return day.replace(year=year, month=month + 1, day=min(day.day, monthrange(year, month + 1)[1]))
