"""All files of the open data in one list: what each is, and the function that gives their texts.

``SOURCES`` has one entry for each sort of files. A source says which files it has for an edition without making them, for
the page and the catalogue, and gives their texts when they are written. Whoever adds a sort of files adds an entry.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lok.model.audience import Audience

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lok.edition.select import Edition


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


@dataclass(slots=True)
class Known:
    """What the files of an earlier edition were made of and what came out: what did not change is not made again.

    ``rows`` has by the ``id`` of a view that view and its data; ``texts`` by any name what it was made of, and the files.
    """

    rows: dict[int, tuple[Any, dict[str, Any]]] = field(default_factory=dict)
    texts: dict[str, tuple[Any, dict[str, str]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """A sort of files: which ones there are for an edition, and their texts by path."""

    offers: Callable[[Edition], Iterable[DataFile]]
    write: Callable[[Edition, Known], Iterator[tuple[str, str]]]


SOURCES: tuple[Source, ...] = ()
"""Every sort of files, in the order in which the page names them."""


def offered(edition: Any) -> tuple[DataFile, ...]:
    """Every file there is for an edition, without making it. Members have none: their site gives no data away."""
    if edition.audience is not Audience.PUBLIEK:
        return ()
    return tuple(each for source in SOURCES for each in source.offers(edition))


def texts(edition: Edition, known: Known | None = None) -> dict[str, str]:
    """The text of every file, by its path below the site; UTF-8 when it is written.

    ``known`` is what an earlier call left, and is brought up to date.
    """
    if edition.audience is not Audience.PUBLIEK:
        return {}
    memory = known if known is not None else Known()
    return {path: text for source in SOURCES for path, text in source.write(edition, memory)}
