"""The XML of a document as a small tree, read by expat: no document type, so no entity and no other file; no depth without measure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from lok.minutes.packed import AGAIN, BROKEN
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST: Final = 250
MOST_NODES: Final = 1_500_000
EMPTY: Final[dict[str, str]] = {}


class Node:
    """An element: its name and attributes without their namespaces, and what is inside: nodes and text."""

    __slots__ = ("attributes", "inside", "name")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.inside: list[Node | str] = []

    @property
    def nodes(self) -> Iterator[Node]:
        """The elements inside it."""
        return (each for each in self.inside if isinstance(each, Node))

    def first(self, *path: str) -> Node | None:
        """The first element at the end of a path of names."""
        here: Node | None = self
        for name in path:
            here = next((each for each in here.nodes if each.name == name), None) if here else None
        return here

    def every(self, name: str) -> Iterator[Node]:
        """The elements of a name, at any depth, in their order."""
        todo = [self]
        while todo:
            here = todo.pop()
            if here.name == name:
                yield here
            todo.extend(reversed(list(here.nodes)))

    def get(self, name: str, default: str = "") -> str:
        """An attribute."""
        return self.attributes.get(name, default)


def tree(raw: bytes) -> Node:
    """The root of XML.

    Raises:
        RefusedError: It is no XML, or none that a word processor writes.
    """
    maker = _Maker()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = maker.start
    parser.EndElementHandler = maker.end
    parser.CharacterDataHandler = maker.text
    parser.StartDoctypeDeclHandler = _no_type
    try:
        parser.Parse(raw, True)
    except (expat.ExpatError, ValueError, UnicodeError) as error:
        raise RefusedError(f"{BROKEN} {AGAIN}") from error
    return maker.root


def _no_type(*_: object) -> None:
    raise RefusedError(f"in dit document staat iets wat geen tekstverwerker schrijft. {AGAIN}")


class _Maker:
    """Builds the tree while expat reads."""

    def __init__(self) -> None:
        self.root = Node("", EMPTY)
        self.open_ = [self.root]
        self.count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > MOST_NODES or len(self.open_) > DEEPEST:
            raise RefusedError(f"dit document is veel ingewikkelder dan een verslag. {AGAIN}")
        bare = {key.rpartition(" ")[2]: value for key, value in attributes.items()} if attributes else EMPTY
        node = Node(name.rpartition(" ")[2], bare)
        self.open_[-1].inside.append(node)
        self.open_.append(node)

    def end(self, _: str) -> None:
        self.open_.pop()

    def text(self, words: str) -> None:
        self.open_[-1].inside.append(words)
