"""What minutes are once they are cut: items with their blocks, a head, attendance lines, and what asks for a look.

All of it is plain: texts, numbers and lists, so that a page can show it (``as_data``) and a test can compare it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum, auto
from typing import Any


class Field(StrEnum):
    """What a block is in a record."""

    bespreking = auto()
    besluit = auto()
    toelichting = auto()
    stemming = auto()
    verkiezing = auto()
    actiepunt = auto()


class Readers(StrEnum):
    """Who is to read a block."""

    iedereen = auto()
    leden = auto()
    weglaten = auto()


class Sight(StrEnum):
    """What a notice is about."""

    naam = auto()
    reden = auto()
    prive = auto()
    woning = auto()
    gevoelig = auto()
    verloop = auto()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to look at: its place in the ``source`` of a block, what it is and what to do.

    ``instead`` is what may stand there; where ``sure`` it stands there already in the ``text`` of the block.
    """

    sort: Sight
    start: int
    end: int
    message: str
    hint: str
    instead: str = ""
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote as it was recognised: the values of a ``Stemming``. ``per_seat`` are (seat, vote)."""

    onderwerp: str
    methode: str = ""
    gevolg: str = ""
    counts: tuple[tuple[str, int], ...] = ()
    per_seat: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """An action as it was recognised: the values of an ``Actiepunt``; ``zetel`` and ``deadline`` empty when unknown."""

    omschrijving: str
    verantwoordelijke: str = ""
    zetel: str = ""
    deadline: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """One round of an election: the votes of each candidate in their order, ``None`` for one who did not stand; and the other votes."""

    votes: tuple[int | None, ...]
    blanco: int = 0
    ongeldig: int = 0
    onthouding: int = 0


@dataclass(frozen=True, slots=True)
class Election:
    """An election as it was recognised. ``candidates`` are what each may be called: a seat, or ``kandidaat A``; never a person.

    ``seats`` has the id of the seat of each, empty where it is not known. ``elected`` is the place of the candidate;
    ``None`` when nobody was. ``tie`` is what decided between as many votes.
    """

    post: str
    candidates: tuple[str, ...]
    rounds: tuple[Round, ...]
    elected: int | None = None
    secret: bool = False
    seats: tuple[str, ...] = ()
    tie: str = ""
    put_off: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of an item, that is assigned as a whole.

    ``source`` are the words as they were pasted, ``text`` as they would be written: Markdown of a record without what is
    pointed out for sure. ``why`` says in Dutch what the proposal rests on. ``copied`` tells that the same words stand in
    another block too, as a sentence with a vote does.
    """

    id: str
    item: str
    field: Field
    readers: Readers
    sure: bool
    why: str
    source: str
    text: str
    notices: tuple[Notice, ...] = ()
    vote: Vote | None = None
    action: Action | None = None
    election: Election | None = None
    copied: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the minutes. ``place`` is that of the same item in the record, from 0; ``None`` when it has none."""

    id: str
    number: str
    title: str
    soort: str
    place: int | None = None
    sure: bool = True
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """A line of attendance: what was pasted, the seats that it may mean, and what became of them.

    ``person`` is the name of a substitute whom the records know already; no other name is kept, and ``named`` tells that
    one stood there. ``van`` and ``tot`` are hours as ``20:15``; ``from_item`` and ``until_item`` numbers of items.
    """

    id: str
    source: str
    status: str
    seats: tuple[str, ...] = ()
    sure: bool = False
    person: str = ""
    named: bool = False
    reason: bool = False
    proxy: str = ""
    van: str = ""
    tot: str = ""
    from_item: str = ""
    until_item: str = ""
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who is no member: the capacity; a name is never kept."""

    id: str
    source: str
    hoedanigheid: str
    named: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """What stands around the items. Moments as the records write them; offices are ids of seats; empty for unknown."""

    day: str = ""
    werkelijk_begin: str = ""
    einde: str = ""
    locatie: str = ""
    voorzitter: str = ""
    secretaris: str = ""
    quorum_bereikt: str = ""
    aanwezig_totaal: str = ""
    volgende_vergadering: str = ""


@dataclass(frozen=True, slots=True)
class Pasted:
    """Minutes cut into what a secretary assigns.

    ``missing`` are the seats of that day that no line names. ``tool`` is what a program that listens to speech is called,
    empty when none helped; ``tool_line`` the line that says so. ``asks`` and ``remarks`` are Dutch sentences: what must be
    answered, and what is good to know.
    """

    items: tuple[Item, ...]
    blocks: tuple[Block, ...]
    head: Head
    attendance: tuple[Seen, ...] = ()
    guests: tuple[Guest, ...] = ()
    missing: tuple[str, ...] = ()
    tool: str = ""
    tool_line: str = ""
    asks: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    overhead: tuple[str, ...] = field(default=())
    """The lines of the head, of an agenda, of signatures: what the source says of itself, and no block holds."""


def as_data(pasted: Pasted) -> dict[str, Any]:
    """The same as dicts, lists, texts, numbers and ``None``, ready for JSON."""
    found: dict[str, Any] = asdict(pasted)
    return found
