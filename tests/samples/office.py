"""A council on disk whose secretary does one act after the other: each is written, and the whole is judged after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.acts.act import RecordsAt
from lok.acts.deed import Office
from lok.acts.record_text import id_of, kind_of, record_of
from lok.archive.load import Loaded, Memory, load
from lok.build.check import check
from lok.facts.facts import make_facts

if TYPE_CHECKING:
    from datetime import date as day
    from pathlib import Path

    from lok.acts.deed import Deed
    from lok.source.problems import Problem


class Desk:
    """The folder of a council and the day that it is."""

    def __init__(self, root: Path, today: day) -> None:
        self.root = root
        self.today = today
        self.memory = Memory()
        self.before = self.faults()

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
