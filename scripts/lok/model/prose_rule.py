"""The rule for every prose field of a record: no raw HTML, no image, no link that is not a full address, nothing pasted.

Judged when a record's shape is right, on the fields that its model says are prose, at any depth. Most texts have
none of the characters that could mean any of these: for them three searches are all the work there is.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lok.model.audience import field_types, part_models, plan
from lok.model.fields import Prose
from lok.source.problems import Finding, Level
from lok.words.pasted import AS_TEXT, CONFLICT_HINT, CONFLICT_MESSAGE, WITH_DASHES, conflicts, pasted_lists
from lok.words.prose import unsafe
from lok.words.tangles import tangle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.model.audience import Part
    from lok.source.parse import Path


def judge_prose(part: Part, at: Path = ()) -> Iterator[Finding]:
    """What the prose of a record, or of a part of one at ``at``, holds that it may not.

    The place is that of the field; the message says on which line of the text it is, when not on the first.
    """
    values = part.__dict__
    for name in _holding(type(part)):
        value = values.get(name)  # not there when it could not be read
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                yield from _judged(item, (*at, name, index))
        elif value is not None:
            yield from _judged(value, (*at, name))


def _judged(value: Part | str, at: Path) -> Iterator[Finding]:
    if not isinstance(value, str):
        yield from judge_prose(value, at)
        return
    if "<" in value or "](" in value or tangle(value):
        for offset, code, message, hint in unsafe(value):
            yield Finding(at, code, _on_line(value.count("\n", 0, offset)) + message, hint)
    if "<<<<<<<" in value or ">>>>>>>" in value or "|||||||" in value:
        for offset in conflicts(value):
            message = _on_line(value.count("\n", 0, offset)) + CONFLICT_MESSAGE
            yield Finding(at, "samenvoegconflict", message, CONFLICT_HINT)
    for line in pasted_lists(value):
        yield Finding(at, "opmaak", _on_line(line) + AS_TEXT, WITH_DASHES, Level.AANDACHTSPUNT)


def _on_line(above: int) -> str:
    """Where in a text something stands, below so many of its lines: nothing on the first."""
    return f"regel {above + 1} van deze tekst: " if above else ""


@cache
def _holding(model: type[Part]) -> tuple[str, ...]:
    """The fields of ``model`` that are prose, or parts with prose somewhere inside."""
    return tuple(
        field.name
        for field in plan(model)
        if Prose in field_types(model, field.name)
        or any(_has_prose(inner) for part in field.parts for inner in part_models(part))
    )


def _has_prose(model: type[Part]) -> bool:
    return any(Prose in field_types(model, name) for name in model.model_fields)
