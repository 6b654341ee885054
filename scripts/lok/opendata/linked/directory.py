"""Who gives care and who answers: organisers, locations, contact points. Less than the pages show, where in doubt.

What is taken over from a page can be taken down there, a copy of data cannot. So no home has an address, a telephone or a
mailbox here, no business of one person a number, and a licence that is suspended is a matter of the agency.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.kinds.locaties import Locatiestatus
from lok.kinds.organisatoren import Organisatortype
from lok.opendata.carried import one_person
from lok.opendata.linked.concepts import concept
from lok.opendata.linked.nodes import node
from lok.opendata.linked.places import iri_of, named, part_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition
    from lok.opendata.linked.nodes import Node

DAYS = {
    "maandag": "schema:Monday",
    "dinsdag": "schema:Tuesday",
    "woensdag": "schema:Wednesday",
    "donderdag": "schema:Thursday",
    "vrijdag": "schema:Friday",
    "zaterdag": "schema:Saturday",
    "zondag": "schema:Sunday",
}
REACHED, NUMBERED, ADDRESS = "bereikbaar", "ondernemingsnummer", "adres"
"""Places on a page: how to reach somebody, the company number, the address."""


def organisator(edition: Edition, record: Any) -> Iterator[Node]:
    """An organiser."""
    private = one_person(record)
    email, telephone = (None, None) if private else (getattr(record, name, None) for name in ("email", "telefoon"))
    number = None if private else getattr(record, "kbo_nummer", None)
    values = {
        "skos:prefLabel": record.naam,
        "regorg:legalName": None if private else record.naam,
        "foaf:homepage": None if private else record.website,
        "lok:soort": concept(record.type),
        "adms:identifier": part_of(edition, record, NUMBERED) if number else None,
        "schema:contactPoint": part_of(edition, record, REACHED) if email or telephone else None,
        "schema:foundingDate": record.actief_van,
        "schema:dissolutionDate": record.actief_tot,
    }
    informal = record.type is Organisatortype.feitelijke_vereniging
    yield node(iri_of(edition, record), "org:Organization" if informal else "org:FormalOrganization", values)
    if number:
        said = {"skos:notation": number.replace(".", ""), "adms:schemaAgency": "Kruispuntbank van Ondernemingen"}
        yield node(part_of(edition, record, NUMBERED), "adms:Identifier", said)
    if email or telephone:
        reached = {"schema:name": record.naam, "schema:email": email, "schema:telephone": telephone}
        yield node(part_of(edition, record, REACHED), "schema:ContactPoint", reached)


def is_a_home(record: Any) -> bool:
    """Whether somebody lives at a location: then nothing that leads to its door is published as data.

    A view of a home has no point on the map: by that it is known.
    """
    return not hasattr(record, "coordinaten")


def has_address(record: Any) -> bool:
    """Whether a location is no home and has a street to give."""
    return not is_a_home(record) and bool(record.straat)


def locatie(edition: Edition, record: Any) -> Iterator[Node]:
    """A location, with its address where nobody lives."""
    home, placed = is_a_home(record), has_address(record)
    values = {
        "schema:name": record.naam,
        "schema:parentOrganization": named(edition, record.organisator),
        "lok:opvangsoort": concept(record.opvangsoort),
        "lok:doelgroep": concept(record.doelgroep),
        "lok:prijs": concept(record.prijs),
        "lok:status": None if record.status is Locatiestatus.geschorst else concept(record.status),
        "lok:vergundePlaatsen": record.vergunde_plaatsen,
        "lok:gesubsidieerdePlaatsen": record.gesubsidieerde_plaatsen,
        "schema:areaServed": record.gemeente if record.wijk == record.gemeente else f"{record.gemeente}, {record.wijk}",
        "locn:address": part_of(edition, record, ADDRESS) if placed else None,
        "schema:url": None if home else record.website,
        "schema:hoursAvailable": tuple(_spans(edition, record)),
        "dct:modified": record.peildatum or record.laatst_gewijzigd,
    }
    yield node(iri_of(edition, record), "schema:ChildCare", values)
    if placed:
        at = f"{record.straat} {record.huisnummer}" if record.huisnummer else record.straat
        yield _address(part_of(edition, record, ADDRESS), record, at)
    yield from _hours(edition, record)


def contactpunt(edition: Edition, record: Any) -> Iterator[Node]:
    """An office that answers."""
    values = {
        "schema:name": record.naam,
        "schema:contactType": concept(record.soort_contactpunt),
        "dct:description": record.taak,
        "schema:email": record.email,
        "schema:telephone": record.telefoon,
        "schema:url": record.url,
        "locn:address": part_of(edition, record, ADDRESS) if record.adres else None,
        "schema:hoursAvailable": (*_spans(edition, record), *_exceptional(edition, record)),
        "schema:validFrom": record.geldig_van,
        "schema:validThrough": record.geldig_tot,
        "dct:modified": record.nagekeken_op or record.laatst_gewijzigd,
    }
    yield node(iri_of(edition, record), "schema:ContactPoint", values)
    if record.adres:
        place = record.adres
        yield _address(part_of(edition, record, ADDRESS), place, f"{place.straat} {place.huisnummer}")
    yield from _hours(edition, record)
    for iri, each in zip(_exceptional(edition, record), record.uitzonderingen, strict=True):
        shut = {"dct:description": each.reden, "schema:validFrom": each.van, "schema:validThrough": each.tot}
        yield node(iri, "schema:OpeningHoursSpecification", shut)


def _address(iri: str, place: Any, at: str) -> Node:
    values = {
        "locn:thoroughfare": place.straat,
        "adres:Adresvoorstelling.huisnummer": place.huisnummer,
        "locn:postCode": place.postcode,
        "locn:postName": place.gemeente,
        "locn:fullAddress": f"{at}, {place.postcode} {place.gemeente}",
    }
    return node(iri, "locn:Address", values)


def _spans(edition: Edition, record: Any) -> Iterator[str]:
    """The addresses of the stretches of opening hours: by day and hour, so that another stretch changes none of them."""
    return (part_of(edition, record, hours_place(each)) for each in record.openingsuren)


def hours_place(stretch: Any) -> str:
    """The place of a stretch of opening hours."""
    return f"open-{stretch.dag.value}-{stretch.van:%H%M}"


def _exceptional(edition: Edition, record: Any) -> Iterator[str]:
    return (part_of(edition, record, f"anders-{each.van}") for each in record.uitzonderingen)


def _hours(edition: Edition, record: Any) -> Iterator[Node]:
    for iri, each in zip(_spans(edition, record), record.openingsuren, strict=True):
        values = {"schema:dayOfWeek": DAYS[each.dag.value], "schema:opens": each.van, "schema:closes": each.tot}
        yield node(iri, "schema:OpeningHoursSpecification", values)
