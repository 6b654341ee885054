"""How the council fares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.addresses import Address
from lok.pages.overleg import charts
from lok.pages.section import Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.archive.archive import Archive
    from lok.render.page import Page
    from lok.render.renderer import Renderer


def pages(renderer: Renderer) -> Iterator[Page]:
    """The one page, in both editions."""
    yield renderer.page("overleg/index.md", "hoe-gaat-het.md.jinja")


def addresses(_: Archive) -> Iterator[Address]:
    """The one page."""
    yield Address("overleg/index.md")


SECTION = Section(addresses=addresses, pages=pages, functions=(*charts.FUNCTIONS,))
