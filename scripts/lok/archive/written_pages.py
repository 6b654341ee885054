"""A page written by hand: read, and judged on the HTML that it becomes before anything is staged.

Its head has a model (``front_matter``), its Markdown goes through the converter of the site (``lok.words.page_html``)
and what comes out is held against a list (``page_rules``).
"""

from __future__ import annotations

import re
from functools import lru_cache
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from lok.archive.archive import HandPage
from lok.archive.front_matter import Head, read_head
from lok.archive.page_lists import lost_lists
from lok.archive.page_rules import page_faults
from lok.source.parse import SourceError, decode
from lok.source.problems import Level, Problem
from lok.words.fold import Places, line_and_column
from lok.words.html_text import html_text
from lok.words.page_html import Seen, page_html, without_attributes
from lok.words.pasted import CONFLICT_HINT, CONFLICT_MESSAGE, conflicts
from lok.words.placeholders import unfilled
from lok.words.private import scan
from lok.words.tangles import tangle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.model.audience import Audience

LONGEST_PAGE = 300_000
"""Characters of a page; a report of a hundred pages on paper has fewer."""


def read_page(path: str, audience: Audience, uri: str, raw: bytes) -> tuple[HandPage | None, tuple[Problem, ...]]:
    """A hand-written page, and what is wrong inside it. A page with a ``fout`` is still a page, but nothing gets built.

    One of which no HTML can be made is an empty page: it is there, so that no menu and no link is said to lead nowhere.
    """
    try:
        text = decode(raw).replace("\r\n", "\n")
    except SourceError as error:
        return None, (Problem(path, error.line, error.column, "", error.code, Level.FOUT, error.message, error.hint),)
    head, problems = read_head(path, text)
    found = [*problems, *_conflicts(path, text)]
    if refused := _too_much(path, head):
        return HandPage(audience, uri, ""), (*found, refused)
    try:
        faults, lists = tuple(page_faults(head.body)), tuple(lost_lists(head.body))
    except Exception:  # noqa: BLE001  whatever the converter makes of what somebody typed, the other files are judged
        hint = "Maak de opmaak eenvoudiger: minder lijsten, citaten of haken in elkaar."
        return HandPage(audience, uri, ""), (
            Problem(path, 1, 1, "", "opmaak", Level.FOUT, "van deze pagina kan geen HTML gemaakt worden", hint),
        )
    found += [
        Problem(path, line + head.above, column, "", code, Level.FOUT, message, hint)
        for line, column, code, message, hint in faults
    ]
    found += [
        Problem(path, line + head.above, column, "", "opmaak", Level.AANDACHTSPUNT, message, hint)
        for line, column, message, hint in lists
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


def _conflicts(path: str, text: str) -> Iterator[Problem]:
    for offset in conflicts(text):
        place = line_and_column(text, offset)
        yield Problem(path, *place, "", "samenvoegconflict", Level.FOUT, CONFLICT_MESSAGE, CONFLICT_HINT)


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


class Link(NamedTuple):
    """A link of a page: its line and column, the path of what it leads to from the site's root, and the place in there.

    ``place`` is what stands behind ``#``, empty for the whole; one on the page itself leads to its own path.
    """

    line: int
    column: int
    target: str
    place: str


def page_links(page: HandPage) -> Iterator[tuple[int, int, str]]:
    """The links of a page to other files of the site, as (line, column, path from the site's root)."""
    return ((each.line, each.column, each.target) for each in written_links(page) if each.target != page.uri)


@lru_cache(maxsize=512)
def written_links(page: HandPage) -> tuple[Link, ...]:
    """Every link of a page to a file of the site, or to a place in one."""
    return tuple(_links(page))


def _links(page: HandPage) -> Iterator[Link]:
    head, _ = read_head(page.path, page.text)
    start = last = len(page.text) - len(head.body)
    places = Places.of(page.text)
    for tag, given in Seen(page_html(head.body)).elements:
        written = given.get("src" if tag == "img" else "href", "")
        target, _, place = written.partition("#")
        if not written or re.match(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", target, re.IGNORECASE):
            continue
        # They come in the order of the page, so the next is looked for where the last one was.
        at = page.text.find(f"]({written}", last)
        at = page.text.find(written, start) if at < 0 else at + 2
        begin = max(page.text.rfind("[", start, at), start) if at >= 0 else start
        last = max(last, begin)
        yield Link(*places.at(begin), _target(page.uri, target), place)


def _target(uri: str, written: str) -> str:
    """The path from the site's root to which a link of the page at ``uri`` leads; one from the root on stays as it is.

    One that climbs above the root keeps its ``../``: nothing is there, whatever a browser makes of it.
    """
    if not written:
        return uri
    if written[0] in "/\\":
        return written
    return normpath(join(dirname(uri), unquote(written)))


@lru_cache(maxsize=512)
def page_places(page: HandPage) -> frozenset[str]:
    """The places of a page to which a link can lead: its headings, by their ids."""
    head, _ = read_head(page.path, page.text)
    return frozenset(given["id"] for _, given in Seen(page_html(head.body)).elements if "id" in given)


def page_text(page: HandPage) -> str:
    """What is read on a page, without markup: its blocks on lines of their own, its links followed by their addresses."""
    head, _ = read_head(page.path, page.text)
    return "\n".join((*head.values.values(), html_text(page_html(head.body))))
