"""The home page of each edition, and for members the points of attention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.addresses import Address
from lok.model.audience import Audience
from lok.pages.home import home, news
from lok.pages.section import Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.archive.archive import Archive


def addresses(_: Archive) -> Iterator[Address]:
    """The home page, and the members' list of points of attention."""
    yield Address("index.md")
    yield Address("aandachtspunten/index.md", Audience.LEDEN)


SECTION = Section(addresses=addresses, pages=home.pages, functions=(*home.FUNCTIONS, *news.FUNCTIONS))
