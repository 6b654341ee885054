"""Earlier states of the records of a draft, beside the draft and never in git: for undoing, and for who comes too late.

Every change leaves the text from before it. Who types on in one field leaves one state a minute. At the end of the draft
all of it is wiped.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import shutil
import time
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from lok.desk.disk import add_line, write_whole

if TYPE_CHECKING:
    from pathlib import Path

A_MINUTE = 60.0
TWO_DAYS = 48 * 3600.0
SWEPT_EACH = 50
JOURNAL = "dagboek"
BEGUN = "begonnen"


GONE = ""
"""The mark of a record that is not there."""


def mark_of(raw: bytes) -> str:
    """What tells one text of a record from another."""
    return hashlib.sha256(raw).hexdigest()[:24]


@dataclass(frozen=True, slots=True)
class Step:
    """One change: who, of which record, in which words, at which field (if at one), and the marks of the texts around it.

    Those of several records that were changed in one act share a word in ``together``; it is empty for a change by itself.
    """

    who: str
    path: str
    words: str
    at: str
    before: str
    after: str
    together: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A step with its number and its moment, in seconds since 1970."""

    number: int
    when: float
    step: Step

    @classmethod
    def of(cls, line: bytes) -> Entry:
        """The entry of a line; ``ValueError`` or ``TypeError`` when it is none."""
        number, when, step = json.loads(line)
        return cls(int(number), float(when), Step(**step))

    @property
    def line(self) -> str:
        """How it is written down."""
        return f"{json.dumps([self.number, self.when, asdict(self.step)], ensure_ascii=False)}\n"


@dataclass(frozen=True, slots=True)
class States:
    """The states of one draft, in a folder that only the desk knows."""

    folder: Path

    def keep(self, raw: bytes) -> str:
        """Lay a text by, and give its mark. ``OSError`` when the disk refuses."""
        mark = mark_of(raw)
        place = self.folder / "teksten" / mark
        if self.text(mark) is None:
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_whole(place, raw, lasting=False)  # a text that is not whole is known by its mark
        return mark

    def shown(self, raw: bytes) -> str:
        """The mark of a text that a form shows, laid by when the disk can: a full one must not keep anybody from reading."""
        try:
            return self.keep(raw)
        except OSError:
            return mark_of(raw)

    def text(self, mark: str) -> bytes | None:
        """The text with that mark, when it was laid by and is whole."""
        place = self.folder / "teksten" / mark
        raw = place.read_bytes() if mark.isalnum() and place.is_file() else None
        return raw if raw is not None and mark_of(raw) == mark else None

    def entries(self) -> list[Entry]:
        """Every change so far, the oldest first. A line that was cut off by a power failure is passed over."""
        try:
            lines = (self.folder / JOURNAL).read_bytes().splitlines()
        except FileNotFoundError:
            return []
        found = []
        for line in lines:
            try:
                found.append(Entry.of(line))
            except (ValueError, TypeError):
                continue
        return found

    def group(self, number: object) -> list[Entry]:
        """The change with this number and those that were made in one act with it; none when there is no such change."""
        entries = self.entries()
        entry = next((each for each in entries if each.number == number), None)
        if entry is None or not entry.step.together:
            return [entry] if entry else []
        return [each for each in entries if each.step.together == entry.step.together]

    def noted(self, step: Step) -> Entry | None:
        """The change that made the text which a step made."""
        made = (step.path, step.after)
        return next((each for each in reversed(self.entries()) if (each.step.path, each.step.after) == made), None)

    def note(self, step: Step, *, apart: bool = False) -> Entry:
        """Write down a change. One in the same field within the minute takes the place of the one before it.

        Not when it is ``apart``: the text from before it is then one to come back to.
        """
        entries, now = self.entries(), time.time()
        last = entries[-1] if entries else None
        if last is not None and not apart and _goes_on(last, step, now):
            entries[-1] = Entry(last.number, last.when, replace(step, before=last.step.before))
            write_whole(self.folder / JOURNAL, "".join(each.line for each in entries).encode(), lasting=False)
            return entries[-1]
        entry = Entry(last.number + 1 if last else 1, now, step)
        add_line(self.folder / JOURNAL, entry.line.encode().rstrip(b"\n"), lasting=False)
        if entry.number % SWEPT_EACH == 0:
            self._sweep([*entries, entry], now)
        return entry

    def _sweep(self, entries: list[Entry], now: float) -> None:
        """Take away old texts to which no change leads back: what was saved while somebody typed on."""
        wanted = {mark for each in entries for mark in (each.step.before, each.step.after)}
        for each in (self.folder / "teksten").iterdir():
            if each.name not in wanted and now - each.stat().st_mtime > TWO_DAYS:
                each.unlink(missing_ok=True)

    def stamp(self) -> str:
        """What tells this draft from an earlier one of the same name. ``OSError`` when the disk refuses."""
        file = self.folder / BEGUN
        if not file.is_file():
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_whole(file, secrets.token_hex(8).encode())
        return file.read_text("ascii")

    def wipe(self) -> None:
        """Take the texts away, and what was done with them."""
        shutil.rmtree(self.folder / "teksten", ignore_errors=True)
        (self.folder / JOURNAL).unlink(missing_ok=True)

    def end(self) -> None:
        """Take all of it away: the draft is no more."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _goes_on(last: Entry, step: Step, now: float) -> bool:
    """Whether somebody types on in the field of the last entry."""
    same = (last.step.who, last.step.path, last.step.at, last.step.after) == (step.who, step.path, step.at, step.before)
    return bool(step.at) and same and now - last.when < A_MINUTE
