"""An import from beginning to end: the one module of the package that reads and writes."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lok.archive.laying import Laying
from lok.archive.naming import naming
from lok.intake import lines, mappings, matching, report, sheets, tables, texts
from lok.intake.candidates import with_trouble
from lok.intake.existing import Existing
from lok.intake.membership import KINDS, Membership, make_membership
from lok.intake.rows import Trouble
from lok.intake.surroundings import make_surroundings
from lok.source.parse import SourceError, decode, parse
from lok.words.dutch import counted
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date as day
    from pathlib import Path

    from lok.intake.columns import Heading
    from lok.intake.matching import Comparison

SURROUNDING = ("organisatoren", "locaties")
OF_MEMBERS = "zetels"
"""What a list of members is read as."""
HALF_READ = "een deel van de lijst kon niet gelezen worden"
SAID_SO = "jij zei dat de lijst maar een deel is"


@dataclass(frozen=True, slots=True)
class Job:
    """A list beside the records: how it was read, what it means, and the new records it would make, by path."""

    name: str
    heading: Heading
    comparison: Comparison
    new: dict[str, str]
    date: day

    @property
    def may_write(self) -> bool:
        """Whether what is new may be written: rows that could not be read stop no other."""
        return True

    @property
    def has_troubles(self) -> bool:
        """Whether something in the list could not be read."""
        return bool(self.comparison.broken or self.heading.sheet.troubles or self.heading.part)

    def shown(self) -> str:
        """All of it, for the terminal."""
        return report.shown(self.heading, self.comparison, self.name)

    def to_do(self, made: tuple[str, ...]) -> str:
        """What is left for somebody, as a text file to tick off."""
        return report.to_do(self.heading, self.comparison, made, self.name, self.date)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of an import.

    ``date`` is today, ``mapping`` the name of the columns (``None`` for those that know most headings), ``part``
    whether the list is only a part of what it could be, ``name`` what its file is called.
    """

    date: day
    mapping: str | None = None
    part: bool = False
    name: str = "lijst"


def read(file: Path) -> bytes:
    """The bytes of a list, but no more than what is too many. Raises ``OSError``."""
    with file.open("rb") as stream:
        return stream.read(tables.MAX_BYTES + 1)


def prepare(
    root: Path, raw: bytes, asked: Asked, progress: Callable[[int, int], None] = lambda *_: None
) -> Job | Membership:
    """Read a list and compare it with the records at ``root``. Nothing is written.

    Args:
        root: The folder that holds ``data/``.
        raw: The bytes of the list.
        asked: What was asked.
        progress: Called with the number of rows done and the number of all rows.

    Raises:
        RefusedError: The list cannot be read, or a record cannot be compared with.
        WrongUse: There are no such columns, or they are not right.
        OSError: The disk refuses.
    """
    heading = _heading(root, raw, asked)
    if heading.mapping.soort == OF_MEMBERS:
        return make_membership(asked.name, heading, {soort: _records(root, soort) for soort in KINDS}, asked.date)
    existing = {soort: _records(root, soort) for soort in SURROUNDING}
    around = make_surroundings(
        [(each.soort, {"id": each.id, **each.fields}) for rows in existing.values() for each in rows], asked.date
    )
    soort = heading.mapping.soort
    found = lines.candidates(heading, around, progress)
    part = HALF_READ if heading.sheet.troubles else SAID_SO if asked.part else heading.part
    comparison = matching.compare(soort, found, existing[soort], part)
    return Job(
        asked.name, heading, comparison, _new_texts(heading, comparison, existing[soort], asked.date), asked.date
    )


def _heading(root: Path, raw: bytes, asked: Asked) -> Heading:
    """The headings of the list; what is wrong with the list is said with its name."""
    known = mappings.load(root, asked.mapping)
    try:
        return sheets.whole_list(tables.read(raw), known)
    except RefusedError as error:
        raise RefusedError(f"{asked.name}: {error.message}") from error


def _records(root: Path, soort: str) -> tuple[Existing, ...]:
    """The records of a kind as their files say. ``RefusedError`` when one cannot be read: it might be in the list."""
    found = []
    for file in sorted((root / "data" / soort).glob("*.yaml")):
        try:
            found.append(Existing(file.stem, soort, parse(decode(file.read_bytes()))))
        except SourceError as error:
            where = f"data/{soort}/{file.name}:{error.line}:{error.column}"
            raise RefusedError(f"{where}: {error.message}. Herstel dit eerst (‘lok check’).") from None
    return tuple(found)


def _new_texts(heading: Heading, comparison: Comparison, existing: tuple[Existing, ...], date: day) -> dict[str, str]:
    """The text of every new record by its path. One that the check would refuse is no new record but a broken row."""
    soort = heading.mapping.soort
    taken = {each.id for each in existing}
    made: dict[str, str] = {}
    good = []
    for candidate in comparison.new:
        record_id = texts.new_id(soort, candidate.name, taken)
        text = texts.record_text(soort, record_id, candidate, heading.mapping.title, date)
        wrong = texts.wrong_in(soort, record_id, text, candidate.missing)
        if wrong:
            trouble = Trouble(candidate.row, "", wrong, sheet=candidate.sheet)
            comparison.broken.append(with_trouble(candidate, trouble))
        else:
            made[f"data/{soort}/{record_id}.yaml"] = text
            good.append(candidate)
    comparison.new = good
    return made


def laying(root: Path) -> Laying:
    """Where new records are laid down before they count; a file that is there already stays."""
    return Laying(root, ".lok-import")


def write(root: Path, job: Job | Membership, to_do: Path) -> tuple[str, ...]:
    """Write the new records of a job, and to ``to_do`` the list of what is left for somebody.

    Returns the paths that another file took meanwhile. Raises ``OSError``; the records are then as they were, or
    the next import carries on.
    """
    if to_do.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(to_do))
    to_do.parent.mkdir(parents=True, exist_ok=True)
    beside = to_do.with_name(f".{to_do.name}.nieuw")
    with naming(to_do):
        beside.write_text(job.to_do(tuple(job.new)), "utf-8", newline="\n")
    if job.new:
        laying(root).lay_down(job.new)
    taken = laying(root).finish()
    beside.replace(to_do)
    return taken


def written(job: Job | Membership) -> str:
    """What a write did, in Dutch."""
    return f"{counted(len(job.new), 'nieuw record', 'nieuwe records')} gemaakt; wat er al stond, is niet veranderd."
