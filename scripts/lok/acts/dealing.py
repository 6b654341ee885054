"""What becomes of an item while it is dealt with: the proposed decision is taken, the item is put off, somebody promises something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.acts.meeting_text import ITEMS, append, being_held, item_of, named, not_closed, put
from lok.acts.record_text import drop, filled, one_line, value_at
from lok.facts.put_off import was_put_off
from lok.kinds.agendapunten import Actiestatus
from lok.kinds.stemmingen import Stemgevolg
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from datetime import date as day

    from lok.facts.facts import Facts
    from lok.source.positions import Path

ACTIONS = "actiepunten"


def take_over(text: str, index: int) -> str:
    """The text in which the decision that was proposed with an item is the one that was taken.

    Raises:
        RefusedError: Nothing was proposed, another decision stands there, or the meeting is not being held.
    """
    item = item_of(being_held(text), index)
    if item.voorstel is None:
        raise RefusedError(f"bij {named(item)} staat geen voorstel.")
    if item.besluit is not None and item.besluit != item.voorstel:
        raise RefusedError(f"bij {named(item)} staat al een ander besluit. Pas dat aan, of wis het eerst.")
    return put(text, (ITEMS, index), "besluit", value_at(text, (ITEMS, index, "voorstel")))


def put_off_item(text: str, index: int) -> str:
    """The text in which an item was put off: it is offered again for the next agenda.

    Raises:
        RefusedError: It was put off already, or the meeting is not being held.
    """
    item = item_of(being_held(text), index)
    if was_put_off(item):
        raise RefusedError(f"{named(item)} is al uitgesteld.")
    vote = {"onderwerp": item.titel, "gevolg": Stemgevolg.uitgesteld.value}
    return append(text, (ITEMS, index, "stemmingen"), vote)


def promise(  # noqa: PLR0913 - what, who and when
    facts: Facts, text: str, index: int, what: str, *, seat: str | None = None, who: str = "", by: day | None = None
) -> str:
    """The text in which something was agreed on at an item.

    Args:
        facts: The council.
        text: The text of a meeting that is being held.
        index: The item.
        what: What has to be done; members read it.
        seat: The seat that does it, if it is one.
        who: The office or service that does it, never a person; that of the seat when it is empty.
        by: The last day.

    Raises:
        RefusedError: Words are missing, the day is past, or the meeting is not being held.
    """
    meeting = being_held(text)
    item_of(meeting, index)
    held_on = meeting.gepland_begin.date()
    if by is not None and by < held_on:
        raise RefusedError("die dag ligt voor de vergadering. Kies een latere dag.")
    found = facts.seats.get(seat or "")
    name = found.naam if found is not None else ""
    action = {
        "omschrijving": one_line(what, "zeg wat er moet gebeuren."),
        "verantwoordelijke": one_line(who or name, "zeg wie het doet: een zetel, een functie of een dienst."),
        "zetel": seat,
        "deadline": by.isoformat() if by else None,
        "status": Actiestatus.open.value,
    }
    return append(text, (ITEMS, index, ACTIONS), filled(action))


def settle(text: str, index: int, action: int, status: Actiestatus, date: day | None = None) -> str:
    """The text in which an action is as far as ``status``; one that is finished was so on ``date``.

    Raises:
        RefusedError: There is no such action, the day is missing or lies before the meeting that made it.
    """
    meeting = not_closed(text)
    item = item_of(meeting, index)
    if not 0 <= action < len(item.actiepunten):
        raise RefusedError("dat actiepunt staat er niet meer. Kijk het punt na.")
    at: Path = (ITEMS, index, ACTIONS, action)
    text = put(text, at, "status", status.value)
    if status is not Actiestatus.afgerond:
        return drop(text, (*at, "afgerond_op"))
    if date is None:
        raise RefusedError("zeg op welke dag het klaar was.")
    if item.actiepunten[action].overgedragen_van is None and date < meeting.gepland_begin.date():
        raise RefusedError("die dag ligt voor de vergadering die het afsprak. Kijk de dag na.")
    return put(text, at, "afgerond_op", date.isoformat())
