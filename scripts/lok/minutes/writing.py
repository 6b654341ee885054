"""The choices become a new text of the meeting's record, at their places; all else stays as it was typed.

Nothing that stands there is written over in silence: it is a conflict, with both texts. What may never be kept is not
written. The result is not judged here: that is for the check, which then speaks for itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from lok.kinds.vergaderstatus import BEFORE, Vergaderstatus
from lok.minutes.agenda import bare
from lok.minutes.choices import Choices, chosen
from lok.minutes.pasted import Readers
from lok.minutes.sheet import ITEMS, Sheet
from lok.minutes.written_items import Refusal, Writer
from lok.words.shown import shortened
from lok.words.spoken_days import spoken_hour
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date as day

    from lok.minutes.around import Around
    from lok.minutes.pasted import Pasted
    from lok.minutes.sheet import Conflict

NO_HOUR: Final = "Er staat niet wanneer de vergadering echt begon. Vul dat uur in: dan is het verslag een ontwerp."
TOOL_UNSAID: Final = "Een programma hielp bij dit verslag, en geen zin zegt dat. Zet die zin terug."


@dataclass(frozen=True, slots=True)
class Written:
    """The new text of the record, what stands in the way of the rest, and what is still open; Dutch for who chose."""

    text: str
    conflicts: tuple[Conflict, ...] = ()
    refused: tuple[Refusal, ...] = ()
    open: tuple[str, ...] = field(default=())


def write(text: str, pasted: Pasted, data: Mapping[str, Any], around: Around, date: day) -> Written:
    """The record of the meeting with what was chosen of the minutes.

    Args:
        text: The record as it stands.
        pasted: The minutes as they were cut.
        data: The choices, see ``choices``.
        around: What is known on the day of the meeting.
        date: Today.

    Raises:
        RefusedError: Nothing can be written into this meeting, or the choices are not of these minutes.
        NotEditedError: The record is typed in a way in which that cannot be written.
    """
    choices = chosen(data, pasted)
    sheet = Sheet(text, choices.settled, around.called)
    _refuse(sheet, around, date)
    writer = Writer(sheet, around, choices, pasted)
    writer.items()
    _head(sheet, choices, around, writer)
    lines = _attendance(sheet, choices, around, writer)
    _guests(sheet, choices, writer)
    if not lines and (total := choices.head.get("aanwezig_totaal")):
        sheet.field((), "aanwezig_totaal", total)
    if pasted.tool and not choices.tool_line and any(each.readers is not Readers.weglaten for each in choices.blocks):
        writer.open.append(TOOL_UNSAID)
    if sheet.text != text:
        _status(sheet, writer)
        sheet.set((), "laatst_gewijzigd", date.isoformat())
    _unplaced(pasted, choices, writer)
    return Written(sheet.text, tuple(sheet.conflicts), tuple(writer.refused), tuple(writer.open))


def _refuse(sheet: Sheet, around: Around, date: day) -> None:
    """Raise ``RefusedError`` for a meeting that has no minutes, or has them for good."""
    status = sheet.data.get("status")
    if status == Vergaderstatus.verslag_goedgekeurd.value:
        raise RefusedError("het verslag van deze vergadering is al goedgekeurd. Verbeter het met een correctie.")
    if status == Vergaderstatus.afgelast.value:
        raise RefusedError("deze vergadering is afgelast. Ging ze toch door, verander dan eerst de status.")
    if around.day > date:
        raise RefusedError("deze vergadering moet nog komen. Kies de vergadering van dit verslag.")


def _head(sheet: Sheet, choices: Choices, around: Around, writer: Writer) -> None:
    for name in ("werkelijk_begin", "einde", "locatie", "voorzitter", "secretaris", "quorum_bereikt"):
        if value := choices.head.get(name):
            if writer.keeps_out(value):
                continue
            if name in ("voorzitter", "secretaris") and value not in around.composition.holdings:
                raise RefusedError(f"bij ‘{name}’ is een zetel gekozen die er die dag niet was.")
            sheet.field((), name, value)
    if following := choices.head.get("volgende_vergadering"):
        sheet.field((), "volgende_vergadering", following)


def _attendance(sheet: Sheet, choices: Choices, around: Around, writer: Writer) -> int:
    """The lines of attendance that were confirmed, and of the other seats what was said of them; how many there are then."""
    rows = {line["zetel"]: line for line in choices.attendance}
    if choices.others and (rows or sheet.data.get("aanwezigheden")):
        listed = {line.get("zetel") for line in sheet.data.get("aanwezigheden") or ()}
        for seat in around.expected:
            if seat not in rows and seat not in listed:
                rows[seat] = {"zetel": seat, "status": choices.others}
    for seat, line in rows.items():
        if seat not in around.composition.holdings:
            raise RefusedError(f"de zetel ‘{shortened(seat)}’ was er die dag niet. Kies een andere.")
        row = _row(line, around)
        existing = sheet.data.get("aanwezigheden") or []
        known = next((at for at, each in enumerate(existing) if each.get("zetel") == seat), None)
        same = known is not None and all(existing[known].get(name) == value for name, value in row.items())
        sheet.add((), "aanwezigheden", row, known, same=same)
        _course(line, sheet, writer)
    count = len(sheet.data.get("aanwezigheden") or ())
    left = [
        seat
        for seat in around.expected
        if seat not in {each.get("zetel") for each in sheet.data.get("aanwezigheden") or ()}
    ]
    if count and left:
        writer.open.append(f"Van {len(left)} zetels staat er niet of ze er waren: {', '.join(map(around.seat, left))}.")
    return count


def _row(line: Mapping[str, str], around: Around) -> dict[str, Any]:
    """A line of attendance as the record has it, its hours as moments."""
    row: dict[str, Any] = {"zetel": line["zetel"], "status": line["status"]}
    for name in ("persoon", "volmacht_aan"):
        if value := line.get(name):
            row[name] = value
    begin = f"{around.meeting.werkelijk_begin or around.meeting.gepland_begin:%Y-%m-%d %H:%M}"
    for name in ("van", "tot"):
        if hour := line.get(name):
            row[name] = _moment(begin, hour)
    return row


def _moment(begin: str, hour: str) -> str:
    """An hour of that evening; one before the beginning is after midnight."""
    clock = spoken_hour(hour)
    if clock is None:
        raise RefusedError(f"‘{shortened(hour, 20)}’ is geen uur. Schrijf bijvoorbeeld 20:15.")
    start = datetime.fromisoformat(begin)
    at = datetime.combine(start.date(), clock)
    return f"{at if at >= start else at + timedelta(days=1):%Y-%m-%d %H:%M}"


def _course(line: Mapping[str, str], sheet: Sheet, writer: Writer) -> None:
    """Who came or left with an item, at that item."""
    for name, here in (("vanaf_punt", "ja"), ("tot_punt", "nee")):
        number = line.get(name, "")
        if not number:
            continue
        at = next((index for index, each in enumerate(sheet.items) if bare(str(each.get("nr"))) == bare(number)), None)
        if at is None:
            writer.open.append(f"Een zetel kwam of vertrok bij punt {shortened(number, 12)}, en dat punt is er niet.")
            continue
        rows = sheet.items[at].get("aanwezig_afwijkend") or []
        row = {"zetel": line["zetel"], "aanwezig": here}
        known = next((place for place, each in enumerate(rows) if each.get("zetel") == line["zetel"]), None)
        sheet.add((ITEMS, at), "aanwezig_afwijkend", row, known, same=known is not None and rows[known] == row)


def _guests(sheet: Sheet, choices: Choices, writer: Writer) -> None:
    for capacity in choices.guests:
        known = {str(each.get("hoedanigheid", "")).casefold() for each in sheet.data.get("gasten") or ()}
        if capacity and capacity.casefold() not in known and not writer.keeps_out(capacity):
            sheet.add((), "gasten", {"hoedanigheid": capacity[:300]}, None, same=False)


def _status(sheet: Sheet, writer: Writer) -> None:
    """How far the meeting is now: minutes in draft, unless the council was not in number or the hour is unknown."""
    data = sheet.data
    try:
        status = Vergaderstatus(str(data.get("status")))
    except ValueError:
        return
    if status not in BEFORE and status is not Vergaderstatus.gehouden:
        return
    wanted = Vergaderstatus.verslag_ontwerp
    decided = any(each.get("besluit") or each.get("stemmingen") or each.get("verkiezingen") for each in sheet.items)
    attended = bool(data.get("aanwezigheden") or data.get("aanwezig_totaal"))
    if data.get("quorum_bereikt") == "nee":
        wanted = Vergaderstatus.onvoltallig
    elif not data.get("werkelijk_begin") and (attended or not decided):
        wanted = Vergaderstatus.gehouden
        writer.open.append(NO_HOUR)
    sheet.set((), "status", wanted.value)


def _unplaced(pasted: Pasted, choices: Choices, writer: Writer) -> None:
    """What asks for somebody's decision and had none."""
    confirmed = {line["zetel"] for line in choices.attendance}
    loose = [each for each in pasted.attendance if not each.sure and not confirmed & set(each.seats)]
    if loose:
        lines = "1 regel" if len(loose) == 1 else f"{len(loose)} regels"
        writer.open.append(f"Van de aanwezigheden hoort {lines} niet zeker bij een zetel: dat is niet overgenomen.")
    nameless = [each for each in pasted.guests if not each.hoedanigheid]
    if nameless and len(choices.guests) < len(pasted.guests):
        writer.open.append("Van een gast staat er alleen een naam. Vul in in welke hoedanigheid die gast kwam.")
