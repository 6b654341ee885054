"""What a person reads, or a program is told, in HTML: its words without markup, and the attributes that carry words."""

from __future__ import annotations

import html
import re

WITHOUT_WORDS = re.compile(r"<(script|style|svg)\b(?![^>]*json)[^>]*>.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|code|del|em|i|ins|mark|q|s|small|span|strong|sub|sup|time|u|wbr)\b[^>]*>", re.IGNORECASE
)
TAG = re.compile(r"<[^>]*>")
TELLING = re.compile(
    r"""\s(?:alt|title|href|src|content|value|placeholder|aria-label|label|data-[\w-]+)=(?:"([^"]*)"|'([^']*)')""",
    re.IGNORECASE,
)

APART = re.compile(r"[ \t\r]*\n[ \t\r]*\n\s*")
"""What lies between two blocks: however many tags stood there, they are no one line that goes on."""


def html_text(markup: str) -> str:
    """The words of ``markup`` and after them its telling attributes, with an empty line between blocks and attributes."""
    bare = _without_code(markup)
    attributes = {match[1] or match[2] or "" for match in TELLING.finditer(bare)}
    return html.unescape("\n\n".join((_words(bare), *sorted(attributes))))


def words_of(markup: str) -> str:
    """The words of ``markup`` alone, blocks apart, its entities as they were written."""
    return _words(_without_code(markup))


def _without_code(markup: str) -> str:
    return WITHOUT_WORDS.sub(lambda match: "\n" * match[0].count("\n"), markup)


def _words(bare: str) -> str:
    return APART.sub("\n\n", TAG.sub("\n", INLINE.sub("", bare)))
