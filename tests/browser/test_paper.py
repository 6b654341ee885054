"""On paper nothing is cut off, the drawing of the home page covers nothing, and the day of printing is said."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from browser.chromium import context_for
from browser.settled import settled
from lok.words.dutch import written_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from browser.chromium import Served
    from samples.whole_sites import Site

PAPER = 657
"""The width of A4 between its margins of 18 mm, in pixels of CSS."""
WIDE = 5
"""From how many columns on a table may be too wide."""
FITS = """() => {
  const article = document.querySelector("article").getBoundingClientRect();
  return [...document.querySelectorAll("article table")].flatMap(table => {
    const box = table.getBoundingClientRect();
    const cut = [...table.querySelectorAll("th, td")].filter(cell => cell.scrollWidth > cell.clientWidth + 1);
    const out = box.right > article.right + 1 || box.width > article.width + 1;
    return out || cut.length ? [`${Math.round(box.width)} of ${Math.round(article.width)}: ${cut.map(cell => cell.textContent).join(", ")}`] : [];
  });
}"""


def wide_tables(folder: Path) -> Iterator[str]:
    """The addresses of the pages with a table of many columns."""
    for file in sorted(folder.rglob("index.html")):
        rows = re.findall(r"<thead>.*?</thead>", file.read_text("utf-8"), re.DOTALL)
        if any(row.count("<th") - 1 >= WIDE for row in rows):
            yield file.parent.relative_to(folder).as_posix()


@pytest.fixture
def paper(browser: Browser) -> Iterator[Page]:
    """A page as a printer gets it: as wide as the paper, in the style for print."""
    context = context_for(browser, PAPER, "light")
    page = context.new_page()
    page.emulate_media(media="print")
    yield page
    context.close()


@pytest.mark.parametrize("edition", ["publiek", "leden"])
def test_no_table_is_wider_than_the_paper(
    edition: str, servers: dict[str, Served], sites: dict[str, Site], paper: Page
) -> None:
    pages = list(wide_tables(sites[edition].folder))
    assert pages, "some page has a table of many columns"
    cut = {}
    for address in pages:
        paper.goto(f"{servers[edition].root}{address}/")
        if found := settled(paper).evaluate(FITS):
            cut[address] = found
    assert cut == {}


def test_the_drawing_leaves_the_introduction_of_the_home_page_alone(server: Served, paper: Page) -> None:
    paper.goto(server.root)
    drawn = "(() => getComputedStyle(document.querySelector('h1 + *'), '::after').display)()"
    assert settled(paper).evaluate(drawn) == "none"
    paper.emulate_media(media="screen")
    assert paper.evaluate(drawn) != "none"


@pytest.mark.parametrize("edition", ["publiek", "leden"])
def test_the_day_of_printing_is_said_on_paper_only(edition: str, servers: dict[str, Served], paper: Page) -> None:
    for address in ("", "vergaderingen/"):
        paper.goto(servers[edition].root + address)
        text = " ".join(PdfReader(io.BytesIO(paper.pdf(prefer_css_page_size=True))).pages[0].extract_text().split())
        assert f"Afgedrukt op {written_day(date.today())}" in text  # noqa: DTZ011 - the browser's own day
    paper.emulate_media(media="screen")
    assert not paper.get_by_text("Afgedrukt op").is_visible()
