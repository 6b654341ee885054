"""Text that people write: the Markdown of prose fields and of hand-written pages, and what it may not hold.

Prose in a record becomes HTML here, cleaned to a short list of tags. A page written by hand goes to MkDocs as it
stands, so what could carry a script, a foreign image or another file's text is refused when it is read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from posixpath import dirname, normpath
from typing import TYPE_CHECKING

from lok.archive.archive import HandPage
from lok.source.parse import SourceError, decode
from lok.source.problems import Level, Problem
from lok.words.private import scan
from lok.words.prose import LINK, RAW_HTML

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.model.audience import Audience


def read_page(path: str, audience: Audience, uri: str, raw: bytes) -> tuple[HandPage | None, tuple[Problem, ...]]:
    """A hand-written page, and what is wrong inside it. A page with a ``fout`` is still a page, but nothing gets built."""
    try:
        text = decode(raw)
    except SourceError as error:
        return None, (Problem(path, error.line, error.column, "", error.code, Level.FOUT, error.message, error.hint),)
    problems = [
        Problem(path, *_line_and_column(text, offset), "", code, Level.FOUT, message, hint)
        for offset, code, message, hint in _unsafe_on_page(text)
    ]
    problems += [
        Problem(path, line, column, "", code, Level.FOUT, message, hint)
        for line, column, code, message, hint in scan(text)
    ]
    if not re.search(r"(?m)^# \S", text):
        hint = "Begin de pagina met een regel ‘# Titel van de pagina’."
        problems.append(Problem(path, 1, 1, "", "titel", Level.FOUT, "deze pagina heeft geen titel", hint))
    return HandPage(audience, uri, text.replace("\r\n", "\n")), tuple(problems)


def _unsafe_on_page(text: str) -> Iterator[tuple[int, str, str, str]]:
    visible = _without_code(text)
    for match in RAW_HTML.finditer(visible):
        yield (
            match.start(),
            "html",
            f"HTML (‘{match[0]}…’) kan hier niet",
            "Gebruik gewone Markdown: # titel, **vet**, - lijst.",
        )
    for match in re.finditer(r"\{:|\{\s*[.#][\w-]|-{1,}8<-{1,}", visible):
        yield (
            match.start(),
            "opmaak",
            f"de opmaakcode ‘{match[0]}’ kan hier niet",
            "Gebruik gewone Markdown, zonder accolades of invoegcodes.",
        )
    for match in LINK.finditer(visible):
        if match[1] and re.match(r"[a-z][a-z0-9+.-]*:|//", match[2], re.IGNORECASE):
            hint = "Zet de afbeelding zelf in content/ en verwijs daarnaar."
            yield match.start(), "afbeelding", "een afbeelding van een andere website kan hier niet", hint
        elif match[1] and match[0].startswith("![]"):
            yield (
                match.start(),
                "V32",
                "de afbeelding heeft geen beschrijving",
                "Schrijf tussen de haken wat er te zien is: ![Het logo](…).",
            )
        elif re.match(r"(?!https?:|mailto:|tel:)[a-z][a-z0-9+.-]*:", match[2], re.IGNORECASE):
            yield (
                match.start(),
                "koppeling",
                f"de koppeling naar ‘{match[2][:60]}’ kan hier niet",
                "Gebruik https://, mailto: of tel:.",
            )
    for match in re.finditer(r"(?m)^\s{0,3}\[[^\]]+\]:\s*(\S+)", visible):
        if not re.match(r"https?://|mailto:|tel:|[\w./#-]+$", match[1]):
            yield (
                match.start(),
                "koppeling",
                f"de koppeling naar ‘{match[1][:60]}’ kan hier niet",
                "Gebruik https://, mailto: of tel:.",
            )


def _without_code(text: str) -> str:
    """The text with fenced blocks and code between backticks blanked out, every offset kept."""
    blank = re.sub(r"(?ms)^(```|~~~).*?^\1[^\n]*$", lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return re.sub(r"`[^`\n]*`", lambda match: " " * len(match[0]), blank)


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    starts = _line_starts(text)
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


@lru_cache(maxsize=4)
def _line_starts(text: str) -> tuple[int, ...]:
    """Where the lines of a text begin, found once: a page may have thousands of problems."""
    return (0, *(match.end() for match in re.finditer("\n", text)))


def page_links(page: HandPage) -> Iterator[tuple[int, int, str]]:
    """The links of a page to other files of the site, as (line, column, path from the site's root)."""
    visible = _without_code(page.text)
    for match in LINK.finditer(visible):
        target = match[2].partition("#")[0]
        if target and not re.match(r"[a-z][a-z0-9+.-]*:|//", target, re.IGNORECASE):
            yield *_line_and_column(visible, match.start()), normpath(f"{dirname(page.uri)}/{target}").lstrip("/")
