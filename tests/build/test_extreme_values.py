"""No day and no number ends in a traceback: refused in Dutch, told by a rule, or built.

Every date and number field of every record of the small council and of the good examples, also those it leaves out,
gets the earliest, the latest, the smallest and the largest value, one at a time.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest

from lok.archive.load import load
from lok.archive.read_record import judge
from lok.edition.select import select
from lok.kinds.registry import BY_SOORT
from lok.model.audience import Audience, field_types
from lok.model.kind import Part
from lok.outputs.files import outputs
from lok.pages.site import pages
from lok.source.parse import decode, parse
from lok.source.problems import Level
from samples.places import EXAMPLES, GOLDEN
from samples.rules import findings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lok.source.positions import Path as Place

ROOT = GOLDEN / "raad"
DAY = date(2026, 11, 23)
VALUES = {
    date: ("0001-01-01", "1900-01-01", "2100-12-31", "9999-12-31"),
    datetime: ("0001-01-01 0:00", "1900-01-01 0:00", "2100-12-31 23:59", "9999-12-31T23:59+99:99"),
    int: ("0", "999999999", "999999999999"),
    Decimal: ("0", "999999999999.99", "9999999999999"),
}
ARCHIVE = load(ROOT).archive


def files(soort: str) -> Iterator[Path]:
    """The records of a kind to try: those of the small council, then the good examples."""
    yield from sorted((ROOT / "data" / soort).glob("*.yaml"))
    yield from sorted((EXAMPLES / soort / "good").glob("*.yaml"))


def places(part: Part, at: Place = ()) -> Iterator[tuple[Place, str]]:
    """Every place in a record where a day or a number stands or may stand, with each extreme value for it."""
    for name in type(part).model_fields:
        for sort in field_types(type(part), name):
            # A list of numbers takes the value as its only item.
            inside = (0,) if isinstance(getattr(part, name), tuple) else ()
            yield from (((*at, name, *inside), value) for value in VALUES.get(sort, ()))
        value = getattr(part, name)
        for index, inner in enumerate(value if isinstance(value, tuple) else ()):
            if isinstance(inner, Part):
                yield from places(inner, (*at, name, index))
        if isinstance(value, Part):
            yield from places(value, (*at, name))


def laid(data: Any, at: Place, value: str) -> Any:
    """``data`` with ``value`` at a place; what lies beside it is not copied."""
    if not at:
        return value
    if isinstance(at[0], int):
        rest = list(data or [None])
        rest[at[0]] = laid(rest[at[0]], at[1:], value)
        return rest
    return {**data, at[0]: laid(data.get(at[0]), at[1:], value)}


def through(soort: str, name: str, data: dict[str, Any]) -> tuple[str, ...]:
    """What the whole pipeline says of a record in the small council: the codes of what blocks, or nothing and it was built."""
    record, own = judge(BY_SOORT[soort], name, data)
    if record is None:
        return tuple(each.code for each in own)
    records = {**ARCHIVE.records, soort: {**ARCHIVE.records.get(soort, {}), name: record}}
    archive = replace(ARCHIVE, records=records)
    found = [*own, *chain.from_iterable(findings(archive, DAY).values())]
    blocking = tuple(each.code for each in found if each.level is Level.FOUT)
    if not blocking:
        for audience in Audience:
            edition = select(archive, audience, DAY, (), address="https://lok.example.org/")
            for _ in chain(pages(edition), outputs(edition)):
                pass
    return blocking


@pytest.mark.parametrize("soort", sorted(BY_SOORT))
def test_extreme_values_are_refused_told_or_built(soort: str) -> None:
    seen: set[tuple[Place, str]] = set()
    for file in files(soort):
        data = parse(decode(file.read_bytes()))
        record, _ = judge(BY_SOORT[soort], data["id"], data)
        assert record is not None, file
        for at, value in places(record):
            shape = tuple(step for step in at if isinstance(step, str))
            if (shape, value) not in seen:
                seen.add((shape, value))
                codes = through(soort, record.id, laid(data, at, value))
                assert codes or value not in ("0001-01-01", "9999-12-31"), (at, value)
    assert seen, "every record has at least the day of its last change"


def test_the_council_as_it_stands_is_built() -> None:
    file = next(files("raad"))
    data = parse(decode(file.read_bytes()))
    assert through("raad", data["id"], data) == ()
