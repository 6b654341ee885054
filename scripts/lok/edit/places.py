"""Where the values, fields and items of a record stand in its text, character by character, and how the file is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from lok.edit.written import Style
from lok.source.parse import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.source.positions import Path


@dataclass(frozen=True, slots=True)
class Spot:
    """A value in its place: the node of its key (``None`` for an item), its own, and those of what it stands in."""

    key: Node | None
    value: Node
    parent: Node | None
    inside_flow: bool


class Places:
    """The places in one text that ``parse`` takes. Offsets count characters from 0."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.data: dict[str, Any] = parse(text)
        self.root = cast("Node", yaml.compose(text, Loader=yaml.CBaseLoader))  # parse refuses an empty text
        self.style = _style(text, self.root)

    def spot(self, at: Path) -> Spot:
        """The value at a path. Raises ``KeyError`` when there is none."""
        found = Spot(None, self.root, None, inside_flow=False)
        for step in at:
            flow = found.inside_flow or between_brackets(found.value)
            for name, key, value in children(found.value):
                if name == step:
                    found = Spot(key, value, found.value, inside_flow=flow)
                    break
            else:
                raise KeyError(at)
        return found

    def end(self, node: Node) -> int:
        """Where a value ends, without the empty lines and the comments under it."""
        if isinstance(node, ScalarNode):
            if node.style in ("|", ">"):
                written = self.text[node.start_mark.index : node.end_mark.index]
                head = written.partition("\n")[0].partition("#")[0]
                return node.start_mark.index + len(written.rstrip("\r\n") if "+" in head else written.rstrip())
            return int(node.end_mark.index)
        if between_brackets(node) or not node.value:
            return int(node.end_mark.index)
        last = node.value[-1]
        return self.end(last[1] if isinstance(node, MappingNode) else last)

    def line_start(self, offset: int) -> int:
        """Where the line of a character begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Where the line of a character ends, before its line end."""
        end = self.text.find("\n", offset)
        if end < 0:
            return len(self.text)
        return end - 1 if end > offset and self.text[end - 1] == "\r" else end

    def next_line(self, offset: int) -> int:
        """Where the line after that of a character begins."""
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end + 1

    def column(self, offset: int) -> int:
        """The characters before this one on its line."""
        return offset - self.line_start(offset)

    def colon(self, key: Node) -> int:
        """The place of the colon behind a key."""
        return self.text.index(":", key.end_mark.index)

    def dash(self, parent: Node, value: Node) -> int:
        """The place of the dash before an item of a list in lines."""
        column = int(parent.start_mark.column)
        offset = int(value.start_mark.index)
        start = self.line_start(offset)
        while True:
            place = start + column
            ends = self.text[place + 1 : place + 2] in ("", " ", "\n", "\r", "\t")
            if place <= offset and self.text[place : place + 1] == "-" and ends:
                return place
            if not start:
                raise KeyError(value)
            start = self.line_start(start - 1)


def children(node: Node) -> Iterator[tuple[str | int, Node | None, Node]]:
    """The step to each value in a group or list, the node of its key, and its own."""
    if isinstance(node, MappingNode):
        yield from ((key.value, key, value) for key, value in node.value)
    elif isinstance(node, SequenceNode):
        yield from ((index, None, value) for index, value in enumerate(node.value))


def between_brackets(node: Node | None) -> bool:
    """Whether a list or a group is written as ``[a, b]`` or ``{a: b}``."""
    return isinstance(node, MappingNode | SequenceNode) and bool(node.flow_style)


def _style(text: str, root: Node) -> Style:
    """How the file is written, as its first group and its first list show."""
    eol = "\r\n" if re.search(r"\r\n", text) and not re.search(r"(?<!\r)\n", text) else "\n"
    step = next((inner for kind, inner in _insets(root) if kind is MappingNode), 2)
    dash = next((inner for kind, inner in _insets(root) if kind is SequenceNode), 2)
    return Style(eol, step, dash)


def _insets(node: Node) -> Iterator[tuple[type[Node], int]]:
    """How far each group and each list in lines stands in from its key."""
    for _, key, value in children(node):
        if isinstance(value, ScalarNode) or between_brackets(value):
            continue
        if key is not None and value.start_mark.line > key.start_mark.line:
            inset = value.start_mark.column - key.start_mark.column
            if inset >= (1 if isinstance(value, MappingNode) else 0):
                yield type(value), inset
        yield from _insets(value)
