"""Markdown that costs a converter more time the more there is of it: what a text may hold of brackets and levels.

A converter looks for the end of every bracket that opens, up to the end of the paragraph, and for that of every level
inside every other. Nobody writes so; a paste or a stuck key does. So there is a limit to what stays open, within which
twice the text is twice the work.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_OPEN = 30
"""Brackets that are open at once in one paragraph."""
MOST_LEVELS = 12
"""Quotes and lists inside each other."""
MOST_MARKS = 3_000
"""Marks of Markdown in one paragraph; a list of four hundred links has fewer."""
MOST_HEADINGS = 500
"""Headings and definitions in one text: each is held against those before it."""
LONGEST_PARAGRAPH = 50_000
"""Characters without an empty line; a table of five hundred rows has fewer."""

MARK = re.compile(r"[*_`\]<&\\!]")
HEADING = re.compile(r"(?m)^ {0,3}(?:#|:[ \t]|[=-]+[ \t]*$)")
BRACKET = re.compile(r"\\.|\]\(|[\[\])]", re.DOTALL)
QUOTES = re.compile(rf"(?m)^[ \t]*(?:>[ \t]*){{{MOST_LEVELS + 1}}}")
LISTS = re.compile(rf"(?m)^[ \t>]*(?:(?:[-*+]|\d{{1,9}}[.)])[ \t]+){{{MOST_LEVELS + 1},}}(?=[^\s*-])")
SPACES = "    " * (MOST_LEVELS + 1)
DEEP = re.compile(rf"(?m)^(?: {{4}}|\t| {{1,3}}\t){{{MOST_LEVELS + 1}}}[ \t]*(?:[-*+]|\d{{1,9}}[.)]|>)[ \t]")

LEVELS = "Gebruik minder niveaus: een gewone lijst of een gewone alinea leest ook beter."
BRACKETS = "Sluit elke haak die opent, of haal de haken weg: [tekst](https://voorbeeld.be)."


class Tangle(NamedTuple):
    """Where a text gets entangled, what is wrong there, and what to do."""

    offset: int
    message: str
    hint: str


def tangle(text: str) -> Tangle | None:
    """The first place where ``text``, Markdown, goes over a limit; ``None`` for what people write. Linear in its length."""
    return next(_tangles(text), None)


def _tangles(text: str) -> Iterator[Tangle]:
    for pattern in _of_levels(text):
        if found := pattern.search(text):
            yield Tangle(found.start(), f"hier staan meer dan {MOST_LEVELS} citaten of lijsten in elkaar", LEVELS)
    if len(text) <= MOST_MARKS and text.count("[") <= MOST_OPEN:
        return
    if found := next(islice(HEADING.finditer(text), MOST_HEADINGS, None), None):
        hint = "Maak er meer teksten van, of haal de titels weg."
        yield Tangle(found.start(), f"hier staan meer dan {MOST_HEADINGS} titels of definities", hint)
    for start, end in _paragraphs(text):
        if end - start > LONGEST_PARAGRAPH:
            message = f"deze alinea is langer dan {LONGEST_PARAGRAPH // 1000}.000 tekens"
            yield Tangle(start, message, "Zet lege regels tussen de alinea's, of maak er een bijlage van.")
        if text.count("[", start, end) > MOST_OPEN and (place := _open_at(text, start, end)) is not None:
            yield Tangle(place, f"hier staan meer dan {MOST_OPEN} haken open in één alinea", BRACKETS)
        if end - start > MOST_MARKS and (
            found := next(islice(MARK.finditer(text, start, end), MOST_MARKS, None), None)
        ):
            message = f"in deze alinea staan meer dan {MOST_MARKS // 1000}.000 tekens van opmaak"
            yield Tangle(start, message, "Zet lege regels tussen de alinea's, of maak er gewone tekst van.")


def _of_levels(text: str) -> Iterator[re.Pattern[str]]:
    """What to look for in a text: a search that stops at every line costs more than asking whether its signs are there."""
    yield LISTS
    if text.count(">") > MOST_LEVELS:
        yield QUOTES
    if "\t" in text or SPACES in text:
        yield DEEP


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The pieces of a text between its empty lines."""
    start = 0
    for gap in re.finditer(r"\n[ \t]*(?=\n)", text):
        yield start, gap.start()
        start = gap.end() + 1
    yield start, len(text)


def _open_at(text: str, start: int, end: int) -> int | None:
    """Where the bracket stands with which too many are open, of words or of the address of a link."""
    words: list[int] = []
    links: list[int] = []
    for found in BRACKET.finditer(text, start, end):
        if found[0] == "[":
            words.append(found.start())
        elif found[0][0] == "]" and words:
            words.pop()
        if found[0] == "](":
            links.append(found.start())
        elif found[0] == ")" and links:
            links.pop()
        for still in (words, links):
            if len(still) > MOST_OPEN:
                return still[0]
    return None
