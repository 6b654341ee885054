"""How large things are on A4: the width of the text, and words that have to fit on a card."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from lok.papers.document import Tint

if TYPE_CHECKING:
    from lok.papers.document import Card, Cards, Document

SHORT_SIDE, LONG_SIDE = 210, 297
"""A4 in millimetres."""
POINTS = 72 / 25.4
"""Points in a millimetre."""


def width_of(document: Document) -> int:
    """The millimetres between the margins."""
    return (LONG_SIDE if document.landscape else SHORT_SIDE) - 2 * document.margin


def letter_size(words: str, width: float, height: float, most: int, least: int = 9) -> int:
    """The largest size in points, no larger than ``most``, at which words fit in so many millimetres."""
    for size in range(most, least, -1):
        letters = int(width * POINTS / (size * WIDEST))
        rows = wrap(words, letters, break_long_words=False) if letters > 0 else []
        if rows and len(rows) * size * 1.2 <= height * POINTS and max(map(len, rows)) <= letters:
            return size
    return least


def card_size(card: Card, block: Cards, width: float) -> int:
    """The size of the words of a card that is ``width`` millimetres wide: room is left for its sign and the line below."""
    face = block.height / 2 if block.folded else block.height
    taken = 14 + 9 * (card.below.count("\n") + 1 if card.below else 0) + (35 if card.tint is not Tint.NONE else 0)
    return letter_size(card.words, width - 16, max(face - taken, 8), 56 if face > 60 and block.height > 100 else 13)


WIDEST = 0.62
"""How wide a letter is to its size: bold ones a little less, bold capitals a little more."""
