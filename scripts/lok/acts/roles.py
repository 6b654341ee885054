"""What a seat does at a meeting, or leaves to others: it chairs, gives its vote to another seat, steps out for an item."""

from __future__ import annotations

from lok.acts.attendance import LIST, row_of
from lok.acts.meeting_text import ITEMS, append, being_held, item_of, not_closed, put
from lok.acts.record_text import drop
from lok.kinds.aanwezigheden import Aanwezigheidsstatus
from lok.words.terminal import RefusedError

AWAY = "belangenconflict"


def step_out(text: str, seat: str, index: int, *, away: bool = True) -> str:
    """The text in which a seat leaves the room for one item that concerns itself; ``away`` false takes that back.

    Raises:
        RefusedError: There is no such item, or the minutes are approved.
    """
    meeting = not_closed(text)
    seats = list(item_of(meeting, index).belangenconflict)
    if away is (seat in seats):
        return text
    if away:
        return append(text, (ITEMS, index, AWAY), seat)
    return drop(text, (ITEMS, index, AWAY, seats.index(seat)))


def chair(text: str, seat: str | None, office: str = "voorzitter") -> str:
    """The text that says which seat chairs, or with ``office`` ``secretaris`` which takes the minutes; ``None`` for nobody."""
    not_closed(text)
    return put(text, (), office, seat) if seat else drop(text, (office,))


def give_proxy(text: str, seat: str, holder: str | None) -> str:
    """The text in which a seat that is not there gives its vote to another one; ``None`` takes that back.

    Raises:
        RefusedError: It is there itself, or is not marked yet.
    """
    meeting = being_held(text)
    index = row_of(meeting, seat)
    if index is None or meeting.aanwezigheden[index].status is Aanwezigheidsstatus.aanwezig:
        raise RefusedError("alleen wie verontschuldigd of afwezig is, geeft een volmacht. Duid dat eerst aan.")
    return put(text, (LIST, index), "volmacht_aan", holder) if holder else drop(text, (LIST, index, "volmacht_aan"))
