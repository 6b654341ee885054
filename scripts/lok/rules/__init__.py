"""The rules between records: each a generator over the whole archive, named after what must hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.rules import dates, meetings, references

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from lok.archive import Archive
    from lok.kinds.base import Record
    from lok.problems import Finding

RULES: tuple[Callable[[Archive, date], Iterator[tuple[Record, Finding]]], ...] = (
    references.resolve,
    references.leak_nothing,
    meetings.attendance_is_complete,
    meetings.votes_fit_the_room,
    meetings.approval_is_mutual,
    dates.council_days_are_possible,
    dates.held_meetings_are_past,
)
