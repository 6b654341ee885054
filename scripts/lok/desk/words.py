"""The check's words for who never sees a file: records by their names, fields by their labels."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lok.desk.labels import called
from lok.facts.naming import own_body
from lok.kinds.organen import called_around
from lok.kinds.registry import BY_SOORT, KINDS
from lok.model.audience import field_types, part_models
from lok.source.problems import undotted
from lok.words.dutch import written_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lok.archive.archive import Archive
    from lok.source.problems import Problem

FILE = re.compile(r"data/([a-z-]+)/([a-z0-9-]+)\.yaml")
STEP = re.compile(r"([a-z_0-9]+)|\[(\d+)\]")
ID = re.compile(r"\b[a-z0-9]+(?:-[a-z0-9]+)+\b")
PLACE = re.compile(r"\b[a-z_]+\[\d+\](?:\.[a-z_]+(?:\[\d+\])?)*")
QUOTED = re.compile(r"‘([a-z][a-z0-9_]*)(:)?([^’]*)’")
KEY = re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b")
DAY = re.compile(r"(?<![\w-])[12]\d{3}-\d\d-\d\d(?![\w-])")
SHORT = re.compile(r"(?<![@./-])\b(?:email|url|nr)\b(?![@./-])")
COMMAND = re.compile(r"(?::|,)? ?(?:(?:bijvoorbeeld )?met )?‘(?:lok|make) [^’]*’(?: zegt hoe)?")


class Told(NamedTuple):
    """A problem at a field: its path of keys and indexes, whether it stops everything, and the words."""

    at: tuple[str | int, ...]
    blocks: bool
    text: str
    hint: str


def name_of(archive: Archive, soort: str, record_id: str) -> str:
    """What a record is called, by its label; when it cannot be read yet, by the words of its id."""
    record = archive.get(soort, record_id)
    return str(BY_SOORT[soort].label(record)) if record is not None else by_id(soort, record_id)


def by_id(soort: str, record_id: str) -> str:
    """The words of an id, as a name: ``ouders-betrekken`` is ‘Ouders betrekken’, ``adv-2026-01`` ‘Advies 2026-01’."""
    kind = BY_SOORT[soort]
    rest = record_id.removeprefix(f"{kind.prefix}-") if kind.prefix else record_id
    words = f"{kind.enkelvoud} {rest}" if rest[:1].isdigit() else rest.replace("-", " ")
    return f"{words[:1].upper()}{words[1:]}"


def told(problems: Iterable[Problem], archive: Archive) -> Iterator[Told]:
    """Problems of one record for the form of that record."""
    for each in problems:
        yield Told(undotted(each.field), each.blocks, lay(each.message, archive), lay(each.hint, archive))


def lay(text: str, archive: Archive) -> str:
    """A sentence of the check in the words of somebody who sees a form: no file, no id, no key."""
    text = called_around(text, own_body(archive))
    text = FILE.sub(lambda match: _record(match, archive), text)
    text = DAY.sub(lambda match: said_day(match[0]), text)
    text = COMMAND.sub("", text)
    text = ID.sub(lambda match: _named(match[0], archive), text)
    text = PLACE.sub(lambda match: _place(match[0]), text)
    text = QUOTED.sub(_quoted, text)
    text = KEY.sub(lambda match: _said(match[0]), text)
    return SHORT.sub(lambda match: called(match[0]).lower(), text)


def said_day(text: str) -> str:
    """A day as people write it; one that is in no calendar as it stands there."""
    try:
        return written_day(date.fromisoformat(text))
    except ValueError:
        return text


def _place(dotted: str) -> str:
    """An item of a list, and a field of it."""
    steps = STEP.findall(dotted)
    return "".join(f" (plaats {index})" if index else f", ‘{called(key)}’" for key, index in steps).removeprefix(", ")


def _quoted(match: re.Match[str]) -> str:
    """A field between quotes, with what is to be written in it or without."""
    key, colon, rest = match.groups()
    if key not in _fields() or not (colon or "_" in key) or (rest and not colon):
        return match[0]
    return f"‘{called(key)}{colon + rest if rest else ''}’"


def _said(key: str) -> str:
    """A word of a closed list with its spaces, a field by its label."""
    if key in _choices():
        return key.replace("_", " ")
    return f"‘{called(key)}’" if key in _fields() else key


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
def _fields() -> frozenset[str]:
    """Every name of a field."""
    return frozenset(name for kind in KINDS for model in part_models(kind.model) for name in model.model_fields)


@cache
def _choices() -> frozenset[str]:
    """Every word of a closed list."""
    return frozenset(
        str(word)
        for kind in KINDS
        for model in part_models(kind.model)
        for name in model.model_fields
        for leaf in field_types(model, name)
        for word in getattr(leaf, "__members__", {}).values()
    )
