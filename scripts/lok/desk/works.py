"""The work at hand: every draft with its folder, its council as it was last judged, and its earlier states."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lok.desk.council import Council
from lok.desk.drafts import Draft, Drafts
from lok.desk.saving import Hand
from lok.desk.states import States

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date as day
    from pathlib import Path

    from lok.desk.guard import Person


@dataclass(slots=True)
class Work:
    """One draft at the desk. ``lock``: one change at a time."""

    draft: Draft
    council: Council
    states: States
    lock: threading.RLock = field(default_factory=threading.RLock)

    @property
    def root(self) -> Path:
        """The folder of its records."""
        return self.draft.folder

    def hand(self, person: Person, today: day) -> Hand:
        """The hand of a person in it."""
        return Hand(self.root, self.council.archive(today), self.states, person.name, today)


@dataclass(slots=True)
class Works:
    """All drafts of a repository, each opened once."""

    drafts: Drafts
    place: Path
    today: Callable[[], day]
    opened: dict[str, Work] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def all(self) -> list[Work]:
        """Every draft there is, the one that was begun last first."""
        return [self._opened(each) for each in self.drafts.all()]

    def find(self, name: str) -> Work | None:
        """The draft of a name, when there is one."""
        known = self.opened.get(name)
        if known is not None and known.root.is_dir():
            return known
        return next((each for each in self.all() if each.draft.name == name), None)

    def start(self, title: str) -> Work:
        """A new draft. Raises ``RefusedError`` when git has something against it."""
        return self._opened(self.drafts.start(title))

    def end(self, work: Work) -> None:
        """Put a draft away for good, with all that was kept beside it."""
        with self.lock:
            self.drafts.drop(work.draft)
            work.states.wipe()
            self.opened.pop(work.draft.name, None)

    def _opened(self, draft: Draft) -> Work:
        with self.lock:
            known = self.opened.get(draft.name)
            if known is None or known.root != draft.folder:
                states = States(self.place / "toestanden" / draft.name)
                known = self.opened[draft.name] = Work(draft, Council(draft.folder), states)
            return known
