"""What a word processor, a mail or a web page lays on the clipboard as HTML.

Word and Outlook write no lists: a point is a paragraph with ``mso-list:l0 level2 lfo1`` in its style and its number or
bullet as text marked ``mso-list:Ignore``. LibreOffice, Google Docs and mail on the web write ``ol`` and ``ul``; Google
wraps all in a ``b`` that is not bold. Nothing of the markup itself goes on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lok.minutes.left_out import LeftOut
from lok.minutes.levelled import typed_points
from lok.minutes.numbering import Counts, Level
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
BLOCKS: Final = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "caption",
        "blockquote",
        "pre",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "address",
        "figure",
        "form",
        "fieldset",
        "hr",
        "body",
        "html",
        "center",
        "nav",
    ]
)
VOID: Final = frozenset(
    ["br", "hr", "img", "input", "meta", "link", "col", "base", "area", "wbr", "source", "track", "embed", "param"]
)
HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
MSO_LIST: Final = re.compile(r"mso-list\s*:\s*l(\d+)\s+level(\d+)\s+lfo(\d+)", re.IGNORECASE)
OUTLINE: Final = re.compile(r"mso-outline-level\s*:\s*(\d)", re.IGNORECASE)
MARK: Final = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
HIDDEN: Final = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden", re.IGNORECASE)
HEAVY: Final = re.compile(r"font-weight\s*:\s*(bold|[6-9]00|normal|[1-5]00)", re.IGNORECASE)
STRUCK: Final = re.compile(r"text-decoration[a-z-]*\s*:[^;]*line-through", re.IGNORECASE)
APART: Final = re.compile(r"mso-element\s*:\s*(comment|footnote|endnote|header|footer)(?:-list)?\b", re.IGNORECASE)
SIGN: Final = re.compile(r"mso-(?:foot|end)note-id|mso-comment-reference", re.IGNORECASE)
NUMBER: Final = re.compile(r"\d|[^\W\d_].*\W|\W.*[^\W\d_]")
"""What a mark of Word must have to be a number: a digit, or a letter with a sign beside it; ``o`` alone is a bullet."""
FORMS: Final = {"a": "a", "A": "A", "i": "i", "I": "I"}
PRE: Final = frozenset({"pre"})


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
class _Element:
    """An element that is open, with what its style says of all inside."""

    name: str
    hidden: bool = False
    bold: bool = False
    mark: bool = False


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
        self.open_: list[_Element] = []
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
    def state(self) -> _Element:
        return self.open_[-1] if self.open_ else _Element("")

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
        state = self._styled(tag, style)
        self.count[name] = self.count.get(name, 0) + 1
        self.open_.append(state)
        if len(self.open_) > DEEPEST:
            self._drop()
            return
        if not state.hidden:
            self._structure(tag, style)

    def _styled(self, tag: Tag, style: str) -> _Element:
        above, name = self.state, tag.name
        heavy = HEAVY.search(style)
        bold = above.bold or name in ("b", "strong", "th")
        if heavy:
            bold = heavy[1].lower() == "bold" or heavy[1][:1] in "6789"
        hidden = above.hidden or bool(SIGN.search(style))
        if not hidden and ("hidden" in tag.attributes or HIDDEN.search(style)):
            hidden = True
        if name == "del" or "msodel" in tag.attributes.get("class", "").lower():
            self.left_out.deleted += not hidden
            hidden = True
        apart = APART.search(style)
        if apart and not hidden:
            self.left_out.add(apart[1].lower())
            hidden = True
        self.left_out.struck += not hidden and (name in ("s", "strike") or bool(STRUCK.search(style)))
        return _Element(name, hidden, bold, above.mark or bool(MARK.search(style)))

    def _structure(self, tag: Tag, style: str) -> None:
        """What an element begins: a heading, a point, a list, a table, a cell."""
        name, attributes = tag.name, tag.attributes
        if name in HEADINGS:
            self.begin(Sort.heading, HEADINGS[name], self.waiting[2] if self.waiting else "")
            self.waiting = None
        elif name in ("p", "div") and (found := MSO_LIST.search(style)):
            self.begin(Sort.point, int(found[2]) - 1)
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
        kind = re.search(r"list-style-type\s*:\s*([a-z-]+)", attributes.get("style", ""))
        self.lists.append(_List(f"list{self.number}", _form(kind[1], form) if kind else form))
        if (start := attributes.get("start", "")).isdigit() and len(start) < 5:
            self.counts.counts[self.lists[-1].key] = {0: int(start) - 1}

    def _point(self, attributes: Mapping[str, str]) -> None:
        kind = re.search(r"list-style-type\s*:\s*([a-z-]+)", attributes.get("style", ""))
        here = self.lists[-1] if self.lists else _List("loose", "")
        form = _form(kind[1], here.form) if kind else here.form
        value = attributes.get("value", "")
        start = int(value) if value.isdigit() and len(value) < 5 else None
        number = self.counts.next(here.key, 0, {0: Level(form, "%1." if form else "")}, start)
        level = max(len(self.lists) - 1, 0)
        told = attributes.get("aria-level", "")
        self.begin(Sort.point, int(told) - 1 if told.isdigit() and 0 < int(told[:2]) < 20 else level, number)

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


def _form(style: str, form: str) -> str:
    """The form of a number by the words of a style sheet."""
    forms = {"decimal": "1", "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A"}
    forms |= {"lower-roman": "i", "upper-roman": "I", "decimal-leading-zero": "01"}
    return forms.get(style, "" if style in ("disc", "circle", "square", "none") else form)
