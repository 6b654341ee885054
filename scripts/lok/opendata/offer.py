"""What is said of a file without making it, and what a sort of files is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lok.edition.select import Edition
    from lok.opendata.memory import Known


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of the open data: its path below the site, title and media type, and what it holds.

    ``soort`` is the kind of the records in it; empty when it holds several or none. ``licence`` is the address of the
    licence; empty for what holds no records, such as a schema. ``group`` is the heading below which the page names it.
    """

    path: str
    title: str
    media_type: str
    soort: str = ""
    licence: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A sort of files: which ones there are for an edition, without making them, and their texts by path."""

    offers: Callable[[Any], Iterable[DataFile]]
    write: Callable[[Edition, Known], Iterator[tuple[str, str]]]
