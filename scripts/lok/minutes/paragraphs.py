"""What every source becomes: neutral paragraphs, with what could not come along said in Dutch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum, auto
from typing import Final

from lok.words.terminal import RefusedError

MOST_CHARACTERS: Final = 1_000_000
"""Characters of a report: a record holds no more, and the longest minutes have a fifth."""
MOST_PARAGRAPHS: Final = 20_000
ONLY_THE_MINUTES: Final = "Plak alleen het verslag, zonder bijlagen."


class Sort(StrEnum):
    """What a paragraph is to whoever wrote it."""

    text = auto()
    heading = auto()
    point = auto()
    row = auto()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, on one line, without the number or the bullet that stood before it.

    ``level`` counts headings from 1 and points of a list from 0; ``inset`` is how far a point stands in, in levels of a word
    processor or columns of a text. ``number`` is the number as its reader saw it, ``3.`` or ``b)``; empty for a bullet.
    ``apart`` tells that an empty line stood above. ``cells`` are those of a row of a table.
    """

    text: str
    sort: Sort = Sort.text
    level: int = 0
    number: str = ""
    bold: bool = False
    apart: bool = False
    inset: int = 0
    cells: tuple[tuple[Paragraph, ...], ...] = ()

    @property
    def said(self) -> str:
        """The words with the number before them, as they read in the source."""
        return f"{self.number} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Read:
    """What was read: the paragraphs in their order, and what was left out of the source, each as a Dutch sentence."""

    paragraphs: tuple[Paragraph, ...]
    remarks: tuple[str, ...] = ()


def row(cells: tuple[tuple[Paragraph, ...], ...]) -> Paragraph:
    """A row of a table."""
    return Paragraph(" | ".join(cell_text(cell) for cell in cells), Sort.row, cells=cells)


def cell_text(cell: tuple[Paragraph, ...]) -> str:
    """What stands in a cell, on one line."""
    return "; ".join(each.said for each in cell)


def unwrapped(cells: tuple[tuple[Paragraph, ...], ...]) -> tuple[Paragraph, ...]:
    """The paragraphs of a row: itself, or what stands in its only cell, for a table of one column is a frame."""
    filled = tuple(cell for cell in cells if cell)
    if len(filled) == 1 and len(cells) == 1:
        return filled[0]
    return (row(cells),) if filled else ()


def measured(read: Read) -> Read:
    """The same, when it is no longer than minutes can be.

    Raises:
        RefusedError: It is; in Dutch, with the way out.
    """
    refuse_long(sum(len(each.text) for each in read.paragraphs))
    if len(read.paragraphs) > MOST_PARAGRAPHS:
        raise RefusedError(f"dit is veel meer dan een verslag: {len(read.paragraphs)} regels. {ONLY_THE_MINUTES}")
    return read


def refuse_long(size: int) -> None:
    """Raise ``RefusedError`` for a text of more characters than minutes have."""
    if size > MOST_CHARACTERS:
        many = f"{size / 1_000_000:.1f}".replace(".", ",")
        raise RefusedError(f"dit is veel meer dan een verslag: {many} miljoen tekens. {ONLY_THE_MINUTES}")


def without_gaps(paragraphs: list[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs that say something; an empty one leaves its mark on the next."""
    found: list[Paragraph] = []
    gap = False
    for each in paragraphs:
        if each.sort is not Sort.row and not each.text:
            gap = True
            continue
        found.append(replace(each, apart=True) if gap and not each.apart else each)
        gap = False
    return tuple(found)
