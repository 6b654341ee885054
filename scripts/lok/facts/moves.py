"""Meetings that were moved or cancelled: on which day that was, and in words where a meeting was moved from.

Works on records and views alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.kinds.vergaderstatus import BEFORE
from lok.words import dutch

if TYPE_CHECKING:
    from datetime import date


def cancelled_on(meeting: Any) -> date | None:
    """The day on which a cancelled meeting was cancelled; None when the record tells no day of a change at all.

    Without its own field it is the day of the last change, and no later than the meeting itself.
    """
    planned: date = meeting.gepland_begin.date()
    if meeting.afgelast_op is not None:
        day: date = meeting.afgelast_op
        return day
    return min(meeting.laatst_gewijzigd, planned) if meeting.laatst_gewijzigd else None


def changed_for_who_comes(meeting: Any) -> date | None:
    """The last day on which changed what somebody who comes must know; None when nothing did.

    That is a move, and every change of a meeting that is still to come: day, hour, place or agenda.
    """
    days = [each.op for each in meeting.verplaatsingen]
    if meeting.status in BEFORE and meeting.laatst_gewijzigd:
        days.append(meeting.laatst_gewijzigd)
    return max(days, default=None)


def moved_in_words(move: Any) -> str:
    """``Verplaatst op 28 november 2026: eerst gepland op donderdag 10 december 2026 om 19.30 uur, Stadhuis.``."""
    was = [] if move.begin is None else [f"op {dutch.written_moment(move.begin)}"]
    if move.locatie is not None:
        was.append(move.locatie)
    return f"Verplaatst op {dutch.written_day(move.op)}: eerst gepland {', '.join(was)}."
