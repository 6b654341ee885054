"""The free texts of a record, each with its place and whether everybody may ever read it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lok.model.audience import Audience, Part, field_types, plan, readers_of
from lok.model.fields import Prose
from lok.model.kind import UnreadError

if TYPE_CHECKING:
    from lok.model.kind import Record
    from lok.source.parse import Path


def gather(part: Part, opened: list[str], closed: list[str], *, public: bool) -> None:
    """The same as ``texts`` without the places, what everybody reads apart from what members read: one look at each."""
    public = public and not _closed(part)
    values, withheld = part.__dict__, _withheld(part) if public else frozenset()
    for name, for_all in _speaking(type(part)):
        value = values.get(name)  # not there when it could not be read
        if not value:
            continue
        seen = public and for_all and name not in withheld
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, str):
                (opened if seen else closed).append(each)
            else:
                gather(each, opened, closed, public=seen)


Texts = list[tuple["Path", str, bool]]


def texts(record: Record) -> Texts:
    """Every free text of a record: its place, itself, and whether the public may ever read it."""
    found: Texts = []
    _add(record, (), found, public=record.readers is Audience.PUBLIEK)
    return found


def _add(part: Part, at: Path, found: Texts, *, public: bool) -> None:
    public = public and not _closed(part)
    values, withheld = part.__dict__, _withheld(part) if public else frozenset()
    for name, opened in _speaking(type(part)):
        value = values.get(name)  # not there when it could not be read
        if not value:
            continue
        seen = public and opened and name not in withheld
        if isinstance(value, str):
            found.append(((*at, name), value, seen))
        elif isinstance(value, tuple):
            for index, each in enumerate(value):
                if isinstance(each, str):
                    found.append(((*at, name, index), each, seen))
                else:
                    _add(each, (*at, name, index), found, public=seen)
        else:
            _add(value, (*at, name), found, public=seen)


def _closed(part: Part) -> bool:
    """Whether a part is for members alone; one that does not say it (it was not filled in yet) is judged as open."""
    try:
        return part.closed_to(Audience.PUBLIEK)
    except UnreadError:
        return False


def _withheld(part: Part) -> frozenset[str]:
    """What of a part nobody outside reads; nothing of one that does not say it yet."""
    try:
        return part.withheld_from(Audience.PUBLIEK)
    except UnreadError:
        return frozenset()


@cache
def _speaking(model: type[Part]) -> tuple[tuple[str, bool], ...]:
    """The fields of a model that hold free text, or parts that may, and whether they are public once final."""
    return tuple(
        (field.name, readers_of(model, field.name).open_to(Audience.PUBLIEK, final=True))
        for field in plan(model)
        if field.ref is None
        and (
            any(leaf in (str, Prose) for leaf in field_types(model, field.name))
            or any(_speaking(part) for part in field.parts)
        )
    )
