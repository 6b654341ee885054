"""The addresses of things: a place on the page that documents them. They never change, and need no rules of a server.

``<address>adviezen/adv-2025-01/#advies`` is the advice itself, ``#aanbeveling-1`` its first recommendation. The templates
of the pages take the names of their places from here, so that every address leads somewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from lok.edition.select import Edition
    from lok.model.audience import Reference

FRAGMENTS = {
    "raad": "raad",
    "adviezen": "advies",
    "themas": "thema",
    "memoranda": "memorandum",
    "vergaderingen": "vergadering",
    "zetels": "zetel",
    "werkgroepen": "werkgroep",
    "doelstellingen": "doelstelling",
    "projecten": "project",
    "documenten": "document",
    "reglementen": "reglement",
    "toekenningen": "toekenning",
    "ikt-rondes": "ronde",
    "opportuniteitsadviezen": "opportuniteitsadvies",
    "voorrangsregels": "voorrangsregels",
    "locaties": "locatie",
    "organisatoren": "organisator",
    "loketcijfers": "cijfers",
    "bezoekrondes": "bezoekronde",
    "contactpunten": "contactpunt",
    "vragen": "vraag",
    "startstappen": "stap",
}
"""By kind, the place on the page of a record that stands for the record itself. Mandates of persons have none."""

BODIES = "data/organen/"
"""The page of the bodies of the local government."""
THEMES = "themas/#themalijst"
"""The list of all themes, as a whole."""


def place_of(soort: str) -> str | None:
    """The place on the page of a record of this kind that stands for the record; None where linked data has none."""
    return FRAGMENTS.get(soort)


def page_of(edition: Edition, record: Any) -> str:
    """The full address of the page of a record."""
    return f"{edition.address}{record.soort}/{record.id}/"


def iri_of(edition: Edition, record: Any) -> str:
    """The address of a record: a view."""
    return f"{page_of(edition, record)}#{FRAGMENTS[record.soort]}"


def part_of(edition: Edition, record: Any, part: str) -> str:
    """The address of a part of a record, by the name of its place."""
    return f"{page_of(edition, record)}#{part}"


def named(edition: Edition, reference: Reference | None) -> str | None:
    """The address of the record that another names; None when this edition does not have it, or no address of it."""
    if reference is None or reference.soort not in FRAGMENTS:
        return None
    found = edition.get(reference)
    return None if found is None else iri_of(edition, found)


def all_named(edition: Edition, references: tuple[Reference, ...]) -> tuple[str, ...]:
    """The addresses of those records that this edition has."""
    return tuple(filter(None, (named(edition, each) for each in references)))


def attachment(edition: Edition, reference: Reference) -> str | None:
    """The full address of an attachment, when this edition has it."""
    if reference.id not in edition.attachments:
        return None
    return edition.address + quote(reference.id.partition("/")[2])


def council(edition: Edition) -> str:
    """The address of the council."""
    return iri_of(edition, edition.raad)


def item_place(nr: str) -> str:
    """The place of an item of the agenda: by its number, as the minutes have it, never by its title or its rank.

    The name of the place and the end of the address are the same text: what is no plain sign is written as ``%20``.
    """
    return f"punt-{quote(nr, safe='')}"


def treatment_place(nr: str) -> str:
    """The place of what became of an item."""
    return f"{item_place(nr)}-behandeling"


def vote_place(nr: str, rank: int) -> str:
    """The place of a vote on an item: by its rank, 1 for the first."""
    return f"{item_place(nr)}-stemming-{rank}"


def version_place(versie: Any) -> str:
    """The place of a version of a regulation on its page: by its first day, which never changes."""
    return f"versie-{versie.geldig_van}"


def article_place(artikel: Any) -> str:
    """The place of an article on the page of its version."""
    return f"artikel-{quote(artikel.nr, safe='')}"


def term_place(period: Any) -> str:
    """The place of a term of office."""
    return f"bestuursperiode-{period.id}"

