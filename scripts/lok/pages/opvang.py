"""What the pages on care compute: places in sum, a week of hours, whose address is closed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.facts.supply import Telling, locations_by_quarter, running, tallies
from lok.kinds.locaties import Leeftijdsgroep, Opvangsoort, Prijs, reference_day
from lok.kinds.openingsuren import WEEK
from lok.model.days import holds_on
from lok.model.fields import Keuze
from lok.render.filters import YES, Facet, Filter
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date as day

    from lok.edition.select import Edition

WORDS: dict[Keuze, str] = {
    Leeftijdsgroep.baby_peuter: "baby’s en peuters",
    Leeftijdsgroep.schoolkind: "schoolkinderen",
    Leeftijdsgroep.beide: "baby’s, peuters en schoolkinderen",
    Prijs.inkomenstarief: "prijs volgens het inkomen",
    Prijs.vrije_prijs: "vrije prijs",
    Prijs.iktmix: "deels prijs volgens het inkomen, deels vrije prijs",
}
"""Words of closed lists that a parent would not know as they stand in the files."""

COUNT_WORDS = {
    "vergunde_plaatsen": "vergunde plaatsen",
    "gesubsidieerde_plaatsen": "gesubsidieerde plaatsen",
    "ikt_plaatsen": "plaatsen met prijs volgens het inkomen",
}
"""The three counts of places as a parent reads them."""


def choice_in_words(choice: Keuze) -> str:
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


def locations_of(edition: Edition, organiser: Any) -> tuple[Any, ...]:
    """The locations of an organiser, in the order of their index."""
    return tuple(each for each in edition.all("locaties") if each.organisator.id == organiser.id)


def address_is_closed(location: Any) -> bool:
    """Whether street and number of this view are not for the public: absent, or a home without dated consent."""
    if not hasattr(location, "adres_publiek_sinds"):
        return not hasattr(location, "straat")
    home = location.opvangsoort is Opvangsoort.gezinsopvang or location.in_woning
    return home and not (location.adres_publiek and location.adres_publiek_sinds)


def opening_week(hours: Iterable[Any]) -> tuple[tuple[str, str], ...]:
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


def exceptions_to_come(exceptions: Iterable[Any], date: day) -> tuple[Any, ...]:
    """The exceptions to the hours that are not over on ``date``, first one first."""
    return tuple(sorted((each for each in exceptions if each.tot >= date), key=lambda each: each.van))


def contacts_in_force(contacts: Iterable[Any], date: day) -> tuple[Any, ...]:
    """The contact points whose data hold on ``date``."""
    return tuple(each for each in contacts if holds_on(each.geldig_van, each.geldig_tot, date))


def as_of(first: day | None, last: day | None) -> str:
    """The day or days that a count speaks of: ``stand op 1 september 2026``."""
    if first is None or last is None:
        return "stand zonder datum"
    if first == last:
        return f"stand op {dutch.written_day(last)}"
    return f"stand tussen {dutch.written_day(first)} en {dutch.written_day(last)}"


def as_of_location(location: Any) -> str:
    """The day that the own counts of a location speak of."""
    found = reference_day(location)
    return as_of(found, found)


def as_of_tally(tally: Telling) -> str:
    """The days that a sum speaks of, and how many locations are not in it because they do not say it."""
    if tally.aantal is None:
        return "niet bekend"
    missing = f"; van {dutch.counted(tally.onbekend, 'locatie', 'locaties')} niet bekend" if tally.onbekend else ""
    return as_of(tally.van, tally.tot) + missing


def words_of_location(edition: Edition, location: Any) -> Iterator[str]:
    """By which a location is found beside what its row says: who organises it, its town, and for whom it is."""
    yield edition.get(location.organisator).naam
    yield from (location.gemeente, choice_in_words(location.doelgroep))


FILTER = Filter(
    map="locaties",
    een="locatie",
    meer="locaties",
    alles="Alle opvanglocaties",
    lijst="_locatielijst.md.jinja",
    rijen=lambda edition: running(edition.all("locaties")),
    facets=(
        Facet("soort", "Soort opvang", "Opvanglocaties: {}", lambda _, location: (location.opvangsoort,)),
        Facet(
            "tarief",
            "Prijs",
            "Opvang met {}",
            lambda _, location: (location.prijs,),
            lambda _, price: choice_in_words(price),
        ),
        Facet("kenmerk", "Extra", "Opvanglocaties: {}", lambda _, location: location.kenmerken),
        Facet("wijk", "Wijk", "Opvang in {}", lambda _, location: (location.wijk,)),
    ),
    zoekwoorden=words_of_location,
)
"""How the locations can be narrowed: those that have a licence today."""


def active(organiser: Any, date: day) -> bool:
    """Whether an organiser works in the town on ``date``."""
    return holds_on(None, organiser.actief_tot, date)


def locations_today(edition: Edition, organiser: Any) -> tuple[Any, ...]:
    """The locations of an organiser that have a licence today."""
    return running(edition.backlinks(organiser).get("locaties", ()))


ORGANISERS = Filter(
    map="organisatoren",
    een="organisator",
    meer="organisatoren",
    alles="Alle organisatoren",
    lijst="_organisatorenlijst.md.jinja",
    rijen=lambda edition: (each for each in edition.all("organisatoren") if active(each, edition.date)),
    facets=(
        Facet("type", "Soort organisator", "Organisatoren: {}", lambda _, organiser: (organiser.type,)),
        Facet(
            "opvang",
            "Soort opvang",
            "Organisatoren van {}",
            lambda edition, organiser: (each.opvangsoort for each in locations_today(edition, organiser)),
        ),
        Facet(
            "wijk",
            "Wijk",
            "Organisatoren met opvang in {}",
            lambda edition, organiser: (each.wijk for each in locations_today(edition, organiser)),
        ),
        Facet(
            naam="in-het-lok",
            titel="enkel wie in het LOK zit",
            kop="Organisatoren in het LOK",
            waarden=lambda _, organiser: (YES,) if organiser.lok_zetel else (),
            vinkje=True,
        ),
    ),
    zoekwoorden=lambda edition, organiser: (each.naam for each in locations_today(edition, organiser)),
)
"""How the organisers can be narrowed: those that work today."""


def count_words(field: str) -> str:
    """What the counted places in ``field`` are called on a page."""
    return COUNT_WORDS[field]


FUNCTIONS = (
    choice_in_words,
    locations_by_quarter,
    count_words,
    in_state,
    locations_of,
    tallies,
    as_of_location,
    as_of_tally,
    locations_today,
    address_is_closed,
    opening_week,
    exceptions_to_come,
    contacts_in_force,
)
"""What templates may call."""
