"""The check's words for who never sees a file: records by their names, fields by their labels."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from lok.kinds.registry import BY_SOORT, KINDS
from lok.model.audience import part_models

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lok.archive.archive import Archive
    from lok.source.problems import Problem

FILE = re.compile(r"data/([a-z-]+)/([a-z0-9-]+)\.yaml")
STEP = re.compile(r"([a-z_0-9]+)|\[(\d+)\]")
ID = re.compile(r"\b[a-z0-9]+(?:-[a-z0-9]+)+\b")
KEY = re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b")
COMMAND = re.compile(r"(?::|,)? ?(?:(?:bijvoorbeeld )?met )?‘(?:lok|make) [^’]*’(?: zegt hoe)?")


class Told(NamedTuple):
    """A problem at a field: its path of keys and indexes, whether it stops everything, and the words."""

    at: tuple[str | int, ...]
    blocks: bool
    text: str
    hint: str


def name_of(archive: Archive, soort: str, record_id: str) -> str:
    """What a record is called, by its label; its id when it cannot be read."""
    record = archive.get(soort, record_id)
    return str(BY_SOORT[soort].label(record)) if record is not None else record_id


def path_of(dotted: str) -> tuple[str | int, ...]:
    """The path of a field as the check writes it, ``agendapunten[2].titel``; items are counted from 0 here."""
    return tuple(key or int(index) - 1 for key, index in STEP.findall(dotted))


def told(problems: Iterable[Problem], archive: Archive) -> Iterator[Told]:
    """Problems of one record for the form of that record."""
    for each in problems:
        yield Told(path_of(each.field), each.blocks, lay(each.message, archive), lay(each.hint, archive))


def lay(text: str, archive: Archive) -> str:
    """A sentence of the check in the words of somebody who sees a form: no file, no id, no key."""
    text = FILE.sub(lambda match: _record(match, archive), text)
    text = COMMAND.sub("", text)
    text = ID.sub(lambda match: _named(match[0], archive), text)
    return KEY.sub(lambda match: match[0].replace("_", " ") if match[0] in _keys() else match[0], text)


def _record(match: re.Match[str], archive: Archive) -> str:
    if match[1] not in BY_SOORT:
        return match[0]
    return f"{BY_SOORT[match[1]].enkelvoud} ‘{name_of(archive, match[1], match[2])}’"


def _named(record_id: str, archive: Archive) -> str:
    for kind in KINDS:
        if archive.get(kind.soort, record_id) is not None:
            return name_of(archive, kind.soort, record_id)
    return record_id


@cache
def _keys() -> frozenset[str]:
    """Every name of a field, and every word of a closed list."""
    found: set[str] = set()
    for kind in KINDS:
        for model in part_models(kind.model):
            found |= model.model_fields.keys()
            found |= {str(word) for info in model.model_fields.values() for word in _words(info.annotation)}
    return frozenset(found)


def _words(annotation: Any) -> Iterable[Any]:
    members = getattr(annotation, "__members__", {})
    return [each.value for each in members.values()]
