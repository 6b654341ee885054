"""How the council fares, year by year: figures of meetings, groups, advices and actions."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from lok.facts.actions import Outcome, promises
from lok.facts.presence import GroupCount, Presence, together
from lok.kinds.aanwezigheden import Aanwezigheidsstatus
from lok.kinds.vergadering import PLENARY
from lok.kinds.vergaderstatus import HELD, Vergaderstatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date as day


@dataclass(frozen=True, slots=True)
class Year:
    """The plenary meetings of a year: held with enough members, without quorum, cancelled; items of those held."""

    jaar: int
    gehouden: int
    onvoltallig: int
    afgelast: int
    punten: int
    presence: Presence | None

    @property
    def missed(self) -> int:
        """The meetings at which nothing could be decided."""
        return self.onvoltallig + self.afgelast

    @property
    def share(self) -> Fraction | None:
        """The share of the seats that was present, over all meetings with an attendance."""
        return Fraction(self.presence.present, self.presence.seats) if self.presence else None

    @property
    def items_per_meeting(self) -> Fraction | None:
        """The mean number of agenda items of a meeting that was held."""
        return Fraction(self.punten, self.gehouden) if self.gehouden else None


@dataclass(frozen=True, slots=True)
class Room:
    """One meeting and how its seats were filled. The numbers are 0 where the minutes have no list."""

    vergadering: Any
    aanwezig: int
    verontschuldigd: int
    afwezig: int


@dataclass(frozen=True, slots=True)
class GroupYears:
    """The attendance of one or more groups: present and seats by year."""

    groups: tuple[str, ...]
    years: dict[int, Presence]

    def share(self, year: int) -> Fraction | None:
        """The share of their seats that was present in a year."""
        found = self.years.get(year)
        return Fraction(found.present, found.seats) if found and found.seats else None


def _joined(sets: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Groups that share a set, in one: whoever is counted together once is counted together always."""
    joined: list[set[str]] = []
    for each in sets:
        touching = [other for other in joined if other & set(each)]
        joined = [other for other in joined if other not in touching] + [set(each).union(*touching)]
    return tuple(sorted(tuple(sorted(each)) for each in joined))


@dataclass(frozen=True, slots=True)
class Path:
    """An advice on its way from the agenda to the government: days from the meeting to the day it was given."""

    advies: Any
    vergadering: Any
    dagen: int


@dataclass(frozen=True, slots=True)
class KeptYear:
    """The actions that were due in a year: finished in time, or not."""

    jaar: int
    op_tijd: int
    te_laat: int


def past_meetings(meetings: Iterable[Any], date: day) -> tuple[Any, ...]:
    """The plenary meetings of a list, newest first, that were held or cancelled by ``date``: the oldest first."""
    return tuple(
        meeting
        for meeting in reversed(tuple(meetings))
        if meeting.soort_vergadering in PLENARY
        and meeting.gepland_begin.date() <= date
        and (meeting.status in HELD or meeting.status is Vergaderstatus.afgelast)
    )


def figures_of_years(meetings: Sequence[Any], known: Mapping[str, Presence]) -> tuple[Year, ...]:
    """Every year from the first of these meetings to the last, the silent ones too; ``known`` is who was where."""
    if not meetings:
        return ()
    per_year: dict[int, list[Any]] = defaultdict(list)
    for meeting in meetings:
        per_year[meeting.gepland_begin.year].append(meeting)
    return tuple(_year(year, per_year[year], known) for year in range(min(per_year), max(per_year) + 1))


def _year(jaar: int, meetings: list[Any], known: Mapping[str, Presence]) -> Year:
    states = Counter(meeting.status for meeting in meetings)
    short, cancelled = states[Vergaderstatus.onvoltallig], states[Vergaderstatus.afgelast]
    held = [each for each in meetings if each.status not in (Vergaderstatus.onvoltallig, Vergaderstatus.afgelast)]
    total = together(known[meeting.id] for meeting in meetings if meeting.id in known)
    return Year(jaar, len(held), short, cancelled, sum(len(each.agendapunten) for each in held), total)


def filled_rooms(meetings: Sequence[Any]) -> tuple[Room, ...]:
    """These meetings, the last one first, with their attendance."""
    found = []
    for meeting in reversed(meetings):
        states = Counter(line.status for line in meeting.aanwezigheden)
        found.append(Room(meeting, *(states[each] for each in Aanwezigheidsstatus)))
    return tuple(found)


def years_of_groups(counts: Mapping[Any, Sequence[GroupCount]]) -> tuple[GroupYears, ...]:
    """The attendance by group and year, from the counts of each meeting by its groups.

    Groups that one meeting counts together are together in every year.
    """
    together = _joined([row.groups for rows in counts.values() for row in rows])
    found: dict[tuple[str, ...], dict[int, Presence]] = {groups: {} for groups in together}
    for meeting, rows in counts.items():
        for row in rows:
            groups = next(each for each in together if row.groups[0] in each)
            before = found[groups].get(meeting.gepland_begin.year, Presence(0, 0))
            found[groups][meeting.gepland_begin.year] = Presence(before.present + row.present, before.seats + row.seats)
    rows_ = [GroupYears(groups, per_year) for groups, per_year in found.items()]
    return tuple(sorted(rows_, key=lambda row: (-sum(each.seats for each in row.years.values()), row.groups)))


def kept_years(meetings: Iterable[Any], date: day) -> tuple[KeptYear, ...]:
    """The actions that these meetings agreed on, with a deadline, by the year of that deadline."""
    found: dict[int, Counter[Outcome]] = defaultdict(Counter)
    for promise in promises(meetings):
        outcome, deadline = promise.outcome(date), promise.first_deadline
        if outcome and deadline:
            found[deadline.year][outcome] += 1
    return tuple(KeptYear(year, found[year][Outcome.OP_TIJD], found[year][Outcome.TE_LAAT]) for year in sorted(found))
