"""The register's own catalogue, DCAT in JSON-LD: its own dataset, and the catalogue of every council by its address.

A portal that harvests this one address finds all of them. Nothing of a council's catalogue is copied: it is named, and the
council's own says the rest.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lok.register.figures import Source
    from lok.register.whole import Whole

NAME = "dcat.jsonld"
PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "mdcat": "https://data.vlaanderen.be/ns/metadata-dcat#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
AUTHORITY = "http://publications.europa.eu/resource/authority"
CC0 = "https://data.vlaanderen.be/id/licentie/creative-commons-zero-verklaring/v1.0"
OPEN_DATA = "https://metadata.vlaanderen.be/id/GDI-Vlaanderen-Trefwoorden/VLOPENDATA"
MODEL = "https://data.vlaanderen.be/id/licentie/modellicentie-gratis-hergebruik/v1.0"
MEDIA_TYPES = "http://www.iana.org/assignments/media-types/"
MEDIA = {".sqlite": ("application/vnd.sqlite3", ""), ".parquet": ("application/vnd.apache.parquet", "PARQUET")}
"""By the ending of a file its media type, and what the European list of file types calls it."""
Node = dict[str, Any]


def catalogue(all_: Whole, files: Iterable[str]) -> str:
    """The file: the register's catalogue with its dataset and files, and the catalogues that it refers to."""
    base = f"{all_.register.site_url}data/"
    named = list(all_.shown)
    nodes = [
        _catalogue(all_, base, named),
        _dataset(all_, base, files),
        *(_file(base, name) for name in files),
        *(node for each in named for node in _theirs(each, base)),
        *_shared(all_, base),
    ]
    return json.dumps({"@context": PREFIXES, "@graph": nodes}, ensure_ascii=False, indent=1) + "\n"


def theirs(source: Source) -> str:
    """The name of a council's own catalogue for programs."""
    return f"{source.state.site_url}data/#catalogus"


def _catalogue(all_: Whole, base: str, named: list[Source]) -> Node:
    register = all_.register
    return {
        "@id": f"{base}#catalogus",
        "@type": "dcat:Catalog",
        "dct:identifier": f"{base}#catalogus",
        "dct:title": _nl(f"Open data in {register.naam}"),
        "dct:description": _nl("De gegevens van het register, en de catalogus van elke raad die erin staat."),
        "dct:publisher": _to(f"{base}#uitgever"),
        "dcat:contactPoint": _to(f"{base}#contact"),
        "dct:license": _to(CC0),
        "dct:language": _to(f"{AUTHORITY}/language/NLD"),
        "foaf:homepage": _to(register.site_url),
        "dcat:dataset": [_to(f"{base}#register")],
        "dcat:record": [_to(f"{base}#register-record")],
        "dcat:catalog": [_to(theirs(each)) for each in named],
    }


def _theirs(source: Source, base: str) -> Iterator[Node]:
    """A council's catalogue, as far as the register speaks of it: whose it is, where it stands, and that it is part of this one.

    The names of the catalogue and of who publishes it are those that the council's own catalogue gives them.
    """
    site = source.state.site_url
    yield {
        "@id": theirs(source),
        "@type": "dcat:Catalog",
        "dct:identifier": theirs(source),
        "dct:title": _nl(f"Open data van {source.name}"),
        "dct:description": _nl(f"De openbare gegevens van {source.name}. De catalogus zelf staat bij de raad."),
        "dct:publisher": _to(f"{site}data/#uitgever"),
        "dcat:contactPoint": _to(f"{site}data/#contact"),
        "foaf:homepage": _to(site),
        "dct:isPartOf": _to(f"{base}#catalogus"),
        "foaf:page": [_to(f"{site}data/"), _to(f"{site}data/dcat.rdf")],
    }
    name = source.raad.naam if source.raad else source.name
    yield {"@id": f"{site}data/#uitgever", "@type": ["dct:Agent", "foaf:Agent"], "foaf:name": _nl(name)}
    yield {
        "@id": f"{site}data/#contact",
        "@type": "vcard:Organization",
        "vcard:fn": _nl(name),
        "vcard:hasEmail": _to(f"mailto:{source.council.contact}"),
    }
    for page in (site, f"{site}data/", f"{site}data/dcat.rdf"):
        yield {"@id": page, "@type": "foaf:Document"}


def _dataset(all_: Whole, base: str, files: Iterable[str]) -> Node:
    iri = f"{base}#register"
    return {
        "@id": iri,
        "@type": "dcat:Dataset",
        "dct:identifier": iri,
        "dct:title": _nl(f"Adviezen, antwoorden en subsidies uit {all_.register.naam}"),
        "dct:description": _nl("Wat lokale overleggen kinderopvang publiceren, samengebracht in tabellen."),
        "dct:publisher": _to(f"{base}#uitgever"),
        "dcat:contactPoint": _to(f"{base}#contact"),
        "dct:accessRights": _to(f"{AUTHORITY}/access-right/PUBLIC"),
        "dcat:keyword": [_nl("kinderopvang"), _nl("adviesraad")],
        "dcat:theme": _to(f"{AUTHORITY}/data-theme/GOVE"),
        "mdcat:statuut": _to(OPEN_DATA),
        "dct:language": _to(f"{AUTHORITY}/language/NLD"),
        "dct:accrualPeriodicity": _to(f"{AUTHORITY}/frequency/DAILY"),
        "dct:modified": _day(_changed(all_)),
        "dcat:landingPage": _to(base),
        "dcat:distribution": [_to(f"{base}#{_slug(name)}") for name in files],
    }


def _file(base: str, name: str) -> Node:
    """A file of the register. Whose a row is and under which licence, each row says; for all of them holds what asks most."""
    media, sort = MEDIA[f".{name.rpartition('.')[2]}"]
    made: Node = {
        "@id": f"{base}#{_slug(name)}",
        "@type": "dcat:Distribution",
        "dct:identifier": f"{base}#{_slug(name)}",
        "dct:title": _nl(name),
        "dcat:accessURL": _to(f"{base}{name}"),
        "dcat:downloadURL": _to(f"{base}{name}"),
        "dct:license": _to(MODEL),
        "dcat:mediaType": _to(f"{MEDIA_TYPES}{media}"),
    }
    return made | ({"dct:format": _to(f"{AUTHORITY}/file-type/{sort}")} if sort else {})


def _shared(all_: Whole, base: str) -> Iterable[Node]:
    """What the others point at: publisher, contact, the record of the dataset, and the words of the European lists."""
    register = all_.register
    changed = _changed(all_)
    yield {
        "@id": f"{base}#register-record",
        "@type": "dcat:CatalogRecord",
        "dct:identifier": f"{base}#register-record",
        "foaf:primaryTopic": _to(f"{base}#register"),
        "dct:modified": {"@value": f"{changed}T00:00:00+00:00", "@type": "xsd:dateTime"},
    }
    yield {
        "@id": f"{base}#uitgever",
        "@type": ["dct:Agent", "foaf:Agent"],
        "foaf:name": _nl(register.beheerder),
        "foaf:mbox": _to(f"mailto:{register.contact}"),
    }
    yield {
        "@id": f"{base}#contact",
        "@type": "vcard:Organization",
        "vcard:fn": _nl(register.beheerder),
        "vcard:hasEmail": _to(f"mailto:{register.contact}"),
    }
    yield {"@id": register.site_url, "@type": "foaf:Document"}
    yield {"@id": base, "@type": "foaf:Document"}
    for licence in (CC0, MODEL):
        yield {"@id": licence, "@type": "dct:LicenseDocument"}
    for iri, (kind, word) in WORDS.items():
        yield {"@id": iri, "@type": list(filter(None, ("skos:Concept", kind))), "skos:prefLabel": _nl(word)}
    for media, _ in MEDIA.values():
        yield {"@id": f"{MEDIA_TYPES}{media}", "@type": "dct:MediaType"}


WORDS = {
    f"{AUTHORITY}/language/NLD": ("dct:LinguisticSystem", "Nederlands"),
    f"{AUTHORITY}/access-right/PUBLIC": ("dct:RightsStatement", "openbaar"),
    f"{AUTHORITY}/data-theme/GOVE": ("", "Overheid en publieke sector"),
    f"{AUTHORITY}/frequency/DAILY": ("dct:Frequency", "dagelijks"),
    f"{AUTHORITY}/file-type/PARQUET": ("dct:MediaTypeOrExtent", "Parquet"),
    OPEN_DATA: ("", "Vlaamse Open data"),
}
"""The words of the European and the Flemish lists that are used: what each is beside a concept, and how it is called."""


def _changed(all_: Whole) -> str:
    """The last day on which anything that is taken over changed: never the day of the making."""
    days = [each.state.changed.date().isoformat() for each in all_.shown if each.state.changed]
    return max(days, default="2000-01-01")


def _slug(name: str) -> str:
    return name.replace(".", "-")


def _to(iri: str) -> Node:
    return {"@id": iri}


def _nl(text: str) -> Node:
    return {"@value": text, "@language": "nl"}


def _day(day: str) -> Node:
    return {"@value": day, "@type": "xsd:date"}
