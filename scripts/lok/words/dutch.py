"""How values read in Dutch: days, hours, amounts, numbers and counted nouns. Pure text, no markup."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime, time
    from decimal import Decimal

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
DAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]


def short_month(month: int) -> str:
    """``jan`` for 1, ``mrt`` for 3: three letters, as calendars print them."""
    return "mrt" if month == 3 else MONTHS[month - 1][:3]


def written_day(day: date) -> str:
    """``12 maart 2026``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def written_date(day: date) -> str:
    """``donderdag 12 maart 2026``."""
    return f"{DAYS[day.weekday()]} {written_day(day)}"


def hour(moment: time | datetime) -> str:
    """``19.30 uur``."""
    return f"{moment.hour}.{moment.minute:02d} uur"


def written_moment(moment: datetime) -> str:
    """``donderdag 12 maart 2026 om 19.30 uur``."""
    return f"{written_date(moment.date())} om {hour(moment)}"


def number(value: Decimal | int) -> str:
    """A number the Belgian way: ``1.250,50``, and ``1.250`` without cents when it is whole and an ``int``."""
    text = f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"
    return text.translate(str.maketrans(",.", ".,"))


def euro(amount: Decimal) -> str:
    """``€ 1.250,50``, and ``€ 420`` for whole euros, with a space that does not break."""
    return f"€\u00a0{number(int(amount) if amount == int(amount) else amount)}"


def counted(count: int, singular: str, plural: str) -> str:
    """``1 advies``, ``3 adviezen``."""
    return f"{number(count)} {singular if count == 1 else plural}"


def listed(words: Iterable[str], last: str = "en") -> str:
    """``a, b en c``."""
    *before, final = words
    return f"{', '.join(before)} {last} {final}" if before else final


def sentence(words: str) -> str:
    """The words as the beginning of a sentence: what follows the first letter keeps its capitals, as in ``IKT``."""
    return words[:1].upper() + words[1:]


def as_sentence(words: str) -> str:
    """The words with a full stop, unless they end a sentence themselves."""
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def government(bestuur: str) -> str:
    """The local government in a sentence, from what the council calls it: ``de stad``, ``de gemeente``, else the neutral word."""
    sort = bestuur.split(maxsplit=1)[0].casefold()
    return f"de {sort}" if sort in ("stad", "gemeente") else "het lokaal bestuur"


def town_of(bestuur: str) -> str:
    """The name of the town in that of its government: ``Dendermonde`` of ``stad Dendermonde``."""
    bare = bestuur.strip()
    sort, _, name = bare.removeprefix("de ").partition(" ")
    return name.strip() if name.strip() and sort.casefold() in {"stad", "gemeente"} else bare


def period(first: date | None, last: date | None) -> str:
    """``van 1 maart 2024 tot en met 31 december 2024``, or the half that is known."""
    if first and last:
        return f"van {written_day(first)} tot en met {written_day(last)}"
    if first:
        return f"sinds {written_day(first)}"
    return f"tot en met {written_day(last)}" if last else "datums niet bekend"


PARTS = ("helft", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende")
COUNTS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")


def share(aandeel: str) -> str:
    """A share in words: ``1/2`` is "de helft", ``2/3`` "twee derde"; what has no usual word stays a fraction."""
    exact = Fraction(aandeel)
    if exact == Fraction(1, 2):
        return "de helft"
    if exact == 1:
        return "alle"
    if exact.denominator > len(PARTS) + 1:
        return aandeel
    return f"{COUNTS[exact.numerator - 1]} {PARTS[exact.denominator - 2]}"
