"""Workbooks (.xlsx): the values that stand in the sheets, never their formulas, macros or links.

A workbook is a zip of XML that a stranger may have made: what it unpacks to is measured first, declarations that
could multiply themselves are refused, and only so many columns and rows are read.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from lok.intake.merged import merged_cells
from lok.intake.rows import MAX_COLUMNS, MAX_ROWS, TOO_MANY_ROWS, Row, Sheet, clean
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_UNPACKED = 120 * 1024 * 1024
MAX_PARTS = 2_000
MOST_EMPTY = 500
"""So many empty rows after each other end a sheet: a stray space in the last row of all is no row of a list."""
DECLARATIONS = tuple(word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le"))
MOST_IN_A_ROW = 60_000
"""Tags of one row: three for each column that a sheet can have. A row is read whole before its columns are counted."""
ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")


def read(raw: bytes) -> tuple[Sheet, ...]:
    """The sheets of a workbook. Raises ``RefusedError`` for one that is damaged, too large or not to be trusted."""
    import openpyxl  # noqa: PLC0415 - a fifth of a second, for workbooks only

    try:
        _refuse_harm(raw)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what it cannot show (drawings, validation) is not what is read here
            book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
            merged = merged_cells(raw)
            return tuple(
                Sheet(
                    clean(sheet.title) or f"blad {number}",
                    "rij",
                    tuple(_rows(sheet)),
                    merged=merged.get(sheet.title, ()),
                    hidden=sheet.sheet_state != "visible",
                )
                for number, sheet in enumerate(book.worksheets, start=1)
            )
    except RefusedError:
        raise
    except Exception as error:  # its makers promise no single error for foreign bytes, and this is one file
        hint = "Open het in Excel of LibreOffice en bewaar het opnieuw als .xlsx."
        raise RefusedError(f"dit is geen Excel-bestand dat gelezen kan worden. {hint}") from error


def _refuse_harm(raw: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        infos = parts.infolist()
        if len(infos) > MAX_PARTS or sum(info.file_size for info in infos) > MAX_UNPACKED:
            raise RefusedError("dit Excel-bestand is uitgepakt te groot. Houd enkel het blad met de lijst over.")
        if "xl/workbook.xml" not in parts.namelist():
            raise RefusedError("dit is geen .xlsx-bestand. Open het in Excel of LibreOffice en bewaar het als .xlsx.")
        for info in infos:
            if info.filename.endswith((".xml", ".rels")):
                content = parts.read(info)
                if any(word in content for word in DECLARATIONS):
                    raise RefusedError(
                        "dit Excel-bestand bevat een XML-declaratie die er niet hoort. Vraag een ander bestand."
                    )
                if any(row.count(b"<") > MOST_IN_A_ROW for row in _between_rows(content)):
                    raise RefusedError(
                        "in dit Excel-bestand heeft een rij meer cellen dan een blad kan hebben. Kopieer de lijst naar een nieuw blad."
                    )


def _between_rows(content: bytes) -> Iterator[bytes]:
    """The pieces between the beginnings of rows in a part that holds a sheet; other parts have none."""
    end = content.rfind(b"sheetData>")
    start = 0
    for found in ROW.finditer(content, 0, max(0, end)):
        yield content[start : found.start()]
        start = found.end()
    if start:
        yield content[start:end]


def _rows(sheet: Any) -> Iterator[Row]:
    sheet.reset_dimensions()  # a sheet may say that it is a million rows long
    empty = 0
    found = sheet.iter_rows(max_col=MAX_COLUMNS, max_row=MAX_ROWS + MOST_EMPTY, values_only=True)
    for number, values in enumerate(found, start=1):
        cells = [_text(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        empty = 0 if cells else empty + 1
        if empty > MOST_EMPTY:
            return
        if cells and number > MAX_ROWS:
            raise RefusedError(TOO_MANY_ROWS)
        yield Row(number, tuple(cells))


def _text(value: Any) -> str:
    """The value of a cell as text: whole numbers without a fraction, days as ``2026-03-12``, truth as ja or nee."""
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nee"
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return value.date().isoformat() if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
        case date():
            return value.isoformat()
        case _:
            return clean(str(value))
