"""Links from a page: to records, other pages and attachments of the same edition, and out of the site."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from lok.kinds.registry import kinds_of
from lok.model.audience import CONTENT, Reference
from lok.render import markup
from lok.render.markup import Markdown, plain
from lok.render.memory import Asking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lok.edition.select import Edition

    Anchor = Callable[[str, str], Markdown]
    """What writes a link of a text and an address."""


def in_markdown(text: str, address: str) -> Markdown:
    """A link as Markdown."""
    return Markdown(f"[{markup.finalize(text)}]({address})")


def in_html(text: str, address: str) -> Markdown:
    """A link as HTML, for a block that Markdown passes by: of the parts that repeat most it is the faster form."""
    return Markdown(f'<a href="{html.escape(address)}">{markup.finalize(text)}</a>')


class Linker:
    """Links from one page, each as ``anchor`` writes them: as Markdown, or as HTML for a block that Markdown passes by.

    Every address is relative to the source file and names a Markdown file with its ``.md``, in HTML as in Markdown: the
    one form that MkDocs, ProperDocs and Zensical all take (the first two by ``scripts/rendering/links.py``). Records and
    attachments are looked up here; whether another page is there, the program that renders the site says.
    """

    def __init__(self, edition: Edition | Asking, uri: str, anchor: Anchor = in_markdown) -> None:
        self.edition = edition
        self.up = "../" * uri.count("/")
        self.anchor = anchor

    def place(self, uri: str) -> str:
        """The address of a file of the site, seen from this page."""
        path, mark, part = uri.partition("#")
        return f"{self.up}{quote(path)}{mark}{part}"

    def link(self, target: Any, text: str | None = None) -> Markdown:
        """A link to a record, with its title or with ``text``. ``LookupError`` when this audience does not have it."""
        if isinstance(target, Reference):
            if target.soort == CONTENT:
                return self.bijlage(target, text)
            found = self.edition.get(target)
            if found is None:
                raise LookupError(f"{target.soort}/{target.id} is no record of the {self.edition.audience} edition")
            target = found
        return self.anchor(text or target.label, self.place(f"{target.soort}/{target.id}.md"))

    def links(self, targets: Iterable[Any], separator: str = ", ") -> Markdown:
        """Links to several records, in one line."""
        return Markdown(separator.join(self.link(target) for target in targets))

    def index_link(self, soort: str, text: str | None = None) -> Markdown:
        """A link to the index page of a kind."""
        return self.page_link(f"{soort}/index.md", text or kinds_of(self.edition.orgaan)[soort].meervoud)

    def page_link(self, uri: str, text: str) -> Markdown:
        """A link to a page that is no record, or to a file, by its path below the staged folder."""
        return self.anchor(text, self.place(uri))

    def bijlage(self, path: Reference | str, text: str | None = None) -> Markdown:
        """A link to an attachment, by its path below ``content/``; ``LookupError`` when this audience does not have it."""
        name = path.id if isinstance(path, Reference) else path
        if name not in self.edition.attachments:
            raise LookupError(f"{name} is no attachment of the {self.edition.audience} edition")
        uri = name.partition("/")[2]
        return self.anchor(text or uri.rpartition("/")[2], self.place(uri))

    def mailto(self, address: str, text: str | None = None, subject: str | None = None) -> Markdown:
        """A link that opens a mail to an office."""
        return mailto(address, text, subject, self.anchor)

    def tel(self, number: str) -> Markdown:
        """A link that dials a Belgian number."""
        return tel(number, self.anchor)

    def weblink(self, url: str, text: str | None = None) -> Markdown:
        """A link out of the site."""
        return weblink(url, text, self.anchor)

    def source_link(self, source: str) -> Markdown:
        """A source: a web address becomes a link, anything else stays text."""
        return source_link(source, self.anchor)


def mailto(address: str, text: str | None = None, subject: str | None = None, anchor: Anchor = in_markdown) -> Markdown:
    """A link that opens a mail to an office."""
    query = f"?subject={quote(subject)}" if subject else ""
    return anchor(text or address, f"mailto:{quote(address, safe='@+')}{query}")


def dialled(number: str) -> str:
    """A Belgian number as a telephone dials it: with the country before it, free and short numbers as they are."""
    digits = "".join(char for char in number if char.isdigit())
    return f"+32{digits[1:]}" if digits.startswith("0") and not digits.startswith("0800") else digits


def tel(number: str, anchor: Anchor = in_markdown) -> Markdown:
    """A link that dials a Belgian number."""
    return anchor(number, f"tel:{dialled(number)}")


def weblink(url: str, text: str | None = None, anchor: Anchor = in_markdown) -> Markdown:
    """A link out of the site. ``url`` is a full http(s) address, as its field type demands."""
    safe = url.replace("(", "%28").replace(")", "%29").replace("*", "%2A").replace("_", "%5F")
    return anchor(text or url.removeprefix("https://").removeprefix("http://").rstrip("/"), safe)


def source_link(source: str, anchor: Anchor = in_markdown) -> Markdown:
    """A source: a web address becomes a link, anything else stays text."""
    return (
        weblink(source, anchor=anchor)
        if source.startswith(("https://", "http://")) and " " not in source
        else plain(source)
    )
