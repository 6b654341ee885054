"""What every sort of list becomes: sheets of numbered rows of clean text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

MAX_ROWS = 50_000
MAX_COLUMNS = 120
"""No office has a list of more; a file that has was not meant, or was meant badly."""
TOO_MANY_ROWS = f"de lijst heeft meer dan {MAX_ROWS // 1000}.000 rijen. Splits ze, of vraag een kleinere."
_INVISIBLE = dict.fromkeys([0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF])
_WORD = re.compile(r"[a-z0-9]+")
_KEPT_AS_TEXT = re.compile(r"""="([^"]*)"|'(?=[\d+])(.*)""")
"""How spreadsheets write that digits are text: ``="0453"`` in a text file, an apostrophe before them in a cell."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row as somebody who opens the list counts it, from 1, with the text of its cells.

    ``sheet`` names where it stands, when the list has rows on more than one sheet.
    """

    number: int
    cells: tuple[str, ...]
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with the list at one row; ``column`` is the heading as it stands there, empty for the whole row."""

    row: int
    column: str
    message: str
    hint: str = ""
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One reading of a list, or one sheet of a workbook. ``unit`` is what its rows are called; ``name`` may be empty.

    ``merged`` are its merged cells, ``C2:C3``: only the first of them has a value. A ``hidden`` sheet is named, not read.
    """

    name: str
    unit: str
    rows: tuple[Row, ...]
    troubles: tuple[Trouble, ...] = ()
    merged: tuple[str, ...] = ()
    hidden: bool = False


def clean(text: str) -> str:
    """The text of a cell on one line, composed, without what nobody sees: zero-width marks, controls, hard spaces."""
    line = " ".join(text.replace("_x000D_", " ").split())
    if not line.isascii() or not line.isprintable():
        line = " ".join(unicodedata.normalize("NFC", line.translate(_INVISIBLE)).split())
        line = "".join(char for char in line if char.isprintable())
    kept = _KEPT_AS_TEXT.fullmatch(line)
    return (kept[1] or kept[2] or "").strip() if kept else line


ORDINARY = frozenset(
    {
        *("gezinsopvang", "groepsopvang", "opvang", "kinderopvang", "kinderdagverblijf", "kdv", "creche", "minicreche"),
        *("onthaalouder", "onthaalmoeder", "opvanggezin", "peutertuin", "dienst", "de", "het", "een", "t"),
    }
)
"""Words of a name that one list has and another leaves out."""


def name_key(name: str) -> str:
    """A name to compare by, without the words that say what it is, unless nothing else is left."""
    words = folded(name)
    return " ".join(word for word in words.split() if word not in ORDINARY) or words


@lru_cache(maxsize=1 << 14)
def folded(text: str) -> str:
    """Text to compare by: small letters and digits, without accents, one space between words."""
    bare = text.casefold()
    if not bare.isascii():
        bare = "".join(char for char in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(char))
    return " ".join(_WORD.findall(bare))
