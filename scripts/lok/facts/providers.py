"""Locations and organisers: which work on a day, what of a home stays closed, and how many places there are together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.facts.supply import running
from lok.kinds.locatie import Opvangsoort
from lok.model.days import holds_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date as day


@dataclass(frozen=True, slots=True)
class Plaatsen:
    """The locations of one sort and their places; the last row of a table counts all sorts (``soort`` is ``None``)."""

    soort: Opvangsoort | None
    locaties: int
    vergund: int
    gesubsidieerd: int
    ikt: int


def places_in_sum(locations: Iterable[Any]) -> tuple[Plaatsen, ...]:
    """The open locations per sort of care with their three numbers of places, and all together in the last row."""
    now = running(locations)
    sorts = [sort for sort in Opvangsoort if any(each.opvangsoort is sort for each in now)]
    rows = [_sum(sort, [each for each in now if each.opvangsoort is sort]) for sort in sorts]
    return (*rows, _sum(None, now))


def _sum(sort: Opvangsoort | None, rows: Sequence[Any]) -> Plaatsen:
    return Plaatsen(
        sort,
        len(rows),
        sum(row.vergunde_plaatsen for row in rows),
        sum(row.gesubsidieerde_plaatsen or 0 for row in rows),
        sum(row.ikt_plaatsen or 0 for row in rows),
    )


def in_state(locations: Iterable[Any], state: str) -> tuple[Any, ...]:
    """The locations in one state, by its word in the files."""
    return tuple(location for location in locations if location.status == state)


def address_is_closed(location: Any) -> bool:
    """Whether street and number of this view are not for the public: absent, or a home without dated consent."""
    if not hasattr(location, "adres_publiek_sinds"):
        return not hasattr(location, "straat")
    home = location.opvangsoort is Opvangsoort.gezinsopvang or location.in_woning
    return home and not (location.adres_publiek and location.adres_publiek_sinds)


def active(organiser: Any, date: day) -> bool:
    """Whether an organiser works in the town on ``date``."""
    return holds_on(None, organiser.actief_tot, date)
