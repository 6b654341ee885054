"""Reading on after a mistake in the notation: all that can still be read of a text that ``parse`` refuses.

The smallest piece around each mistake is passed over: the value of one field, one item of a list, one line, and only
when nothing less helps all that stands below one field at the margin. Every line keeps its number. What was passed
over is remembered, so that nobody is told that a field is missing which stands there unreadable.

``parse`` stays the judge: a repair only counts when the text then reads further than before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

import yaml
from yaml.nodes import MappingNode, Node, SequenceNode

from lok.source.decode import UNREAD, decode_on
from lok.source.parse import SourceError, parse
from lok.source.repairs import GUESS, Repair, repairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.source.positions import Path

MOST: Final = 40
"""Mistakes in the notation that are told of one file at once."""
BUDGET: Final = 4_000_000
"""Characters that may be read again for one file: a file of 20 KB with a few mistakes needs a tenth of that."""
ENOUGH: Final = frozenset(
    {"yaml-te-groot", "yaml-te-diep", "yaml-leeg", "yaml-geen-record", "yaml-geen-tekst", "yaml-meerdere-documenten"}
)
"""Refusals after which nothing sensible is left to read."""


@dataclass(frozen=True, slots=True)
class Salvage:
    """What could be read of a refused file.

    ``decoded`` is its text as it stands, ``text`` the same line for line without what was passed over; ``data`` the
    fields, ``None`` when there are none. ``holes`` are the places that could not be read, and the lists of which a
    part may be lost; at ``guesses`` not even the field's name is sure. ``lost`` are the words that were passed over.
    """

    errors: tuple[SourceError, ...]
    decoded: str
    text: str
    data: dict[str, Any] | None
    holes: frozenset[Path]
    guesses: frozenset[Path]
    lost: frozenset[str]


def recover(raw: bytes) -> Salvage:
    """Read a file that ``decode`` or ``parse`` refuses, as far as that is sound."""
    decoded, errors = decode_on(raw)
    nothing: frozenset[Path] = frozenset()
    if decoded is None:
        return Salvage(tuple(errors), "", "", None, nothing, nothing, frozenset())
    reading = _Reading(decoded)
    data = reading.go_on()
    found = tuple(_in_order([*errors, *reading.errors]))
    lost = frozenset(re.findall(r"[a-z_0-9]+", " ".join(reading.passed_over).lower()))
    if data is None:
        return Salvage(found, decoded, "", None, nothing, nothing, lost)
    marked = dict(_marked(data))
    holes = frozenset((*marked, *_lists_around(reading.text, reading.blanked)))
    guesses = frozenset(at for at, sure in marked.items() if not sure)
    return Salvage(found, decoded, reading.text, cast("dict[str, Any]", _without(data)), holes, guesses, lost)


def _in_order(errors: list[SourceError]) -> list[SourceError]:
    once = {(each.line, each.column, each.code): each for each in errors}
    return sorted(once.values(), key=lambda each: (each.line, each.column))


class _Reading:
    """One text that is mended piece by piece until it can be read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.errors: list[SourceError] = []
        self.passed_over: list[str] = [line for line in text.split("\n") if UNREAD in line]
        self.blanked: set[int] = set()
        self._left = max(BUDGET, 4 * len(text))

    def go_on(self) -> dict[str, Any] | None:
        """The data of the text once it can be read; ``None`` when it cannot."""
        data, error = self._tried(self.text)
        while error is not None:
            self.errors.append(error)
            if error.code in ENOUGH or len(self.errors) >= MOST:
                return None
            best = self._best(error)
            if best is None:
                return None
            repair, data, error = best
            self.text = repair.text
            self.passed_over += repair.lost
            self.blanked |= repair.blanked
        return data

    def _best(self, error: SourceError) -> tuple[Repair, dict[str, Any] | None, SourceError | None] | None:
        """The first repair after which all can be read, or else the one that reads furthest."""
        best: tuple[Repair, dict[str, Any] | None, SourceError | None] | None = None
        furthest = error.line
        for repair in repairs(self.text, error):
            if self._left < 0 or (best is not None and (repair.drastic or best[0].sure > repair.sure)):
                break
            data, then = self._tried(repair.text)
            if then is None:
                return repair, data, None
            if then.line > furthest:
                best, furthest = (repair, data, then), then.line
        return best

    def _tried(self, text: str) -> tuple[dict[str, Any] | None, SourceError | None]:
        self._left -= len(text)
        try:
            return parse(text), None
        except SourceError as error:
            return None, error


def _marked(value: Any, at: Path = ()) -> Iterator[tuple[Path, bool]]:
    """The places whose value was passed over, and whether the name of the field is sure."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _marked(below, (*at, key))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from _marked(below, (*at, index))
    elif isinstance(value, str) and UNREAD in value and UNREAD not in str(at[-1]):
        yield at, GUESS not in value


def _without(value: Any) -> Any:
    """The data with nothing in the place of what was passed over, and without fields whose name was."""
    if isinstance(value, dict):
        return {key: _without(below) for key, below in value.items() if UNREAD not in key}
    if isinstance(value, list):
        return [_without(below) for below in value]
    return None if isinstance(value, str) and UNREAD in value else value


def _lists_around(text: str, blanked: set[int]) -> Iterator[Path]:
    """The lists that lines which were passed over may have been a part of."""
    if blanked:
        root = cast("Node", yaml.compose(text, Loader=yaml.CBaseLoader))
        yield from _around(root, sorted(blanked), ())


def _around(node: Node, lines: list[int], at: Path) -> Iterator[Path]:
    within = [line for line in lines if node.start_mark.line - 1 <= line - 1 <= node.end_mark.line]
    if not within:
        return
    if isinstance(node, SequenceNode):
        yield at
        for index, item in enumerate(node.value):
            yield from _around(item, within, (*at, index))
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            yield from _around(value, within, (*at, key.value))
