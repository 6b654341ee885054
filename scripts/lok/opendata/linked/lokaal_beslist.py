"""Agendas for the harvester of the Flemish government (LBLOD), where a council says so: RDFa in the page, and a feed.

It reads RDFa alone, drops what has no address, and wants one class for each thing and plain texts without a language. So
this is made apart from the rest, of the same views as the page, and nothing of it is seen: a title that stands on the
page once is not read aloud twice. It calls the council a body of the municipality (``besluit:Bestuursorgaan``), which is
why it is off until somebody chose it. Never a person: agendas alone, no list of decisions and no minutes.
"""

from __future__ import annotations

from datetime import date, datetime, time
from html import escape
from typing import TYPE_CHECKING, Any

from lok.kinds.vergadering import PLENARY
from lok.kinds.vergaderstatus import Vergaderstatus
from lok.model.days import holds_on
from lok.model.reading import BRUSSELS
from lok.opendata.linked.concepts import concept
from lok.opendata.linked.council import region, town
from lok.opendata.linked.guide import uuid_of
from lok.opendata.linked.places import council, iri_of, page_of, part_of
from lok.opendata.linked.terms import VOCABULARY
from lok.opendata.places import FOLDER, item_id, safe
from lok.render.markup import Markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition

FEED = f"{FOLDER}/publicaties.jsonld"
AGENDA = "https://data.vlaanderen.be/id/concept/BesluitDocumentType/13fefad6-a9d6-4025-83b5-e4cbee3a8965"
"""*Agenda*, of the Flemish list of documents."""
MUNICIPALITY = "http://data.vlaanderen.be/id/concept/BestuurseenheidClassificatieCode/5ab0e9b8a3b2ca7c5e000001"
PREFIXES = {
    "besluit": "http://data.vlaanderen.be/ns/besluit#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "generiek": "https://data.vlaanderen.be/ns/generiek#",
    "lblodBesluit": "http://lblod.data.gift/vocabularies/besluit/",
    "locn": "http://www.w3.org/ns/locn#",
    "mandaat": "http://data.vlaanderen.be/ns/mandaat#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
PREFIX = " ".join(f"{name}: {iri}" for name, iri in PREFIXES.items())


def is_on(edition: Edition) -> bool:
    """Whether the council lets the harvester read its agendas."""
    given = edition.raad.gelinkte_data
    return bool(not edition.leden and edition.address != "/" and given and given.lokaal_beslist)


def published(edition: Edition) -> tuple[Any, ...]:
    """The meetings of which the agenda is given to the harvester: of the whole council, sent, not cancelled, not invented."""
    return tuple(each for each in edition.all("vergaderingen") if is_published(edition, each))


def is_published(edition: Edition, record: Any) -> bool:
    """Whether the agenda of a meeting is given to the harvester."""
    return (
        is_on(edition)
        and record.soort_vergadering in PLENARY
        and record.werkgroep is None
        and record.status not in (Vergaderstatus.gepland, Vergaderstatus.afgelast)
        and bool(record.agendapunten)
        and not record.voorbeeld
    )


def agenda_rdfa(edition: Edition, record: Any) -> Markdown:
    """The agenda of a meeting as a block of HTML without words of its own; empty where it is not given away."""
    if not is_published(edition, record):
        return Markdown("")
    inside = "\n".join((*_document(edition, record), *_body(edition, record), *_items(edition, record)))
    meeting = _thing("div", "", iri_of(edition, record), "besluit:Zitting", f"\n{inside}\n")
    return Markdown(f'<div prefix="{PREFIX}">\n{meeting}\n</div>')


def _document(edition: Edition, record: Any) -> Iterator[str]:
    yield _thing("span", "besluit:heeftAgenda", page_of(edition, record), f"foaf:Document {AGENDA}")
    yield _value("besluit:geplandeStart", record.gepland_begin.isoformat(), "xsd:dateTime")
    if record.werkelijk_begin:
        yield _value("prov:startedAtTime", record.werkelijk_begin.isoformat(), "xsd:dateTime")
    if record.einde:
        yield _value("prov:endedAtTime", record.einde.isoformat(), "xsd:dateTime")


def _body(edition: Edition, record: Any) -> Iterator[str]:
    """The council in its term of office, and the council itself: each says all of it, for both have the same shape."""
    raad = edition.raad
    day = record.gepland_begin.date()
    term = next((each for each in raad.bestuursperiodes if holds_on(each.van, each.tot, day)), None)
    said = "".join(_council(edition))
    if term is None:
        yield _thing("span", "besluit:isGehoudenDoor", council(edition), "besluit:Bestuursorgaan", said)
        return
    whole = council(edition)
    inside = (
        said
        + _thing("span", "mandaat:isTijdspecialisatieVan", whole, "besluit:Bestuursorgaan", said)
        + _thing("span", "generiek:isTijdspecialisatieVan", whole)
        + _value("mandaat:bindingStart", _midnight(term.van), "xsd:dateTime")
        + _value("mandaat:bindingEinde", _midnight(term.tot), "xsd:dateTime")
    )
    held_by = part_of(edition, raad, council_in_term_id(term))
    yield _thing("span", "besluit:isGehoudenDoor", held_by, "besluit:Bestuursorgaan", inside)


def council_in_term_id(term: Any) -> str:
    """The id of the council in one term of office, on its page."""
    return f"raad-{safe(term.id)}"


def _council(edition: Edition) -> Iterator[str]:
    raad = edition.raad
    yield _value("skos:prefLabel", raad.naam)
    yield _thing("span", "org:classification", _full(concept(raad.orgaan)), "skos:Concept")
    place = _thing(
        "span",
        "besluit:werkingsgebied",
        region(edition),
        "prov:Location locn:Location",
        _value("rdfs:label", raad.bestuur),
    )
    sort = _thing("span", "besluit:classificatie", MUNICIPALITY, "skos:Concept") + _thing(
        "span", "org:classification", MUNICIPALITY
    )
    yield _thing(
        "span",
        "besluit:bestuurt",
        town(edition),
        "besluit:Bestuurseenheid",
        _value("skos:prefLabel", raad.bestuur) + sort + place,
    )


def _items(edition: Edition, record: Any) -> Iterator[str]:
    before = ""
    for each in record.agendapunten:
        iri = part_of(edition, record, item_id(each.nr))
        said = (
            _value("dct:title", each.titel)
            + _value("besluit:geplandOpenbaar", "true" if each.gepland_openbaar else "false", "xsd:boolean")
            + _thing("span", "besluit:Agendapunt.type", _full(concept(each.soort)), "skos:Concept")
            + (_thing("span", "besluit:aangebrachtNa", before) if before else "")
        )
        yield _thing("span", "besluit:behandelt", iri, "besluit:Agendapunt", said)
        before = iri


def _thing(tag: str, name: str, iri: str, classes: str = "", inside: str = "") -> str:
    """An element that stands for a thing: of the thing around it, it is the value of the property ``name``."""
    as_value = f' property="{name}"' if name else ""
    sort = f' typeof="{classes}"' if classes else ""
    return f'<{tag}{as_value} resource="{escape(iri)}"{sort}>{inside}</{tag}>'


def _value(name: str, text: str, datatype: str = "xsd:string") -> str:
    return f'<span property="{name}" datatype="{datatype}" content="{escape(text)}"></span>'


def _full(name: str | None) -> str:
    """The full address of a concept of ours."""
    return VOCABULARY + (name or "").removeprefix("lok:")


def _midnight(day: date) -> str:
    return datetime.combine(day, time(), BRUSSELS).isoformat()


def links_rdfa(edition: Edition) -> Markdown:
    """The links that the harvester follows from the list of meetings; nothing where it is off."""
    found = published(edition)
    if not found:
        return Markdown("")
    rows = "\n".join(
        f'<li><a property="lblodBesluit:linkToPublication" href="{escape(page_of(edition, each))}">{escape(each.label)}</a></li>'
        for each in found
    )
    title = "De agenda’s voor Lokaal Beslist, de website van de Vlaamse overheid"
    return Markdown(f'<details prefix="{PREFIX}"><summary>{title}</summary>\n<ul>\n{rows}\n</ul>\n</details>')


def feed(edition: Edition) -> dict[str, Any]:
    """The feed of published agendas (LDES): each version of each agenda, by the day on which it left."""
    rows = [row for each in published(edition) for row in _versions(edition, each)]
    return {
        "@context": {
            **{name: PREFIXES[name] for name in ("dct", "foaf", "prov", "xsd")},
            "ldes": "https://w3id.org/ldes#",
            "tree": "https://w3id.org/tree#",
            **{name: {"@type": "@id"} for name in LINKS},
            "prov:generatedAtTime": {"@type": "xsd:dateTime"},
        },
        "@id": edition.address + FEED,
        "@type": "ldes:EventStream",
        "ldes:timestampPath": "prov:generatedAtTime",
        "ldes:versionOfPath": "dct:isVersionOf",
        "tree:member": sorted(rows, key=lambda row: (row["prov:generatedAtTime"], row["@id"])),
    }


LINKS = ("ldes:timestampPath", "ldes:versionOfPath", "prov:atLocation", "dct:type", "dct:isVersionOf")


def _versions(edition: Edition, record: Any) -> Iterator[dict[str, Any]]:
    page = page_of(edition, record)
    days = {
        record.uitgenodigd_op or record.gepland_begin.date(),
        *record.agenda_opnieuw_verstuurd,
        record.laatst_gewijzigd,
    }
    for day in sorted(each for each in days if each is not None):
        moment = _midnight(day)
        yield {
            "@id": f"urn:uuid:{uuid_of(f'{page} {moment}')}",
            "@type": "foaf:Document",
            "dct:isVersionOf": page,
            "dct:type": AGENDA,
            "prov:atLocation": page,
            "prov:generatedAtTime": moment,
        }
