"""All that a record says as plain text, under the names that its form has: what can be typed over when all else fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.desk.forms import Control, form
from lok.source.parse import SourceError, decode, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.desk.forms import Field
    from lok.desk.showing import Showing
    from lok.model.kind import Kind

DEEPER = "    "


def as_text(kind: Kind, raw: bytes, showing: Showing) -> str:
    """A record in lines of ``Naam: waarde``; one that somebody broke by hand as it stands."""
    try:
        own, general = form(kind, parse(decode(raw)))
    except SourceError:
        return raw.decode("utf-8", "replace")
    return "\n".join(line for field in (*own, *general) for line in _lines(field, showing, ""))


def _lines(field: Field, showing: Showing, margin: str) -> Iterator[str]:
    if not field.filled:
        return
    if field.control is not Control.GROUP:
        yield from _said(field.label, showing.of_leaf(field), margin)
        return
    yield f"{margin}{field.label}:"
    for place, item in enumerate(field.items, 1):
        yield f"{margin}{DEEPER}({place})"
        for each in item.fields:
            yield from _lines(each, showing, margin + DEEPER * 2)
    for each in field.fields:
        yield from _lines(each, showing, margin + DEEPER)


def _said(label: str, value: str, margin: str) -> Iterator[str]:
    first, *rest = value.split("\n")
    if not rest:
        yield f"{margin}{label}: {first}"
        return
    yield f"{margin}{label}:"
    yield from (f"{margin}{DEEPER}{line}" for line in (first, *rest))
