"""A staged page as the lines that somebody reads on it, without markup, links and what only decorates."""

from __future__ import annotations

import html
import re

from lok.words.html_text import words_of

HEAD = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
PAIR = re.compile(r"</dt>\s*<dd[^>]*>", re.IGNORECASE)
CELL = re.compile(r"</t[dh]>\s*<t[dh][^>]*>", re.IGNORECASE)
LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)(?:\{[^{}]*\})?")
MARKS = re.compile(r"\*\*|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|`")
BEGINS = re.compile(r"^(?:#{1,6}|[-*+>]|\d{1,3}\.)\s+")
ATTRIBUTES = re.compile(r"\{\s*(?:[.#:]|[\w-]+=)[^{}]*\}")
RULE = re.compile(r"^[\s|:=-]*$")


def read_lines(text: str) -> tuple[str, ...]:
    """What stands on a page for its reader, line by line; a term and what is said of it are one line, and so is a row."""
    body = CELL.sub(" | ", PAIR.sub(": ", HEAD.sub("", text)))
    bare = ATTRIBUTES.sub("", LINK.sub(r"\1", words_of(body)))
    lines = (" ".join(html.unescape(MARKS.sub("", BEGINS.sub("", line.strip()))).split()) for line in bare.split("\n"))
    return tuple(line.strip("| ") for line in lines if not RULE.match(line))


def title_of(text: str, uri: str) -> str:
    """The heading of a page, or its path when it has none."""
    found = re.search(r"^# (.+)$", HEAD.sub("", text), re.MULTILINE)
    return next(iter(read_lines(found[1])), uri) if found else uri
