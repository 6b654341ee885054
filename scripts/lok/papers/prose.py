"""HTML that was made of what people wrote, as blocks of a document.

What comes in is the cleaned HTML of a prose field or of a page of the site: a short list of tags. A link into the site keeps
its words, in italics; the badge of a state becomes a word of the sentence; drawings are left out: their figures stand beside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from lok.papers.document import Block, Bullets, Facts, Heading, Inline, Paragraph, Run, Table, Tone, text_of
from lok.words.printable import printable
from lok.words.prose import prose_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

DEEPEST = 60
"""How deep elements are followed; what lies deeper keeps its words."""
MOST_LEVELS = 8
"""How deep lists lie within lists: no text processor numbers more of them."""
LOWEST = 4
"""The lowest level of a heading on paper."""
VOID = frozenset({"br", "hr", "img", "wbr"})
LEFT_OUT = frozenset({"svg", "script", "style", "figure"})
BLOCKS = frozenset(
    {
        "p",
        "ul",
        "ol",
        "dl",
        "table",
        "blockquote",
        "pre",
        "hr",
        "div",
        "section",
        "details",
        "summary",
        "main",
        "figure",
    }
)
HEADINGS = re.compile(r"h([1-6])")
STATE = "lok-staat"
"""The class of a badge that says a state."""
OUTWARD = re.compile(r"(?:https?://|mailto:|tel:)")


@dataclass(slots=True)
class Node:
    """An element with what is in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list[Node | str] = field(default_factory=list)

    def all(self, tag: str) -> Iterator[Node]:
        """The elements of this name in it, in order."""
        for each in self.inside:
            if isinstance(each, Node):
                if each.tag == tag:
                    yield each
                else:
                    yield from each.all(tag)


class _Reader(HTMLParser):
    """HTML as a tree."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("div")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(node)
        if tag not in VOID and len(self.open) < DEEPEST:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self.open) - 1, 0, -1):
            if self.open[index].tag == tag:
                del self.open[index:]
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def prose(text: str, below: int = 1) -> tuple[Block, ...]:
    """A prose field as blocks; its highest heading comes one level under a heading of level ``below``."""
    blocks = html_blocks(prose_html(printable(text)))
    highest = min((each.level for each in blocks if isinstance(each, Heading)), default=0)
    return tuple(
        replace(each, level=min(each.level - highest + below + 1, LOWEST)) if isinstance(each, Heading) else each
        for each in blocks
    )


def html_blocks(html: str) -> tuple[Block, ...]:
    """HTML as blocks; a heading keeps the level of its tag."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(_blocks(reader.root.inside))


def _blocks(inside: Iterable[Node | str], depth: int = 0) -> Iterator[Block]:
    """The blocks in an element; words that stand between blocks are a paragraph."""
    loose: list[Node | str] = []
    for each in inside:
        if isinstance(each, str) or not (each.tag in BLOCKS or HEADINGS.fullmatch(each.tag)):
            loose.append(each)
            continue
        yield from _paragraph(loose)
        loose = []
        yield from _block(each, depth)
    yield from _paragraph(loose)


def _block(node: Node, depth: int) -> Iterator[Block]:
    if HEADINGS.fullmatch(node.tag):
        yield from _heading(node, depth)
    elif node.tag in MADE_BY:
        yield from MADE_BY[node.tag](node, depth)
    elif node.tag not in LEFT_OUT:
        yield from _blocks(node.inside, depth)


def _heading(node: Node, depth: int) -> Iterator[Block]:
    """A heading; one inside a list or a quote is no part of the document, and becomes words that weigh more."""
    words = _inline(node.inside)
    if words and depth:
        yield Paragraph(tuple(replace(run, bold=True) for run in words), together=True)
    elif words:
        yield Heading(int(node.tag[1]), words)


def _quote(node: Node, depth: int) -> Iterator[Block]:
    for each in _blocks(node.inside, depth + 1):
        yield replace(each, tone=Tone.QUOTE) if isinstance(each, Paragraph) else each


def _code(node: Node, _: int) -> Iterator[Block]:
    text = "".join(_bare(node.inside)).strip("\n")
    if text.strip():
        yield Paragraph((Run(text),), Tone.CODE)


def _summary(node: Node, _: int) -> Iterator[Block]:
    for each in _paragraph([Node("strong", inside=node.inside)]):
        yield replace(each, together=True)


def _paragraph(inside: Iterable[Node | str]) -> Iterator[Paragraph]:
    words = _inline(inside)
    if words:
        yield Paragraph(words)


def _list(node: Node, depth: int) -> Iterator[Block]:
    entries = [each for each in node.inside if isinstance(each, Node) and each.tag == "li"]
    items = [tuple(_blocks(each.inside, depth + 1)) for each in entries]
    kept = tuple(each for each in items if each)
    if depth >= MOST_LEVELS:
        for item in kept:
            yield from item
    elif kept:
        first = node.attributes.get("start", "1")
        number = int(first) if re.fullmatch(r"\d{1,6}", first) else 1
        yield Bullets(kept, ordered=node.tag == "ol", first=number)


def _table(node: Node, _: int) -> Iterator[Block]:
    rows = [[each for each in row.inside if isinstance(each, Node)] for row in node.all("tr")]
    cells = [[_inline(cell.inside) for cell in row if cell.tag in ("td", "th")] for row in rows]
    columns = max((len(row) for row in cells), default=0)
    if not columns:
        return
    full = [tuple(row + [()] * (columns - len(row))) for row in cells]
    head, *others = full if next(node.all("th"), None) else [((),) * columns, *full]
    shares = tuple(_share(column) for column in zip(*full, strict=True))
    numbers = frozenset(
        index
        for index, column in enumerate(zip(*others, strict=True))
        if any(column) and all(re.fullmatch(r"[\d., %€\u00a0-]*", text_of(cell)) for cell in column)
    )
    caption = " ".join("".join(_bare(each.inside)) for each in node.all("caption"))
    yield Table(head, tuple(others), shares, numbers, caption=" ".join(caption.split()))


def _share(column: Iterable[Inline]) -> int:
    """How wide a column is among others: as long as its longest words, within bounds."""
    return min(max(max((len(text_of(cell)) for cell in column), default=0), 12), 30)


def _facts(node: Node, _: int) -> Iterator[Block]:
    rows: list[tuple[str, Inline]] = []
    name = ""
    for each in node.inside:
        if isinstance(each, Node) and each.tag == "dt":
            name = text_of(_inline(each.inside))
        elif isinstance(each, Node) and each.tag == "dd":
            rows.append((name, _inline(each.inside)))
            name = ""
    if rows:
        yield Facts(tuple(rows))


def _sentence(inside: Iterable[Node | str]) -> list[Run]:
    """The runs of an element; a state gets a comma before it and a full stop behind it, where the words around ask for them."""
    runs = list(_runs(inside, Run("")))
    for index, run in enumerate(runs):
        if run.url != STATE:
            continue
        before = "".join(each.text for each in runs[:index]).rstrip()
        after = "".join(each.text for each in runs[index + 1 :]).lstrip()
        stop = "." if after[:1].isupper() else ""
        comma = ", " if before and not before.endswith((":", ",", "(")) else ""
        if comma:
            runs[index - 1] = replace(runs[index - 1], text=runs[index - 1].text.rstrip())
        runs[index] = replace(run, text=f"{comma}{run.text}{stop}", url="")
    return runs


def _inline(inside: Iterable[Node | str]) -> Inline:
    """The words of an element, spaces as they read, without those at its ends."""
    runs: list[Run] = []
    for run in _sentence(inside):
        text = re.sub(r" ?\n ?", "\n", run.text)
        if (not runs or runs[-1].text.endswith((" ", "\n"))) and text.startswith(" "):
            text = text[1:]
        if not text:
            continue
        if runs and replace(runs[-1], text="") == replace(run, text=""):
            runs[-1] = replace(run, text=runs[-1].text + text)
        else:
            runs.append(replace(run, text=text))
    while runs and not (ended := runs[-1].text.rstrip(" \n")):
        runs.pop()
    if runs:
        runs[-1] = replace(runs[-1], text=ended)
    return tuple(runs)


BOLD, ITALIC, STRUCK = ("strong", "b"), ("em", "i"), ("del", "s")


def _runs(inside: Iterable[Node | str], look: Run) -> Iterator[Run]:
    for each in inside:
        if isinstance(each, str):
            yield replace(look, text=re.sub(r"[ \t\r\n\f]+", " ", each))
        elif each.tag == "br":
            yield replace(look, text="\n")
        elif STATE in each.attributes.get("class", "").split():
            yield replace(look, text=" ".join("".join(_bare(each.inside)).split()), url=STATE)
        elif each.tag == "a":
            yield from _runs(each.inside, _linked(each.attributes.get("href", ""), look))
        elif each.tag not in LEFT_OUT:
            yield from _runs(each.inside, _looking(each.tag, look))


def _looking(tag: str, look: Run) -> Run:
    """The look of the words in an element, which is that around it and its own."""
    heavy, slanted, struck = (tag in each for each in (BOLD, ITALIC, STRUCK))
    return replace(look, bold=look.bold or heavy, italic=look.italic or slanted, struck=look.struck or struck)


def _linked(address: str, look: Run) -> Run:
    """The look of a link: out of the site it leads there, into the site it is the title of something."""
    if OUTWARD.match(address):
        return replace(look, url=address)
    return replace(look, italic=True) if address else look


def _bare(inside: Iterable[Node | str]) -> Iterator[str]:
    for each in inside:
        if isinstance(each, str):
            yield each
        else:
            yield from _bare(each.inside)


MADE_BY: dict[str, Callable[[Node, int], Iterator[Block]]] = {
    "p": lambda node, _: _paragraph(node.inside),
    "ul": _list,
    "ol": _list,
    "table": _table,
    "dl": _facts,
    "blockquote": _quote,
    "pre": _code,
    "summary": _summary,
}
