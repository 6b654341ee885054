"""A meeting while it is being held: which seats nobody has marked yet, and who is in the room with a vote for an item.

Until there are minutes, a seat that is not in the list of attendance is one that nobody has marked yet: it may be there.
The record says so by its status alone (``gehouden``); no clock is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from lok.facts.gathering import called_to, quorum_rule
from lok.facts.majority import Assembly
from lok.facts.quorum import needed
from lok.facts.room import attended, inside, rooms, voting_seats
from lok.kinds.vergaderstatus import Vergaderstatus
from lok.words.dutch import counted

if TYPE_CHECKING:
    from lok.archive.archive import Archive
    from lok.facts.facts import Facts
    from lok.kinds.vergadering import Vergadering
    from lok.kinds.zetels import Zetel


def called(archive: Archive, meeting: Vergadering) -> tuple[Zetel, ...]:
    """The seats to mark at a meeting: those it is for, and all of that day where the records do not tell."""
    found = called_to(archive, meeting)
    if found is not None:
        return found
    day = meeting.gepland_begin.date()
    return tuple(each for each in archive.all("zetels") if each.held_on(day))


def unmarked(archive: Archive, meeting: Vergadering) -> tuple[Zetel, ...]:
    """The seats of which the list of attendance says nothing yet, while there are no minutes; none later."""
    if meeting.status is not Vergaderstatus.gehouden:
        return ()
    said = {line.zetel for line in meeting.aanwezigheden} | attended(meeting)
    return tuple(each for each in called(archive, meeting) if each.id not in said)


@dataclass(frozen=True, slots=True)
class Room:
    """Who is in the room for one item, as ids of seats.

    ``voters`` may vote on it, there or by proxy (``by_proxy`` are among them); ``conflicted`` have a vote and left for this
    item alone. ``present`` are the filled voting seats that are there and count for the quorum, ``filled`` how many there
    are. ``needed`` is ``None`` where no number is asked. ``unmarked`` have a vote, and nobody said yet whether they are there.
    """

    voters: frozenset[str]
    by_proxy: frozenset[str]
    conflicted: frozenset[str]
    present: frozenset[str]
    filled: int
    needed: int | None
    unmarked: frozenset[str]

    @property
    def in_number(self) -> bool | None:
        """Whether enough are there; ``None`` while that hangs on who is not marked yet."""
        if self.needed is None or len(self.present) >= self.needed:
            return True
        return False if len(self.present) + len(self.unmarked) < self.needed else None


def room_at(facts: Facts, meeting: Vergadering, index: int) -> Room:
    """Who is in the room for the item at ``index``, in the order in which items stand, which is that of the evening.

    Raises:
        IndexError: There is no such item.
    """
    item = meeting.agendapunten[index]
    there, taking_part = (next(islice(found, index, None)) for found in (inside(meeting), rooms(meeting)))
    with_a_vote = frozenset(key for key, seat in facts.seats.items() if seat.stemgerechtigd)
    voting = facts.composition_of(meeting).voting
    voters = taking_part & with_a_vote
    return Room(
        voters,
        voters - there,
        there.intersection(item.belangenconflict) & with_a_vote,
        there & voting,
        len(voting),
        asked(facts, meeting),
        frozenset(each.id for each in unmarked(facts.archive, meeting) if each.stemgerechtigd),
    )


def assembly_at(facts: Facts, meeting: Vergadering, index: int) -> Assembly:
    """Who votes on the item at ``index``: the chair, how many voting seats are in the room, and how many there are.

    Until everybody is marked, or where the list names a seat that nobody knows, it is not told how many are in the room.

    Raises:
        IndexError: There is no such item.
    """
    members = len(facts.composition_of(meeting).voting)
    room = next(islice(voting_seats(meeting, facts.seats), index, None))
    unsure = room is None or any(each.stemgerechtigd for each in unmarked(facts.archive, meeting))
    return Assembly(meeting.voorzitter, None if unsure or room is None else len(room), members or None)


def asked(facts: Facts, meeting: Vergadering) -> int | None:
    """How many voting seats must be there, under the rule of that day; ``None`` where no number is asked."""
    rule = quorum_rule(meeting, facts.raad)
    if rule is None or (meeting.tweede_vergadering and rule.tweede_vergadering_beslist):
        return None
    return needed(rule, len(facts.composition_of(meeting).voting)) or None


def aloud(room: Room) -> str:
    """What the chair reads out before a vote: ``Er zijn 7 van de 13 stemgerechtigde leden; 7 nodig.``."""
    count = len(room.present)
    said = [f"Er {'is' if count == 1 else 'zijn'} {count} van de {room.filled} stemgerechtigde leden"]
    said[0] += f"; {room.needed} nodig." if room.needed is not None else "."
    if room.in_number is False:
        said.append("De raad is niet in aantal.")
    if room.conflicted:
        said.append(f"{_members(len(room.conflicted))} {_verb(room.conflicted)} de zaal voor dit punt.")
    if room.by_proxy:
        said.append(f"{_members(len(room.by_proxy))} {'stemt' if len(room.by_proxy) == 1 else 'stemmen'} bij volmacht.")
    if room.conflicted or room.by_proxy:
        votes = counted(len(room.voters), "stem", "stemmen")
        said.append(f"Er {'kan' if len(room.voters) == 1 else 'kunnen'} {votes} zijn.")
    if room.unmarked:
        they = "het er is" if len(room.unmarked) == 1 else "ze er zijn"
        said.append(f"Van {_members(len(room.unmarked))} is nog niet aangeduid of {they}.")
    return " ".join(said)


def _members(count: int) -> str:
    return counted(count, "lid", "leden")


def _verb(seats: frozenset[str]) -> str:
    return "verlaat" if len(seats) == 1 else "verlaten"
