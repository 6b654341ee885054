"""What an act would change, record by record and field by field, in words, with who reads it: seen before it is done."""

from __future__ import annotations

import json
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from lok.desk.forms import Control, form
from lok.kinds.registry import BY_SOORT
from lok.source.parse import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lok.desk.forms import Field, Reader
    from lok.desk.showing import Showing
    from lok.model.kind import Kind

MOST = 60
"""Lines of one record that are told; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that changes: what it is called, what stood there and what comes (either may be empty), and who reads it."""

    label: str
    was: str
    now: str
    reader: Reader


def changed_lines(kind: Kind, before: str | None, after: str, showing: Showing) -> tuple[Line, ...]:
    """What the second text of a record says otherwise than the first; all of it for a new record."""
    old, new = (form(kind, parse(text) if text else {}) for text in (before, after))
    return tuple(_fields((*old.own, *old.general), (*new.own, *new.general), "", showing))


def kind_named(path: str) -> tuple[Kind, str]:
    """The kind of a record by its path, and its id."""
    _, soort, name = path.split("/")
    return BY_SOORT[soort], name.removesuffix(".yaml")


def _fields(old: Sequence[Field], new: Sequence[Field], where: str, showing: Showing) -> Iterator[Line]:
    by_name = {each.name: each for each in old}
    for field in new:
        before = by_name.get(field.name)
        if before is None or before.value != field.value:
            yield from _field(before, field, where, showing)


def _field(old: Field | None, new: Field, where: str, showing: Showing) -> Iterator[Line]:
    label = f"{where}{new.label}"
    if new.control is Control.GROUP and new.several:
        yield from _items(old.items if old else (), new.items, label, showing)
    elif new.control is Control.GROUP:
        yield from _fields(old.fields if old else (), new.fields, f"{label}: ", showing)
    else:
        was = showing.of_leaf(old) if old and old.filled else ""
        now = showing.of_leaf(new) if new.filled else ""
        if was != now:
            yield Line(label, was, now, new.reader)


def _items(old: Sequence[Field], new: Sequence[Field], label: str, showing: Showing) -> Iterator[Line]:
    """Items of a list: those that came and went, and what changed in those that stand in the place of another."""
    matcher = SequenceMatcher(None, list(map(_key, old)), list(map(_key, new)), autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag == "equal":
            continue
        gone, come = old[start:end], new[first:last]
        for index in range(max(len(gone), len(come))):
            before = gone[index] if index < len(gone) else None
            after = come[index] if index < len(come) else None
            if after is None and before is not None:
                yield Line(label, showing.of_item(before), "", before.reader)
            elif after is not None:
                name = showing.of_item(before or after)
                yield from _fields(before.fields if before else (), after.fields, f"{label}, {name}: ", showing)


def _key(item: Field) -> str:
    value: Any = item.value
    return json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
