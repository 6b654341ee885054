"""How to follow the council."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.addresses import Address
from lok.pages.section import Section
from lok.pages.volgen import feeds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.archive.archive import Archive


def addresses(_: Archive) -> Iterator[Address]:
    """The one page."""
    yield Address("volgen/index.md")


SECTION = Section(addresses=addresses, pages=feeds.pages, functions=(*feeds.FUNCTIONS,))
