"""Promises: an action and the entries that carried it on, from the meeting that made it to the last that spoke of it.

An action that is not finished is written down again at a later meeting, with ``overgedragen_van`` pointing at the
first one. Works on records and on members' views alike.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any

from lok.kinds.agendapunten import Actiestatus
from lok.kinds.vergaderstatus import Vergaderstatus

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date as day

    from lok.source.parse import Path

UNFINISHED = (Actiestatus.open, Actiestatus.lopend)


class Outcome(Enum):
    """What became of a promise with a deadline."""

    OP_TIJD = "op tijd"
    TE_LAAT = "te laat"


@dataclass(frozen=True, slots=True)
class Entry:
    """An action as one meeting wrote it down, and where in that record."""

    meeting: Any
    action: Any
    at: Path


@dataclass(slots=True)
class Promise:
    """One thing to do: its entries, oldest first. ``origin`` is the id of the first meeting.

    ``origin_unseen`` says that no entry of that meeting could be found.
    """

    origin: str
    entries: list[Entry] = field(default_factory=list)
    origin_unseen: bool = False

    @property
    def action(self) -> Any:
        """The entry that counts: the last one."""
        return self.entries[-1].action

    @property
    def meeting(self) -> Any:
        """The last meeting that spoke of it."""
        return self.entries[-1].meeting

    @property
    def carried(self) -> int:
        """How many times it was carried to a later meeting."""
        return len(self.entries) - 1 + self.origin_unseen

    @property
    def unfinished(self) -> bool:
        """Whether somebody still has to do it."""
        return self.action.status in UNFINISHED

    @property
    def first_deadline(self) -> day | None:
        """The first deadline that was agreed: a promise is judged by what was promised first."""
        return next((entry.action.deadline for entry in self.entries if entry.action.deadline), None)

    def days_late(self, date: day) -> int:
        """How many days its present deadline is past on ``date``; 0 when it is not, or when it is finished."""
        deadline = self.action.deadline
        return max((date - deadline).days, 0) if self.unfinished and deadline else 0

    def outcome(self, date: day) -> Outcome | None:
        """Whether it was finished by its first deadline; ``None`` while that is open, without one, or when dropped."""
        deadline = self.first_deadline
        if deadline is None or self.action.status is Actiestatus.vervallen:
            return None
        finished = self.action.afgerond_op
        if finished is None:
            return Outcome.TE_LAAT if deadline < date else None
        return Outcome.OP_TIJD if finished <= deadline else Outcome.TE_LAAT


def promises(meetings: Iterable[Any]) -> tuple[Promise, ...]:
    """Every promise of these meetings, in the order in which they were made; what is cancelled promises nothing."""
    found: list[Promise] = []
    for meeting in sorted(meetings, key=lambda each: (each.gepland_begin, each.id)):
        if meeting.status is Vergaderstatus.afgelast:
            continue
        for item_index, item in enumerate(meeting.agendapunten):
            for index, action in enumerate(item.actiepunten):
                promise = _continued(found, meeting, action)
                promise.entries.append(Entry(meeting, action, ("agendapunten", item_index, "actiepunten", index)))
    return tuple(found)


def _continued(found: list[Promise], meeting: Any, action: Any) -> Promise:
    """The promise that an entry carries on, or a new one."""
    if action.overgedragen_van is None:
        found.append(Promise(meeting.id))
        return found[-1]
    origin = _id(action.overgedragen_van)
    earlier = [each for each in found if each.origin == origin and each.meeting.id != meeting.id]
    same = [each for each in earlier if same_words(each.action.omschrijving) == same_words(action.omschrijving)]
    owned = [each for each in earlier if each.action.verantwoordelijke == action.verantwoordelijke]
    # An action carried on in other words is known by its owner, unless that owner promised several things.
    match = same[0] if same else owned[0] if len(owned) == 1 else None
    if match is None:
        match = Promise(origin, origin_unseen=True)
        found.append(match)
    return match


def _id(reference: Any) -> str:
    """The id that a record (text) or a view (a reference) names."""
    return str(getattr(reference, "id", reference))


def same_words(text: str) -> str:
    """A description or a title whatever its capitals and spaces: by that it is known again."""
    return " ".join(text.casefold().split())
