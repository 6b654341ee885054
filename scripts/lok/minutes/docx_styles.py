"""What the styles and the numbering of a Word document say: which style is a heading, how every list is numbered."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lok.minutes.numbering import Counts, Level, whole

if TYPE_CHECKING:
    from lok.minutes.tree import Node

FORMS: Final = {
    "decimal": "1", "decimalZero": "01", "lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I",
    "ordinal": "1", "cardinalText": "1", "ordinalText": "1",
}  # fmt: skip
HEADING: Final = re.compile(r"(?:heading|kop)\s*(\d)", re.IGNORECASE)
CONTENTS: Final = re.compile(r"(?:toc|inhopg)\s*\d|toc heading", re.IGNORECASE)
NONE: Final = "0"
"""The list that says: no list."""
BODY: Final = 9
"""The outline level of text that is no heading."""
CHAIN: Final = 20
"""Styles that rest on each other, and lists that name a style, are followed no further."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style of paragraphs: the level of its heading (0 for none), its list and the level there, whether it is bold."""

    heading: int = 0
    number: str = ""
    level: int | None = None
    contents: bool = False
    bold: bool = False


@dataclass(slots=True)
class Lists:
    """The lists of a document: of each its levels, the counts they share, and where it begins."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)
    starts: dict[str, dict[int, int]] = field(default_factory=dict)
    by_style: dict[str, tuple[str, int]] = field(default_factory=dict)
    counts: Counts = field(default_factory=Counts)

    def number(self, key: str, level: int) -> str | None:
        """The number of the next point of a list; empty for a bullet, ``None`` when there is no such list."""
        if key == NONE or key not in self.levels:
            return None
        start = self.starts.get(key, {}).pop(level, None)
        return self.counts.next(self.shared[key], level, self.levels[key], start)


def lists(root: Node | None) -> Lists:
    """The lists that ``numbering.xml`` defines."""
    found = Lists()
    if root is None:
        return found
    abstract = {each.get("abstractNumId"): each for each in root.every("abstractNum")}
    styled = {link.get("val"): key for key, each in abstract.items() if (link := each.first("styleLink"))}
    for number in root.every("num"):
        key = number.get("numId")
        pointed = number.first("abstractNumId")
        base = _followed(pointed.get("val") if pointed else "", abstract, styled)
        levels = dict(_levels(abstract[base])) if base in abstract else {}
        starts = {}
        for override in number.nodes:
            if override.name != "lvlOverride":
                continue
            level = whole(override.get("ilvl"))
            levels.update(_levels(override))
            if start := override.first("startOverride"):
                starts[level] = whole(start.get("val"), 1)
        found.levels[key], found.shared[key], found.starts[key] = levels, f"abstract{base}", starts
        for each in abstract[base].every("lvl") if base in abstract else ():
            if style := each.first("pStyle"):
                found.by_style.setdefault(style.get("val"), (key, whole(each.get("ilvl"))))
    return found


def _followed(key: str, abstract: dict[str, Node], styled: dict[str, str]) -> str:
    """The list that a list which only names a style stands for."""
    for _ in range(CHAIN):
        link = abstract[key].first("numStyleLink") if key in abstract else None
        if link is None or link.get("val") not in styled:
            break
        key = styled[link.get("val")]
    return key


def _levels(root: Node) -> list[tuple[int, Level]]:
    found = []
    for each in root.nodes:
        if each.name == "lvl":
            form, text, start = (each.first(name) for name in ("numFmt", "lvlText", "start"))
            shown = FORMS.get(form.get("val") if form else "decimal", "")
            level = Level(shown, text.get("val") if text else "", whole(start.get("val"), 1) if start else 1)
            found.append((whole(each.get("ilvl")), level))
    return found


def styles(root: Node | None) -> dict[str, Style]:
    """The styles of paragraphs by their id, each with what it has of those it rests on."""
    nodes = {each.get("styleId"): each for each in root.every("style")} if root else {}
    return {key: _style(key, nodes) for key in nodes}


def _style(key: str, nodes: dict[str, Node]) -> Style:
    heading, number, level, contents, bold = 0, "", None, False, None
    for _ in range(CHAIN):
        node = nodes.get(key)
        if node is None:
            break
        name = node.first("name")
        called = name.get("val") if name else key
        contents = contents or bool(CONTENTS.match(called))
        outline = node.first("pPr", "outlineLvl")
        if not heading and outline and whole(outline.get("val"), BODY) < BODY:
            heading = whole(outline.get("val")) + 1
        if not heading and (found := HEADING.match(called)):
            heading = int(found[1]) or 1
        if not heading and called.lower() == "title":
            heading = 1
        list_of, depth = node.first("pPr", "numPr", "numId"), node.first("pPr", "numPr", "ilvl")
        number = number or (list_of.get("val") if list_of else "")
        level = whole(depth.get("val")) if level is None and depth else level
        bold = is_on(node.first("rPr", "b")) if bold is None else bold
        above = node.first("basedOn")
        if above is None:
            break
        key = above.get("val")
    return Style(heading, number, level, contents, bool(bold))


def is_on(node: Node | None) -> bool | None:
    """Whether a property is switched on; ``None`` when nothing is said of it."""
    return None if node is None else node.get("val", "1") not in ("0", "false", "off", "none")
