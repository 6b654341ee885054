"""Numbers as they stand in minutes: ``7``, ``zeven``, ``€ 1.250,50``. In go words, out come values and what is the same in another notation."""

from __future__ import annotations

import re
from typing import Final

WORDS: Final = {
    "nul": 0, "één": 1, "een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9,
    "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16, "zeventien": 17,
    "achttien": 18, "negentien": 19, "twintig": 20,
}  # fmt: skip
NUMBER: Final = rf"\d{{1,4}}|{'|'.join(sorted(WORDS, key=len, reverse=True))}"
"""A whole number in digits or in words."""
DIGITS: Final = re.compile(r"\d+(?:[.,  ]\d+)*")
THOUSANDS: Final = re.compile(r"\d{1,3}(?:[. ]\d{3})+(?:,\d+)?")


def whole_number(text: str) -> int | None:
    """The value of a number in digits or words; ``None`` for none."""
    bare = text.strip().lower()
    return int(bare) if bare.isascii() and bare.isdigit() else WORDS.get(bare)


def value(text: str) -> str:
    """A number in digits, the same for every notation of it: ``1250.50`` for ``1.250,50``; without zeros that say nothing."""
    bare = text.strip().rstrip(".,")
    if THOUSANDS.fullmatch(bare):
        bare = re.sub(r"[. ]", "", bare)
    bare = bare.replace(",", ".").replace(" ", "")
    whole, sign, rest = bare.partition(".")
    rest = rest.rstrip("0")
    return f"{whole.lstrip('0') or '0'}{sign if rest else ''}{rest}"
