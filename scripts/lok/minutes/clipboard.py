"""What a word processor, a mail or a web page lays on the clipboard as HTML.

Word and Outlook write no lists: a point is a paragraph with ``mso-list:l0 level2 lfo1`` in its style and its number or
bullet as text marked ``mso-list:Ignore``. LibreOffice, Google Docs and mail on the web write ``ol`` and ``ul``; Google
wraps all in a ``b`` that is not bold. Nothing of the markup itself goes on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lok.minutes.clipboard_styles import (
    BLOCKS,
    FORMS,
    HEADINGS,
    MSO_LIST,
    NUMBER,
    OUTLINE,
    VOID,
    Element,
    form_of,
    styled,
)
from lok.minutes.left_out import LeftOut
from lok.minutes.levelled import typed_points
from lok.minutes.numbering import Counts, Level, whole
from lok.minutes.paragraphs import Paragraph, Read, Sort, measured, unwrapped, without_gaps
from lok.minutes.tags import Tag, pieces
from lok.minutes.tidy import TURNED, tidy, turned
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_MARKUP: Final = 10_000_000
"""Characters of markup: Word writes ten times as much of it as of text."""
DEEPEST: Final = 400
"""Elements inside each other of which the style is remembered; no word processor comes near."""


def from_html(markup: str) -> Read:
    """The paragraphs of clipboard HTML.

    Raises:
        RefusedError: It is far more than minutes.
    """
    if len(markup) > MOST_MARKUP:
        raise RefusedError(
            "dit is veel meer dan een verslag. Plak alleen het verslag, zonder bijlagen en afbeeldingen."
        )
    page = _Page()
    start, end = markup.rfind("<!--StartFragment-->"), markup.rfind("<!--EndFragment-->")
    if 0 <= start < end:
        markup = markup[start:end]
    for piece in pieces(markup):
        if isinstance(piece, str):
            page.words(piece)
        elif piece.closes:
            page.close(piece.name)
        else:
            page.open(piece)
    page.end()
    remarks = page.left_out.told + ((TURNED,) if page.turned else ())
    return measured(Read(without_gaps(typed_points(page.cells[0])), remarks))


@dataclass(slots=True)
class _Table:
    """A table that is open: the cells of its row so far."""

    row: list[tuple[Paragraph, ...]] = field(default_factory=list)


@dataclass(slots=True)
class _List:
    """A list of HTML that is open."""

    key: str
    form: str


class _Page:
    """Reads tags and words into paragraphs. ``cells`` are the paragraphs of the page and of each cell that is open."""

    def __init__(self) -> None:
        self.open_: list[Element] = []
        self.count: dict[str, int] = {}
        self.cells: list[list[Paragraph]] = [[]]
        self.tables: list[_Table] = []
        self.lists: list[_List] = []
        self.counts = Counts()
        self.left_out = LeftOut()
        self.turned = False
        self.number = 0
        self.waiting: tuple[Sort, int, str] | None = None
        self.begin()

    def begin(self, sort: Sort = Sort.text, level: int = 0, number: str = "") -> None:
        """A new paragraph."""
        self.text: list[str] = []
        self.marks: list[str] = []
        self.heavy = self.all = 0
        self.sort, self.level, self.number_of = sort, level, number

    def flush(self) -> None:
        """The paragraph that was open goes to the cell that is open; each of its lines is one."""
        raw = "".join(self.text)
        if not raw.strip(" "):  # nothing was typed here: what a point or a heading begins with stands inside
            if self.sort is Sort.point:
                self.waiting = (self.sort, self.level, self.number_of)
            self.begin()
            return
        self.waiting = None
        lines = [" ".join(line.split()) for line in tidy(raw).split("\n")]
        number = self.number_of
        mark = " ".join(tidy("".join(self.marks)).split())
        if mark and self.sort is not Sort.text:
            number = mark if NUMBER.search(mark) else ""
        if self.sort is not Sort.text:
            lines = [" ".join(each for each in lines if each)]
        bold = self.all > 0 and self.heavy == self.all
        for index, line in enumerate(lines):
            self.cells[-1].append(
                Paragraph(line, self.sort, self.level, number if not index else "", bold, inset=self.level)
            )
        self.begin()

    @property
    def state(self) -> Element:
        return self.open_[-1] if self.open_ else Element("")

    def words(self, text: str) -> None:
        """Text between two tags."""
        state = self.state
        self.turned = self.turned or turned(text)
        if state.hidden:
            self.left_out.hidden += bool(text.strip())
            return
        if state.mark:
            self.marks.append(text)
            return
        if not self.count.get("pre"):
            text = re.sub(r"[ \t\r\n\f]+", " ", text)
        self.text.append(text)
        letters = sum(not char.isspace() for char in text)
        self.all += letters
        self.heavy += letters if state.bold else 0

    def open(self, tag: Tag) -> None:
        """A tag that opens."""
        name, style = tag.name, tag.attributes.get("style", "")
        if name == "br":
            self.text.append("\n")
            return
        if name == "img":
            self.left_out.pictures += not self.state.hidden
            return
        if name in BLOCKS:
            self._unclosed(name)
            self.flush()
        if name in VOID:
            return
        state = styled(tag, self.state, self.left_out)
        self.count[name] = self.count.get(name, 0) + 1
        self.open_.append(state)
        if len(self.open_) > DEEPEST:
            self._drop()
            return
        if not state.hidden:
            self._structure(tag, style)

    def _structure(self, tag: Tag, style: str) -> None:
        """What an element begins: a heading, a point, a list, a table, a cell."""
        name, attributes = tag.name, tag.attributes
        if name in HEADINGS:
            self.begin(Sort.heading, HEADINGS[name], self.waiting[2] if self.waiting else "")
            self.waiting = None
        elif name in ("p", "div") and (found := MSO_LIST.search(style)):
            self.begin(Sort.point, max(int(found[1]) - 1, 0))
        elif name == "p" and (outline := OUTLINE.search(style)):
            self.begin(Sort.heading, int(outline[1]))
        elif name in ("p", "div") and self.waiting:  # LibreOffice and Google: a paragraph inside the point
            self.begin(*self.waiting)
            self.waiting = None
        elif name in ("ul", "ol"):
            self._list(name, attributes)
        elif name == "li":
            self._point(attributes)
        elif name == "table":
            self.tables.append(_Table())
        elif name in ("td", "th") and self.tables:
            self.cells.append([])

    def _list(self, name: str, attributes: Mapping[str, str]) -> None:
        self.number += 1
        form = FORMS.get(attributes.get("type", ""), "1") if name == "ol" else ""
        self.lists.append(_List(f"list{self.number}", form_of(attributes.get("style", ""), form)))
        start = whole(attributes.get("start", ""))
        if start:
            self.counts.counts[self.lists[-1].key] = {0: start - 1}

    def _point(self, attributes: Mapping[str, str]) -> None:
        here = self.lists[-1] if self.lists else _List("loose", "")
        form = form_of(attributes.get("style", ""), here.form)
        start = whole(attributes.get("value", "")) or None
        number = self.counts.next(here.key, 0, {0: Level(form, "%1." if form else "")}, start)
        told = min(whole(attributes.get("aria-level", "")), DEEPEST)
        self.begin(Sort.point, told - 1 if told else max(len(self.lists) - 1, 0), number)

    def _unclosed(self, name: str) -> None:
        """End what a new block ends by itself: a paragraph; a point and a cell when another begins."""
        if self.open_ and self.open_[-1].name == "p":
            self._drop()
        inside = {"li": ("ul", "ol"), "td": ("tr", "table"), "th": ("tr", "table"), "tr": ("table",)}.get(name)
        if inside is None:
            return
        same = ("td", "th") if name in ("td", "th") else ("tr", "td", "th") if name == "tr" else ("li",)
        for index in range(len(self.open_) - 1, -1, -1):
            if self.open_[index].name in inside:
                break
            if self.open_[index].name in same:
                self.close(self.open_[index].name)
                if name != "tr":
                    break

    def close(self, name: str) -> None:
        """A tag that closes; one that closes nothing is passed over."""
        if not self.count.get(name):
            if name in ("p", "br"):
                self.text.append("\n")
            return
        if name in BLOCKS:
            self.flush()
        while self.open_:
            closed = self.open_[-1]
            self._drop()
            if not closed.hidden:
                self._ended(closed.name)
            if closed.name == name:
                break

    def _drop(self) -> None:
        self.count[self.open_.pop().name] -= 1

    def _ended(self, name: str) -> None:
        if name == "li":
            self.waiting = None
        elif name in ("ul", "ol") and self.lists:
            self.lists.pop()
        elif name in ("td", "th") and self.tables and len(self.cells) > 1:
            self.flush()
            self.tables[-1].row.append(without_gaps(typed_points(self.cells.pop())))
        elif name == "tr" and self.tables:
            self.cells[-1] += unwrapped(tuple(self.tables[-1].row))
            self.tables[-1].row = []
        elif name == "table" and self.tables:
            self.cells[-1] += unwrapped(tuple(self.tables.pop().row))

    def end(self) -> None:
        """What was still open ends here."""
        self.flush()
        while self.open_:
            self.close(self.open_[-1].name)
        self.flush()
        while len(self.cells) > 1:
            self.cells[-2] += self.cells.pop()
