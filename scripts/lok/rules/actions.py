"""Actions between meetings: carried on by the same words, closed after they were made, done in time (V31)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.dutch import counted
from lok.facts.actions import followed, mentions
from lok.kinds.vergaderingen import HELD
from lok.problems import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from lok.facts import Facts
    from lok.kinds.base import Record


def actions_in_time(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V31: an action that is not done by its deadline asks for attention, where it was last written down."""
    for action in followed(facts.meetings):
        if late := action.late_days(date):
            last = action.last
            message = f"het actiepunt is {counted(late, 'dag', 'dagen')} over tijd"
            hint = "Is het klaar, schrijf dan ‘status: afgerond’ en ‘afgerond_op:’. Spreek anders een nieuwe dag af."
            yield last.meeting, Finding((*last.at, "deadline"), "V31", message, hint, Level.AANDACHTSPUNT)


def carried_actions_have_an_origin(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V31: an action that was carried on stands by the same words in an earlier meeting, and was closed no sooner."""
    del date
    made = {(each.meeting.id, each.action.omschrijving.casefold()) for each in mentions(facts.meetings)}
    for each in mentions(facts.meetings):
        origin = facts.archive.get("vergaderingen", each.action.overgedragen_van or "")
        if origin is None:
            continue
        at, day_made = (*each.at, "overgedragen_van"), origin.gepland_begin.date()
        closed = each.action.afgerond_op
        if origin.status not in HELD or origin.gepland_begin >= each.meeting.gepland_begin:
            message = f"{origin.id} is geen eerdere vergadering die is gehouden"
            yield each.meeting, Finding(at, "V31", message, "Noem de vergadering die het actiepunt afsprak.")
        elif closed is not None and closed < day_made:
            message = f"het actiepunt is afgerond op {closed}, voor de vergadering van {day_made} die het afsprak"
            yield each.meeting, Finding((*each.at, "afgerond_op"), "V31", message, "Kijk de datum na.")
        elif each.key not in made:
            message = f"op {origin.id} staat geen actiepunt met deze omschrijving"
            hint = "Neem de omschrijving woord voor woord over: zo blijft te volgen wat ervan kwam."
            yield each.meeting, Finding(at, "V31", message, hint, Level.AANDACHTSPUNT)
