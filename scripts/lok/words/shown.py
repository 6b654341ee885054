"""Text of others inside a message: always on one line, and with a name for every character that nobody sees.

A terminal obeys control characters, a build machine obeys a line that begins with ``::``, and a reader cannot mend
what is invisible. So what a message repeats of a record passes through here where the message is made.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

NAMES: Final = {
    "\t": "tab",
    "\n": "nieuwe regel",
    "\r": "nieuwe regel",
    "\u00a0": "harde spatie",
    "\u00ad": "zacht koppelteken",
    "\u200b": "spatie zonder breedte",
    "\u200c": "onzichtbaar scheidingsteken",
    "\u200d": "onzichtbaar verbindingsteken",
    "\u200e": "schrijfrichtingsteken",
    "\u200f": "schrijfrichtingsteken",
    "\u202f": "smalle harde spatie",
    "\u2010": "ander koppelteken",
    "\u2011": "koppelteken dat niet afbreekt",
    "\u2012": "ander streepje",
    "\u2013": "half kastlijntje",
    "\u2014": "kastlijntje",
    "\u2212": "minteken",
    "\u2028": "nieuwe regel",
    "\u2060": "onzichtbaar verbindingsteken",
    "\ufeff": "bytevolgordeteken",
}
"""What the characters are called that come along from a word processor or a website."""

QUOTES: Final = "“”„‟‘’‚‛«»‹›\"'`´"
"""Everything that people and word processors put round a word."""
CURLY: Final = QUOTES.replace('"', "").replace("'", "")
"""The quotation marks of a word processor, which are ordinary letters in a record."""

_LOOKALIKES: Final = re.compile("[\u2010-\u2014\u2212]")


def name_of(character: str) -> str:
    """A character by its name and number: ``harde spatie, U+00A0``."""
    number = f"U+{ord(character):04X}"
    return f"{NAMES[character]}, {number}" if character in NAMES else number


def unseen(character: str) -> bool:
    """Whether a reader cannot tell this character from a space or from nothing."""
    return not character.isprintable()


def odd_one(text: str) -> str | None:
    """The first character that a reader cannot see, or takes for the hyphen of the keyboard."""
    return next((char for char in text if unseen(char) or _LOOKALIKES.match(char)), None)


def one_line(text: str) -> str:
    """The text with a name in the place of every control character, line break and invisible character.

    The space that keeps an amount together after ``€`` stays: our own words have it.
    """
    if text.isprintable():
        return text
    return "".join(
        f"‹{NAMES.get(char, name_of(char))}›"
        if unseen(char) and not (char == "\u00a0" and text[index - 1 : index] == "€")
        else char
        for index, char in enumerate(text)
    )


def shortened(value: object, longest: int = 60) -> str:
    """A value as a message repeats it: on one line, cut when it is long."""
    text = str(value)
    return one_line(text if len(text) <= longest else f"{text[: longest - 3]}…")


def plain(text: str) -> str:
    """The text as a keyboard would have typed it: without what nobody sees, with ordinary spaces and hyphens."""
    spaced = "".join(" " if unicodedata.category(char) == "Zs" else char for char in _LOOKALIKES.sub("-", text))
    return "".join(char for char in spaced if not unseen(char)).strip()
