"""Plain text, from a mail or a word processor: lines become paragraphs, points of lists, headings and rows.

A mail breaks its lines at a width: a line that had no room for the next word goes on. Where lines are longer than any
such width, each is a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from lok.minutes.markers import Depth, marked, width_before
from lok.minutes.paragraphs import Paragraph, Read, Sort, measured, refuse_long, row, without_gaps
from lok.minutes.tidy import TURNED, tidy, turned

WIDEST: Final = 100
"""Columns at which a mail program breaks lines at most."""
NARROWEST: Final = 50
RULE: Final = re.compile(r"[ \t]*([-=_~*])\1{2,}[ \t]*")
QUOTE: Final = re.compile(r"[ \t]*>[ \t]?")
HEADING: Final = 80
"""Letters of a line that may be a heading."""
CAPITALS: Final = 4
LABEL: Final = re.compile(r"[A-Z\u00c0-\u00de][\w/() -]{2,40}:(?:\s|$)")
SURE: Final = 2
"""So many lines that go on with a small letter, and the lines were broken at a width."""


def from_text(text: str) -> Read:
    """The paragraphs of plain text.

    Raises:
        RefusedError: It is far more than minutes.
    """
    refuse_long(len(text))
    remarks = (TURNED,) if turned(text) else ()
    lines = _unquoted(tidy(text).split("\n"))
    return measured(Read(without_gaps(_paragraphs(lines)), remarks))


def _unquoted(lines: list[str]) -> list[str]:
    """The lines of a mail that was answered, without the signs that quote it."""
    for _ in range(5):
        filled = [line for line in lines if line.strip()]
        if not filled or 2 * sum(bool(QUOTE.match(line)) for line in filled) <= len(filled):
            break
        lines = [QUOTE.sub("", line, count=1) if QUOTE.match(line) else line for line in lines]
    return lines


def _paragraphs(lines: list[str]) -> list[Paragraph]:
    reader = _Reader(_width(lines))
    at = 0
    while at < len(lines):
        if rows := _rows(lines, at):
            reader.rows(rows)
            at += len(rows)
        else:
            reader.line(lines[at], lines[at + 1] if at + 1 < len(lines) else "")
            at += 1
    reader.close()
    return reader.found


class _Reader:
    """Makes paragraphs of lines, one after another; the last may still go on."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.depth = Depth()
        self.found: list[Paragraph] = []
        self.open_: Paragraph | None = None
        self.above = ""
        self.inset = 0
        self.texts: list[str] = []

    def close(self) -> None:
        """The paragraph that was open is whole."""
        if self.open_ is not None:
            self.found.append(replace(self.open_, text=" ".join(" ".join(self.texts).split())))
        self.open_ = None

    def rows(self, rows: list[list[str]]) -> None:
        """A table."""
        self.close()
        self.found += [row(tuple(_cell(cell) for cell in each)) for each in rows]

    def line(self, line: str, under: str) -> None:
        """The next line; ``under`` is the one below it."""
        words = line.strip()
        if not words or RULE.fullmatch(line):
            self.close()
            self.found.append(Paragraph(""))
            return
        inset = width_before(line)
        found = marked(words) or (marked(f"•{words[1:]}") if inset and words.startswith("o ") else None)
        if found is None and self._goes_on(line, words):
            self.texts.append(words)
            self.above = line
            return
        self.close()
        if found is not None:
            level = self.depth.of(inset, found.kind)
            self._begin(Paragraph(found.text, Sort.point, level, found.number, inset=inset), line, inset)
        elif _is_heading(words, under):
            self.depth.end()
            self.found.append(Paragraph(words, Sort.heading, 2))
        else:
            if not inset:
                self.depth.end()
            self._begin(Paragraph(words), line, inset)

    def _begin(self, paragraph: Paragraph, line: str, inset: int) -> None:
        self.open_, self.texts, self.above, self.inset = paragraph, [paragraph.text], line, inset

    def _goes_on(self, line: str, words: str) -> bool:
        """Whether a line is more of the paragraph above: there was no room there, or it hangs below its point."""
        if self.open_ is None:
            return False
        if self.open_.sort is Sort.point and width_before(line) > self.inset:
            return True
        above = self.above.rstrip()
        if not self.width or not NARROWEST <= len(above) <= WIDEST or LABEL.match(words):
            return False
        if words[0].islower() or above[-1] in ",(–":
            return True
        begins = words[0].isalnum() or words[0] in "‘’“'\"(€"
        return begins and above[-1] not in ":;" and len(above) + 1 + len(words.split(" ", 1)[0]) > self.width


def _width(lines: list[str]) -> int:
    """The width at which the lines were broken; 0 where they were not. A line that goes on with a small letter tells."""
    full = [
        len(line.rstrip())
        for line, after in pairwise(lines)
        if NARROWEST <= len(line.rstrip()) <= WIDEST and after.strip()[:1].islower() and not marked(after.strip())
    ]
    return max(full) if len(full) >= SURE else 0


def _rows(lines: list[str], start: int) -> list[list[str]]:
    """The rows of a table that begins here: two lines or more with as many tabs between words."""
    rows: list[list[str]] = []
    for index in range(start, len(lines)):
        cells = lines[index].strip("\n ").split("\t")
        filled = [cell.strip() for cell in cells]
        if len(cells) < 2 or not filled[0] or not any(filled[1:]) or marked(lines[index].strip()):
            break
        if rows and len(filled) != len(rows[0]):
            break
        rows.append(filled)
    return rows if len(rows) > 1 else []


def _cell(text: str) -> tuple[Paragraph, ...]:
    return (Paragraph(text),) if text else ()


def _is_heading(words: str, under: str) -> bool:
    """Whether a line is a heading: underlined, or in capitals."""
    if len(words) > HEADING:
        return False
    if RULE.fullmatch(under) and under.strip()[0] in "=-~" and len(under.strip()) >= len(words) // 2:
        return True
    letters = sum(char.isalpha() for char in words)
    return letters >= CAPITALS and words == words.upper() and words[-1] not in ".,;"
