"""The lists that can be narrowed: one list of them, and their plain pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.pages import acties, adviezen, opvang, vragen, vragenboek
from lok.render import filters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.render.filters import Filter
    from lok.render.page import Page
    from lok.render.renderer import Renderer

FILTERS: dict[str, Filter] = {
    each.map: each
    for each in (adviezen.FILTER, acties.FILTER, vragenboek.FILTER, opvang.FILTER, opvang.ORGANISERS, vragen.FILTER)
}
"""By the folder of its page."""


def pages(renderer: Renderer) -> Iterator[Page]:
    """The plain pages of every list."""
    for each in FILTERS.values():
        yield from filters.pages(renderer, each)


def filter_of(folder: str) -> Filter:
    """The filter of the list in ``folder``."""
    return FILTERS[folder]


FUNCTIONS = (*filters.FUNCTIONS, filter_of)
"""What templates may call."""
