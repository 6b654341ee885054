"""The bytes of a list become sheets. What it is follows from its beginning, never from its name.

A text file is read with each of the usual separators; ``columns`` keeps the reading in which it knows most headings.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from lok.intake import offers, workbooks
from lok.intake.rows import MAX_COLUMNS, MAX_ROWS, TOO_MANY_ROWS, Row, Sheet, Trouble, clean
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 20 * 1024 * 1024
SEPARATORS = {";": "puntkomma", ",": "komma", "\t": "tab", "|": "streep"}
NO_TABLE = {
    b"\xd0\xcf\x11\xe0": (
        "een oud Excel-bestand (.xls) of een bestand met een wachtwoord",
        "Open het en bewaar het als .xlsx, zonder wachtwoord.",
    ),
    b"%PDF": ("een pdf", "Vraag de lijst als Excel- of CSV-bestand."),
    b"\x89PNG": ("een afbeelding", "Vraag de lijst als Excel- of CSV-bestand."),
    b"\xff\xd8\xff": ("een afbeelding", "Vraag de lijst als Excel- of CSV-bestand."),
}
"""How files begin that are no list, with what they are and what to do."""


def read(raw: bytes) -> tuple[Sheet, ...]:
    """The sheets in a list, or the readings of a text file.

    Raises:
        RefusedError: The list is too large, or no list that can be read; in Dutch, with a way out.
    """
    if len(raw) > MAX_BYTES:
        raise RefusedError(f"de lijst is groter dan {MAX_BYTES // 1024 // 1024} MB. Splits ze, of vraag een kleinere.")
    for start, (what, remedy) in NO_TABLE.items():
        if raw.startswith(start):
            raise RefusedError(f"dit is {what}. {remedy}")
    if raw.startswith(b"PK"):
        return workbooks.read(raw)
    text = decode(raw)
    beginning = text.lstrip()[:200].lower()
    if beginning.startswith(("{", "[")):
        return offers.read(text)
    if beginning.startswith(("<!doctype", "<html", "<table", "<?xml")):
        raise RefusedError("dit is een webpagina of XML en geen lijst. Open ze in Excel en bewaar ze als .xlsx.")
    return tuple(_reading(text, separator) for separator in SEPARATORS)


def decode(raw: bytes) -> str:
    """The text of a list: with or without byte order mark, else UTF-8, else what Windows in Western Europe writes.

    Raises ``RefusedError`` for bytes that are none of these.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    elif raw[1:200:2].count(0) > len(raw[:200]) // 4:
        encodings = ("utf-16-le",)
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RefusedError("de tekens van dit bestand zijn niet te lezen. Bewaar het opnieuw als ‘CSV UTF-8’ of als .xlsx.")


def _reading(text: str, separator: str) -> Sheet:
    """A text file read with one separator. A row is numbered by the line on which it begins."""
    rows: list[Row] = []
    troubles: list[Trouble] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    for number, cells in _numbered(reader, troubles):
        if number == 1 and len(cells) <= 2 and cells[:1] and cells[0].strip().lower().startswith("sep="):
            continue
        if len(rows) > MAX_ROWS:
            raise RefusedError(TOO_MANY_ROWS)
        rows.append(Row(number, tuple(clean(cell) for cell in cells[: MAX_COLUMNS + 1])))
    return Sheet("", "regel", tuple(rows), tuple(troubles))


def _numbered(reader: Iterator[list[str]], troubles: list[Trouble]) -> Iterator[tuple[int, list[str]]]:
    """The rows of a reader with the line each begins on; a row that breaks the rules of quotes becomes a trouble."""
    while True:
        number = reader.line_num + 1  # type: ignore[attr-defined]
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            endless = "unexpected end" in str(error) or "limit" in str(error)
            message = (
                "een aanhalingsteken wordt nergens gesloten: alles vanaf hier is niet gelezen"
                if endless
                else "de aanhalingstekens kloppen niet"
            )
            hint = "Schrijf een aanhalingsteken binnen een tekst dubbel, of bewaar de lijst als .xlsx."
            troubles.append(Trouble(number, "", message, hint))
            continue
        yield number, cells
