"""Earlier states of the records of a draft, beside the draft and never in git: for undoing, and for who comes too late.

Every change leaves the text from before it. Who types on in one field leaves one state a minute. At the end of the draft
all of it is wiped.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from lok.desk.disk import write_whole

if TYPE_CHECKING:
    from pathlib import Path

A_MINUTE = 60.0
JOURNAL = "dagboek"


def mark_of(raw: bytes) -> str:
    """What tells one text of a record from another."""
    return hashlib.sha256(raw).hexdigest()[:24]


@dataclass(frozen=True, slots=True)
class Step:
    """One change: who, of which record, in which words, at which field (if at one), and the marks of the texts around it."""

    who: str
    path: str
    words: str
    at: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A step with its number and its moment, in seconds since 1970."""

    number: int
    when: float
    step: Step

    @classmethod
    def of(cls, line: str) -> Entry:
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
        if not place.is_file():
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_whole(place, raw)
        return mark

    def text(self, mark: str) -> bytes | None:
        """The text with that mark, when it was laid by."""
        place = self.folder / "teksten" / mark
        return place.read_bytes() if mark.isalnum() and place.is_file() else None

    def entries(self) -> list[Entry]:
        """Every change so far, the oldest first. A line that was cut off by a power failure is passed over."""
        try:
            lines = (self.folder / JOURNAL).read_text("utf-8").splitlines()
        except FileNotFoundError:
            return []
        found = []
        for line in lines:
            try:
                found.append(Entry.of(line))
            except (ValueError, TypeError):
                continue
        return found

    def note(self, step: Step) -> Entry:
        """Write down a change. One in the same field within the minute takes the place of the one before it."""
        entries, now = self.entries(), time.time()
        last = entries[-1] if entries else None
        if last is not None and _goes_on(last, step, now):
            entries[-1] = Entry(last.number, last.when, replace(step, before=last.step.before))
            write_whole(self.folder / JOURNAL, "".join(each.line for each in entries).encode())
            return entries[-1]
        entry = Entry(last.number + 1 if last else 1, now, step)
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (self.folder / JOURNAL).open("a", encoding="utf-8") as file:
            file.write(entry.line)
        return entry

    def wipe(self) -> None:
        """Take all of it away."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _goes_on(last: Entry, step: Step, now: float) -> bool:
    """Whether somebody types on in the field of the last entry."""
    same = (last.step.who, last.step.path, last.step.at, last.step.after) == (step.who, step.path, step.at, step.before)
    return bool(step.at) and same and now - last.when < A_MINUTE
