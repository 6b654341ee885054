"""Opportunity advices against the calendar: whoever asked for one gets it in time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

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
