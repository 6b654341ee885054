"""V28: what may never be in the repository, because git keeps what was deleted: four shapes of private text.

Private mail addresses, mobile numbers, national register numbers and bank accounts, anywhere in the text of a record, a
hand-written page or an attachment, comments included; and once more in what was built. Texts are nearly always clean, so
``suspect`` asks first, at the speed of byte searches, whether any of the four can be there at all; only then the text is
folded (``lok.words.fold``), its line breaks inside a number or an address undone, and each is looked for, with its check
digits. Messages show the first characters only: a log must not repeat what may not be kept.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from lok.words.fold import ENTITY, Places, fold, written_out
from lok.words.numbers import (
    ACCOUNT_SHAPE,
    FEWEST,
    LONG_NUMBER,
    MOBILE_CORE,
    NATIONAL_CORE,
    accounts,
    phones,
    registers,
)
from lok.words.tokens import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.words.fold import Folded

CODE = "V28"
PERSONAL_DOMAINS = (
    "gmail|googlemail|hotmail|outlook|live|msn|passport|yahoo|ymail|rocketmail|aol|aim|icloud|gmx|protonmail|"
    "proton|tutanota|tutamail|tuta|zoho|zohomail|fastmail|hushmail|mailfence|startmail|posteo|mailbox|yandex|lycos|"
    "inbox|duck|mozmail|telenet|skynet|proximus|belgacom|pandora|scarlet|mobistar|orange|base|edpnet|voo|mobilevikings|"
    "tvcablenet|brutele|dommel|versateladsl|tiscali|tiscalinet|planetinternet|euphonynet|fulladsl|evonet|"
    "ziggo|hetnet|kpnmail|kpnplanet|planet|xs4all|chello|upcmail|casema|quicknet|hccnet|tele2|home|zonnet|caiway|solcon|"
    "wanadoo|laposte|sfr|neuf|bbox|numericable|aliceadsl|club-internet|web|t-online|freenet|arcor|vodafone|libero|"
    "virgilio|mail|email"
)
"""Names before the last dot under which private persons get a mail address in Belgium and around it."""
PROVIDERS = listed(
    "telenet skynet proximus belgacom scarlet mobistar orange base edpnet voo mobilevikings brutele dommel evonet "
    "ziggo kpnmail tele2 caiway solcon sfr t-online vodafone"
)
"""Those of them that are firms with offices of their own, and where small firms keep the mailbox of theirs."""
OFFICE = re.compile(
    r"(?:info|contact|onthaal|secretariaat|administratie|admin|boekhouding|facturatie|facturen|directie|klantendienst|"
    r"privacy|dpo|gdpr|support|helpdesk|service|pers|press|jobs|vacatures|webmaster|postmaster|abuse|noreply|no-reply|"
    r"sales|verkoop|office|hello|hallo|mail|kinderopvang|kribbe|creche|opvang|kdv|bko|ibo|school)(?:[._+-][\w.+-]*)?\Z"
)
"""How the mailbox of an office begins, where it could also be a person's."""

DOMAIN = re.compile(
    rf"@\s{{0,3}}(?:[\w-]+\s?[.,]\s?)*(?P<name>(?:{PERSONAL_DOMAINS})\s?[.,]\s?"
    r"(?:com|be|net|nl|fr|de|org|eu|co\.uk|uk|me|lu|ch|at|pm|io|ru|it|es|fm|email|vlaanderen|nu)|(?:me|mac)\s?[.,]\s?com"
    r"|free\s?[.,]\s?fr|pm\s?[.,]\s?me|hey\s?[.,]\s?com|ukr\.net|(?:wp|o2|onet)\.pl|seznam\.cz|abv\.bg)(?![\w-]|\.\w)",
    re.IGNORECASE,
)
LOCAL = re.compile(r"[\w.+'-]+(?=\s{0,3}\Z)")

NO_LETTERS = bytes(range(128))
DROPPED = bytes(code for code in range(256) if code >= 0x80 or chr(code) in " \t./()-,_*`~\\'")
DROPPED_AT_BREAKS = bytes(code for code in DROPPED if chr(code) != "-") + b"\r>#|"
SHAPES = bytes(ord("0" if 48 <= code <= 57 else "A" if 65 <= code <= 90 else "x") for code in range(256))
BREAKS = bytes(
    code if chr(code) in "\n-" else ord("0" if 48 <= code <= 57 or 65 <= code <= 90 else "x") for code in range(256)
)
DUTCH_ACCOUNT = re.compile(rb"nl[0-9]{2}[a-z]{4}[0-9]{10}")
WRITTEN_AT = (b" at ", b" a ", b" apenstaart", b" arobase ", b"%40", b"%2540")
"""How the sign of an address is written without it, once ``OPENED`` took the brackets away."""
LINK_OPENS = re.compile(rb"<a (?=[a-z])")
"""Where a link of HTML begins: its name is no word for the sign."""
OPENED = bytes(ord(" ") if chr(code) in "([{<\n)]}>\"'*_-" else code for code in range(256)).lower()


HOST_FOLLOWS = r"(?=[\w-]+\s*(?:[.,]|[(\[]?\s*(?:dot|punt)\b))"
AT = re.compile(
    r"\s*[(\[{<\"']\s*(?:at|a|arobase|apenstaart(?:je)?|@)\s*[)\]}>\"']\s*|%(?:25)*40"
    rf"|[\s*_-]+(?:at|arobase|apenstaart(?:je)?)[\s*_-]+{HOST_FOLLOWS}",
    re.IGNORECASE,
)
DOT = re.compile(
    r"\s*[(\[{]\s*(?:dot|punt|\.)\s*[)\]}]\s*|(?<=[A-Za-z])[\s_-]+(?:dot|punt)[\s_-]+(?=(?:com|be|net|nl|fr|de|org|eu)\b)|%2E",
    re.IGNORECASE,
)
BEHIND_AT = ")]}> '\""
ESCAPES = re.compile(r"%(20|2B|2D|2F)", re.IGNORECASE)
MARKS = re.compile(r"[*`~\\]+|(?<![A-Za-z0-9])_+|_+(?![A-Za-z0-9])")
HALF_A_HOST = re.compile(r"@[\w-]+\.?\Z")
BREAK = re.compile(r"(?:(?<=[0-9./(+,@A-Z-])|(?=[ \t]*\r?\n[ \t>#|]*[@.]))[ \t]*\r?\n[ \t]*(?:[>#|][ \t>#|]*)?")
"""A line break that may stand inside a number or an address, by what is before and behind it: see ``_break``."""


class PrivateText(NamedTuple):
    """A piece of private text: 1-based ``line`` and ``column``, the rule's ``code``, what it is and what to do."""

    line: int
    column: int
    code: str
    message: str
    hint: str


def suspect(text: str) -> bool:
    """Whether ``text`` may hold private text. Says no only when it cannot; about 70 microseconds for 10 KB.

    Separators are dropped, so a register number or an account is a run of eleven digits or an account's shape, and a
    mobile number has its last digits in a row. Foreign accounts in small letters are seen when they have eleven digits
    in a row, or are Dutch. A number over a line break is seen by the digits on both sides of it.
    """
    if "&" in text and ENTITY.search(text):
        text = html.unescape(text)
    raw = text.encode("utf-8", "surrogatepass")
    if not text.isascii() and any(map(_hides, set(raw.translate(None, NO_LETTERS).decode("utf-8", "surrogatepass")))):
        text = fold(text)
        raw = text.encode("utf-8", "surrogatepass")
    return _mail_in(text, raw) or _numbers_in(raw.translate(None, DROPPED)) or _broken(raw)


@lru_cache(maxsize=4096)
def _hides(char: str) -> bool:
    """Whether a character stands for nothing, a digit, a sign of an address or a letter of another script."""
    plain = fold(char)
    return not plain or (
        plain != char and bool(re.search(r"[0-9@%]" if ord(char) < 0x250 else r"[0-9@%()A-Za-z.]", plain))
    )


def _mail_in(text: str, raw: bytes) -> bool:
    """Whether a private mail address is written in the text, with its sign or with a word for it."""
    if b"@" in raw:
        after = {each[:40] for each in text.split("@")[1:]}
        if any(DOMAIN.match(f"@{MARKS.sub('', DOT.sub('.', each).lstrip(BEHIND_AT))}") for each in after):
            return True
    small = (LINK_OPENS.sub(b"<", raw) if b"<a " in raw else raw).translate(OPENED)
    return any(map(small.__contains__, WRITTEN_AT)) and DOMAIN.search(_plain(text).text) is not None


def _numbers_in(bare: bytes) -> bool:
    """Whether text without separators holds what one of the numbers has."""
    shapes = bare.translate(SHAPES)
    return (
        LONG_NUMBER in shapes
        or MOBILE_CORE.search(bare) is not None
        or (FEWEST in shapes and NATIONAL_CORE.search(bare) is not None)
        or ACCOUNT_SHAPE.search(shapes) is not None
        or DUTCH_ACCOUNT.search(bare) is not None
    )


def _broken(raw: bytes) -> bool:
    """Whether a number may go on over the end of a line. Lists of numbers have a dash there, and are left alone."""
    if b"\n" not in raw:
        return False
    ends = raw.translate(BREAKS, DROPPED_AT_BREAKS)
    if b"0\n0" not in ends and b"0-\n0" not in ends:
        return False
    # Nothing goes on over an empty line: what stands on both sides of it stays apart.
    return _numbers_in(raw.replace(b"\n\n", b"\0").translate(None, DROPPED + b"\r\n>#|"))


def scan(text: str) -> Iterator[PrivateText]:
    """V28: no personal mail address, mobile number, national register number or bank account in ``text``."""
    if not suspect(text):
        return
    whole, places = _plain(text), Places.of(text)
    for start, piece in _suspect_lines(whole.text):
        for offset, message, hint in sorted(_private(piece)):
            yield PrivateText(*places.at(whole.origin(start + offset)), CODE, message, hint)


def _suspect_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that may hold private text, each with its offset: looked for by halves, for few lines of many may."""
    todo = [(0, len(text))]
    while todo:
        start, end = todo.pop()
        if not suspect(text[start:end]):
            continue
        middle = text.rfind("\n", start, (start + end) // 2 + 1)
        middle = middle if middle >= 0 else text.find("\n", start, end)
        if middle < 0:
            yield start, text[start:end]
        else:
            todo += [(middle + 1, end), (start, middle)]


def _plain(text: str) -> Folded:
    """``text`` without typography, entities, marks of Markdown, and line breaks inside a number or an address."""
    whole = written_out(text).replaced(MARKS, lambda _: "").replaced(ESCAPES, lambda match: chr(int(match[1], 16)))
    whole = whole.replaced(AT, lambda _: "@").replaced(DOT, lambda _: ".")
    return whole.replaced(BREAK, lambda match: _break(whole.text, match))


def _break(text: str, match: re.Match[str]) -> str:
    """What a line break is: nothing inside an address, a space inside a number, and else itself."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if not before or not after:
        return "\n"
    if before == "@" or after == "@":
        return ""
    host = HALF_A_HOST.search(text, max(0, match.start() - 40), match.start())
    if host and (before == "." or after == "."):
        return ""
    joins = (before in "0123456789./(+-,)" or (before.isupper() and after in "0123456789")) and (
        after in "0123456789(+/." or (before in "0123456789" and after.isupper())
    )
    return " " if joins else "\n"


def _private(text: str) -> Iterator[tuple[int, str, str]]:
    found = list(accounts(text))
    for start, _ in found:
        yield (
            start,
            f"hier staat een rekeningnummer ({text[start : start + 4]}…)",
            "Haal het weg: rekeningnummers horen nooit in deze map.",
        )
    yield from _mail_addresses(text)
    taken = [range(*span) for span in found]
    for start, end in phones(text):
        if not any(start in span for span in taken):
            hint = "Haal het weg of zet er het vaste nummer van de dienst: gsm-nummers zijn privé."
            yield start, f"hier staat een gsm-nummer ({text[start:end][:4]}…)", hint
    for start, first in registers(text):
        if not any(start in span for span in taken):
            hint = "Haal het weg: rijksregisternummers horen nooit in deze map."
            yield start, f"hier staat een rijksregisternummer ({first}…)", hint


def _mail_addresses(text: str) -> Iterator[tuple[int, str, str]]:
    for match in DOMAIN.finditer(text):
        local = LOCAL.search(text, max(0, match.start() - 64), match.start())
        if (
            local
            and re.search(r"\w", local[0])
            and not _office(local[0].lower(), re.split("[.,]", match["name"])[0].strip().lower())
        ):
            hint = "Haal het weg of zet er het gedeelde adres van de dienst."
            yield local.start(), f"hier staat een persoonlijk mailadres (…{''.join(match[0].split())})", hint


def _office(local: str, provider: str) -> bool:
    """Whether a mailbox at a firm that provides them is that of an office: the firm's own, or a small firm's."""
    return provider in PROVIDERS and OFFICE.match(local) is not None
