"""What changed between two texts, word by word: pure text, for the page that compares two versions of a regulation.

Layout does not count. A text becomes words, each knowing whether a paragraph or a point of a list begins with it;
words are compared by their letters alone, so that other line ends, spaces or paragraphs are no change.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum, auto
from html import escape
from html.parser import HTMLParser
from itertools import groupby
from typing import TYPE_CHECKING

from lok.words.prose import prose_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHORT = 2
"""So many equal words or fewer, between two changes, are shown as part of one larger change: that reads better."""
BLOCKS = {"p", "h3", "h4", "h5", "h6", "td", "th", "pre", "blockquote"}


class Wijziging(StrEnum):
    """What became of a stretch of words."""

    gelijk = auto()
    nieuw = auto()
    geschrapt = auto()


@dataclass(frozen=True, slots=True)
class Word:
    """One word. ``opens`` is ``p`` or ``li`` when a paragraph or a point of a list begins here, else empty."""

    text: str
    opens: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Words with one fate. ``whole`` is whether they end where a paragraph or point of their own text ends."""

    soort: Wijziging
    words: tuple[Word, ...]
    whole: bool = False


class _Blocks(HTMLParser):
    """The paragraphs and points of cleaned prose, as (``p`` or ``li``, text). A link is followed by its address."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = [("p", "")]
        self.numbers: list[int | None] = []
        self.href: str | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"ul", "ol"}:
            self.numbers.append(0 if tag == "ol" else None)
        elif tag == "li":
            number = self.numbers[-1] if self.numbers else None
            if number is not None:
                self.numbers[-1] = number = number + 1
            self.found.append(("li", "" if number is None else f"{number}. "))
        elif tag in BLOCKS and (self.found[-1][0] == "p" or self.found[-1][1].strip()):
            self.found.append(("p", ""))
        elif tag == "br":
            self.handle_data(" ")
        elif tag == "a":
            self.href = dict(attrs).get("href")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"ul", "ol"}:
            self.numbers.pop()
            self.found.append(("p", ""))
        elif tag == "a" and self.href and not self.found[-1][1].endswith(self.href):
            self.handle_data(f" ({self.href})")

    def handle_data(self, data: str) -> None:
        tag, text = self.found[-1]
        self.found[-1] = (tag, text + data)


def words(text: str, *, prose: bool) -> tuple[Word, ...]:
    """The words of ``prose`` as it reads on a page, or of plain text as it stands."""
    blocks = _Blocks(prose_html(text)).found if prose else [("p", text)]
    return tuple(
        Word(word, tag if index == 0 else "") for tag, block in blocks for index, word in enumerate(block.split())
    )


def compare(old: Sequence[Word], new: Sequence[Word]) -> tuple[Run, ...]:
    """How ``old`` became ``new``: without what is new the runs read as ``old``, without what is gone as ``new``."""
    matcher = SequenceMatcher(None, [word.text for word in old], [word.text for word in new], autojunk=False)
    runs: list[Run] = []
    for same, left, right in _smoothed(matcher.get_opcodes(), new):
        if same:
            runs.append(Run(Wijziging.gelijk, tuple(new[right])))
            continue
        if old[left]:
            whole = left.stop == len(old) or bool(old[left.stop].opens)
            runs.append(Run(Wijziging.geschrapt, tuple(old[left]), whole))
        if new[right]:
            runs.append(Run(Wijziging.nieuw, tuple(new[right])))
    return tuple(runs)


Opcode = tuple[str, int, int, int, int]


def _smoothed(opcodes: Sequence[Opcode], new: Sequence[Word]) -> Iterator[tuple[bool, slice, slice]]:
    """The stretches that are the same or not, changes with hardly anything between them as one."""
    last = len(opcodes) - 1
    for same, group in groupby(enumerate(opcodes), lambda each: _same(each[1], new, inside=0 < each[0] < last)):
        stretch = [opcode for _, opcode in group]
        yield same, slice(stretch[0][1], stretch[-1][2]), slice(stretch[0][3], stretch[-1][4])


def _same(opcode: Opcode, new: Sequence[Word], *, inside: bool) -> bool:
    """Whether this stretch is equal, and long enough to be shown as such."""
    tag, first, last, begin, end = opcode
    few = inside and last - first <= SHORT and not any(word.opens for word in new[begin:end])
    return tag == "equal" and not few


def changed(runs: Sequence[Run]) -> bool:
    """Whether anything is new or gone."""
    return any(run.soort is not Wijziging.gelijk for run in runs)


@dataclass(slots=True)
class Block:
    """A paragraph or a point of a list as it is shown: its pieces, each with one fate."""

    tag: str
    pieces: list[tuple[Wijziging, list[str]]] = field(default_factory=list)


def laid_out(runs: Sequence[Run]) -> list[Block]:
    """The runs in the paragraphs and points of the new text, with those of the old text that are gone between them."""
    blocks: list[Block] = []
    joined = False
    for run in runs:
        for word in run.words:
            if not blocks or (word.opens and not joined):
                blocks.append(Block(word.opens or "p"))
            joined = False
            pieces = blocks[-1].pieces
            if not pieces or pieces[-1][0] is not run.soort:
                pieces.append((run.soort, []))
            pieces[-1][1].append(word.text)
        joined = run.soort is Wijziging.geschrapt and not run.whole
    return blocks


def html(runs: Sequence[Run]) -> str:
    """The runs as HTML in one line; what is new or gone says so in words, for paper and for who sees no colour."""
    parts, inside = [], False
    for block in laid_out(runs):
        if (block.tag == "li") is not inside:
            parts.append("</ul>" if inside else "<ul>")
            inside = not inside
        parts.append(f"<{block.tag}>{' '.join(_piece(*piece) for piece in block.pieces)}</{block.tag}>")
    return "".join(parts) + ("</ul>" if inside else "")


TAGS = {Wijziging.nieuw: "ins", Wijziging.geschrapt: "del"}


def _piece(soort: Wijziging, texts: Sequence[str]) -> str:
    shown = escape(" ".join(texts))
    tag = TAGS.get(soort)
    return shown if tag is None else f"<{tag}>[{soort}: {shown}]</{tag}>"
