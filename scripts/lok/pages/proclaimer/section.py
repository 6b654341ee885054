"""Who publishes the site, which text prevails, how old the data are, and how they may be used again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.addresses import Address
from lok.pages.section import Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.archive.archive import Archive
    from lok.render.page import Page
    from lok.render.renderer import Renderer


def addresses(_: Archive) -> Iterator[Address]:
    """The one page."""
    yield Address("proclaimer/index.md")


def pages(renderer: Renderer) -> Iterator[Page]:
    """The same page for the public and for members."""
    yield renderer.page("proclaimer/index.md", "proclaimer.md.jinja")


SECTION = Section(addresses=addresses, pages=pages)
