"""Meetings that a copy left twice, or under another name: the same hour, the same number in a year, a day in the id."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from lok.kinds.vergaderstatus import Vergaderstatus
from lok.source.problems import Finding, Level
from lok.words.dutch import hour

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from lok.archive.archive import Archive
    from lok.kinds.vergadering import Vergadering
    from lok.model.kind import Record


def one_meeting_at_a_time(archive: Archive, date: date) -> Iterator[tuple[Record, Finding]]:
    """A body has one meeting at one hour. What was cancelled stands in nobody's way."""
    del date
    for first, second in _twins(archive, lambda each: each.gepland_begin):
        at = second.gepland_begin
        message = f"{first.id} begint ook op {at:%Y-%m-%d} om {hour(at)}"
        hint = (
            "Is het dezelfde vergadering, verwijder dan één bestand. Verbeter anders het begin, of noem de werkgroep."
        )
        yield second, Finding(("gepland_begin",), "dubbele-vergadering", message, hint)


def one_number_a_year(archive: Archive, date: date) -> Iterator[tuple[Record, Finding]]:
    """Each meeting of a body has its own number in a year. What was cancelled may give its number to the next."""
    del date
    for first, second in _twins(archive, lambda each: (each.gepland_begin.year, each.volgnummer)):
        message = f"{first.id} is ook nummer {second.volgnummer} van {second.gepland_begin.year}"
        hint = "Geef elke vergadering van een jaar haar eigen nummer."
        yield second, Finding(("volgnummer",), "dubbele-vergadering", message, hint, Level.AANDACHTSPUNT)


def the_id_names_the_day(archive: Archive, date: date) -> Iterator[tuple[Record, Finding]]:
    """The day in the id of a meeting is that on which it is planned, or was planned before it was moved."""
    del date
    for meeting in archive.all("vergaderingen"):
        named = DAY_IN_ID.search(meeting.id)
        if named is None:
            continue
        days = [meeting.gepland_begin, *(move.begin for move in meeting.verplaatsingen if move.begin is not None)]
        shape = "%Y" if named[2] is None else "%Y-%m-%d"
        told = "-".join(each for each in named.groups() if each)
        if told not in {day.strftime(shape) for day in days}:
            message = f"de id noemt {told}, maar de vergadering is gepland op {meeting.gepland_begin:%Y-%m-%d}"
            hint = "Kijk beide na. Werd ze verplaatst, laat de id dan staan en schrijf bij ‘verplaatsingen:’ wat er eerst gepland was."
            yield meeting, Finding(("gepland_begin",), "id-en-dag", message, hint, Level.AANDACHTSPUNT)


DAY_IN_ID = re.compile(r"(?:^|-)(\d{4})(?:-(\d{2})-(\d{2}))?(?=-|$|[a-z])")
"""A year in an id, or a whole day."""


def _twins(archive: Archive, what: Callable[[Any], Any]) -> Iterator[tuple[Vergadering, Vergadering]]:
    """Of the meetings of one body that are the same in ``what``, the first with each other, by day and id."""
    found: defaultdict[Any, list[Vergadering]] = defaultdict(list)
    for meeting in sorted(archive.all("vergaderingen"), key=lambda each: (each.gepland_begin, each.id)):
        if meeting.status is not Vergaderstatus.afgelast:
            body = (meeting.orgaan, meeting.soort_vergadering, meeting.werkgroep, meeting.vroegere_raad)
            found[body, what(meeting)].append(meeting)
    for meetings in found.values():
        for second in meetings[1:]:
            yield meetings[0], second
