"""Every page of a site, whoever wrote it: those of the sections, and those written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.addresses import REPORT_OPENING
from lok.archive.written_pages import head_of
from lok.kinds.organen import called
from lok.pages import sections
from lok.render.bare import marked
from lok.render.page import Page
from lok.render.page_foot import page_foot

HANDBOOK = "handleiding/"
"""Where the written pages stand that are the program's own, and so in our words."""

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition
    from lok.render.memory import PageMemory


def pages(edition: Edition, memory: PageMemory | None = None) -> Iterator[Page]:
    """Every file of the site made of text, each at its own path below the staged folder.

    ``memory`` is what an earlier edition for the same audience left (``lok.render.memory``).
    """
    yield from map(marked, sections.pages(sections.renderer_of(edition, memory)))
    for page in edition.pages:
        if not REPORT_OPENING.fullmatch(page.uri):
            staged = head_of(page).staged
            ours = called(staged, edition.orgaan) if page.uri.startswith(HANDBOOK) else staged
            yield Page(page.uri, ours + page_foot(page))
