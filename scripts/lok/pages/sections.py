"""All sections of the site, and what they are together: pages, addresses, functions, lists, folders of templates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lok.pages import records
from lok.pages.acties.section import SECTION as ACTIES
from lok.pages.adviezen.section import SECTION as ADVIEZEN
from lok.pages.antwoorden.section import SECTION as ANTWOORDEN
from lok.pages.begrippen.section import SECTION as BEGRIPPEN
from lok.pages.contact.section import SECTION as CONTACT
from lok.pages.data.section import SECTION as DATA
from lok.pages.deelname.section import SECTION as DEELNAME
from lok.pages.doelstellingen.section import SECTION as DOELSTELLINGEN
from lok.pages.handleiding.section import SECTION as HANDLEIDING
from lok.pages.home.section import SECTION as HOME
from lok.pages.jaarverslagen.section import SECTION as JAARVERSLAGEN
from lok.pages.loket.section import SECTION as LOKET
from lok.pages.memoranda.section import SECTION as MEMORANDA
from lok.pages.opvang.section import SECTION as OPVANG
from lok.pages.overleg.section import SECTION as OVERLEG
from lok.pages.proclaimer.section import SECTION as PROCLAIMER
from lok.pages.raad.section import SECTION as RAAD
from lok.pages.samenstelling.section import SECTION as SAMENSTELLING
from lok.pages.starten.section import SECTION as STARTEN
from lok.pages.subsidies.section import SECTION as SUBSIDIES
from lok.pages.themas.section import SECTION as THEMAS
from lok.pages.vergaderingen.section import SECTION as VERGADERINGEN
from lok.pages.volgen.section import SECTION as VOLGEN
from lok.pages.volgende_stap.section import SECTION as VOLGENDE_STAP
from lok.pages.zoeken.section import SECTION as ZOEKEN
from lok.render import filters
from lok.render.renderer import FUNCTIONS as BASE
from lok.render.renderer import Renderer, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.archive.addresses import Address
    from lok.archive.archive import Archive
    from lok.edition.select import Edition
    from lok.pages.section import Section
    from lok.render.filters import Filter
    from lok.render.memory import PageMemory
    from lok.render.page import Page

SECTIONS: tuple[Section, ...] = (
    records.SECTION,
    HOME,
    ADVIEZEN,
    ANTWOORDEN,
    MEMORANDA,
    THEMAS,
    VERGADERINGEN,
    SAMENSTELLING,
    DEELNAME,
    ACTIES,
    VOLGENDE_STAP,
    PROCLAIMER,
    JAARVERSLAGEN,
    DOELSTELLINGEN,
    OVERLEG,
    SUBSIDIES,
    OPVANG,
    LOKET,
    CONTACT,
    STARTEN,
    RAAD,
    VOLGEN,
    DATA,
    HANDLEIDING,
    ZOEKEN,
    BEGRIPPEN,
)

FILTERS: dict[str, Filter] = {each.map: each for section in SECTIONS for each in section.filters}
"""Every list that can be narrowed, by the folder of its page."""

TEMPLATES = tuple(sorted(each for each in Path(__file__).parent.iterdir() if each.is_dir()))
"""The folders of the sections, with their templates."""


def filter_of(folder: str) -> Filter:
    """The filter of the list in ``folder``."""
    return FILTERS[folder]


FUNCTIONS = named((*BASE, *filters.FUNCTIONS, filter_of, *(each for section in SECTIONS for each in section.functions)))
"""Every function a template may call, by its name."""


def addresses(archive: Archive) -> Iterator[Address]:
    """What the sections lay claim to."""
    for section in SECTIONS:
        yield from section.addresses(archive)


def renderer_of(edition: Edition, memory: PageMemory | None = None) -> Renderer:
    """What renders the templates of all sections for one edition."""
    return Renderer(edition, FUNCTIONS, TEMPLATES, memory)


def pages(renderer: Renderer) -> Iterator[Page]:
    """The pages of all sections, and a plain page for every value to which a list can be narrowed."""
    for section in SECTIONS:
        yield from section.pages(renderer)
    for each in FILTERS.values():
        yield from filters.pages(renderer, each)
