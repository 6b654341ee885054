"""Which days there are, and whether something holds on one: said once, for mandates, seats, terms and versions alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


FIRST_YEAR, LAST_YEAR = 1900, 2100
"""The years a record can be about. Every sum with days (a term added, a year earlier) stays a date from here."""


def holds_on(first: date | None, last: date | None, day: date) -> bool:
    """Whether ``day`` lies from ``first`` to ``last``, both included; a day that is ``None`` sets no bound."""
    return (first is None or first <= day) and (last is None or day <= last)
