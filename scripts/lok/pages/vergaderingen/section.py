"""Meetings have their pages as any record; this is what those pages need."""

from __future__ import annotations

from lok.pages.section import Section
from lok.pages.vergaderingen import calendar, elections, folds, meetings, places, remarks

SECTION = Section(
    functions=(
        *meetings.FUNCTIONS,
        *folds.FUNCTIONS,
        *elections.FUNCTIONS,
        *calendar.FUNCTIONS,
        *remarks.FUNCTIONS,
        *places.FUNCTIONS,
    )
)
