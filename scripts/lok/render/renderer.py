"""The templates and what they may call: views in, Markdown out.

One ``Renderer`` per edition. ``StrictUndefined`` makes a template that names a field its audience lacks fail the
build; ``finalize`` makes every printed value safe.
"""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from lok.archive.addresses import folder_of
from lok.archive.written_pages import prose_text
from lok.kinds.registry import BY_SOORT
from lok.model.audience import CONTENT, Reference
from lok.model.fields import Prose
from lok.render import markup
from lok.render.compiled import remember_compiled
from lok.render.markup import Markdown, plain
from lok.render.memory import Asking
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from lok.edition.select import Edition
    from lok.render.memory import PageMemory

    Anchor = Callable[[str, str], Markdown]

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site: ``uri`` is its path below the staged folder, ``text`` its whole content."""

    uri: str
    text: str
    leads_to: frozenset[str] = frozenset()
    """Pages that ``text`` names where MkDocs does not look, by their paths: whoever stages them must find them."""


def in_markdown(text: str, address: str) -> Markdown:
    """A link as Markdown."""
    return Markdown(f"[{markup.finalize(text)}]({address})")


def in_html(text: str, address: str) -> Markdown:
    """A link as HTML, for a block that Markdown passes by: of the parts that repeat most it is the faster form."""
    return Markdown(f'<a href="{html.escape(address)}">{markup.finalize(text)}</a>')


class Linker:
    """Links from one page: relative paths to Markdown files, which MkDocs checks."""

    anchor = staticmethod(in_markdown)

    def __init__(self, edition: Edition | Asking, uri: str) -> None:
        self.edition = edition
        self.up = "../" * uri.count("/")

    def place(self, uri: str) -> str:
        """The address of a file of the site, seen from this page."""
        return f"{self.up}{uri}"

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
        return self.page_link(f"{soort}/index.md", text or BY_SOORT[soort].meervoud)

    def page_link(self, uri: str, text: str) -> Markdown:
        """A link to a page that is no record, by its path below the staged folder."""
        return self.anchor(text, self.place(uri))

    def bijlage(self, path: Reference | str, text: str | None = None) -> Markdown:
        """A link to an attachment, by its path below ``content/``; ``LookupError`` when this audience does not have it."""
        name = path.id if isinstance(path, Reference) else path
        if name not in self.edition.attachments:
            raise LookupError(f"{name} is no attachment of the {self.edition.audience} edition")
        uri = name.partition("/")[2]
        return self.anchor(text or uri.rpartition("/")[2], self.place(uri))


class HtmlLinker(Linker):
    """The same links as HTML, for the parts of a page that Markdown passes by; templates call it ``html``.

    MkDocs reads no links in HTML. Records and attachments are looked up here, as ever; the paths of other pages are
    noted in ``leads_to``, and ``stage`` holds them against the pages that are there.
    """

    anchor = staticmethod(in_html)

    def __init__(self, edition: Edition | Asking, uri: str) -> None:
        super().__init__(edition, uri)
        self.up = "../" * folder_of(uri).count("/")
        self.leads_to: set[str] = set()

    def place(self, uri: str) -> str:
        """The address as the browser needs it: a page stands in a folder of its own."""
        path, mark, part = uri.partition("#")
        return f"{self.up}{quote(folder_of(path))}{mark}{part}" or "./"

    def page_link(self, uri: str, text: str) -> Markdown:
        """A link to a page that is no record, by its path below the staged folder."""
        self.leads_to.add(uri.partition("#")[0])
        return super().page_link(uri, text)

    def mailto(self, address: str, text: str | None = None, subject: str | None = None) -> Markdown:
        """A link that opens a mail to an office."""
        return mailto(address, text, subject, self.anchor)

    def tel(self, number: str) -> Markdown:
        """A link that dials a Belgian number."""
        return tel(number, self.anchor)

    def weblink(self, url: str, text: str | None = None) -> Markdown:
        """A link out of the site."""
        return weblink(url, text, self.anchor)

    def bron_link(self, source: str) -> Markdown:
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


def alleen_leden() -> Markdown:
    """The mark of a part that the public does not see."""
    return Markdown('<span class="lok-leden">alleen leden</span>')


def edit_link(view: Any, repo_url: str | None) -> str | None:
    """Where the file of a record can be edited on the web, when the council keeps its records on such a place."""
    return f"{repo_url.rstrip('/')}/edit/main/data/{view.soort}/{view.id}.yaml" if repo_url else None


def front_matter(text: str) -> Markdown:
    """Text as a value in a page's front matter. The theme prints it into HTML as it stands, so it is escaped here."""
    return Markdown(json.dumps(html.escape(" ".join(text.split())), ensure_ascii=False))


DESCRIBING = (
    "samenvatting",
    "omschrijving",
    "kerntaak",
    "doel",
    "opdracht",
    "inleiding",
    "uitleg_ouders",
    "uitleg",
    "toelichting",
)
"""The fields that may describe a record in a list of search results, the best first."""


def description(view: Any) -> str:
    """What a page is about, in at most 160 characters, from what this audience may read."""
    given = (getattr(view, name, None) for name in DESCRIBING)
    text = next((each for each in given if each), None) or f"{view.label}. {BY_SOORT[view.soort].uitleg}"
    bare = prose_text(text) if isinstance(text, Prose) else " ".join(str(text).split())
    return bare if len(bare) <= 160 else f"{bare[:159].rsplit(' ', 1)[0]}…"


FUNCTIONS: dict[str, Any] = {
    "staat": markup.state,
    "alleen_leden": alleen_leden,
    "euro": lambda amount: plain(dutch.euro(amount)),
    "datum": lambda day: plain(dutch.written_day(day)),
    "periode": lambda first, last: plain(dutch.period(first, last)),
    "uur": lambda moment: plain(dutch.hour(moment)),
    "hoofdletter": lambda value: Markdown(dutch.sentence(markup.finalize(value))),
    "aantal": lambda count, one, many: plain(dutch.counted(count, one, many)),
    "mailto": mailto,
    "tel": tel,
    "weblink": weblink,
    "bron_link": source_link,
    "bewerk_adres": edit_link,
    "front": front_matter,
    "beschrijving": description,
}
"""What every template may call, beside the links of its own page."""


@cache
def environment() -> Environment:
    """The one Jinja environment: strict, and safe by type."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        finalize=markup.finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,  # a template is a part of the program: nobody looks for a newer one at every page
        autoescape=False,  # noqa: S701  finalize escapes for Markdown, by type
    )
    remember_compiled(made)
    made.globals.update(FUNCTIONS, kinds=BY_SOORT)
    return made


class Renderer:
    """Renders templates for one edition; ``functions`` are what the sections of the site add to ``FUNCTIONS``.

    With a ``memory`` of an earlier edition, a page that would come out the same is taken from there.
    """

    def __init__(self, edition: Edition, functions: Mapping[str, Any], memory: PageMemory | None = None) -> None:
        self.edition = edition
        self.functions = functions
        self.memory = memory

    def page(self, uri: str, template: str, **context: Any) -> Page:
        """The page at ``uri`` from a template. Raises Jinja's ``UndefinedError`` for a field the audience lacks."""
        if self.memory is None:
            return self._made(self.edition, uri, template, context)
        known = self.memory.recall(self.edition, uri, context)
        if known is None:
            asking = Asking(self.edition)
            known = self._made(asking, uri, template, context)
            self.memory.keep(known, context, asking)
        return known

    def _made(self, edition: Edition | Asking, uri: str, template: str, context: dict[str, Any]) -> Page:
        linker, as_html = Linker(edition, uri), HtmlLinker(edition, uri)
        text = (
            environment()
            .get_template(template)
            .render(
                edition=edition,
                uri=uri,
                link=linker.link,
                links=linker.links,
                index_link=linker.index_link,
                page_link=linker.page_link,
                bijlage=linker.bijlage,
                html=as_html,
                **self.functions,
                **context,
            )
        )
        return Page(uri, text, frozenset(as_html.leads_to))
