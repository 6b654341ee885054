"""The addresses of things: a place on the page that documents them. They never change, and need no rules of a server.

``<address>adviezen/adv-2025-01/#advies`` is the advice itself, ``#aanbeveling-1`` its first recommendation. What places
are called, ``lok.opendata.places`` says, for the pages as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from lok.kinds.reglementen import version_path
from lok.opendata import carried, places

if TYPE_CHECKING:
    from lok.edition.select import Edition
    from lok.model.audience import Reference

NAMED = frozenset(kind.soort for kind in carried.offered_kinds())
"""The kinds of which records are linked data."""
BODIES = f"{places.FOLDER}/organen/"
"""The page of the bodies of the local government."""
THEMES = "themas/#themalijst"
"""The list of all themes, as a whole."""


def page_of(edition: Edition, record: Any) -> str:
    """The full address of the page of a record."""
    return places.page_address(edition.address, record)


def iri_of(edition: Edition, record: Any) -> str:
    """The address of a record: a view."""
    return places.iri(edition.address, record)


def part_of(edition: Edition, record: Any, part: str) -> str:
    """The address of a part of a record, by the id of its place."""
    return places.iri(edition.address, record, part)


def version_page(edition: Edition, record: Any, versie: Any) -> str:
    """The full address of the page of a version of a regulation."""
    return f"{page_of(edition, record)}{version_path(versie)}/"


def named(edition: Edition, reference: Reference | None) -> str | None:
    """The address of the record that another names; None when this edition does not have it, or no address of it."""
    if reference is None or reference.soort not in NAMED:
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


def term_id(period: Any) -> str:
    """The id of a term of office on the page of the council."""
    return f"bestuursperiode-{places.safe(period.id)}"
