"""Numbers of lists as a word processor shows them: what a count looks like, and the counts of all levels of all lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
DECIMAL: Final = "1"
LARGEST: Final = 3999
"""The last number that Romans and letters are asked for; a hostile file may begin at any."""


def written(count: int, form: str) -> str:
    """A count in one of the forms ``1``, ``01``, ``a``, ``A``, ``i``, ``I``; empty for a form of no number."""
    if not form:
        return ""
    if form in "aA" and 0 < count <= LARGEST:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters if form == "a" else letters.upper()
    if form in "iI" and 0 < count <= LARGEST:
        roman, left = "", count
        for value, letters in ROMAN:
            roman += letters * (left // value)
            left %= value
        return roman if form == "i" else roman.upper()
    return f"{count:02d}" if form == "01" else str(count)


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered: ``form`` empty for a bullet; ``text`` with ``%1`` for the count of level 1."""

    form: str = ""
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class Counts:
    """The counts of every level of every list, as they stand while a document is read from top to bottom."""

    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def next(self, key: str, level: int, levels: Mapping[int, Level], start: int | None = None) -> str:
        """The number of the next point at ``level`` (from 0) of list ``key``; empty for a bullet."""
        counts = self.counts.setdefault(key, {})
        mine = levels.get(level, Level())
        if start is not None:
            counts[level] = start
        else:
            counts[level] = counts[level] + 1 if level in counts else mine.start
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        if not mine.form:
            return ""
        shown = mine.text
        for above in range(level + 1):
            if f"%{above + 1}" in shown:
                its = levels.get(above, Level(DECIMAL))
                count = counts.get(above, its.start)
                shown = shown.replace(f"%{above + 1}", written(count, its.form or DECIMAL))
        return shown.strip()

    def again(self, key: str) -> None:
        """Begin a list anew."""
        self.counts.pop(key, None)


def whole(text: str, default: int = 0) -> int:
    """A count as a file writes it; ``default`` for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else default
