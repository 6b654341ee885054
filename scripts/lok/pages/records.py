"""A page for every record and an index page for every kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.archive.addresses import Address
from lok.kinds.registry import KINDS
from lok.pages.section import Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.archive.archive import Archive
    from lok.render.page import Page
    from lok.render.renderer import Renderer


def pages(renderer: Renderer) -> Iterator[Page]:
    """The index page of every kind, each followed by the pages of its records.

    A kind without a template for its index gets the plain list.
    """
    for kind in KINDS:
        if not renderer.edition.audience.may_read(kind.index_for):
            continue
        records = renderer.edition.all(kind.soort)
        own = f"{kind.soort}_index.md.jinja"
        index = own if renderer.has(own) else "index.md.jinja"
        yield renderer.page(f"{kind.soort}/index.md", index, kind=kind, records=records)
        for record in records:
            yield renderer.page(f"{kind.soort}/{record.id}.md", f"{kind.soort}.md.jinja", kind=kind, record=record)


def addresses(archive: Archive) -> Iterator[Address]:
    """The folder of every kind with its index page, and the page of every record."""
    for kind in KINDS:
        yield Address(f"{kind.soort}/", kind.index_for)
        yield Address(f"{kind.soort}/index.md", kind.index_for)
    yield from (Address(f"{soort}/{record.id}.md", record.readers) for soort, record in archive.everything())


def members_only(view: Any) -> bool:
    """Whether the public site does not have this record at all."""
    return bool(view.alleen_leden)


SECTION = Section(addresses=addresses, pages=pages, functions=(members_only,))
