"""Links of written pages to a place inside a page that the program makes: only rendering it tells which places it has.

MkDocs would refuse one that is not there, in English. Few pages have such a link, and without one nothing is rendered.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lok.archive.front_matter import read_head
from lok.archive.written_pages import Link, written_links
from lok.build.configuration import CONFIGS, news_by_mail, site_address
from lok.edition.select import select
from lok.model.audience import Audience
from lok.pages import sections
from lok.rules.addresses import no_such_place
from lok.words.page_html import places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date as day
    from pathlib import Path

    from lok.archive.archive import Archive, HandPage
    from lok.render.page import Page
    from lok.source.problems import Problem

Wanted = dict[str, list[tuple["HandPage", Link]]]


def place_problems(archive: Archive, root: Path, date: day, points: Iterable[Problem]) -> Iterator[Problem]:
    """Links to a place that a made page lacks, in any edition that has the page with the link.

    ``archive`` has no problem that blocks: pages are made of it. ``points`` are its points of attention.
    """
    written = {page.uri for page in archive.pages}
    for audience in Audience:
        wanted: Wanted = defaultdict(list)
        for page in archive.pages:
            if audience.may_read(page.audience):
                for link in written_links(page):
                    if link.place and link.target.endswith(".md") and link.target not in written:
                        wanted[link.target].append((page, link))
        if wanted and (root / CONFIGS[audience]).is_file():
            address = site_address(root / CONFIGS[audience])
            edition = select(archive, audience, date, tuple(points), address=address, news_by_mail=news_by_mail(root))
            yield from _missing(wanted, sections.pages(sections.renderer_of(edition)))


def _missing(wanted: Wanted, pages: Iterable[Page]) -> Iterator[Problem]:
    """What is not there, looked for in pages until none of the wanted ones is left."""
    left = set(wanted)
    for made in pages:
        if made.uri in left:
            left.discard(made.uri)
            there = places(read_head(made.uri, made.text)[0].body)
            yield from (no_such_place(page, link, there) for page, link in wanted[made.uri] if link.place not in there)
            if not left:
                return
