"""The yearly report on paper: the page that the site has of it, as a document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lok.pages import sections
from lok.pages.jaarverslagen import report
from lok.papers.document import Document, Heading
from lok.papers.prose import html_blocks
from lok.papers.sheet import sheet
from lok.papers.wish import NOTHING, Wish
from lok.render.paper import in_html
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from lok.edition.select import Edition
    from lok.papers.document import Block


def yearly_report(edition: Edition, year: int, wish: Wish = NOTHING) -> Document:
    """The report of one year, to the municipal council. Its numbers are the public's, its introduction is the members'.

    Raises:
        RefusedError: The council did not meet that year.
    """
    del wish
    if year not in report.report_years(edition):
        raise RefusedError(f"in {year} was er geen vergadering: er is geen jaarverslag.")
    page = report.page(sections.renderer_of(edition), year)
    blocks = [_higher(each) for each in html_blocks(in_html(page.text))]
    kept = [each for each in blocks if not (isinstance(each, Heading) and each.level < 1)]
    name = f"jaarverslag-{year}-{edition.audience.value}"
    return sheet(edition, name, f"Jaarverslag {year}", kept, mark="", council=edition.council_in(year))


def _higher(block: Block) -> Block:
    """A heading one level up: the title of the page is that of the document."""
    return replace(block, level=block.level - 1) if isinstance(block, Heading) else block
