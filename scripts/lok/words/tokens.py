"""Text as words without typography, so that a name is found however it was written.

``word_set`` is the quick look: at the speed of byte searches it says which words are in a text. ``tokens`` gives each
with its place in the source, for the few texts in which that look found something.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lok.words.fold import fold, written_out

WORD = re.compile(r"[A-Za-z]+|[0-9]+")
LOWER_WORDS = bytes(
    code + 32 if 65 <= code <= 90 else code if 97 <= code <= 122 or 48 <= code <= 57 else 32 for code in range(256)
)
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Token(NamedTuple):
    """A word in small ASCII letters, or digits; ``start`` and ``end`` are its place in the source."""

    word: str
    capital: bool
    start: int
    end: int


def spaced(text: str) -> str:
    """The words of ``text`` in small ASCII letters with spaces between them and around all. Entities stay what they are."""
    return f" {fold(text).encode('ascii', 'replace').translate(LOWER_WORDS).decode('ascii')} "


def word_set(text: str) -> set[str]:
    """The words of ``text`` in small ASCII letters."""
    return set(spaced(text).split())


def tokens(text: str) -> list[Token]:
    """The words of ``text`` in their order."""
    whole = written_out(text)
    steps, at, found = whole.steps, 0, []
    for match in WORD.finditer(whole.text):
        # ``whole.origin`` of both ends, without looking for the step anew: words come in their order.
        first, last = match.start(), match.end() - 1
        at = _step(steps, at, first)
        to = _step(steps, at, last)
        word = match[0]
        start, end = steps[at][1] + first - steps[at][0], steps[to][1] + last - steps[to][0] + 1
        found.append(Token(word.lower(), word[0].isupper(), start, end))
    return found


def _step(steps: tuple[tuple[int, int], ...], at: int, offset: int) -> int:
    """The last step, from that at ``at`` on, that begins no later than ``offset``."""
    while at + 1 < len(steps) and steps[at + 1][0] <= offset:
        at += 1
    return at


def words(text: str) -> tuple[str, ...]:
    """The words of a name in small ASCII letters."""
    return tuple(match[0].lower() for match in WORD.finditer(fold(text)))


def listed(text: str) -> frozenset[str]:
    """The words of a list that is written as a text, so that it reads as one."""
    return frozenset(text.split())


def of_a_file_name(name: str) -> str:
    """The name of a file as words: ``NotaJanVoorbeeld.pdf`` is ``Nota Jan Voorbeeld.pdf``."""
    return HUMP.sub(" ", name)
