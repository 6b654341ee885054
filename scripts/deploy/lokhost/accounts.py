"""The town's list of accounts: a line for each mandate or role, with the account by which its holder logs in.

    # wie zit waar
    mandaat-zeepbel-2019        a1b2c3d4
    rol:secretariaat            e5f6a7b8   tot 2027-06-30   # vervangt tijdens verlof

A line that is wrong lets nobody in and leaves the others alone: it would be a pity to lock thirty people out for a slip
of the hand. What is said about a line gives its number, never the account: what is said ends up in a log.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lokhost import small_file
from lokhost.mandates import DAY, ID

if TYPE_CHECKING:
    from pathlib import Path

WHAT = "De lijst van rekeningen"
MOST = 1024 * 1024
ACCOUNT = re.compile(r"[A-Za-z0-9._@+|=~/-]{1,255}")
"""What a provider makes an account of, without what means something in the file of groups of a web server."""
ROLES = ("leden", "secretariaat")
"""What somebody without a mandate may be given by hand."""
ROLE = "rol:"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something: its number, a mandate or a role, the account, and a last day where one is given."""

    number: int
    account: str
    mandate: str = ""
    role: str = ""
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Accounts:
    """The lines that are right, and what is wrong with the others."""

    lines: tuple[Line, ...]
    faults: tuple[str, ...] = ()


def read(path: Path) -> Accounts:
    """Read the list.

    Raises:
        RefusedError: it is missing, empty or no text.
    """
    return parsed(small_file.read(path, WHAT, MOST))


class _WrongError(Exception):
    """A line that lets nobody in, with what is wrong with it."""


HALF = "na de laatste regel hoort nog een Enter, anders is het bestand misschien maar half geschreven."


def parsed(raw: bytes) -> Accounts:
    """Understand the list, line by line."""
    # A comment may hold a letter in an older way of writing; an account may not, and then its line is refused.
    text = raw.decode("utf-8-sig", errors="surrogateescape")
    lines: list[Line] = []
    faults: list[str] = []
    rows = text.split("\n")
    for number, row in enumerate(rows, start=1):
        words = _words(row.removesuffix("\r"))
        try:
            if words and number == len(rows):
                # The first half of an account is somebody else's; the first half of a line with a last day has none.
                raise _WrongError(HALF)  # noqa: TRY301 - the one place where a line is refused for where it stands
            if words:
                lines.append(_line(number, *words))
        except _WrongError as wrong:
            faults.append(f"Regel {number} telt niet: {wrong}")
    return Accounts(tuple(lines), tuple(faults))


def _words(row: str) -> list[str]:
    """The words of a line, without the comment. Only spaces and tabs are between them: other white space is wrong."""
    told = re.split(r"(?:^|[ \t])#", row, maxsplit=1)[0].strip(" \t")
    return re.split(r"[ \t]+", told) if told else []


def _line(number: int, first: str, account: str = "", *end: str) -> Line:
    """Understand one line.

    Raises:
        _WrongError: it says nothing that can be.
    """
    if not account:
        raise _WrongError("schrijf eerst het mandaat en dan, na een spatie, de rekening.")
    if not ACCOUNT.fullmatch(account):
        raise _WrongError("de rekening bevat een teken dat niet kan. Neem de code over zoals de ledensite ze toont.")
    if first.startswith(ROLE):
        return Line(number, account, role=_role(first.removeprefix(ROLE)), last=_last(end))
    if not ID.fullmatch(first):
        raise _WrongError("het eerste woord is geen mandaat. Schrijf het zoals in de gegevens: mandaat-…")
    if end:
        raise _WrongError("er staat te veel op. Zet één mandaat en één rekening op een regel.")
    return Line(number, account, mandate=first)


def _role(name: str) -> str:
    if name not in ROLES:
        raise _WrongError(f"die rol bestaat niet. Kies {' of '.join(ROLE + each for each in ROLES)}.")
    return name


def _last(end: tuple[str, ...]) -> date | None:
    """The last day after an account: ``tot 2027-06-30``, or nothing."""
    match end:
        case ():
            return None
        case ("tot", day) if DAY.fullmatch(day):
            with suppress(ValueError):
                return date.fromisoformat(day)
    raise _WrongError("na de rekening kan alleen een laatste dag staan: tot 2027-06-30.")
