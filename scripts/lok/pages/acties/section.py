"""The actions that are open; for members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.addresses import Address
from lok.model.audience import Audience
from lok.pages.acties import actions
from lok.pages.section import Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.archive.archive import Archive


def addresses(_: Archive) -> Iterator[Address]:
    """The list, and a folder for what it can be narrowed to."""
    yield Address("acties/index.md", Audience.LEDEN)
    yield Address("acties/", Audience.LEDEN)


SECTION = Section(addresses=addresses, pages=actions.pages, functions=(*actions.FUNCTIONS,), filters=(actions.FILTER,))
