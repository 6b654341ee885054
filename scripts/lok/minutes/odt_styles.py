"""What the styles of an OpenDocument text say: how every list is numbered, and which words are bold, struck or hidden."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lok.minutes.numbering import Level, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lok.minutes.tree import Node

CHAIN: Final = 20
OUTLINE: Final = "the outline"
"""The list that numbers headings."""
MOST_LEVELS: Final = 40


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says of the text: ``None`` for what it leaves to the style it rests on."""

    parent: str = ""
    bold: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None
    list_: str = ""


@dataclass(slots=True)
class Styles:
    """The styles of a document: looks by their family and name, and the levels of each list."""

    looks: dict[str, Look] = field(default_factory=dict)
    lists: dict[str, dict[int, Level]] = field(default_factory=dict)

    def bold(self, name: str) -> bool | None:
        """Whether a style is bold; ``None`` when it leaves that to what stands around."""
        return next((look.bold for look in self._chain(name) if look.bold is not None), None)

    def struck(self, name: str) -> bool:
        """Whether a style crosses its text out."""
        return bool(next((look.struck for look in self._chain(name) if look.struck is not None), None))

    def hidden(self, name: str) -> bool:
        """Whether a style hides its text."""
        return bool(next((look.hidden for look in self._chain(name) if look.hidden is not None), None))

    def list_of(self, name: str) -> str:
        """The list that a style of paragraphs belongs to."""
        return next((look.list_ for look in self._chain(name) if look.list_), "")

    def _chain(self, name: str) -> Iterator[Look]:
        for _ in range(CHAIN):
            look = self.looks.get(name)
            if look is None:
                return
            yield look
            name = look.parent


def styles(roots: Iterable[Node | None]) -> Styles:
    """The styles of ``content.xml`` and ``styles.xml``; the first that has a name counts."""
    found = Styles()
    for root in roots:
        for group in root.nodes if root is not None else ():
            if group.name in ("styles", "automatic-styles"):
                _gather(group, found)
    return found


def _gather(group: Node, found: Styles) -> None:
    for each in group.nodes:
        name = each.get("name")
        if each.name == "style":
            found.looks.setdefault(name, _look(each))
        elif each.name == "list-style":
            found.lists.setdefault(name, dict(_levels(each)))
        elif each.name == "outline-style":
            found.lists.setdefault(OUTLINE, dict(_levels(each)))


def _look(node: Node) -> Look:
    text = node.first("text-properties")
    weight, line, shown = (
        (text.get("font-weight"), text.get("text-line-through-style"), text.get("display")) if text else ("", "", "")
    )
    return Look(
        node.get("parent-style-name"),
        weight == "bold" or weight[:1] in "6789" if weight else None,
        line != "none" if line else None,
        shown == "none" if shown else None,
        node.get("list-style-name"),
    )


def _levels(node: Node) -> Iterator[tuple[int, Level]]:
    for each in node.nodes:
        if each.name not in ("list-level-style-number", "outline-level-style", "list-level-style-bullet"):
            continue
        level = min(whole(each.get("level"), 1), MOST_LEVELS) - 1
        form = each.get("num-format") if each.name != "list-level-style-bullet" else ""
        shown = min(max(whole(each.get("display-levels"), 1), 1), level + 1)
        counts = ".".join(f"%{above + 1}" for above in range(level + 1 - shown, level + 1))
        text = f"{each.get('num-prefix')}{counts}{each.get('num-suffix')}"
        yield level, Level(form if form in ("1", "a", "A", "i", "I") else "", text, whole(each.get("start-value"), 1))
