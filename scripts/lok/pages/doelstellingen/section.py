"""The wall of successes; objectives, projects and working groups have their pages as any record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.addresses import Address
from lok.pages.doelstellingen import goals
from lok.pages.section import Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.archive.archive import Archive


def addresses(_: Archive) -> Iterator[Address]:
    """The wall of successes."""
    yield Address("successen/index.md")


SECTION = Section(addresses=addresses, pages=goals.pages, functions=(*goals.FUNCTIONS,))
