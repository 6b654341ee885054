"""The text of one meeting: read as a record, and a field, a row or an id in it set or taken away.

What all acts around a meeting are made of. Each takes a text and gives another; none writes a file.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from lok.acts import record_text
from lok.kinds.vergadering import Vergadering
from lok.kinds.vergaderingen import KIND
from lok.kinds.vergaderstatus import BEFORE, HELD, Vergaderstatus
from lok.model.reading import BRUSSELS
from lok.source.parse import SourceError, parse
from lok.words.dutch import written_day
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from datetime import date as day

    from lok.kinds.agendapunten import Agendapunt
    from lok.source.positions import Path

ITEMS = "agendapunten"
"""The list of what is dealt with."""


def meeting_of(text: str) -> Vergadering:
    """The meeting that a text says.

    Raises:
        RefusedError: There is a fault in it.
    """
    try:
        return Vergadering.model_validate(parse(text))
    except (SourceError, ValidationError):
        message = "in deze vergadering staat een fout. Verbeter eerst wat de controle zegt, en probeer het dan opnieuw."
        raise RefusedError(message) from None


def being_held(text: str) -> Vergadering:
    """The same, of a meeting that was opened and of which the minutes are not approved yet.

    Raises:
        RefusedError: It was not opened yet, was cancelled, or its minutes are approved.
    """
    meeting = meeting_of(text)
    if meeting.status in BEFORE:
        raise RefusedError("deze vergadering is nog niet geopend. Open ze eerst.")
    if meeting.status is Vergaderstatus.verslag_goedgekeurd:
        raise RefusedError("het verslag is goedgekeurd. Wat je nu nog verandert, hoort bij de correcties.")
    if meeting.status not in HELD:
        raise RefusedError("deze vergadering ging niet door.")
    return meeting


def still_to_come(text: str) -> Vergadering:
    """The same, of a meeting that was not opened yet.

    Raises:
        RefusedError: It was, or it was cancelled.
    """
    meeting = meeting_of(text)
    if meeting.status is Vergaderstatus.afgelast:
        raise RefusedError("deze vergadering gaat niet door.")
    if meeting.status not in BEFORE:
        raise RefusedError("deze vergadering is al geopend.")
    return meeting


def not_closed(text: str) -> Vergadering:
    """The same, of a meeting that is still to come or is being held, and of which the minutes are not approved yet.

    Raises:
        RefusedError: It was cancelled, or its minutes are approved.
    """
    meeting = meeting_of(text)
    return meeting if meeting.status in BEFORE else being_held(text)


def item_of(meeting: Vergadering, index: int) -> Agendapunt:
    """An item of the agenda.

    Raises:
        RefusedError: There is none at ``index``, which somebody else may have taken away.
    """
    if not 0 <= index < len(meeting.agendapunten):
        raise RefusedError("dit punt staat niet meer op de agenda. Kijk de agenda na.")
    return meeting.agendapunten[index]


def put(text: str, at: Path, name: str, value: Any) -> str:
    """A field of the meeting, or of a group in it, with a value, whether it is there already or not."""
    return record_text.put(Vergadering, text, at, name, value)


def append(text: str, at: Path, value: Any, index: int | None = None) -> str:
    """The text with one more row in the list at ``at``, before that at ``index`` or as the last; the list may be missing."""
    return record_text.append(Vergadering, text, at, value, index)


def dated(text: str, date: day) -> str:
    """The text that says it changed on ``date``; calendar and feeds read that day. Never an earlier one than it said."""
    return record_text.dated(KIND, text, date)


def as_moment(value: datetime) -> datetime:
    """The same moment in Belgian clock time and in whole minutes, as a record holds it."""
    local = value.astimezone(BRUSSELS) if value.tzinfo else value.replace(tzinfo=BRUSSELS)
    return local.replace(second=0, microsecond=0)


def named(item: Agendapunt) -> str:
    """``punt 3, Panden en huur``."""
    return f"punt {item.nr}, {item.titel}"


def day_named(meeting: Vergadering) -> str:
    """``12 maart 2026``: the day of a meeting."""
    return written_day(meeting.gepland_begin.date())
