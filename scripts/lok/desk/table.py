"""What lies on the table of a meeting, as its screens show it: the seats, the items as they are dealt with, and their votes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lok.acts.electing import Standing
    from lok.desk.forms import Field
    from lok.kinds.agendapunten import Agendapunt
    from lok.kinds.stemmingen import Stem, Stemgevolg, Stemmethode


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat in the list of a screen: what is marked of it, who sits there tonight if somebody else, and what it answered."""

    id: str
    name: str
    voting: bool
    filled: bool
    state: str
    person: str
    answer: str
    proxy: str


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote of an item: its numbers, what it leads to in words, and what each seat voted."""

    index: int
    subject: str
    method: Stemmethode | None
    counts: tuple[tuple[Stem, int], ...]
    named: dict[str, str]
    words: str
    reason: str
    warning: str
    result: Stemgevolg


@dataclass(frozen=True, slots=True)
class Item:
    """An item as it is dealt with: its texts as fields, who is in the room in one sentence, votes and actions.

    ``decides``: something is usually decided of it. ``again``: there is a vote before it that can be taken over.
    """

    index: int
    item: Agendapunt
    texts: dict[str, Field]
    aloud: str
    voters: tuple[Seat, ...]
    moves: tuple[tuple[str, str], ...]
    votes: tuple[Vote, ...]
    elections: tuple[Standing, ...]
    put_off: bool
    decides: bool
    again: bool
