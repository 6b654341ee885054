"""The page to search on: a form that a script brings to life, and the ways in for whoever reads without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.addresses import Address
from lok.kinds.registry import KINDS
from lok.pages.section import Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.archive.archive import Archive
    from lok.edition.select import Edition
    from lok.model.kind import Kind
    from lok.render.page import Page
    from lok.render.renderer import Renderer

PAGE = "zoeken.md"


def pages(renderer: Renderer) -> Iterator[Page]:
    """The page to search on."""
    yield renderer.page(PAGE, "zoeken.md.jinja")


def ways_in(edition: Edition) -> tuple[Kind, ...]:
    """The kinds that ``edition`` has an index page of with something in it."""
    return tuple(kind for kind in KINDS if edition.audience.may_read(kind.index_for) and edition.all(kind.soort))


def addresses(_: Archive) -> Iterator[Address]:
    """The one page."""
    yield Address(PAGE)


SECTION = Section(addresses=addresses, pages=pages, functions=(ways_in,))
