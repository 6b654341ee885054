"""What each field means and since which version of the files it is there: ``velden.json``, kept beside the code.

A version is three numbers (semver.org). A field that comes raises the second; one that goes, gets another name or another
sort of value raises the first, for who reads the files must then change a program. ``lok schema`` writes the file from the
models and from what it was, and a test holds it against the models: so no change of a field goes out under an old number.
The texts stand there too: reading them from the source of the models takes longer than making all the files.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lok.model.described import texts_of
from lok.opendata.carried import offered_kinds
from lok.opendata.fields import Sort, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.model.audience import Part
    from lok.model.kind import Kind
    from lok.opendata.fields import Field

FILE = Path(__file__).with_name("velden.json")
FIRST = "1.0.0"

History = dict[str, dict[str, Any]]
"""By kind: ``versie``, and by the path of a field ``velden`` with its ``waarde``, ``sinds`` and ``uitleg``."""


@cache
def known() -> History:
    """The file as it is kept."""
    return read(FILE)


def read(place: Path) -> History:
    """The file at ``place``; nothing when it is not there."""
    made: History = json.loads(place.read_text("utf-8")) if place.is_file() else {}
    return made


def version_of(soort: str) -> str:
    """The version of the files of a kind."""
    return str(known()[soort]["versie"])


def field_of(path: str) -> dict[str, str]:
    """What is known of the field at ``path``, from its kind on."""
    soort, _, name = path.partition(".")
    found: dict[str, str] = known()[soort]["velden"][name]
    return found


def text_of(path: str) -> str:
    """What a field means, in Dutch."""
    return field_of(path)["uitleg"]


def since_of(path: str) -> str:
    """The version since which a field is there."""
    return field_of(path)["sinds"]


def written(before: History) -> str:
    """The text of the file as it must be now, where it was ``before``."""
    now = {kind.soort: _kind(kind, before.get(kind.soort)) for kind in offered_kinds()}
    return f"{json.dumps(now, ensure_ascii=False, indent=1)}\n"


def _kind(kind: Kind, before: dict[str, Any] | None) -> dict[str, Any]:
    fields = dict(_flat(fields_of(kind), kind.model, ""))
    values = {name: _value_of(field) for name, (field, _) in fields.items()}
    version = FIRST if before is None else raised(before["versie"], _values(before), values)
    old = before["velden"] if before is not None else {}
    return {
        "versie": version,
        "velden": {
            name: {
                "waarde": values[name],
                "sinds": old[name]["sinds"] if name in old and old[name]["waarde"] == values[name] else version,
                "uitleg": text,
            }
            for name, (_, text) in fields.items()
        },
    }


def _values(before: dict[str, Any]) -> dict[str, str]:
    return {name: each["waarde"] for name, each in before["velden"].items()}


def raised(version: str, before: dict[str, str], now: dict[str, str]) -> str:
    """The version after a change of the fields, each by its path with the sort of its value."""
    major, minor, _ = map(int, version.split("."))
    if any(now.get(name) != value for name, value in before.items()):
        return f"{major + 1}.0.0"
    return f"{major}.{minor + 1}.0" if now.keys() - before.keys() else version


def _value_of(field: Field) -> str:
    return f"lijst van {field.sort}" if field.many else field.sort.value


def _flat(fields: tuple[Field, ...], model: type[Part], above: str) -> Iterator[tuple[str, tuple[Field, str]]]:
    texts = texts_of(model)
    for field in fields:
        name = f"{above}{field.name}"
        yield name, (field, texts.get(field.name, ""))
        if field.sort is Sort.PART and field.model is not None:
            yield from _flat(field.parts, field.model, f"{name}.")
