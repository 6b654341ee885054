"""Opportunity advices: the yearly counts, the one thing the public reads of them, and the clock for the members.

The records themselves are for members only. Counts are made from all of them, before an audience is chosen, and a
count under five is not shown: with two requests a year, a number and a rumour name the provider.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from lok.kinds.opportuniteitsadviezen import terms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lok.kinds.opportuniteitsadviezen import Opportuniteitsadvies

FEWEST = 5
"""Counts under this number are hidden (domain.md 6.15, design.md 5.8)."""


@dataclass(frozen=True, slots=True)
class Jaartelling:
    """How many advices were asked in one year, in words that hide a small number."""

    jaar: int
    aantal: str


def per_year(records: Iterable[Opportuniteitsadvies]) -> tuple[Jaartelling, ...]:
    """The number of requests received per year, latest year first; there is no total, so nothing can be subtracted."""
    counts = Counter(record.ontvangen_op.year for record in records)
    return tuple(Jaartelling(jaar, in_words(counts[jaar])) for jaar in sorted(counts, reverse=True))


def in_words(number: int) -> str:
    """The number as the public reads it."""
    return str(number) if number >= FEWEST else f"minder dan {FEWEST}"


def last_day(record: Any) -> date | None:
    """The last day to send the advice; None for a request from before there was a duty."""
    days = terms(record.ontvangen_op)
    return None if days is None else record.ontvangen_op + timedelta(days=days[0])


FUNCTIONS: dict[str, Any] = {"uiterste_antwoorddag": last_day}
