"""What the linked data offer: the files of which the page of the data and the catalogue speak, and their texts."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from lok.kinds.raad import Hergebruik
from lok.opendata.licences import LICENCES, licence_of
from lok.opendata.linked import catalogue, files, guide, lokaal_beslist, shacl, vocabulary
from lok.opendata.linked.catalogue import GUIDE_FOLDER
from lok.opendata.linked.terms import context
from lok.opendata.offer import DataFile, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lok.edition.select import Edition
    from lok.opendata.memory import Known

LINKED = "application/ld+json"
GROUP = "Gelinkte data, voor programma's die gegevens van vele overleggen samenbrengen"
GUIDE_GROUP = "Gids van de opvang, volgens Open Referral (HSDS)"
CATALOGUE_GROUP = "Catalogus, voor portalen"
FREE = LICENCES[Hergebruik.cc0].iri
"""The licence of what explains and describes: anybody may use it, as the portals ask."""
PACKAGE = f"{GUIDE_FOLDER}datapackage.json"


def offers(edition: Any) -> Iterator[DataFile]:
    """The files of everything; those of a record are named by its page."""
    licence = licence_of(edition.raad).iri
    yield DataFile(files.WHOLE, "Alles samen", LINKED, "", licence, GROUP)
    yield DataFile(files.CONTEXT, "Wat de korte namen betekenen (context)", LINKED, "", FREE, GROUP)
    yield DataFile(vocabulary.FILE, "Woordenlijst", LINKED, "", FREE, GROUP)
    yield DataFile(vocabulary.PROFILE, "Vorm van de gelinkte data (SHACL)", "text/turtle", "", FREE, GROUP)


def write(edition: Edition, known: Known) -> Iterator[tuple[str, str]]:
    """Their texts, and those of every record."""
    yield from files.write(edition, known)
    yield from _same_everywhere().items()


@cache
def _same_everywhere() -> dict[str, str]:
    """What is the same for every council."""
    return {
        files.CONTEXT: files.written(context()),
        vocabulary.FILE: files.written(vocabulary.document()),
        vocabulary.PROFILE: shacl.FILE.read_text("utf-8"),
    }


def guide_offers(edition: Any) -> Iterator[DataFile]:
    """The tables of the guide and what says what they are."""
    licence = licence_of(edition.raad).iri
    yield DataFile(
        PACKAGE, "Beschrijving van de tabellen", "application/vnd.datapackage+json", "", licence, GUIDE_GROUP
    )
    for path, title in guide.paths():
        yield DataFile(path, title, "text/csv", "", licence, GUIDE_GROUP)


def guide_write(edition: Edition, known: Known) -> Iterator[tuple[str, str]]:
    """Their texts."""
    made_of = edition.raad, *edition.all("organisatoren"), *edition.all("locaties")
    yield from known.files("hsds", (*made_of, edition.address), lambda: _tables(edition)).items()


def _tables(edition: Edition) -> dict[str, str]:
    whole, licence = guide.guide_of(edition), licence_of(edition.raad)
    said = json.dumps(guide.package(whole, (licence.name, licence.iri)), ensure_ascii=False, indent=1) + "\n"
    return {PACKAGE: said, **{f"{GUIDE_FOLDER}{each.file}": guide.csv_of(each, whole) for each in guide.TABLES}}


def catalogue_offers(_: Any) -> Iterator[DataFile]:
    """The catalogue in its two forms."""
    yield DataFile(
        catalogue.RDF, "Catalogus voor het Vlaamse portaal (DCAT)", "application/rdf+xml", "", FREE, CATALOGUE_GROUP
    )
    yield DataFile(catalogue.JSON, "Dezelfde catalogus als JSON-LD", LINKED, "", FREE, CATALOGUE_GROUP)


def catalogue_of(others: tuple[Source, ...]) -> Source:
    """The catalogue of the files of the other sources."""
    return Source(catalogue_offers, _catalogue_write(others))


def _catalogue_write(others: tuple[Source, ...]) -> Callable[[Edition, Known], Iterator[tuple[str, str]]]:
    def write_catalogue(edition: Edition, known: Known) -> Iterator[tuple[str, str]]:
        top = catalogue.catalogue(edition, (each for source in others for each in source.offers(edition)))
        text = catalogue.as_rdf(top)
        yield from known.files(
            catalogue.RDF,
            (text,),
            lambda: {catalogue.RDF: text, catalogue.JSON: files.written(catalogue.as_json(top))},
        ).items()

    return write_catalogue


def feed_offers(edition: Any) -> Iterator[DataFile]:
    """The feed of agendas, where the council gives them to the harvester."""
    if lokaal_beslist.is_on(edition):
        yield DataFile(lokaal_beslist.FEED, "Gepubliceerde agenda’s (LDES)", LINKED, "", "", GROUP)


def feed_write(edition: Edition, known: Known) -> Iterator[tuple[str, str]]:
    """Its text."""
    if lokaal_beslist.is_on(edition):
        text = files.written(lokaal_beslist.feed(edition))
        yield from known.files(lokaal_beslist.FEED, (text,), lambda: {lokaal_beslist.FEED: text}).items()


AGENDAS = Source(feed_offers, feed_write)
LINKED_DATA = Source(offers, write)
GUIDE = Source(guide_offers, guide_write)
