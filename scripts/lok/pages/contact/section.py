"""Where parents look for a place; questions and offices have their pages as any record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.addresses import Address
from lok.pages.contact import questions
from lok.pages.section import Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.archive.archive import Archive


def addresses(_: Archive) -> Iterator[Address]:
    """The page for parents."""
    yield Address("ouders/index.md")


SECTION = Section(
    addresses=addresses, pages=questions.pages, functions=(*questions.FUNCTIONS,), filters=(questions.FILTER,)
)
