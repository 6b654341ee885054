"""How often each organisation took part; for members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.addresses import Address
from lok.model.audience import Audience
from lok.pages.deelname import participation
from lok.pages.section import Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.archive.archive import Archive


def addresses(_: Archive) -> Iterator[Address]:
    """The table of all, the choice of one's own, and a folder for each."""
    yield Address("deelname/index.md", Audience.LEDEN)
    yield Address("mijn-organisatie/index.md", Audience.LEDEN)
    yield Address("mijn-organisatie/", Audience.LEDEN)


SECTION = Section(addresses=addresses, pages=participation.pages, functions=(*participation.FUNCTIONS,))
