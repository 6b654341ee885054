"""A council on disk whose secretary does one act after the other: each is written, and the whole is judged after it."""

from __future__ import annotations

import hashlib
from datetime import date as day
from typing import TYPE_CHECKING, Any, ClassVar

from lok.acts.act import RecordsAt
from lok.acts.deed import Office
from lok.acts.record_text import id_of, kind_of, record_of
from lok.archive.load import Loaded, Memory, load
from lok.build.check import check
from lok.facts.facts import make_facts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lok.acts.deed import Deed
    from lok.archive.load import Entry, Signature
    from lok.source.problems import Problem


BEGUN: dict[tuple[day, bytes], list[str]] = {}
"""The faults with which a council of a day began, by all that the check looks at."""


def judged_of(root: Path) -> bytes:
    """The mark of all that the check looks at in a council: its records, its pages and its settings."""
    below = (
        *(root / "data").rglob("*"),
        *(root / "content").rglob("*"),
        *root.glob("*.yml"),
        *root.glob("scripts/*/*.yml"),
    )
    read = sorted((each.relative_to(root).as_posix(), each.read_bytes()) for each in below if each.is_file())
    return hashlib.sha256(repr(read).encode()).digest()


class Remembered(Memory):
    """What was read of each text at each path, by whichever desk: hundreds of them begin with the same council.

    A memory goes by the times of a file, and so remembers none that was written just now, as all of a test are.
    """

    read: ClassVar[dict[tuple[str, bytes], Any]] = {}

    def recall(self, path: str, signature: Signature | None, make: Callable[[], Any]) -> Any:
        """What ``make``, which reads the entry that it is given, gives of this text here."""
        entry: Entry = make.args[0]  # type: ignore[attr-defined]
        if entry.link or not path.endswith((".yaml", ".md")):
            return super().recall(path, signature, make)
        of = path, entry.file.read_bytes()
        if of not in self.read:
            self.read[of] = make()
        return self.read[of]


class Desk:
    """The folder of a council and the day that it is."""

    def __init__(self, root: Path, today: day) -> None:
        self.root = root
        self.today = today
        self.memory = Remembered()
        of = (today, judged_of(root))
        if of not in BEGUN:
            BEGUN[of] = self.faults()
        self.before = BEGUN[of]

    @property
    def loaded(self) -> Loaded:
        """The council, read now as the desk reads it: a file that did not change since is not read again."""
        return load(self.root, self.memory)

    @property
    def office(self) -> Office:
        """What an act works on, read now."""
        return Office(make_facts(self.loaded.archive), RecordsAt(self.root), self.today)

    def problems(self) -> tuple[Problem, ...]:
        """All that the check says now."""
        return check(self.loaded, self.root, self.today)

    def faults(self) -> list[str]:
        """What stops everything."""
        return [str(each) for each in self.problems() if each.blocks]

    def do(self, deed: Deed) -> Deed:
        """Write an act; the council is as right after it as before."""
        for path, text in deed.before.items():
            assert RecordsAt(self.root).get(path) == text
        self.write(deed)
        faults = [each for each in self.faults() if each not in self.before]
        assert not faults, faults
        return deed

    def write(self, deed: Deed) -> None:
        """Write an act that leaves something to be filled in."""
        for path, text in deed.texts.items():
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).write_text(text, "utf-8", newline="")

    def text(self, path: str) -> str:
        """A record as it stands."""
        return (self.root / path).read_text("utf-8")

    def record(self, path: str) -> Any:
        """The same, read."""
        return record_of(kind_of(path), self.text(path))

    def put(self, path: str, text: str) -> None:
        """A record as somebody else writes it."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, "utf-8")

    def files(self) -> dict[str, bytes]:
        """All records, to see that nothing changed."""
        return {each.relative_to(self.root).as_posix(): each.read_bytes() for each in self.root.glob("data/*/*.yaml")}

    def there(self, deed: Deed) -> Any:
        """The record that an act is about, as the council reads it."""
        return self.office.archive.get(kind_of(deed.about).soort, id_of(deed.about))
