"""OpenDocument texts (.odt), as LibreOffice writes them: the text as a reader sees it, with the numbers of its lists.

What was deleted with changes tracked stands apart in the file and stays out. Comments, notes, headers, footers, text boxes,
pictures and the table of contents are left out, and that is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lok.minutes.left_out import LeftOut
from lok.minutes.levelled import typed_points
from lok.minutes.numbering import Counts, whole
from lok.minutes.odt_styles import OUTLINE, Styles, styles
from lok.minutes.packed import AGAIN, Packed
from lok.minutes.paragraphs import Paragraph, Read, Sort, measured, unwrapped, without_gaps
from lok.minutes.tidy import TURNED, tidy, turned
from lok.minutes.tree import Node, tree
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAIN: Final = "content.xml"
MOST_SPACES: Final = 100
INDEXES: Final = frozenset(
    {"table-of-content", "alphabetical-index", "illustration-index", "table-index", "user-index", "bibliography"}
)
PASSED: Final = frozenset({"tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "forms"})
SIGNS: Final = {"line-break": "\n", "tab": " ", "soft-page-break": ""}
DRAWN: Final = frozenset({"frame", "custom-shape", "g", "rect", "line", "object", "plugin", "control"})


def from_odt(raw: bytes) -> Read:
    """The paragraphs of a .odt.

    Raises:
        RefusedError: It is none, is damaged, has a password, or holds far more than minutes.
    """
    packed = Packed(raw)
    if b"encryption-data" in packed.part("META-INF/manifest.xml"):
        raise RefusedError("dit document is beveiligd met een wachtwoord. Bewaar het zonder wachtwoord.")
    if MAIN not in packed:
        raise RefusedError(f"dit is geen document van LibreOffice. {AGAIN}")
    content = tree(packed.part(MAIN)).first("document-content")
    body = content.first("body", "text") if content else None
    if content is None or body is None:
        raise RefusedError(f"dit is geen tekstdocument, maar iets anders van LibreOffice. {AGAIN}")
    raw_styles = packed.part("styles.xml")
    sheet = tree(raw_styles).first("document-styles") if raw_styles else None
    reader = _Reader(styles((content, sheet)))
    found = reader.blocks(body)
    reader.out.edges += any(
        any(_speaks(each) for each in edge.nodes) for name in ("header", "footer") for edge in _every(sheet, name)
    )
    remarks = reader.out.told + ((TURNED,) if reader.turned else ())
    return measured(Read(without_gaps(typed_points(found)), remarks))


def _every(sheet: Node | None, name: str) -> Iterator[Node]:
    return sheet.every(name) if sheet else iter(())


def _speaks(node: Node) -> bool:
    """Whether there is any text in an element."""
    todo = [node]
    while todo:
        here = todo.pop()
        if any(isinstance(each, str) and each.strip() for each in here.inside):
            return True
        todo.extend(here.nodes)
    return False


@dataclass(slots=True)
class _List:
    """A list that is open: its style, the key of its counts, its level, and whether its next paragraph gets the number."""

    style: str
    key: str
    level: int
    number: str | None = None
    waits: bool = False


class _Reader:
    """Reads the body from top to bottom, counting lists on the way."""

    def __init__(self, sheet: Styles) -> None:
        self.styles = sheet
        self.counts = Counts()
        self.out = LeftOut()
        self.turned = False
        self.list_: _List | None = None
        self.keys: dict[str, str] = {}
        self.last: dict[str, str] = {}
        self.made = 0

    def blocks(self, root: Node) -> list[Paragraph]:
        """The paragraphs and rows in the body, in a section, a list or a cell."""
        found: list[Paragraph] = []
        for each in root.nodes:
            name = each.name
            if name in ("p", "h"):
                found += self.paragraph(each)
            elif name == "list":
                found += self.list_of(each)
            elif name == "table":
                found += self.table(each)
            elif name in INDEXES:
                self.out.contents += 1
            elif name in DRAWN:
                self.drawn(each)
            elif name == "section" and each.get("display") == "none":
                self.out.hidden += 1
            elif name == "tracked-changes":
                self.out.deleted += any(True for _ in each.every("deletion"))
            elif name not in PASSED:
                found += self.blocks(each)
        return found

    def list_of(self, node: Node) -> list[Paragraph]:
        """A list, with those inside it."""
        above = self.list_
        style = node.get("style-name") or (above.style if above else "")
        level = min(above.level + 1, 40) if above else 0
        here = self.list_ = _List(style, above.key if above else self._key(node, style), level)
        found = []
        for each in node.nodes:
            if each.name not in ("list-item", "list-header"):
                continue
            if each.name == "list-item":
                start = whole(each.get("start-value"), 1) if each.get("start-value") else None
                here.number, here.waits = self._next(here, start), True
            found += self.blocks(each)
        self.list_ = above
        return found

    def _key(self, node: Node, style: str) -> str:
        """Whose counts a list takes: its own, or those of the list that it goes on."""
        before = self.keys.get(node.get("continue-list"))
        if before is None and node.get("continue-numbering") == "true":
            before = self.last.get(style)
        if before is None:
            self.made += 1
            before = f"list{self.made}"
        self.last[style] = before
        if name := node.get("id"):
            self.keys[name] = before
        return before

    def _next(self, here: _List, start: int | None) -> str:
        levels = self.styles.lists.get(here.style, {})
        return self.counts.next(here.key, here.level, levels, start)

    def paragraph(self, node: Node) -> list[Paragraph]:
        """A paragraph or a heading: one for each of its lines, unless it is a heading or a point."""
        style = node.get("style-name")
        if self.styles.hidden(style):
            self.out.hidden += _speaks(node)
            return []
        pieces = _Pieces(self)
        pieces.read(node, bold=bool(self.styles.bold(style)))
        raw = "".join(pieces.texts)
        self.turned = self.turned or turned(raw)
        lines = [" ".join(line.split()) for line in tidy(raw).split("\n")]
        if not any(lines):
            return [Paragraph("")]
        bold = pieces.all > 0 and pieces.heavy == pieces.all
        here, sort, level, number = self.list_, Sort.text, 0, ""
        if here is not None and here.waits:
            sort, level, number, here.waits = Sort.point, here.level, here.number or "", False
        if node.name == "h":
            level = min(max(whole(node.get("outline-level"), 1), 1), 9)
            if sort is Sort.text and node.get("is-list-header") != "true":
                number = self._outlined(level - 1)
            sort = Sort.heading
        if sort is not Sort.text:
            lines = [" ".join(filter(None, lines))]
        inset = here.level if here else 0
        return [
            Paragraph(line, sort, level, number if not at else "", bold, inset=inset) for at, line in enumerate(lines)
        ]

    def _outlined(self, level: int) -> str:
        levels = self.styles.lists.get(OUTLINE, {})
        return self.counts.next(OUTLINE, level, levels) if any(each.form for each in levels.values()) else ""

    def table(self, node: Node) -> list[Paragraph]:
        """The rows of a table; what a file says of repeating is not followed."""
        found: list[Paragraph] = []
        for each in node.nodes:
            if each.name in ("table-header-rows", "table-rows", "table-row-group"):
                found += self.table(each)
            elif each.name == "table-row":
                above, self.list_ = self.list_, None
                cells = [cell for cell in each.nodes if cell.name == "table-cell"]
                found += unwrapped(tuple(without_gaps(typed_points(self.blocks(cell))) for cell in cells))
                self.list_ = above
        return found

    def drawn(self, node: Node) -> None:
        """What is drawn: a text box when it holds text, else a picture."""
        if any(_speaks(box) for box in node.every("text-box")) or (node.name != "frame" and _speaks(node)):
            self.out.boxes += 1
        elif any(True for _ in node.every("image")):
            self.out.pictures += 1


class _Pieces:
    """The text of a paragraph, and how many of its letters are bold."""

    def __init__(self, reader: _Reader) -> None:
        self.reader = reader
        self.texts: list[str] = []
        self.heavy = self.all = 0

    def read(self, node: Node, *, bold: bool) -> None:
        """Add what stands in a paragraph, or in what is inside one."""
        for each in node.inside:
            if isinstance(each, str):
                self._say(each.replace("\n", " ").replace("\t", " "), bold=bold)
            elif each.name in SIGNS:
                self.texts.append(SIGNS[each.name])
            elif each.name == "s":
                self.texts.append(" " * min(max(whole(each.get("c"), 1), 1), MOST_SPACES))
            elif not self._left_out(each):
                style = each.get("style-name")
                self.reader.out.struck += self.reader.styles.struck(style)
                heavy = self.reader.styles.bold(style)
                self.read(each, bold=bold if heavy is None else heavy)

    def _say(self, text: str, *, bold: bool) -> None:
        self.texts.append(text)
        letters = sum(not char.isspace() for char in text)
        self.all += letters
        self.heavy += letters if bold else 0

    def _left_out(self, node: Node) -> bool:
        """Whether something inside a paragraph does not come along; it is counted."""
        out = self.reader.out
        if node.name in ("note", "annotation"):
            out.add("footnote" if node.name == "note" else "comment")
        elif node.name in ("hidden-text", "hidden-paragraph"):
            out.hidden += 1
        elif node.name in DRAWN:
            self.reader.drawn(node)
        elif self.reader.styles.hidden(node.get("style-name")):
            out.hidden += _speaks(node)
        else:
            return False
        return True
