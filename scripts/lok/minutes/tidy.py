"""Text as a keyboard would have typed it, but for its typography: without what nobody sees, with ordinary line ends.

Accents, dashes and quotation marks stay; a record may hold them.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LINE_ENDS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
ODD: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180e\u2000-\u200f\u202a-\u202f"
    "\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\ud800-\udfff\ue000-\uf8ff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
"""Characters without a place on a keyboard that nobody sees, or that only one font knows."""
TURNING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the order in which letters are shown: what is read is not what stands there."""
SIGNS: Final = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0a8": "▪", "\uf06e": "■", "\uf071": "□", "\uf0d8": "‣", "\uf0d2": "‣",
    "\uf0fc": "✓", "\uf0e0": "→", "\uf0e8": "→", "\uf02d": "–", "\uf0be": "–", "\uf076": "•", "\uf06f": "□",
    "\ufffd": "\ufffd", "\ufffc": "",
}  # fmt: skip
"""What the fonts Symbol and Wingdings show where Unicode has nothing: bullets and arrows."""
TURNED = (
    "Er stonden tekens in de tekst die de leesrichting omkeren. Die zijn weggelaten: lees na of alles er goed staat."
)


def tidy(text: str) -> str:
    """The text with a line feed for every line end, plain spaces, composed letters, and without what nobody sees."""
    if not text.isascii() or not text.replace("\n", "").replace("\t", "").isprintable():
        text = unicodedata.normalize("NFC", ODD.sub(_plain, LINE_ENDS.sub("\n", text)))
    return text


def turned(text: str) -> bool:
    """Whether the text holds signs that turn the order in which it is shown."""
    return not text.isascii() and TURNING.search(text) is not None


def _plain(match: re.Match[str]) -> str:
    char = match[0]
    if char in SIGNS:
        return SIGNS[char]
    category = unicodedata.category(char)
    if category == "Zs":
        return " "
    if category == "Cs":
        return "\ufffd"
    return "•" if "\uf000" <= char <= "\uf0ff" else ""
