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


def html_text(markup: str) -> str:
    """The words of ``markup``, blocks on lines of their own, and after them its telling attributes, one a line."""
    bare = WITHOUT_WORDS.sub(lambda match: "\n" * match[0].count("\n"), markup)
    attributes = {match[1] or match[2] or "" for match in TELLING.finditer(bare)}
    read = TAG.sub("\n", INLINE.sub("", bare))
    return html.unescape("\n".join((read, *sorted(attributes))))
