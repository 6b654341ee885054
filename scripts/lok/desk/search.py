"""Finding a record or a file by its name, as people type it: any words, in any order, without accents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.kinds.registry import BY_SOORT, KINDS
from lok.model.audience import CONTENT
from lok.words.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.archive.archive import Archive

ANY = "*"


def candidates(archive: Archive, soort: str, typed: str) -> list[dict[str, str]]:
    """What a field that points at records of ``soort`` may hold, the best first: value and name.

    ``soort`` is a kind, ``content`` for files, or ``*`` for any kind.
    """
    wanted = fold(typed).casefold().split()
    rows = []
    for value, name in _all(archive, soort):
        said = fold(f"{name} {value}").casefold()
        if all(word in said for word in wanted):
            first = bool(wanted) and said.startswith(wanted[0])
            rows.append((not first, {"waarde": value, "naam": name}))
    return [row for _, row in sorted(rows, key=lambda each: each[0])]


def _all(archive: Archive, soort: str) -> Iterator[tuple[str, str]]:
    if soort == CONTENT:
        yield from ((path, path.rpartition("/")[2]) for path in archive.attachments)
    elif soort == ANY:
        for kind in KINDS:
            yield from (
                (f"{kind.soort}/{each.id}", f"{kind.enkelvoud}: {kind.label(each)}") for each in archive.all(kind.soort)
            )
    elif soort in BY_SOORT:
        yield from ((each.id, str(BY_SOORT[soort].label(each))) for each in archive.all(soort))
