"""Who is there: each seat is marked, comes later, leaves, or steps out for one item.

What an item says of a seat (``aanwezig_afwijkend``) holds from that item on, in the order in which items stand. The first
thing it says tells also how it was before: who comes in was not there, who leaves was.
"""

from __future__ import annotations

from enum import auto
from itertools import takewhile
from typing import TYPE_CHECKING

from lok.acts.meeting_text import ITEMS, append, as_moment, being_held, item_of, meeting_of, named, put
from lok.acts.record_text import drop, moment, one_line, value_at
from lok.facts.sitting import unmarked
from lok.kinds.aanwezigheden import Aanwezigheidsstatus
from lok.model.fields import Keuze
from lok.words.dutch import hour
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from lok.facts.facts import Facts
    from lok.kinds.aanwezigheden import Aanwezigheid
    from lok.kinds.vergadering import Vergadering

LIST = "aanwezigheden"
MOVES = "aanwezig_afwijkend"


class Aanduiding(Keuze):
    """What is marked of a seat; who is replaced is there, in the person of somebody else."""

    aanwezig = auto()
    verontschuldigd = auto()
    afwezig = auto()
    vervangen = auto()


def mark(text: str, seat: str, state: Aanduiding | None, *, person: str = "") -> str:
    """The text with a seat marked; ``None`` means that nobody says anything of it yet.

    Who is marked as not there chairs no more, takes no minutes, holds no proxy, and neither came nor left.

    Args:
        text: The text of a meeting that is being held.
        seat: The id of the seat.
        state: How it is marked.
        person: Who sits there in the place of the usual member; asked for ``vervangen``.

    Raises:
        RefusedError: The meeting is not being held, or nobody is named who takes the place.
    """
    meeting = being_held(text)
    there = state in (Aanduiding.aanwezig, Aanduiding.vervangen)
    if state is Aanduiding.vervangen:
        person = one_line(person, "zeg wie in de plaats komt. Zonder vervanger is de zetel verontschuldigd of afwezig.")
    if not there:
        text = _gone(text, meeting, seat)
    index = row_of(meeting, seat)
    if state is None:
        return text if index is None else drop(text, (LIST, index))
    status = (Aanwezigheidsstatus.aanwezig if there else Aanwezigheidsstatus(state.value)).value
    if index is None:
        text = append(text, (LIST,), {"zetel": seat, "status": status})
        index = len(meeting.aanwezigheden)
    else:
        text = put(text, (LIST, index), "status", status)
    at = (LIST, index)
    for name in ("volmacht_aan",) if there else ("van", "tot"):
        text = drop(text, (*at, name))
    return put(text, at, "persoon", person) if state is Aanduiding.vervangen else drop(text, (*at, "persoon"))


def mark_others(facts: Facts, text: str, state: Aanduiding) -> str:
    """The text in which every seat that is not marked yet is marked alike; a seat that nobody fills cannot be there.

    Raises:
        RefusedError: The meeting is not being held, or somebody would have to be named.
    """
    if state is Aanduiding.vervangen:
        raise RefusedError("zeg per zetel wie in de plaats komt.")
    meeting = being_held(text)
    filled = facts.timeline.on(meeting.gepland_begin.date()).filled
    for seat in unmarked(facts.archive, meeting):
        empty = state is Aanduiding.aanwezig and seat.id not in filled
        text = mark(text, seat.id, Aanduiding.afwezig if empty else state)
    return text


def came_in(text: str, seat: str, index: int, at: datetime | None = None) -> str:
    """The text in which a seat comes in with the item at ``index``, and so was not there before.

    Args:
        text: The text of a meeting that is being held.
        seat: The id of the seat; who was not marked, or marked as not there, is there from now on.
        index: The item.
        at: The hour, which the list of attendance keeps for the first time a seat comes.

    Raises:
        RefusedError: The seat is there already since an earlier item, or that is no hour of this meeting.
    """
    meeting = being_held(text)
    item = item_of(meeting, index)
    said = _said(meeting, seat)
    if said.pop(index, None) is False:  # it left with this item, and is back before the next
        text = _without(text, seat, index)
        if _was_there(meeting := meeting_of(text), seat, index):
            return text
    before = [value for place, value in sorted(said.items()) if place < index]
    if _said(meeting, seat).get(index) or (before and before[-1]):
        raise RefusedError(f"deze zetel is er al bij {named(item)}. Kwam ze later, haal dan eerst weg wat er staat.")
    text = _say(_listed(text, meeting, seat), meeting, seat, index, here=True)
    text = text if False in _later(meeting, seat, index) else _no_hour(text, seat, "tot")
    return text if before else _keep_hour(text, seat, "van", at)


def left(text: str, seat: str, index: int, at: datetime | None = None) -> str:
    """The text in which a seat is gone from the item at ``index`` on.

    Args:
        text: The text of a meeting that is being held.
        seat: The id of the seat.
        index: The first item without it.
        at: The hour, which the list of attendance keeps for the last time a seat leaves.

    Raises:
        RefusedError: The seat was not there, or that is no hour of this meeting.
    """
    meeting = being_held(text)
    item = item_of(meeting, index)
    if not _was_there(meeting, seat, index):
        raise RefusedError(f"deze zetel was er niet voor {named(item)}. Duid eerst aan dat ze aanwezig is.")
    text = _say(_listed(text, meeting, seat), meeting, seat, index, here=False)
    return text if True in _later(meeting, seat, index) else _keep_hour(text, seat, "tot", at)


def neither(text: str, seat: str, index: int) -> str:
    """The text in which a seat neither came in nor left with the item at ``index``: what was said so was a mistake.

    Raises:
        RefusedError: The meeting is not being held, or there is no such item.
    """
    item_of(being_held(text), index)
    return _without(text, seat, index)


def row_of(meeting: Vergadering, seat: str) -> int | None:
    """The place of a seat in the list of attendance; ``None`` while it is not marked."""
    return next((index for index, each in enumerate(meeting.aanwezigheden) if each.zetel == seat), None)


def _line(meeting: Vergadering, seat: str) -> Aanwezigheid | None:
    index = row_of(meeting, seat)
    return None if index is None else meeting.aanwezigheden[index]


def _listed(text: str, meeting: Vergadering, seat: str) -> str:
    """The text in which a seat that was there for some part stands as present."""
    line = _line(meeting, seat)
    there = line is not None and line.status is Aanwezigheidsstatus.aanwezig
    return text if there else mark(text, seat, Aanduiding.aanwezig)


def _said(meeting: Vergadering, seat: str) -> dict[int, bool]:
    """By item, whether it says that the seat came in or that it left; its last word where it says both."""
    return {
        index: change.aanwezig
        for index, item in enumerate(meeting.agendapunten)
        for change in item.aanwezig_afwijkend
        if change.zetel == seat
    }


def _later(meeting: Vergadering, seat: str, index: int) -> tuple[bool, ...]:
    return tuple(here for place, here in sorted(_said(meeting, seat).items()) if place > index)


def _was_there(meeting: Vergadering, seat: str, index: int) -> bool:
    """Whether a seat was there until the item at ``index``."""
    said = sorted(_said(meeting, seat).items())
    before = [here for place, here in said if place < index]
    if before:
        return before[-1]
    line = _line(meeting, seat)
    present = line is not None and line.status is Aanwezigheidsstatus.aanwezig
    return present and not (said and said[0][1])


def _say(text: str, meeting: Vergadering, seat: str, index: int, *, here: bool) -> str:
    """The text in which an item says that a seat came or left, and the next word of it is another one."""
    later = ((place, each) for place, each in sorted(_said(meeting, seat).items()) if place > index)
    text = _without_again(text, seat, later, here=here)
    text = _drop_moves(text, seat, index)
    return append(text, (ITEMS, index, MOVES), {"zetel": seat, "aanwezig": "ja" if here else "nee"})


def _without(text: str, seat: str, index: int) -> str:
    """The text without what an item says of a seat, nor the next word of it that would then say something else."""
    said = sorted(_said(meeting_of(text), seat).items())
    place = next((place for place, (at, _) in enumerate(said) if at == index), None)
    if place is None:
        return text
    text = _drop_moves(text, seat, index)
    text = _without_again(text, seat, said[place + 1 :], here=said[place - 1][1] if place else True)
    left_over = sorted(_said(meeting_of(text), seat).items())
    if not left_over or left_over[-1][1]:
        text = _no_hour(text, seat, "tot")
    return text if left_over and left_over[0][1] else _no_hour(text, seat, "van")


def _without_again(text: str, seat: str, later: Iterable[tuple[int, bool]], *, here: bool) -> str:
    """The text without the next words of later items that only say again what is so already."""
    for index, _ in takewhile(lambda each: each[1] is here, later):
        text = _drop_moves(text, seat, index)
    return text


def _drop_moves(text: str, seat: str, index: int) -> str:
    moves = meeting_of(text).agendapunten[index].aanwezig_afwijkend
    for place in reversed([place for place, each in enumerate(moves) if each.zetel == seat]):
        text = drop(text, (ITEMS, index, MOVES, place))
    return text


def _gone(text: str, meeting: Vergadering, seat: str) -> str:
    """The text without what only holds for somebody who was there."""
    for index in _said(meeting, seat):
        text = _drop_moves(text, seat, index)
    for office in ("voorzitter", "secretaris"):
        if getattr(meeting, office) == seat:
            text = drop(text, (office,))
    for index, line in enumerate(meeting.aanwezigheden):
        if line.volmacht_aan == seat:
            text = drop(text, (LIST, index, "volmacht_aan"))
    return text


def _keep_hour(text: str, seat: str, name: str, at: datetime | None) -> str:
    """The text with the hour at which a seat came or left; that of the beginning itself says nothing and is left out."""
    if at is None:
        return _no_hour(text, seat, name)
    meeting = meeting_of(text)
    at = as_moment(at)
    line = _line(meeting, seat)
    begin = meeting.werkelijk_begin or meeting.gepland_begin
    came, went = (line.van, line.tot) if line is not None else (None, None)
    first = max(begin, came) if name == "tot" and came is not None else begin
    last = min(each for each in (meeting.einde, went if name == "van" else None, at) if each is not None)
    if at < first or at > last:
        raise RefusedError(f"{hour(at)} valt niet binnen deze vergadering, of voor de zetel er was. Kijk het uur na.")
    if at == first or (name == "van" and at in (meeting.einde, went)):
        return _no_hour(text, seat, name)
    return put(text, (LIST, row_of(meeting, seat)), name, moment(at))  # type: ignore[arg-type]  # a row was made above


def _no_hour(text: str, seat: str, name: str) -> str:
    rows = value_at(text, ()).get(LIST) or ()
    index = next((index for index, each in enumerate(rows) if each["zetel"] == seat), None)
    return text if index is None else drop(text, (LIST, index, name))
