"""How the council fares, year by year: what ``overleg/index.md`` shows. Views in, figures and sentences out.

Who was present, who brought items and who kept promises are members' fields: the public page takes those from
``edition.aggregates`` and never counts them itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from lok.edition.for_everyone import GroupCount, Presence, Proposals, presence
from lok.facts.actions import Outcome, promises
from lok.kinds.aanwezigheden import Aanwezigheidsstatus
from lok.kinds.vergadering import PLENARY
from lok.kinds.vergaderstatus import HELD, Vergaderstatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lok.edition.select import Edition


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


def past_meetings(edition: Edition) -> tuple[Any, ...]:
    """The plenary meetings that were held or cancelled, oldest first."""
    return tuple(
        meeting
        for meeting in reversed(edition.all("vergaderingen"))
        if meeting.soort_vergadering in PLENARY
        and meeting.gepland_begin.date() <= edition.date
        and (meeting.status in HELD or meeting.status is Vergaderstatus.afgelast)
    )


def presences(edition: Edition) -> dict[str, Presence]:
    """Who was present, by meeting: for members of every meeting, for the public what may be counted for it."""
    if not edition.leden:
        totals: dict[str, Presence] = edition.aggregates["attendance_totals"]
        return totals
    seats = edition.all("zetels")
    found = {meeting.id: presence(meeting, seats) for meeting in past_meetings(edition)}
    return {key: each for key, each in found.items() if each is not None}


def years(edition: Edition) -> tuple[Year, ...]:
    """Every year from the first meeting to the last, the silent ones too."""
    meetings = past_meetings(edition)
    if not meetings:
        return ()
    known = presences(edition)
    per_year: dict[int, list[Any]] = defaultdict(list)
    for meeting in meetings:
        per_year[meeting.gepland_begin.year].append(meeting)
    return tuple(_year(year, per_year[year], known) for year in range(min(per_year), max(per_year) + 1))


def _year(jaar: int, meetings: list[Any], known: dict[str, Presence]) -> Year:
    states = Counter(meeting.status for meeting in meetings)
    short, cancelled = states[Vergaderstatus.onvoltallig], states[Vergaderstatus.afgelast]
    held = [each for each in meetings if each.status not in (Vergaderstatus.onvoltallig, Vergaderstatus.afgelast)]
    rooms = [known[meeting.id] for meeting in meetings if meeting.id in known]
    total = Presence(sum(each.present for each in rooms), sum(each.seats for each in rooms)) if rooms else None
    return Year(jaar, len(held), short, cancelled, sum(len(each.agendapunten) for each in held), total)


@dataclass(frozen=True, slots=True)
class Room:
    """One meeting and how its seats were filled. The numbers are 0 where the minutes have no list."""

    vergadering: Any
    aanwezig: int
    verontschuldigd: int
    afwezig: int


def attendance_per_meeting(edition: Edition) -> tuple[Room, ...]:
    """The past meetings, newest first, with their attendance. Members' edition only."""
    found = []
    for meeting in reversed(past_meetings(edition)):
        states = Counter(line.status for line in meeting.aanwezigheden)
        found.append(Room(meeting, *(states[each] for each in Aanwezigheidsstatus)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class GroupYears:
    """The attendance of one or more groups: present and seats by year."""

    groups: tuple[str, ...]
    years: dict[int, Presence]

    def share(self, year: int) -> Fraction | None:
        """The share of their seats that was present in a year."""
        found = self.years.get(year)
        return Fraction(found.present, found.seats) if found and found.seats else None


def group_years(edition: Edition) -> tuple[GroupYears, ...]:
    """The attendance by group and year; groups that one meeting counts together are together in every year."""
    counts = {meeting: tuple(_group_counts(edition, meeting)) for meeting in past_meetings(edition)}
    together = _joined([row.groups for rows in counts.values() for row in rows])
    found: dict[tuple[str, ...], dict[int, Presence]] = {groups: {} for groups in together}
    for meeting, rows in counts.items():
        for row in rows:
            groups = next(each for each in together if row.groups[0] in each)
            before = found[groups].get(meeting.gepland_begin.year, Presence(0, 0))
            found[groups][meeting.gepland_begin.year] = Presence(before.present + row.present, before.seats + row.seats)
    rows_ = [GroupYears(groups, per_year) for groups, per_year in found.items()]
    return tuple(sorted(rows_, key=lambda row: (-sum(each.seats for each in row.years.values()), row.groups)))


def _group_counts(edition: Edition, meeting: Any) -> Iterator[GroupCount]:
    """The attendance of one meeting by group: counted for members, taken from the public totals for the public."""
    if not edition.leden:
        yield from edition.aggregates["attendance"].get(meeting.id, ())
        return
    seats: Counter[str] = Counter()
    present: Counter[str] = Counter()
    for line in meeting.aanwezigheden:
        group = edition.get(line.zetel).geleding.woord
        seats[group] += 1
        present[group] += line.status is Aanwezigheidsstatus.aanwezig
    for group, number in seats.items():
        yield GroupCount((group,), present[group], number)


def _joined(sets: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Groups that share a set, in one: whoever is counted together once is counted together always."""
    joined: list[set[str]] = []
    for each in sets:
        touching = [other for other in joined if other & set(each)]
        joined = [other for other in joined if other not in touching] + [set(each).union(*touching)]
    return tuple(sorted(tuple(sorted(each)) for each in joined))


def brought(edition: Edition) -> tuple[Proposals, ...]:
    """Who brought agenda items, by group, most items first."""
    if not edition.leden:
        public: tuple[Proposals, ...] = edition.aggregates["proposers"]
        return public
    groups = Counter(edition.get(item.indiener).geleding.woord for item in _proposed(edition))
    return tuple(Proposals((group,), number) for group, number in groups.most_common())


def items_by_seat(edition: Edition) -> tuple[tuple[Any, int], ...]:
    """The seats that brought agenda items, with how many. Members' edition only."""
    seats = Counter(item.indiener.id for item in _proposed(edition))
    return tuple((edition.find("zetels", seat), number) for seat, number in seats.most_common())


def _proposed(edition: Edition) -> Iterator[Any]:
    """The items of past meetings that a seat brought. Members' edition only."""
    for meeting in past_meetings(edition):
        yield from (item for item in meeting.agendapunten if item.indiener)


@dataclass(frozen=True, slots=True)
class Path:
    """An advice on its way from the agenda to the government: days from the meeting to the day it was given."""

    advies: Any
    vergadering: Any
    dagen: int


def advice_paths(edition: Edition) -> tuple[Path, ...]:
    """The advices that were given, newest first, each with the days since the meeting that dealt with it."""
    found = []
    for advies in edition.all("adviezen"):
        meeting = edition.get(advies.vergadering)
        if advies.uitgebracht_op and meeting is not None:
            found.append(Path(advies, meeting, (advies.uitgebracht_op - meeting.gepland_begin.date()).days))
    return tuple(sorted(found, key=lambda path: (path.advies.uitgebracht_op, path.advies.id), reverse=True))


@dataclass(frozen=True, slots=True)
class KeptYear:
    """The actions that were due in a year: finished in time, or not."""

    jaar: int
    op_tijd: int
    te_laat: int


def kept_years(edition: Edition) -> tuple[KeptYear, ...]:
    """The actions with a deadline by the year of that deadline. Members' edition only."""
    found: dict[int, Counter[Outcome]] = defaultdict(Counter)
    for promise in promises(past_meetings(edition)):
        outcome, deadline = promise.outcome(edition.date), promise.first_deadline
        if outcome and deadline:
            found[deadline.year][outcome] += 1
    return tuple(KeptYear(year, found[year][Outcome.OP_TIJD], found[year][Outcome.TE_LAAT]) for year in sorted(found))
