"""The part of the secretary's handbook that comes from the models: every field of every kind."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from lok.kinds.registry import kinds_of
from lok.model.audience import CONTENT, RefTo, field_types, part_models, plan, readers_of
from lok.model.described import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.model.audience import Part
    from lok.model.kind import Kind
    from lok.render.page import Page
    from lok.render.renderer import Renderer

VALUES = {
    "date": "datum, zoals 2026-03-12",
    "datetime": "datum en uur, zoals 2026-03-12 19:30",
    "time": "uur, zoals 19:30",
    "bool": "ja of nee",
    "int": "getal",
    "Decimal": "bedrag, zoals 1250.50",
    "str": "tekst op één regel",
    "Prose": "tekst, ook over meer regels",
}


def pages(renderer: Renderer) -> Iterator[Page]:
    """A page with the fields of each kind, and the list of those pages; members only, for they are the secretary's."""
    if renderer.edition.leden:
        kinds = tuple(kinds_of(renderer.edition.orgaan).values())
        yield renderer.page("handleiding/velden.md", "velden_index.md.jinja", soorten=kinds)
        for kind in kinds:
            uri = f"handleiding/velden/{kind.soort}.md"
            yield renderer.page(uri, "velden.md.jinja", kind=kind, tables=tables(kind))


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field as the handbook tells of it."""

    name: str
    required: bool
    value: str
    readers: str
    explanation: str


@cache  # the models stay what they are: a page of the same tables need not be made again
def tables(kind: Kind) -> tuple[tuple[str, tuple[FieldRow, ...]], ...]:
    """The fields of a kind and of the parts inside it, each table with its title."""
    return tuple(
        (kind.enkelvoud if model is kind.model else model.__name__, tuple(rows(model)))
        for model in part_models(kind.model)
    )


def rows(model: type[Part]) -> Iterator[FieldRow]:
    """The fields of one model, in the order of a file."""
    for name, field in model.model_fields.items():
        mark = readers_of(model, name)
        audience = "iedereen" if mark.audience.value == "publiek" else "leden"
        readers = f"{audience}, na goedkeuring" if mark.once_final else audience
        yield FieldRow(name, field.is_required(), value_of(model, name), readers, texts_of(model).get(name, ""))


def value_of(model: type[Part], name: str) -> str:
    """What may stand in a field, in Dutch."""
    found = next(each for each in plan(model) if each.name == name)
    several = "lijst: " if "tuple" in str(model.model_fields[name].annotation) else ""
    if found.ref is not None:
        return several + _reference_of(found.ref)
    leaf: Any = field_types(model, name)[0]
    if hasattr(leaf, "model_fields"):
        return f"{several}groep velden ({leaf.__name__})"
    if isinstance(leaf, type) and issubclass(leaf, StrEnum):
        return several + " / ".join(leaf)
    return several + VALUES[leaf.__name__]


def _reference_of(ref: RefTo) -> str:
    if ref.soort is None:
        return "map en id, zoals adviezen/adv-2026-03"
    return "pad vanaf content/, zoals publiek/bijlagen/nota.pdf" if ref.soort == CONTENT else f"id uit {ref.soort}"
