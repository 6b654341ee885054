"""The data of all records of an edition, each written once: for lists, tables and counts alike."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar, cast

from lok.opendata.carried import Around, around, offered_kinds
from lok.opendata.rows import data_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from lok.edition.select import Edition

Rows = tuple[dict[str, Any], ...]
Out = TypeVar("Out")


@dataclass(slots=True)
class Known:
    """What the files of an earlier edition were made of and what came out: what did not change is not made again.

    ``rows`` has by kind what its views were and their data; ``made`` has by any name of what it was made, and what came out;
    ``pieces`` has by the name of a file what each row gives of its text.
    """

    around: Around | None = None
    rows: dict[str, tuple[tuple[Any, ...], Rows]] = field(default_factory=dict)
    made: dict[str, tuple[tuple[Any, ...], Any]] = field(default_factory=dict)
    pieces: dict[str, dict[int, tuple[dict[str, Any], str]]] = field(default_factory=dict)

    def rows_of(self, edition: Edition, soort: str) -> Rows:
        """The data of the records of a kind, in the order of their ids: the very same object while no record changed."""
        now = around(edition)
        if now != self.around:
            self.rows.clear()
            self.around = now
        views = tuple(sorted(edition.all(soort), key=lambda view: view.id))
        before, rows = self.rows.get(soort, ((), ()))
        if soort in self.rows and len(before) == len(views) and all(a is b for a, b in zip(before, views, strict=True)):
            return rows
        made = {id(view): row for view, row in zip(before, rows, strict=True)}
        rows = tuple(made.get(id(view)) or data_of(view, now) for view in views)
        self.rows[soort] = views, rows
        return rows

    def all_rows(self, edition: Edition) -> dict[str, Rows]:
        """The same for every kind that has files."""
        return {kind.soort: self.rows_of(edition, kind.soort) for kind in offered_kinds()}

    def pieces_of(self, name: str, rows: Rows, make: Callable[[dict[str, Any]], str]) -> list[str]:
        """What each row gives of the text of the file called ``name``: only of a row that is new it is made."""
        before, now = self.pieces.get(name, {}), dict[int, tuple[dict[str, Any], str]]()
        for row in rows:
            known = before.get(id(row))
            now[id(row)] = known if known is not None and known[0] is row else (row, make(row))
        self.pieces[name] = now
        return [text for _, text in now.values()]

    def kept(self, name: str, made_of: tuple[Any, ...], make: Callable[[], Out]) -> Out:
        """What is called ``name``: that of before when all in ``made_of`` are the same objects, or equal texts.

        What comes out equal is the object of before too, so that what is made of it in turn need not be made again.
        """
        before = self.made.get(name)
        if before is None or not _same(before[0], made_of):
            now = make()
            before = self.made[name] = made_of, before[1] if before is not None and before[1] == now else now
        return cast("Out", before[1])

    def files(self, name: str, made_of: tuple[Any, ...], make: Callable[[], dict[str, str]]) -> dict[str, str]:
        """The same of files: their texts by path."""
        return self.kept(name, made_of, make)


def _same(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    return len(one) == len(other) and all(
        a is b or (isinstance(a, str) and isinstance(b, str) and a == b) for a, b in zip(one, other, strict=True)
    )
