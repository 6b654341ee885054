"""A list on more than one sheet: those with the same titles are read as one list, the others are named.

A record is called gone only by a list that was read whole. A sheet that was not read and may hold rows of the list, and
merged cells, of which only the first has a value, are therefore told, and make a part of the list.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from lok.intake.columns import find_heading, headings, known_columns
from lok.intake.rows import folded
from lok.words.dutch import counted, listed
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lok.intake.columns import Heading
    from lok.intake.mappings import ColumnMap
    from lok.intake.rows import Row, Sheet

UNREAD = "een blad van de lijst is niet gelezen"
MERGED = "in de lijst zijn cellen samengevoegd"
ROW_OF_A_LIST = 3
"""From so many filled cells on, a row of a sheet that was not read may be one of the list."""
MOST_NAMED = 5
_CELL = re.compile(r"([A-Z]+)(\d+):([A-Z]+)(\d+)")


def whole_list(sheets: tuple[Sheet, ...], found: tuple[ColumnMap, ...]) -> Heading:
    """The list as it stands on all its sheets, in their order; of a text file the reading that knows most headings.

    Raises ``RefusedError`` as ``find_heading`` does, and when nothing stands below the headings.
    """
    best = find_heading(sheets, found)
    if not best.sheet.name:
        return _filled(best)
    beside = [(sheet, _like(best, sheet)) for sheet in sheets]
    same = [heading for _, heading in beside if heading is not None]
    rows = tuple(_row(best, heading, row, told=len(same) > 1) for heading in same for row in heading.rows)
    merged = tuple(note for heading in same if (note := _merged(heading)))
    others = [sheet for sheet, heading in beside if heading is None and any(any(row.cells) for row in sheet.rows)]
    part = MERGED if merged else UNREAD if any(_may_hold_rows(best, sheet) for sheet in others) else ""
    notes = (*merged, *map(_unread, others))
    return _filled(replace(best, rows=rows, read=tuple(each.sheet.name for each in same), notes=notes, part=part))


def _filled(heading: Heading) -> Heading:
    if not any(any(row.cells) for row in heading.rows):
        raise RefusedError("onder de titels van de kolommen staat geen enkele rij. Kijk na of dit de hele lijst is.")
    return heading


def _like(best: Heading, sheet: Sheet) -> Heading | None:
    """The headings of a sheet, when they are those of the best one, in whatever order."""
    if sheet is best.sheet:
        return best
    if sheet.hidden:
        return None
    heading = max(headings(sheet, best.mapping), key=known_columns, default=None)
    same = heading is not None and _titles(heading.names) == _titles(best.names)
    return heading if same else None


def _titles(names: Iterable[str]) -> Counter[str]:
    return Counter(folded(name) for name in names if name)


def _row(best: Heading, heading: Heading, row: Row, *, told: bool) -> Row:
    """A row of a sheet with its cells in the order of the best one, and with the name of its sheet when there are more."""
    cells = row.cells
    if heading is not best and heading.names != best.names:
        rest: dict[str, list[str]] = {}
        for column, name in enumerate(heading.names):
            rest.setdefault(folded(name), []).append(cells[column] if column < len(cells) else "")
        ordered = tuple(rest[folded(name)].pop(0) if name else "" for name in best.names)
        cells = (*ordered, *cells[len(heading.names) :])
    return replace(row, cells=cells, sheet=heading.sheet.name if told else "")


def _merged(heading: Heading) -> str:
    """That cells below the headings are merged, in Dutch; nothing when none are, or only cells of empty rows."""
    filled = {row.number for row in heading.rows if any(row.cells)}
    found = sorted(filter(None, map(_CELL.fullmatch, heading.sheet.merged)), key=lambda each: (int(each[2]), each[1]))
    places = [each[0] for each in found if not filled.isdisjoint(range(int(each[2]), int(each[4]) + 1))]
    if not places:
        return ""
    shown = [*places[:MOST_NAMED], *([f"nog {len(places) - MOST_NAMED}"] if len(places) > MOST_NAMED else [])]
    return (
        f"Samengevoegde cellen in blad ‘{heading.sheet.name}’: {listed(shown)}. Alleen de eerste cel heeft een waarde, de "
        "andere zijn leeg gelezen. Hef de samenvoeging op, vul elke cel in en lees de lijst opnieuw."
    )


def _may_hold_rows(best: Heading, sheet: Sheet) -> bool:
    """Whether a sheet that was not read may hold rows of the list: without titles, or under other ones."""
    least = min(ROW_OF_A_LIST, len(best.fields))
    return any(sum(1 for cell in row.cells if cell) >= least for row in sheet.rows)


def _unread(sheet: Sheet) -> str:
    why = "het is verborgen" if sheet.hidden else "de titels van de kolommen zijn anders, of ontbreken"
    rows = counted(sum(1 for row in sheet.rows if any(row.cells)), "rij", "rijen")
    return (
        f"Niet gelezen: blad ‘{sheet.name}’ ({rows}), want {why}. Hoort het bij deze lijst? Geef het dan dezelfde titels"
        f"{' en toon het' if sheet.hidden else ''}, of lees het apart in."
    )
