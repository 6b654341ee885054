"""The text of a record while minutes are written into it: a field that is there already with something else is a conflict, and stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from lok.edit.record import insert_item, insert_key, set_value
from lok.kinds.agendapunten import Agendapunt
from lok.kinds.registry import BY_SOORT
from lok.source.parse import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lok.source.positions import Path

MEETING: Final = tuple(BY_SOORT["vergaderingen"].model.model_fields)
ITEM: Final = tuple(Agendapunt.model_fields)
ITEMS: Final = "agendapunten"
OLD: Final = "oud"
NEW: Final = "nieuw"
BOTH: Final = "samen"
BEFORE: Final[Mapping[str, str]] = {
    **dict.fromkeys(("zetel", "status", "persoon", "hoedanigheid", "omschrijving", "onderwerp", "functie", "methode", "gevolg"), ""),
    "verantwoordelijke": "door ", "deadline": "tegen ", "volmacht_aan": "volmacht aan ", "van": "vanaf ", "tot": "tot ",
}  # fmt: skip
"""What stands before the value of a field when it is said; before others its own name."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field of the record that says something else than the minutes: both as a reader says them, and its place as a dotted path."""

    place: str
    old: str
    new: str


class Sheet:
    """The text of a meeting's record, changed field by field.

    ``settled`` says of a conflict by its place which text counts. Every change is proved by ``lok.edit.record``, so what
    the text says is known without reading it again.
    """

    def __init__(self, text: str, settled: Mapping[str, str], called: Callable[[str], str]) -> None:
        """Begin with a text; ``called`` gives what a reader calls an id."""
        self.text = text
        self.called = called
        self.data: dict[str, Any] = parse(text)
        self.settled = settled
        self.conflicts: list[Conflict] = []

    @property
    def items(self) -> list[dict[str, Any]]:
        """The items of the agenda as they stand now."""
        return self.data.get(ITEMS) or []

    def field(self, at: Path, name: str, value: str, *, prose: bool = False) -> None:
        """Write a value in a field that is empty or says the same; else note a conflict, unless it was settled."""
        old = self._group(at).get(name)
        if old is None:
            self.set(at, name, value)
        elif not _same(old, value):
            word = self._settled((*at, name), self.called(str(old)), self.called(value.rstrip("\n")))
            if word in (NEW, BOTH):
                self.set(at, name, f"{str(old).rstrip()}\n\n{value}" if word == BOTH and prose else value)

    def set(self, at: Path, name: str, value: Any) -> None:
        """Write a value, whatever stood there."""
        group = self._group(at)
        if group.get(name) == value:
            return
        if name in group:
            self.text = set_value(self.text, (*at, name), value)
        else:
            self.text = insert_key(self.text, at, name, value, ITEM if at else MEETING)
        group[name] = value

    def add(self, at: Path, name: str, row: dict[str, Any], known: int | None, *, same: bool) -> None:
        """Add a row to a list; one that is ``known`` there stays, and is a conflict unless it is the ``same``."""
        rows = self._group(at).get(name) or []
        if known is None:
            self.insert(at, name, len(rows), row)
        elif not same and self._settled((*at, name, known), self._told(rows[known]), self._told(row)) == NEW:
            for key, value in row.items():
                self.set((*at, name, known), key, value)

    def insert(self, at: Path, name: str, index: int, row: dict[str, Any]) -> None:
        """A row in a list, before the one at ``index``; the list itself when there is none."""
        rows = self._group(at).get(name)
        if rows:
            self.text = insert_item(self.text, (*at, name), index, row)
            rows.insert(index, row)
        else:
            self.set(at, name, [row])

    def _told(self, row: Mapping[str, Any]) -> str:
        """A row of a list as a reader says it: ``Ouders, aanwezig``."""
        said = ((BEFORE.get(name, f"{name.replace('_', ' ')}: "), value) for name, value in row.items())
        return ", ".join(f"{words}{self.called(str(value))}" for words, value in said if not isinstance(value, list))

    def _settled(self, at: Path, old: str, new: str) -> str:
        """Which of two texts counts; while nobody said so it is a conflict, and the old one stays."""
        place = dotted(at)
        if place not in self.settled:
            self.conflicts.append(Conflict(place, old, new))
        return self.settled.get(place, OLD)

    def _group(self, at: Path) -> dict[str, Any]:
        here: Any = self.data
        for step in at:
            here = here[step]
        group: dict[str, Any] = here
        return group


def _same(old: Any, new: str) -> bool:
    return isinstance(old, str) and " ".join(old.split()) == " ".join(new.split())


def dotted(at: Path) -> str:
    """A place as the check tells it: ``agendapunten[2].besluit``, counted from 1."""
    said = ""
    for step in at:
        said += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if said else step
    return said
