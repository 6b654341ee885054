"""All that the content repository says, read once: the records by kind, and what stands below ``content/``.

An ``Archive`` is a value: nothing in it changes, and nothing below this line of the pipeline reads a disk.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from lok.kinds.registry import BY_SOORT
from lok.model.audience import Audience, Reference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from lok.model.kind import Record

S = TypeVar("S")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class HandPage:
    """A page written by hand. ``uri`` is its path below ``content/<audience>/``, ``text`` its Markdown."""

    audience: Audience
    uri: str
    text: str

    @property
    def path(self) -> str:
        """Its path from the repository's root."""
        return f"content/{self.audience}/{self.uri}"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file below ``content/`` that is no page: ``path`` from there, and what can be read in it, data about it included."""

    path: str
    text: str = ""

    @property
    def audience(self) -> Audience:
        """Who may have it: its first folder says so."""
        return Audience(self.path.partition("/")[0])

    @property
    def uri(self) -> str:
        """Where it stands in a site."""
        return self.path.partition("/")[2]


@dataclass(frozen=True, slots=True)
class Archive:
    """The records by kind and id, each kind in its own order, and the hand-written pages and attachments."""

    records: Mapping[str, Mapping[str, Record]]
    pages: tuple[HandPage, ...]
    attachments: Mapping[str, Attachment]

    def all(self, soort: str) -> tuple[Any, ...]:
        """The records of a kind, in the order of its index page."""
        return tuple(self.records[soort].values())

    def get(self, soort: str, record_id: str) -> Any:
        """A record, or ``None``."""
        return self.records.get(soort, {}).get(record_id)

    def find(self, reference: Reference) -> Any:
        """The record a reference points at, or ``None``."""
        return self.get(reference.soort, reference.id)

    @property
    def raad(self) -> Any:
        """The council's settings, or ``None``."""
        return next(iter(self.all("raad")), None)

    def published(self, record: Record) -> bool:
        """Whether the public may read what is public once final of ``record``, under the rules of its council."""
        return record.published(self.raad)

    def everything(self) -> Iterator[tuple[str, Record]]:
        """Every record with its kind's name."""
        for soort, records in self.records.items():
            for record in records.values():
                yield soort, record

    @property
    def files(self) -> frozenset[str]:
        """The paths of the attachments, below ``content/``."""
        return frozenset(self.attachments)


def make_archive(
    records: Iterable[tuple[str, Record]], pages: Iterable[HandPage] = (), attachments: Iterable[Attachment] = ()
) -> Archive:
    """An archive of these records, sorted once, kind by kind."""
    by_soort: dict[str, list[Record]] = {soort: [] for soort in BY_SOORT}
    for soort, record in records:
        by_soort[soort].append(record)
    ordered = {}
    for soort, kind in BY_SOORT.items():
        rows = sorted(by_soort[soort], key=kind.order, reverse=kind.newest_first)
        ordered[soort] = {record.id: record for record in rows}
    return Archive(
        ordered,
        tuple(sorted(pages, key=lambda page: (page.audience, page.uri))),
        {attachment.path: attachment for attachment in sorted(attachments, key=lambda each: each.path)},
    )


MEMOS: list[OfLast[Any] | OfEach[Any]] = []
"""All that is remembered of archives and of records."""


def forget() -> None:
    """Forget all of it: what is remembered keeps every record alive."""
    for each in MEMOS:
        each.cache_clear()


class OfLast(Generic[T]):
    """What ``make`` gives of an archive, and of plain values beside it; kept until it is asked about another one.

    An archive never changes, and check and both editions of one build ask the same about the same one.
    """

    def __init__(self, make: Callable[..., T]) -> None:
        self._make = make
        self._kept: list[tuple[Archive, tuple[object, ...], T]] = []
        self.__doc__ = make.__doc__
        MEMOS.append(self)

    def __call__(self, archive: Archive, *values: object) -> T:
        """The answer about ``archive``."""
        if not self._kept or self._kept[0][0] is not archive or self._kept[0][1] != values:
            self._kept[:] = [(archive, values, self._make(archive, *values))]
        return self._kept[0][2]

    def cache_clear(self) -> None:
        """Forget the archive and the answer."""
        self._kept.clear()


class OfEach(Generic[T]):
    """What ``make`` gives of each record, page or attachment, and of plain values beside it.

    It is kept from one pass over all of them to the next, for who checks again and again: of the very same one nothing is
    asked twice while the values are equal.
    """

    def __init__(self, make: Callable[..., T]) -> None:
        self._make = make
        self._values: tuple[object, ...] = ()
        self._kept: dict[int, tuple[Any, T]] = {}
        self.__doc__ = make.__doc__
        MEMOS.append(self)

    def __call__(self, things: Iterable[S], *values: object) -> Iterator[tuple[S, T]]:
        """Each of ``things`` with the answer about it. Those that are not among them are forgotten."""
        before = self._kept if self._values == values else {}
        now: dict[int, tuple[Any, T]] = {}
        for thing in things:
            kept = before.get(id(thing))
            if kept is None or kept[0] is not thing:
                kept = (thing, self._make(thing, *values))
            now[id(thing)] = kept
            yield kept
        self._values, self._kept = values, now

    def cache_clear(self) -> None:
        """Forget all of them."""
        self._values, self._kept = (), {}
