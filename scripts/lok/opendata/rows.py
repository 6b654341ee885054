"""A record as plain data, field by field as in its model: what stands in ``<soort>.json``, and what the tables are made of.

In goes a view of the public edition and nothing else. What is empty is not there. Days and hours are written as ISO 8601
has them, amounts as text with two decimals, a reference as the id of the record. A record, and each part that has a
place of its own on the page, carries its ``iri``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from lok.kinds.registry import BY_SOORT
from lok.opendata import places
from lok.opendata.carried import BY_STATE, KINDS_LEFT_OUT
from lok.opendata.fields import Field, Sort, fields_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from lok.opendata.carried import Around

IRI = "iri"
EXAMPLE = "voorbeeld"

PART_IDS: dict[str, Callable[[Any, int, Any], str]] = {
    "vergaderingen.agendapunten": lambda part, _, __: places.item_id(part.nr),
    "vergaderingen.agendapunten.stemmingen": lambda _, rank, item: places.vote_id(item.nr, rank),
    "adviezen.aanbevelingen": lambda part, _, __: places.recommendation_id(part.nr),
    "adviezen.gevolgen": lambda _, rank, __: places.answer_id(rank),
    "memoranda.vragen": lambda part, _, __: places.ask_id(part.nr),
    "reglementen.versies": lambda part, _, __: places.version_id(part.geldig_van),
}
"""The parts that have a place of their own on the page: from the part, its rank and the part it stands in, the id."""


@dataclass(frozen=True, slots=True)
class _Writing:
    """What is needed all the way down: what is around the records, and the record that is written."""

    around: Around
    record: Any


def data_of(view: Any, around: Around) -> dict[str, Any]:
    """One record: its ``iri``, then its fields."""
    made = {IRI: places.iri(around.site, view)}
    made |= _part(view, fields_of(BY_SOORT[view.soort]), view.soort, _Writing(around, view))
    if not made.get(EXAMPLE):
        made.pop(EXAMPLE, None)
    return made


def _part(view: Any, fields: tuple[Field, ...], path: str, writing: _Writing) -> dict[str, Any]:
    leave = BY_STATE[path](view, writing.around) if path in BY_STATE else frozenset()
    values = vars(view)
    made: dict[str, Any] = {}
    for field in fields:
        value = values.get(field.name)
        if value is None or value == () or field.name in leave:
            continue
        written = _value(value, field, view, writing)
        if written not in (None, [], {}, ""):
            made[field.name] = written
    return made


def _value(value: Any, field: Field, inside: Any, writing: _Writing) -> Any:
    if field.sort is not Sort.PART:
        if isinstance(value, tuple):
            return [each for each in (_plain(item, field, writing) for item in value) if each is not None]
        return _plain(value, field, writing)
    if not isinstance(value, tuple):
        return _part(value, field.parts, field.path, writing)
    place = PART_IDS.get(field.path)
    rows = []
    for rank, item in enumerate(value, start=1):
        row = _part(item, field.parts, field.path, writing)
        if place is not None:
            row = {IRI: places.iri(writing.around.site, writing.record, place(item, rank, inside)), **row}
        rows.append(row)
    return rows


def _plain(value: Any, field: Field, writing: _Writing) -> Any:  # noqa: PLR0911 - one line for each sort of value
    if field.sort is Sort.RECORD:
        if value.soort in KINDS_LEFT_OUT:
            return None
        return value.id if field.target else f"{value.soort}/{value.id}"
    if field.sort is Sort.FILE:
        return f"{writing.around.site}{value.id.partition('/')[2]}"
    if isinstance(value, bool | int):
        return value
    if isinstance(value, Decimal):
        return f"{value:.2f}" if field.sort is Sort.MONEY else f"{value:f}"
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, time):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
