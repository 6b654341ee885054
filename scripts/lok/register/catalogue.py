"""The register's own catalogue, DCAT in JSON-LD: its own dataset, and the catalogue of every council by its address.

A portal that harvests this one address finds all of them. Nothing of a council's catalogue is copied: it is named, and the
council's own says the rest.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

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
MEDIA = {".sqlite": ("application/vnd.sqlite3", "", ""), ".parquet": ("application/vnd.apache.parquet", "PARQUET", "")}
Node = dict[str, Any]


def catalogue(all_: Whole, files: Iterable[str]) -> str:
    """The file: the register's catalogue with its dataset and files, and the catalogues that it refers to."""
    base = f"{all_.register.site_url}data/"
    named = [each for each in all_.sources if each.state.shown]
    nodes = [
        _catalogue(all_, base, named),
        _dataset(all_, base, files, named),
        *(_file(all_, base, name) for name in files),
        *(_theirs(each, base) for each in named),
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


def _theirs(source: Source, base: str) -> Node:
    """A council's catalogue, as far as the register speaks of it: its name, where it stands, and that it is part of this one."""
    return {
        "@id": theirs(source),
        "@type": "dcat:Catalog",
        "dct:title": _nl(f"Open data van {source.name}"),
        "foaf:homepage": _to(source.state.site_url),
        "dct:isPartOf": _to(f"{base}#catalogus"),
        "dct:source": _to(f"{source.state.site_url}data/dcat.rdf"),
    }


def _dataset(all_: Whole, base: str, files: Iterable[str], named: list[Source]) -> Node:
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
        "dct:modified": _day(_changed(named)),
        "dcat:landingPage": _to(base),
        "dcat:distribution": [_to(f"{base}#{_slug(name)}") for name in files],
        "dct:source": [_to(theirs(each)) for each in named],
    }


def _file(all_: Whole, base: str, name: str) -> Node:
    """A file of the register. Whose a row is and under which licence, each row says; for all of them holds what asks most."""
    del all_
    media, sort, _ = MEDIA[f".{name.rpartition('.')[2]}"]
    made: Node = {
        "@id": f"{base}#{_slug(name)}",
        "@type": "dcat:Distribution",
        "dct:identifier": f"{base}#{_slug(name)}",
        "dct:title": _nl(name),
        "dcat:accessURL": _to(f"{base}{name}"),
        "dcat:downloadURL": _to(f"{base}{name}"),
        "dct:license": _to("https://data.vlaanderen.be/id/licentie/modellicentie-gratis-hergebruik/v1.0"),
        "dcat:mediaType": _to(f"http://www.iana.org/assignments/media-types/{media}"),
    }
    return made | ({"dct:format": _to(f"{AUTHORITY}/file-type/{sort}")} if sort else {})


def _shared(all_: Whole, base: str) -> Iterable[Node]:
    """What the others point at: publisher, contact, the record of the dataset, and the words of the European lists."""
    register = all_.register
    changed = _changed([each for each in all_.sources if each.state.shown])
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
    words = {
        f"{AUTHORITY}/language/NLD": "Nederlands",
        f"{AUTHORITY}/access-right/PUBLIC": "openbaar",
        f"{AUTHORITY}/data-theme/GOVE": "Overheid en publieke sector",
        f"{AUTHORITY}/frequency/DAILY": "dagelijks",
        f"{AUTHORITY}/file-type/PARQUET": "Parquet",
        OPEN_DATA: "Vlaamse Open data",
    }
    for iri, word in words.items():
        yield {"@id": iri, "@type": "skos:Concept", "skos:prefLabel": _nl(word)}


def _changed(named: list[Source]) -> str:
    """The last day on which anything that is taken over changed: never the day of the making."""
    days = [each.state.changed.date().isoformat() for each in named if each.state.changed]
    return max(days, default="2000-01-01")


def _slug(name: str) -> str:
    return name.replace(".", "-")


def _to(iri: str) -> Node:
    return {"@id": iri}


def _nl(text: str) -> Node:
    return {"@value": text, "@language": "nl"}


def _day(day: str) -> Node:
    return {"@value": day, "@type": "xsd:date"}
