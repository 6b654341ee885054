"""What holds for the list of attendance of one meeting (V09, V10)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from lok.kinds.aanwezigheden import HOURS, THERE, Aanwezigheid
from lok.kinds.bewaartermijnen import TAKEN_OUT
from lok.model.depends import asks_for
from lok.source.problems import Finding

if TYPE_CHECKING:
    from lok.kinds.vergadering import Vergadering


def each_seat_once(record: Vergadering) -> Iterator[Finding]:
    """V10: a seat stands once in the attendance list, and a person is present for one seat."""
    seats: dict[str, int] = {}
    persons: dict[str, int] = {}
    for index, line in enumerate(record.aanwezigheden):
        if line.zetel in seats:
            yield Finding(
                ("aanwezigheden", index, "zetel"),
                "V10",
                f"{line.zetel} staat al bij aanwezigheden[{seats[line.zetel] + 1}]",
                "Laat elke zetel één keer voorkomen.",
            )
        seats.setdefault(line.zetel, index)
        if line.persoon and line.persoon != TAKEN_OUT and asks_for(line, "persoon"):
            if line.persoon in persons:
                yield Finding(
                    ("aanwezigheden", index, "persoon"),
                    "V10",
                    f"deze persoon is ook aanwezig bij aanwezigheden[{persons[line.persoon] + 1}]",
                    "Eén persoon bezet één zetel. Gaf de andere zetel een volmacht, zet die dan op verontschuldigd met ‘volmacht_aan:’.",
                )
            persons.setdefault(line.persoon, index)


def hours_in_order(record: Vergadering) -> Iterator[Finding]:
    """V09: who came later or left earlier did so during the meeting, and only who was there did either."""
    begin = record.werkelijk_begin or record.gepland_begin
    for index, line in enumerate(record.aanwezigheden):
        for name, wrong, hint in _wrong_hours(line, begin, record.einde):
            yield Finding(("aanwezigheden", index, name), "V09", wrong, hint)


def _wrong_hours(line: Aanwezigheid, begin: datetime, end: datetime | None) -> Iterator[tuple[str, str, str]]:
    look = "Kijk het uur en de datum na. Na middernacht schrijf je de datum van de volgende dag."
    if line.status not in THERE:
        hint = "Verwijder het uur, of schrijf ‘status: aanwezig’."
        for name in HOURS:
            if getattr(line, name) is not None:
                yield name, f"wie {line.status.woord} is, was er niet van of tot een uur", hint
        return
    if line.van is not None and end is not None and line.van >= end:
        yield "van", f"dit is niet voor het einde van de vergadering ({end:%Y-%m-%d %H:%M})", look
    if line.tot is None:
        return
    if line.tot <= begin:
        yield "tot", f"dit is niet na het begin van de vergadering ({begin:%Y-%m-%d %H:%M})", look
    elif line.van is not None and line.tot <= line.van:
        yield "tot", f"dit is niet na ‘van’ ({line.van:%Y-%m-%d %H:%M})", look
    elif end is not None and line.tot > end:
        yield "tot", f"dit is na het einde van de vergadering ({end:%Y-%m-%d %H:%M})", look


def offices_are_in_the_room(record: Vergadering) -> Iterator[Finding]:
    """V10: who chaired or took the minutes was there."""
    gone = {line.zetel: line for line in record.aanwezigheden if line.status not in THERE}
    for name, did in (("voorzitter", "zat voor"), ("secretaris", "nam verslag")):
        line = gone.get(getattr(record, name) or "")
        if line is not None:
            message = f"{line.zetel} {did}, maar staat in de lijst als {line.status.woord}"
            hint = "Noem de zetel die dat die dag deed, of verbeter de aanwezigheden."
            yield Finding((name,), "V10", message, hint)
