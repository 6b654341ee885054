"""V27: the street of somebody's home in text, in one word or more, with or without dashes, in full or abbreviated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from lok.words.tokens import tokens, word_set, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lok.words.tokens import Token

ENDINGS = {
    "straat": ("str",),
    "laan": ("ln",),
    "steenweg": ("stwg", "stw", "stnwg"),
    "plein": ("pl",),
    "weg": ("wg",),
    "dreef": ("dr",),
    "baan": ("bn",),
}
BEGINNINGS = {
    "sint": ("st",),
    "dokter": ("dr",),
    "doctor": ("dr",),
    "burgemeester": ("burg", "bgm"),
    "professor": ("prof",),
    "pastoor": ("past",),
    "kapelaan": ("kap",),
    "onzelievevrouw": ("olv",),
    "grote": ("gr",),
    "oude": ("o",),
}


class Home(NamedTuple):
    """A home whose address is not public: the street as written, the house number, and whose it is."""

    street: str
    number: str
    owner: str
    telephone: str = ""


class Shown(NamedTuple):
    """Where the street of a home stands. ``exactly`` says that its house number stands behind it."""

    start: int
    end: int
    home: Home
    exactly: bool


@dataclass(frozen=True, slots=True)
class Streets:
    """The homes to look for, by every way to write their street as one word."""

    spelled: Mapping[str, tuple[Home, ...]]
    keys: frozenset[str]
    telephones: Mapping[str, Home]
    owned: Mapping[str, str]
    """The street of each home, in one word, by whose it is."""
    begun: frozenset[str]
    """What the ways of writing them begin with: text that begins otherwise names none of them."""
    longest: int
    subscribers: tuple[bytes, ...]
    """The telephones without their zero, as bytes."""

    @classmethod
    def of(cls, homes: Iterable[Home]) -> Streets:
        """What finds these homes."""
        homes = tuple(homes)
        spelled: dict[str, tuple[Home, ...]] = {}
        keys: set[str] = set()
        longest, telephones = 1, {}
        for home in homes:
            parts = words(home.street)
            longest = max(longest, len(parts) + 2)
            for form in spellings("".join(parts)):
                spelled[form] = (*spelled.get(form, ()), home)
                keys |= {form, *(form[-size:] for size in range(2, len(form)) if form[-size:] in _ENDS)}
            keys |= {form for part in parts[-1:] for form in (part, *spellings(part))}
            if digits := re.sub(r"\D", "", home.telephone):
                telephones[digits] = home
        subscribers = tuple(each.removeprefix("0").encode() for each in telephones)
        owned = {home.owner: "".join(words(home.street)) for home in homes}
        begun = frozenset(form[:size] for form in spelled for size in range(1, len(form) + 1))
        return cls(spelled, frozenset(keys), telephones, owned, begun, longest, subscribers)

    def suspects(self, found: set[str]) -> bool:
        """Whether a text with these words may name a street among them."""
        return not found.isdisjoint(self.keys)

    def calls(self, text: str) -> bool:
        """Whether the telephone of a home may be in ``text``: its digits are, in a row."""
        if not self.telephones:
            return False
        digits = text.encode("ascii", "ignore").translate(None, NO_DIGITS)
        return any(each in digits for each in self.subscribers)

    def find(self, text: str) -> Iterator[Shown]:
        """The streets in ``text``, and the fixed telephone of a home, which leads to its address."""
        if self.spelled and self.suspects(word_set(text)):
            yield from self._streets(text)
        if self.calls(text):
            for match in TELEPHONE.finditer(text):
                home = self.telephones.get(_national(match[0]))
                if home:
                    yield Shown(match.start(), match.end(), home, exactly=True)

    def _streets(self, text: str) -> Iterator[Shown]:
        row = tokens(text)
        end = -1
        for index in range(len(row)):
            last = self._last(row, index)
            if last is not None and index > end:
                homes = self.spelled["".join(each.word for each in row[index : last + 1])]
                number = row[last + 1].word if last + 1 < len(row) else ""
                exact = next((home for home in homes if number and number == _digits(home.number)), None)
                yield Shown(row[index].start, row[last].end, exact or homes[0], exactly=exact is not None)
                end = last

    def _last(self, row: list[Token], index: int) -> int | None:
        """The last word of the longest street that begins with the word at ``index``; ``None`` where none does."""
        found, word = None, ""
        for last in range(index, min(len(row), index + self.longest)):
            word += row[last].word
            if word not in self.begun:
                break
            if word in self.spelled:
                found = last
        return found


NO_DIGITS = bytes(code for code in range(256) if not 48 <= code <= 57)
TELEPHONE = re.compile(r"(?<![0-9])(?:\+|0|\()[0-9][0-9 ./()\u00a0\u2009\u202f\u2010-\u2015-]{6,20}[0-9](?![0-9])")
_ENDS = frozenset([*ENDINGS, *(short for shorts in ENDINGS.values() for short in shorts)])


def spellings(street: str) -> frozenset[str]:
    """A street in one word, and that word with what is usually shortened shortened, or written in full."""
    found = {street}
    for full, shorts in ENDINGS.items():
        for here, there in ((full, shorts), *((short, (full,)) for short in shorts if len(short) > 2)):
            if street.endswith(here) and len(street) > len(here) + 2:
                found |= {f"{street.removesuffix(here)}{each}" for each in there}
    for full, shorts in BEGINNINGS.items():
        for each in tuple(found):
            if each.startswith(full):
                found |= {f"{short}{each.removeprefix(full)}" for short in shorts}
            elif any(each.startswith(short) for short in shorts if len(short) > 1):
                found |= {f"{full}{each.removeprefix(short)}" for short in shorts if each.startswith(short)}
    return frozenset(form for form in found if len(form) > 4 or form == street)


def _digits(number: str) -> str:
    match = re.match(r"\s*(\d+)", number)
    return match[1] if match else ""


def _national(number: str) -> str:
    digits = re.sub(r"\D", "", number.replace("(0)", ""))
    return f"0{digits.removeprefix('0032').removeprefix('32')}" if digits.startswith(("32", "0032")) else digits
