"""Days that cannot be: before there were local childcare councils, or in the future for what already happened (V34)."""

from __future__ import annotations

from datetime import date as day
from datetime import datetime
from typing import TYPE_CHECKING

from lok.kinds.vergaderstatus import HELD
from lok.source.problems import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.archive.archive import Archive
    from lok.model.kind import Record

FIRST_DAY = day(1990, 1, 1)
"""No council is older. Year reports of Kind en Gezin of 2001 and 2005 describe local councils on childcare; they became
advisory councils by the decision of the Flemish Government of 4 May 2007."""
FIRST_ADVISORY_DAY = day(2007, 5, 4)
"""Before this day a council was no advisory council yet: a date so early is possible, and worth a look."""

COUNCIL_DAYS = {
    "vergaderingen": ("gepland_begin", "werkelijk_begin", "einde"),
    "adviezen": ("uitgebracht_op", "overgemaakt_op"),
    "mandaten": ("van", "tot"),
    "memoranda": ("vastgesteld_op",),
}
"""Per kind the fields that hold days of the council's own life."""

PAST_DAYS = {"adviezen": ("uitgebracht_op", "overgemaakt_op"), "memoranda": ("vastgesteld_op",)}
"""Per kind the fields whose day must have come."""


def council_days_are_possible(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """V34: no day of the council lies before there were councils, and what happened did not happen tomorrow."""
    for soort, fields in COUNCIL_DAYS.items():
        for record in archive.all(soort) if soort in archive.records else ():
            for field in fields:
                value = getattr(record, field)
                if value is not None and _day(value) < FIRST_DAY:
                    hint = "Kijk het jaar na: zo vroeg bestonden er geen lokale overleggen kinderopvang."
                    yield record, Finding((field,), "V34", f"{_day(value)} is te vroeg", hint)
                elif value is not None and _day(value) < FIRST_ADVISORY_DAY:
                    hint = "Lokale overleggen bestonden al, maar adviesraad zijn ze sinds 4 mei 2007. Klopt de dag, dan hoef je niets te doen."
                    message = f"{_day(value)} is heel vroeg"
                    yield record, Finding((field,), "V34", message, hint, Level.AANDACHTSPUNT)
                elif value is not None and field in PAST_DAYS.get(soort, ()) and value > date:
                    hint = "Vul deze datum pas in als het zover is."
                    yield record, Finding((field,), "V34", f"{value} ligt in de toekomst", hint)


def minuted_days_are_past(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """V34: no action is finished, and no minutes are corrected, on a day that is still to come."""
    hint = "Vul deze datum pas in als het zover is."
    for meeting in archive.all("vergaderingen"):
        for index, each in enumerate(meeting.correcties):
            if each.datum > date:
                yield meeting, Finding(("correcties", index, "datum"), "V34", f"{each.datum} ligt in de toekomst", hint)
        for item_index, item in enumerate(meeting.agendapunten):
            for index, action in enumerate(item.actiepunten):
                if action.afgerond_op is not None and action.afgerond_op > date:
                    at = ("agendapunten", item_index, "actiepunten", index, "afgerond_op")
                    yield meeting, Finding(at, "V34", f"{action.afgerond_op} ligt in de toekomst", hint)


def held_meetings_are_past(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """V34: a meeting that was held lies in the past."""
    for meeting in archive.all("vergaderingen"):
        if meeting.status in HELD and meeting.gepland_begin.date() > date:
            message = f"de vergadering van {meeting.gepland_begin:%Y-%m-%d} moet nog komen, maar de status is ‘{meeting.status.value}’"
            yield (
                meeting,
                Finding(
                    ("status",),
                    "V34",
                    message,
                    "Schrijf ‘status: gepland’ of ‘status: uitgenodigd’, of verbeter de datum.",
                ),
            )


def _day(value: day | datetime) -> day:
    return value.date() if isinstance(value, datetime) else value
