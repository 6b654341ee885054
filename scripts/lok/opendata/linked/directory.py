"""Who gives care and who answers: organisers, locations, contact points. Less than the pages show, where in doubt.

What is taken over from a page can be taken down there, a copy of data cannot. So no home has an address, a telephone or a
mailbox here, no business of one person a number, and a licence that is suspended is a matter of the agency.
"""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any

from lok.kinds.locatie import Locatiestatus
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
        "schema:url": None if home or one_person(edition.get(record.organisator)) else record.website,
        "schema:openingHours": tuple(_in_short(each) for each in record.openingsuren),
        "dct:modified": record.peildatum or record.laatst_gewijzigd,
    }
    yield node(iri_of(edition, record), "schema:ChildCare", values)
    if placed:
        at = f"{record.straat} {record.huisnummer}" if record.huisnummer else record.straat
        yield _address(part_of(edition, record, ADDRESS), record, at)


def _in_short(stretch: Any) -> str:
    """A stretch as schema.org writes it in one text: ``Mo 07:00-18:30``."""
    return f"{DAYS[stretch.dag.value].removeprefix('schema:')[:2]} {stretch.van:%H:%M}-{stretch.tot:%H:%M}"


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
        "schema:hoursAvailable": tuple(part_of(edition, record, each) for each, _ in _hours(record)),
        "schema:validFrom": record.geldig_van,
        "schema:validThrough": record.geldig_tot,
        "dct:modified": record.nagekeken_op or record.laatst_gewijzigd,
    }
    yield node(iri_of(edition, record), "schema:ContactPoint", values)
    if record.adres:
        place = record.adres
        yield _address(part_of(edition, record, ADDRESS), place, f"{place.straat} {place.huisnummer}")
    for place_id, said in _hours(record):
        yield node(part_of(edition, record, place_id), "schema:OpeningHoursSpecification", said)


def _address(iri: str, place: Any, at: str) -> Node:
    values = {
        "locn:thoroughfare": place.straat,
        "adres:Adresvoorstelling.huisnummer": place.huisnummer,
        "locn:postCode": place.postcode,
        "locn:postName": place.gemeente,
        "locn:fullAddress": f"{at}, {place.postcode} {place.gemeente}",
    }
    return node(iri, "locn:Address", values)


def _hours(record: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """The opening hours of an office, and its other hours: the id of each place, and what is said there.

    Ids are made of days and hours, so that another stretch changes none of them. Shut is, as schema.org has it, open from
    midnight to midnight for no time at all.
    """
    for each in record.openingsuren:
        yield f"open-{_when(each)}", _open(each)
    for other in record.uitzonderingen:
        span = {"dct:description": other.reden, "schema:validFrom": other.van, "schema:validThrough": other.tot}
        if not other.openingsuren:
            yield f"anders-{other.van}", {**span, "schema:opens": time(), "schema:closes": time()}
        for each in other.openingsuren:
            yield f"anders-{other.van}-{_when(each)}", {**span, **_open(each)}


def _when(stretch: Any) -> str:
    return f"{stretch.dag.value}-{stretch.van:%H%M}"


def _open(stretch: Any) -> dict[str, Any]:
    day = DAYS[stretch.dag.value]
    return {"schema:dayOfWeek": day, "schema:opens": stretch.van, "schema:closes": stretch.tot}


def hours_ids(record: Any) -> tuple[str, ...]:
    """The ids of the opening hours of an office, for its page."""
    return tuple(place for place, _ in _hours(record))
