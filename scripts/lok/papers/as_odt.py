"""A document as a text of LibreOffice (.odt): a zip with its parts of XML, real headings, lists and tables with heads."""

from __future__ import annotations

from itertools import zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING

from lok.papers.as_html import full_title
from lok.papers.document import (
    TO_FILL_IN,
    Bullets,
    Cards,
    Choices,
    Facts,
    Heading,
    Look,
    PageBreak,
    Paragraph,
    Run,
    Signatures,
    Table,
    Tint,
    Tone,
    bold,
    inline,
)
from lok.papers.measure import card_size, width_of
from lok.papers.odt_pieces import Looks, as_xml, element, say, words
from lok.papers.odt_styles import BULLETS, NUMBERS, VERSION, coded, right_tab, styles_part
from lok.papers.packing import zipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from xml.etree.ElementTree import Element

    from lok.papers.document import Block, Card, Document, Inline

MIME = "application/vnd.oasis.opendocument.text"
TONES = {
    Tone.LEAD: "LOK Kern",
    Tone.SMALL: "LOK Klein",
    Tone.NOTICE: "LOK Mededeling",
    Tone.QUOTE: "Quotations",
    Tone.CODE: "LOK Code",
    Tone.BIG: "LOK Groot",
}
FILLS = {Tint.GREEN: "#1d5a2c", Tint.RED: "#a3161b", Tint.ORANGE: "#f5b04a"}
DEEPEST = 9
RULE = "_" * 18
NARROWER = 0.85
"""The letters that every computer has are wider than ours."""
KEPT = {"fo:keep-with-next": "always"}
THIN, NONE = "0.5pt solid #444444", "none"
MARGIN = 2
"""Millimetres that a card is less high than on paper that a browser prints."""


def as_odt(document: Document) -> bytes:
    """The document for LibreOffice, the same bytes each time."""
    parts = {
        "mimetype": MIME.encode(),
        "content.xml": as_xml(_Writer(document).content()),
        "styles.xml": as_xml(styles_part(document)),
        "meta.xml": as_xml(_meta(document)),
        "META-INF/manifest.xml": as_xml(_manifest()),
    }
    return zipped(parts, stored=("mimetype",))


def _meta(document: Document) -> Element:
    """What a program reads of it: title, council, language and the day of the text, no hour and no person."""
    day = f"{document.day:%Y-%m-%d}T00:00:00"
    said = {
        "meta:generator": "LOK",
        "dc:title": full_title(document),
        "meta:initial-creator": document.letterhead.name,
        "dc:creator": document.letterhead.name,
        "meta:creation-date": day,
        "dc:date": day,
        "dc:language": "nl-BE",
    }
    made = []
    for name, text in said.items():
        each = element(name)
        each.text = text
        made.append(each)
    return element("office:document-meta", VERSION, element("office:meta", None, *made))


def _manifest() -> Element:
    files = {"/": MIME, **dict.fromkeys(("content.xml", "styles.xml", "meta.xml"), "text/xml")}
    entries = (
        element("manifest:file-entry", {"manifest:full-path": path, "manifest:media-type": kind})
        for path, kind in files.items()
    )
    return element("manifest:manifest", {"manifest:version": "1.3"}, *entries)


class _Writer:
    """Writes blocks as the body of a text."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.looks = Looks()
        self.tables = 0
        self.new_page = False

    def content(self) -> Element:
        """The part with the text."""
        made: list[Element] = []
        if self.document.look is Look.LETTER:
            made += self._head()
        made += self._blocks(self.document.blocks)
        body = element("office:body", None, element("office:text", None, *made))
        return element(
            "office:document-content", VERSION, element("office:automatic-styles", None, *self.looks.styles), body
        )

    def _head(self) -> Iterator[Element]:
        head = self.document.letterhead
        line = element("text:p", {"text:style-name": right_tab(self.document, self.looks, coded("LOK Briefhoofd"))})
        say(line, f"{head.name}\t")
        reach = element("text:span", {"text:style-name": self.looks.name("text", text=SMALLER)})
        say(reach, head.mailbox)
        line.append(reach)
        yield line
        yield self._paragraph("Title", inline(self.document.title))
        if self.document.subtitle:
            yield self._paragraph("Subtitle", inline(self.document.subtitle))

    def _paragraph(self, style: str, inside: Inline, shape: Mapping[str, str] = MappingProxyType({})) -> Element:
        """A paragraph in a style, with what is its own."""
        own = {**shape, **self._break()}
        name = self.looks.name("paragraph", coded(style), paragraph=own) if own else coded(style)
        return words(element("text:p", {"text:style-name": name}), inside, self.looks)

    def _break(self) -> dict[str, str]:
        """That a new page begins here, if it does."""
        broken, self.new_page = self.new_page, False
        return {"fo:break-before": "page"} if broken else {}

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[Element]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Element]:
        match block:
            case Heading(level=level, words=inside):
                about = {"text:outline-level": str(min(level, 4))}
                style, broken = coded(f"Heading {min(level, 4)}"), self._break()
                about["text:style-name"] = self.looks.name("paragraph", style, paragraph=broken) if broken else style
                yield words(element("text:h", about), inside, self.looks)
            case Paragraph(words=inside, tone=tone, together=together):
                yield self._paragraph(TONES.get(tone, "Text body"), inside, KEPT if together else {})
            case Bullets():
                yield self._list(block, 1)
            case Table():
                yield from self._table(block)
            case Facts(rows=facts):
                for index, (name, inside) in enumerate(facts, start=1):
                    last = {"fo:margin-bottom": "8pt"} if index == len(facts) else {}
                    yield self._paragraph("LOK Gegeven", inline(bold(f"{name}\t"), inside), last)
            case PageBreak():
                self.new_page = True
            case _:
                yield self._to_fill_in(block)

    def _to_fill_in(self, block: Choices | Signatures | Cards) -> Element:
        match block:
            case Choices(words=choices, question=question, together=together):
                asked = inline(bold(f"{question}  ")) if question else ()
                boxes = "    ".join(f"☐ {each}" for each in choices)
                return self._paragraph("Text body", inline(asked, boxes), KEPT if together else {})
            case Signatures(who=who):
                return self._signatures(who)
            case Cards():
                return self._cards(block)

    def _list(self, block: Bullets, depth: int) -> Element:
        """A list; in one that lies too deep for any program the items go on at the last level."""
        items = []
        for index, item in enumerate(block.items):
            about = {"text:start-value": str(block.first)} if block.ordered and not index and block.first != 1 else {}
            made = element("text:list-item", about)
            for each in item:
                if isinstance(each, Bullets):
                    made.append(self._list(each, min(depth + 1, DEEPEST)))
                elif isinstance(each, Paragraph):
                    keep = KEPT if len(item) > 1 and each is item[0] else {}
                    made.append(self._paragraph("List", each.words, keep))
                else:
                    made.extend(self._in_item(each))
            items.append(made)
        return element("text:list", {"text:style-name": NUMBERS if block.ordered else BULLETS}, *items)

    def _in_item(self, block: Block) -> Iterator[Element]:
        """What an item of a list cannot hold as it is, as paragraphs: a table has no place in it."""
        if isinstance(block, Table):
            for row in (block.heads, *block.rows):
                cells = [part for cell in row if cell for part in (*cell, Run(" | "))]
                if cells:
                    yield self._paragraph("List", tuple(cells[:-1]))
        else:
            yield from self._block(block)

    def _table(self, block: Table) -> Iterator[Element]:
        if block.caption:
            yield self._paragraph("Caption", inline(block.caption))
        rows = [self._row(block, each) for each in block.rows]
        if any(block.heads):
            rows.insert(0, element("table:table-header-rows", None, self._row(block, block.heads, head=True)))
        yield self._framed(block.shares, rows, keep=block.together)

    def _framed(self, shares: Iterable[int], rows: Iterable[Element], *, keep: bool = False) -> Element:
        """A table as wide as the text, with columns by their shares."""
        self.tables += 1
        wide, shares = width_of(self.document), tuple(shares)
        whole = {"style:width": f"{wide}mm", "table:align": "margins", "fo:margin-bottom": "3mm"} | self._break()
        if keep:
            whole |= KEPT
        about = {"table:name": f"Tabel{self.tables}", "table:style-name": self.looks.name("table", table=whole)}
        columns = (
            element(
                "table:table-column",
                {
                    "table:style-name": self.looks.name(
                        "table-column",
                        table_column={"style:column-width": f"{wide * share / (sum(shares) or 1):.2f}mm"},
                    )
                },
            )
            for share in shares
        )
        return element("table:table", about, *columns, *rows)

    def _row(self, block: Table, cells: tuple[Inline, ...], *, head: bool = False) -> Element:
        borders = {"fo:border": THIN} if block.room else {"fo:border": NONE, "fo:border-bottom": THIN}
        fill = {"fo:background-color": "#e4f0f0"} if head and block.room else {}
        look = self.looks.name("table-cell", table_cell={"fo:padding": "1mm"} | borders | fill)
        made = []
        for index, inside in enumerate(cells):
            aligned = {"fo:text-align": "end"} if index in block.numbers else {}
            line = self._paragraph("Table Heading" if head else "Table Contents", inside, aligned)
            made.append(element("table:table-cell", {"table:style-name": look}, line))
        high = {"style:min-row-height": f"{block.room}mm"} if block.room and not head else {}
        name = self.looks.name("table-row", table_row={"fo:keep-together": "always"} | high)
        return element("table:table-row", {"table:style-name": name}, *made)

    def _signatures(self, who: tuple[str, ...]) -> Element:
        look = self.looks.name("table-cell", table_cell={"fo:border": NONE, "fo:padding": "0mm"})
        cells = []
        for _, each in zip_longest(range(2), who, fillvalue=""):
            lines = [self._paragraph("Text body", inline(bold(each)) if each else ())]
            lines += (self._paragraph("Text body", inline(f"\n{label} {RULE}")) for label in TO_FILL_IN if each)
            cells.append(element("table:table-cell", {"table:style-name": look}, *lines))
        name = self.looks.name("table-row", table_row={"fo:keep-together": "always"})
        row = element("table:table-row", {"table:style-name": name}, *cells)
        return self._framed((1,) * len(cells), (row,))

    def _cards(self, block: Cards) -> Element:
        wide = width_of(self.document) / block.columns
        exact = {"style:row-height": f"{block.height - MARGIN}mm", "fo:keep-together": "always"}
        name = self.looks.name("table-row", table_row=exact)
        rows = []
        for at in range(0, len(block.cards), block.columns):
            group = block.cards[at : at + block.columns]
            cells = [self._card(card, block, wide) for _, card in zip_longest(range(block.columns), group)]
            rows.append(element("table:table-row", {"table:style-name": name}, *cells))
        return self._framed((1,) * block.columns, rows)

    def _card(self, card: Card | None, block: Cards, wide: float) -> Element:
        if card is None:
            return element("table:table-cell", None, element("text:p"))
        colour = {"fo:color": "#ffffff"} if card.tint in (Tint.GREEN, Tint.RED) else {}
        fill = {"fo:background-color": FILLS[card.tint]} if card.tint in FILLS else {}
        look = {"fo:border": THIN, "fo:padding": "2mm", "style:vertical-align": "middle"} | fill
        size = int(card_size(card, block, wide) * NARROWER)
        texts = [(card.tint.value, 60), (card.words, size), (card.below, 11)]
        lines = []
        for text, points in texts:
            if text:
                heavy = {} if points == 11 else {"fo:font-weight": "bold"}
                shape = {"fo:font-size": f"{points}pt"} | colour | heavy
                name = self.looks.name("paragraph", "Standard", paragraph={"fo:text-align": "center"}, text=shape)
                line = element("text:p", {"text:style-name": name})
                say(line, text)
                lines.append(line)
        about = {"table:style-name": self.looks.name("table-cell", table_cell=look)}
        return element("table:table-cell", about, *lines)


SMALLER = {"fo:font-size": "9.5pt", "fo:font-weight": "normal", "fo:color": "#000000"}
