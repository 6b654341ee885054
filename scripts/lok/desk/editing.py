"""A change as it is made in the text of a record: the value in the writing of the records, at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.desk.change import INSERT, MOVE, REMOVE, Change, RefusedChangeError
from lok.desk.placing import put, value_at
from lok.desk.typed import as_written
from lok.edit.record import insert_item, move_item, remove
from lok.edit.refused import NotEditedError
from lok.model.audience import Part, field_types
from lok.model.inside import model_at
from lok.source.parse import parse

if TYPE_CHECKING:
    from lok.source.positions import Path

LONGEST = 60_000
"""Characters of one typed value: longer than any field may be, so that the check can say by how much."""


def edited(text: str, change: Change, at: Path) -> str:
    """The text with the change at its place.

    Raises:
        RefusedChangeError: It cannot be made in this text.
    """
    model = change.kind.model
    try:
        if change.act == REMOVE:
            return remove(text, at)
        if change.act == MOVE:
            return move_item(text, at[:-1], int(at[-1]), int(change.value))
        if change.act == INSERT:
            return _inserted(text, model, at, change.value)
        return put(text, model, at, written(model, at, change.value))
    except NotEditedError as error:
        raise RefusedChangeError(f"Dit is niet bewaard: {error}.") from None
    except (KeyError, IndexError, TypeError, ValueError):
        raise RefusedChangeError("Dit is niet bewaard: deze plaats bestaat niet meer.") from None


def _inserted(text: str, model: type[Part], at: Path, value: Any) -> str:
    """The text with a new item in a list; ``at`` ends with its place, or with the list for the end of it."""
    given = written(model, (*at, 0) if not isinstance(at[-1], int) else at, value)
    owner, index = (at[:-1], int(at[-1])) if isinstance(at[-1], int) else (at, None)
    rows = value_at(parse(text), owner)
    if not rows:
        return put(text, model, owner, [given])
    return insert_item(text, owner, len(rows) if index is None else index, given)


def written(model: type[Part], at: Path, value: Any) -> Any:
    """A value that a form gave, in the writing of the records: texts, and lists and groups of those."""
    names = [each for each in at if isinstance(each, str)]
    owner = model_at(model, at[: at.index(names[-1])] if names.count(names[-1]) == 1 else at[: _last(at)])
    return _as_field(owner, names[-1], value)


def _last(at: Path) -> int:
    return max(index for index, each in enumerate(at) if isinstance(each, str))


def _as_field(model: type[Part], name: str, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(value, str):
        if len(value) > LONGEST:
            raise RefusedChangeError(f"Deze tekst is te lang: {len(value)} tekens. Hoogstens {LONGEST} kan.")
        return as_written(model, name, value)
    if isinstance(value, list):
        return [_as_field(model, name, each) for each in value]
    if isinstance(value, dict):
        inner = next(
            (each for each in field_types(model, name) if isinstance(each, type) and issubclass(each, Part)), None
        )
        if inner is None:
            raise RefusedChangeError("Deze waarde kan hier niet.")
        if unknown := value.keys() - inner.model_fields.keys():
            raise RefusedChangeError(f"Dit veld bestaat niet: {min(unknown)[:40]}.")
        return {key: made for key, each in value.items() if (made := _as_field(inner, key, each)) not in ("", [])}
    raise RefusedChangeError("Deze waarde kan hier niet.")
