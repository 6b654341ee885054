"""A paper before it has a form: a title, a letterhead and blocks, of which each writer makes what its program knows.

Nothing here knows HTML, Word or a page. Every text loses what cannot stand on paper as it comes in, so that no writer has to
think of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from lok.words.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date


def _cleaned(thing: object, *names: str) -> None:
    """Leave out of some texts of a thing that was just made what cannot stand on paper."""
    for name in names:
        object.__setattr__(thing, name, printable(getattr(thing, name)))


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one look. A line feed in them is a new line; ``url`` is where they lead, if anywhere."""

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    url: str = ""

    def __post_init__(self) -> None:
        """Leave out what cannot stand on paper."""
        _cleaned(self, "text", "url")


Inline: TypeAlias = tuple[Run, ...]
"""Words that stand after each other in one paragraph."""


def inline(*parts: str | Run | Inline) -> Inline:
    """Texts and runs after each other."""
    found: list[Run] = []
    for part in parts:
        if isinstance(part, str):
            found += [Run(part)] if part else []
        elif isinstance(part, Run):
            found.append(part)
        else:
            found += part
    return tuple(found)


def bold(text: str) -> Run:
    """Words that weigh more."""
    return Run(text, bold=True)


class Tone(Enum):
    """What a paragraph is among the others."""

    NORMAL = auto()
    LEAD = auto()
    SMALL = auto()
    NOTICE = auto()
    QUOTE = auto()
    CODE = auto()
    BIG = auto()
    HUGE = auto()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the one below the title."""

    level: int
    words: Inline


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. ``together`` keeps it on the page of the block that follows."""

    words: Inline
    tone: Tone = Tone.NORMAL
    together: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; each item holds blocks of its own. ``first`` is the number of the first item of an ordered one."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False
    first: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below a row of heads. ``shares`` are the widths of the columns among each other; ``numbers`` the columns with figures.

    ``room`` is how many millimetres a row is high at least, for what is written by hand; ``together`` keeps the table on the
    page of the block that follows.
    """

    heads: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]
    shares: tuple[int, ...]
    numbers: frozenset[int] = frozenset()
    room: int = 0
    caption: str = ""
    together: bool = False

    def __post_init__(self) -> None:
        """Leave out what cannot stand on paper."""
        _cleaned(self, "caption")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true of the whole, each with its name before it."""

    rows: tuple[tuple[str, Inline], ...]

    def __post_init__(self) -> None:
        """Leave out what cannot stand on paper."""
        object.__setattr__(self, "rows", tuple((printable(name), words) for name, words in self.rows))


@dataclass(frozen=True, slots=True)
class Choices:
    """Boxes to tick, each with its words. ``together`` keeps them on the page of the block that follows."""

    words: tuple[str, ...]
    question: str = ""
    together: bool = True


TO_FILL_IN = ("Naam:", "Datum:", "Handtekening:")
"""What whoever signs fills in."""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign: who signs, each with what they fill in."""

    who: tuple[str, ...]


class Tint(Enum):
    """The colour of a card; each has a sign of its own, so that it is told apart in black and white."""

    NONE = ""
    GREEN = "✓"
    RED = "✗"
    ORANGE = "–"


@dataclass(frozen=True, slots=True)
class Card:
    """A card to cut out: large words, a line below them, and its colour."""

    words: str
    below: str = ""
    tint: Tint = Tint.NONE

    def __post_init__(self) -> None:
        """Leave out what cannot stand on paper."""
        _cleaned(self, "words", "below")


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards beside and below each other. ``height`` is in millimetres; a ``folded`` one stands on the table and shows its words on both sides."""

    cards: tuple[Card, ...]
    columns: int
    height: int
    folded: bool = False


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block: TypeAlias = Heading | Paragraph | Bullets | Table | Facts | Choices | Signatures | Cards | PageBreak


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Whose paper it is: the council, the town, and where it can be reached."""

    name: str
    short: str
    town: str
    mailbox: str

    def __post_init__(self) -> None:
        """Leave out what cannot stand on paper."""
        _cleaned(self, "name", "short", "town", "mailbox")


class Look(Enum):
    """How a paper is dressed: as a letter of the council, in large letters to look at from afar, or as cards alone."""

    LETTER = auto()
    LARGE = auto()
    CARDS = auto()


@dataclass(frozen=True, slots=True)
class Document:
    """A paper.

    ``mark`` stands at the top of every page (whom it is for), ``warning`` beside it where there is one (that it is a draft).
    ``code`` is the code of its text, at the foot of every page. ``day`` is the day on which it speaks: its files bear it.
    Only a letter has a letterhead and its title above the text; cards have nothing but themselves.
    """

    name: str
    title: str
    letterhead: Letterhead
    day: date
    blocks: tuple[Block, ...]
    subtitle: str = ""
    mark: str = ""
    warning: str = ""
    code: str = ""
    landscape: bool = False
    look: Look = Look.LETTER

    def __post_init__(self) -> None:
        """Leave out what cannot stand on paper."""
        _cleaned(self, "title", "subtitle", "mark", "warning")

    @property
    def margin(self) -> int:
        """How many millimetres stay white around the page."""
        return MARGINS[self.look]

    @property
    def headings(self) -> tuple[tuple[int, str], ...]:
        """Its headings with their levels, in order."""
        return tuple((each.level, text_of(each.words)) for each in self.blocks if isinstance(each, Heading))


MARGINS = {Look.LETTER: 20, Look.LARGE: 16, Look.CARDS: 10}


def text_of(words: Inline) -> str:
    """The bare words."""
    return "".join(run.text for run in words)


def flat(text: str) -> str:
    """Text in one line."""
    return " ".join(printable(text).split())


def lines(blocks: Iterable[Block]) -> Iterator[str]:
    """All that can be read in blocks, in order, a line for each paragraph or cell."""
    for block in blocks:
        match block:
            case Heading(words=words) | Paragraph(words=words):
                yield text_of(words)
            case Bullets(items=items):
                yield from lines(chain.from_iterable(items))
            case Table():
                yield from filter(None, (block.caption,))
                yield from map(text_of, chain(block.heads, *block.rows))
            case Facts(rows=rows):
                yield from chain.from_iterable((name, text_of(words)) for name, words in rows)
            case _:
                yield from filter(None, _to_fill_in(block))


def _to_fill_in(block: Choices | Signatures | Cards | PageBreak) -> Iterator[str]:
    """What can be read in a block that is filled in or cut out."""
    match block:
        case Choices(words=words, question=question):
            yield from (question, *words)
        case Signatures(who=who):
            yield from chain.from_iterable((each, *TO_FILL_IN) for each in who)
        case Cards(cards=cards):
            yield from chain.from_iterable((card.words, card.below) for card in cards)
