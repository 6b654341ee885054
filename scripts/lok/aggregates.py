"""Public totals of members' data: the only functions that may count what one audience cannot read (design, section 5.8).

Each takes the whole archive and the date, and returns numbers that point at no person and no organisation.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.kinds.vergaderingen import Aanwezigheidsstatus, Vergaderstatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date as day

    from lok.archive import Archive
    from lok.kinds.opportuniteitsadviezen import Opportuniteitsadvies
    from lok.kinds.vergaderingen import Vergadering

SMALLEST_GROUP = 3
"""A group with fewer seats is counted together with another: who was there could be told from its number."""


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How many seats of one or more groups were present, of how many."""

    groups: tuple[str, ...]
    present: int
    seats: int


def attendance(archive: Archive, date: day) -> dict[str, tuple[GroupCount, ...]]:
    """Of each meeting with approved minutes, the seats present per group; small groups together."""
    del date
    return {
        meeting.id: count_groups(archive, meeting)
        for meeting in archive.all("vergaderingen")
        if meeting.status is Vergaderstatus.verslag_goedgekeurd and meeting.aanwezigheden
    }


def count_groups(archive: Archive, meeting: Vergadering) -> tuple[GroupCount, ...]:
    """The seats present per group at one meeting, largest group first; groups of fewer than three seats together."""
    seats: Counter[str] = Counter()
    present: Counter[str] = Counter()
    for line in meeting.aanwezigheden:
        seat = archive.get("zetels", line.zetel)
        if seat is not None:
            seats[seat.geleding.woord] += 1
            present[seat.geleding.woord] += line.status is Aanwezigheidsstatus.aanwezig
    rows = [GroupCount((group,), present[group], count) for group, count in seats.most_common()]
    while len(rows) > 1 and rows[-1].seats < SMALLEST_GROUP:
        last, before = rows.pop(), rows.pop()
        rows.append(
            GroupCount((*before.groups, *last.groups), before.present + last.present, before.seats + last.seats)
        )
    return tuple(rows)


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


@dataclass(frozen=True, slots=True)
class Bezoekjaar:
    """The rounds of one year and how many visits they made, in words that hide a small number."""

    jaar: int
    rondes: int
    bezoeken: str


def visits_per_year(rounds: Iterable[Any]) -> tuple[Bezoekjaar, ...]:
    """The rounds that began in each year and their visits, latest year first; the rounds themselves are for members."""
    years: dict[int, list[Any]] = defaultdict(list)
    for each in rounds:
        years[each.van.year].append(each)
    return tuple(_year(year, years[year]) for year in sorted(years, reverse=True))


def _year(year: int, rounds: list[Any]) -> Bezoekjaar:
    reached = sum(row.aantal for each in rounds for row in each.bereikt)
    return Bezoekjaar(year, len(rounds), in_words(reached))


AGGREGATES: dict[str, Callable[[Archive, day], Any]] = {
    "attendance": attendance,
    "visits_per_year": lambda archive, _: visits_per_year(archive.all("bezoekrondes")),
    "opportunity_counts": lambda archive, _: per_year(archive.all("opportuniteitsadviezen")),
}
"""By the name templates use: ``edition.aggregates["attendance"]``."""
