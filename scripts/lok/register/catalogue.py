"""The register's own catalogue, DCAT: its own dataset, and the catalogue of every council by its address.

A portal that harvests this one address finds all of them: ``dcat.rdf`` for the Flemish one, ``dcat.jsonld`` for programs.
Nothing of a council's catalogue is copied: it is named, and the council's own says the rest.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from lok.kinds.raad import Hergebruik
from lok.opendata.licences import LICENCES
from lok.opendata.linked.catalogue import AUTHORITY, MEDIA, PREFIXES, as_json, as_rdf
from lok.opendata.linked.rdfxml import Literal, Thing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lok.register.figures import Source
    from lok.register.whole import Whole

JSON, RDF = "dcat.jsonld", "dcat.rdf"
"""The names of the two files, below the folder of the data; at the councils they are called so too."""
OPEN_DATA = "https://metadata.vlaanderen.be/id/GDI-Vlaanderen-Trefwoorden/VLOPENDATA"
FORMATS = {".sqlite": ("application/vnd.sqlite3", ""), ".parquet": ("application/vnd.apache.parquet", "PARQUET")}
"""By the ending of a file its media type, and what the European list of file types calls it."""
FIRST_DAY = "2000-01-01"
"""What is said of a register in which nothing has changed yet."""


def files(all_: Whole, names: Sequence[str]) -> dict[str, str]:
    """Both files by their names; ``names`` are the files that can be downloaded."""
    top = catalogue(all_, names)
    return {JSON: json.dumps(as_json(top), ensure_ascii=False, indent=1) + "\n", RDF: as_rdf(top)}


def theirs(source: Source) -> str:
    """The name of a council's own catalogue for programs."""
    return f"{source.state.site_url}data/#catalogus"


def catalogue(all_: Whole, names: Sequence[str]) -> Thing:
    """The register's catalogue with its dataset and files, and the catalogues that it refers to."""
    register, base = all_.register, f"{all_.register.site_url}data/"
    dataset = _dataset(all_, base, names)
    return Thing(
        f"{base}#catalogus",
        "dcat:Catalog",
        (
            ("dct:identifier", Literal(f"{base}#catalogus")),
            ("dct:title", _nl(f"Open data in {register.naam}")),
            ("dct:description", _nl("De gegevens van het register, en de catalogus van elke raad die erin staat.")),
            *_whose(base, register.beheerder, register.contact),
            ("dct:license", Thing(LICENCES[Hergebruik.cc0].iri, "dct:LicenseDocument")),
            ("dct:language", _concept("language", "NLD", "Nederlands", "LinguisticSystem")),
            ("foaf:homepage", Thing(register.site_url, "foaf:Document")),
            ("dcat:dataset", dataset),
            ("dcat:record", _record(base, dataset, _changed(all_))),
            *(("dcat:catalog", _theirs(each, base)) for each in all_.shown),
        ),
    )


def _whose(base: str, name: str, mailbox: str) -> tuple[tuple[str, Thing], ...]:
    """Who publishes and whom to ask, by the names that each catalogue of ours gives them."""
    publisher = (("rdf:type", f"{PREFIXES['foaf']}Agent"), ("foaf:name", _nl(name)))
    contact = (("vcard:fn", _nl(name)), ("vcard:hasEmail", f"mailto:{mailbox}"))
    return (
        ("dct:publisher", Thing(f"{base}#uitgever", "dct:Agent", publisher)),
        ("dcat:contactPoint", Thing(f"{base}#contact", "vcard:Organization", contact)),
    )


def _theirs(source: Source, base: str) -> Thing:
    """A council's catalogue, as far as the register speaks of it: whose it is, where it stands, and that it is part of this one."""
    site, name = source.state.site_url, source.raad.naam if source.raad else source.name
    told = f"De openbare gegevens van {source.name}. De catalogus zelf staat bij de raad."
    return Thing(
        theirs(source),
        "dcat:Catalog",
        (
            ("dct:identifier", Literal(theirs(source))),
            ("dct:title", _nl(f"Open data van {source.name}")),
            ("dct:description", _nl(told)),
            *_whose(f"{site}data/", name, source.council.contact),
            ("foaf:homepage", Thing(site, "foaf:Document")),
            ("foaf:page", Thing(f"{site}data/", "foaf:Document")),
            ("foaf:page", Thing(f"{site}data/{RDF}", "foaf:Document")),
            ("dct:isPartOf", f"{base}#catalogus"),
        ),
    )


def _dataset(all_: Whole, base: str, names: Sequence[str]) -> Thing:
    register, iri = all_.register, f"{base}#register"
    status = Thing(OPEN_DATA, "skos:Concept", (("skos:prefLabel", _nl("Vlaamse Open data")),))
    return Thing(
        iri,
        "dcat:Dataset",
        (
            ("dct:identifier", Literal(iri)),
            ("dct:title", _nl(f"Adviezen, antwoorden en subsidies uit {register.naam}")),
            ("dct:description", _nl("Wat lokale overleggen kinderopvang publiceren, samengebracht in tabellen.")),
            *_whose(base, register.beheerder, register.contact),
            ("dct:accessRights", _concept("access-right", "PUBLIC", "openbaar", "RightsStatement")),
            ("dcat:keyword", _nl("kinderopvang")),
            ("dcat:keyword", _nl("adviesraad")),
            ("dcat:theme", _concept("data-theme", "GOVE", "Overheid en publieke sector")),
            ("mdcat:statuut", status),
            ("dct:language", _concept("language", "NLD", "Nederlands", "LinguisticSystem")),
            ("dct:accrualPeriodicity", _concept("frequency", "DAILY", "dagelijks", "Frequency")),
            ("dct:modified", Literal(_changed(all_), datatype=f"{PREFIXES['xsd']}date")),
            ("dcat:landingPage", Thing(base, "foaf:Document")),
            *(("dcat:distribution", _distribution(base, name)) for name in names),
        ),
    )


def _distribution(base: str, name: str) -> Thing:
    """A file of the register. Whose a row is and under which licence, each row says; for all of them holds what asks most."""
    media, sort = FORMATS[f".{name.rpartition('.')[2]}"]
    iri, place = f"{base}#{name.replace('.', '-')}", f"{base}{name}"
    format_ = (("dct:format", _concept("file-type", sort, "Parquet", "MediaTypeOrExtent")),) if sort else ()
    return Thing(
        iri,
        "dcat:Distribution",
        (
            ("dct:identifier", Literal(iri)),
            ("dct:title", _nl(name)),
            ("dcat:accessURL", place),
            ("dcat:downloadURL", place),
            ("dct:license", Thing(LICENCES[Hergebruik.gratis_hergebruik].iri, "dct:LicenseDocument")),
            *format_,
            ("dcat:mediaType", Thing(f"{MEDIA}{media}", "dct:MediaType")),
        ),
    )


def _record(base: str, dataset: Thing, changed: str) -> Thing:
    iri = f"{base}#register-record"
    return Thing(
        iri,
        "dcat:CatalogRecord",
        (
            ("dct:identifier", Literal(iri)),
            ("foaf:primaryTopic", dataset),
            ("dct:modified", Literal(f"{changed}T00:00:00+00:00", datatype=f"{PREFIXES['xsd']}dateTime")),
        ),
    )


def _concept(scheme: str, code: str, label: str, also: str = "") -> Thing:
    """A word of a European list: a concept, and what else the European profile calls it."""
    more = (("rdf:type", f"{PREFIXES['dct']}{also}"),) if also else ()
    return Thing(f"{AUTHORITY}/{scheme}/{code}", "skos:Concept", (*more, ("skos:prefLabel", _nl(label))))


def _changed(all_: Whole) -> str:
    """The last day on which anything that is taken over changed: never the day of the making."""
    return max((each.state.changed.date().isoformat() for each in all_.shown if each.state.changed), default=FIRST_DAY)


def _nl(text: str) -> Literal:
    return Literal(text, language="nl")
