"""The pages of a site: one section after another, each a generator of pages from an edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.addresses import REPORT_OPENING
from lok.archive.written_pages import head_of
from lok.pages import (
    aanbod,
    antwoorden,
    deelname,
    doelen,
    functions,
    handbook,
    home,
    jaarverslag,
    lijsten,
    records,
    reglementen,
    samenstelling,
    volgen,
    volgende_stap,
    vragen,
    vragenboek,
)
from lok.render.page import Page
from lok.render.renderer import Renderer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition
    from lok.render.memory import PageMemory


def pages(edition: Edition, memory: PageMemory | None = None) -> Iterator[Page]:
    """Every file of the site made of text, each at its own path below the staged folder.

    ``memory`` is what an earlier edition for the same audience left (``lok.render.memory``).
    """
    renderer = Renderer(edition, functions.FUNCTIONS, memory)
    yield from records.pages(renderer)
    yield from reglementen.pages(renderer)
    yield from home.pages(renderer)
    yield from lijsten.pages(renderer)
    yield from aanbod.pages(renderer)
    yield from antwoorden.pages(renderer)
    yield from vragenboek.pages(renderer)
    yield from doelen.pages(renderer)
    yield from samenstelling.pages(renderer)
    yield from deelname.pages(renderer)
    yield from vragen.pages(renderer)
    yield from handbook.pages(renderer)
    yield from volgen.pages(renderer)
    yield from jaarverslag.pages(renderer)
    yield from volgende_stap.pages(renderer)
    for page in edition.pages:
        if not REPORT_OPENING.fullmatch(page.uri):
            yield Page(page.uri, head_of(page).staged)
