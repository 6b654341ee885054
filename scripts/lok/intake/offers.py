"""The Sociale Kaart's JSON: a list of offers, each flattened into columns named by the path of the value.

Only what a mapping may want is kept: of several addresses the primary one, of several telephones and the like the
first. Columns are ``id.id``, ``legalName``, ``address.street.name``, ``contactInfo.phones`` and so on.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from lok.intake.rows import Row, Sheet, clean
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKS = ("legalName", "addresses", "contactInfo")
"""Keys by which an offer is known."""
DEEPEST = 6
WORTH = ("value", "number", "url", "email", "name", "nl", "label", "code")
"""Where the text of a value that is an object stands, the first that is there."""


def read(text: str) -> tuple[Sheet, ...]:
    """The offers as one sheet, its first row the names of the columns. ``RefusedError`` for JSON without offers."""
    try:
        found = next(_lists(json.loads(text), 0), None)
    except (ValueError, RecursionError) as error:
        raise RefusedError("dit JSON-bestand is niet volledig of niet juist. Haal het opnieuw op.") from error
    if found is None:
        raise RefusedError("in dit JSON-bestand staan geen diensten van de Sociale Kaart.")
    flat = [dict(_flat(offer)) for offer in found]
    heads = tuple(dict.fromkeys(name for offer in flat for name in offer))
    rows = (Row(number, tuple(offer.get(head, "") for head in heads)) for number, offer in enumerate(flat, start=1))
    return (Sheet("", "onderdeel", (Row(0, heads), *rows)),)


def _lists(value: Any, depth: int) -> Iterator[list[dict[str, Any]]]:
    """The lists of offers in a value, the outermost first; other answers wrap them in an object."""
    if isinstance(value, list):
        offers = [each for each in value if isinstance(each, dict) and any(mark in each for mark in MARKS)]
        if offers:
            yield offers
    if depth < DEEPEST and isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _lists(each, depth + 1)


def _flat(offer: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in offer.items():
        if name == "addresses":
            yield from _pieces("address", _primary(value), 0)
        else:
            yield from _pieces(name, value, 0)


def _primary(addresses: Any) -> Any:
    rows = [each for each in addresses if isinstance(each, dict)] if isinstance(addresses, list) else []
    return next((each for each in rows if each.get("primary") is True), rows[0] if rows else None)


def _pieces(name: str, value: Any, depth: int) -> Iterator[tuple[str, str]]:
    """The texts in a value by their path; of a list the first element that says something."""
    if isinstance(value, dict):
        if depth < DEEPEST:
            for key, inner in value.items():
                yield from _pieces(f"{name}.{key}", inner, depth + 1)
    elif isinstance(value, list):
        first = next((text for each in value if (text := _worth(each))), "")
        if first:
            yield name, first
    elif isinstance(value, bool):
        yield name, "ja" if value else "nee"
    elif value is not None:
        yield name, clean(str(value))


def _worth(value: Any) -> str:
    if isinstance(value, dict):
        return next((_worth(value[key]) for key in WORTH if value.get(key)), "")
    return clean(str(value)) if isinstance(value, str | int) and not isinstance(value, bool) else ""
