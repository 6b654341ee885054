"""The figures of the desk in words.

What must not be shown is decided in ``lok.words.small_counts``; both editions print the same words for it, so that
the members' page says no more about a family than the public one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.facts.successes import Succes, successes
from lok.words import dutch
from lok.words.small_counts import COUNTS, SMALLEST_SHOWN, TALKS, unsafe_fields, unsafe_months

if TYPE_CHECKING:
    from lok.edition.select import Edition

HIDDEN = f"minder dan {SMALLEST_SHOWN} of afgeschermd"
NOT_COUNTED = "niet geteld"
NOT_KNOWN = "nog niet beschikbaar"
WITHOUT = (HIDDEN, NOT_COUNTED, NOT_KNOWN)
"""What stands in the place of a number."""
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
QUARTERS = ("januari tot maart", "april tot juni", "juli tot september", "oktober tot december")


def count_in_words(year: Any, name: str) -> str:
    """A count of a year's figures: its number, that it is not known yet, was not counted, or is not shown.

    That families asked is so every year: their number is never "not counted". Of a year without any number nothing
    is known yet.
    """
    if not hasattr(year, name) or name in unsafe_fields(year):
        return HIDDEN
    value = getattr(year, name)
    if value is not None:
        return str(value)
    return NOT_KNOWN if name == COUNTS[0] or is_empty(year) else NOT_COUNTED


def is_empty(year: Any) -> bool:
    """Whether no number at all stands in a year's figures; what is hidden from this audience is there."""
    return all(getattr(year, name, HIDDEN) is None for name in (*LABELS, "per_maand"))


def year_rows(year: Any) -> tuple[tuple[str, str], ...]:
    """The counts of a year with their labels, those that were not counted left out; of an empty year the first alone."""
    names = list(LABELS.items())[: 1 if is_empty(year) else None]
    rows = ((label, count_in_words(year, name)) for name, label in names)
    return tuple(row for row in rows if row[1] != NOT_COUNTED)


@dataclass(frozen=True, slots=True)
class Tabel:
    """Counts by month or by quarter that may be shown: the words above the columns, and a row for each."""

    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, tuple[int, ...]], ...]
    afgeschermd: bool


def month_table(year: Any) -> Tabel | None:
    """The months of a year's figures, or ``None`` when there are none to show."""
    months = getattr(year, "per_maand", None)
    if months is None or "per_maand" in unsafe_fields(year):
        return None
    hidden = unsafe_months(months)
    shown = {name: getattr(months, name) for name in COUNTS if getattr(months, name, ()) and name not in hidden}
    if not shown:
        return None
    rows = tuple(zip(dutch.MONTHS, zip(*shown.values(), strict=True), strict=False))
    missing = bool(hidden) or any(not hasattr(months, name) for name in COUNTS)
    return Tabel(tuple(LABELS[name] for name in shown), rows, missing)


def quarter_table(edition: Edition, year: Any) -> Tabel | None:
    """The counts of a year that are shown by quarter and not by month, or ``None`` when there are none."""
    shown = edition.aggregates["desk_quarters"].get(year.id)
    if not shown:
        return None
    rows = tuple(zip(QUARTERS, zip(*shown.values(), strict=True), strict=True))
    return Tabel(tuple(LABELS[name] for name in shown), rows, afgeschermd=False)


def sums_in_words(year: Any, shown: Tabel | None) -> str:
    """Where the months or quarters of a table do not add up to the count of the year, as sentences; empty where they do."""
    found = []
    for column, label in enumerate(shown.koppen if shown else ()):
        told = count_in_words(year, next(name for name, each in LABELS.items() if each == label))
        together = sum(counts[column] for _, counts in shown.rijen) if shown else 0
        if told not in (*WITHOUT, str(together)):
            found.append(f"{label}: hier samen {together}, in het hele jaar {told}.")
    why = "Van sommige gezinnen is de maand niet gekend, of ze tellen in meer dan één maand."
    return " ".join((*found, why)) if found else ""


def reached(edition: Edition) -> tuple[Succes, ...]:
    """What the objectives and projects reached that the figures point at, the newest first."""
    named = {each: None for year in edition.all("loketcijfers") for each in year.zie_ook}
    found = [record for each in named if (record := edition.get(each)) is not None]
    goals = [record for record in found if record.soort == "doelstellingen"]
    projects = [record for record in found if record.soort == "projecten" and record.resultaat is not None]
    results = [Succes(each.resultaat.datum, each.resultaat.effect, each, each.status) for each in projects]
    rows = (*successes((), goals, edition.date), *(each for each in results if each.datum <= edition.date))
    return tuple(sorted(rows, key=lambda each: (each.datum, each.record.id), reverse=True))


FUNCTIONS = (count_in_words, is_empty, year_rows, month_table, quarter_table, sums_in_words, reached)
"""What templates may call."""
