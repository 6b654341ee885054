"""Who was there in a year, seat by seat: a list on paper, and the same as a table for a spreadsheet. For members."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.kinds.aanwezigheden import Aanwezigheidsstatus
from lok.kinds.vergadering import PLENARY
from lok.kinds.vergaderstatus import HELD
from lok.papers.document import Block, Document, Heading, Paragraph, Table, bold, flat, inline
from lok.papers.sheet import named, note, sheet
from lok.papers.wish import NOTHING, Wish
from lok.words.dutch import written_day
from lok.words.spreadsheet import spreadsheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lok.edition.select import Edition

SIGNS = {
    Aanwezigheidsstatus.aanwezig: "A",
    Aanwezigheidsstatus.verontschuldigd: "V",
    Aanwezigheidsstatus.afwezig: "X",
}
MOST_MEETINGS = 14
"""How many meetings fit beside each other on a page; of more there are several tables."""
UPRIGHT = 4
"""How many meetings fit on a page that stands upright."""
LEGEND = "A: aanwezig. V: verontschuldigd. X: afwezig. Leeg: de zetel stond die dag niet in de lijst."


@dataclass(frozen=True, slots=True)
class Line:
    """One seat at one meeting: from when until when, where the minutes say it."""

    seat: str
    meeting: Any
    status: Aanwezigheidsstatus
    first: Any
    last: Any


def lines_of(edition: Edition, year: int) -> tuple[Line, ...]:
    """The attendance of the meetings that were held in a year, meeting by meeting, the earliest first."""
    meetings = [each for each in reversed(edition.all("vergaderingen")) if each.gepland_begin.year == year]
    return tuple(line for each in meetings if each.status in HELD for line in _of_meeting(edition, each))


def _of_meeting(edition: Edition, meeting: Any) -> Iterator[Line]:
    for group in edition.insights["attendance_lists"].get(meeting.id, {}).values():
        for each in group:
            rule = each.regel
            yield Line(named(edition, each.zetel), meeting, rule.status, rule.van, rule.tot)


def presence(edition: Edition, year: int, wish: Wish = NOTHING) -> Document:
    """The list of a year: a row for each seat, a column for each meeting, and how often it was there.

    Meetings of the whole council and others are counted apart: only the first say how a seat took part in the council.
    """
    del wish
    lines = lines_of(edition, year)
    council = [line for line in lines if _of_the_council(line.meeting)]
    others = [line for line in lines if not _of_the_council(line.meeting)]
    nothing = Paragraph(inline(f"Van {year} is er geen lijst van aanwezigen."))
    blocks: list[Block] = [note(LEGEND) if lines else nothing]
    for heading, part in (("Vergaderingen van de hele raad", council), ("Andere vergaderingen", others)):
        if part and others:
            blocks.append(Heading(1, inline(heading)))
        blocks += _tables(part)
    hours = [each for line in lines if (each := _came_or_left(line))]
    if hours:
        blocks.append(Paragraph(inline("Kwam later of vertrok vroeger:"), together=True))
        blocks += (Paragraph(inline(each)) for each in hours)
    subtitle = f"Per zetel, {year}. Stand op {written_day(edition.date)}"
    wide = max(len(_meetings(council)), len(_meetings(others))) > UPRIGHT
    return sheet(edition, f"presentielijst-{year}", "Presentielijst", blocks, subtitle=subtitle, landscape=wide)


def _of_the_council(meeting: Any) -> bool:
    return meeting.soort_vergadering in PLENARY and meeting.werkgroep is None


def _meetings(lines: Iterable[Line]) -> list[Any]:
    return list({line.meeting.id: line.meeting for line in lines}.values())


def _tables(lines: list[Line]) -> Iterator[Table]:
    rows: dict[str, dict[str, Line]] = {}
    for line in lines:
        rows.setdefault(line.seat, {})[line.meeting.id] = line
    meetings = _meetings(lines)
    for at in range(0, len(meetings), MOST_MEETINGS):
        yield _table(rows, meetings[at : at + MOST_MEETINGS])


def _table(rows: dict[str, dict[str, Line]], meetings: list[Any]) -> Table:
    days = tuple(inline(f"{each.gepland_begin.day}/{each.gepland_begin.month}") for each in meetings)
    heads = (inline("Zetel"), *days, inline("A"), inline("V"), inline("X"))
    made = []
    for seat, its in rows.items():
        there = [its.get(each.id) for each in meetings]
        counts = Counter(line.status for line in there if line is not None)
        signs = tuple(inline(SIGNS[line.status] if line is not None else "") for line in there)
        made.append((inline(seat), *signs, *(inline(bold(str(counts[status]))) for status in SIGNS)))
    numbers = frozenset(range(1, len(heads)))
    return Table(heads, tuple(made), (max(12, 2 * len(meetings)), *((2,) * (len(heads) - 1))), numbers)


def _came_or_left(line: Line) -> str:
    said = [f"{word} {at.hour}.{at.minute:02d} uur" for word, at in (("vanaf", line.first), ("tot", line.last)) if at]
    return f"{line.seat}, {written_day(line.meeting.gepland_begin.date())}: {' '.join(said)}." if said else ""


def presence_csv(edition: Edition, year: int) -> bytes:
    """The same for a spreadsheet: a row for each seat at each meeting, as Excel in Belgium opens it. No amounts, no names."""
    return spreadsheet(
        ("zetel", "vergadering", "soort", "aanwezigheid", "van", "tot"), map(_row, lines_of(edition, year))
    )


def _row(line: Line) -> tuple[str, ...]:
    day = line.meeting.gepland_begin.date().isoformat()
    hours = (f"{at:%H:%M}" if at else "" for at in (line.first, line.last))
    return tuple(map(flat, (line.seat, day, line.meeting.soort_vergadering.woord, line.status.woord, *hours)))
