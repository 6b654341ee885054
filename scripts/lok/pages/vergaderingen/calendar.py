"""What the pages say about the calendar that readers can subscribe to."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from lok.archive.addresses import EVENTS, event_path
from lok.edition.addresses import calendar_address, subject_address, subscribe_address
from lok.facts.deadlines import Termijndag, Termijnsoort, deadlines, event_id, in_calendar
from lok.render.markup import Markdown, plain

if TYPE_CHECKING:
    from datetime import date

    from lok.edition.select import Edition


def subscribe_link(edition: Edition, text: str, subject: str | None = None) -> Markdown:
    """A link that opens the reader's calendar program, for everything or for one subject."""
    return Markdown(f"[{plain(text)}]({subscribe_address(edition, subject)})")


def subject_file(subject: str) -> str:
    """The path of the calendar of one subject."""
    return f"{EVENTS}/{subject}.ics"


def has_subsidy_days(edition: Edition) -> bool:
    """Whether the calendar holds days of regulations at all."""
    return bool(in_calendar(edition.all("reglementen"), edition.date))


def meeting_file(meeting: Any) -> str:
    """The path of the calendar of one meeting that is still to come."""
    return event_path(meeting.id)


def deadline_file(termijn: Termijndag) -> str:
    """The path of the calendar of one day that counts for who applies, and is still to come."""
    return event_path(event_id(termijn))


def closing_day(reglement: Any, today: date) -> Termijndag | None:
    """The first last day to apply for a regulation from ``today`` on, within a year; ``None`` without one."""
    coming = deadlines(reglement, today, today + timedelta(days=365))
    return next((each for each in coming if each.soort is Termijnsoort.sluiting), None)


FUNCTIONS = (
    subscribe_link,
    calendar_address,
    subject_address,
    subject_file,
    has_subsidy_days,
    meeting_file,
    deadline_file,
    closing_day,
)
"""What templates may call."""
