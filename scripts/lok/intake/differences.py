"""What a list says otherwise than a record, field by field; of an address of a home only that it is another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import TypeAdapter, ValidationError

from lok.intake.candidates import ADDRESS, may_be_home
from lok.intake.existing import bare_number
from lok.intake.mappings import KNOWN_BY
from lok.intake.rows import folded, name_key
from lok.kinds.registry import BY_SOORT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.intake.candidates import Candidate
    from lok.intake.existing import Existing

LINKS = ("telefoon", "website", "kinderopvangzoeker_url", "opvang_vlaanderen_url")
"""Fields whose signs and spaces do not count."""


@dataclass(frozen=True, slots=True)
class Change:
    """A field that the list says otherwise. ``ours`` and ``theirs`` are text; both empty for the address of a home."""

    field: str
    ours: str
    theirs: str


def changes(record: Existing, candidate: Candidate) -> Iterator[Change]:
    """The fields that the list tells otherwise. An address is closed where the list or the record may mean a home."""
    home = candidate.home or may_be_home(record.soort, {**candidate.fields, **_filled_in(record)})
    if home and candidate.address and record.address and candidate.address != record.address:
        yield Change("straat", "", "")
    for name in candidate.fields:
        if name not in candidate.told or (home and name in ADDRESS):
            continue
        ours, theirs = record.fields.get(name), candidate.fields[name]
        if _same(record.soort, name, ours, theirs):
            continue
        yield Change(name, as_text(ours), as_text(theirs))


def _filled_in(record: Existing) -> dict[str, Any]:
    return {name: value for name, value in record.fields.items() if value}


def _same(soort: str, name: str, ours: Any, theirs: Any) -> bool:
    if name in KNOWN_BY[soort]:
        return bare_number(ours) == bare_number(theirs)
    if isinstance(ours, list) and isinstance(theirs, list):
        return sorted(map(str, ours)) == sorted(map(str, theirs))
    if name == "naam":
        return name_key(str(ours)) == name_key(str(theirs))
    one, other = canonical(soort, name, ours), canonical(soort, name, theirs)
    if name in LINKS:
        return folded(str(one)).replace(" ", "") == folded(str(other)).replace(" ", "")
    return bool(one == other) or folded(str(one)) == folded(str(other))


def canonical(soort: str, name: str, value: Any) -> Any:
    """The value as the model of the record reads it, so that ``1`` and ``01`` are one number; else as it is."""
    try:
        return _adapter(soort, name).validate_python(value)
    except ValidationError:
        return value


@cache
def _adapter(soort: str, name: str) -> TypeAdapter[Any]:
    found = BY_SOORT[soort].model.model_fields[name]
    return TypeAdapter(Annotated[found.annotation, *found.metadata])  # type: ignore[arg-type]  # made at run time


def as_text(value: Any) -> str:
    """A value in one line."""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, dict):
        return ", ".join(str(each) for each in value.values())
    return str(value) if value not in (None, "") else "niets"
