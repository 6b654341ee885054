"""What became of the advices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.addresses import Address
from lok.pages.antwoorden import answers
from lok.pages.section import Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.archive.archive import Archive


def addresses(_: Archive) -> Iterator[Address]:
    """The page of all answers, and a folder for those of every body."""
    yield Address("antwoorden/index.md")
    yield Address("antwoorden/")


SECTION = Section(addresses=addresses, pages=answers.pages, functions=(*answers.FUNCTIONS,))
