"""V28 in what was built: what a reader or a program gets out of a file, without code, drawings and hashes."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from lok.words.private import scan, suspect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.words.private import PrivateText

CODE_BLOCKS = re.compile(r"<(script|style|svg)\b(?![^>]*json)[^>]*>.*?</\1>", re.DOTALL | re.IGNORECASE)
CODE_ATTRIBUTES = re.compile(
    r"""\s(?:d|points|transform|viewBox|integrity|nonce|style|class|srcset)=(?:"[^"]*"|'[^']*')"""
)
HASHES = re.compile(r"sha(?:256|384|512)-[A-Za-z0-9+/=]+|data:[\w/+.-]+;base64,[A-Za-z0-9+/=]+")
JSON_ESCAPES = re.compile(r"\\u([0-9a-fA-F]{4})")
URL_ESCAPES = re.compile(r"%(20|2B|2b|2D|2d|2E|2e|2F|2f|40)")
MARKUP = (".html", ".htm", ".xml", ".svg", ".rss", ".atom")


def scan_output(name: str, text: str) -> Iterator[PrivateText]:
    """V28 for a built text file: what a reader or a program gets out of it, without code, drawings and hashes.

    ``name`` is the file's name or path; its suffix says how text is written in it (entities, escapes, folded lines).
    Lines and columns are those of the decoded text, whose lines are the file's except in calendars and JSON.
    """
    if name.endswith((".js", ".mjs", ".css", ".map")):
        return
    if name.endswith(MARKUP):
        text = CODE_BLOCKS.sub(_only_lines, text)
        # Most pages are clean: then what only looks private in code need not be taken out.
        if not suspect(_unescaped(html.unescape(text))):
            return
        text = html.unescape(CODE_ATTRIBUTES.sub("", text))
    elif name.endswith((".ics", ".vcf")):
        text = re.sub(r"\r?\n[ \t]", "", text)
    elif name.endswith(".json"):
        text = text.replace("},{", "},\n{")  # a list of thousands may be one line: look into the suspect parts only
    yield from scan(_unescaped(HASHES.sub("", text)))


def _unescaped(text: str) -> str:
    """Text without the escapes of JSON and of addresses."""
    if "\\" in text:
        text = JSON_ESCAPES.sub(lambda match: chr(int(match[1], 16)), text.replace("\\/", "/"))
    if "%" in text:
        text = URL_ESCAPES.sub(lambda match: chr(int(match[1], 16)), text)
    return text


def _only_lines(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")
