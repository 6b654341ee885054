"""What the pages on care compute: places in sum, a week of hours, whose address is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.facts.contacts import contacts_in_force, exceptions_to_come, hours_in_short, opening_week
from lok.facts.providers import active, address_is_closed, in_state
from lok.facts.supply import Telling, locations_by_quarter, running, tallies
from lok.kinds.locatie import Leeftijdsgroep, Prijs, Subsidietrap
from lok.kinds.plaatsen_rules import reference_day
from lok.model.fields import Keuze
from lok.pages.vergaderingen.places import map_of_point, map_of_words
from lok.render.filters import YES, Facet, Filter
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from lok.edition.select import Edition

WORDS: dict[Keuze, str] = {
    Leeftijdsgroep.baby_peuter: "baby’s en peuters",
    Leeftijdsgroep.schoolkind: "schoolkinderen",
    Leeftijdsgroep.beide: "baby’s, peuters en schoolkinderen",
    Prijs.inkomenstarief: "inkomenstarief",
    Prijs.vrije_prijs: "vrije prijs",
    Prijs.iktmix: "deels inkomenstarief, deels vrije prijs",
    Subsidietrap.T0: "geen (trap 0)",
    Subsidietrap.T1: "basissubsidie (trap 1)",
    Subsidietrap.T2: "subsidie voor inkomenstarief (trap 2)",
    Subsidietrap.T2A: "subsidie voor inkomenstarief (trap 2A, een niveau van vroeger)",
    Subsidietrap.T2B: "subsidie voor inkomenstarief (trap 2B, een niveau van vroeger)",
    Subsidietrap.T3: "plussubsidie (trap 3)",
}
"""Words of closed lists that a parent would not know as they stand in the files."""

COUNT_WORDS = {
    "vergunde_plaatsen": "vergunde plaatsen",
    "gesubsidieerde_plaatsen": "gesubsidieerde plaatsen",
    "ikt_plaatsen": "plaatsen met inkomenstarief",
}
"""The three counts of places as a parent reads them."""


def choice_in_words(choice: Keuze) -> str:
    """A choice as a parent would say it."""
    return WORDS.get(choice, choice.woord)


def locations_of(edition: Edition, organiser: Any) -> tuple[Any, ...]:
    """The locations of an organiser, in the order of their index."""
    return tuple(each for each in edition.all("locaties") if each.organisator.id == organiser.id)


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


def map_of_location(location: Any) -> str:
    """Where a map shows a location: its own point, else its address; empty when its address is not for everyone.

    Whoever follows the link tells a server elsewhere where it is, so a closed address has none on any site.
    """
    if address_is_closed(location):
        return ""
    point = getattr(location, "coordinaten", None)
    if point:
        return map_of_point(point.breedte, point.lengte)
    if not (getattr(location, "straat", None) and location.huisnummer):
        return ""
    return map_of_words(f"{location.straat} {location.huisnummer}, {location.postcode} {location.gemeente}")


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
    hours_in_short,
    map_of_location,
    exceptions_to_come,
    contacts_in_force,
)
"""What templates may call."""
