"""Minutes pasted into a meeting of ``minutes_council``, ready to be chosen from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from lok.minutes.around import Around, around
from lok.minutes.cut import cut
from lok.minutes.plain import from_text
from samples import minutes_council

if TYPE_CHECKING:
    from pathlib import Path

    from lok.minutes.paragraphs import Read
    from lok.minutes.pasted import Block, Pasted

DAY = "2026-06-18"


@dataclass(frozen=True)
class Paste:
    """A council with one meeting, and what was pasted there."""

    root: Path
    record: Path
    around: Around
    pasted: Pasted


def paste(folder: Path, day: str, read: Read) -> Paste:
    """The council in ``folder``, and what was read cut for its meeting of ``day``."""
    root = minutes_council.found(folder / "raad", day)
    known = known_around(root, day)
    return Paste(root, root / f"data/vergaderingen/verg-{day}.yaml", known, cut(read, known))


def known_around(root: Path, day: str) -> Around:
    """What is known on the day of a meeting of the council at ``root``, which has no fault."""
    loaded = minutes_council.loaded(root)
    assert loaded.problems == ()
    return around(loaded.archive, f"verg-{day}")


@cache
def somewhere(folder: Path) -> Around:
    """What is known around one meeting of the council, read once."""
    return known_around(minutes_council.found(folder / "raad", DAY), DAY)


def blocks(text: str, known: Around) -> tuple[Block, ...]:
    """The blocks of one item with this text."""
    return cut(
        from_text(f"1. Verslag van de vorige vergadering\n{text}\n\n2. Stand van zaken lokaal loket\nTekst.\n"), known
    ).blocks[:-1]
