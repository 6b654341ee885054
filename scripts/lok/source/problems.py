"""What is wrong with the records, as values: one ``Problem`` with several faces.

A rule yields a ``Finding`` about a record; the check gives it a place in a file and makes it a ``Problem``.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from lok.words.shown import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lok.source.parse import Path


class Level(StrEnum):
    """A ``fout`` blocks the build; an ``aandachtspunt`` informs."""

    FOUT = "fout"
    AANDACHTSPUNT = "aandachtspunt"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found in one record: where (a path of keys and indexes), which rule, what, and how to mend it.

    ``at_key`` points at the key itself and not at its value, as for a field that should not be there. ``inside``
    points at the first such piece of text in the value.
    """

    at: Path
    code: str
    message: str
    hint: str = ""
    level: Level = Level.FOUT
    at_key: bool = False
    inside: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A finding with its place: ``path`` from the repository's root, 1-based ``line`` and ``column``, dotted ``field``."""

    path: str
    line: int
    column: int
    field: str
    code: str
    level: Level
    message: str
    hint: str = ""

    def __post_init__(self) -> None:
        """What a record says never breaks a line or hides: every face of the problem shows the same safe words."""
        for name in ("path", "field", "message", "hint"):
            text = getattr(self, name)
            if not text.isprintable():
                object.__setattr__(self, name, one_line(text))

    @property
    def blocks(self) -> bool:
        """Whether nothing may be built while this stands."""
        return self.level is Level.FOUT

    def __str__(self) -> str:
        field = f"{self.field}: " if self.field else ""
        hint = f"\n    → {self.hint}" if self.hint else ""
        return f"{self.path}:{self.line}:{self.column}: {field}{self.message} [{self.level} {self.code}]{hint}"

    def github(self) -> str:
        """A workflow command that puts the problem on its line in a pull request.

        Record text is not trusted: what could end the command or a property is escaped, as GitHub's own toolkit does.
        """
        command = "error" if self.blocks else "warning"
        text = f"{self.field}: {self.message}" if self.field else self.message
        body = _escape_data(f"{text}\n{self.hint}" if self.hint else text)
        where = f"file={_escape_property(self.path)},line={self.line},col={self.column}"
        return f"::{command} {where},title={_escape_property(f'{self.level} {self.code}')}::{body}"

    def without_words(self) -> Problem:
        """The same problem for a log that everybody reads: its place and its rule, and nothing that a record may say.

        A message quotes what was typed, and so does a field that does not exist.
        """
        message = "hier klopt iets niet; wat, staat niet in een verslag dat iedereen kan lezen"
        return replace(self, field="", message=message, hint="Voer op je eigen computer ‘make check’ uit.")


def dotted(at: Path) -> str:
    """A path as the secretary reads it, counting list items from 1: ``agendapunten[2].titel``."""
    text = ""
    for step in at:
        text += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
    return text.lstrip(".")


STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


def undotted(field: str) -> tuple[str | int, ...]:
    """The way back: the path of a field as the secretary reads it, with the items counted from 0."""
    return tuple(key or int(index) - 1 for key, index in STEP.findall(field))


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


def as_text(problems: Iterable[Problem]) -> str:
    """All problems, one a paragraph, as a terminal shows them."""
    return "\n".join(map(str, problems))


def as_github(problems: Iterable[Problem]) -> str:
    """All problems as workflow commands, one a line."""
    return "\n".join(problem.github() for problem in problems)


def as_json(problems: Iterable[Problem]) -> str:
    """All problems as a JSON list of objects."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)


LONGEST_SUMMARY = 256 * 1024
"""Bytes of a summary. GitHub drops one of more than 1 MiB whole, and the other steps of a job write theirs too."""


def as_summary(problems: Iterable[Problem]) -> str:
    """The problems as a Dutch Markdown table for the summary of a job; cells are escaped, record text is not trusted.

    What blocks comes first. A list that would be longer than ``LONGEST_SUMMARY`` is cut, and says how much is left out.
    """
    ordered = sorted(problems, key=lambda problem: not problem.blocks)
    if not ordered:
        return "## Nazicht van de gegevens\n\nGeen fouten en geen aandachtspunten.\n"
    head = ["## Nazicht van de gegevens", "", "| | Waar | Veld | Wat | Oplossing |", "| --- | --- | --- | --- | --- |"]
    rows, room = [], LONGEST_SUMMARY
    for row in map(_row, ordered):
        room -= len(row.encode()) + 1
        if room < 0:
            break
        rows.append(row)
    left = len(ordered) - len(rows)
    more = f"\nEn nog {left} van de {len(ordered)}: voer ‘make check’ uit voor de hele lijst.\n" if left else ""
    return "\n".join([*head, *rows, more])


def _row(problem: Problem) -> str:
    cells = (f"{problem.path}:{problem.line}", problem.field, problem.message, problem.hint)
    return f"| {problem.level} | {' | '.join(map(cell, cells))} |"


def cell(text: str) -> str:
    """Text for a cell of Markdown: on one line, and whatever could mean something there as a code."""
    return "".join(char if char.isalnum() or char == " " else f"&#{ord(char)};" for char in " ".join(text.split()))
