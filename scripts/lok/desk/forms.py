"""The form of a record, out of its model: which control each field has, what it is called, who reads it, and what stands in it.

Nothing here knows a kind: a field that a model gains stands in the form the same day.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from lok.desk.labels import CHOICES, label
from lok.desk.placing import is_list, value_at
from lok.model.audience import CONTENT, Audience, Part, Readers, RefTo, field_types, marks_of, readers_of
from lok.model.depends import NO, YES, asked, conditions, nothing
from lok.model.described import texts_of
from lok.model.fields import Keuze, Prose
from lok.model.inside import model_at
from lok.model.kind import Record
from lok.model.reading import as_bool

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lok.model.kind import Kind
    from lok.source.positions import Path


class Control(StrEnum):
    """What a field looks like in a form."""

    LINE = "regel"
    PROSE = "tekst"
    DAY = "dag"
    MOMENT = "moment"
    HOUR = "uur"
    NUMBER = "getal"
    AMOUNT = "bedrag"
    YES_NO = "ja-nee"
    CHOICE = "keuze"
    RECORD = "record"
    FILE = "bestand"
    GROUP = "groep"


CONTROLS: tuple[tuple[type, Control], ...] = (
    (Part, Control.GROUP),
    (Prose, Control.PROSE),
    (Keuze, Control.CHOICE),
    (bool, Control.YES_NO),
    (int, Control.NUMBER),
    (Decimal, Control.AMOUNT),
    (datetime, Control.MOMENT),
    (date, Control.DAY),
    (time, Control.HOUR),
)
"""The control of a value of each type; the first that fits counts, for a moment is a day too and yes is a number."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads a field: in words, and a word for its colour."""

    words: str
    sort: str


EVERYBODY = Reader("iedereen", "iedereen")
ONCE_FINAL = Reader("iedereen, na goedkeuring", "later")
MEMBERS = Reader("alleen leden", "leden")
ONCE_GIVEN = Reader("nu alleen leden, later iedereen", "later")
"""Of a draft, which nobody outside reads until it is given or adopted."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form, with what is in it; ``items`` are those of a list, ``fields`` those of a group.

    ``asked`` is false for an empty field that another one does not ask for; ``when`` is the condition, if it has one.
    """

    at: Path
    label: str
    help: str
    reader: Reader
    control: Control
    several: bool
    required: bool
    value: Any = None
    choices: tuple[tuple[str, str], ...] = ()
    soort: str = ""
    default: str = ""
    asked: bool = True
    when: Mapping[str, frozenset[str]] | None = None
    items: tuple[Field, ...] = ()
    fields: tuple[Field, ...] = field(default=())

    @property
    def name(self) -> str:
        """The key of the field in its group."""
        return next(str(each) for each in reversed(self.at) if isinstance(each, str))

    @property
    def filled(self) -> bool:
        """Whether anything stands in it."""
        return not nothing(self.value)

    @property
    def chosen(self) -> str:
        """The word that is chosen in it: what stands there, or what counts while nothing does."""
        word = self.value if self.filled else self.default
        answer = as_bool(word) if self.control is Control.YES_NO and isinstance(word, str) else None
        return str(word) if answer is None else YES if answer else NO

    @property
    def options(self) -> tuple[tuple[str, str], ...]:
        """What can be chosen: the words of the list, nothing where that may be, and what stands there against the list."""
        known = {value for value, _ in self.choices}
        none = () if self.required or self.default else (("", "niet ingevuld"),)
        own = ((self.chosen, self.chosen),) if self.filled and self.chosen not in known else ()
        return (*self.choices, *own, *none) if len(self.choices) <= MOST_BUTTONS else (*none, *self.choices, *own)

    @property
    def index(self) -> int:
        """Its place in its list; 0 for what is no item."""
        return self.at[-1] if isinstance(self.at[-1], int) else 0


MOST_BUTTONS = 3
"""Choices that stand side by side; more go into a list that unfolds."""
OF_THE_RECORD = ("id", "laatst_gewijzigd")
"""What the desk itself writes: no hand types it."""


class Form(NamedTuple):
    """The fields of a record that are its kind's own, and those that every record has."""

    own: tuple[Field, ...]
    general: tuple[Field, ...]


def form(kind: Kind, data: dict[str, Any]) -> Form:
    """The fields of a record, in the order of its model, with what ``data`` holds."""
    opened = _opened(data) and kind.index_for is not Audience.LEDEN
    fields = [each for each in _fields(kind.model, data, (), opened) if each.name not in OF_THE_RECORD]
    general = tuple(each for each in fields if each.name in Record.model_fields)
    return Form(tuple(each for each in fields if each not in general), general)


def as_draft(shown: Form) -> Form:
    """The form of a record that is a draft as a whole: what everybody will read is for members until then."""
    return Form(*(tuple(_once_given(each) for each in fields) for fields in shown))


def _once_given(field: Field) -> Field:
    return replace(
        field,
        reader=field.reader if field.reader is MEMBERS else ONCE_GIVEN,
        items=tuple(map(_once_given, field.items)),
        fields=tuple(map(_once_given, field.fields)),
    )


def _opened(data: dict[str, Any]) -> bool:
    """Whether the record as a whole is for everybody."""
    return data.get("zichtbaarheid") != Audience.LEDEN.value


def _fields(model: type[Part], data: Any, at: Path, opened: bool) -> Iterator[Field]:  # noqa: FBT001
    for name in model.model_fields:
        yield _field(model, name, _group(data), (*at, name), opened)


def _field(model: type[Part], name: str, values: dict[str, Any], at: Path, opened: bool) -> Field:  # noqa: FBT001
    """The field of a name in a group that holds ``values``."""
    value = values.get(name)
    reader = _reader(readers_of(model, name), opened)
    still = opened and reader is not MEMBERS
    leaf = field_types(model, name)[0]
    control = _control(model, name, leaf)
    several = is_list(model, name)
    return Field(
        at=at,
        label=label(model.__name__, name),
        help=texts_of(model).get(name, ""),
        reader=reader,
        control=control,
        several=several,
        required=model.model_fields[name].is_required(),
        value=value,
        choices=_choices(control, leaf),
        soort=_soort(model, name),
        default=default_of(model, name),
        asked=_asked(model, name, values),
        when=conditions(model).get(name),
        items=tuple(
            _item(model, name, control, each, (*at, place), still) for place, each in enumerate(_rows(value, several))
        ),
        fields=tuple(_fields(leaf, value, at, still)) if control is Control.GROUP and not several else (),
    )


def question(model: type[Part], name: str, at: Path, value: Any, *, opened: bool) -> Field:
    """The field of a name with a value in it, at a place of its own: asked apart from the form that it stands in."""
    return _field(model, name, {name: value}, at, opened)


def leaf_at(kind: Kind, at: Path, value: Any) -> Field:
    """The field at a place, or the item of a list, with a value in it; ``KeyError`` when the model has no such place."""
    last = max(index for index, each in enumerate(at) if isinstance(each, str))
    model, name = model_at(kind.model, at[:last]), str(at[last])
    if last == len(at) - 1:
        return _field(model, name, {name: value}, at, opened=True)
    return _item(model, name, _control(model, name, field_types(model, name)[0]), value, at, opened=True)


def _item(model: type[Part], name: str, control: Control, value: Any, at: Path, opened: bool) -> Field:  # noqa: FBT001, PLR0913, PLR0917
    leaf = field_types(model, name)[0]
    return Field(
        at=at,
        label=label(model.__name__, name),
        help="",
        reader=_reader(readers_of(model, name), opened),
        control=control,
        several=False,
        required=False,
        value=value,
        choices=_choices(control, leaf),
        soort=_soort(model, name),
        fields=tuple(_fields(leaf, value, at, opened)) if control is Control.GROUP else (),
    )


def empty_item(model: type[Part], name: str) -> dict[str, Any] | None:
    """What a new item of a list begins with: the fields that it must have, empty; nothing where it is one value."""
    leaf = field_types(model, name)[0]
    if not (isinstance(leaf, type) and issubclass(leaf, Part)):
        return None
    return {each: None for each, info in leaf.model_fields.items() if info.is_required()}


def kept_open(kind: Kind, data: dict[str, Any], at: Path) -> list[dict[str, Any]]:
    """Which fields are asked for now, of those that stand beside the one at ``at`` or beside a group that it is in.

    Each is its place and whether it is to be shown. The field itself, and what holds it, is never to be hidden: who just
    made it empty may be about to write something else in it.
    """
    found = []
    for size, step in enumerate(at):
        if isinstance(step, str):
            model, values = model_at(kind.model, at[:size]), _group(value_at(data, at[:size]))
            shown = {name: _asked(model, name, values) for name in conditions(model)}
            found += [
                {"at": [*at[:size], name], "getoond": there} for name, there in shown.items() if there or name != step
            ]
    return found


def _group(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _rows(value: Any, several: bool) -> list[Any]:  # noqa: FBT001
    if not several or value in (None, ""):
        return []
    return value if isinstance(value, list) else [value]


def _reader(marked: Readers, opened: bool) -> Reader:  # noqa: FBT001
    if not opened or marked.audience is Audience.LEDEN:
        return MEMBERS
    return ONCE_FINAL if marked.once_final else EVERYBODY


def _control(model: type[Part], name: str, leaf: Any) -> Control:
    refs = marks_of(model, name, RefTo)
    if refs:
        return Control.FILE if refs[0].soort == CONTENT else Control.RECORD
    return next(
        (control for sort, control in CONTROLS if isinstance(leaf, type) and issubclass(leaf, sort)), Control.LINE
    )


def _soort(model: type[Part], name: str) -> str:
    refs = marks_of(model, name, RefTo)
    return (refs[0].soort or "*") if refs else ""


def _choices(control: Control, leaf: Any) -> tuple[tuple[str, str], ...]:
    if control is Control.CHOICE:
        return tuple((each.value, CHOICES.get(each.value, each.woord)) for each in leaf)
    return ((YES, YES), (NO, NO)) if control is Control.YES_NO else ()


def default_of(model: type[Part], name: str) -> str:
    """What counts when the field is left empty, in the writing of the record."""
    given = model.model_fields[name].default
    if isinstance(given, bool):
        return YES if given else NO
    return given.value if isinstance(given, Keuze) else ""


def _asked(model: type[Part], name: str, values: dict[str, Any]) -> bool:
    """Whether a field is to be shown: always, unless it depends on its siblings and those say something else."""
    return not nothing(values.get(name)) or asked(model, name, lambda other: meant(model, other, values.get(other)))


def meant(model: type[Part], name: str, value: Any) -> Any:
    """What a value of a field means: nothing means its default, and yes and no may be written in several ways."""
    if nothing(value):
        value = default_of(model, name)
    if isinstance(value, str) and field_types(model, name)[0] is bool:
        answer = as_bool(value)
        return value if answer is None else answer
    return value
