"""Which column of a list holds which field: the row of a sheet that a mapping knows best as its headings.

A heading over several columns counts with the ones under it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.intake.mappings import FOLDER
from lok.intake.rows import folded
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lok.intake.mappings import ColumnMap
    from lok.intake.rows import Row, Sheet

DEEPEST_HEAD = 30
"""In so many rows at the top the headings are looked for: lists begin with titles, logos and explanations."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The headings of a sheet: columns by field in their order, the words over every column, the rows below them.

    Of a list on several sheets (``sheets``): ``read`` are the names of those whose rows these are, ``notes`` says in
    Dutch what was not read or has no value, and ``part`` why the list may hold more than was read; empty when it does not.
    """

    mapping: ColumnMap
    sheet: Sheet
    fields: Mapping[str, tuple[int, ...]]
    names: tuple[str, ...]
    rows: tuple[Row, ...]
    read: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    part: str = ""

    @property
    def unknown(self) -> tuple[str, ...]:
        """The headings that no field knows."""
        used = {index for columns in self.fields.values() for index in columns}
        return tuple(name for index, name in enumerate(self.names) if name and index not in used)


def find_heading(sheets: Iterable[Sheet], found: tuple[ColumnMap, ...]) -> Heading:
    """The sheet, the reading and the mapping that know most headings.

    Raises ``RefusedError`` when no row at the top of any sheet has the heading of the name and of something else.
    """
    possible = [each for sheet in sheets if not sheet.hidden for mapping in found for each in headings(sheet, mapping)]
    if not possible:
        where = FOLDER.as_posix()
        raise RefusedError(
            "in deze lijst staat geen rij met titels van kolommen die herkend worden. Er is minstens een kolom met de "
            f"naam nodig en nog een andere. Vul de titels van je lijst aan in {where}/, of maak daar een nieuw bestand."
        )
    return max(possible, key=known_columns)


def known_columns(heading: Heading) -> int:
    """How many columns have a field."""
    return sum(map(len, heading.fields.values()))


def headings(sheet: Sheet, mapping: ColumnMap) -> Iterator[Heading]:
    """Each row at the top of a sheet that may be its headings: with that of the name, and of something else."""
    for index, row in enumerate(sheet.rows[:DEEPEST_HEAD]):
        above = sheet.rows[index - 1].cells if index else ()
        for names in dict.fromkeys((row.cells, _joined(above, row.cells))):
            fields: dict[str, tuple[int, ...]] = {}
            for column, name in enumerate(names):
                field = _field(mapping, name)
                if field:
                    fields[field] = (*fields.get(field, ()), column)
            if _named(mapping, fields) and len(fields) > 1:
                yield Heading(mapping, sheet, fields, names, sheet.rows[index + 1 :])


def _named(mapping: ColumnMap, fields: Mapping[str, Any]) -> bool:
    """Whether these columns say what a row is of: its name; of members the seat or the organisation, and its group."""
    if mapping.soort == "zetels":
        return "geleding" in fields and not fields.keys().isdisjoint(("naam", "organisatie"))
    return "naam" in fields


def _joined(above: tuple[str, ...], cells: tuple[str, ...]) -> tuple[str, ...]:
    """Headings of two rows as one: a heading over several columns stands before each of theirs, or alone over an empty cell."""
    last, names = "", []
    for column in range(max(len(above), len(cells))):
        own = cells[column] if column < len(cells) else ""
        over = above[column] if column < len(above) else ""
        last = over or (last if own else "")
        names.append(f"{last} {own}".strip())
    return tuple(names)


def _field(mapping: ColumnMap, name: str) -> str | None:
    """The field of a heading; what stands between brackets in it, as a date or a unit, may be left out."""
    bare = re.sub(r"\([^)]*\)|\[[^]]*\]", " ", name)
    return mapping.columns.get(folded(name)) or mapping.columns.get(folded(bare))
