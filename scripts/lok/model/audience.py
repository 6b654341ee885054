"""Who may read what: the mark on every field, and the projection of a record on an audience.

Stands between the checked archive and the pages. A field of a record is written ``titel: Public[str]``,
``bespreking: Member[str]`` or ``besluit: PublicOnceFinal[str]``; a field without a mark does not import.
``project`` turns a record into a ``View`` that simply lacks what the audience may not read, so nothing
further down the pipeline can print it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel

from lok.model.depends import Depends

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pydantic.fields import FieldInfo

    from lok.source.parse import Path

T = TypeVar("T")


class Audience(StrEnum):
    """The two editions. The members read all that the public reads, and more."""

    PUBLIEK = "publiek"
    LEDEN = "leden"

    def may_read(self, readers: Audience) -> bool:
        """Whether this audience may read what is meant for ``readers``."""
        return self is Audience.LEDEN or readers is Audience.PUBLIEK


@dataclass(frozen=True, slots=True)
class Readers:
    """The mark of a field: the widest audience that may ever read it, and whether that waits for the final text."""

    audience: Audience
    once_final: bool = False

    def open_to(self, audience: Audience, *, final: bool) -> bool:
        """Whether ``audience`` may read the field of a record that is (not yet) ``final``."""
        if audience is Audience.LEDEN:
            return True
        return self.audience is Audience.PUBLIEK and (final or not self.once_final)

    def __get_pydantic_json_schema__(
        self, core_schema: Any, handler: Callable[[Any], dict[str, Any]]
    ) -> dict[str, Any]:
        """Carry the mark into the JSON Schema, where editors and form builders can show it."""
        schema = handler(core_schema)
        schema["x-leesbaar-voor"] = self.audience.value
        if self.once_final:
            schema["x-pas-openbaar-na-goedkeuring"] = True
        return schema


Public = Annotated[T, Readers(Audience.PUBLIEK)]
Member = Annotated[T, Readers(Audience.LEDEN)]
PublicOnceFinal = Annotated[T, Readers(Audience.PUBLIEK, once_final=True)]


CONTENT = "content"
"""What a reference to an attachment has in the place of a kind."""


@dataclass(frozen=True, slots=True)
class RefTo:
    """The mark of a text field that holds the id of a record of kind ``soort``.

    ``None`` stands for any kind (the text is ``<soort>/<id>``), ``CONTENT`` for a file below ``content/``.
    """

    soort: str | None


@dataclass(frozen=True, slots=True)
class Reference:
    """A pointer from a record to another, or to an attachment (``soort`` is then ``CONTENT``)."""

    soort: str
    id: str


class View:
    """What one audience may read of a record or of a part of one: its readable fields as attributes, no others."""

    __slots__ = ("__dict__",)

    def __init__(self, fields: dict[str, Any]) -> None:
        self.__dict__ = fields

    def __repr__(self) -> str:
        return f"View({', '.join(self.__dict__)})"


class Part(BaseModel):
    """A piece of a record. Every field carries who may read it; there is no default.

    Raises ``TypeError`` when a model with an unmarked field is defined, which is at import.

    ``depends`` says of a field which words of another field in the same part ask for it: ``model.depends`` reads it.
    """

    depends: ClassVar[Depends] = {}

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        for name in cls.model_fields:
            readers_of(cls, name)

    def closed_to(self, audience: Audience) -> bool:
        """Whether this part as a whole must be left out of what ``audience`` reads."""
        del audience
        return False

    def withheld(self) -> frozenset[str]:
        """The names of the fields that the public may not read in this part's present state."""
        return frozenset()

    def withheld_from(self, audience: Audience) -> frozenset[str]:
        """The names of the fields that ``audience`` may not read in this part's present state."""
        return self.withheld() if audience is Audience.PUBLIEK else frozenset()


def readers_of(model: type[Part], name: str) -> Readers:
    """The one mark of a field of ``model``; ``TypeError`` when it has none or several."""
    marks = [mark for mark in model.model_fields[name].metadata if isinstance(mark, Readers)]
    if len(marks) != 1:
        message = (
            f"{model.__name__}.{name}: write Public[...], Member[...] or PublicOnceFinal[...] once, found {len(marks)}"
        )
        raise TypeError(message)
    return marks[0]


@dataclass(frozen=True, slots=True)
class FieldPlan:
    """How one field is projected: who reads it, which parts it holds, and to which kind it points."""

    name: str
    readers: Readers
    parts: tuple[type[Part], ...]
    ref: RefTo | None


@cache
def plan(model: type[Part]) -> tuple[FieldPlan, ...]:
    """The projection plan of a model, worked out once from its annotations."""
    plans = []
    for name, field in model.model_fields.items():
        leaves = list(_leaves(_annotated(field)))
        parts = tuple(leaf for leaf, _ in leaves if isinstance(leaf, type) and issubclass(leaf, Part))
        refs = [mark for _, marks in leaves for mark in marks if isinstance(mark, RefTo)]
        plans.append(FieldPlan(name, readers_of(model, name), parts, refs[0] if refs else None))
    return tuple(plans)


def _leaves(annotation: Any, marks: tuple[Any, ...] = ()) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """The types inside an annotation, each with the marks written around it."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *metadata = get_args(annotation)
        yield from _leaves(inner, (*marks, *metadata))
    elif origin in (Union, UnionType, tuple, list, dict):
        for argument in get_args(annotation):
            if argument not in (NoneType, Ellipsis):
                yield from _leaves(argument, marks)
    else:
        yield annotation, marks


def _annotated(field: FieldInfo) -> Any:
    """The whole annotation of a field, with the marks that pydantic took off it."""
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def marks_of(model: type[BaseModel], name: str, sort: type[T]) -> tuple[T, ...]:
    """The marks of one sort that a field carries, also those inside a list or a union."""
    return tuple(
        mark for _, marks in _leaves(_annotated(model.model_fields[name])) for mark in marks if isinstance(mark, sort)
    )


def field_types(model: type[BaseModel], name: str) -> tuple[Any, ...]:
    """The types inside a field's annotation, without lists, unions and marks."""
    return tuple(leaf for leaf, _ in _leaves(model.model_fields[name].annotation))


def part_models(model: type[Part]) -> Iterator[type[Part]]:
    """``model`` and every part model inside it, each once, outermost first."""
    seen: dict[type[Part], None] = {}
    todo = [model]
    while todo:
        current = todo.pop(0)
        if current in seen:
            continue
        seen[current] = None
        for name in current.model_fields:
            todo += [leaf for leaf in field_types(current, name) if isinstance(leaf, type) and issubclass(leaf, Part)]
    yield from seen


@cache
def readable(model: type[Part], audience: Audience, *, final: bool) -> tuple[FieldPlan, ...]:
    """The fields of ``model`` that ``audience`` may read of a record that is (not yet) ``final``."""
    return tuple(field for field in plan(model) if field.readers.open_to(audience, final=final))


@cache
def pointing(model: type[Part], audience: Audience, *, final: bool) -> tuple[FieldPlan, ...]:
    """Of the readable fields of ``model``, those that name another record or hold parts that may."""
    return tuple(
        field
        for field in readable(model, audience, final=final)
        if field.ref is not None
        or any(each.ref for part in field.parts for inner in part_models(part) for each in plan(inner))
    )


def project(part: Part, audience: Audience, *, final: bool) -> View | None:
    """What ``audience`` may read of ``part``; ``None`` when that is nothing at all.

    ``final`` says whether the record the part belongs to has reached its final, approved text. Texts, numbers and
    dates pass as they are, parts become views, and fields that name another record become ``Reference``s.
    """
    if part.closed_to(audience):
        return None
    withheld = part.withheld_from(audience)
    fields: dict[str, Any] = {}
    values = part.__dict__
    for field in readable(type(part), audience, final=final):
        name = field.name
        if name in withheld:
            continue
        value = values[name]
        if value is not None and value != ():
            if field.parts:
                value = _project_parts(value, audience, final=final)
            elif field.ref is not None:
                value = _references(value, field.ref)
        fields[name] = value
    return View(fields)


def _project_parts(value: Any, audience: Audience, *, final: bool) -> Any:
    if isinstance(value, Part):
        return project(value, audience, final=final)
    views = (project(item, audience, final=final) for item in value)
    return tuple(view for view in views if view is not None)


def _references(value: Any, ref: RefTo) -> Any:
    if isinstance(value, tuple):
        return tuple(reference(item, ref) for item in value)
    return reference(value, ref)


def reference(value: str, ref: RefTo) -> Reference:
    """The ``Reference`` that the text of a field marked ``ref`` stands for."""
    if ref.soort is not None:
        return _to(ref.soort, value)
    soort, _, record_id = value.partition("/")
    return _to(soort, record_id)


@lru_cache(maxsize=16_384)
def _to(soort: str, record_id: str) -> Reference:
    """One object for each record that is named: twenty seats stand in every meeting."""
    return Reference(soort, record_id)


def pointers(part: Part, audience: Audience, *, final: bool) -> list[Reference]:
    """The same as ``references`` without the places, for all of which nothing is wrong: a third of the time."""
    found: list[Reference] = []
    _point(part, audience, final, found)
    return found


def _point(part: Part, audience: Audience, final: bool, found: list[Reference]) -> None:  # noqa: FBT001
    if part.closed_to(audience):
        return
    withheld = part.withheld_from(audience)
    values = part.__dict__
    for field in pointing(type(part), audience, final=final):
        value = values.get(field.name)  # not there when it could not be read
        if not value or field.name in withheld:
            continue
        items = value if isinstance(value, tuple) else (value,)
        if field.ref is not None:
            for item in items:
                found.append(reference(item, field.ref))  # noqa: PERF401
        else:
            for item in items:
                _point(item, audience, final, found)


def references(part: Part, audience: Audience, *, final: bool, at: Path = ()) -> Iterator[tuple[Path, Reference]]:
    """Every pointer to another record in what ``audience`` may read of ``part``, with its place."""
    if part.closed_to(audience):
        return
    withheld = part.withheld_from(audience)
    values = part.__dict__
    for field in pointing(type(part), audience, final=final):
        value = values.get(field.name)  # not there when it could not be read
        if value is None or value == () or field.name in withheld:
            continue
        several = isinstance(value, tuple)
        for index, item in enumerate(value if several else (value,)):
            place = (*at, field.name, index) if several else (*at, field.name)
            if field.ref is not None:
                yield place, reference(item, field.ref)
            else:
                yield from references(item, audience, final=final, at=place)
