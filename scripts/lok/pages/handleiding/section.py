"""The fields of every kind, as a part of the handbook; for members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.addresses import Address
from lok.kinds.registry import KINDS
from lok.model.audience import Audience
from lok.pages.handleiding import fields
from lok.pages.section import Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.archive.archive import Archive


def addresses(_: Archive) -> Iterator[Address]:
    """The list of kinds, and a page for each."""
    yield Address("handleiding/velden.md", Audience.LEDEN)
    yield from (Address(f"handleiding/velden/{kind.soort}.md", Audience.LEDEN) for kind in KINDS)


SECTION = Section(addresses=addresses, pages=fields.pages)
