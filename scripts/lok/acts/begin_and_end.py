"""A meeting is opened, closed, and written up: its state, its hours, and who was known not to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.acts.attendance import Aanduiding, mark
from lok.acts.meeting_text import as_moment, being_held, dated, meeting_of, put, still_to_come
from lok.acts.record_text import drop, moment
from lok.facts.gathering import quorum_rule
from lok.facts.quorum import quorum_of
from lok.facts.sitting import asked, unmarked
from lok.kinds.toezeggingen import Antwoord
from lok.kinds.vergaderstatus import Vergaderstatus
from lok.words.dutch import hour, listed, written_date
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from datetime import date as day
    from datetime import datetime

    from lok.facts.facts import Facts
    from lok.kinds.vergadering import Vergadering


def open_meeting(facts: Facts, text: str, at: datetime) -> str:
    """The text of a meeting that began. Who sent apologies is marked so; of every other seat nothing is said yet.

    Args:
        facts: The council.
        text: The text of a meeting that is still to come.
        at: When it began.

    Raises:
        RefusedError: It was opened or cancelled, or its day has not come.
    """
    meeting = still_to_come(text)
    at = as_moment(at)
    if at.date() < meeting.gepland_begin.date():
        planned = written_date(meeting.gepland_begin.date())
        raise RefusedError(f"deze vergadering is pas op {planned}. Is ze verplaatst, pas dan eerst de datum aan.")
    text = put(text, (), "status", Vergaderstatus.gehouden.value)
    text = put(text, (), "werkelijk_begin", moment(at))
    for line in meeting.toezeggingen:
        seat = facts.seats.get(line.zetel)
        there = seat is not None and seat.held_on(meeting.gepland_begin.date())
        if there and line.antwoord is Antwoord.verontschuldigd:
            text = mark(text, line.zetel, Aanduiding.verontschuldigd)
    return dated(text, at.date())


def close_meeting(facts: Facts, text: str, at: datetime) -> str:
    """The text of a meeting that ended, with what follows for its quorum. What is left to do is in ``closing_checklist``.

    Args:
        facts: The council.
        text: The text of a meeting that is being held.
        at: When it ended.

    Raises:
        RefusedError: It is not being held, has an end already, or that is before it began or before somebody left.
    """
    meeting = being_held(text)
    at = as_moment(at)
    if meeting.einde is not None:
        raise RefusedError(f"deze vergadering is al gesloten, om {hour(meeting.einde)}.")
    begin = meeting.werkelijk_begin or meeting.gepland_begin
    came = {begin, *(line.van for line in meeting.aanwezigheden if line.van is not None)}
    last = max(came.union(line.tot for line in meeting.aanwezigheden if line.tot is not None))
    if at < last or at in came:
        raise RefusedError(f"het einde komt na {hour(last)}. Na middernacht geef je de volgende dag.")
    text = put(text, (), "einde", moment(at))
    return dated(_with_quorum(facts, text, meeting), at.date())


def began(text: str, at: datetime) -> str:
    """The text of a meeting that began at another hour than was written down.

    Raises:
        RefusedError: It is not being held, or that is after it ended or after somebody came or left.
    """
    meeting = being_held(text)
    at = as_moment(at)
    hours = [each for line in meeting.aanwezigheden for each in (line.van, line.tot)]
    first = min((each for each in (meeting.einde, *hours) if each is not None), default=None)
    if first is not None and at >= first:
        raise RefusedError(f"het begin komt voor {hour(first)}. Kijk de uren na.")
    return dated(put(text, (), "werkelijk_begin", moment(at)), at.date())


def reopen(text: str) -> str:
    """The text of a meeting that goes on after all: without its end, and without what followed from that for its quorum.

    Raises:
        RefusedError: It has no end, or there is a draft of its minutes.
    """
    meeting = being_held(text)
    if meeting.status is Vergaderstatus.verslag_ontwerp:
        raise RefusedError("er is al een ontwerpverslag. Verbeter dat.")
    if meeting.einde is None:
        raise RefusedError("deze vergadering is nog niet gesloten.")
    text = drop(drop(text, ("einde",)), ("quorum_bereikt",))
    return put(text, (), "status", Vergaderstatus.gehouden.value)


def draft_minutes(facts: Facts, text: str, date: day) -> str:
    """The text of a meeting whose minutes are a draft that can go round, and be approved by the next meeting.

    Raises:
        RefusedError: It is not closed, a seat is not marked, or there is a draft already.
    """
    meeting = being_held(text)
    if meeting.status is Vergaderstatus.verslag_ontwerp:
        raise RefusedError("er is al een ontwerpverslag.")
    if meeting.status is Vergaderstatus.onvoltallig:
        raise RefusedError("de raad was niet in aantal: zo’n vergadering heeft geen verslag dat goedgekeurd wordt.")
    if meeting.einde is None or meeting.werkelijk_begin is None:
        raise RefusedError("zeg eerst wanneer de vergadering begon en eindigde.")
    if seats := unmarked(facts.archive, meeting):
        names = listed(f"‘{each.naam}’" for each in seats)
        raise RefusedError(f"duid eerst aan wie er was. Nog niet aangeduid: {names}.")
    return dated(put(text, (), "status", Vergaderstatus.verslag_ontwerp.value), date)


def _with_quorum(facts: Facts, text: str, meeting: Vergadering) -> str:
    """The text that says whether the council was in number, where that is asked and can be told."""
    composition, rule = facts.composition_of(meeting), quorum_rule(meeting, facts.raad)
    stand = quorum_of(meeting_of(text), composition, rule, facts.seats.keys())
    if stand is None or stand.reached is None or asked(facts, meeting) is None:
        return text
    text = put(text, (), "quorum_bereikt", "ja" if stand.reached else "nee")
    return text if stand.reached else put(text, (), "status", Vergaderstatus.onvoltallig.value)
