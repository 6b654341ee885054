"""The ledger of all asks and the scorecards; each memorandum has its page as any record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.addresses import Address
from lok.pages.memoranda import ledger
from lok.pages.section import Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.archive.archive import Archive


def addresses(_: Archive) -> Iterator[Address]:
    """The ledger, and a folder for its lists and scorecards."""
    yield Address("vragen-aan-het-bestuur/index.md")
    yield Address("vragen-aan-het-bestuur/")


SECTION = Section(addresses=addresses, pages=ledger.pages, functions=(*ledger.FUNCTIONS,), filters=(ledger.FILTER,))
