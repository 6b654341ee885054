"""Which fields of a part its other fields ask for: one condition, for the rule that says so and for the form that shows it.

``Part.depends`` holds the conditions, by field and by the sibling that decides: the words of the sibling that ask for the
field. One sibling that asks is enough. A field that makes sense whatever its siblings say has no condition, also where a
rule makes it obligatory: a form without it would be a form in which it cannot be written.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pydantic import BaseModel

Depends = Mapping[str, Mapping[str, frozenset[str]]]
"""By field, and by the sibling that decides: the words of that sibling that ask for the field."""
YES, NO = "ja", "nee"
JA, NEE = frozenset({YES}), frozenset({NO})
EMPTY = ""
"""The word of a field in which nothing stands."""
FILLED: frozenset[str] = frozenset({"iets"})
"""The condition that anything at all stands in the sibling."""


@cache
def conditions(model: type[BaseModel]) -> Depends:
    """The conditions of a model, those that it inherits included."""
    return {name: when for each in reversed(model.__mro__) for name, when in vars(each).get("depends", {}).items()}


def asks_for(part: BaseModel, name: str) -> bool:
    """Whether the other fields of ``part`` ask for a field. Raises ``UnreadError`` when one that decides could not be read."""
    return asked(type(part), name, lambda other: getattr(part, other))


def asked(model: type[BaseModel], name: str, said: Callable[[str], Any]) -> bool:
    """The same where ``said`` gives what stands in a sibling: a value, or the word of a file."""
    return holds(conditions(model).get(name), said)


def holds(when: Mapping[str, frozenset[str]] | None, said: Callable[[str], Any]) -> bool:
    """Whether one of the siblings asks; there may be no condition. ``said`` gives what stands in a sibling."""
    return when is None or any(_holds(said(other), words) for other, words in when.items())


def by_word(sibling: str, fields: Mapping[Any, Iterable[str]]) -> dict[str, dict[str, frozenset[str]]]:
    """The conditions that follow from a table of the fields that each word of a sibling asks for."""
    names = {name for each in fields.values() for name in each}
    return {
        name: {sibling: frozenset(str(word) for word, asks in fields.items() if name in asks)} for name in sorted(names)
    }


def together(names: Iterable[str], **when: frozenset[str]) -> dict[str, Mapping[str, frozenset[str]]]:
    """One condition for several fields."""
    return dict.fromkeys(names, when)


def nothing(value: Any) -> bool:
    """Whether nothing stands in a field."""
    return value is None or value in ("", [], {}, ())


def _holds(value: Any, words: frozenset[str]) -> bool:
    if words is FILLED:
        return not nothing(value)
    if isinstance(value, bool):
        value = YES if value else NO
    word = EMPTY if nothing(value) else value
    return isinstance(word, str) and word in words
