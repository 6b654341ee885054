"""The word somebody probably meant: one suggestion, or none when it would be far-fetched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

LIKENESS: Final = 0.8
"""How alike two words are when one is a slip of the pen for the other (twice the shared letters over all letters)."""
LONGEST: Final = 100
"""No word that anybody can mean is longer."""


def near(word: str, known: Iterable[str]) -> str | None:
    """The one of ``known`` that ``word`` was meant to be: a slip of the pen, or the same word with another ending or in full."""
    from difflib import get_close_matches  # noqa: PLC0415  only needed once something is wrong

    if not word or len(word) > LONGEST:
        return None
    candidates = list(known)
    found = get_close_matches(word, candidates, n=1, cutoff=LIKENESS)
    if found:
        return found[0]
    longer = [each for each in candidates if word in re.split("[_-]", each)]
    return longer[0] if len(longer) == 1 else next((each for each in candidates if _same_stem(word, each)), None)


def _same_stem(word: str, other: str) -> bool:
    shared = next(
        (at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other))
    )
    return shared >= 5 and abs(len(word) - len(other)) <= 3 and shared * 5 >= min(len(word), len(other)) * 4
