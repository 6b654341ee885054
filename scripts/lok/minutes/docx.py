"""Documents of Word (.docx): the text as a reader sees it, with the numbers that Word counts itself.

What was deleted with changes tracked stays out, what was added comes along. Comments, notes, headers, footers, text boxes,
pictures and the table of contents are left out, and that is said.
"""

from __future__ import annotations

from posixpath import join, normpath
from typing import TYPE_CHECKING, Final

from lok.minutes.docx_styles import NONE, Lists, Style, is_on, lists, styles
from lok.minutes.left_out import LeftOut
from lok.minutes.levelled import typed_points
from lok.minutes.numbering import whole
from lok.minutes.packed import AGAIN, Packed
from lok.minutes.paragraphs import Paragraph, Read, Sort, measured, unwrapped, without_gaps
from lok.minutes.tidy import TURNED, tidy, turned
from lok.minutes.tree import Node, tree
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAIN: Final = "word/document.xml"
GONE: Final = frozenset({"del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr"})
DRAWN: Final = frozenset({"drawing", "pict", "object", "AlternateContent"})
CHARACTERS: Final = {"tab": " ", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
NOTES: Final = {"footnoteReference": "footnote", "endnoteReference": "endnote", "commentReference": "comment"}


def from_docx(raw: bytes) -> Read:
    """The paragraphs of a .docx.

    Raises:
        RefusedError: It is none, is damaged, or holds far more than minutes.
    """
    packed = Packed(raw)
    main = _main(packed)
    if main not in packed:
        raise RefusedError(f"dit is geen document van Word. {AGAIN}")
    related = _related(packed, main)
    body = tree(packed.part(main)).first("document", "body")
    if body is None:
        raise RefusedError(f"dit is geen document van Word. {AGAIN}")
    reader = _Reader(_root(packed, related.get("numbering", "")), _root(packed, related.get("styles", "")))
    found = reader.blocks(body)
    out = reader.out
    out.edges += sum(kind in ("header", "footer") for kind in related)
    remarks = out.told + ((TURNED,) if reader.turned else ())
    return measured(Read(without_gaps(typed_points(found)), remarks))


def _main(packed: Packed) -> str:
    """The name of the part with the text: the relations of the whole say so, for Word on the web has another."""
    if not packed.part("_rels/.rels"):
        return MAIN
    return next((each for kind, each in _targets(packed, "_rels/.rels", "") if kind == "officeDocument"), MAIN)


def _related(packed: Packed, main: str) -> dict[str, str]:
    """The parts that the text points at, by what they are to it."""
    folder, _, name = main.rpartition("/")
    return dict(_targets(packed, f"{folder}/_rels/{name}.rels".lstrip("/"), folder))


def _targets(packed: Packed, name: str, folder: str) -> Iterator[tuple[str, str]]:
    raw = packed.part(name)
    if not raw:
        return
    for each in tree(raw).every("Relationship"):
        if each.get("TargetMode") != "External":
            target = each.get("Target")
            place = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            yield each.get("Type").rpartition("/")[2], place


def _root(packed: Packed, name: str) -> Node | None:
    raw = packed.part(name) if name else b""
    return tree(raw) if raw else None


class _Reader:
    """Reads the body from top to bottom, counting lists on the way."""

    def __init__(self, numbering: Node | None, style_sheet: Node | None) -> None:
        self.lists: Lists = lists(numbering)
        self.styles: dict[str, Style] = styles(style_sheet)
        self.out = LeftOut()
        self.turned = False
        self.begun: list[Node] = []

    def blocks(self, root: Node) -> list[Paragraph]:
        """The paragraphs and rows in the body or in a cell."""
        found: list[Paragraph] = []
        for each in root.nodes:
            if each.name == "p":
                found += self.paragraph(each)
            elif each.name == "tbl":
                for line in each.nodes:
                    found += self.rows(line)
            elif each.name == "sdt":
                gallery = each.first("sdtPr", "docPartObj", "docPartGallery")
                if gallery and gallery.get("val") == "Table of Contents":
                    self.out.contents += 1
                else:
                    found += self.blocks(each)
            elif each.name in ("sdtContent", "ins", "moveTo", "customXml", "smartTag"):
                found += self.blocks(each)
            elif each.name in ("del", "moveFrom"):
                self.out.deleted += 1
        return found

    def rows(self, line: Node) -> tuple[Paragraph, ...]:
        """A row of a table; nothing of one that was deleted."""
        if line.name in ("sdt", "sdtContent", "ins", "customXml"):
            return tuple(each for inner in line.nodes for each in self.rows(inner))
        if line.name != "tr":
            return ()
        if line.first("trPr", "del"):
            self.out.deleted += 1
            return ()
        cells = [each for each in self._cells(line) if not each.first("tcPr", "cellDel")]
        return unwrapped(tuple(without_gaps(typed_points(self.blocks(cell))) for cell in cells))

    def _cells(self, line: Node) -> Iterator[Node]:
        for each in line.nodes:
            if each.name == "tc":
                yield each
            elif each.name in ("sdt", "sdtContent", "customXml"):
                yield from self._cells(each)

    def paragraph(self, node: Node) -> list[Paragraph]:
        """A paragraph: one for each of its lines, unless it is a heading or a point."""
        properties = node.first("pPr")
        if properties and properties.first("rPr", "del"):  # its end was deleted: what follows belongs to it
            self.begun.append(node)
            return []
        pieces = _Pieces(self.out)
        for each in (*self.begun, node):
            pieces.read(each, bold=False)
        self.begun = []
        raw = "".join(pieces.texts)
        self.turned = self.turned or turned(raw)
        style = self._style(properties)
        if style.contents:
            self.out.contents += bool(raw.strip())
            return []
        heading, number, level, listed = self._place(properties, style)
        lines = [" ".join(line.split()) for line in tidy(raw).split("\n")]
        if not any(lines) and not listed:
            return [Paragraph("")]
        sort = Sort.heading if heading else Sort.point if listed else Sort.text
        if sort is not Sort.text:
            lines = [" ".join(filter(None, lines))]
        bold = style.bold or (pieces.all > 0 and pieces.heavy == pieces.all)
        depth = heading or level
        return [
            Paragraph(line, sort, depth, number if not at else "", bold, inset=level) for at, line in enumerate(lines)
        ]

    def _style(self, properties: Node | None) -> Style:
        named = properties.first("pStyle") if properties else None
        return self.styles.get(named.get("val"), Style()) if named else self.styles.get("Normal", Style())

    def _place(self, properties: Node | None, style: Style) -> tuple[int, str, int, bool]:
        """The level of the heading, the number, the level in the list, and whether it is in one."""
        heading = style.heading
        outline = properties.first("outlineLvl") if properties else None
        if outline and whole(outline.get("val"), 9) < 9:
            heading = whole(outline.get("val")) + 1
        own = properties.first("numPr", "numId") if properties else None
        depth = properties.first("numPr", "ilvl") if properties else None
        named = properties.first("pStyle") if properties else None
        key, level = style.number, style.level
        if named and (linked := self.lists.by_style.get(named.get("val"))) and (not key or key == linked[0]):
            key, level = linked
        key = own.get("val") if own else key
        level = min(whole(depth.get("val")), 40) if depth else level or 0
        if not key or key == NONE:
            return heading, "", 0, False
        number = self.lists.number(key, level)
        return heading, number or "", level, number is not None


class _Pieces:
    """The text of the runs of a paragraph, and how many of its letters are bold."""

    def __init__(self, out: LeftOut) -> None:
        self.out = out
        self.texts: list[str] = []
        self.heavy = self.all = 0

    def read(self, node: Node, *, bold: bool) -> None:
        """Add what stands in a paragraph, or in what is inside one."""
        for each in node.nodes:
            name = each.name
            if name == "t":
                self._say("".join(word for word in each.inside if isinstance(word, str)), bold=bold)
            elif name == "r":
                self._run(each)
            elif name in CHARACTERS or name in ("br", "sym"):
                self.texts.append(_character(each))
            elif not self._left_out(each):
                self.read(each, bold=bold)

    def _left_out(self, node: Node) -> bool:
        """Whether something inside a paragraph does not come along; it is counted where it says something."""
        if node.name in ("del", "moveFrom"):
            self.out.deleted += 1
        elif node.name in NOTES:
            self.out.add(NOTES[node.name])
        elif node.name in DRAWN:
            self._drawn(node)
        return node.name in GONE or node.name in NOTES or node.name in DRAWN

    def _run(self, node: Node) -> None:
        properties = node.first("rPr")
        if properties and is_on(properties.first("vanish")):
            self.out.hidden += any(each.name == "t" for each in node.nodes)
            return
        if properties and (is_on(properties.first("strike")) or is_on(properties.first("dstrike"))):
            self.out.struck += 1
        self.read(node, bold=bool(properties and is_on(properties.first("b"))))

    def _say(self, text: str, *, bold: bool) -> None:
        self.texts.append(text)
        letters = sum(not char.isspace() for char in text)
        self.all += letters
        self.heavy += letters if bold else 0

    def _drawn(self, node: Node) -> None:
        """What is drawn: a text box when it holds text, else a picture. Word says it twice for older versions."""
        chosen = node.first("Choice") or node
        boxes = sum(any(text.inside for text in each.every("t")) for each in chosen.every("txbxContent"))
        self.out.boxes += boxes
        pictures = any(True for name in ("blip", "imagedata", "OLEObject") for _ in chosen.every(name))
        self.out.pictures += pictures and not boxes


def _character(node: Node) -> str:
    """What Word writes as an element and a reader sees as a character."""
    if node.name == "br":
        return " " if node.get("type") in ("page", "column") else "\n"
    if node.name in CHARACTERS:
        return CHARACTERS[node.name]
    try:
        return chr(int(node.get("char"), 16))
    except (ValueError, OverflowError):
        return ""
