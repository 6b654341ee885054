"""The lists that can be narrowed: one list of them, and their plain pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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


FUNCTIONS: dict[str, Any] = {**filters.FUNCTIONS, "filter_van": FILTERS.__getitem__}
"""What the templates call, by its name there."""
