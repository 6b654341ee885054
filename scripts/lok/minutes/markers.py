"""Lists as people type them: ``- ``, ``• ``, ``1. ``, ``b) ``, ``2.1 Titel``; how deep each point stands follows from its indentation and sign."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from lok.minutes.paragraphs import Paragraph, Sort
from lok.words.pasted import BULLETS, DASHES

TAB: Final = 8
DEEPEST: Final = 40
"""Levels of a list that are told apart; what stands deeper stands there."""

BULLET: Final = re.compile(rf"[{BULLETS}✓➢►▶❖][ \t]*|[{DASHES}*+-][ \t]+|o\t|[§ØüØ]\t")
NUMBER: Final = re.compile(
    r"(?P<number>\(?\d{1,3}[.)]|\(?[a-z]\)|[ivx]{1,5}\)|\d{1,2}(?:\.\d{1,2}){1,3}[.)])[ \t]+"
    r"|(?P<plain>\d{1,2}(?:\.\d{1,2}){1,3})[ \t]+(?=[A-Z\u00c0-\u00de'‘“\"])"
    r"|(?P<letter>[a-z]\.|[ivx]{1,5}\.|[A-Z]\.)(?:\t|[ ]{2,})[ \t]*"
)


class Marked(NamedTuple):
    """A line that is a point: the kind of its sign, its number if it has one, and what it says."""

    kind: str
    number: str
    text: str


def marked(line: str) -> Marked | None:
    """What a line without indentation is as a point of a list; ``None`` for a line that is none."""
    if found := BULLET.match(line):
        rest = line[found.end() :].strip()
        return Marked(found[0].strip(), "", rest) if rest else None
    if found := NUMBER.match(line):
        number = found["number"] or found["plain"] or found["letter"]
        rest = line[found.end() :].strip()
        return Marked(kind_of(number), number, rest) if rest else None
    return None


def kind_of(number: str) -> str:
    """The shape of a number: ``1.``, ``a)``, ``1.1``."""
    return re.sub(r"[a-z]+", "a", re.sub(r"\d+", "1", number.lower()))


def width_before(line: str) -> int:
    """The columns before the first character of a line."""
    inner = line[: len(line) - len(line.lstrip(" \t"))]
    return len(inner.expandtabs(TAB))


class Open(NamedTuple):
    """A list that goes on: how far its points stand in, and their sign."""

    inset: int
    kind: str


@dataclass(slots=True)
class Depth:
    """How deep points stand, one after another: deeper when they stand further in, or have another sign at the same place."""

    lists: list[Open] = field(default_factory=list)

    def of(self, inset: int, kind: str) -> int:
        """The level of a point, from 0."""
        while self.lists and self.lists[-1].inset > inset:
            self.lists.pop()
        here = [index for index, each in enumerate(self.lists) if each.inset == inset]
        same = next((index for index in here if self.lists[index].kind == kind), None)
        if same is not None:
            del self.lists[same + 1 :]
        elif len(self.lists) < DEEPEST:
            self.lists.append(Open(inset, kind))
        return len(self.lists) - 1

    def end(self) -> None:
        """Whatever list stood open, a new one begins."""
        self.lists.clear()


def as_typed(paragraph: Paragraph) -> Paragraph:
    """A paragraph of text that begins as a point of a list, as that point; any other as it is."""
    if paragraph.sort is not Sort.text or paragraph.number:
        return paragraph
    found = marked(paragraph.text)
    return replace(paragraph, sort=Sort.point, number=found.number, text=found.text) if found else paragraph
