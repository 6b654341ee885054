"""A record with mistakes, as far as it could be read: what a rule may still be asked about.

Every field that is right stands in it as in any record. A field that is wrong, and a list of which a part was lost,
is not there at all, not even as its default: whoever asks for it gets ``UnreadError`` and knows that nothing can be
said. So a wrong field never hides another mistake, and never makes one up.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from lok.model.audience import plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lok.model.audience import Part
    from lok.model.kind import Record
    from lok.source.positions import Path

Wrong = dict[Any, Any]
"""The wrong places below a place, by their next step; an empty one is wrong itself."""


def tree(places: Iterable[Path]) -> Wrong:
    """The places as one tree, in which a place that is wrong as a whole hides those below it."""
    root: Wrong = {}
    for place in sorted(set(places), key=len):
        here = root
        for step in place:
            below = here.get(step)
            if below is None:
                below = here[step] = {}
            elif not below:
                break
            here = below
    return root


def partly(model: type[Record], data: Mapping[str, Any], wrong: Wrong, lost: frozenset[str], record_id: str) -> Record:
    """The record of ``data`` without what is wrong.

    Args:
        model: The kind's model.
        data: The fields as they were read.
        wrong: Which places are wrong, as ``tree`` gives them.
        lost: Words of the lines that could not be read: a field of that name may have stood there.
        record_id: The file's name, by which others know the record.
    """
    record: Any = _part(model, data, wrong, lost)
    record.__dict__["id"] = record_id
    return record  # type: ignore[no-any-return]


def _part(model: type[Part], data: Mapping[str, Any], wrong: Wrong, lost: frozenset[str]) -> Part:
    holds = {field.name: field.parts for field in plan(model)}
    values: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        if name not in wrong:
            if name in data:
                values[name] = adapter(model, name).validate_python(data[name])
            elif name not in lost and not field.is_required():
                values[name] = field.get_default(call_default_factory=True)
        elif wrong[name] and len(holds[name]) == 1:
            values |= _inside(name, holds[name][0], data.get(name), wrong[name], lost)
    made = model.model_construct(**values)
    for name in model.model_fields.keys() - values.keys():
        made.__dict__.pop(name, None)
    return made


def _inside(name: str, part: type[Part], value: Any, wrong: Wrong, lost: frozenset[str]) -> dict[str, Any]:
    """The field ``name`` with parts of which some are wrong inside; nothing when one is wrong as a whole."""
    if isinstance(value, dict):
        return {name: _part(part, value, wrong, lost)}
    whole = isinstance(value, list) and all(isinstance(item, dict) for item in value)
    if not whole or any(not below for below in wrong.values()):
        return {}
    return {name: tuple(_part(part, item, wrong.get(index, {}), lost) for index, item in enumerate(value))}


@cache
def adapter(model: type[Part], name: str) -> TypeAdapter[Any]:
    """What reads the value of one field of a model."""
    return TypeAdapter(model.model_fields[name].rebuild_annotation())
