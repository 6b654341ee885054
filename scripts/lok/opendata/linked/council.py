"""The council, its terms, seats, themes and working groups, and the bodies of the local government it speaks to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.kinds.gelinkte_data import GelinkteData
from lok.kinds.opvolging import Bestuursorgaan
from lok.opendata.carried import one_person
from lok.opendata.linked.concepts import concept
from lok.opendata.linked.nodes import node
from lok.opendata.linked.places import BODIES, THEMES, council, iri_of, named, part_of, term_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition
    from lok.opendata.linked.nodes import Node

CLASSIFIED = {
    Bestuursorgaan.gemeenteraad: "5ab0e9b8a3b2ca7c5e000005",
    Bestuursorgaan.college: "5ab0e9b8a3b2ca7c5e000006",
    Bestuursorgaan.rmw: "5ab0e9b8a3b2ca7c5e000007",
}
"""What the Flemish list of bodies calls them; of the others it has another word for each sort of municipality."""
CLASSIFICATION = "http://data.vlaanderen.be/id/concept/BestuursorgaanClassificatieCode/"
TOWN = "gemeente"
"""The place of the municipality itself on the page of the bodies."""
CODES_OF = GelinkteData.model_fields["jaar_nis_codes"].default
"""The year of the list of codes where a council says none: mergers of municipalities change codes."""
NIS = "http://vocab.belgif.be/auth/refnis"


def body(edition: Edition, orgaan: Bestuursorgaan) -> str:
    """The address of a body of the local government: the one that the Flemish government gave it, or a place of ours."""
    given = getattr(edition.raad.gelinkte_data, orgaan.value, None)
    return given or f"{edition.address}{BODIES}#{orgaan.value}"


def town(edition: Edition) -> str:
    """The address of the municipality: the one that the Flemish government gave it, or a place of ours."""
    given = edition.raad.gelinkte_data and edition.raad.gelinkte_data.bestuurseenheid
    return given or f"{edition.address}{BODIES}#{TOWN}"


def area(edition: Edition) -> str:
    """The area of the municipality, as the federal list of codes has it."""
    given = edition.raad.gelinkte_data
    return f"{NIS}{given.jaar_nis_codes if given else CODES_OF}/{edition.raad.nis_code}"


def region(edition: Edition) -> str:
    """The area as the Flemish government has it, or by its federal code."""
    given = edition.raad.gelinkte_data
    return (given and given.werkingsgebied) or area(edition)


def body_names(edition: Edition) -> tuple[tuple[str, str], ...]:
    """The id of each body on the page of the bodies, and its name."""
    return tuple((each.value, _body_name(edition, each)) for each in Bestuursorgaan)


def _body_name(edition: Edition, each: Bestuursorgaan) -> str:
    return each.woord if each is Bestuursorgaan.opgroeien else f"{each.woord} ({edition.raad.bestuur})"


def around(edition: Edition) -> Iterator[Node]:
    """What no record is: the municipality, the bodies, and the list of themes."""
    name = edition.raad.bestuur
    yield node(town(edition), "org:FormalOrganization", {"skos:prefLabel": name, "dct:spatial": area(edition)})
    for each in Bestuursorgaan:
        sort = CLASSIFIED.get(each)
        values = {
            "skos:prefLabel": _body_name(edition, each),
            "org:subOrganizationOf": None if each is Bestuursorgaan.opgroeien else town(edition),
            "org:classification": f"{CLASSIFICATION}{sort}" if sort else None,
        }
        yield node(body(edition, each), "org:Organization", values)
    yield node(f"{edition.address}{THEMES}", "skos:ConceptScheme", {"skos:prefLabel": "Thema’s van het overleg"})


def raad(edition: Edition, record: Any) -> Iterator[Node]:
    """The council with its terms of office."""
    terms = {part_of(edition, record, term_id(each)): each for each in record.bestuursperiodes}
    values = {
        "skos:prefLabel": record.naam,
        "skos:altLabel": record.afkorting,
        "org:unitOf": town(edition),
        "besluit:werkingsgebied": region(edition),
        "dct:spatial": area(edition),
        "org:classification": concept(record.orgaan),
        "dct:description": record.kerntaak,
        "lok:rechtsgrond": record.rechtsgrond,
        "lok:bestuursperiode": tuple(terms),
        "dct:source": tuple(each.url for each in record.oprichtingsbesluiten if each.url),
        "schema:email": record.mailbox,
        "schema:contactPoint": named(edition, record.contactpunt),
        "foaf:homepage": edition.address,
    }
    yield node(iri_of(edition, record), "org:OrganizationalUnit", values)
    for iri, each in terms.items():
        span = {"schema:validFrom": each.van, "schema:validThrough": each.tot, "rdfs:label": each.id}
        yield node(iri, "lok:Bestuursperiode", span)


def zetel(edition: Edition, record: Any) -> Iterator[Node]:
    """A seat: of an organisation or a group, never of a person."""
    values = {
        "skos:prefLabel": record.naam,
        "org:postIn": council(edition),
        "org:role": tuple(filter(None, (concept(record.geleding), concept(record.tweede_geleding)))),
        "lok:subgeleding": concept(record.subgeleding),
        "org:heldBy": _holder(edition, record),
        "lok:stemgerechtigd": record.stemgerechtigd,
        "schema:validFrom": record.van,
        "schema:validThrough": record.tot,
    }
    yield node(iri_of(edition, record), "org:Post", values)


def _holder(edition: Edition, record: Any) -> str | None:
    """The organisation of a seat; of one person's business it would lead to that person."""
    found = None if record.organisatie is None else edition.get(record.organisatie)
    return None if found is None or one_person(found) else named(edition, record.organisatie)


def thema(edition: Edition, record: Any) -> Iterator[Node]:
    """A theme as a concept of the council's own list."""
    values = {
        "skos:prefLabel": record.titel,
        "skos:altLabel": record.synoniemen,
        "dct:description": record.omschrijving,
        "skos:inScheme": f"{edition.address}{THEMES}",
    }
    yield node(iri_of(edition, record), "skos:Concept", values)


def werkgroep(edition: Edition, record: Any) -> Iterator[Node]:
    """A working group of the council."""
    values = {"skos:prefLabel": record.label, "org:subOrganizationOf": council(edition)}
    yield node(iri_of(edition, record), ("lok:Werkgroep", "org:Organization"), values)
