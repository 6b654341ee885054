"""Days that cannot be: before there were local childcare councils, or in the future for what already happened (V34)."""

from __future__ import annotations

from datetime import date as day
from datetime import datetime
from typing import TYPE_CHECKING

from lok.archive.archive import OfEach
from lok.kinds.vergadering import Vergadering
from lok.kinds.vergaderstatus import HELD
from lok.model.happened import facts_of
from lok.source.problems import Finding, Level, dotted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.archive.archive import Archive
    from lok.model.kind import Record
    from lok.source.positions import Path

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


def council_days_are_possible(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """V34: no day of the council lies before there were councils."""
    del date
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


def facts_are_past(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """V34: what a record says has happened did not happen tomorrow, whatever its kind."""
    hint = "Vul deze datum pas in als het zover is."
    for record, days in _days_of(_all(archive)):
        for at, value in days:
            if value > date:
                yield record, Finding(at, "V34", f"{value} ligt in de toekomst", hint)


@OfEach
def _days_of(record: Record) -> tuple[tuple[Path, day], ...]:
    """The days on which a record says that something happened."""
    return tuple(facts_of(record))


def changes_are_dated(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """``laatst_gewijzigd`` is not earlier than what the record tells: the latest of its facts that has come."""
    for record in _all(archive):
        if found := told_later(record, date):
            value, at = found
            message = f"het record veranderde volgens dit veld voor het laatst op {record.laatst_gewijzigd}, maar {dotted(at)} is {value}"
            hint = f"Schrijf {value} of een latere dag, of kijk {dotted(at)} na. Agenda en feeds lezen dit veld."
            yield record, Finding(("laatst_gewijzigd",), "laatst-gewijzigd", message, hint)


def told_later(record: Record, date: day) -> tuple[day, Path] | None:
    """The latest day that a record tells of and that came after its ``laatst_gewijzigd``, with its place; ``None`` when it has none."""
    changed = record.laatst_gewijzigd
    if changed is None:
        return None
    told = [(value, at) for at, value in (*facts_of(record, telling=True), *_held(record)) if changed < value <= date]
    return max(told, key=lambda each: each[0], default=None)


def _all(archive: Archive) -> Iterator[Record]:
    return (record for soort in archive.records for record in archive.all(soort))


def _held(record: Record) -> Iterator[tuple[Path, day]]:
    """The day of a meeting that was held: a plan until then."""
    if isinstance(record, Vergadering) and record.status in HELD:
        yield ("gepland_begin",), record.gepland_begin.date()


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
