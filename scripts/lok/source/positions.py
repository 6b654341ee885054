"""Where the values and keys of one record stand in its file.

Stands beside ``source``: the data itself carries no positions, so for the few files with a problem
the text is composed once more and a path of keys and indexes is followed through its nodes.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

from yaml.error import Mark
from yaml.nodes import MappingNode, Node, SequenceNode

from lok.source.refusals import Position

Path: TypeAlias = tuple[str | int, ...]
"""Where a value stands in the data, such as ``("agendapunten", 3, "titel")``."""


def position(mark: Mark | Any) -> Position:
    """The place of a mark of libyaml, which counts from 0."""
    return Position(mark.line + 1, mark.column + 1)


def found_from(text: str, where: Position, piece: str) -> Position:
    """The first place of a piece of text at or after a place; that place itself when the piece is not there."""
    lines = text.split("\n", where.line + 20)
    for number in range(where.line, min(where.line + 20, len(lines)) + 1):
        column = lines[number - 1].find(piece, where.column - 1 if number == where.line else 0)
        if column >= 0:
            return Position(number, column + 1)
    return where


class Locator:
    """The places of the values and keys of one accepted text.

    A path that leads nowhere ends at the nearest value that does exist: a missing field points at its parent.
    """

    def __init__(self, root: Node) -> None:
        self._root = root
        self._fields: dict[int, dict[str, tuple[Node, Node]]] = {}

    def value(self, path: Path) -> Position:
        """Where the value at a path begins; a list item at the item, after its dash."""
        return position(self._follow(path)[1].start_mark)

    def key(self, path: Path) -> Position:
        """Where the key at a path begins; for a list item, which has no key, where the item begins."""
        return position(self._follow(path)[0].start_mark)

    def path_at(self, line: int, column: int) -> Path:
        """The path of the innermost value around a place; empty for what stands in no field, such as a comment."""
        found: Path = ()
        node: Node | None = self._root
        while node is not None:
            step = next((each for each in _children(node) if _around(each[1], each[2], line, column)), None)
            found, node = ((*found, step[0]), step[2]) if step else (found, None)
        return found

    def _follow(self, path: Path) -> tuple[Node, Node]:
        """The nodes of the key and of the value; the same node twice where there is no key of its own."""
        key = value = self._root
        for step in path:
            found = self._child(value, step)
            if found is None:
                return value, value
            key, value = found
        return key, value

    def _child(self, parent: Node, step: str | int) -> tuple[Node, Node] | None:
        if isinstance(parent, MappingNode):
            fields = self._fields.get(id(parent))
            if fields is None:  # a record may have thousands of problems: each mapping is gone through once
                fields = self._fields[id(parent)] = {key.value: (key, value) for key, value in parent.value}
            return fields.get(step) if isinstance(step, str) else None
        if isinstance(parent, SequenceNode) and isinstance(step, int) and 0 <= step < len(parent.value):
            return parent.value[step], parent.value[step]
        return None


def _children(parent: Node) -> Iterator[tuple[str | int, Node, Node]]:
    """The step to each child, the node where it begins and the node of its value."""
    if isinstance(parent, MappingNode):
        yield from ((key.value, key, value) for key, value in parent.value)
    elif isinstance(parent, SequenceNode):
        yield from ((index, value, value) for index, value in enumerate(parent.value))


def _around(first: Node, last: Node, line: int, column: int) -> bool:
    """Whether a place lies between the beginning of one node and the end of another."""
    begin, end = position(first.start_mark), position(last.end_mark)
    return begin <= (line, column) < end
