"""Paragraphs as the prose of a record: Markdown that reads as what was typed, whatever signs stand in it; lists stay lists."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from lok.minutes.paragraphs import Paragraph, Sort, cell_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

DEEPEST: Final = 8
"""Levels of a list in a record; what stood deeper stands there too."""
ENTITY: Final = re.compile(r"&(?=#?\w{1,40};)")
OPENS: Final = re.compile(r"<(?=[A-Za-z/!?]|[^\s<>]*>)")
ESCAPES: Final = re.compile(r"\\(?=[!-/:-@\[-`{-~]|$)")
"""A backslash that would take the sign behind it for its own."""
PAIRS: Final = {
    "*": re.compile(r"\*"),
    "`": re.compile("`"),
    "~": re.compile("~"),
    "_": re.compile(r"(?<![^\W_])_|_(?![^\W_])"),
}
"""Signs that mean something to Markdown where there are two; an underscore at the edge of a word."""
BRACKETS: Final = re.compile(r"[\[\]]")
LINKED: Final = re.compile(r"\][(\[:]")
MOST_BRACKETS: Final = 10
"""Square brackets that stay as they are: what is no link means nothing, and reads better."""
DASHES: Final = re.compile(r"-(?=-)")
STARTS: Final = re.compile(r"#{1,6}(?=\s|$)|[<>]{7}|\|{7}|>|[-+=*](?=[-+=*\s]|$)|:(?=\s)")
NUMBERED: Final = re.compile(r"\d{1,9}[.)](?=\s|$)")
BACKSLASH: Final = "\\"
ENTITIES: Final = {"<": "&lt;", ">": "&gt;"}
IN_ORDER: Final = re.compile(r"(\d{1,3})\.")


def escaped(text: str) -> str:
    """A line of text as Markdown of which the reader sees that text."""
    text = ESCAPES.sub(r"\\\\", OPENS.sub("&lt;", ENTITY.sub("&amp;", text.strip())))
    for sign, pattern in PAIRS.items():
        if text.count(sign) > 1:
            text = pattern.sub(_with_backslash, text)
    if LINKED.search(text) or text.count("[") > MOST_BRACKETS:
        text = BRACKETS.sub(_with_backslash, text)
    text = DASHES.sub(r"\\-", text)
    if found := NUMBERED.match(text):
        return f"{text[: found.end() - 1]}\\{text[found.end() - 1 :]}"
    if STARTS.match(text):
        return f"{ENTITIES.get(text[0], BACKSLASH + text[0])}{text[1:]}"
    return text


def _with_backslash(match: re.Match[str]) -> str:
    return f"{BACKSLASH}{match[0]}"


def as_prose(paragraphs: Sequence[Paragraph]) -> str:
    """The paragraphs as the Markdown of a record; empty for none."""
    pieces = []
    for sort, group in groupby(paragraphs, lambda each: each.sort):
        inside = list(group)
        if sort is Sort.point:
            pieces.append("\n".join(_points(inside)))
        elif sort is Sort.row:
            pieces.append("\n".join(_rows(inside)))
        else:
            pieces += [escaped(each.said) for each in inside]
    return "\n\n".join(piece for piece in pieces if piece)


def _points(points: list[Paragraph]) -> Iterator[str]:
    """The lines of a list. Numbers are kept by Markdown itself only where they count 1, 2, 3."""
    top = min(each.level for each in points)
    insets: list[int] = []
    levels: list[int] = []
    counted = _counted(points)
    for each, in_order in zip(points, counted, strict=True):
        while levels and levels[-1] >= each.level:
            levels.pop()
            insets.pop()
        inset = insets[-1] if insets else 0
        sign = f"{IN_ORDER.fullmatch(each.number)[1]}. " if in_order else "- "  # type: ignore[index]
        text = each.text if in_order else each.said
        yield f"{' ' * inset}{sign}{escaped(text)}"
        if len(levels) < DEEPEST - 1 or each.level == top:
            levels.append(each.level)
            insets.append(inset + len(sign))


def _counted(points: list[Paragraph]) -> list[bool]:
    """Of each point whether its number is that which Markdown gives it: all its brothers count 1, 2, 3."""
    found = [False] * len(points)
    open_: list[list[int]] = []
    levels: list[int] = []
    for index, each in enumerate(points):
        while levels and levels[-1] > each.level:
            levels.pop()
            _mark(points, open_.pop(), found)
        if not levels or levels[-1] < each.level:
            levels.append(each.level)
            open_.append([])
        open_[-1].append(index)
    while open_:
        _mark(points, open_.pop(), found)
    return found


def _mark(points: list[Paragraph], brothers: list[int], found: list[bool]) -> None:
    numbers = [IN_ORDER.fullmatch(points[index].number) for index in brothers]
    if all(number and int(number[1]) == at for at, number in enumerate(numbers, start=1)):
        for index in brothers:
            found[index] = True


def _rows(rows: list[Paragraph]) -> Iterator[str]:
    """A table, its first row as its head."""
    width = max(len(each.cells) for each in rows)
    for index, each in enumerate(rows):
        texts = [escaped(cell_text(cell)).replace("|", BACKSLASH + "|") for cell in each.cells]
        yield f"| {' | '.join([*texts, *[''] * (width - len(texts))])} |"
        if not index:
            yield f"|{' --- |' * width}"


def source_of(paragraphs: Iterable[Paragraph]) -> str:
    """The words of paragraphs as they stood in the source, a line each."""
    return "\n".join(each.said for each in paragraphs)
