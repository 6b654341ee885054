"""What a section of the site says of itself: its addresses, its pages, what its templates call, its lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lok.archive.addresses import Address
    from lok.archive.archive import Archive
    from lok.render.filters import Filter
    from lok.render.page import Page
    from lok.render.renderer import Renderer


def no_addresses(_: Archive) -> Iterable[Address]:
    """Of a section whose only pages are those of records."""
    return ()


def no_pages(_: Renderer) -> Iterator[Page]:
    """Of a section whose only pages are those of records."""
    yield from ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the site: a folder with its modules and templates. The pages of records are made for all kinds alike.

    ``addresses`` are those of all pages that ``pages`` may make, known before anything is made; ``functions`` are what
    templates may call, by their own names; ``filters`` are the lists that can be narrowed.
    """

    addresses: Callable[[Archive], Iterable[Address]] = no_addresses
    pages: Callable[[Renderer], Iterator[Page]] = no_pages
    functions: tuple[Callable[..., Any], ...] = ()
    filters: tuple[Filter, ...] = ()
