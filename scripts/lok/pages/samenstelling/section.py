"""The composition of every period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.addresses import Address
from lok.pages.samenstelling import compositions
from lok.pages.section import Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.archive.archive import Archive


def addresses(_: Archive) -> Iterator[Address]:
    """A folder with a page for each period."""
    yield Address("samenstelling/")


SECTION = Section(addresses=addresses, pages=compositions.pages, functions=(*compositions.FUNCTIONS,))
