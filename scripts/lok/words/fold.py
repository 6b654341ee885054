"""Text without its typography: what a trick of writing hides from a search is the same again here.

Private text may stand in full-width digits, with hard or thin spaces, zero-width characters, accents, other dashes or
letters of another script that look the same. ``fold`` gives all of them as plain ASCII where there is one, ``Folded``
remembers where each character came from, so that what is found is told with its place in the source.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

OUTSIDE = re.compile(r"[^\x00-\x7f]+")
DASHES = "\u00ad\u02d7\u058a\u05be\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2e3a\u2e3b\u30fc\ufe58\ufe63\uff0d"
DOTS = "\u3002\uff61\u00b7\u2022\u2024\u2027\u2219\u22c5\u30fb"
QUOTES = "\u2018\u2019\u201a\u201b\u02bc\u02b9\u2032\u00b4"
SAME: dict[str, str] = {
    **dict.fromkeys(DASHES[1:], "-"),
    **dict.fromkeys(DOTS, "."),
    **dict.fromkeys(QUOTES, "'"),
    **dict.fromkeys("\u2044\u2215\u29f8", "/"),
    **dict.fromkeys("\u2028\u2029\u0085", "\n"),
    **dict(zip("ßæœøđðłþıÆŒØĐÐŁÞ", ("ss", "ae", "oe", *"oddlti", "AE", "OE", *"ODDLT"), strict=True)),
    **dict(zip("авсԁеһіјкмпоԛрѕтухѵ", "abcdehijkmnoqpstyxv", strict=True)),
    **dict(zip("АВСЕНІЈКМОРЅТХУ", "ABCEHIJKMOPSTXY", strict=True)),
    **dict(zip("αεικνορτυχ", "aeiknoptux", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)),
}
"""What Unicode does not call the same, and a reader does; letters of other scripts only where they look the same."""


def fold(text: str) -> str:
    """``text`` with every character outside ASCII as what it looks like. ASCII text is given back as it is."""
    return text if text.isascii() else OUTSIDE.sub(lambda match: _folded_run(match[0]), text)


@lru_cache(maxsize=4096)
def _folded_run(run: str) -> str:
    return "".join(map(_folded, run))


@lru_cache(maxsize=4096)
def _folded(char: str) -> str:
    """One character: nothing when it only decorates or formats, a space when it is any white space."""
    known: str | None = SAME.get(char)
    if known is not None:
        return known
    category = unicodedata.category(char)
    if category in {"Cf", "Mn", "Me"} or "\ufe00" <= char <= "\ufe0f" or char in "\u034f\u115f\u1160\u3164\uffa0":
        return ""
    if category == "Zs":
        return " "
    if category in {"Nd", "No"} and (digit := unicodedata.digit(char, None)) is not None:
        return str(digit)
    plain = unicodedata.normalize("NFKD", char)
    if plain == char:
        return char
    return "".join(map(_folded, plain))


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text with where it came from: ``text[i]`` stands at ``origin(i)`` in the source.

    ``steps`` are the places after which text and source run beside each other again, as (in the text, in the source).
    """

    text: str
    steps: tuple[tuple[int, int], ...]

    def origin(self, offset: int) -> int:
        """The place in the source of the character at ``offset``."""
        step = self.steps[bisect_right(self.steps, (offset, len(self.text) + 10**9)) - 1]
        return step[1] + offset - step[0]

    def replaced(self, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]) -> Folded:
        """The same with every match of ``pattern`` as what ``new`` makes of it."""
        parts: list[str] = []
        steps: list[tuple[int, int]] = [(0, self.origin(0))]
        size = last = 0
        for match in pattern.finditer(self.text):
            self._copy(last, match.start(), size, steps)
            parts += [self.text[last : match.start()], new(match)]
            size += match.start() - last
            steps.append((size, self.origin(match.start())))
            size += len(parts[-1])
            last = match.end()
        if not parts:
            return self
        self._copy(last, len(self.text), size, steps)
        return Folded("".join(parts) + self.text[last:], tuple(steps))

    def _copy(self, first: int, end: int, at: int, steps: list[tuple[int, int]]) -> None:
        """Note where the text from ``first`` to ``end``, now at ``at``, comes from."""
        steps.append((at, self.origin(first)))
        inside = slice(bisect_left(self.steps, (first + 1,)), bisect_left(self.steps, (end,)))
        steps += [(at + mine - first, theirs) for mine, theirs in self.steps[inside]]


def folded(text: str) -> Folded:
    """``fold`` of ``text``, with the places."""
    whole = Folded(text, ((0, 0),))
    return whole if text.isascii() else whole.replaced(OUTSIDE_ONE, lambda match: _folded(match[0]))


OUTSIDE_ONE = re.compile(r"[^\x00-\x7f]")
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


def written_out(text: str) -> Folded:
    """``folded`` of text with its entities (``&#64;``, ``&nbsp;``) as the characters they stand for."""
    whole = Folded(text, ((0, 0),))
    if "&" in text:
        whole = whole.replaced(ENTITY, lambda match: html.unescape(match[0]))
    return whole if whole.text.isascii() else whole.replaced(OUTSIDE_ONE, lambda match: _folded(match[0]))


HYPHENATED = re.compile(r"[-\u00ad\u2010](?<=[^\W\d_].)[ \t\r]?\r?\n\s*(?=[^\W\d_])")
"""A word that goes on over the end of a line, as text from a page on paper comes along."""
LETTERS = re.compile(r"(?<!\w)(?:[^\W\d_][ \u00a0]){3,}[^\W\d_](?!\w)")
"""A word with a space after each of its letters."""
KINDS = bytes(
    ord("a")
    if code >= 0xC0 or chr(code).isalpha()
    else ord({" ": " ", "\t": " ", "\n": "n", "-": "-"}.get(chr(code), "."))
    for code in range(256)
)
"""A letter as ``a``, a space, a dash, the end of a line as ``n``, and the rest as a point."""
PASSED_OVER = bytes(range(0x80, 0xC0)) + b"\r"


def readings(text: str) -> tuple[Folded, ...]:
    """The text as it stands, and, where words are broken or spaced out, as it reads with those in one piece."""
    whole = joined = Folded(text, ((0, 0),))
    # Seldom so, and asked far quicker of the kinds of the characters than by the expressions.
    row = text.replace("\u00a0", " ").encode("utf-8", "surrogatepass").translate(KINDS, PASSED_OVER)
    if b"-n" in row or b"- n" in row or (not text.isascii() and ("\u00ad" in text or "\u2010" in text)):
        joined = joined.replaced(HYPHENATED, lambda _: "")
    if b" a a a" in row or row.startswith(b"a a a "):
        joined = joined.replaced(LETTERS, lambda match: re.sub(r"\s", "", match[0]))
    return (whole,) if joined is whole else (whole, joined)


@dataclass(frozen=True, slots=True)
class Places:
    """Lines and columns of many places in one text: its line breaks are looked for once."""

    breaks: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Places:
        """Those of ``text``."""
        return cls(tuple(found.start() for found in re.finditer("\n", text)))

    def at(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of ``offset``."""
        above = bisect_left(self.breaks, offset)
        return above + 1, offset - (self.breaks[above - 1] if above else -1)


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The 1-based line and column of a place in ``text``."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
