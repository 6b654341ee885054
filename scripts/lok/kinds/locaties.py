"""Locations: the kind, with the rules about the state and the days of one."""

from collections.abc import Iterator
from datetime import date

from lok.kinds.locatie import NEEDED, Locatie
from lok.kinds.openingsuren import hours_in_order
from lok.kinds.plaatsen_rules import (
    living_groups_add_up,
    parts_of_the_licence,
    places_of_the_price,
    places_of_the_sort,
    step_has_places,
)
from lok.kinds.woningen_rules import home_is_a_rough_point, home_opens_with_consent, street_stays_inside
from lok.model.depends import asks_for
from lok.model.kind import Kind, ends_after_it_begins
from lok.source.problems import Finding


def state_has_its_date(record: Locatie) -> Iterator[Finding]:
    """Every state has its date, and a location with a last day is a stopped one."""
    name, meaning = NEEDED.get(record.status, ("", ""))
    if name and getattr(record, name) is None:
        yield Finding(("status",), "status", f"{record.status.woord} zonder {name}", f"Vul {name} in: {meaning}.")
    if record.stopgezet_op is not None and not asks_for(record, "stopgezet_op"):
        message = f"er is een stopdatum, maar de status is {record.status.woord}"
        yield Finding(("stopgezet_op",), "status", message, "Schrijf status: stopgezet, of haal de stopdatum weg.")


ORDER = (("vergund_van", "stopgezet_op"), ("gesloten_van", "gesloten_tot"))


def dates_in_order(record: Locatie) -> Iterator[Finding]:
    """No end comes before its beginning, and former numbers follow each other."""
    for first, last in ORDER:
        yield from ends_after_it_begins(record, first, last)
    previous: date | None = None
    for index, row in enumerate(record.vroegere_plaatsen):
        at = ("vroegere_plaatsen", index)
        yield from ends_after_it_begins(row, "van", "tot", at)
        if previous is not None and row.van <= previous:
            message = f"begint op {row.van}, voor het einde van de vorige periode op {previous}"
            yield Finding(
                (*at, "van"), "datumvolgorde", message, "Zet de oudste periode eerst en laat ze niet overlappen."
            )
        previous = row.tot


def hours_of_the_location(record: Locatie) -> Iterator[Finding]:
    """The opening hours are in order."""
    yield from hours_in_order(record.openingsuren)


KIND = Kind(
    soort="locaties",
    model=Locatie,
    enkelvoud="locatie",
    meervoud="locaties",
    uitleg="De opvanglocaties in de gemeente. Een plaats vraag je aan de opvang zelf.",
    label=lambda r: r.naam,
    order=lambda r: (r.status.value == "stopgezet", r.wijk.casefold(), r.naam.casefold()),
    rules=(
        places_of_the_sort,
        living_groups_add_up,
        parts_of_the_licence,
        places_of_the_price,
        step_has_places,
        home_opens_with_consent,
        street_stays_inside,
        home_is_a_rough_point,
        state_has_its_date,
        dates_in_order,
        hours_of_the_location,
    ),
    prefix="loc",
)
