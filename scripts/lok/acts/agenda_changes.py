"""What changed on an agenda since it was sent, between two texts of a meeting; for members, who read every item."""

from __future__ import annotations

from lok.acts.meeting_text import meeting_of
from lok.facts.changed_agenda import AgendaChange, Agendawijziging, changed_agenda

__all__ = ["AgendaChange", "Agendawijziging", "agenda_changes"]


def agenda_changes(now: str, sent: str) -> tuple[AgendaChange, ...]:
    """What changed between the agenda that was sent and that of now, in the order of the agenda; what went stands last.

    Args:
        now: The text of the meeting.
        sent: Its text as it was when the invitation left.

    Raises:
        RefusedError: There is a fault in one of them.
    """
    return changed_agenda(meeting_of(now).agendapunten, meeting_of(sent).agendapunten)
