"""The supply of care in numbers: three counts of places, each with its day, now and in former years.

Licensed, subsidised and income-tariff places are never added to one another: the last two are parts of the first.
All is counted from what the public page of each location says, so from views of either edition: a sum over one
location tells what that page tells.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date as day
from typing import TYPE_CHECKING, Any

from lok.kinds.locatie import Locatiestatus, Opvangsoort, Prijs
from lok.kinds.plaatsen_rules import reference_day
from lok.model.days import holds_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

OPEN = (Locatiestatus.actief, Locatiestatus.tijdelijk_gesloten, Locatiestatus.geschorst)
"""The states of a location that has a licence."""
COUNTS = ("vergunde_plaatsen", "gesubsidieerde_plaatsen", "ikt_plaatsen")
"""The fields with the three counts."""
YEARS = 8
"""How far the picture looks back, this year included."""


def running(locations: Iterable[Any]) -> tuple[Any, ...]:
    """The locations that have a licence today."""
    return tuple(each for each in locations if each.status in OPEN)


@dataclass(frozen=True, slots=True)
class Telling:
    """One of the three counts over some locations, ``None`` when not one of them says it.

    ``onbekend`` locations do not say it. ``van`` and ``tot`` are the first and last day that the counted numbers speak
    of, ``None`` when no location names one.
    """

    naam: str
    aantal: int | None
    onbekend: int
    van: day | None
    tot: day | None


def tallies(locations: Iterable[Any]) -> tuple[Telling, ...]:
    """The three counts of the locations that have a licence today."""
    rows = running(locations)
    return tuple(_tally(name, rows) for name in COUNTS)


def _tally(name: str, rows: Sequence[Any]) -> Telling:
    known = [row for row in rows if getattr(row, name) is not None]
    days = [found for row in known if (found := reference_day(row)) is not None]
    total = _sum_of_known([getattr(row, name) for row in rows])
    return Telling(name, total, len(rows) - len(known), min(days, default=None), max(days, default=None))


def locations_by_quarter(locations: Iterable[Any]) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    """The locations by quarter, quarters in the order of the alphabet."""
    quarters: dict[str, list[Any]] = {}
    for location in locations:
        quarters.setdefault(location.wijk, []).append(location)
    return tuple((quarter, tuple(quarters[quarter])) for quarter in sorted(quarters, key=str.casefold))


def by_sort(locations: Iterable[Any]) -> tuple[int, ...]:
    """The licensed places of each sort of care, in the order of the list of sorts."""
    return _split(locations, lambda row: row.opvangsoort, Opvangsoort)


def by_price(locations: Iterable[Any]) -> tuple[int, ...]:
    """The licensed places of locations with each way to set the price, in the order of that list."""
    return _split(locations, lambda row: row.prijs, Prijs)


def _split(locations: Iterable[Any], choice: Callable[[Any], Any], choices: Iterable[Any]) -> tuple[int, ...]:
    found: Counter[Any] = Counter()
    for row in locations:
        found[choice(row)] += row.vergunde_plaatsen
    return tuple(found[each] for each in choices)


@dataclass(frozen=True, slots=True)
class Stand:
    """The supply on one day: how many locations ran, and by count its places and how many locations do not say it.

    A count is ``None`` when not one location says it.
    """

    dag: day
    locaties: int
    aantallen: dict[str, int | None]
    onbekend: dict[str, int]


def ran_on(location: Any, date: day) -> bool:
    """Whether a location ran on ``date``, as far as its page says when it began; on its last day it has stopped."""
    began = _began(location)
    over = location.stopgezet_op is not None and location.stopgezet_op <= date
    return location.status is not Locatiestatus.gepland and began is not None and began <= date and not over


def _began(location: Any) -> day | None:
    first = location.vroegere_plaatsen[0].van if location.vroegere_plaatsen else location.peildatum
    known: day | None = location.vergund_van or first
    return known


def numbers_on(location: Any, date: day) -> Any | None:
    """Where the counts of ``date`` stand: in a former period, or in the location itself after the last of them.

    ``None`` for a day before the first period or between two of them: nobody wrote down how many there were.
    """
    former = location.vroegere_plaatsen
    if not former or date > former[-1].tot:
        return location
    return next((period for period in former if holds_on(period.van, period.tot, date)), None)


def supply_on(locations: Iterable[Any], date: day) -> Stand:
    """The supply on ``date``."""
    return _supply(date, [numbers_on(each, date) for each in locations if ran_on(each, date)])


def _supply(date: day, rows: Sequence[Any | None]) -> Stand:
    """The sums over what tells the numbers of each location on one day; ``None`` where nothing does."""
    told = {name: [None if row is None else getattr(row, name) for row in rows] for name in COUNTS}
    return Stand(
        date,
        len(rows),
        {name: _sum_of_known(counts) for name, counts in told.items()},
        {name: counts.count(None) for name, counts in told.items()},
    )


def _sum_of_known(counts: Sequence[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if known else None


def over_the_years(locations: Sequence[Any], date: day) -> tuple[Stand, ...]:
    """The supply at the end of each of the last years and on ``date`` itself, oldest first; years without care left out.

    Today's is that of ``tallies``: what runs now counts, also when nobody wrote down since when.
    """
    past = (supply_on(locations, day(year, 12, 31)) for year in range(date.year - YEARS + 1, date.year))
    return tuple(each for each in (*past, _supply(date, running(locations))) if each.locaties)


def since_unknown(locations: Iterable[Any]) -> tuple[Any, ...]:
    """The locations that run today and of which nobody wrote down since when: no former year counts them."""
    return tuple(each for each in running(locations) if _began(each) is None)


@dataclass(frozen=True, slots=True)
class Beweging:
    """How many locations began and stopped in one year."""

    jaar: int
    begonnen: int
    gestopt: int


def started_and_stopped(locations: Iterable[Any], date: day) -> tuple[Beweging, ...]:
    """Of each of the last years, oldest first, how many locations got their licence and how many stopped."""
    began: Counter[int] = Counter()
    ended: Counter[int] = Counter()
    for each in locations:
        if each.vergund_van is not None and each.vergund_van <= date:
            began[each.vergund_van.year] += 1
        if each.stopgezet_op is not None and each.stopgezet_op <= date:
            ended[each.stopgezet_op.year] += 1
    years = range(date.year - YEARS + 1, date.year + 1)
    return tuple(Beweging(year, began[year], ended[year]) for year in years)
