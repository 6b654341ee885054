"""Text that people write: the Markdown of prose fields and of hand-written pages, and what it may not hold.

Prose in a record becomes HTML here, cleaned to a short list of tags. A page written by hand goes to MkDocs as it
stands, so what could carry a script, a foreign image or another file's text is refused when it is read.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from posixpath import dirname, normpath
from typing import TYPE_CHECKING

import cmarkgfm  # type: ignore[import-untyped]
import nh3
from cmarkgfm.cmark import Options  # type: ignore[import-untyped]

from lok.archive.archive import HandPage
from lok.source.parse import SourceError, decode
from lok.source.problems import Level, Problem
from lok.words.private import scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.model.audience import Audience

TAGS = {
    "p",
    "br",
    "em",
    "strong",
    "del",
    "ul",
    "ol",
    "li",
    "a",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "code",
    "pre",
    "hr",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
SCHEMES = {"http", "https", "mailto", "tel"}
RAW_HTML = re.compile(r"<(?:[A-Za-z][A-Za-z0-9-]*(?=[\s/>])|/[A-Za-z]|!--|!\[|!DOCTYPE|\?)", re.IGNORECASE)
LINK = re.compile(r"(!?)\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\]\(\s*<?([^\s)>]*)>?(?:\s+[^)]*)?\)")
CLEANER = nh3.Cleaner(
    tags=TAGS, attributes={"*": set(), "a": {"href"}}, url_schemes=SCHEMES, link_rel=None, strip_comments=True
)
HEADINGS = re.compile(r"(</?h)([1-6])")


@lru_cache(maxsize=4096)
def prose_html(markdown: str) -> str:
    """The HTML of a prose field: a short list of tags, links to the web, mail and telephone only, no image, no class.

    Headings start at level 3, below those of the page. The result has no empty line, so that Markdown around it
    takes it as one block.
    """
    made = cmarkgfm.markdown_to_html_with_extensions(
        markdown, options=Options.CMARK_OPT_SMART, extensions=["table", "strikethrough"]
    )
    lowered = HEADINGS.sub(lambda match: f"{match[1]}{min(int(match[2]) + 2, 6)}", made)
    return re.sub(r"\n\s*\n", "\n", _only_outward_links(CLEANER.clean(lowered)).strip())


def prose_text(markdown: str) -> str:
    """The words of a prose field in one line, without markup."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", prose_html(markdown))).split())


def _only_outward_links(html: str) -> str:
    """Drop link targets that are not a full address: prose knows no pages of the site, and a relative path would be a guess."""
    return re.sub(r'<a href="(?!https?://|mailto:|tel:)[^"]*">', "<a>", html)


def unsafe(text: str) -> Iterator[tuple[int, str, str, str]]:
    """What prose may not hold, as (offset, code, message, hint)."""
    for match in RAW_HTML.finditer(text):
        yield (
            match.start(),
            "html",
            f"HTML (‘{match[0]}…’) kan hier niet",
            "Schrijf gewone tekst; **vet** en *schuin* mogen.",
        )
    for match in LINK.finditer(text):
        if match[1]:
            yield match.start(), "afbeelding", "een afbeelding kan hier niet", "Voeg het bestand toe als bijlage."
        elif not re.match(r"(?:https?://|mailto:|tel:)", match[2]):
            hint = "Schrijf het volledige webadres, beginnend met https://, of gebruik een veld dat naar een record verwijst."
            yield match.start(), "koppeling", f"de koppeling naar ‘{match[2][:60]}’ kan hier niet", hint


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
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def page_links(page: HandPage) -> Iterator[tuple[int, int, str]]:
    """The links of a page to other files of the site, as (line, column, path from the site's root)."""
    visible = _without_code(page.text)
    for match in LINK.finditer(visible):
        target = match[2].partition("#")[0]
        if target and not re.match(r"[a-z][a-z0-9+.-]*:|//", target, re.IGNORECASE):
            yield *_line_and_column(visible, match.start()), normpath(f"{dirname(page.uri)}/{target}").lstrip("/")
