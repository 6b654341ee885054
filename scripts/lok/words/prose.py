"""Markdown that people write in a prose field: as HTML cleaned to a short list of tags, as plain words, and what it may not hold."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING

import cmarkgfm  # type: ignore[import-untyped]
import nh3
from cmarkgfm.cmark import Options  # type: ignore[import-untyped]

from lok.words.tangles import tangle

if TYPE_CHECKING:
    from collections.abc import Iterator


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


LINK = re.compile(
    r"(!?)\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\]){0,1000}\]\(\s*(?:<(?=[^<>\n]*>))?((?<=<)[^<>\n]*|[^\s)>]*)>?(?:\s+[^)]*)?\)"
)


CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes={"*": set(), "a": {"href"}, "ol": {"start"}},
    url_schemes=SCHEMES,
    link_rel=None,
    strip_comments=True,
)


HEADINGS = re.compile(r"(</?h)([1-6])")


@lru_cache(maxsize=4096)
def prose_html(markdown: str) -> str:
    """The HTML of a prose field: a short list of tags, links to the web, mail and telephone only, no image, no class.

    A numbered list begins with the number that was written: ``7. Varia`` stays the seventh. Headings start at level 3, below those of the page. The result has no empty line, so that Markdown around it
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
    if tangled := tangle(text):
        yield tangled.offset, "opmaak", tangled.message, tangled.hint
        return  # looking for links in it would take as long as converting it
    try:
        prose_html(text)
    except Exception:  # noqa: BLE001  whatever the converter makes of what somebody typed, the other texts are judged
        yield 0, "opmaak", "van deze tekst kan geen HTML gemaakt worden", "Maak de opmaak eenvoudiger."
        return
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
