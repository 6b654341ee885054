"""What the register holds of each council: what was last taken over, and how the last night went. One file a council.

A file is written whole beside its place and moved there, so that there is never half a council. Nothing of before is kept:
what a council took away is gone from here with the copy that replaces it.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self

from lok.register.ask import Mark
from lok.register.offered import Offered
from lok.register.refusals import Told
from lok.register.shapes import KINDS, Taken, reading_mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

FOLDER = "stand"
LOG = "wijzigingen.jsonl"
LONGEST_LOG = 20_000
"""Lines of the log of changes: ids and days, never texts."""


@dataclass(slots=True)
class State:
    """What is held of one council.

    ``records`` are those last taken over, by kind. ``tried`` and ``succeeded`` are moments in UTC. ``missing`` has by kind and
    id since when the source no longer has what is still shown here; ``shrunk`` by kind how many there were and are.
    ``let_through`` says that the keeper lets the next list through however short it is; ``blocked`` has by kind the ids that
    the keeper keeps out, whatever the source says. ``offered`` is what the catalogue of the source says of its lists, and
    ``counted`` how many things of each class its linked data hold.
    """

    nis_code: str
    site_url: str
    records: dict[str, tuple[Taken, ...]] = field(default_factory=dict)
    marks: dict[str, Mark] = field(default_factory=dict)
    licences: dict[str, str] = field(default_factory=dict)
    version: str = ""
    examples: int = 0
    tried: datetime | None = None
    succeeded: datetime | None = None
    changed: datetime | None = None
    told: tuple[Told, ...] = ()
    missing: dict[str, dict[str, datetime]] = field(default_factory=dict)
    shrunk: dict[str, tuple[int, int]] = field(default_factory=dict)
    let_through: bool = False
    blocked: dict[str, tuple[str, ...]] = field(default_factory=dict)
    reader: str = ""
    offered: Offered | None = None
    counted: dict[str, int] | None = None

    @property
    def shown(self) -> bool:
        """Whether there is anything of this council to show."""
        return bool(self.records.get("raad"))

    def written(self) -> str:
        """The state as the text of its file."""
        data = {
            "nis_code": self.nis_code,
            "site_url": self.site_url,
            "records": {
                soort: [each.model_dump(mode="json", exclude_defaults=True) for each in rows]
                for soort, rows in sorted(self.records.items())
            },
            "marks": {file: asdict(mark) for file, mark in sorted(self.marks.items())},
            "licences": self.licences,
            "version": self.version,
            "examples": self.examples,
            **{name: _day(getattr(self, name)) for name in ("tried", "succeeded", "changed")},
            "told": [each.written() for each in self.told],
            "missing": {soort: {id_: _day(at) for id_, at in ids.items()} for soort, ids in self.missing.items()},
            "shrunk": self.shrunk,
            "let_through": self.let_through,
            "blocked": self.blocked,
            "reader": self.reader,
            "offered": asdict(self.offered) if self.offered else None,
            "counted": self.counted,
        }
        return json.dumps(data, ensure_ascii=False, indent=0, sort_keys=True) + "\n"

    @classmethod
    def read(cls, text: str) -> Self:
        """The state in a file of our own. Raises ``ValueError`` or ``KeyError`` for what this program did not write."""
        data: dict[str, Any] = json.loads(text)
        return cls(
            nis_code=data["nis_code"],
            site_url=data["site_url"],
            records={
                soort: tuple(KINDS[soort].model_validate(each) for each in rows)
                for soort, rows in data["records"].items()
            },
            marks={file: Mark(**mark) for file, mark in data["marks"].items()},
            licences=data["licences"],
            version=data["version"],
            examples=data["examples"],
            **{name: _moment(data[name]) for name in ("tried", "succeeded", "changed")},
            told=tuple(map(Told.read, data["told"])),
            missing={
                soort: {id_: datetime.fromisoformat(at) for id_, at in ids.items()}
                for soort, ids in data["missing"].items()
            },
            shrunk={soort: (before, after) for soort, (before, after) in data["shrunk"].items()},
            let_through=data["let_through"],
            blocked={soort: tuple(ids) for soort, ids in data["blocked"].items()},
            reader=data["reader"],
            offered=Offered(**data["offered"]) if data.get("offered") else None,
            counted=data.get("counted"),
        )

    def marks_to_ask(self, site_url: str) -> dict[str, Mark]:
        """By which marks the source may say that a file did not change: none when it moved or when more is read now."""
        return dict(self.marks) if self.reader == reading_mark() and self.site_url == site_url else {}


def _day(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat(timespec="seconds") if moment else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def load(folder: Path, nis_code: str, site_url: str) -> State:
    """What is held of a council; an empty state when there is none, or when its file is none of this version.

    Even then what the keeper keeps out stays out.
    """
    try:
        text = _place(folder, nis_code).read_text("utf-8")
    except FileNotFoundError:
        return State(nis_code, site_url)
    try:
        return State.read(text)
    except (ValueError, KeyError, TypeError, AttributeError):
        return State(nis_code, site_url, blocked=_blocked(text))


def _blocked(text: str) -> dict[str, tuple[str, ...]]:
    try:
        found = json.loads(text)["blocked"]
        return {str(soort): tuple(map(str, ids)) for soort, ids in found.items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def save(folder: Path, state: State) -> None:
    """Write a state in its place, whole or not at all. Raises ``OSError``."""
    write(_place(folder, state.nis_code), state.written().encode())


def write(place: Path, content: bytes) -> None:
    """Write a file whole beside its place and move it there. Raises ``OSError``; what stood there is then still there."""
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_name(f".{place.name}.nieuw")
    beside.write_bytes(content)
    beside.replace(place)


def forget_others(folder: Path, known: Iterable[str]) -> None:
    """Remove what is held of councils that are no longer in the list."""
    kept = {_place(folder, each).name for each in known}
    for file in (folder / FOLDER).glob("*.json"):
        if file.name not in kept:
            file.unlink()


def _place(folder: Path, nis_code: str) -> Path:
    return folder / FOLDER / f"{nis_code}.json"


def note_changes(folder: Path, nis_code: str, at: datetime, changes: Mapping[str, Mapping[str, str]]) -> None:
    """Add to the log what came, changed and went: by kind and id one word. Nothing for no change."""
    lines = [
        json.dumps({"op": _day(at), "nis_code": nis_code, "soort": soort, "id": id_, "wat": what})
        for soort, ids in sorted(changes.items())
        for id_, what in sorted(ids.items())
    ]
    if lines:
        place = folder / FOLDER / LOG
        before = place.read_text("utf-8").splitlines() if place.is_file() else []
        write(place, "".join(f"{line}\n" for line in [*before, *lines][-LONGEST_LOG:]).encode())
