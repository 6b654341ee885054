"""A task of the secretary that has a screen: what it is called, from which record it starts, what is asked, and what is done."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lok.desk.errands.together import Which

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from lok.acts.deed import Deed, Office
    from lok.desk.errands.asking import Given
    from lok.desk.forms import Field
    from lok.words.message import Message


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the questions of a task: a title, and lines or a table whose first row is its head."""

    title: str
    lines: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()


def _always(office: Office, record: Any) -> bool:
    del office, record
    return True


def _nothing(office: Office, record_id: str, given: Given) -> tuple[Beside, ...]:
    del office, record_id, given
    return ()


@dataclass(frozen=True, slots=True)
class Errand:
    """A task with a screen. ``key`` is its name in an address, ``button`` what is on the button that does it.

    It starts from a record of ``soort``, or from the council as a whole when that is empty; ``record_id`` is empty then.

    ``offered``: whether it can be done with a record (``None`` for the council). ``asks``: the questions, in their order;
    a ``Which`` where they are those of something that is chosen first. ``do``: the act that the answers make; raises
    ``RefusedError``; ``None`` for a task that only looks something up. ``beside``: what helps to decide, worked out of what
    was answered so far. ``mail``: the mail that goes with it, once it is done (the office is then as it will be).
    ``serves``: the fields of the record that it fills (an empty word for the record as a whole), or the kinds of record that
    a task of the council makes: a line of ‘Wat moet ik nu doen’ about one of them leads here.
    ``then`` is the screen of the record that comes after it, below the record's own address.
    ``heads`` are titles among the questions, each by the name of the question under it.
    ``part_of`` is the screen of the record that it is a part of: it has no button of its own then, and its line in ‘Wat moet
    ik nu doen’ leads to that screen.
    """

    key: str
    words: str
    soort: str
    about: str
    asks: Callable[[Office, str], Iterable[Field]]
    do: Callable[[Office, str, Given], Deed] | None
    button: str = "Doe dit"
    offered: Callable[[Office, Any], bool] = _always
    beside: Callable[[Office, str, Given], Iterable[Beside]] = _nothing
    mail: Callable[[Office, str, Given], Message] | None = None
    serves: frozenset[str] = frozenset()
    then: str = ""
    heads: Mapping[str, str] = field(default_factory=dict)
    part_of: str = ""

    def questions(self, office: Office, record_id: str, given: Mapping[str, Any]) -> tuple[Field, ...]:
        """What is asked, of what was chosen among ``given`` where that matters."""
        if isinstance(self.asks, Which):
            return tuple(self.asks.of(office, record_id, given))
        return tuple(self.asks(office, record_id))

    def leading(self, office: Office, record_id: str) -> str:
        """The name of the question that decides which the others are; empty when there is none."""
        first = self.asks.first(office, record_id) if isinstance(self.asks, Which) else None
        return first.name if first is not None else ""
