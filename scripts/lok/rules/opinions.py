"""Opportunity advices against the calendar: whoever asked for one gets it in time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from lok.facts.opportunity import hearing_day, hearing_start
from lok.kinds.opportuniteitsadviezen import terms
from lok.source.problems import Finding, Level
from lok.words.dutch import counted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from lok.archive.archive import Archive
    from lok.model.kind import Record

SOON = 7
"""Days before the last one from which an opinion that did not leave yet asks for attention."""


def opinions_leave_in_time(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """An opportunity advice leaves within its term, 30 calendar days after the request; in its last week that is said."""
    for record in archive.all("opportuniteitsadviezen"):
        days = terms(record.ontvangen_op)
        if days is None or record.verzonden_op is not None:
            continue
        last = record.ontvangen_op + timedelta(days=days[0])
        left = (last - date).days
        if left < 0:
            message = f"de laatste dag om dit advies te versturen was {last}, {counted(-left, 'dag', 'dagen')} geleden"
        elif left <= SOON:
            message = f"dit advies moet weg tegen {last}, over {counted(left, 'dag', 'dagen')}"
        else:
            continue
        hint = "Verstuur het advies en vul ‘verzonden_op:’ en ‘oordeel:’ in."
        yield record, Finding(("ontvangen_op",), "termijn", message, hint, Level.AANDACHTSPUNT)


def the_hearing_lasts_its_term(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """The right to be heard ends on the day that follows from the council's own rule: from receipt, or from sending."""
    del date
    for record in archive.all("opportuniteitsadviezen"):
        said, start = record.hoorrecht_tot, hearing_start(record, archive.raad)
        last = hearing_day(record, archive.raad)
        if said is None or start is None or last is None or said == last:
            continue
        since = "de ontvangst" if start == record.toegekomen_op else "de verzending"
        hint = f"Schrijf {last}: {counted((last - start).days, 'dag', 'dagen')} na {since}."
        yield record, Finding(("hoorrecht_tot",), "termijn", f"het hoorrecht loopt tot {last}, niet tot {said}", hint)
