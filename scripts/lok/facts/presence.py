"""How many were present, by meeting and by group: counts that name nobody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.facts.room import attended
from lok.model.days import holds_on

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How many seats of one or more groups were present, of how many."""

    groups: tuple[str, ...]
    present: int
    seats: int


@dataclass(frozen=True, slots=True)
class Presence:
    """How many members were present at a meeting, of how many seats.

    ``bound`` is the word before a number that stands for two: ``minstens`` or ``hoogstens``, ``ongeveer`` over a sum
    of both; empty before an exact one.
    """

    present: int
    seats: int
    bound: str = ""

    def said(self, number: str) -> str:
        """A number about this presence, with the word before it."""
        return f"{self.bound} {number}".strip()


def together(rooms: Iterable[Presence]) -> Presence | None:
    """The sums over meetings; ``None`` of none."""
    found = tuple(rooms)
    if not found:
        return None
    bounds = {each.bound for each in found} - {""}
    bound = "ongeveer" if len(bounds) > 1 else "".join(bounds)
    return Presence(sum(each.present for each in found), sum(each.seats for each in found), bound)


def presence(meeting: Any, seats: Iterable[Any]) -> Presence | None:
    """Who was present at a meeting of which this reader has the attendance; ``None`` when the minutes do not say it.

    Without a list the number in the minutes is taken, of the seats that existed that day.
    """
    if meeting.aanwezigheden:
        return Presence(len(attended(meeting)), len(meeting.aanwezigheden))
    day_of = meeting.gepland_begin.date()
    existing = sum(holds_on(seat.van, seat.tot, day_of) for seat in seats)
    if meeting.aanwezig_totaal is None or not existing:
        return None
    return Presence(min(meeting.aanwezig_totaal, existing), existing)


@dataclass(frozen=True, slots=True)
class Proposals:
    """How many agenda items the seats of one or more groups brought."""

    groups: tuple[str, ...]
    items: int
