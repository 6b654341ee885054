"""Words, numbers and days that occur nowhere else: whoever finds one in the public site has found a leak.

A word is made of small letters only, so that no way of writing it down changes it: escaped for HTML, Markdown, JSON
or an address, put in small letters, made into a slug. A number has nine digits, a day lies between 2040 and 2100, where nothing else does.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lok.words.dutch import short_month

MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]


@dataclass(frozen=True)
class Canary:
    """One unique value: where it was put, as ``soort/record: field``, and the texts that betray it."""

    where: str
    texts: tuple[str, ...]

    @property
    def word(self) -> str:
        """The canary as it was written."""
        return self.texts[0]

    @property
    def page(self) -> str:
        """The record it was put in: ``soort/id``."""
        return self.where.partition(":")[0]

    @property
    def field(self) -> tuple[str, str]:
        """The kind and the field it was put in, without the record."""
        place, _, name = self.where.partition(": ")
        return place.partition("/")[0], name


@dataclass
class Mint:
    """Makes canaries and remembers them all."""

    made: list[Canary] = field(default_factory=list)

    def keep(self, where: str, *texts: str) -> Canary:
        """Remember a canary that betrays itself by any of ``texts``."""
        canary = Canary(where, tuple(text.lower() for text in texts))
        self.made.append(canary)
        return canary

    @property
    def number(self) -> int:
        """How many canaries there are."""
        return len(self.made)

    def letters(self) -> str:
        """A word of small letters that only the next canary has."""
        number, word = self.number, ""
        for _ in range(4):
            number, rest = divmod(number, 20)
            word += "bcdfghjklmnpqrstvwxz"[rest]
        return f"kanarie{word}kq"


def of_number(number: int) -> tuple[str, ...]:
    """What betrays a number: its digits, bare and in groups."""
    return (str(number), f"{number:,}".replace(",", "."), f"{number:,}", f"{number:,}".replace(",", " "))


def day_of(number: int) -> tuple[int, int, int]:
    """The year, month and day of a canary: its own, and of two digits, so that none is a part of another in words."""
    rest, day = divmod(number, 19)
    year, month = divmod(rest, 12)
    return 2040 + year, month + 1, day + 10


def of_day(year: int, month: int, day: int) -> tuple[str, ...]:
    """What betrays a day: in the file's form, in words, in short, in a calendar."""
    return (
        f"{year}-{month:02}-{day:02}",
        f"{year}{month:02}{day:02}",
        f"{day} {MONTHS[month - 1]} {year}",
        f"{day:02}/{month:02}/{year}",
        f"{day}/{month}/{year}",
        f'data-dag="{day}" data-maand="{short_month(month)}" data-jaar="{year}"',
    )
