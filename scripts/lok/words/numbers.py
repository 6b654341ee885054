"""Numbers that belong to one person: mobile numbers, national register numbers and bank accounts, in any notation.

What is searched is folded text: plain digits and dashes (``lok.words.fold``). A number inside a web address or the name
of a picture is a number of that file and no one's telephone; what merely has as many digits fails on its check digits,
on its groups, or because it is a day and an hour.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

GAP = r"[ \t./()'_-]{0,3}"
"""What people write between the digits of a number."""
GAP_OR_COMMA = r"[ \t./()'_,-]{0,3}"
MOBILE = re.compile(
    rf"(?<![0-9])(?:(?:\+{GAP}|0{GAP}0{GAP})?3{GAP}2{GAP}(?:0{GAP})?|0{GAP})"
    rf"4{GAP}[5-9](?:(?:{GAP}[0-9]){{7}}|[0-9](?:{GAP_OR_COMMA}[0-9]){{6}})(?![0-9])"
)
"""Belgian: 045x to 049x. A comma only after the four digits that are always written together."""
ABROAD = re.compile(
    rf"(?<![0-9])(?:\+{GAP}|0{GAP}0{GAP})(?:"
    rf"3{GAP}3{GAP}(?:0{GAP})?[67](?:{GAP_OR_COMMA}[0-9]){{8}}|3{GAP}1{GAP}(?:0{GAP})?6(?:{GAP_OR_COMMA}[0-9]){{8}}"
    rf"|4{GAP}9{GAP}(?:0{GAP})?1{GAP}[567](?:{GAP_OR_COMMA}[0-9]){{8,9}}"
    rf"|3{GAP}5{GAP}2{GAP}6{GAP}[0-9]{GAP}1(?:{GAP_OR_COMMA}[0-9]){{6}}"
    rf"|4{GAP}4{GAP}(?:0{GAP})?7(?:{GAP_OR_COMMA}[0-9]){{9}})(?![0-9])"
)
"""French, Dutch, German, Luxembourg and British, with the number of their country before them."""
SEPARATOR = r"(?: ?[./-] ?| |, ?)?"
NATIONAL = re.compile(
    rf"(?<![0-9])(?<![0-9][./-])(?:0 ?[67](?:{SEPARATOR}[0-9]){{8}}|0 ?1(?:5[0-9]|6[0-3]|7[0-9])(?:{SEPARATOR}[0-9]){{7,8}})"
    r"(?! ?[./-]? ?[0-9])"
)
"""French and Dutch (06, 07), German (015 to 017) as at home; whether it is one is for ``_at_home`` to say."""
CALLED = re.compile(r"(?:gsm|mobiel|mobile|tel|telefoon|bel|handy|portable|whatsapp|sms)[^\n]{0,16}\Z", re.IGNORECASE)
FILE_NUMBER = re.compile(
    r"(?:dossier|kenmerk|vergunning|ref\.|referte|factuur|bestelling|sociale_kaart|nummer)[^\n]{0,12}\Z", re.IGNORECASE
)
DATE = re.compile(r"(?:0[1-9]|[12][0-9]|3[01])[ ./-]{1,3}(?:0?[1-9]|1[0-2])[ ./-]{1,3}(?:19|20)[0-9]{2}\b")

MOBILE_CORE = re.compile(rb"4[5-9][0-9]{7}")
NATIONAL_CORE = re.compile(rb"0[67][0-9]{8}")
FEWEST = b"0" * 10
LONG_NUMBER = b"0" * 11
ACCOUNT_SHAPE = re.compile(rb"AA00[A0]{11}")

REGISTER = re.compile(
    r"(?<![0-9])(?<![0-9]\.)"
    rf"([0-9]{{2}}){GAP_OR_COMMA}([0-9]{{2}}){GAP_OR_COMMA}([0-3][0-9]){GAP_OR_COMMA}([0-9]{{3}}){GAP_OR_COMMA}([0-9]{{2}})(?![0-9])"
)
REGISTER_GROUPS = re.compile(
    r"(?<![0-9])(?<![0-9][ ./-])[0-9]{2,6}([ ./-])[0-9]{2,6}(?:\1[0-9]{2,6}){0,3}(?![0-9])(?!\1[0-9])"
)
"""The same eleven digits in other groups, all with the same sign between them."""
BELGIAN = re.compile(r"(?<![0-9A-Za-z])(?:BE|be|Be|bE)[ .:_-]{0,3}[0-9]{2}(?:[ \t./_,-]{0,3}[0-9]){12}(?![0-9])")
_FOURS = (
    "[{chars}]{{2}}[0-9]{{2}}(?:[{chars}0-9]{{11,30}}|(?:{gap}[{chars}0-9]{{4}}){{2,7}}(?:{gap}[{chars}0-9]{{1,3}})?)"
)
GROUPED = re.compile(
    "(?<![0-9A-Za-z])(?:"
    + "|".join(_FOURS.format(chars=chars, gap="(?: ?[._,/-] ?| {1,3})") for chars in ("A-Z", "a-z"))
    + ")"
)
OLD_ACCOUNT = re.compile(r"(?<![0-9])([0-9]{3})([ ./_,-]{0,3})([0-9]{7})([ ./_,-]{0,3})([0-9]{2})(?![0-9])")
OLD_GROUPS = re.compile(r"(?<![0-9])[0-9](?:[ ./-]?[0-9]){11}(?![0-9])")
BANK = re.compile(r"(?:rekening|rek\.|reknr|rek\b|bank|iban|stort|overschrij|compte|konto)[^\n]{0,40}\Z", re.IGNORECASE)
IBAN_LENGTHS = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BI": 27, "BR": 29,
    "BY": 28, "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DJ": 27, "DK": 18, "DO": 28, "EE": 20, "EG": 29,
    "ES": 24, "FI": 18, "FK": 18, "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28,
    "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28,
    "LC": 32, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MN": 20,
    "MR": 27, "MT": 31, "MU": 30, "NI": 28, "NL": 18, "NO": 15, "OM": 23, "PK": 24, "PL": 28, "PS": 29, "PT": 25,
    "QA": 29, "RO": 24, "RS": 22, "RU": 33, "SA": 24, "SC": 31, "SD": 18, "SE": 24, "SI": 19, "SK": 24, "SM": 27,
    "SO": 23, "ST": 25, "SV": 28, "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24, "XK": 20, "YE": 30,
}  # fmt: skip
"""How long an account number is, per country (the IBAN registry)."""
COMPANY = re.compile(r"[0-9]{4}\.[0-9]{3}\.[0-9]{3}")
COMPANY_NAMED = re.compile(r"(?:kbo|ondernemingsn|btw)[^\n]{0,24}\Z|\bBE[ .]?\Z", re.IGNORECASE)
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]+", re.IGNORECASE)
CALLING = re.compile(
    r"//(?:wa\.me|api\.whatsapp|t\.me|signal\.me)/|(?:phone|tel|gsm|mobile|mobiel|number|nummer)=", re.IGNORECASE
)
PICTURE = re.compile(r"[\w.-]*\.(?:jpe?g|png|webp|gif|svg|avif|heic)\b", re.IGNORECASE)
UUID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", re.IGNORECASE)
HEX = re.compile(r"[0-9A-Fa-f]+\Z")
IN_BRACKETS = re.compile(r"\[[0-9 ,.]*\Z"), re.compile(r"[0-9 ,.]*\]")


def phones(text: str) -> Iterator[tuple[int, int]]:
    """The beginning and end of every mobile number of a person."""
    end = 0
    for start, stop in sorted({*_spans(text, MOBILE), *_spans(text, ABROAD), *_national(text)}):
        if start >= end and not _of_a_file(text, start, stop) and not is_company_number(text, start, stop):
            yield start, stop
            end = stop


def _spans(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in pattern.finditer(text) if not _listed(text, *match.span()))


def _national(text: str) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in NATIONAL.finditer(text) if _at_home(text, match))


def _at_home(text: str, match: re.Match[str]) -> bool:
    """Whether what has the digits of a foreign mobile number has its groups too, and is no day, hour or number of a file."""
    number = match[0]
    marks = {each.strip() for each in re.split(r"[0-9]+", number)[2:-1]}
    groups = re.findall(r"[0-9]+", number)
    named = CALLED.search(text, max(0, match.start() - 32), match.start()) is not None
    if (
        len(marks) > 1
        or DATE.match(number)
        or _listed(text, *match.span())
        or any(len(each) < 2 for each in groups[1:])
    ):
        return False
    if len(groups) == 1:  # ten digits in a row are a number of anything, until a word says that one can call it
        of_a_file = FILE_NUMBER.search(text, max(0, match.start() - 32), match.start()) is not None
        return named or (len(number) == 10 and not of_a_file)
    return named or len(groups[0]) in {2, 4} or (len(groups[0]) == 5 and number.startswith("01"))


def registers(text: str) -> Iterator[tuple[int, str]]:
    """The beginning of every national register number, and its first two digits."""
    seen = set()
    for match in (*REGISTER.finditer(text), *REGISTER_GROUPS.finditer(text)):
        digits = re.sub(r"[^0-9]", "", match[0])
        if len(digits) != 11 or match.start() in seen:
            continue
        groups = digits[:2], digits[2:4], digits[4:6], digits[6:9], digits[9:]
        if is_register_number(*groups) and not _of_a_file(text, *match.span()) and not _listed(text, *match.span()):
            seen.add(match.start())
            yield match.start(), groups[0]


def is_register_number(year: str, month: str, day: str, serial: str, check: str) -> bool:
    """Whether the five groups of digits make a national register number, born before or after 2000, or a bis number.

    The check is 97 minus the first nine digits modulo 97, with a 2 before them for who was born from 2000 on; a bis
    number has 20 or 40 added to its month, and an unknown month or day is 00.
    """
    first = int(year + month + day + serial)
    possible = int(month) < 60 and int(month) % 20 <= 12 and int(day) <= 31 and year + month + day != "000000"
    return possible and int(check) in (97 - first % 97, 97 - (2_000_000_000 + first) % 97)


def is_account(compact: str) -> bool:
    """Whether ``compact``, upper case and without separators, is an account number of its country (ISO 13616)."""
    turned = "".join(str(int(char, 36)) for char in compact[4:] + compact[:4])
    return len(compact) == IBAN_LENGTHS.get(compact[:2]) and int(turned) % 97 == 1


def accounts(text: str) -> Iterator[tuple[int, int]]:
    """The beginning and end of every account number; the words after one may look like a part of it."""
    for pattern in (BELGIAN, GROUPED):
        for match in pattern.finditer(text):
            compact = re.sub(r"[^0-9A-Za-z]", "", match[0]).upper()
            if is_account(compact[: IBAN_LENGTHS.get(compact[:2], 0)]) and (
                pattern is BELGIAN or compact[:2] != "BE" or not BELGIAN.match(text, match.start())
            ):
                yield match.span()
    yield from _old_accounts(text)


def _old_accounts(text: str) -> Iterator[tuple[int, int]]:
    """Belgian accounts as before 2010, 001-1234567-89: the last two digits are the first ten modulo 97.

    Twelve digits in other groups may be anything: those count where a word before them says that it is an account.
    """
    seen: set[int] = set()
    for match in (*OLD_ACCOUNT.finditer(text), *OLD_GROUPS.finditer(text)):
        digits = re.sub(r"[^0-9]", "", match[0])
        grouped = match.re is OLD_ACCOUNT and bool(match[2].strip()) and bool(match[4].strip())
        named = grouped or BANK.search(text, max(0, match.start() - 48), match.start()) is not None
        if named and match.start() not in seen and int(digits[10:]) == (int(digits[:10]) % 97 or 97):
            seen.add(match.start())
            if not _of_a_file(text, *match.span()) and not _inside_account(text, match.start()):
                yield match.span()


def _inside_account(text: str, start: int) -> bool:
    """Whether digits go on what began with the letters of a country."""
    return re.search(r"(?<![A-Za-z])[A-Za-z]{2}[ .]?[0-9]{2}[ .-]?\Z", text[max(0, start - 8) : start]) is not None


def is_company_number(text: str, start: int, end: int) -> bool:
    """Whether what looks like a mobile number is a company number: its check digits, and its dots or its name."""
    digits = re.sub(r"[^0-9]", "", text[start:end])
    if len(digits) != 10 or int(digits[8:]) != 97 - int(digits[:8]) % 97:
        return False
    named = COMPANY_NAMED.search(text, max(0, start - 32), start)
    return bool(COMPANY.fullmatch(text[start:end]) or named)


def _of_a_file(text: str, start: int, end: int) -> bool:
    """Whether a number stands in a web address, in the name of a picture or in a fingerprint."""
    for match in ADDRESS.finditer(text, max(0, start - 300), end + 100):
        if match.start() <= start and end <= match.end():
            return CALLING.search(match[0]) is None
    if any(match.start() <= start < match.end() for match in UUID.finditer(text, max(0, start - 36), end + 36)):
        return True
    first = re.search(r"[\w-]*\Z", text[max(0, start - 64) : start])
    before = first[0] if first else ""
    number = text[start:end]
    if number.isdigit() and PICTURE.match(text, end) and not re.match(r"\.?\s", text[end:]):
        return True
    after = re.match(r"\w*", text[end:])
    token = f"{re.sub('.*-', '', before)}{number}{after[0] if after else ''}"
    return (
        HEX.match(token) is not None
        and not token.isdigit()
        and (len(token) > 15 or bool(before and after and after[0]))
    )


def _listed(text: str, start: int, end: int) -> bool:
    """Whether these are numbers in a list between brackets, each of its own."""
    before, after = IN_BRACKETS
    return "," in text[start:end] and bool(before.search(text[max(0, start - 200) : start]) and after.match(text, end))
