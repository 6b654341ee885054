"""What can happen next; for members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.addresses import Address
from lok.model.audience import Audience
from lok.pages.section import Section
from lok.pages.volgende_stap import next_steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.archive.archive import Archive


def addresses(_: Archive) -> Iterator[Address]:
    """The one list."""
    yield Address("volgende-stap/index.md", Audience.LEDEN)


SECTION = Section(addresses=addresses, pages=next_steps.pages, functions=(*next_steps.FUNCTIONS,))
