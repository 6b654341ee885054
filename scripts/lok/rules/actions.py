"""Actions between meetings: carried on from a meeting that made them, closed after that, done in time (V31)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.archive import OfLast
from lok.facts.actions import promises
from lok.facts.facts import make_facts
from lok.kinds.vergaderstatus import HELD
from lok.source.problems import Finding, Level
from lok.words.dutch import counted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from lok.archive.archive import Archive
    from lok.facts.actions import Entry, Promise
    from lok.facts.facts import Facts
    from lok.model.kind import Record


@OfLast
def promises_of(archive: Archive) -> tuple[Promise, ...]:
    """What was promised at all meetings of a council."""
    return tuple(promises(make_facts(archive).meetings))


def actions_in_time(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V31: an action that is not done by its deadline asks for attention, where it was last written down."""
    for promise in promises_of(facts.archive):
        if late := promise.days_late(date):
            last = promise.entries[-1]
            message = f"het actiepunt is {counted(late, 'dag', 'dagen')} over tijd"
            hint = "Is het klaar, schrijf dan ‘status: afgerond’ en ‘afgerond_op:’. Spreek anders een nieuwe dag af."
            yield last.meeting, Finding((*last.at, "deadline"), "V31", message, hint, Level.AANDACHTSPUNT)


def carried_actions_have_an_origin(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V31: an action that was carried on stands in an earlier meeting, and was closed no sooner."""
    del date
    for promise in promises_of(facts.archive):
        for entry in promise.entries:
            for finding in _without_origin(facts, promise, entry):
                yield entry.meeting, finding


def _without_origin(facts: Facts, promise: Promise, entry: Entry) -> Iterator[Finding]:
    origin = facts.archive.get("vergaderingen", entry.action.overgedragen_van or "")
    if origin is None:
        return
    at, day_made, closed = (*entry.at, "overgedragen_van"), origin.gepland_begin.date(), entry.action.afgerond_op
    if origin.status not in HELD or origin.gepland_begin >= entry.meeting.gepland_begin:
        message = f"{origin.id} is geen eerdere vergadering die is gehouden"
        yield Finding(at, "V31", message, "Noem de vergadering die het actiepunt afsprak.")
    elif closed is not None and closed < day_made:
        message = f"het actiepunt is afgerond op {closed}, voor de vergadering van {day_made} die het afsprak"
        yield Finding((*entry.at, "afgerond_op"), "V31", message, "Kijk de datum na.")
    elif promise.origin_unseen and entry is promise.entries[0]:
        message = f"op {origin.id} staat geen actiepunt met deze omschrijving"
        hint = "Neem de omschrijving woord voor woord over: zo blijft te volgen wat ervan kwam."
        yield Finding(at, "V31", message, hint, Level.AANDACHTSPUNT)
