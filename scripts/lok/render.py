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

from lok import dutch, markup
from lok.audience import CONTENT, Reference
from lok.compiled import remember_compiled
from lok.kinds.base import Prose
from lok.markup import Markdown, plain
from lok.registry import BY_SOORT
from lok.reuse import Asking
from lok.texts import prose_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lok.edition import Edition
    from lok.reuse import PageMemory

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site: ``uri`` is its path below the staged folder, ``text`` its whole content."""

    uri: str
    text: str


class Linker:
    """Links from one page: relative paths to Markdown files, which MkDocs checks."""

    def __init__(self, edition: Edition | Asking, uri: str) -> None:
        self.edition = edition
        self.up = "../" * uri.count("/")

    def link(self, target: Any, text: str | None = None) -> Markdown:
        """A link to a record, with its title or with ``text``. ``LookupError`` when this audience does not have it."""
        if isinstance(target, Reference):
            if target.soort == CONTENT:
                return self.bijlage(target, text)
            found = self.edition.get(target)
            if found is None:
                raise LookupError(f"{target.soort}/{target.id} is no record of the {self.edition.audience} edition")
            target = found
        return Markdown(f"[{plain(text or target.label)}]({self.up}{target.soort}/{target.id}.md)")

    def links(self, targets: Iterable[Any], separator: str = ", ") -> Markdown:
        """Links to several records, in one line."""
        return Markdown(separator.join(self.link(target) for target in targets))

    def index_link(self, soort: str, text: str | None = None) -> Markdown:
        """A link to the index page of a kind."""
        return Markdown(f"[{plain(text or BY_SOORT[soort].meervoud)}]({self.up}{soort}/index.md)")

    def page_link(self, uri: str, text: str) -> Markdown:
        """A link to a page that is no record, by its path below the staged folder."""
        return Markdown(f"[{plain(text)}]({self.up}{uri})")

    def bijlage(self, path: Reference | str, text: str | None = None) -> Markdown:
        """A link to an attachment, by its path below ``content/``; ``LookupError`` when this audience does not have it."""
        name = path.id if isinstance(path, Reference) else path
        if name not in self.edition.attachments:
            raise LookupError(f"{name} is no attachment of the {self.edition.audience} edition")
        uri = name.partition("/")[2]
        return Markdown(f"[{plain(text or uri.rpartition('/')[2])}]({self.up}{uri})")


def mailto(address: str, text: str | None = None, subject: str | None = None) -> Markdown:
    """A link that opens a mail to an office."""
    query = f"?subject={quote(subject)}" if subject else ""
    return Markdown(f"[{plain(text or address)}](mailto:{quote(address, safe='@+')}{query})")


def dialled(number: str) -> str:
    """A Belgian number as a telephone dials it: with the country before it, free and short numbers as they are."""
    digits = "".join(char for char in number if char.isdigit())
    return f"+32{digits[1:]}" if digits.startswith("0") and not digits.startswith("0800") else digits


def tel(number: str) -> Markdown:
    """A link that dials a Belgian number."""
    return Markdown(f"[{plain(number)}](tel:{dialled(number)})")


def weblink(url: str, text: str | None = None) -> Markdown:
    """A link out of the site. ``url`` is a full http(s) address, as its field type demands."""
    safe = url.replace("(", "%28").replace(")", "%29").replace("*", "%2A").replace("_", "%5F")
    return Markdown(f"[{plain(text or url.removeprefix('https://').removeprefix('http://').rstrip('/'))}]({safe})")


def source_link(source: str) -> Markdown:
    """A source: a web address becomes a link, anything else stays text."""
    return weblink(source) if source.startswith(("https://", "http://")) and " " not in source else plain(source)


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
        linker = Linker(edition, uri)
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
                **self.functions,
                **context,
            )
        )
        return Page(uri, text)
