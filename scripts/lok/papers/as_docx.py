"""A document as a file of Word: real headings, lists and tables with heads, in the town's own styles where it gave a template.

What left the council as Word does not come back by itself: the record stays the text.
"""

from __future__ import annotations

import io
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn
from docx.shared import Mm

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
    Signatures,
    Table,
    Tint,
    Tone,
)
from lok.papers.docx_lists import LEVELS, STEP, Numbering
from lok.papers.docx_pieces import TWENTIETHS, cell, element, paragraph, row, run, spread, table
from lok.papers.docx_styles import BIG, CODE, LEAD, NOTICE, SMALL, dress, text_width
from lok.papers.docx_template import opened_template
from lok.papers.measure import card_size, width_of
from lok.papers.packing import packed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docx.document import Document as WordDocument

    from lok.papers.document import Block, Card, Document, Inline

TONES = {Tone.LEAD: LEAD, Tone.SMALL: SMALL, Tone.NOTICE: NOTICE, Tone.QUOTE: "Quote", Tone.CODE: CODE, Tone.BIG: BIG}
FILLS = {Tint.GREEN: "1D5A2C", Tint.RED: "A3161B", Tint.ORANGE: "F5B04A", Tint.NONE: ""}
RULED = {"top": 0, "bottom": 4, "insideH": 4}
BOXED = dict.fromkeys(("top", "left", "bottom", "right", "insideH", "insideV"), 6)
RULE = "_" * 18
FACTS = Mm(38)
"""Where the words of a fact begin."""
AFTER_TABLE = "160"
"""Twentieths of a point between a table and the words below it."""
NARROWER = 0.85
"""The letters that every computer has are wider than ours."""
FOLDED_LOSS = 3
"""Millimetres that a card is less high than on paper that a browser prints: a text processor keeps a line between tables."""


def as_docx(document: Document, template: bytes | None = None) -> bytes:
    """The document as Word, the same bytes each time.

    Args:
        document: What to write.
        template: A document of Word of the town, of which the styles, the page, and the head and foot are used.

    Raises:
        RefusedError: The template cannot be used; in Dutch, with the way out.
    """
    word = opened_template(template) if template is not None else docx.Document()
    dress(word, document, town=template is not None)
    _Writer(word, document, town=template is not None).write()
    out = io.BytesIO()
    word.save(out)
    return packed(out.getvalue())


class _Writer:
    """Writes blocks into the body of a document."""

    def __init__(self, word: WordDocument, document: Document, *, town: bool) -> None:
        self.word, self.document, self.town = word, document, town
        self.body: Any = word.element.body
        self.width = text_width(word.sections[0])
        self.numbering = Numbering(word)
        paragraphs = [each for each in word.styles if each.type is WD_STYLE_TYPE.PARAGRAPH and each.name]
        self.ids = {each.name: each.style_id for each in paragraphs}
        self.new_page = False

    def _id(self, name: str) -> str:
        """The style of a name; where a template has none for paragraphs, that of all text."""
        return str(self.ids.get(name) or self.ids["Normal"])

    def write(self) -> None:
        """The whole document."""
        made: list[Any] = []
        if self.document.look is Look.LETTER:
            made += self._head()
        made += self.blocks(self.document.blocks)
        if made and made[-1].tag == qn("w:tbl"):
            made.append(self._thin())
        end = self.body.find(qn("w:sectPr"))
        for each in made:
            end.addprevious(each)

    def _head(self) -> Iterator[Any]:
        """The letterhead, where the town did not give one, and the title."""
        if not self.town:
            head = self.document.letterhead
            line = paragraph(
                self._id("Normal"),
                run(head.name, bold=True, size=12, colour="093B45"),
                run(f"\t{head.mailbox}", size=9.5),
                tab=self.width,
                after=18,
            )
            rule = {"w:val": "single", "w:sz": 12, "w:space": 4, "w:color": "0D4F5C"}
            style = line.pPr.find(qn("w:pStyle"))
            style.addnext(element("w:pBdr", None, element("w:bottom", rule)))
            yield line
        yield paragraph(self._id("Title"), run(self.document.title))
        if self.document.subtitle:
            yield paragraph(self._id("Subtitle"), run(self.document.subtitle))

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Any]:
        """Blocks as elements; two tables never touch, for Word would make one of them."""
        before: Any = None
        for block in blocks:
            for each in self._block(block):
                if each.tag == qn("w:tbl") and (self.new_page or (before is not None and before.tag == qn("w:tbl"))):
                    yield self._thin(new_page=self.new_page)
                    self.new_page = False
                if self.new_page:
                    each.get_or_add_pPr().append(element("w:pageBreakBefore"))
                    self._sort(each)
                    self.new_page = False
                after_table = before is not None and before.tag == qn("w:tbl")
                if each.tag == qn("w:p") and after_table and not isinstance(block, Heading):
                    each.get_or_add_pPr().get_or_add_spacing().set(qn("w:before"), AFTER_TABLE)
                yield each
                before = each

    @staticmethod
    def _sort(made: Any) -> None:
        """Put the break before the page behind the style, where the schema has it."""
        properties = made.pPr
        broken = properties.find(qn("w:pageBreakBefore"))
        place = [qn("w:pStyle"), qn("w:keepNext"), qn("w:keepLines")]
        index = sum(each.tag in place for each in properties)
        properties.remove(broken)
        properties.insert(index, broken)

    def _thin(self, *, new_page: bool = False) -> Any:
        """A line of no height."""
        made = paragraph(self._id("Normal"), new_page=new_page, after=0)
        made.pPr.find(qn("w:spacing")).set(qn("w:line"), "20")
        made.pPr.find(qn("w:spacing")).set(qn("w:lineRule"), "exact")
        return made

    def _block(self, block: Block) -> Iterator[Any]:
        match block:
            case Heading(level=level, words=words):
                yield paragraph(self._id(f"Heading {min(level, 4)}"), *self._runs(words))
            case Paragraph(words=words, tone=tone, together=together):
                yield paragraph(self._id(TONES.get(tone, "Normal")), *self._runs(words), together=together)
            case Bullets():
                yield from self._list(block, 0)
            case Table():
                yield from self._table(block)
            case Facts(rows=facts):
                for index, (name, words) in enumerate(facts, start=1):
                    runs = (run(f"{name}\t", bold=True), *self._runs(words))
                    after = 2 if index < len(facts) else 8
                    yield paragraph(self._id("Normal"), *runs, tab=FACTS, hanging=FACTS, left=FACTS, after=after)
            case PageBreak():
                self.new_page = True
            case _:
                yield self._to_fill_in(block)

    def _to_fill_in(self, block: Choices | Signatures | Cards) -> Any:
        match block:
            case Choices(words=choices, question=question, together=together):
                asked = [run(f"{question}  ", bold=True)] if question else []
                boxes = run("    ".join(f"☐ {each}" for each in choices))
                return paragraph(self._id("Normal"), *asked, boxes, together=together)
            case Signatures(who=who):
                return self._signatures(who)
            case Cards():
                return self._cards(block)

    def _runs(self, words: Inline) -> Iterator[Any]:
        for each in words:
            made = run(each.text, bold=each.bold, italic=each.italic, struck=each.struck)
            if not each.url:
                yield made
                continue
            key = self.word.part.relate_to(each.url, RT.HYPERLINK, is_external=True)
            yield element("w:hyperlink", {"r:id": key}, made)

    def _list(self, block: Bullets, level: int) -> Iterator[Any]:
        """The items of a list; what follows in an item stands as far in as its words."""
        level = min(level, LEVELS - 1)
        number = self.numbering.begin(ordered=block.ordered, level=level, first=block.first)
        style = self._id("List Number" if block.ordered else "List Bullet")
        for item in block.items:
            for index, part in enumerate(item):
                if isinstance(part, Bullets):
                    yield from self._list(part, level + 1)
                elif isinstance(part, Paragraph) and not index:
                    yield paragraph(style, *self._runs(part.words), numbered=(number, level), together=len(item) > 1)
                elif isinstance(part, Paragraph):
                    left = STEP * (level + 1) * TWENTIETHS
                    yield paragraph(style, *self._runs(part.words), left=left, numbered=(0, 0), together=part.together)
                else:
                    yield from self._block(part)

    def _table(self, block: Table) -> Iterator[Any]:
        if block.caption:
            yield paragraph(self._id("Caption"), run(block.caption), together=True)
        widths = spread(self.width, block.shares)
        rows = [self._row(block, widths, block.heads, head=True)] if any(block.heads) else []
        rows += (self._row(block, widths, each) for each in block.rows)
        yield table(widths, rows, BOXED if block.room else RULED)

    def _row(self, block: Table, widths: list[int], cells: tuple[Inline, ...], *, head: bool = False) -> Any:
        made = []
        for index, (width, words) in enumerate(zip(widths, cells, strict=True)):
            runs = [run(each.text, bold=True) for each in words] if head else list(self._runs(words))
            line = paragraph(self._id("Normal"), *runs, after=1, together=head or block.together)
            if index in block.numbers:
                line.pPr.append(element("w:jc", {"w:val": "right"}))
            made.append(cell(width, line, fill="E4F0F0" if head and block.room else ""))
        return row(made, head=head, high=0 if head else Mm(block.room))

    def _signatures(self, who: tuple[str, ...]) -> Any:
        """Beside each other, each with lines to fill in."""
        widths = spread(self.width, (1,) * max(len(who), 2))
        cells = []
        for width, each in zip(widths, (*who, ""), strict=False):
            filled = [f"\n{label} {RULE}" for label in TO_FILL_IN] if each else []
            lines = (paragraph(self._id("Normal"), run(line), after=0, together=True) for line in filled)
            cells.append(cell(width, paragraph(self._id("Normal"), run(each, bold=True), together=True), *lines))
        return table(widths, [row(cells)], {})

    def _cards(self, block: Cards) -> Any:
        widths = spread(self.width, (1,) * block.columns)
        wide = width_of(self.document) / block.columns
        rows = []
        for at in range(0, len(block.cards), block.columns):
            cells = [
                self._card(width, card, block, wide) if card else cell(width, paragraph(self._id("Normal")))
                for width, card in zip_longest(widths, block.cards[at : at + block.columns])
            ]
            rows.append(row(cells, high=Mm(block.height - FOLDED_LOSS), exactly=True))
        return table(widths, rows, BOXED)

    def _card(self, width: int, card: Card, block: Cards, wide: float) -> Any:
        light = "FFFFFF" if card.tint in (Tint.GREEN, Tint.RED) else ""
        size = int(card_size(card, block, wide) * NARROWER)
        lines = [paragraph(self._id("Normal"), run(card.words, bold=True, size=size, colour=light), centred=True)]
        if card.tint is not Tint.NONE:
            lines.insert(
                0, paragraph(self._id("Normal"), run(card.tint.value, bold=True, size=60, colour=light), centred=True)
            )
        if card.below:
            lines.append(paragraph(self._id("Normal"), run(card.below, size=11, colour=light), centred=True))
        return cell(width, *lines, fill=FILLS[card.tint], centred=True)
