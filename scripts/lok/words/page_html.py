"""Markdown of a written page as the site renders it: the one place in Python that knows the extensions of ``scripts/rendering/basis.yml``.

What a page holds is judged on what comes out here, never on its source: the source would have to be read by rules of
ours, while another parser decides what they mean. A test holds the extensions against ``scripts/rendering/basis.yml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown import Markdown

EXTENSIONS: dict[str, dict[str, Any]] = {
    "toc": {"marker": ""},
    "tables": {"use_align_attribute": True},
    "fenced_code": {},
    "attr_list": {},
    "def_list": {},
    "md_in_html": {},
}
"""The extensions with their settings: MkDocs' own three, and those of the configuration."""
BRACE = re.compile(r"(?<!\\)\{")


@cache
def _converter(*, html: bool, attributes: bool) -> Markdown:
    """The converter of the site, or one that takes HTML for text, or one that knows no lists of attributes."""
    # Imported where a page is read, and by their classes: looking them up by name reads what every package offers.
    from markdown import Markdown
    from markdown.extensions.attr_list import AttrListExtension
    from markdown.extensions.def_list import DefListExtension
    from markdown.extensions.fenced_code import FencedCodeExtension
    from markdown.extensions.md_in_html import MarkdownInHtmlExtension
    from markdown.extensions.tables import TableExtension
    from markdown.extensions.toc import TocExtension

    known = {
        "toc": TocExtension,
        "tables": TableExtension,
        "fenced_code": FencedCodeExtension,
        "attr_list": AttrListExtension,
        "def_list": DefListExtension,
        "md_in_html": MarkdownInHtmlExtension,
    }
    names = [name for name in EXTENSIONS if attributes or name != "attr_list"]
    made = Markdown(extensions=[known[name](**EXTENSIONS[name]) for name in names])
    if not html:
        made.preprocessors.deregister("html_block")
        made.inlinePatterns.deregister("html")
    return made


@lru_cache(maxsize=256)
def _converted(body: str, *, html: bool = True, attributes: bool = True) -> str:
    return _converter(html=html, attributes=attributes).reset().convert(body)


@lru_cache(maxsize=512)
def page_html(body: str) -> str:
    """The HTML of a page's Markdown, without its front matter, as it stands in both sites."""
    return _converted(without_attributes(body))


def places(body: str) -> frozenset[str]:
    """The ids in the HTML of a page that the program makes, which may have lists of attributes and HTML."""
    return frozenset(given["id"] for _, given in Seen(_converted(body)).elements if "id" in given)


@lru_cache(maxsize=512)
def without_attributes(body: str) -> str:
    """The Markdown with a backslash before what would begin a list of attributes, so that ``{raming}`` stays a word.

    Only where that changes nothing else: in code a backslash would show. Then the text is given back as it came, and
    ``takes_attributes`` says so.
    """
    if "{" not in body:
        return body
    escaped = "\n".join(_escaped(line, code=code) for line, code in zip(body.split("\n"), _in_code(body), strict=True))
    return escaped if _converted(escaped) == _converted(body, attributes=False) else body


def takes_attributes(body: str) -> bool:
    """Whether braces in the page are meant as attributes, or would be taken for them and make words vanish.

    A word alone, ``{raming}``, is a word. A name with a value, a class or an id is an attribute that the page may not have.
    """
    if "{" not in body:
        return False
    plain = Seen(_converted(body, attributes=False)).elements
    taken = Seen(_converted(body)).elements
    meant = any(
        value and name != value and name not in without
        for (_, given), (_, without) in zip(taken, plain, strict=False)
        for name, value in given.items()
        if len(taken) == len(plain)
    )
    return meant or page_html(body) != _converted(body, attributes=False)


def holds_html(body: str) -> bool:
    """Whether anything on the page passes as HTML as it was typed."""
    safe = without_attributes(body)
    return "<" in body and page_html(body) != _converted(safe, html=False)


def _escaped(line: str, *, code: bool) -> str:
    """A line with its braces escaped outside code between backticks."""
    if code or "{" not in line:
        return line
    pieces = re.split(r"(`+[^`]*`+)", line)
    return "".join(piece if piece.startswith("`") else BRACE.sub(r"\\{", piece) for piece in pieces)


def _in_code(body: str) -> list[bool]:
    """Whether each line stands in a block of code, as far as one can tell; ``without_attributes`` looks at the result."""
    inside, fence, told = False, "", []
    for line in body.split("\n"):
        match = re.match(r"(`{3,}|~{3,})", line)
        if match and not inside:
            inside, fence = True, match[1]
            told.append(True)
        elif inside:
            told.append(True)
            inside = not line.startswith(fence)
        else:
            told.append(line.startswith(("    ", "\t")))
    return told


@dataclass(slots=True)
class Seen(HTMLParser):
    """What stands in HTML: every element with its attributes, in order, and whatever is no element."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)

    def __init__(self, html: str) -> None:
        HTMLParser.__init__(self, convert_charrefs=True)
        self.elements, self.strange = [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element; of an attribute that comes twice a browser reads the first."""
        given: dict[str, str] = {}
        for name, value in attrs:
            given.setdefault(name, value or "")
        self.elements.append((tag, given))

    def handle_comment(self, data: str) -> None:
        """Note a comment."""
        self.strange.append(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        """Note a declaration."""
        self.strange.append(f"<!{decl}")

    def unknown_decl(self, data: str) -> None:
        """Note a declaration of no known sort."""
        self.strange.append(f"<![{data}")

    def handle_pi(self, data: str) -> None:
        """Note an instruction."""
        self.strange.append(f"<?{data}")
