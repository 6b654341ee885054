"""Tables that are minutes: a row with a label and its text, a row for each item. Taken apart into what they mean."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from lok.minutes.actions import columns_of
from lok.minutes.labels import label
from lok.minutes.paragraphs import Paragraph, Sort, cell_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

COLUMNS: Final = {
    "number": re.compile(r"(?:nr|nummer|n°|#|punt nr)\.?", re.IGNORECASE),
    "title": re.compile(r"(?:agenda)?punt(?:en)?|onderwerp|titel|thema|agenda", re.IGNORECASE),
    "Bespreking": re.compile(r"bespreking|verslag|toelichting|opmerkingen|inhoud|discussie", re.IGNORECASE),
    "Besluit": re.compile(r"besluit(?:en)?|beslissing(?:en)?|conclusie|advies", re.IGNORECASE),
    "Stemming": re.compile(r"stemming|stemmen", re.IGNORECASE),
    "Actie": re.compile(r"acties?|actiepunt(?:en)?|opvolging|to ?do|afspraken", re.IGNORECASE),
    "wie": re.compile(r"wie|verantwoordelijke|door|trekker", re.IGNORECASE),
    "wanneer": re.compile(r"wanneer|tegen|deadline|timing", re.IGNORECASE),
}


def unrolled(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs with such tables as headings, labels and text; other tables stay."""
    found: list[Paragraph] = []
    at = 0
    while at < len(paragraphs):
        here = paragraphs[at]
        if here.sort is not Sort.row:
            found.append(here)
            at += 1
            continue
        end = next(
            (index for index in range(at, len(paragraphs)) if paragraphs[index].sort is not Sort.row), len(paragraphs)
        )
        found += _table(paragraphs[at:end])
        at = end
    return found


def _table(rows: Sequence[Paragraph]) -> Iterator[Paragraph]:
    columns = _columns(rows[0])
    if columns and len(rows) > 1:
        for each in rows[1:]:
            yield from _item(each, columns)
        return
    for each in rows:
        yield from _labelled(each)


def _columns(head: Paragraph) -> dict[str, int]:
    """The columns of a table with an item in each row; empty for another table."""
    found: dict[str, int] = {}
    for at, cell in enumerate(head.cells):
        title = cell_text(cell).strip(" :")
        name = next((name for name, sign in COLUMNS.items() if sign.fullmatch(title)), None)
        if name is not None:
            found.setdefault(name, at)
    texts = {"Bespreking", "Besluit", "Stemming"} & found.keys()
    return found if "title" in found and texts and not (columns_of(head) and not texts) else {}


def _item(row: Paragraph, columns: dict[str, int]) -> Iterator[Paragraph]:
    """One row as the heading of an item and what stands below it."""
    cells = {name: row.cells[at] for name, at in columns.items() if at < len(row.cells)}
    number = cell_text(cells.get("number", ()))
    title = cells.get("title", ())
    if title:
        first, *rest = title
        number = number or first.number
        yield Paragraph(first.text, Sort.heading, 2, number, apart=True)
        yield from rest
    for name in ("Bespreking", "Besluit", "Stemming"):
        if inside := cells.get(name):
            yield Paragraph(f"{name}:", apart=True)
            yield from inside
    who, when = cell_text(cells.get("wie", ())), cell_text(cells.get("wanneer", ()))
    for each in cells.get("Actie", ()):
        tail = f"{f', door {who}' if who else ''}{f', tegen {when}' if when else ''}"
        yield Paragraph(f"Actie: {each.text}{tail}", apart=True)


def _labelled(row: Paragraph) -> Iterator[Paragraph]:
    """A row of two cells of which the first is a label, as that label with its text."""
    if len(row.cells) != 2 or len(row.cells[0]) != 1:
        yield row
        return
    name = row.cells[0][0]
    known = any(
        (found := label(group, replace(name, text=name.text.rstrip(" :")))) is not None and not found.rest
        for group in ("presence", "head", "body")
    )
    inside = row.cells[1]
    if not known:
        yield row
    elif len(inside) == 1 and inside[0].sort is Sort.text:
        yield Paragraph(f"{name.text.rstrip(' :')}: {inside[0].text}", apart=True)
    else:
        yield Paragraph(f"{name.text.rstrip(' :')}:", apart=True)
        yield from inside
