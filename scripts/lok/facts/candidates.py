"""What the words of a vote on a candidate name, in the older notation: the candidate, the post, the round.

The subject of the vote says it, or the title of its item. Nothing here knows numbers.
"""

from __future__ import annotations

import re

from lok.kinds.mandaten import Functie

POSTS = (Functie.voorzitter, Functie.ondervoorzitter, Functie.secretaris, Functie.penningmeester)
POST = re.compile(rf"(?<![\w-])(?:{'|'.join(POSTS)})(?![\w-])")
ROUND = re.compile(
    r"(?:\b(eerste|tweede|derde|vierde|\d)(?:e|de|ste)? (?:stem)?(?:ronde|beurt|stemming)\b"
    r"|\b(?:stem)?(?:ronde|beurt) (\d)\b|\b(herstemming)\b)"
)
ORDINALS = {"eerste": "1", "tweede": "2", "derde": "3", "vierde": "4", "herstemming": "2"}
SAYS_NOBODY = re.compile(
    r"\b(?:verkiezing|aanduiding|keuze|stemming|ronde|kandida(?:at|te)|nieuwe?|van|voor|als|tot|over|in|de|het|een|punt)\b"
)


def post_in(*texts: str) -> str:
    """The post that the first text names that names one; empty for none and for several in one text."""
    return next((found for text in texts if (found := _only(POST.findall(text.casefold())))), "")


def round_in(*texts: str) -> str:
    """The number of the round, in the same way."""
    for text in texts:
        words = [word for found in ROUND.findall(text.casefold()) for word in found if word]
        if number := _only([ORDINALS.get(word, word) for word in words]):
            return number
    return ""


def _only(found: list[str]) -> str:
    """The one word that was found, however often; empty for none and for several."""
    return found[0] if len(set(found)) == 1 else ""


def name_in(text: str) -> str:
    """What is left of a text without post, round and the words around them: the same text names the same candidate."""
    left = SAYS_NOBODY.sub(" ", POST.sub(" ", ROUND.sub(" ", text.casefold())))
    return " ".join(re.findall(r"\w+", left))


def names_of(subjects: list[str]) -> list[str]:
    """A name for each vote of a row, by their subjects; empty where the subject tells no candidate from the next one."""
    names = [name_in(each) for each in subjects]
    around = zip(["", *names[:-1]], names, [*names[1:], ""], strict=True)
    return ["" if name in (before, after) else name for before, name, after in around]
