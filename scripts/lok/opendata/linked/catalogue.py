"""The catalogue of the data: DCAT, as the Flemish and the European portal read it. ``data/dcat.rdf`` and ``data/dcat.jsonld``.

A dataset is the public records of one kind that are not invented; a kind of which all records are examples is not
offered. Days are those of the records, never of the build. The description itself is free for everybody (CC0), as the
portal asks; the data have the licence of the council.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any, NamedTuple

from lok.kinds.raad import Hergebruik
from lok.kinds.registry import kinds_of
from lok.model.reading import BRUSSELS
from lok.opendata.licences import LICENCES, licence_of
from lok.opendata.linked.council import area
from lok.opendata.linked.rdfxml import Literal, Thing, as_nodes, document
from lok.opendata.places import FOLDER
from lok.words.dutch import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from lok.edition.select import Edition
    from lok.opendata.offer import DataFile

RDF = f"{FOLDER}/dcat.rdf"
JSON = f"{FOLDER}/dcat.jsonld"
GUIDE = "gids"
"""The dataset of the guide of services, which holds several kinds."""
GUIDE_FOLDER = f"{FOLDER}/hsds/"
PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "mdcat": "https://data.vlaanderen.be/ns/metadata-dcat#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
AUTHORITY = "http://publications.europa.eu/resource/authority"
SOCIAL = frozenset(
    {"locaties", "organisatoren", "contactpunten", "vragen", "startstappen", "loketcijfers", "ikt-rondes"}
)
"""Kinds about care itself: the portal files them under population and society, the others under government."""
FORMATS = {
    "application/json": "JSON",
    "application/ld+json": "JSON_LD",
    "text/csv": "CSV",
    "application/vnd.datapackage+json": "JSON",
}
"""What the European list of file types calls a media type."""


class Dataset(NamedTuple):
    """What a dataset is: its id, title, description, theme, last day, and its files."""

    id: str
    title: str
    description: str
    theme: str
    changed: date
    files: tuple[DataFile, ...]


def real(edition: Edition, soort: str) -> tuple[Any, ...]:
    """The records of a kind that are not invented."""
    return tuple(each for each in edition.all(soort) if not each.voorbeeld)


def begun(edition: Edition) -> date:
    """A day for what has none: the last change of the council's own record, or the first day of its first term."""
    raad = edition.raad
    day: date = raad.laatst_gewijzigd or raad.bestuursperiodes[0].van
    return day


def last_change(edition: Edition, records: Iterable[Any]) -> date:
    """The latest day on which one of these records changed."""
    return max((each.laatst_gewijzigd for each in records if each.laatst_gewijzigd), default=begun(edition))


def datasets(edition: Edition, files: Iterable[DataFile]) -> tuple[Dataset, ...]:
    """The datasets that can be offered, of the files that there are."""
    by_kind: dict[str, list[DataFile]] = {}
    for each in files:
        if each.media_type in FORMATS:
            by_kind.setdefault(GUIDE if each.path.startswith(GUIDE_FOLDER) else each.soort, []).append(each)
    found = []
    for soort, kind in kinds_of(edition.raad.orgaan).items():
        records, offered = real(edition, soort), by_kind.get(soort, ())
        if records and offered:
            theme = "SOCI" if soort in SOCIAL else "GOVE"
            title = f"{sentence(kind.meervoud)} van {edition.raad.afkorting}"
            changed = last_change(edition, records)
            found.append(Dataset(soort, title, kind.uitleg, theme, changed, tuple(offered)))
    guide = [each for soort in ("organisatoren", "locaties") for each in real(edition, soort)]
    if guide and GUIDE in by_kind:
        title = f"Gids van de opvang in {edition.raad.bestuur}"
        about = "Organisatoren, opvanglocaties, adressen en openingsuren volgens HSDS 3.0 van Open Referral. Zonder adressen van woningen."
        found.append(Dataset(GUIDE, title, about, "SOCI", last_change(edition, guide), tuple(by_kind[GUIDE])))
    return tuple(found)


def catalogue(edition: Edition, files: Iterable[DataFile]) -> Thing:
    """The catalogue with its datasets, their files, and a record of the catalogue for each dataset."""
    base = f"{edition.address}{FOLDER}/"
    raad = edition.raad
    common = _Common(edition, base)
    offered = datasets(edition, files)
    said: list[tuple[str, Thing | Literal | str]] = [
        ("dct:identifier", Literal(f"{base}#catalogus")),
        ("dct:title", _nl(f"Open data van {raad.afkorting}")),
        ("dct:description", _nl(f"De openbare gegevens van {raad.naam}: als JSON, als tabel en als gelinkte data.")),
        ("dct:publisher", common.publisher),
        ("dcat:contactPoint", common.contact),
        ("dct:accessRights", common.access),
        ("dct:license", Thing(LICENCES[Hergebruik.cc0].iri, "dct:LicenseDocument")),
        ("dct:language", common.language),
        ("dct:spatial", common.spatial),
        ("foaf:homepage", Thing(edition.address, "foaf:Document")),
    ]
    for each in offered:
        made = _dataset(common, each)
        said += [("dcat:dataset", made), ("dcat:record", _record(base, each, made))]
    return Thing(f"{base}#catalogus", "dcat:Catalog", tuple(said))


class _Common:
    """What every dataset says alike."""

    def __init__(self, edition: Edition, base: str) -> None:
        raad = edition.raad
        self.base = base
        self.licence = Thing(licence_of(raad).iri, "dct:LicenseDocument")
        self.publisher = Thing(
            f"{base}#uitgever", "dct:Agent", (("rdf:type", _foaf("Agent")), ("foaf:name", _nl(raad.naam)))
        )
        mail = ("vcard:hasEmail", f"mailto:{raad.mailbox}")
        self.contact = Thing(f"{base}#contact", "vcard:Organization", (("vcard:fn", _nl(raad.naam)), mail))
        self.language = _concept("language", "NLD", "Nederlands", "dct:LinguisticSystem")
        self.spatial = Thing(area(edition), "dct:Location")
        self.access = _concept("access-right", "PUBLIC", "openbaar", "dct:RightsStatement")
        self.landing = Thing(base, "foaf:Document")


def _dataset(common: _Common, each: Dataset) -> Thing:
    iri = f"{common.base}#{each.id}"
    theme = {"GOVE": "Overheid en publieke sector", "SOCI": "Bevolking en samenleving"}[each.theme]
    status = Thing(
        "https://metadata.vlaanderen.be/id/GDI-Vlaanderen-Trefwoorden/VLOPENDATA",
        "skos:Concept",
        (("skos:prefLabel", _nl("Vlaamse Open data")),),
    )
    return Thing(
        iri,
        "dcat:Dataset",
        (
            ("dct:identifier", Literal(iri)),
            ("dct:title", _nl(each.title)),
            ("dct:description", _nl(each.description)),
            ("dct:publisher", common.publisher),
            ("dcat:contactPoint", common.contact),
            ("dct:accessRights", common.access),
            ("dcat:keyword", _nl("kinderopvang")),
            ("dcat:keyword", _nl("adviesraad")),
            ("dcat:theme", _concept("data-theme", each.theme, theme)),
            ("mdcat:statuut", status),
            ("dct:language", common.language),
            ("dct:spatial", common.spatial),
            ("dct:accrualPeriodicity", _concept("frequency", "IRREG", "onregelmatig", "dct:Frequency")),
            ("dct:modified", Literal(each.changed.isoformat(), datatype=f"{PREFIXES['xsd']}date")),
            ("dcat:landingPage", common.landing),
            *(("dcat:distribution", _distribution(common, one)) for one in each.files),
        ),
    )


def file_id(file: DataFile) -> str:
    """The id of a file on the page of the data."""
    return file.path.removeprefix(f"{FOLDER}/").replace("/", "-").replace(".", "-")


def _distribution(common: _Common, file: DataFile) -> Thing:
    iri, place = f"{common.base}#{file_id(file)}", common.base.removesuffix(f"{FOLDER}/") + file.path
    sort = FORMATS[file.media_type]
    return Thing(
        iri,
        "dcat:Distribution",
        (
            ("dct:identifier", Literal(iri)),
            ("dct:title", _nl(file.title)),
            ("dcat:accessURL", place),
            ("dcat:downloadURL", place),
            ("dct:license", common.licence),
            ("dct:format", _concept("file-type", sort, sort.replace("_", "-"), "dct:MediaTypeOrExtent")),
            ("dcat:mediaType", Thing(f"{MEDIA}{file.media_type}", "dct:MediaType")),
        ),
    )


MEDIA = "http://www.iana.org/assignments/media-types/"


def _record(base: str, each: Dataset, made: Thing) -> Thing:
    iri = f"{base}#{each.id}-record"
    moment = datetime.combine(each.changed, time(), BRUSSELS).isoformat()
    return Thing(
        iri,
        "dcat:CatalogRecord",
        (
            ("dct:identifier", Literal(iri)),
            ("foaf:primaryTopic", made),
            ("dct:modified", Literal(moment, datatype=f"{PREFIXES['xsd']}dateTime")),
        ),
    )


def _concept(scheme: str, code: str, label: str, also: str = "") -> Thing:
    """A word of a European list: a concept, and what else the European profile calls it."""
    more = (("rdf:type", also.replace("dct:", PREFIXES["dct"])),) if also else ()
    said = (*more, ("skos:prefLabel", _nl(label)), ("skos:inScheme", f"{AUTHORITY}/{scheme}"))
    return Thing(f"{AUTHORITY}/{scheme}/{code}", "skos:Concept", said)


def _foaf(name: str) -> str:
    return PREFIXES["foaf"] + name


def _nl(text: str) -> Literal:
    return Literal(text, language="nl")


def as_rdf(top: Thing) -> str:
    """The catalogue for the Flemish portal."""
    return document(top, PREFIXES)


def as_json(top: Thing) -> dict[str, Any]:
    """The same for programs."""
    return {"@context": PREFIXES, "@graph": as_nodes(top)}
