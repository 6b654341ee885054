"""The council of one draft, read warm: after a tap one record is read again, and all rules are asked about the whole."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lok.archive.load import Memory, load
from lok.build.check import check

if TYPE_CHECKING:
    from datetime import date as day
    from pathlib import Path

    from lok.archive.archive import Archive
    from lok.source.problems import Problem

ONE_AT_A_TIME = threading.RLock()
"""What rules remember of the council they saw last holds for one council: two drafts are judged one after the other."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A council with all that the check says of it."""

    archive: Archive
    problems: tuple[Problem, ...]

    def about(self, path: str) -> tuple[Problem, ...]:
        """What is said of one file, faults first."""
        return tuple(sorted((each for each in self.problems if each.path == path), key=lambda each: not each.blocks))


@dataclass(slots=True)
class Council:
    """The records in the folder of a draft, and what was read of them so far."""

    root: Path
    memory: Memory = field(default_factory=Memory)
    last: Judged | None = None

    def judged(self, date: day) -> Judged:
        """The council as it stands on disk now, with every problem of it.

        Raises:
            NotADirectoryError: The draft is gone.
            OSError: A file cannot be read.
        """
        with ONE_AT_A_TIME:
            loaded = load(self.root, self.memory)
            self.last = Judged(loaded.archive, check(loaded, self.root, date))
            return self.last

    def archive(self, date: day) -> Archive:
        """The council as it was judged last: enough to know the names that no text may hold."""
        return (self.last or self.judged(date)).archive
