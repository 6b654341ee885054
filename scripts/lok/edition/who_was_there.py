"""How many were there, for everyone: counts from which nobody learns of one seat whether it was there.

The public knows already which seats exist and which of them vote, who chaired a meeting and who took its minutes (they
were there), and from a counted vote or election how many voting seats took part. Beside all that, and every other count of
these two functions, each other seat must still be able to have been there and to have been away. So:

- Only seats with a vote are counted. The others would follow from the votes: 8 present and 8 votes leave none for them.
- Which groups are counted together follows from the seats and the officers alone, never from who came.
- The officers of a meeting do not hide anybody: a group counts for what it is without them.
- A total never says that of the other seats all were there, or none: then it says one less, or one more, and in words
  that it is a bound. To hide it instead would tell it: with a quorum that was reached, only all of them is left.
- The groups are shown when in each of them one of the other seats was there and one was not. One group that fails takes
  the others with it: it would follow from the total or the votes. Hidden, as many could have been in another group.

What remains: a vote says by itself that all were there when every seat votes, and then nobody was away. And whoever
rewrites a seat, its vote or its group, rewrites the counts of all its meetings: two editions then differ by that seat.
A seat that changes is ended and followed by a new one, as the handbook says; one edition alone cannot see that.
``tests/edition/test_who_was_there.py`` tries every attendance that there could have been.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lok.facts.presence import GroupCount, Presence, presence
from lok.facts.room import attended

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lok.archive.archive import Archive
    from lok.kinds.vergadering import Vergadering
    from lok.kinds.zetels import Zetel

SMALLEST_GROUP = 3
"""A group with fewer seats beside the officers is counted together with another."""


def total_of(archive: Archive, meeting: Vergadering) -> Presence | None:
    """How many voting seats were present at one meeting, of how many; ``None`` in a council of one or two."""
    if not meeting.aanwezigheden:
        return _total_without_a_list(archive, meeting)
    voting, others, there = _room(archive, meeting)
    return _bounded(sum(seat.id in there for seat in others), len(others), len(voting) - len(others))


def _bounded(present: int, others: int, officers: int) -> Presence | None:
    """The total of the seats with and without an office; never that all of those without were there, or none."""
    if others < SMALLEST_GROUP:
        return None
    said = min(max(present, 1), others - 1)
    bound = "hoogstens" if said == 1 else "minstens" if said == others - 1 else ""
    return Presence(said + officers, others + officers, bound)


def groups_of(archive: Archive, meeting: Vergadering) -> tuple[GroupCount, ...]:
    """The voting seats present per group, largest group first; empty where a group must not be shown, or there is one.

    The two smallest are put together until none is too small, however many small ones there are.
    """
    voting, others, there = _room(archive, meeting)
    found: list[GroupCount] = []
    for groups in _together(voting, others):
        if not _mixed((seat for seat in others if seat.geleding.woord in groups), there):
            return ()
        seats = [seat for seat in voting if seat.geleding.woord in groups]
        found.append(GroupCount(groups, sum(seat.id in there for seat in seats), len(seats)))
    return tuple(sorted(found, key=lambda row: -row.seats)) if len(found) > 1 else ()


def _room(archive: Archive, meeting: Vergadering) -> tuple[tuple[Zetel, ...], tuple[Zetel, ...], frozenset[str]]:
    """The voting seats of the list, those of them that had no office at the meeting, and all that were there."""
    officers = _officers(meeting)
    seats = (archive.get("zetels", line.zetel) for line in meeting.aanwezigheden)
    voting = tuple(seat for seat in seats if seat is not None and seat.stemgerechtigd)
    return voting, tuple(seat for seat in voting if seat.id not in officers), attended(meeting) | officers


def _officers(meeting: Vergadering) -> frozenset[str]:
    """Who was there for everybody to read: the chair and the secretary of the meeting."""
    return frozenset(each for each in (meeting.voorzitter, meeting.secretaris) if each is not None)


def _mixed(seats: Iterable[Zetel], there: frozenset[str]) -> bool:
    """Whether at least one of these seats was there and at least one was not."""
    return len({seat.id in there for seat in seats}) > 1


def _together(voting: Iterable[Zetel], others: Iterable[Zetel]) -> list[tuple[str, ...]]:
    """The groups that are counted together: each has three seats or more beside the officers, or there are none."""
    sizes: Counter[str] = Counter(dict.fromkeys(sorted(seat.geleding.woord for seat in voting), 0))
    sizes.update(seat.geleding.woord for seat in others)
    rows: list[tuple[tuple[str, ...], int]] = [((group,), size) for group, size in sizes.most_common()]
    while len(rows) > 1 and rows[-1][1] < SMALLEST_GROUP:
        (last, few), (before, more) = rows.pop(), rows.pop()
        rows.append(((*before, *last), more + few))
        rows.sort(key=lambda row: -row[1])
    return [groups for groups, size in rows if size >= SMALLEST_GROUP]


def _total_without_a_list(archive: Archive, meeting: Vergadering) -> Presence | None:
    """The number in the minutes; only where every seat of that day votes, for else nobody knows how many of them did."""
    day = meeting.gepland_begin.date()
    seats = [seat for seat in archive.all("zetels") if seat.held_on(day)]
    found = presence(meeting, seats)
    if found is None or not all(seat.stemgerechtigd for seat in seats):
        return None
    officers = len(_officers(meeting) & {seat.id for seat in seats})
    return _bounded(found.present - officers, found.seats - officers, officers)
