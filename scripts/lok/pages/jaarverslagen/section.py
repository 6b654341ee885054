"""The report of each year; for members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.addresses import Address
from lok.model.audience import Audience
from lok.pages.jaarverslagen import report
from lok.pages.section import Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.archive.archive import Archive


def addresses(_: Archive) -> Iterator[Address]:
    """The list of reports, and a folder for them."""
    yield Address("jaarverslagen/index.md", Audience.LEDEN)
    yield Address("jaarverslagen/", Audience.LEDEN)


SECTION = Section(addresses=addresses, pages=report.pages, functions=(*report.FUNCTIONS,))
