"""What an act would change, record by record and field by field, in words, with who reads it: seen before it is done."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from lok.archive.read_record import read
from lok.desk.forms import MEMBERS, Control, form
from lok.kinds.registry import BY_SOORT
from lok.model.audience import Audience
from lok.model.kind import UnreadError
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
    """One thing that changes: what it is called, what stood there and what comes (either may be empty), and who reads it.

    ``within`` is the item of a list that it is a part of; empty for none.
    """

    label: str
    was: str
    now: str
    reader: Reader
    within: str = ""


def changed_lines(kind: Kind, before: str | None, after: str, showing: Showing) -> tuple[Line, ...]:
    """What the second text of a record says otherwise than the first; all of it for a new record."""
    old, new = (form(kind, parse(text) if text else {}) for text in (before, after))
    lines = tuple(_fields((*old.own, *old.general), (*new.own, *new.general), "", showing))
    return tuple(replace(each, reader=MEMBERS) for each in lines) if _for_members(kind, after) else lines


def _for_members(kind: Kind, text: str) -> bool:
    """Whether the record as a whole is for members alone: a draft is, whatever its fields say."""
    record_id = str(parse(text).get("id"))
    reading = read(kind, f"data/{kind.soort}/{record_id}.yaml", record_id, text.encode())
    record = reading.record or reading.part
    try:
        return record is not None and record.readers is Audience.LEDEN
    except UnreadError:  # it is not known yet: then every field says for itself who reads it
        return False


def kind_named(path: str) -> tuple[Kind, str]:
    """The kind of a record by its path, and its id."""
    _, soort, name = path.split("/")
    return BY_SOORT[soort], name.removesuffix(".yaml")


def _fields(
    old: Sequence[Field], new: Sequence[Field], where: str, showing: Showing, within: str = ""
) -> Iterator[Line]:
    by_name = {each.name: each for each in old}
    for field in new:
        before = by_name.get(field.name)
        if before is None or before.value != field.value:
            yield from _field(before, field, where, showing, within)


def _field(old: Field | None, new: Field, where: str, showing: Showing, within: str) -> Iterator[Line]:
    label = f"{where}{new.label}"
    if new.control is Control.GROUP and new.several:
        yield from _items(old.items if old else (), new.items, label, showing, within)
    elif new.control is Control.GROUP:
        yield from _fields(old.fields if old else (), new.fields, f"{label}: ", showing, within)
    else:
        was = showing.of_leaf(old) if old and old.filled else ""
        now = showing.of_leaf(new) if new.filled else ""
        if was != now:
            yield Line(label, was, now, new.reader, within)


def _items(old: Sequence[Field], new: Sequence[Field], label: str, showing: Showing, within: str) -> Iterator[Line]:
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
                yield Line(label, showing.of_item(before), "", before.reader, within)
            elif after is not None:
                name = " › ".join(filter(None, (within, f"{label}: {showing.of_item(before or after)}")))
                yield from _fields(before.fields if before else (), after.fields, "", showing, name)


def _key(item: Field) -> str:
    value: Any = item.value
    return json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
