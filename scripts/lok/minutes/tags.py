"""Markup cut into tags and words, once through from left to right, whatever somebody left open.

``html.parser`` looks for the end of each tag and comment anew: 16,000 tags without an end took it 12 seconds (Python
3.11.7; CVE-2025-6069). Here nothing is looked for twice: what has no end is text, as it was typed.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NAME: Final = re.compile(r"</?([A-Za-z][A-Za-z0-9:_-]{0,60})(?=[\s/>])")
STEP: Final = re.compile(r">|=\s*([\"'])")
ATTRIBUTE: Final = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")
LONGEST_TAG: Final = 20_000
"""Characters of a tag; the attributes of a longer one are not looked at."""
UNSPOKEN: Final = frozenset({"script", "style", "title", "xml", "template", "noscript", "iframe", "textarea", "object"})
"""Elements of which nothing inside is read."""


class Tag(NamedTuple):
    """A tag: its name in small letters, whether it closes, and the attributes of one that opens."""

    name: str
    closes: bool
    attributes: Mapping[str, str]


def pieces(markup: str) -> Iterator[Tag | str]:
    """The tags of ``markup``, and between them its text with entities as what they stand for."""
    cutter = _Cutter(markup)
    at = 0
    while True:
        start = markup.find("<", at)
        if start < 0:
            break
        end = cutter.end(start)
        if end is None:
            after = markup.find("<", start + 1)
            stop = len(markup) if after < 0 else after
            yield unescape(markup[at:stop])
            at = stop
            continue
        if start > at:
            yield unescape(markup[at:start])
        at = end
        found = NAME.match(markup, start)
        if not found:
            continue
        name = found[1].lower()
        if markup[start + 1] == "/":
            yield Tag(name, closes=True, attributes={})
        elif name in UNSPOKEN:
            at = cutter.behind(name, end)
        else:
            yield Tag(name, closes=False, attributes=_attributes(markup[found.end() : end - 1]))
    if at < len(markup):
        yield unescape(markup[at:])


def _attributes(text: str) -> dict[str, str]:
    if not text or len(text) > LONGEST_TAG:
        return {}
    found = ATTRIBUTE.finditer(text)
    return {each[1].lower(): unescape(each[2] or each[3] or each[4] or "") for each in found}


class _Cutter:
    """Where tags and comments end. What was looked for up to the end of the text and is not there, is not looked for again."""

    def __init__(self, markup: str) -> None:
        self.markup = markup
        self.gone: set[str] = set()

    def end(self, start: int) -> int | None:
        """The place behind the tag, comment or declaration that begins at ``start``; ``None`` when none does."""
        following = self.markup[start + 1 : start + 4]
        if following.startswith("!--"):
            if self.markup.startswith(("<!-->", "<!--->"), start):
                return self.markup.index(">", start) + 1
            return self._after("-->", start + 4)
        if following[:1] in ("!", "?"):
            return self._after(">", start + 1)
        return self._tag(start) if NAME.match(self.markup, start) else None

    def behind(self, name: str, start: int) -> int:
        """The place behind an element of which nothing is read; ``start`` itself when it is never closed."""
        if f"</{name}" in self.gone:
            return start
        found = re.compile(rf"</{re.escape(name)}\b[^>]*>?", re.IGNORECASE).search(self.markup, start)
        if found:
            return found.end()
        self.gone.add(f"</{name}")
        return start

    def _after(self, sign: str, start: int) -> int | None:
        place = -1 if sign in self.gone else self.markup.find(sign, start)
        if place < 0:
            self.gone.add(sign)
            return None
        return place + len(sign)

    def _tag(self, start: int) -> int | None:
        """The place behind the ``>`` of a tag that is not inside quotes."""
        if "tag" in self.gone:
            return None
        at = start + 1
        while step := STEP.search(self.markup, at):
            if step[0] == ">":
                return step.end()
            behind = self._after(step[1], step.end())
            at = step.end() if behind is None else behind
        self.gone.add("tag")
        return None
