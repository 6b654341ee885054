"""The supply in numbers; locations and organisers have their pages as any record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.addresses import Address
from lok.pages.opvang import locations, supply
from lok.pages.section import Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.archive.archive import Archive


def addresses(_: Archive) -> Iterator[Address]:
    """The one page of numbers."""
    yield Address("aanbod/index.md")


SECTION = Section(
    addresses=addresses,
    pages=supply.pages,
    functions=(*locations.FUNCTIONS, *supply.FUNCTIONS),
    filters=(locations.FILTER, locations.ORGANISERS),
)
