"""The text of a cell as the text of a field: what people, Excel and other programs make of numbers, days and addresses.

What cannot be right stays as it is, for the model of the record to refuse in its own words. What may not be kept (V28)
is no value at all: ``PrivateValueError``.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from lok.intake.rows import folded
from lok.kinds.organisatoren import kbo_check
from lok.words.private import scan
from lok.words.spoken_days import spoken_day

if TYPE_CHECKING:
    from collections.abc import Callable

NOTHING = frozenset(
    {"", "-", "--", "/", "nvt", "n v t", "n a", "na", "onbekend", "niet bekend", "null", "none", "geen"}
)
"""What people write in a cell to say that there is nothing, folded."""
EXCEL_DAY_ZERO = date(1899, 12, 30)
EXCEL_DAYS = range(20_000, 80_000)
"""Day numbers of Excel between 1954 and 2119: smaller or larger ones are something else."""
WORDS_OF_YES = {"x": "ja", "v": "ja", "y": "ja", "yes": "ja", "j": "ja", "1": "ja", "waar": "ja", "true": "ja"}
WORDS_OF_NO = {"n": "nee", "no": "nee", "neen": "nee", "0": "nee", "onwaar": "nee", "false": "nee"}
ERRORS = ("#N/A", "#N/B", "#NAME?", "#NAAM?", "#REF!", "#VERW!", "#VALUE!", "#WAARDE!", "#DIV/0!", "#DEEL/0!", "#NUM!")


class PrivateValueError(ValueError):
    """A value that may not be kept: a mobile number, a personal mail address. Its text says which, never the value."""


class BadCellError(ValueError):
    """A cell that cannot be what its column is for; its text says why, in Dutch."""


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing."""
    return not text or (folded(text) in NOTHING and not text.isdigit())


def refuse_harm(text: str) -> None:
    """Raises ``BadCellError`` for what is no text of a list: an error value of a spreadsheet, or a formula."""
    if text.upper() in ERRORS:
        raise BadCellError(f"hier staat een fout van het rekenblad: {text}")
    if re.match(r"[=@]|[+-](?![\d\s(])", text):
        raise BadCellError("hier staat een formule, en die wordt nooit overgenomen")


def refuse_private(text: str) -> None:
    """Raises ``PrivateValueError`` for text that may never be in the repository (V28)."""
    for found in scan(text):
        raise PrivateValueError(re.sub(r" \(.*\)", "", found.message).removeprefix("hier staat een "))


def whole_number(text: str) -> str:
    """``12`` for ``12,0`` and ``12.00``."""
    match = re.fullmatch(r"(\d+)[.,]0{1,2}", text)
    return match[1] if match else text


def zeros(text: str, length: int | None) -> str:
    """A number with the zeros at its beginning that Excel took. ``BadCellError`` for one that Excel rounded."""
    if re.fullmatch(r"\d[.,]\d+[eE]\+?\d+", text):
        raise BadCellError(f"Excel heeft van dit nummer {text} gemaakt, en de laatste cijfers zijn verloren")
    bare = whole_number(text)
    return bare.zfill(length) if length and bare.isdigit() else bare


def company_number(text: str) -> str:
    """A company number without ``BE`` or ``KBO`` before it, and with the zero that Excel took when the check is right."""
    bare = re.sub(r"^(?:btw|kbo|on|nr|be|[\s.:-])+", "", zeros(text, None), flags=re.IGNORECASE)
    digits = re.sub(r"[\s./-]", "", bare)
    if re.fullmatch(r"[2-9]\d{8}", digits) and int(digits[-2:]) == kbo_check(f"0{digits}"):
        return f"0{digits}"
    return digits if re.fullmatch(r"\d{9,10}", digits) else bare


def postcode(text: str) -> str:
    """``9200`` for ``B-9200`` and ``9200.0``."""
    return re.sub(r"^(?:BE?|België)[\s-]*", "", whole_number(text), flags=re.IGNORECASE)


TWO_DIGIT_ZONES = ("02", "03", "04", "09")


def telephone(text: str) -> str:
    """A Belgian number the Belgian way: ``052 12 34 56``, ``09 123 45 67``, ``0800 12 345``.

    Read as well: the country before it, brackets, slashes and points, the zero that Excel took, and of several numbers
    the first. Raises ``PrivateValueError`` for a mobile number.
    """
    first = re.split(r"\s*(?:;|\bof\b|\ben\b|,|\s/\s|\n)\s*", text.strip())[0]
    digits = re.sub(r"\(0\)|[^\d+]", "", whole_number(first))
    digits = re.sub(r"^(?:\+|00)32", "0", digits)
    digits = re.sub(r"^00", "0", digits)
    if re.fullmatch(r"[1-9]\d{7,8}", digits):
        digits = f"0{digits}"
    if re.fullmatch(r"04[5-9]\d{7}", digits):
        raise PrivateValueError("gsm-nummer")
    if re.fullmatch(r"1\d{3}", digits):
        return digits
    if not re.fullmatch(r"0\d{8}", digits):
        return first
    if digits.startswith(("0800", "0900")):
        return f"{digits[:4]} {digits[4:6]} {digits[6:]}"
    if digits.startswith(TWO_DIGIT_ZONES):
        return f"{digits[:2]} {digits[2:5]} {digits[5:7]} {digits[7:]}"
    return f"{digits[:3]} {digits[3:5]} {digits[5:7]} {digits[7:]}"


def web_address(text: str) -> str:
    """A web address with ``https://`` before it where the list leaves that out."""
    return f"https://{text}" if re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", text, re.IGNORECASE) else text


def mail_address(text: str) -> str:
    """A mail address, of several the first, without ``mailto:``."""
    return re.split(r"[;,\s]+", text.removeprefix("mailto:"))[0]


def yes_or_no(text: str) -> str:
    """``ja`` and ``nee`` for a cross, a number or another language's word."""
    key = folded(text)
    return WORDS_OF_YES.get(key) or WORDS_OF_NO.get(key) or text


def a_day(text: str) -> str:
    """A day as ``2026-03-12``: from Belgian notation, words, a moment, or the day number that Excel keeps.

    Raises ``BadCellError`` for a day that can only be American: nothing says whether the others are.
    """
    text = re.sub(r"[T ]\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?Z?$", "", text)
    if re.fullmatch(r"\d{5}(?:[.,]\d+)?", text) and int(text[:5]) in EXCEL_DAYS:
        return (EXCEL_DAY_ZERO + timedelta(days=int(text[:5]))).isoformat()
    try:
        found = spoken_day(text)
    except ValueError as error:
        turned = ". Vraag of bewaar de lijst met dag/maand/jaar" if "maand voor de dag" in str(error) else ""
        raise BadCellError(f"{error}{turned}") from None
    return found.isoformat() if found else text


def street_and_number(text: str) -> tuple[str, str]:
    """An address in two: ``Kerkstraat``, ``12 bus 3``. A street that ends in no number keeps its text."""
    match = re.fullmatch(r"(.*?[^\W\d].*?)[\s,]+(\d+\s?[a-zA-Z]?(?:\s*(?:/|-|bus|b\.?|\bbte\b)\s*\w+)?)", text)
    return (match[1].rstrip(" ,"), match[2]) if match else (text, "")


def whole_address(text: str) -> tuple[str, str]:
    """An address in two, its postcode and town apart: ``Kerkstraat 12, 9200 Dendermonde``. Without a postcode, all first."""
    match = re.fullmatch(r"(.*?\w)[\s,;-]+((?:BE?-?\s?)?[1-9]\d{3}[\s,-]+[^\d]+)", text)
    return (match[1], match[2]) if match else (text, "")


def postcode_and_town(text: str) -> tuple[str, str]:
    """``9200 Dendermonde`` in two."""
    match = re.fullmatch(r"(?:BE?-?\s?)?(\d{4})[\s,-]+(.+)", text)
    return (match[1], match[2]) if match else ("", text)


def decimal(text: str) -> str:
    """A coordinate with a point and at most six decimals."""
    match = re.fullmatch(r"(\d+)[.,](\d+)", text)
    return f"{match[1]}.{match[2][:6]}" if match else text


BY_FIELD: dict[str, Callable[[str], str]] = {
    "kbo_nummer": company_number,
    "organisator_kbo": company_number,
    "postcode": postcode,
    "telefoon": telephone,
    "email": mail_address,
    "breedte": decimal,
    "lengte": decimal,
}
"""How the text of these fields is read; others by their type."""
