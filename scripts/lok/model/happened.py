"""Days on which something happened: the mark of their fields, and where they stand in a record.

A plan may lie in the future, a fact may not; and a record that tells a fact was changed on that day or later. Both are
judged by ``rules.dates`` for every field with the mark, whatever the kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from lok.model.audience import marks_of, part_models, plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lok.model.audience import Part
    from lok.source.positions import Path


@dataclass(frozen=True, slots=True)
class Happened:
    """The mark of a day or a moment that has come.

    ``where`` names a field of the same part that says so: without it, or with that field on no, the day is a plan.
    ``tells``: a reader learns something new of it. Looking a record through again is a fact, and changes nothing in it.
    """

    where: str | None = None
    tells: bool = True


def facts_of(part: Part, at: Path = (), *, telling: bool = False) -> Iterator[tuple[Path, date]]:
    """Every day of ``part`` (at ``at`` in its record) on which something happened, with its place; or those that tell."""
    values = part.__dict__
    for name, mark in _marked(type(part)):
        value = values.get(name)  # not there when it could not be read
        if telling and not mark.tells:
            continue
        if value is None or (mark.where is not None and not values.get(mark.where)):
            continue
        listed = isinstance(value, tuple)
        for index, day in enumerate(value if listed else (value,)):
            yield (*at, name, index) if listed else (*at, name), day.date() if isinstance(day, datetime) else day
    for name in _holding(type(part)):
        value = values.get(name)  # not there when it could not be read
        if isinstance(value, tuple):
            for index, inner in enumerate(value):
                yield from facts_of(inner, (*at, name, index), telling=telling)
        elif value is not None:
            yield from facts_of(value, (*at, name), telling=telling)


@cache
def _marked(model: type[Part]) -> tuple[tuple[str, Happened], ...]:
    """The fields of ``model`` with the mark."""
    return tuple((name, mark) for name in model.model_fields for mark in marks_of(model, name, Happened))


@cache
def _holding(model: type[Part]) -> tuple[str, ...]:
    """The fields of ``model`` that hold parts with the mark somewhere inside."""
    return tuple(
        field.name
        for field in plan(model)
        if any(_marked(inner) for part in field.parts for inner in part_models(part))
    )
