"""Small counts of people asking for help: which numbers of the desk must not be shown, and which may instead.

The people behind a small count could be recognised. Never shown is a count under 5, nor one that gives such a count
away: by subtraction, by the months of a year, or by the fact that it is hidden. A list of months that must not be
shown may still be shown by quarter, when no quarter is small.

Whatever is hidden gets the same words. Told apart, they would leak: of 6 urgent requests, solved ones that are hidden
but not fewer than 5 would be exactly 5.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

SMALLEST_SHOWN = 5
COUNTS = ("aanvragen_uniek", "aanvragen_onbeantwoord", "met_opvangvoorstel", "dringend", "dringend_opgelost")
INSIDE = (
    ("aanvragen_onbeantwoord", "aanvragen_uniek"),
    ("met_opvangvoorstel", "aanvragen_uniek"),
    ("dringend", "aanvragen_uniek"),
    ("dringend_opgelost", "dringend"),
)
"""Which count is a part of which other."""
TALKS = ("opstartgesprekken", "opvolggesprekken")
"""Counts of conversations with organisers."""
Row = Mapping[str, int | None]


def unsafe(row: Row) -> frozenset[str]:
    """The counts of one row that must not be shown: under 5, or giving such a count away by subtraction.

    A part falls with its whole, and when 1 to 4 people remain outside it. Unanswered and proposed requests split the
    whole, so they fall together when either is small or when 1 to 4 requests are neither.
    """
    hidden = {name for name, count in row.items() if count is not None and count < SMALLEST_SHOWN}
    for part, whole in INSIDE:
        inside, total = row.get(part), row.get(whole)
        if inside is not None and (whole in hidden or (total is not None and 0 < total - inside < SMALLEST_SHOWN)):
            hidden.add(part)
    split = {"aanvragen_onbeantwoord", "met_opvangvoorstel"}
    counts = [row.get(name) for name in ("aanvragen_uniek", *sorted(split))]
    if all(count is not None for count in counts):
        rest = (counts[0] or 0) - (counts[1] or 0) - (counts[2] or 0)
        if split & hidden or 0 < rest < SMALLEST_SHOWN:
            hidden |= split
    return frozenset(hidden)


def month_rows(months: Any) -> Iterator[Row]:
    """The months of a ``PerMaand`` or a view of it as rows, and their sum as the last one."""
    columns: dict[str, tuple[int, ...]] = {name: getattr(months, name, ()) for name in COUNTS}
    for month in range(max(map(len, columns.values()))):
        yield {name: column[month] if month < len(column) else None for name, column in columns.items()}
    yield {name: sum(column) if column else None for name, column in columns.items()}


def unsafe_months(months: Any) -> frozenset[str]:
    """The lists of a ``PerMaand`` or a view of it that must not be shown: those with an unsafe month or sum."""
    return frozenset().union(*map(unsafe, month_rows(months)))


def unsafe_fields(year: Any) -> frozenset[str]:
    """The fields of a ``Loketcijfer`` or a view of it that must not be shown.

    Small counts, those that give them away, and conversations so few that they point at one organiser. The months go
    as a whole when a list that could still be read adds up to a count of the year that is hidden.
    """
    hidden = unsafe({name: getattr(year, name, None) for name in COUNTS})
    few = {name for name in TALKS if 0 < (getattr(year, name, None) or 0) < SMALLEST_SHOWN}
    gone = hidden | {name for name in COUNTS if not hasattr(year, name)}
    months = getattr(year, "per_maand", None)
    betrayed = months is not None and any(getattr(months, name, ()) for name in gone - unsafe_months(months))
    return hidden | few | ({"per_maand"} if betrayed else set())


QUARTER = 3
"""Months in a quarter."""


def quarters(year: Any) -> dict[str, tuple[int, ...]]:
    """The counts of a ``Loketcijfer`` that are hidden by month and may be shown by quarter, in the order of ``COUNTS``.

    Only of a whole year: of a running one, what is published today could be subtracted from what is published next
    month. A list falls as a whole when a quarter or the year must not be shown.
    """
    months = year.per_maand
    columns = {name: getattr(months, name, ()) for name in COUNTS}
    sums = {
        name: tuple(sum(column[month : month + QUARTER]) for month in range(0, 12, QUARTER))
        for name, column in columns.items()
        if len(column) == 12
    }
    if not sums:
        return {}
    hidden = unsafe_fields(year)
    shown = frozenset() if "per_maand" in hidden else frozenset(COUNTS) - unsafe_months(months)
    for quarter in range(12 // QUARTER):
        hidden |= unsafe({name: sums[name][quarter] if name in sums else None for name in COUNTS})
    return {name: sums[name] for name in sums if name not in hidden | shown}
