"""Days as people write them: ``12 maart 2026``, ``12/03/2026``, ``2026-03-12``. In go words, out comes a day or a refusal."""

from __future__ import annotations

import re
from datetime import date

from lok.words.dutch import MONTHS, short_month

MONTH_WORDS = {
    word: number
    for number, month in enumerate(MONTHS, start=1)
    for word in (month, short_month(number), month[:3], f"{month[:4]}")
}
"""The months by their names and by what people make of those: ``maa``, ``mrt``, ``sept``."""
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_BELGIAN = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2}|[a-z]+\.?)\s*[-/. ]\s*(\d{4}|\d{2})")


def spoken_day(text: str) -> date | None:
    """The day that a text is, ``None`` for a text that is none. A year of two digits lies from 1969 to 2068.

    Raises:
        ValueError: The text has the shape of a day and is none; in Dutch, without a full stop. The month before the day
            is refused too: nothing says whether other such days were meant so.
    """
    if match := _ISO.fullmatch(text):
        return _made(text, int(match[1]), int(match[2]), int(match[3]))
    match = _BELGIAN.fullmatch(text.lower())
    month = (int(match[2]) if match[2].isdigit() else MONTH_WORDS.get(match[2].rstrip("."))) if match else None
    if match is None or month is None:
        return None
    year = int(match[3]) if len(match[3]) == 4 else 2000 + int(match[3]) - (100 if int(match[3]) > 68 else 0)
    return _made(text, year, month, int(match[1]))


def _made(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        pass
    if month > 12 >= day:
        raise ValueError(f"‘{text}’ zet de maand voor de dag")
    raise ValueError(f"‘{text}’ is geen bestaande dag")
