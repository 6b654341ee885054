"""The fields that the files have, read from the models: name, path, sort of value, words, and to what it points.

One tree for each kind. The data, the shapes, the tables and the dictionary are all made of it, so that they agree.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_origin

from lok.model.audience import CONTENT, field_types, marks_of, plan
from lok.model.fields import Bedrag, Keuze, Prose
from lok.opendata.carried import LEFT_OUT

if TYPE_CHECKING:
    from lok.model.audience import FieldPlan, Part
    from lok.model.kind import Kind


class Sort(StrEnum):
    """What a value is in the files; the word is what the dictionary says of it."""

    TEXT = "tekst"
    PROSE = "tekst met opmaak"
    DAY = "dag"
    MOMENT = "dag en uur"
    HOUR = "uur"
    YES_NO = "ja of nee"
    NUMBER = "getal"
    MONEY = "bedrag in euro"
    POINTS = "punten"
    CHOICE = "keuze"
    RECORD = "verwijzing"
    FILE = "adres van een bestand"
    PART = "groep"


PLAIN: dict[type, Sort] = {
    str: Sort.TEXT,
    date: Sort.DAY,
    datetime: Sort.MOMENT,
    time: Sort.HOUR,
    bool: Sort.YES_NO,
    int: Sort.NUMBER,
}
MONEY_MARK = next(mark for mark in get_args(Bedrag)[1:] if hasattr(mark, "func"))
"""What tells an amount of money from other numbers that are no whole ones."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field as the files have it.

    ``path`` is where it stands, from the kind on; ``many`` says that it is a list. ``words`` are the values of a choice;
    ``target`` is the kind of the record that it names, empty for any kind; ``parts`` are the fields of a group, and
    ``model`` is what says of them what they mean.
    """

    name: str
    path: str
    sort: Sort
    many: bool = False
    words: tuple[str, ...] = ()
    target: str = ""
    parts: tuple[Field, ...] = ()
    model: type[Part] | None = None


@cache
def fields_of(kind: Kind) -> tuple[Field, ...]:
    """The fields of a kind, in the order of its model."""
    return _fields(kind.model, kind.soort)


def _fields(model: type[Part], path: str) -> tuple[Field, ...]:
    found = (_field(model, each, f"{path}.{each.name}") for each in plan(model) if each.readers.audience == "publiek")
    return tuple(
        each for each in found if each.path not in LEFT_OUT and f"*.{each.path.partition('.')[2]}" not in LEFT_OUT
    )


def _field(model: type[Part], field: FieldPlan, path: str) -> Field:
    info = model.model_fields[field.name]
    types = field_types(model, field.name)
    sort = _sort(model, field, types)
    choices = [each for each in types if isinstance(each, type) and issubclass(each, Keuze)]
    return Field(
        name=field.name,
        path=path,
        sort=sort,
        many=_is_list(info.annotation),
        words=tuple(dict.fromkeys(word.value for each in choices for word in each)),
        target=(field.ref.soort or "") if field.ref is not None and sort is Sort.RECORD else "",
        parts=_fields(field.parts[0], path) if field.parts else (),
        model=field.parts[0] if field.parts else None,
    )


def _sort(model: type[Part], field: FieldPlan, types: tuple[Any, ...]) -> Sort:
    if field.parts:
        return Sort.PART
    if field.ref is not None:
        return Sort.FILE if field.ref.soort == CONTENT else Sort.RECORD
    if any(issubclass(each, Keuze) for each in types):
        return Sort.CHOICE
    if any(issubclass(each, Prose) for each in types):
        return Sort.PROSE
    if Decimal in types:
        return Sort.MONEY if MONEY_MARK in marks_of(model, field.name, type(MONEY_MARK)) else Sort.POINTS
    return PLAIN[types[0]]


def _is_list(annotation: Any) -> bool:
    """Whether a type is a list, also where it may be absent or carries marks."""
    return get_origin(annotation) is tuple or any(_is_list(each) for each in get_args(annotation))
