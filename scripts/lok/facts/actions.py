"""Actions followed from meeting to meeting: the same words, carried on from the meeting that made them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lok.kinds.agendapunten import Actiestatus
from lok.kinds.vergaderingen import Vergaderstatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from lok.kinds.agendapunten import Actiepunt
    from lok.kinds.vergaderingen import Vergadering
    from lok.source import Path

NOT_DONE = frozenset({Actiestatus.open, Actiestatus.lopend})


@dataclass(frozen=True, slots=True)
class Mention:
    """An action as one meeting wrote it down, and where in that record."""

    meeting: Vergadering
    action: Actiepunt
    at: Path

    @property
    def key(self) -> tuple[str, str]:
        """The meeting that first made the action, and its words: what tells one action from another."""
        return self.action.overgedragen_van or self.meeting.id, self.action.omschrijving.casefold()


@dataclass(frozen=True, slots=True)
class Opvolging:
    """One action with every mention of it, the earliest first. The last mention says how it stands."""

    mentions: tuple[Mention, ...]

    @property
    def last(self) -> Mention:
        """The mention that counts."""
        return self.mentions[-1]

    @property
    def carried(self) -> int:
        """How many times the action went on to another meeting."""
        return len(dict.fromkeys(each.meeting.id for each in self.mentions)) - 1

    def late_days(self, date: date) -> int:
        """The calendar days past the deadline on ``date``; 0 when done, dropped, without deadline or in time."""
        action = self.last.action
        if action.status not in NOT_DONE or action.deadline is None:
            return 0
        return max((date - action.deadline).days, 0)


def mentions(meetings: Iterable[Vergadering]) -> Iterator[Mention]:
    """Every action of every meeting that was not cancelled, in the order of ``meetings``."""
    for meeting in meetings:
        if meeting.status is Vergaderstatus.afgelast:
            continue
        for item_index, item in enumerate(meeting.agendapunten):
            for index, action in enumerate(item.actiepunten):
                yield Mention(meeting, action, ("agendapunten", item_index, "actiepunten", index))


def followed(meetings: Iterable[Vergadering]) -> tuple[Opvolging, ...]:
    """The actions of ``meetings`` (the earliest first), each once, in the order they were made."""
    found: dict[tuple[str, str], list[Mention]] = {}
    for each in mentions(meetings):
        found.setdefault(each.key, []).append(each)
    return tuple(Opvolging(tuple(group)) for group in found.values())
