"""The work at hand: every draft with its folder, its council as it was last judged, and its earlier states."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lok.acts.act import RecordsAt, laying
from lok.acts.deed import Office
from lok.desk.council import Council
from lok.desk.hand import Hand, mark_there, settled
from lok.desk.ledger import Ledger
from lok.desk.states import States
from lok.facts.facts import make_facts
from lok.forge.drafts import Draft, drafts, drop, here, resume, start

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date as day
    from pathlib import Path

    from lok.archive.archive import Archive
    from lok.desk.council import Judged
    from lok.desk.guard import Person
    from lok.forge.repository import Repository


NUMBER = re.compile(r"[0-9a-f-]{16,40}")
"""The number that a page gives a tap."""


@dataclass(slots=True)
class Work:
    """One draft at the desk. ``lock``: one change at a time. ``notice`` is what its user should know, mostly nothing."""

    draft: Draft
    council: Council
    states: States
    ledger: Ledger
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

    @property
    def stamp(self) -> str:
        """What tells it from an earlier draft of the same name; empty when the disk keeps nothing more."""
        try:
            return self.states.stamp()
        except OSError:
            return ""

    def hand(self, person: Person, today: day, number: object = "") -> Hand:
        """The hand of a person in it. ``number`` is that of the tap, as the page gave it."""
        self.carry_on()
        known = number if isinstance(number, str) and NUMBER.fullmatch(number) else ""
        return Hand(self.root, self.council.archive(today), self.states, self.ledger, person.name, today, known)

    def office(self, archive: Archive, today: day) -> Office:
        """What an act works on: a council that was read here, and the texts of its records."""
        return Office(make_facts(archive), RecordsAt(self.root), today)

    def carry_on(self) -> None:
        """Bring to its place what an act of several records laid down and a full disk or a killed desk left there.

        Raises ``OSError`` when the disk still refuses: nothing else is to be written before it.
        """
        plan = laying(self.root)
        if plan.unfinished:
            plan.finish()
            self.settle()

    def settle(self) -> None:
        """Note among what was done the last tap that was written when the desk was killed, with all of its records."""
        known = self.ledger.known()
        last = known[-1].number if known else ""
        for act in known[-1:] if not last else [each for each in known if each.number == last]:
            if mark_there(self.root, act.step.path) == act.step.after:
                settled(self.root, self.states, act)


@dataclass(slots=True)
class Works:
    """All drafts of a repository, each opened once. ``place`` is where the desk keeps what is its own."""

    repository: Repository
    place: Path
    today: Callable[[], day]
    opened: dict[str, Work] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)
    main: Council = field(init=False)

    def __post_init__(self) -> None:
        """Main as it lies here is read when it is first asked for."""
        self.main = Council(self.repository.root)

    def on_main(self) -> tuple[Office, Judged] | None:
        """The council as main has it here, judged today; ``None`` where its records do not lie."""
        if not (self.repository.root / "data").is_dir():
            return None
        judged = self.main.judged(self.today())
        return Office(make_facts(judged.archive), RecordsAt(self.repository.root), self.today()), judged

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
            work.states.end()
            self.opened.pop(work.name, None)
        return notice

    def _opened(self, draft: Draft) -> Work:
        with self.lock:
            known = self.opened.get(draft.name)
            if known is None:
                folder = self.place / "toestanden" / draft.name
                known = Work(draft, Council(draft.root), States(folder), Ledger(folder / "daden"))
                known.carry_on()
                known.settle()
                self.opened[draft.name] = known
            return known
