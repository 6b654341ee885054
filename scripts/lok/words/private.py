"""V28: what may never be in the repository, because git keeps what was deleted: four shapes of private text.

Personal mail domains, mobile numbers, national register numbers and bank accounts, anywhere in the text of a record
or of a hand-written page, comments included; and once more in what was built. Texts are nearly always clean, so
``suspect`` asks first, at the speed of byte searches, whether any of the four can be there at all; only then each is
looked for, with its check digits. Messages show the first characters only: a log must not repeat what may not be kept.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

CODE = "V28"
PERSONAL_DOMAINS = (
    "gmail|googlemail|hotmail|outlook|live|msn|passport|yahoo|ymail|rocketmail|aol|icloud|gmx|protonmail|"
    "proton|tutanota|zoho|telenet|skynet|proximus|belgacom|pandora|scarlet|mobistar|orange|base|edpnet|"
    "voo|tvcablenet|brutele|dommel|versateladsl|tiscali|tiscalinet|planetinternet|euphonynet|fulladsl|"
    "ziggo|hetnet|kpnmail|wanadoo|laposte|web|mail"
)
"""Names before the last dot under which private persons get a mail address in Belgium and around it."""

DOMAIN = re.compile(
    rf"@(?:[\w-]+\.)*(?:(?:{PERSONAL_DOMAINS})\.(?:com|be|net|nl|fr|de|org|eu|co\.uk|me|lu|ch|pm|io|ru)"
    r"|(?:me|mac)\.com|free\.fr|pm\.me)(?![\w-]|\.\w)",
    re.IGNORECASE,
)
LOCAL = re.compile(r"[\w.+-]+\Z")

GAP = r"[ \t\u00a0\u202f./()·–-]{0,3}"
"""What people write between the digits of a number."""
MOBILE = re.compile(
    rf"(?<![0-9A-Fa-f])(?:(?:\+{GAP}|0{GAP}0{GAP})?3{GAP}2{GAP}(?:0{GAP})?|0{GAP})"
    rf"4{GAP}[5-9](?:{GAP}[0-9]){{7}}(?![0-9A-Za-z])"
)
REGISTER = re.compile(
    r"(?<![0-9A-Fa-f])(?<![0-9]\.)"
    rf"([0-9]{{2}}){GAP}([0-5][0-9]){GAP}([0-3][0-9]){GAP}([0-9]{{3}}){GAP}([0-9]{{2}})(?![0-9A-Za-z])"
)
BELGIAN = re.compile(r"(?<![0-9A-Za-z])(?:BE|be|Be) ?[0-9]{2}(?:[ \u00a0\u202f./-]{0,3}[0-9]){12}(?![0-9])")
_FOURS = (
    "[{chars}]{{2}}[0-9]{{2}}(?:[{chars}0-9]{{11,30}}|(?:{gap}[{chars}0-9]{{4}}){{2,7}}(?:{gap}[{chars}0-9]{{1,3}})?)"
)
GROUPED = re.compile(
    "(?<![0-9A-Za-z])(?:"
    + "|".join(_FOURS.format(chars=chars, gap=r"[ \u00a0\u202f.-]") for chars in ("A-Z", "a-z"))
    + ")"
)
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
COMPANY = re.compile(r"0[0-9]{3}\.[0-9]{3}\.[0-9]{3}")
COMPANY_NAMED = re.compile(r"(?:kbo|ondernemingsn|btw)[^\n]{0,24}\Z|\bBE[ .]?\Z", re.IGNORECASE)

DROPPED = bytes(code for code in range(256) if code >= 0x80 or chr(code) in " \t./()-")
SHAPES = bytes(ord("0" if 48 <= code <= 57 else "A" if 65 <= code <= 90 else "x") for code in range(256))
LONG_NUMBER = b"0" * 11
MOBILE_CORE = re.compile(rb"4[5-9][0-9]{7}")
ACCOUNT_SHAPE = re.compile(rb"AA00[A0]{11}")
DUTCH_ACCOUNT = re.compile(rb"nl[0-9]{2}[a-z]{4}[0-9]{10}")


class PrivateText(NamedTuple):
    """A piece of private text: 1-based ``line`` and ``column``, the rule's ``code``, what it is and what to do."""

    line: int
    column: int
    code: str
    message: str
    hint: str


def suspect(text: str) -> bool:
    """Whether ``text`` may hold private text. Says no only when it cannot; about 50 microseconds for 10 KB.

    Separators are dropped, so a register number or an account is a run of eleven digits or an account's shape, and a
    mobile number has its nine last digits in a row. Foreign accounts in small letters are seen when they have eleven
    digits in a row, or are Dutch.
    """
    if "@" in text and DOMAIN.search(text):
        return True
    bare = text.encode("utf-8", "surrogatepass").translate(None, DROPPED)
    shapes = bare.translate(SHAPES)
    return bool(
        LONG_NUMBER in shapes or MOBILE_CORE.search(bare) or ACCOUNT_SHAPE.search(shapes) or DUTCH_ACCOUNT.search(bare)
    )


def scan(text: str) -> Iterator[PrivateText]:
    """V28: no personal mail address, mobile number, national register number or bank account in ``text``."""
    if not suspect(text):
        return
    for number, line in enumerate(text.split("\n"), start=1):  # no piece goes on in the next line
        if suspect(line):
            for offset, message, hint in sorted(_private(line)):
                yield PrivateText(number, offset + 1, CODE, message, hint)


def _private(text: str) -> Iterator[tuple[int, str, str]]:
    accounts = list(_accounts(text))
    for start, _ in accounts:
        yield (
            start,
            f"hier staat een rekeningnummer ({text[start : start + 4]}…)",
            "Haal het weg: rekeningnummers horen nooit in deze map.",
        )
    yield from _mail_addresses(text)
    taken = [range(*span) for span in accounts]
    for match in MOBILE.finditer(text):
        if not is_company_number(text, match) and not any(match.start() in span for span in taken):
            hint = "Haal het weg of zet er het vaste nummer van de dienst: gsm-nummers zijn privé."
            yield match.start(), f"hier staat een gsm-nummer ({match[0][:4]}…)", hint
    for match in REGISTER.finditer(text):
        if is_register_number(*match.groups()) and not any(match.start() in span for span in taken):
            hint = "Haal het weg: rijksregisternummers horen nooit in deze map."
            yield match.start(), f"hier staat een rijksregisternummer ({match[1]}…)", hint


def _mail_addresses(text: str) -> Iterator[tuple[int, str, str]]:
    for match in DOMAIN.finditer(text):
        local = LOCAL.search(text, max(0, match.start() - 64), match.start())
        if local:
            hint = "Haal het weg of zet er het gedeelde adres van de dienst."
            yield local.start(), f"hier staat een persoonlijk mailadres (…{match[0]})", hint


def is_register_number(year: str, month: str, day: str, serial: str, check: str) -> bool:
    """Whether the five groups of digits make a national register number, born before or after 2000, or a bis number.

    The check is 97 minus the first nine digits modulo 97, with a 2 before them for who was born from 2000 on; a bis
    number has 20 or 40 added to its month, and an unknown month or day is 00.
    """
    first = int(year + month + day + serial)
    possible = int(month) % 20 <= 12 and int(day) <= 31 and year + month + day != "000000"
    return possible and int(check) in (97 - first % 97, 97 - (2_000_000_000 + first) % 97)


def is_account(compact: str) -> bool:
    """Whether ``compact``, upper case and without separators, is an account number of its country (ISO 13616)."""
    turned = "".join(str(int(char, 36)) for char in compact[4:] + compact[:4])
    return len(compact) == IBAN_LENGTHS.get(compact[:2]) and int(turned) % 97 == 1


def _accounts(text: str) -> Iterator[tuple[int, int]]:
    """The beginning and end of every account number; the words after one may look like a part of it."""
    for pattern in (BELGIAN, GROUPED):
        for match in pattern.finditer(text):
            compact = re.sub(r"[^0-9A-Za-z]", "", match[0]).upper()
            if is_account(compact[: IBAN_LENGTHS.get(compact[:2], 0)]) and (
                pattern is BELGIAN or compact[:2] != "BE" or not BELGIAN.match(text, match.start())
            ):
                yield match.span()


def is_company_number(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like a mobile number is a company number: its check digits, and its dots or its name."""
    digits = re.sub(r"[^0-9]", "", match[0])
    if len(digits) != 10 or int(digits[8:]) != 97 - int(digits[:8]) % 97:
        return False
    return bool(COMPANY.fullmatch(match[0]) or COMPANY_NAMED.search(text, max(0, match.start() - 32), match.start()))


CODE_BLOCKS = re.compile(r"<(script|style|svg)\b(?![^>]*json)[^>]*>.*?</\1>", re.DOTALL | re.IGNORECASE)
CODE_ATTRIBUTES = re.compile(
    r"""\s(?:d|points|transform|viewBox|integrity|nonce|style|class|srcset)=(?:"[^"]*"|'[^']*')"""
)
HASHES = re.compile(r"sha(?:256|384|512)-[A-Za-z0-9+/=]+|data:[\w/+.-]+;base64,[A-Za-z0-9+/=]+")
JSON_ESCAPES = re.compile(r"\\u([0-9a-fA-F]{4})")
URL_ESCAPES = {f"%{code}": chr(int(code, 16)) for code in ("20", "2B", "2b", "2D", "2d", "2E", "2e", "2F", "2f", "40")}
MARKUP = (".html", ".htm", ".xml", ".svg", ".rss", ".atom")


def scan_output(name: str, text: str) -> Iterator[PrivateText]:
    """V28 for a built text file: what a reader or a program gets out of it, without code, drawings and hashes.

    ``name`` is the file's name or path; its suffix says how text is written in it (entities, escapes, folded lines).
    Lines and columns are those of the decoded text, whose lines are the file's except in calendars and JSON.
    """
    if name.endswith((".js", ".mjs", ".css", ".map")):
        return
    if name.endswith(MARKUP):
        text = CODE_BLOCKS.sub(_only_lines, text)
        # Most pages are clean: then what only looks private in code need not be taken out.
        if not suspect(_unescaped(html.unescape(text))):
            return
        text = html.unescape(CODE_ATTRIBUTES.sub("", text))
    elif name.endswith((".ics", ".vcf")):
        text = re.sub(r"\r?\n[ \t]", "", text)
    elif name.endswith(".json"):
        text = text.replace("},{", "},\n{")  # a list of thousands may be one line: look into the suspect parts only
    yield from scan(_unescaped(HASHES.sub("", text)))


def _unescaped(text: str) -> str:
    """Text without the escapes of JSON and of addresses."""
    if "\\" in text:
        text = JSON_ESCAPES.sub(lambda match: chr(int(match[1], 16)), text.replace("\\/", "/"))
    if "%" in text:
        for written, char in URL_ESCAPES.items():
            text = text.replace(written, char)
    return text


def _only_lines(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")
