"""The figures of the desk in words.

What must not be shown is decided in ``lok.kinds.loketcijfers``; both editions print the same words for it, so that
the members' page says no more about a family than the public one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lok.kinds.loketcijfers import COUNTS, SMALLEST_SHOWN, TALKS, unsafe_fields, unsafe_months

HIDDEN = f"minder dan {SMALLEST_SHOWN} of afgeschermd"
NOT_COUNTED = "niet geteld"
LABELS = dict(
    zip(
        (*COUNTS, *TALKS, "vervangcapaciteit_plaatsen"),
        (
            "Gezinnen met een vraag",
            "Zonder plaats gebleven",
            "Met een voorstel",
            "Dringende vragen",
            "Dringende vragen met een oplossing",
            "Opstartgesprekken",
            "Gesprekken bij opvolging",
            "Tijdelijke plaatsen na een sluiting",
        ),
        strict=True,
    )
)
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()  # noqa: SIM905


def count_in_words(year: Any, name: str) -> str:
    """A count of a year's figures: its number, that it was not counted, or that it is not shown."""
    if not hasattr(year, name) or name in unsafe_fields(year):
        return HIDDEN
    value = getattr(year, name)
    return NOT_COUNTED if value is None else str(value)


def year_rows(year: Any) -> tuple[tuple[str, str], ...]:
    """The counts of a year with their labels, those that were not counted left out."""
    rows = ((label, count_in_words(year, name)) for name, label in LABELS.items())
    return tuple(row for row in rows if row[1] != NOT_COUNTED)


@dataclass(frozen=True, slots=True)
class Maandtabel:
    """The counts by month that may be shown: the words above the columns, and a row for each month."""

    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, tuple[int, ...]], ...]
    afgeschermd: bool


def month_table(year: Any) -> Maandtabel | None:
    """The months of a year's figures, or ``None`` when there are none to show."""
    months = getattr(year, "per_maand", None)
    if months is None or "per_maand" in unsafe_fields(year):
        return None
    hidden = unsafe_months(months)
    shown = {name: getattr(months, name) for name in COUNTS if getattr(months, name, ()) and name not in hidden}
    if not shown:
        return None
    rows = tuple(zip(MONTHS, zip(*shown.values(), strict=True), strict=False))
    missing = bool(hidden) or any(not hasattr(months, name) for name in COUNTS)
    return Maandtabel(tuple(LABELS[name] for name in shown), rows, missing)


FUNCTIONS: dict[str, Any] = {
    "telling": count_in_words,
    "jaarcijfers": year_rows,
    "maandtabel": month_table,
}
