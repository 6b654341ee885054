"""Lists of a written page that the site shows as running text: no empty line above them, or bullets of a word processor.

Judged on what comes out: a place is told when a list appears there once the remedy is obeyed.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from lok.archive.page_rules import MOST_CONVERTED
from lok.words.page_html import page_html
from lok.words.pasted import AS_TEXT, POINT, WITH_DASHES, pasted_lists

if TYPE_CHECKING:
    from collections.abc import Iterator

POINTS = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}\.)[ \t]+\S")
ABOVE = "Zet een lege regel boven de lijst."
MOST = 20
"""Places of a page that are told; whoever has more sees the next ones after mending these."""


def lost_lists(body: str) -> Iterator[tuple[int, int, str, str]]:
    """The lists of a page that are none on the site, as (line, column, message, hint)."""
    lines = body.split("\n")
    most = min(MOST, MOST_CONVERTED // (2 * len(body) + 1) + 1)
    below_text = _without_a_line_above(lines)[:most]
    if below_text and not _becomes_a_list(body, _with_a_line_above(lines, below_text)):
        below_text = []  # in a well-kept page these are points that go on under their own text: one look for all of them
    tried = [(number, ABOVE, _with_a_line_above(lines, [number])) for number in below_text]
    tried += [
        (number, WITH_DASHES, [*lines[:number], "", *_as_points(lines[number:])])
        for number in islice(pasted_lists(body), most)
    ]
    yield from ((number + 1, 1, AS_TEXT, hint) for number, hint, mended in tried if _becomes_a_list(body, mended))


def _without_a_line_above(lines: list[str]) -> list[int]:
    """The first lines of what looks like a list right under a line of text."""
    return [
        number
        for number in range(1, len(lines))
        if POINTS.match(lines[number]) and lines[number - 1].strip() and not POINTS.match(lines[number - 1])
    ]


def _with_a_line_above(lines: list[str], numbers: list[int]) -> list[str]:
    """The lines with an empty one above each of these."""
    return [each for number, line in enumerate(lines) for each in (("", line) if number in numbers else (line,))]


def _as_points(lines: list[str]) -> list[str]:
    """Lines with the points that the first ones are as points of Markdown, up to the first line that is none."""
    end = next((number for number, line in enumerate(lines) if not POINT.match(line)), len(lines))
    return [*(POINT.sub("- ", line, count=1) for line in lines[:end]), "", *lines[end:]]


def _becomes_a_list(body: str, mended: list[str]) -> bool:
    return page_html("\n".join(mended)).count("<li") > page_html(body).count("<li")
