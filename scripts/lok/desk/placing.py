"""Where a change belongs in the text of a record: by the names of the model, and after somebody else changed that text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from lok.edit.record import insert_item, insert_key, remove, set_value
from lok.model.audience import Part, field_types
from lok.model.inside import model_at
from lok.source.parse import parse

if TYPE_CHECKING:
    from lok.source.positions import Path

NAMES = ("id", "nr", "zetel", "titel", "naam", "onderwerp", "functie", "omschrijving", "vergadering")
"""What tells the items of a list apart, whatever else is changed in them."""


class ElsewhereError(LookupError):
    """What a form showed stands nowhere in the record any more, or in several places."""


class GoneError(ElsewhereError):
    """What a form showed was taken away."""


class UnknownError(ElsewhereError):
    """The text that a form showed is known no more."""


class Shift(NamedTuple):
    """What a change did to the places of the items of one list: ``sort`` is one of those below."""

    sort: str
    owner: Path
    place: int
    to: int = 0

    @classmethod
    def of(cls, given: Any) -> Shift:
        """A shift as it was written down; ``ValueError`` or ``TypeError`` when it is none."""
        sort, owner, place, to = given
        return cls(str(sort), tuple(owner), int(place), int(to))


CAME, WENT, MOVED, OTHERWISE = "erbij", "weg", "naar", "anders"
"""An item came in, went, or has another place; or more than that happened, and only names can tell."""


def is_list(model: type[Part], name: str) -> bool:
    """Whether a field holds several values."""
    return "tuple[" in str(model.model_fields[name].annotation).partition("Annotated[")[0]


def value_at(data: Any, at: Path) -> Any:
    """What stands at a place; ``None`` when nothing does."""
    for step in at:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def put(text: str, model: type[Part], at: Path, value: Any) -> str:
    """The text with a value at a place whose groups need not be there yet; nothing (``None``, empty) takes the field away.

    Raises:
        KeyError: The model has no such place, or the list no such item.
        NotEditedError: The text is written in a way in which that cannot be done.
    """
    data = parse(text)
    there = next(size for size in range(len(at), -1, -1) if size == 0 or value_at(data, at[:size]) is not None)
    if value in (None, "", [], {}):
        return _without(text, model, at, data)
    if there == len(at) or _has_key(data, at):
        return set_value(text, at, value)
    for step in reversed(at[there + 1 :]):
        value = [value] if isinstance(step, int) else {step: value}
    step = at[there]
    if isinstance(step, int):
        return insert_item(text, at[:there], step, value)
    if _has_key(data, at[: there + 1]):
        return set_value(text, at[: there + 1], value)
    return insert_key(text, at[:there], step, value, tuple(model_at(model, at[:there]).model_fields))


def _has_key(data: Any, at: Path) -> bool:
    """Whether the last step of a place is there, be it with nothing behind it."""
    group = value_at(data, at[:-1])
    return isinstance(group, dict) and at[-1] in group


def _without(text: str, model: type[Part], at: Path, data: Any) -> str:
    """The text without a field; one that must be there stays, with nothing in it, and the check says so."""
    if not _has_key(data, at) and value_at(data, at) is None:
        return text
    name = at[-1]
    if isinstance(name, str) and model_at(model, at[:-1]).model_fields[name].is_required():
        return set_value(text, at, None)
    return remove(text, at)


def moved(base: Any, now: Any, at: Path) -> Path:
    """Where ``at`` of the record ``base`` stands in the record ``now``, that somebody changed since.

    Raises:
        ElsewhereError: An item on the way is gone, or there are several that could be it.
    """
    found: list[str | int] = []
    for step in at:
        if isinstance(step, int) and isinstance(base, list):
            step = _same_item(base, now, step)  # noqa: PLW2901  from here on the place in the new record
            base = value_at(base, (at[len(found)],))
        else:
            base = value_at(base, (step,))
        now = value_at(now, (step,))
        found.append(step)
    return tuple(found)


def shift_of(before: Any, after: Any, at: Path) -> Shift | None:
    """What a change at ``at`` did to the places of items; ``None`` when each stands where it stood.

    A change of the whole record has no place: ``at`` is then empty.
    """
    for size, step in enumerate(at):
        if isinstance(step, int) and _length(value_at(before, at[:size])) > _length(value_at(after, at[:size])):
            return Shift(WENT, at[:size], step)
    still = same_places(value_at(before, at), value_at(after, at))
    return None if still else Shift(OTHERWISE, (), 0)


def _length(rows: Any) -> int:
    return len(rows) if isinstance(rows, list) else 0


def same_places(before: Any, after: Any) -> bool:
    """Whether each item of each list stands where it stood, as far as names can tell; what came behind them is no matter."""
    if isinstance(before, dict) and isinstance(after, dict):
        return all(same_places(each, after.get(name)) for name, each in before.items())
    if isinstance(before, list):
        rows = after if isinstance(after, list) else []
        return len(rows) >= len(before) and all(
            _name(one) == _name(other) and same_places(one, other) for one, other in zip(before, rows, strict=False)
        )
    return True


def shifted(shift: Shift, at: Path) -> Path:
    """Where ``at`` is after a shift that is no matter of names. Raises ``GoneError`` when its item went."""
    size = len(shift.owner)
    if at[:size] != shift.owner or len(at) <= size or not isinstance(at[size], int):
        return at
    place = int(at[size])
    if shift.sort == MOVED:
        place = _past(place, shift.place, shift.to)
    elif shift.sort == CAME:
        place += place >= shift.place
    elif place == shift.place:
        raise GoneError
    else:
        place -= place > shift.place
    return (*at[:size], place, *at[size + 1 :])


def _past(place: int, index: int, to: int) -> int:
    """Where an item is after the one at ``index`` went to ``to``."""
    if place == index:
        return to
    if index < place <= to:
        return place - 1
    return place + (to <= place < index)


def _same_item(base: list[Any], now: Any, index: int) -> int:
    if not isinstance(now, list):
        raise ElsewhereError
    if index >= len(base):  # a new one at the end
        return len(now)
    wanted = _name(base[index])
    if [_name(each) for each in base].count(wanted) > 1 and len(base) == len(now):
        return index
    places = [place for place, each in enumerate(now) if _name(each) == wanted]
    if len(places) != 1:
        raise ElsewhereError
    return places[0]


def _name(item: Any) -> str:
    if isinstance(item, dict):
        names = {name: item[name] for name in NAMES if name in item}
        return json.dumps(names or item, ensure_ascii=False, sort_keys=True)
    return json.dumps(item, ensure_ascii=False)


def fits(model: type[Part], at: Path) -> bool:
    """Whether the model has such a place, with a number after each list and nowhere else."""
    here: type[Part] | None = model
    waits = False
    for step in at:
        if isinstance(step, int):
            if not waits or step < 0:
                return False
            waits = False
            continue
        if waits or here is None or step not in here.model_fields:
            return False
        waits = is_list(here, step)
        inner = [each for each in field_types(here, step) if isinstance(each, type) and issubclass(each, Part)]
        here = inner[0] if inner else None
    return True
