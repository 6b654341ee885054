"""The work at hand: every draft with its folder, its council as it was last judged, and its earlier states."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lok.desk.council import Council
from lok.desk.saving import Hand
from lok.desk.states import States
from lok.forge.drafts import Draft, drafts, drop, here, resume, start

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date as day
    from pathlib import Path

    from lok.desk.guard import Person
    from lok.forge.repository import Repository


@dataclass(slots=True)
class Work:
    """One draft at the desk. ``lock``: one change at a time. ``notice`` is what its user should know, mostly nothing."""

    draft: Draft
    council: Council
    states: States
    notice: str = ""
    lock: threading.RLock = field(default_factory=threading.RLock)

    @property
    def name(self) -> str:
        """Its name, which is part of its address."""
        return self.draft.name

    @property
    def title(self) -> str:
        """What it is called."""
        return self.draft.name.replace("-", " ").capitalize()

    @property
    def root(self) -> Path:
        """The folder of its records."""
        return self.draft.root

    def hand(self, person: Person, today: day) -> Hand:
        """The hand of a person in it."""
        return Hand(self.root, self.council.archive(today), self.states, person.name, today)


@dataclass(slots=True)
class Works:
    """All drafts of a repository, each opened once. ``place`` is where the desk keeps what is its own."""

    repository: Repository
    place: Path
    today: Callable[[], day]
    opened: dict[str, Work] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def all(self) -> list[Work]:
        """Every draft there is, here or with a colleague, by name."""
        return [self._opened(each) for each in drafts(self.repository)]

    def find(self, name: str) -> Work | None:
        """The draft of a name, ready to be worked in; ``None`` when there is none.

        Raises ``RefusedError`` when it cannot be laid out here.
        """
        known = self.opened.get(name)
        if known is not None and known.root.is_dir():
            return known
        draft = next((each for each in drafts(self.repository) if each.name == name), None)
        if draft is None:
            return None
        work = self._opened(draft)
        if not here(draft):
            work.notice = resume(self.repository, name).notice
        return work

    def start(self, title: str) -> Work:
        """A new draft. Raises ``RefusedError`` when there is one of that name, or git has something against it."""
        taken = start(self.repository, title)
        work = self._opened(taken.draft)
        work.notice = taken.notice
        return work

    def end(self, work: Work) -> str:
        """Put a draft away for good, with all that was kept beside it; what its user should know.

        Raises ``RefusedError`` when git has something against it.
        """
        notice = drop(work.draft, sure=True)
        with self.lock:
            work.states.wipe()
            self.opened.pop(work.name, None)
        return notice

    def _opened(self, draft: Draft) -> Work:
        with self.lock:
            known = self.opened.get(draft.name)
            if known is None:
                states = States(self.place / "toestanden" / draft.name)
                known = self.opened[draft.name] = Work(draft, Council(draft.root), states)
            return known
