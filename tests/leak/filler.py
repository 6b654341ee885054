"""Records in which every field is filled: what only members may read with a canary, the rest with a harmless word.

Nothing here asks the projection what is hidden. The filler reads the marks itself and is told by the ``Variant`` in
which state the record is, so that a projection that forgets a protection does not make the test forget it as well.
"""

from __future__ import annotations

import re
import types
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from leak.canary import Mint, day_of, of_day, of_number
from lok.model.audience import CONTENT, Audience, Part, RefTo, readers_of
from lok.model.fields import Prose

if TYPE_CHECKING:
    from lok.model.kind import Record

SKIP = object()
"""In ``fixed``: leave this field out."""


@dataclass(frozen=True)
class Told:
    """In ``fixed``: a canary chosen by hand, where the state leaves no free choice."""

    text: str


@dataclass
class Variant:
    """One record of the council: its kind, its id, its state, and the fields that must be something.

    ``leden`` hides the record as a whole, ``final`` opens its ``PublicOnceFinal`` fields, ``withheld`` maps the name
    of a model to the fields that its state hides. ``fixed`` holds texts, ``SKIP``, ``Told`` and lists, and for parts
    again such dictionaries, in which ``"*": True`` hides the part and ``"-"`` names the fields its state hides.
    """

    soort: str
    id: str
    leden: bool = False
    final: bool = True
    withheld: dict[str, frozenset[str]] = field(default_factory=dict)
    fixed: dict[str, Any] = field(default_factory=dict)


@dataclass
class Filler:
    """Fills records. ``open_ids`` and ``closed_ids`` say which record of a kind a public or a hidden reference names."""

    mint: Mint
    open_ids: dict[str, str]
    closed_ids: dict[str, str]
    attachments: dict[str, str] = field(default_factory=dict)
    carried: set[tuple[str, str]] = field(default_factory=set)
    """(model, field) that hold a canary somewhere."""
    hidden: set[tuple[str, str]] = field(default_factory=set)
    """(model, field) that are hidden somewhere."""

    def record(self, model: type[Record], variant: Variant) -> tuple[dict[str, Any], dict[str, Any] | None]:
        """The data of one record as its file would hold it, and what the public may see of it: ``None``, or names.

        What the public may see is told as a dictionary by name: of parts again such dictionaries, in a list when there
        is a list of them, and ``True`` for anything else.
        """
        fixed = {"id": variant.id, "zichtbaarheid": "publiek", "voorbeeld": "ja", **variant.fixed}
        return self._part(model, fixed, variant, f"{variant.soort}/{variant.id}", hidden=variant.leden)

    def _part(
        self, model: type[Part], fixed: dict[str, Any], variant: Variant, where: str, *, hidden: bool
    ) -> tuple[dict[str, Any], dict[str, Any] | None]:
        hidden = hidden or bool(fixed.get("*"))
        data: dict[str, Any] = {}
        shown: dict[str, Any] = {}
        withheld = fixed.get("-", variant.withheld.get(model.__name__, frozenset()))
        for name, info in model.model_fields.items():
            given = fixed.get(name)
            if given is SKIP:
                continue
            mark = readers_of(model, name)
            late = mark.once_final and not variant.final
            secret = hidden or mark.audience is Audience.LEDEN or late or name in withheld
            if secret:
                self.hidden.add((model.__name__, name))
            before = self.mint.number
            annotation = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
            # The rules compare numbers and days with each other. In a record that is hidden as a whole those without
            # a mark of their own are ordinary ones: the texts around them are canaries.
            plain = variant.leden and mark.audience is Audience.PUBLIEK and kind_of(annotation) in COUNTED
            data[name], seen = self._value(annotation, given, variant, f"{where}: {name}", secret=secret and not plain)
            if not secret:
                shown[name] = seen
            if self.mint.number > before:
                self.carried.add((model.__name__, name))
        return data, None if hidden else shown

    def _value(self, annotation: Any, given: Any, variant: Variant, where: str, *, secret: bool) -> tuple[Any, Any]:
        inner, marks = unwrapped(annotation)
        if get_origin(inner) is tuple:
            wanted = given if isinstance(given, list) else [given]
            element = get_args(inner)[0]
            items = [self._value(element, each, variant, where, secret=secret) for each in wanted]
            shown = [seen for _, seen in items if seen is not None]
            return [data for data, _ in items], shown if holds_parts(element) else True
        if holds_parts(inner):
            return self._part(inner, given or {}, variant, where, hidden=secret)
        if isinstance(given, Told):
            self.mint.keep(where, *of_told(given.text))
            return given.text, True
        if isinstance(given, str):
            return given, True
        if given is not None:
            raise TypeError(f"{where}: {given!r} is no text")
        return self._text(inner, marks, where, secret=secret), True

    def _text(self, kind: Any, marks: tuple[Any, ...], where: str, *, secret: bool) -> str:
        ref = next((mark for mark in marks if isinstance(mark, RefTo)), None)
        if ref is not None:
            return self._reference(ref, where, secret=secret)
        if secret:
            for text, betrayed_by in candidates(kind, self.mint):
                if accepts(kind, marks, text):
                    self.mint.keep(where, *betrayed_by)
                    return text
        found = next((text for text in harmless(kind, where) if accepts(kind, marks, text)), None)
        if found is None:
            raise LookupError(f"{where}: no harmless text for {kind} {marks}; add one to harmless()")
        return found

    def _reference(self, ref: RefTo, where: str, *, secret: bool) -> str:
        if ref.soort == CONTENT:
            return self._attachment(where, secret=secret)
        soort = ref.soort or "themas"
        if not secret:
            found = self.open_ids[soort]
        else:
            found = self.closed_ids[soort]
            self.mint.keep(where, found)
        return f"{soort}/{found}" if ref.soort is None else found

    def _attachment(self, where: str, *, secret: bool) -> str:
        """A file below ``content/``. A hidden one has a canary for a name, and another one inside it."""
        if not secret:
            self.attachments["publiek/bijlagen/openbaar.pdf"] = "Iedereen mag dit lezen"
            return "publiek/bijlagen/openbaar.pdf"
        name = self.mint.letters()
        self.mint.keep(f"{where} (name)", name)
        inside = self.mint.letters()
        self.mint.keep(f"{where} (content)", inside)
        # What a public field names once the text is final lies in publiek/ from the start, and must wait all the same.
        folder = "leden" if where.endswith("bijlagen_leden") else "publiek"
        self.attachments[f"{folder}/bijlagen/{name}.pdf"] = inside
        return f"{folder}/bijlagen/{name}.pdf"


def unwrapped(annotation: Any, marks: tuple[Any, ...] = ()) -> tuple[Any, tuple[Any, ...]]:
    """An annotation without ``Annotated`` and ``None``, and the marks that stood around it."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return unwrapped(inner, (*marks, *more))
    if get_origin(annotation) in (Union, types.UnionType):
        (inner,) = (each for each in get_args(annotation) if each is not types.NoneType)
        return unwrapped(inner, marks)
    return annotation, marks


def holds_parts(kind: Any) -> bool:
    """Whether values of this type are parts of a record."""
    return isinstance(kind, type) and issubclass(kind, Part)


COUNTED = (int, Decimal, date, datetime)


def kind_of(annotation: Any) -> Any:
    """The type of the value, or of the items of the list, that an annotation is about."""
    inner, _ = unwrapped(annotation)
    return kind_of(get_args(inner)[0]) if get_origin(inner) is tuple else inner


@cache
def adapter(kind: Any, marks: tuple[Any, ...]) -> TypeAdapter[Any]:
    """What judges a value of this type with these marks."""
    return TypeAdapter(Annotated[kind, *marks] if marks else kind)


def accepts(kind: Any, marks: tuple[Any, ...], text: str) -> bool:
    """Whether a field of this type takes ``text``."""
    try:
        adapter(kind, marks).validate_python(text)
    except ValidationError:
        return False
    return True


def of_told(text: str) -> tuple[str, ...]:
    """What betrays a canary chosen by hand."""
    if text.isdigit():
        return of_number(int(text))
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return of_day(*map(int, text.split("-")))
    return (text,)


def candidates(kind: Any, mint: Mint) -> list[tuple[str, tuple[str, ...]]]:
    """Texts that carry the next canary, with what betrays each, the most telling first."""
    word, number = mint.letters(), 731_000_000 + mint.number
    year, month, day = day_of(mint.number)
    if kind is Prose:
        return [(f"{word} staat in **proza**.\n\nEen tweede alinea.", (word,))]
    if kind is str:
        phone = f"052 {number % 1_000_000 // 10_000:02} {number % 10_000 // 100:02} {number % 100:02}"
        eight = f"1{number % 10_000_000:07}"
        company = f"{eight}{97 - int(eight) % 97:02}"
        dotted = f"{company[:4]}.{company[4:7]}.{company[7:]}"
        return [
            (word, (word,)),
            (f"https://{word}.example.org/", (word,)),
            (f"{word}@example.org", (word,)),
            (phone, (phone, phone.replace(" ", ""), f"+32{phone.replace(' ', '')[1:]}")),
            (dotted, (dotted, company)),
            (f"51.{number % 1_000_000:06}", (f"51.{number % 1_000_000:06}",)),
            (f"4.{number % 1_000_000:06}", (f"4.{number % 1_000_000:06}",)),
            (f"ADV-2026-{800 + mint.number % 100}", (f"adv-2026-{800 + mint.number % 100}",)),
        ]
    if kind is int or kind is Decimal:
        return [(str(number), of_number(number))]
    if kind is date:
        return [(f"{year}-{month:02}-{day}", of_day(year, month, day))]
    if kind is datetime:
        return [(f"{year}-{month:02}-{day} 19:30", of_day(year, month, day))]
    return []


def harmless(kind: Any, where: str) -> list[str]:
    """Texts for a field that tells nothing, tried in turn."""
    if isinstance(kind, type) and issubclass(kind, Enum):
        return [str(each.value) for each in kind]
    if kind is Prose:
        return ["Dit mag **iedereen** lezen."]
    plain = {
        int: ["12", "2026", "1", "0"],
        Decimal: ["1250.50"],
        date: ["2026-03-12"],
        datetime: ["2026-03-12 19:30"],
        time: ["19:30"],
        bool: ["ja"],
    }
    if kind in plain:
        return plain[kind]
    return [
        f"Openbaar {where.rpartition(' ')[2].replace('_', ' ')}",
        "https://openbaar.example.org/",
        "openbaar@example.org",
        "052 00 00 11",
        "9200",
        "42006",
        "1/2",
        "2025-2030",
        "2025-2026",
        "2026-03",
        "1 februari",
        "2026-03",
        "1999.000.051",
        "51.03",
        "4.10",
        "ADV-2026-01",
        "openbaar",
        "A",
    ]
