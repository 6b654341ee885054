"""A table as a file that a spreadsheet opens by itself: columns, accents and line ends as Excel in Belgium takes them.

What a spreadsheet would take for a formula is text here: a name that begins with ``=`` does nothing.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from lok.words.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

FORMULA = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula, in both widths.

Source: https://owasp.org/www-community/attacks/CSV_Injection
"""
Cell = str | int | None
"""What stands in a cell; a number stays one, and ``None`` is empty."""


def spreadsheet(heads: Iterable[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    """A row of heads and the rows below it, in UTF-8 with the mark that Excel asks for, with semicolons between cells."""
    out = io.StringIO(newline="")
    written = csv.writer(out, delimiter=";", lineterminator="\r\n")
    written.writerow(heads)
    written.writerows([cell(each) for each in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def cell(value: Cell) -> str:
    """The text of a cell that no spreadsheet takes for a formula."""
    if value is None or isinstance(value, int):
        return "" if value is None else str(value)
    text = printable(value).strip(" \n")
    return f"'{text}" if text.startswith(FORMULA) else text
