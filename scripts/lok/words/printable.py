"""Text that goes on paper or into a document: without the characters that no XML may hold and that turn a line around.

A record holds no control characters (``source.decode``); what is typed elsewhere, or read by a test, may. Letters of any
script stay, also those written from right to left: only the marks that make other letters run the other way are left out.
"""

from __future__ import annotations

import re

UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufdd0-\ufdef\ufffe\uffff]"
    "|[\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe\U0003ffff\U000ffffe\U000fffff\U0010fffe\U0010ffff]"
)
"""Controls of C0 and C1 but for the tab and the line feed, surrogates, noncharacters and the marks of direction."""


def printable(text: str) -> str:
    """The text without what cannot stand on paper; a carriage return is a line end."""
    if text.isascii() and text.isprintable():
        return text
    return UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n"))
