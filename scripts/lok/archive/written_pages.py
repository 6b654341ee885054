"""A page written by hand: read, and judged on the HTML that it becomes before anything is staged.

Its head has a model (``front_matter``), its Markdown goes through the converter of the site (``lok.words.page_html``)
and what comes out is held against a list (``page_rules``).
"""

from __future__ import annotations

import re
from functools import lru_cache
from posixpath import dirname, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lok.archive.archive import HandPage
from lok.archive.front_matter import Head, read_head
from lok.archive.page_rules import page_faults
from lok.source.parse import SourceError, decode
from lok.source.problems import Level, Problem
from lok.words.fold import line_and_column
from lok.words.html_text import html_text
from lok.words.page_html import Seen, page_html, without_attributes
from lok.words.placeholders import unfilled
from lok.words.private import scan
from lok.words.tangles import tangle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.model.audience import Audience

LONGEST_PAGE = 300_000
"""Characters of a page; a report of a hundred pages on paper has fewer."""


def read_page(path: str, audience: Audience, uri: str, raw: bytes) -> tuple[HandPage | None, tuple[Problem, ...]]:
    """A hand-written page, and what is wrong inside it. A page with a ``fout`` is still a page, but nothing gets built."""
    try:
        text = decode(raw).replace("\r\n", "\n")
    except SourceError as error:
        return None, (Problem(path, error.line, error.column, "", error.code, Level.FOUT, error.message, error.hint),)
    head, problems = read_head(path, text)
    found = [*problems]
    if refused := _too_much(path, head):
        return None, (*found, refused)
    try:
        faults = tuple(page_faults(head.body))
    except Exception:  # noqa: BLE001  whatever the converter makes of what somebody typed, the other files are judged
        hint = "Maak de opmaak eenvoudiger: minder lijsten, citaten of haken in elkaar."
        return None, (
            Problem(path, 1, 1, "", "opmaak", Level.FOUT, "van deze pagina kan geen HTML gemaakt worden", hint),
        )
    found += [
        Problem(path, line + head.above, column, "", code, Level.FOUT, message, hint)
        for line, column, code, message, hint in faults
    ]
    found += [
        Problem(path, line, column, "", code, Level.FOUT, message, hint)
        for line, column, code, message, hint in (*scan(text), *unfilled(text))
    ]
    found += [
        Problem(path, 1, 1, "", code, Level.FOUT, f"in de naam van het bestand: {message}", hint)
        for _, _, code, message, hint in scan(uri)
    ]
    if not re.search(r"(?m)^# \S", head.body):
        hint = "Begin de pagina met een regel ‘# Titel van de pagina’."
        found.append(Problem(path, 1, 1, "", "titel", Level.FOUT, "deze pagina heeft geen titel", hint))
    return HandPage(audience, uri, text), tuple(found)


def _too_much(path: str, head: Head) -> Problem | None:
    """What makes a page too much to convert: nothing else is judged then, and its place is told."""
    if len(head.body) > LONGEST_PAGE:
        hint = "Maak er meer pagina's van, of zet lange stukken als bijlage in content/."
        message = f"deze pagina is langer dan {LONGEST_PAGE // 1000}.000 tekens"
        return Problem(path, 1, 1, "", "opmaak", Level.FOUT, message, hint)
    if tangled := tangle(head.body):
        line, column = line_and_column(head.body, tangled.offset)
        place = (line + head.above, column)
        return Problem(path, *place, "", "opmaak", Level.FOUT, tangled.message, tangled.hint)
    return None


@lru_cache(maxsize=512)
def head_of(page: HandPage) -> Head:
    """The head of a page that was read, with the Markdown under it as MkDocs gets it."""
    head, _ = read_head(page.path, page.text)
    return Head(head.values, without_attributes(head.body), head.above)


def page_links(page: HandPage) -> Iterator[tuple[int, int, str]]:
    """The links of a page to other files of the site, as (line, column, path from the site's root)."""
    head, _ = read_head(page.path, page.text)
    start = len(page.text) - len(head.body)
    for tag, given in Seen(page_html(head.body)).elements:
        written = given.get("src" if tag == "img" else "href", "")
        target = written.partition("#")[0]
        if not target or re.match(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", target, re.IGNORECASE):
            continue
        at = page.text.find(written, start)
        begin = max(page.text.rfind("[", start, at), start) if at >= 0 else start
        line, column = line_and_column(page.text, begin)
        yield line, column, normpath(f"{dirname(page.uri)}/{unquote(target)}").lstrip("/")


def page_text(page: HandPage) -> str:
    """What is read on a page, without markup: its blocks on lines of their own, its links followed by their addresses."""
    head, _ = read_head(page.path, page.text)
    return "\n".join((*head.values.values(), html_text(page_html(head.body))))
