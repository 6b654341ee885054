"""The pages of the register: what is held of the councils, as Markdown with HTML tables, in the theme of the councils' own sites.

Every word of a council passes the same door as on its own site: what a template prints is escaped by type, and the register
takes no HTML and no Markdown of others over at all. Titles lead to the page at the council, which has the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

from lok.facts.answers import ANSWERED, OPEN, Stand
from lok.model.terms import in_words
from lok.register import figures, waiting
from lok.register.catalogue import JSON, RDF
from lok.register.shapes import CATALOGUE, VERSIONS, WHOLE, WORDS, path_of
from lok.register.tables import TOLD
from lok.render.links import in_html, in_markdown, mailto, weblink
from lok.render.markup import Markdown, plain
from lok.render.page import Page
from lok.render.renderer import environment
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from fractions import Fraction

    from lok.register.figures import Source
    from lok.register.refusals import Told
    from lok.register.whole import Whole

TEMPLATES = Path(__file__).parent / "templates"
MOST = 250
"""Rows of one list on one page; what comes after stands on the next."""
BRUSSELS = ZoneInfo("Europe/Brussels")
T = TypeVar("T")
LISTS = {path_of(soort): word for soort, word in WORDS.items()} | {
    path_of(CATALOGUE): "catalogus",
    path_of(WHOLE): "gelinkte gegevens",
}
"""The files of a council by their path, in words."""
FEW = 5
"""As many rows one sees at a glance: no choices stand above them."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a list that may take several: its place, its rows, and the pages before and after it."""

    uri: str
    rows: Sequence[Any]
    number: int
    of: int
    before: str
    after: str


def sheets(uri: str, rows: Sequence[Any]) -> tuple[Sheet, ...]:
    """A list in pages of at most ``MOST`` rows; the first stands at ``uri``. A list without rows is one page."""
    parts = [rows[start : start + MOST] for start in range(0, len(rows), MOST)] or [rows]
    stem = uri.removesuffix(".md").removesuffix("/index")
    places = [uri, *(f"{stem}/blad-{number}.md" for number in range(2, len(parts) + 1))]
    return tuple(
        Sheet(
            place,
            part,
            index + 1,
            len(parts),
            places[index - 1] if index else "",
            places[index + 1] if index + 1 < len(places) else "",
        )
        for index, (place, part) in enumerate(zip(places, parts, strict=True))
    )


def pages(all_: Whole, files: Sequence[str]) -> Iterator[Page]:
    """Every page of the register; ``files`` are the names of what can be downloaded."""
    yield _page(all_, "index.md", "welkom.md.jinja", states=figures.per_answer(all_.adviezen))
    yield from _advices(all_)
    yield _page(all_, "themas/index.md", "themas.md.jinja")
    for theme in all_.themas:
        for sheet in sheets(theme.uri, theme.adviezen):
            yield _page(all_, sheet.uri, "thema.md.jinja", sheet=sheet, thema=theme)
    with_terms = {row.source.code for row in all_.termijnen}
    without = tuple(each for each in all_.sources if each.code not in with_terms)
    total = waiting.together(all_.termijnen)
    yield _page(all_, "termijnen/index.md", "termijnen.md.jinja", samen=total, zonder=without)
    yield _page(all_, "subsidies/index.md", "subsidies.md.jinja", soorten=figures.by_sort(all_.reglementen))
    for sort, rows in figures.by_sort(all_.reglementen).items():
        for sheet in sheets(f"subsidies/{slug_of(sort)}.md", rows):
            yield _page(all_, sheet.uri, "subsidiesoort.md.jinja", sheet=sheet, soort=sort, alle=rows)
    yield _page(all_, "raden/index.md", "raden.md.jinja")
    for source in all_.sources:
        own = tuple(row for row in all_.adviezen if row.source is source)
        regulations = tuple(row for row in all_.reglementen if row.source is source)
        term = next((row for row in all_.termijnen if row.source is source), None)
        yield _page(
            all_, source.uri, "raad.md.jinja", source=source, adviezen=own, reglementen=regulations, termijn=term
        )
    for name in ("bronnen", "over", "over/privacy", "over/toegankelijkheid"):
        uri = f"{name}.md" if "/" in name else f"{name}/index.md"
        yield _page(all_, uri, f"{name.rpartition('/')[2]}.md.jinja")
    yield _page(
        all_,
        "data/index.md",
        "data.md.jinja",
        bestanden=offered(files),
        licenties=_licences(all_),
        lijsten=WORDS,
        versie=max(VERSIONS),
    )
    yield _page(all_, "zoeken.md", "zoeken.md.jinja")
    yield Page("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {all_.register.site_url}sitemap.xml\n")


def _advices(all_: Whole) -> Iterator[Page]:
    """The advices by year, and by what became of them."""
    by_year, by_answer = dict(figures.years(all_.adviezen)), figures.per_answer(all_.adviezen)
    yield _page(all_, "adviezen/index.md", "adviezen.md.jinja", jaren=by_year, states=by_answer)
    for year, rows in by_year.items():
        for sheet in sheets(f"adviezen/{year}.md", rows):
            yield _page(all_, sheet.uri, "adviesjaar.md.jinja", sheet=sheet, jaar=year)
    yield _page(all_, "antwoorden/index.md", "antwoorden.md.jinja", states=by_answer)
    for its, rows in by_answer.items():
        for sheet in sheets(f"antwoorden/{slug_of(its)}.md", rows):
            yield _page(all_, sheet.uri, "antwoord.md.jinja", sheet=sheet, stand=its)


@dataclass(frozen=True, slots=True)
class Offered:
    """A file to download: its name, its title, and what it is."""

    naam: str
    titel: str
    uitleg: str


def offered(files: Sequence[str]) -> tuple[Offered, ...]:
    """The files as the page names them; the catalogue is always there."""
    found = [
        Offered(name, "Alles in één databank (SQLite)", "alle tabellen, met een index om in de teksten te zoeken")
        if name.endswith(".sqlite")
        else Offered(name, f"{dutch.sentence(name.partition('.')[0])} (Parquet)", TOLD[name.partition(".")[0]])
        for name in files
    ]
    told = "waar de gegevens van elke raad staan, voor een portaal of een programma"
    return (*found, Offered(RDF, "De catalogus (DCAT, RDF)", told), Offered(JSON, "De catalogus (DCAT, JSON-LD)", told))


def _licences(all_: Whole) -> dict[str, tuple[Source, ...]]:
    """The councils by the licence that they chose."""
    names = sorted({each.licence for each in all_.shown if each.licence})
    return {name: tuple(each for each in all_.shown if each.licence == name) for name in names}


def slug_of(word: Any) -> str:
    """A word of a closed list in an address."""
    return str(word.value).replace("_", "-")


def list_of(told: Told) -> str:
    """Which list of a council something is said of; empty for what is said of all of them."""
    return LISTS.get(told.bestand, "")


def by_state(rows: Sequence[figures.AdviceRow]) -> list[tuple[str, str]]:
    """What became of the advices in a list, as choices in the order of the words."""
    found = {row.stand for row in rows}
    return [(slug_of(each), each.woord) for each in Stand if each in found]


def by_year(rows: Sequence[figures.AdviceRow]) -> list[tuple[str, str]]:
    """The years of the advices in a list, the newest first."""
    return [(str(year), str(year)) for year in sorted({row.day.year for row in rows}, reverse=True)]


def moment(at: datetime | None) -> Markdown:
    """A moment as a reader in Belgium has it on the clock."""
    return plain(dutch.written_moment(at.astimezone(BRUSSELS)) if at else "nog nooit")


def days(count: Fraction | int | None) -> Markdown:
    """``34 dagen``; half a day as ``34,5 dagen``."""
    if count is None:
        return plain("–")
    text = dutch.number(int(count)) if count == int(count) else f"{float(count):.1f}".replace(".", ",")
    return plain(f"{text} {'dag' if count == 1 else 'dagen'}")


def _page(all_: Whole, uri: str, template: str, **context: Any) -> Page:
    up = "../" * uri.count("/")

    def place(target: str) -> Markdown:
        return Markdown(f"{up}{target}")

    def page_link(target: str, text: Any) -> Markdown:
        return in_markdown(text, f"{up}{target}")

    def html_link(target: str, text: Any) -> Markdown:
        return in_html(text, f"{up}{target}")

    def outward(address: str, text: Any) -> Markdown:
        return in_html(text, address)

    text = (
        environment((TEMPLATES,))
        .get_template(template)
        .render(
            alles=all_,
            register=all_.register,
            uri=uri,
            place=place,
            page_link=page_link,
            html_link=html_link,
            outward=outward,
            weblink=weblink,
            mailto=mailto,
            slug_of=slug_of,
            moment=moment,
            days=days,
            term_in_words=in_words,
            most=MOST,
            list_of=list_of,
            made=Markdown,
            answered=ANSWERED,
            in_one_word=figures.IN_ONE_WORD,
            few=FEW,
            by_state=by_state,
            by_year=by_year,
            waits=OPEN,
            **context,
        )
    )
    return Page(uri, text)
