"""Who is in the room, for a meeting and for each of its items: the one place that decides it.

The list of attendance says who was there at all; ``aanwezig_afwijkend`` of an item who left or came with it. Who left
stays away until an item says that the seat is back; who came with an item was not there before. Who has a conflict of
interest leaves for that item alone. A proxy counts as long as the seat that holds it is in the room. The hours in the
list say nothing here: items have none.
"""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING, Any

from lok.kinds.aanwezigheden import Aanwezigheidsstatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lok.kinds.vergadering import Vergadering
    from lok.kinds.zetels import Zetel


def attended(meeting: Any) -> frozenset[str]:
    """The ids of the seats that were there for some part of a meeting, of a record or a members' view.

    Listed as present, or come in with an item: quorum, participation and the counts of who was there all look here.
    """
    present = {_id(each.zetel) for each in meeting.aanwezigheden if each.status is Aanwezigheidsstatus.aanwezig}
    changes = (each for item in meeting.agendapunten for each in item.aanwezig_afwijkend)
    return frozenset(present | {_id(each.zetel) for each in changes if each.aanwezig})


def _id(reference: Any) -> str:
    """The id that a record (text) or a view (a reference) names."""
    return str(getattr(reference, "id", reference))


def inside(meeting: Vergadering) -> Iterator[frozenset[str]]:
    """The ids of the seats that are there for each item, in the order of the agenda; who leaves for that item alone too."""
    there = _at_the_start(meeting)
    for item in meeting.agendapunten:
        for change in item.aanwezig_afwijkend:
            there = there | {change.zetel} if change.aanwezig else there - {change.zetel}
        yield there


def rooms(meeting: Vergadering) -> Iterator[frozenset[str]]:
    """The ids of the seats that take part in each item, there or by proxy, in the order of the agenda."""
    proxies = [(line.zetel, line.volmacht_aan) for line in meeting.aanwezigheden if line.volmacht_aan]
    for item, seats in zip(meeting.agendapunten, inside(meeting), strict=True):
        there = seats.difference(item.belangenconflict)
        by_proxy = {seat for seat, holder in proxies if holder in there}
        yield there | by_proxy.difference(item.belangenconflict) if by_proxy else there


def voting_seats(meeting: Vergadering, seats: Mapping[str, Zetel]) -> Iterable[frozenset[str] | None]:
    """The voting seats in the room for each item; ``None`` where that cannot be told."""
    if not meeting.aanwezigheden or not {line.zetel for line in meeting.aanwezigheden} <= seats.keys():
        return repeat(None, len(meeting.agendapunten))
    voting = frozenset(seat.id for seat in seats.values() if seat.stemgerechtigd)
    return (room & voting for room in rooms(meeting))


def _at_the_start(meeting: Vergadering) -> frozenset[str]:
    """Who is there before the first item: all that were present, but for those of whom an item says that they came."""
    present = {line.zetel for line in meeting.aanwezigheden if line.status is Aanwezigheidsstatus.aanwezig}
    first: dict[str, bool] = {}
    for item in meeting.agendapunten:
        for change in item.aanwezig_afwijkend:
            first.setdefault(change.zetel, change.aanwezig)
    return frozenset(present - {seat for seat, came in first.items() if came})
