"""Days and hours as people write them: ``12 maart 2026``, ``12/03/2026``, ``19u30``. In go words, out comes one or a refusal."""

from __future__ import annotations

import re
from datetime import date, time

from lok.words.dutch import DAYS, MONTHS, short_month

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


LONGEST = 60
"""Characters of a day with an hour, however it is written; in a longer text none is looked for."""
HOUR = re.compile(r"(\d{1,2})(?:[:.]|[uh](?:ur)?)(\d\d)?(?:u(?:ur)?)?", re.IGNORECASE)
_AND_HOUR = re.compile(
    rf"(?P<day>.*?\S)(?:\s*,?\s+(?:om|te|vanaf)?\s*|T)(?P<hour>{HOUR.pattern}|\d{{1,2}}\s+uur)(?:\s*uur)?",
    re.IGNORECASE,
)


def spoken_hour(text: str) -> time | None:
    """The hour that a text is: ``19:30``, ``19u30``, ``19 uur``; ``None`` for a text that is none."""
    match = HOUR.fullmatch("".join(text.split())) if len(text) <= LONGEST else None
    if match is None or int(match[1]) > 23 or int(match[2] or 0) > 59:
        return None
    return time(int(match[1]), int(match[2] or 0))


def meant_day(text: str) -> str:
    """A text as the records write days, when it is one; else nothing. A day of the week in front of it is passed over."""
    if len(text) > LONGEST:
        return ""
    words = text.split()
    bare = " ".join(words[1:] if len(words) > 1 and words[0].lower().rstrip(",") in DAYS else words)
    try:
        found = spoken_day(bare)
    except ValueError:
        return ""
    return found.isoformat() if found else ""


def meant_moment(text: str) -> str:
    """A text as the records write moments, when it is one with a day and an hour; else nothing."""
    match = _AND_HOUR.fullmatch(text) if len(text) <= LONGEST else None
    day, hour = (meant_day(match["day"]), spoken_hour(match["hour"])) if match else ("", None)
    return f"{day} {hour:%H:%M}" if day and hour else ""


def _made(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        pass
    if month > 12 >= day:
        raise ValueError(f"‘{text}’ zet de maand voor de dag")
    raise ValueError(f"‘{text}’ is geen bestaande dag")
