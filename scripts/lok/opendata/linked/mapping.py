"""Which kinds of records are linked data, and what is made of each: the one list. Mandates of persons are not in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from lok.opendata.linked import advices, council, directory, meetings, papers, regulations
from lok.opendata.linked.nodes import in_order, node
from lok.opendata.linked.places import iri_of, page_of
from lok.opendata.places import iri

if TYPE_CHECKING:
    from lok.edition.select import Edition
    from lok.opendata.linked.nodes import Node

Mapping = Callable[["Edition", Any], Iterator["Node"]]


def plain(sort: str) -> Mapping:
    """What is made of a kind that has no word of its own yet: its title, and where its page is."""

    def made(edition: Edition, record: Any) -> Iterator[Node]:
        values = {"dct:title": record.label, "dct:modified": record.laatst_gewijzigd}
        yield node(iri_of(edition, record), sort, values)

    return made


MAPPED: dict[str, Mapping] = {
    "raad": council.raad,
    "adviezen": advices.advies,
    "themas": council.thema,
    "memoranda": advices.memorandum,
    "vergaderingen": meetings.vergadering,
    "zetels": council.zetel,
    "werkgroepen": council.werkgroep,
    "doelstellingen": plain("lok:Doelstelling"),
    "projecten": plain("lok:Project"),
    "documenten": papers.document,
    "reglementen": regulations.reglement,
    "toekenningen": regulations.toekenning,
    "ikt-rondes": plain("lok:Uitbreidingsronde"),
    "voorrangsregels": plain("lok:Voorrangsregels"),
    "locaties": directory.locatie,
    "organisatoren": directory.organisator,
    "loketcijfers": plain("lok:Loketcijfers"),
    "contactpunten": directory.contactpunt,
    "vragen": plain("lok:Wegwijzervraag"),
    "startstappen": plain("lok:Startstap"),
}


def earlier(edition: Edition, record: Any) -> list[str]:
    """The addresses that a record had where the site stood before."""
    given = edition.raad.gelinkte_data
    return [iri(address, record) for address in given.vroegere_adressen] if given else []


def all_nodes(edition: Edition) -> Iterator[Node]:
    """All that is said of everything."""
    yield from council.around(edition)
    for soort in MAPPED:
        for record in edition.all(soort):
            yield from record_nodes(edition, record)


def record_nodes(edition: Edition, record: Any) -> list[Node]:
    """All that is said of one record, in order; what is invented says so at each of its things.

    Raises:
        KeyError: The record is of a kind that is no linked data.
    """
    nodes = in_order(MAPPED[record.soort](edition, record))
    for each in nodes:
        if record.voorbeeld:
            each["lok:voorbeeld"] = True
        if each["@id"] == iri_of(edition, record):
            each["lok:pagina"] = page_of(edition, record)
            if before := earlier(edition, record):
                each["owl:sameAs"] = before
    return nodes
