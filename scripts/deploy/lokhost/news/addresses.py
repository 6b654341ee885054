"""Addresses for mail, as readers type them: one form of each, and a refusal in words for what is none.

Narrower than the standards allow: no quotes, comments, percent signs, control signs or letters outside ASCII. What such an
address could do in a header, or to a mail program that passes mail on, is worth less than the reader who has one.
"""

from __future__ import annotations

import re

from lokhost.settings import RefusedError

LONGEST = 254
"""Characters (RFC 5321: a path of 256 with its angle brackets)."""
ATOM = r"[A-Za-z0-9!#$&'*+/=?^_{|}~-]+"
LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
ADDRESS = re.compile(
    rf"(?=.{{6,{LONGEST}}}\Z)(?=[^@]{{1,64}}@){ATOM}(?:\.{ATOM})*@(?:{LABEL}\.)+(?=[A-Za-z])[A-Za-z0-9-]{{2,63}}(?<!-)",
)


def address(typed: str) -> str:
    """The address that somebody typed, its domain in small letters.

    Raises:
        RefusedError: It is none, or one that mail cannot be sent to from here.
    """
    text = typed.strip(" ")
    if not text:
        raise RefusedError("Vul je mailadres in.")
    if not text.isascii():
        raise RefusedError("Schrijf je mailadres met gewone letters, zonder accenten.")
    if not ADDRESS.fullmatch(text):
        raise RefusedError("Dit is geen mailadres. Schrijf het zo: naam@voorbeeld.be.")
    local, _, domain = text.rpartition("@")
    return f"{local}@{domain.lower()}"
