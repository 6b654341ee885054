"""What the pages on care compute: places in sum, a week of hours, whose address is closed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok import dutch
from lok.kinds.base import Keuze
from lok.kinds.locaties import Leeftijdsgroep, Locatiestatus, Opvangsoort, Prijs
from lok.kinds.openingsuren import WEEK

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date as day

    from lok.edition import Edition

WORDS: dict[Keuze, str] = {
    Leeftijdsgroep.baby_peuter: "baby’s en peuters",
    Leeftijdsgroep.schoolkind: "schoolkinderen",
    Leeftijdsgroep.beide: "baby’s, peuters en schoolkinderen",
    Prijs.inkomenstarief: "prijs volgens het inkomen",
    Prijs.vrije_prijs: "vrije prijs",
    Prijs.iktmix: "deels prijs volgens het inkomen, deels vrije prijs",
}
"""Words of closed lists that a parent would not know as they stand in the files."""
OPEN = (Locatiestatus.actief, Locatiestatus.tijdelijk_gesloten, Locatiestatus.geschorst)


def in_words(choice: Keuze) -> str:
    """A choice as a parent would say it."""
    return WORDS.get(choice, choice.woord)


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
    running = [each for each in locations if each.status in OPEN]
    sorts = [sort for sort in Opvangsoort if any(each.opvangsoort is sort for each in running)]
    rows = [_sum(sort, [each for each in running if each.opvangsoort is sort]) for sort in sorts]
    return (*rows, _sum(None, running))


def _sum(sort: Opvangsoort | None, rows: list[Any]) -> Plaatsen:
    return Plaatsen(
        sort,
        len(rows),
        sum(row.vergunde_plaatsen for row in rows),
        sum(row.gesubsidieerde_plaatsen or 0 for row in rows),
        sum(row.ikt_plaatsen or 0 for row in rows),
    )


def by_quarter(locations: Iterable[Any]) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    """The open locations by quarter, quarters in the order of the alphabet."""
    quarters: dict[str, list[Any]] = defaultdict(list)
    for location in locations:
        if location.status in OPEN:
            quarters[location.wijk].append(location)
    return tuple((quarter, tuple(quarters[quarter])) for quarter in sorted(quarters, key=str.casefold))


def in_state(locations: Iterable[Any], state: str) -> tuple[Any, ...]:
    """The locations in one state, by its word in the files."""
    return tuple(location for location in locations if location.status == state)


def locations_of(edition: Edition, organiser: Any) -> tuple[Any, ...]:
    """The locations of an organiser, in the order of their index."""
    return tuple(each for each in edition.all("locaties") if each.organisator.id == organiser.id)


def address_is_closed(location: Any) -> bool:
    """Whether street and number of this view are not for the public: absent, or a home without dated consent."""
    if not hasattr(location, "adres_publiek_sinds"):
        return not hasattr(location, "straat")
    home = location.opvangsoort is Opvangsoort.gezinsopvang or location.in_woning
    return home and not (location.adres_publiek and location.adres_publiek_sinds)


def week(hours: Iterable[Any]) -> tuple[tuple[str, str], ...]:
    """The days with opening hours, Monday first, each with its stretches in words."""
    stretches: dict[str, list[Any]] = defaultdict(list)
    for row in hours:
        stretches[row.dag].append(row)
    return tuple(
        (each.woord, " en ".join(_stretch(row) for row in sorted(stretches[each], key=lambda row: row.van)))
        for each in WEEK
        if each in stretches
    )


def _stretch(row: Any) -> str:
    return f"{dutch.hour(row.van).removesuffix(' uur')} tot {dutch.hour(row.tot)}"


def still_to_come(exceptions: Iterable[Any], date: day) -> tuple[Any, ...]:
    """The exceptions to the hours that are not over on ``date``, first one first."""
    return tuple(sorted((each for each in exceptions if each.tot >= date), key=lambda each: each.van))


def in_force(contacts: Iterable[Any], date: day) -> tuple[Any, ...]:
    """The contact points whose data hold on ``date``."""
    return tuple(
        each
        for each in contacts
        if (each.geldig_van is None or each.geldig_van <= date) and (each.geldig_tot is None or date <= each.geldig_tot)
    )


FUNCTIONS: dict[str, Any] = {
    "in_woorden": in_words,
    "plaatsen_in_som": places_in_sum,
    "per_wijk": by_quarter,
    "met_status": in_state,
    "locaties_van": locations_of,
    "adres_gesloten": address_is_closed,
    "openingsweek": week,
    "nog_te_komen": still_to_come,
    "geldige_contactpunten": in_force,
}
