"""What each tap began, written down before it is done.

So a tap that is sent twice counts once, also when the desk was killed between the writing and the answer; and a form that
was opened long ago still finds its places, however often items came, went and moved since.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from lok.desk.disk import add_line, write_whole
from lok.desk.placing import Shift
from lok.desk.states import Step

if TYPE_CHECKING:
    from pathlib import Path as Folder

MOST = 2000
"""Taps that are remembered of a draft, at least."""


@dataclass(frozen=True, slots=True)
class Act:
    """One tap on one record: the number that the page gave it, what it did to the places of items, and its step."""

    number: str
    step: Step
    shift: Shift | None = None

    @classmethod
    def of(cls, line: bytes) -> Act:
        """The act of a line; ``ValueError`` or ``TypeError`` when it is none."""
        number, step, shift = json.loads(line)
        return cls(str(number), Step(**step), Shift.of(shift) if shift else None)

    @property
    def line(self) -> bytes:
        """How it is written down."""
        shift: list[Any] | None = list(self.shift) if self.shift else None
        return json.dumps([self.number, asdict(self.step), shift], ensure_ascii=False).encode()


@dataclass(slots=True)
class Ledger:
    """The taps of one draft, in a file beside its states. ``size`` is how much of the file was read."""

    file: Folder
    acts: list[Act] = field(default_factory=list)
    size: int = 0

    def begin(self, act: Act) -> None:
        """Write down what is about to be done. ``OSError`` when the disk refuses: then do it not."""
        known = self.known()
        if len(known) >= 2 * MOST:
            write_whole(self.file, b"".join(each.line + b"\n" for each in known[-MOST:]))
        add_line(self.file, act.line)

    def known(self) -> list[Act]:
        """Every act so far, the oldest first. A line that was cut off by a power failure is passed over."""
        size = self.file.stat().st_size if self.file.is_file() else 0
        if size != self.size:
            self.acts, self.size = list(_read(self.file)) if size else [], size
        return self.acts

    def happened(self, number: str, path: str, now: str) -> Act | None:
        """The act of a tap, when it came true; ``now`` is the mark of the record as it stands."""
        own = [each for each in self.known() if each.step.path == path]
        places = [place for place, each in enumerate(own) if number and each.number == number]
        return next((own[place] for place in places if _came_true(own, place, now)), None)

    def route(self, path: str, base: str, now: str) -> tuple[list[Act], str]:
        """The acts that led from one text of a record towards another, and the mark where they end."""
        own = [each for each in self.known() if each.step.path == path]
        start = max((place for place, each in enumerate(own) if each.step.before == base), default=len(own))
        taken, here = [], base
        for place in range(start, len(own)):
            if own[place].step.before == here and _came_true(own, place, now):
                taken.append(own[place])
                here = own[place].step.after
        return taken, here


def _came_true(own: list[Act], place: int, now: str) -> bool:
    """Whether an act was done: its text stands there, or was what a later one began from."""
    after = own[place].step.after
    return after == now or any(each.step.before == after for each in own[place + 1 :])


def _read(file: Folder) -> list[Act]:
    found = []
    for line in file.read_bytes().splitlines():
        try:
            found.append(Act.of(line))
        except (ValueError, TypeError):
            continue
    return found
