"""Names of persons in text, in every order and spelling: the ones that the records know, and titles before a name.

A name is known as its given name and its family name. It is there when both stand together in either order, when an
initial or a title stands with the family name, or when both are one word, as in a mail address or the name of a file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from lok.words.fold import written_out
from lok.words.tokens import listed, tokens, word_set, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lok.words.tokens import Token

PARTICLES = frozenset(["van", "von", "de", "den", "der", "het", "t", "ter", "ten", "te", "la", "le", "du", "des", "d"])
TITLES = listed(
    "mevrouw mevr mw mvr meneer mijnheer heer dhr juffrouw juf meester familie fam dokter dr mme madame monsieur "
    "mr mrs ms zuster pastoor"
)
ASKED = frozenset(["mevrouw", "mevr", "mw", "mvr", "meneer", "mijnheer", "heer", "dhr", "juffrouw"])
"""Titles that, with a capital after them, name somebody whom the records need not know."""
TITLED = re.compile(
    r"\b(?:[Mm]evrouw|[Mm]evr\b\.?|[Mm]vr\b\.?|[Mm]w\b\.?|[Mm]eneer|[Mm]ijnheer|[Dd]e\s+[Hh]eer|[Dd]hr\b\.?|[Jj]uffrouw)[\s*_]+"
    r"(?:[A-Z]\.[\s-]*)*(?:(?:[Vv]an|[Dd]en?|[Dd]er|[Tt]e[rn]?|'t|[Ll][ea])\s+)*(?P<name>[A-Z][A-Za-z'-]+)"
)
FUNCTIONS = frozenset(
    ["voorzitter", "voorzitster", "secretaris", "burgemeester", "schepen", "minister", "directeur", "ondervoorzitter"]
)
SHORTEST = 3
"""Family names of fewer letters are words too often to look for alone."""


LITTLE = listed(
    "een twee drie vier vijf zes zeven acht negen tien dit dat die deze wie wat waar elk alle veel wel nog ook maar"
)
"""Words that begin sentences, and are a family name only beside a given name."""

SHORTEST_GLUED = 7
"""A name as one word of fewer letters may be a word: who is called An Ders is not in every sentence with ``anders``."""


class Person(NamedTuple):
    """A name: ``given`` and ``family`` in words of small letters."""

    given: tuple[str, ...]
    family: tuple[str, ...]


class Named(NamedTuple):
    """Where a name stands in a text. ``surely`` says that it cannot be anything but that person."""

    start: int
    end: int
    surely: bool


def person(name: str) -> Person | None:
    """The parts of a name; ``None`` when it is one word, which may as well be a word of the language."""
    first, _, rest = name.strip().partition(" ")
    given, family = words(first), words(rest)
    if given and given[0] in PARTICLES:  # the family name comes first
        parts = words(name)
        given, family = parts[-1:], parts[:-1]
    return Person(given, family) if given and family and family[-1].isalpha() else None


@dataclass(frozen=True, slots=True)
class Persons:
    """The names to look for, by the words that betray them."""

    known: tuple[Person, ...]
    keys: dict[str, tuple[Person, ...]]
    glued: frozenset[str]
    common: frozenset[str]
    """Words that name something public as well, such as an organisation: alone they are nobody's family name."""

    @classmethod
    def of(cls, names: Iterable[str], common: Iterable[str] = ()) -> Persons:
        """The names that can be looked for among ``names``."""
        known = tuple(sorted({each for each in map(person, names) if each}))
        keys: dict[str, tuple[Person, ...]] = {}
        for each in known:
            for key in {each.family[-1], "".join(each.family)}:
                keys[key] = (*keys.get(key, ()), each)
        glued = {form for each in known for form in _glued(each) if len(form) >= SHORTEST_GLUED}
        return cls(known, keys, frozenset(glued - keys.keys()), frozenset(common))

    def suspects(self, found: set[str]) -> bool:
        """Whether a text with these words may hold one of the names."""
        return not found.isdisjoint(self.keys) or not found.isdisjoint(self.glued)

    def find(self, text: str) -> Iterator[Named]:
        """The names in ``text``."""
        if not self.known or not self.suspects(
            word_set(text) if "&" not in text else {each.word for each in tokens(text)}
        ):
            return
        row = tokens(text)
        for index, token in enumerate(row):
            if token.word in self.glued:
                yield Named(token.start, token.end, surely=True)
            named = [self._at(row, index, each) for each in self.keys.get(token.word, ())]
            best = max((each for each in named if each), key=lambda each: each.surely, default=None)
            if best:
                yield best

    def _at(self, row: list[Token], index: int, who: Person) -> Named | None:
        """The name of ``who`` whose family name ends at ``index``."""
        first = _begins(row, index, "".join(who.family), len(who.family))
        if first is None:
            return None
        before, after = row[max(0, first - 3) : first][::-1], row[index + 1 : index + 4]
        start, end = row[first].start, row[index].end
        for side in (before, after):
            for away, other in enumerate(side[:2]):
                if _is_given([each.word for each in side[away:]], who, backwards=side is before, near=away == 0):
                    return Named(min(start, other.start), max(end, other.end), surely=True)
        if before and before[0].word in TITLES:
            return Named(before[0].start, end, surely=True)
        alone = row[first].capital and all(len(each) >= SHORTEST for each in who.family[-1:])
        if alone and (len(who.family) > 1 or who.family[-1] not in self.common | LITTLE):
            return Named(start, end, surely=False)
        return None


def _glued(who: Person) -> Iterator[str]:
    """A name as one word, as in ``jan.voorbeeld`` without its point."""
    given, family = "".join(who.given), "".join(who.family)
    yield from (f"{given}{family}", f"{family}{given}")
    if len(family) > SHORTEST:
        yield from (f"{given[0]}{family}", f"{family}{given[0]}")


def _begins(row: list[Token], index: int, compact: str, most: int) -> int | None:
    """Where a family name begins that ends at ``index``, in as many words as one likes, or ``None``."""
    joined = ""
    for first in range(index, max(-1, index - most - 1), -1):
        joined = row[first].word + joined
        if joined == compact:
            return first
        if not compact.endswith(joined):
            return None
    return None


def _is_given(side: list[str], who: Person, *, backwards: bool, near: bool) -> bool:
    """Whether the words beside a family name are the given name of ``who``, as one word or more, or its initial."""
    given = who.given[::-1] if backwards else who.given
    initials = {*(each[0] for each in who.given), "".join(each[0] for each in who.given)}
    return (
        tuple(side[: len(given)]) == given
        or side[0] == "".join(who.given)
        or (near and side[0] in initials and len(side[0]) < SHORTEST)
    )


def titled(text: str) -> Iterator[tuple[int, int]]:
    """Where somebody is called by a title and a name, whether the records know them or not."""
    if word_set(text).isdisjoint(ASKED):
        return
    whole = written_out(text)
    for match in TITLED.finditer(whole.text):
        if match["name"].lower() not in FUNCTIONS:
            yield whole.origin(match.start()), whole.origin(match.end() - 1) + 1
