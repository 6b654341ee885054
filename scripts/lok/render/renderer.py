"""The templates and what they may call: views in, Markdown out.

One ``Renderer`` per edition. ``StrictUndefined`` makes a template that names a field its audience lacks fail the
build; ``finalize`` makes every printed value safe.
"""

from __future__ import annotations

import html
import json
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lok.facts.examples import example_in_words, real_in_words
from lok.kinds.organen import Orgaan, called
from lok.kinds.registry import BY_SOORT, kinds_of
from lok.model.days import holds_on
from lok.model.fields import Prose
from lok.render import markup, written
from lok.render.compiled import remember_compiled
from lok.render.links import Linker, in_html, mailto, source_link, tel, weblink
from lok.render.markup import Markdown
from lok.render.memory import Asking
from lok.render.page import Page
from lok.words.dutch import listed, town_of
from lok.words.prose import prose_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from jinja2 import Environment

    from lok.edition.select import Edition
    from lok.model.kind import Kind
    from lok.render.memory import PageMemory

    Anchor = Callable[[str, str], Markdown]

TEMPLATES = Path(__file__).parent / "templates"


def members_mark() -> Markdown:
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
    "taak",
    "doel",
    "opdracht",
    "inleiding",
    "uitleg_ouders",
    "uitleg",
    "toelichting",
)
"""The fields that may describe a record in a list of search results, the best first."""


def description(view: Any, kinds: Mapping[str, Kind] = BY_SOORT) -> str:
    """What a page is about, in at most 160 characters, from what this audience may read; else what its kind is."""
    bare = summary(view) or f"{view.label}. {kinds[view.soort].uitleg}"
    return bare if len(bare) <= 160 else f"{bare[:159].rsplit(' ', 1)[0]}…"


def summary(view: Any) -> str:
    """The same, whole, in the record's own words; empty when it has none."""
    given = (getattr(view, name, None) for name in DESCRIBING)
    text = next((each for each in given if each), None) or ""
    return prose_text(text) if isinstance(text, Prose) else " ".join(str(text).split())


def search_lines(view: Any) -> Markdown:
    """What the list of the search says of a record beside its title, as lines of the front matter of its page."""
    day = getattr(view, BY_SOORT[view.soort].dated or "geen", None)
    said = {
        "nummer": getattr(view, "nummer", None),
        "datum": day.date() if isinstance(day, datetime) else day,
        "samenvatting": summary(view),
        "zoekwoorden": ", ".join(getattr(view, "synoniemen", ())),
    }
    return Markdown("".join(f"{name}: {front_matter(str(value))}\n" for name, value in said.items() if value))


def named(functions: Iterable[Callable[..., Any]]) -> dict[str, Callable[..., Any]]:
    """Functions by their own names, which are the names templates call. Raises ``ValueError`` when two bear one name."""
    found: dict[str, Callable[..., Any]] = {}
    for each in functions:
        if found.setdefault(each.__name__, each) is not each:
            raise ValueError(
                f"{each.__module__} and {found[each.__name__].__module__} both call a function {each.__name__}"
            )
    return found


FUNCTIONS = (
    markup.state,
    members_mark,
    written.euro,
    written.written_day,
    written.period,
    written.hour,
    written.sentence,
    listed,
    town_of,
    written.counted,
    written.length_in_words,
    holds_on,
    mailto,
    tel,
    weblink,
    source_link,
    edit_link,
    front_matter,
    description,
    search_lines,
    example_in_words,
    real_in_words,
    written.checked_in_words,
)
"""What every template may call, beside the links of its own page."""


@cache
def environment(folders: tuple[Path, ...] = (), orgaan: Orgaan = Orgaan.lok) -> Environment:
    """The Jinja environment of our templates and those in ``folders``: strict, and safe by type."""
    # Imported where templates are read: the check asks sections for their addresses and seldom for a page.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415

    class OfCouncil(FileSystemLoader):
        """Templates that call the council what it is."""

        def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
            source, filename, fresh = super().get_source(environment, template)
            return called(source, orgaan), filename, fresh

    made = Environment(
        loader=OfCouncil([TEMPLATES, *folders]),
        undefined=StrictUndefined,
        finalize=markup.finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,  # templates change with the program only: looking for newer files at every page is wasted
        autoescape=False,  # noqa: S701  finalize escapes for Markdown, by type
    )
    remember_compiled(made)
    made.globals.update(named(FUNCTIONS), kinds=kinds_of(orgaan))
    made.filters["ours"] = partial(called, orgaan=orgaan)
    return made


class Renderer:
    """Renders templates for one edition: those of this room and those in ``folders``, which may call ``functions``.

    With a ``memory`` of an earlier edition, a page that would come out the same is taken from there.
    """

    def __init__(
        self,
        edition: Edition,
        functions: Mapping[str, Any],
        folders: tuple[Path, ...] = (),
        memory: PageMemory | None = None,
    ) -> None:
        self.edition = edition
        self.functions = functions
        self.folders = folders
        self.memory = memory

    def has(self, template: str) -> bool:
        """Whether there is a template of this name."""
        return any((folder / template).is_file() for folder in (TEMPLATES, *self.folders))

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
        if (kind := context.get("kind")) is not None:
            context = context | {"kind": kinds_of(edition.orgaan)[kind.soort]}
        text = (
            environment(self.folders, edition.orgaan)
            .get_template(template)
            .render(
                edition=edition,
                uri=uri,
                link=linker.link,
                links=linker.links,
                index_link=linker.index_link,
                page_link=linker.page_link,
                bijlage=linker.bijlage,
                html=Linker(edition, uri, in_html),
                **self.functions,
                **context,
            )
        )
        return Page(uri, text)
