"""The pages on which the addresses of the linked data end that no record has: words, lists and bodies. Public only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.addresses import Address
from lok.opendata.files import offered
from lok.opendata.linked import schema_org, terms, vocabulary
from lok.opendata.linked.catalogue import Dataset, datasets, file_id
from lok.opendata.linked.council import TOWN, body_names
from lok.opendata.linked.directory import hours_ids
from lok.opendata.linked.lokaal_beslist import agenda_rdfa, council_in_term_id, links_rdfa
from lok.opendata.linked.mapping import MAPPED
from lok.opendata.linked.places import BODIES, term_id
from lok.opendata.places import BESIDE
from lok.pages.section import Section
from lok.render.markup import Markdown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from lok.archive.archive import Archive
    from lok.render.page import Page
    from lok.render.renderer import Renderer

BODIES_PAGE = f"{BODIES.rstrip('/')}.md"


def addresses(_: Archive) -> Iterator[Address]:
    """The two pages."""
    yield Address(vocabulary.PAGE)
    yield Address(BODIES_PAGE)


def pages(renderer: Renderer) -> Iterator[Page]:
    """Both, for the public."""
    if renderer.edition.leden:
        return
    yield renderer.page(
        vocabulary.PAGE,
        "begrippen.md.jinja",
        words=vocabulary.own_words(),
        lists=vocabulary.lists(),
        sorts=vocabulary.IN_WORDS,
        home=terms.VOCABULARY,
        version=terms.VERSION,
        resolves=terms.RESOLVES,
    )
    yield renderer.page(BODIES_PAGE, "organen.md.jinja", town=TOWN)


def data_of_record(edition: Any, record: Any) -> Markdown:
    """The line of the front matter that names the file of linked data beside the page of a record."""
    return Markdown(f"gegevens: {BESIDE}\n" if record.soort in MAPPED and not edition.leden else "")


def catalogue_rows(edition: Any) -> tuple[Dataset, ...]:
    """The datasets of the catalogue, for the places of their addresses on the page of the data."""
    return datasets(edition, offered(edition))


SECTION = Section(
    addresses=addresses,
    pages=pages,
    functions=(
        body_names,
        data_of_record,
        *schema_org.FUNCTIONS,
        hours_ids,
        term_id,
        catalogue_rows,
        file_id,
        agenda_rdfa,
        links_rdfa,
        council_in_term_id,
        offered,
    ),
)
