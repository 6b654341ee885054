"""Days and hours inside sentences: ``donderdag 12 maart 2026 om 19u30``. In goes a text, out comes each with its place."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Final

from lok.words.spoken_days import MONTH_WORDS, spoken_day, spoken_hour

if TYPE_CHECKING:
    from collections.abc import Iterator

MONTH: Final = "|".join(sorted(MONTH_WORDS, key=len, reverse=True))
DAY: Final = re.compile(
    rf"(?<![\d.,/-])(?:(?P<day>\d{{1,2}})(?:e|ste|de)?\s+(?P<month>{MONTH})\b\.?(?:\s+(?P<year>\d{{4}}))?"
    r"|(?P<numbers>\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}-\d{1,2}-\d{1,2})(?![\d/-]))",
    re.IGNORECASE,
)
HOUR: Final = re.compile(
    r"(?<![\d.,/-])(?P<hour>\d{1,2})\s?(?:(?:[:.u]|h)\s?(?P<minute>[0-5]\d)(?:\s*(?:u|uur|h)\b)?|\s*(?:u|uur)\b)(?![\d/-])(?!\.\d)",
    re.IGNORECASE,
)
END_OF: Final = re.compile(rf"\beinde?\s+(?:van\s+)?(?P<month>{MONTH})\b\.?(?:\s+(?P<year>\d{{4}}))?", re.IGNORECASE)
POINTED: Final = re.compile(r"\d+\s?\.\s?\d+")
SHORT: Final = re.compile(r"(\d{1,2})\s?[/-]\s?(\d{1,2})(?![/\d-])")
NEXT_YEAR: Final = timedelta(days=90)
"""A day without a year lies at most so long before the meeting; else it is the next one of that name."""


def days(text: str, near: date | None = None) -> Iterator[tuple[int, int, date]]:
    """Every day in a text as (start, end, day). A day without a year is the first one after ``near``, or is none."""
    for match in DAY.finditer(text):
        found = _day(match, near)
        if found is not None:
            yield match.start(), match.end(), found


def _day(match: re.Match[str], near: date | None) -> date | None:
    try:
        if match["numbers"]:
            return spoken_day(match["numbers"])
        month = MONTH_WORDS[match["month"].lower()]
        if match["year"]:
            return date(int(match["year"]), month, int(match["day"]))
        if near is None:
            return None
        found = date(near.year, month, int(match["day"]))
        return found if found >= near - NEXT_YEAR else found.replace(year=near.year + 1)
    except ValueError:
        return None


def hours(text: str, *, loose: bool = False) -> Iterator[tuple[int, int, time]]:
    """Every hour in a text as (start, end, hour). ``19.30`` alone is one only where hours are expected: ``loose``."""
    for match in HOUR.finditer(text):
        if not loose and POINTED.fullmatch(match[0]):
            continue
        found = spoken_hour(f"{match['hour']}:{match['minute'] or '00'}")
        if found is not None:
            yield match.start(), match.end(), found


def first_hour(text: str, *, loose: bool = False) -> time | None:
    """The first hour in a text."""
    return next((found for _, _, found in hours(text, loose=loose)), None)


def last_of_month(text: str, near: date) -> date | None:
    """The last day of the month in ``eind augustus``, the first one after ``near``; ``None`` for other words."""
    found = END_OF.search(text)
    if not found:
        return None
    month = MONTH_WORDS[found["month"].lower()]
    year = int(found["year"]) if found["year"] else near.year + (month < near.month)
    return date(year, month, monthrange(year, month)[1]) if year > 1 else None


def short_day(text: str, near: date) -> date | None:
    """The day in ``15/9``, without a year the first one after ``near``; ``None`` for other words."""
    found = SHORT.fullmatch(text.strip())
    if not found:
        return None
    try:
        day = date(near.year, int(found[2]), int(found[1]))
        return day if day >= near - NEXT_YEAR else day.replace(year=near.year + 1)
    except ValueError:
        return None
