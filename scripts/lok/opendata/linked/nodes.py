"""One thing of the linked data as a plain dictionary: its address, its class, and its properties as JSON has them."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from lok.opendata.linked.terms import PROPERTIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Node = dict[str, Any]
"""``@id``, ``@type`` and the properties that have a value. Never a node without an address: harvesters drop those."""


def node(iri: str, classes: str | tuple[str, ...], values: Mapping[str, Any]) -> Node:
    """A thing with the properties that have a value.

    Args:
        iri: Its address.
        classes: Its class or classes, with their prefix.
        values: Its properties, with their prefix; what is ``None``, empty text or an empty tuple is left out.

    Raises:
        KeyError: A property is not in ``PROPERTIES``: nothing is published that nobody decided on.
    """
    made: Node = {"@id": iri, "@type": list(classes) if isinstance(classes, tuple) else classes}
    for name, value in values.items():
        sort = PROPERTIES[name]
        if value is None or value in ("", ()):
            continue
        if isinstance(value, tuple):
            several = list(dict.fromkeys(_plain(each, sort) for each in value))
            made[name] = several[0] if len(several) == 1 else several
        else:
            made[name] = _plain(value, sort)
    return made


def _plain(value: Any, sort: str) -> str | int | bool:
    """A value as JSON has it: the context says what it is."""
    if isinstance(value, bool | int):
        return str(value) if sort in ("year", "text") else value
    if isinstance(value, datetime):
        return value.isoformat() if sort == "moment" else value.date().isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M:%S}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return str(value)


def in_order(nodes: Iterable[Node]) -> list[Node]:
    """Nodes by their address, each once: the same data give the same bytes."""
    return [found for _, found in sorted({each["@id"]: each for each in nodes}.items())]
