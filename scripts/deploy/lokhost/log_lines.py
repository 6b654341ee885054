"""The logs of a site, read back: publications (``publicaties.jsonl``) and what was hidden or closed (``ingrepen.jsonl``).

A line that cannot be read stays a line: who wants to prove what was public must see that one is missing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from lokhost import publications

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MEASURES = "ingrepen.jsonl"
FIRST = datetime.min.replace(tzinfo=UTC)
YEARS = range(2000, 2200)
"""What a year may be: what is far beyond it no clock of a country can tell."""
PUBLISHED = ("activeer", "terug")
TAKEN = ("verberg", "toon", "sluit", "open")


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line: where it stands (site, file, row from 1), when it was written, and what it tells.

    ``what`` is empty when the line cannot be read; ``moment`` is then that of the line before it. ``until`` is when another
    release took the place of this one, ``None`` when none did; ``sure`` says whether nothing unreadable stands between.
    """

    site: str
    row: int
    moment: datetime
    what: str = ""
    number: int = 0
    commit: str = ""
    total: str = ""
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    until: datetime | None = None
    sure: bool = True


def read(folder: Path, site: str) -> list[Line]:
    """Every line of both logs of a site, the oldest first.

    Raises:
        OSError: a log is there and cannot be read.
    """
    published = _periods(_lines(publications.raw(folder), site, PUBLISHED))
    return sorted([*published, *_lines(_rows(folder / MEASURES), site, TAKEN)], key=lambda line: line.moment)


def _rows(file: Path) -> list[bytes]:
    try:
        return file.read_bytes().removesuffix(b"\n").split(b"\n")
    except FileNotFoundError:
        return []


def _lines(rows: Iterable[bytes], site: str, known: tuple[str, ...]) -> list[Line]:
    lines: list[Line] = []
    for row, raw in enumerate(rows, 1):
        try:
            lines.append(_line(json.loads(raw), site, row, known))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            lines.append(Line(site=site, row=row, moment=lines[-1].moment if lines else FIRST))
    return lines


def _line(found: dict[str, Any], site: str, row: int, known: tuple[str, ...]) -> Line:
    """Judge a line. Raises ``ValueError`` or its kin when it is none."""
    moment = datetime.fromisoformat(found["wanneer"])
    if (
        found["vorm"] != 1
        or found["wat"] not in known
        or found["site"] != site
        or moment.tzinfo is None
        or moment.year not in YEARS
    ):
        raise ValueError(row)
    if found["wat"] in TAKEN:
        return Line(site=site, row=row, moment=moment, what=found["wat"], paths=_texts(found["paden"]))
    number = found["nummer"]
    if not isinstance(number, int) or not isinstance(found["commit"], str) or not isinstance(found["som"], str):
        raise TypeError(row)
    return Line(
        site=site,
        row=row,
        moment=moment,
        what=found["wat"],
        number=number,
        commit=found["commit"],
        total=found["som"],
        new=_texts(found["nieuw"]),
        changed=_texts(found["gewijzigd"]),
        gone=_texts(found["verdwenen"]),
    )


def _texts(found: Any) -> tuple[str, ...]:
    if not isinstance(found, list | dict) or not all(isinstance(each, str) for each in found):
        raise TypeError(found)
    return tuple(found)


def _periods(lines: list[Line]) -> list[Line]:
    """The publications of one site with until when each stood there."""
    told: list[Line] = []
    until, sure = None, True
    for line in reversed(lines):
        if not line.what:
            sure = False
            told.append(line)
            continue
        told.append(replace(line, until=until, sure=sure))
        until, sure = line.moment, True
    return told[::-1]
