"""Which model a group has that stands at some place in a record: what says in which order its fields come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.model.audience import Part, plan

if TYPE_CHECKING:
    from lok.source.positions import Path


def model_at(model: type[Part], at: Path) -> type[Part]:
    """The model of the group at ``at``; ``KeyError`` when the record has no such group."""
    for step in at:
        if isinstance(step, int):
            continue
        fields = {each.name: each for each in plan(model)}
        if not fields[step].parts:
            raise KeyError(step)
        model = fields[step].parts[0]
    return model
