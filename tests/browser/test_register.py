"""The site of a register in a browser: nothing is asked of others, axe finds nothing, and its lists can be narrowed by keyboard."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from browser.chromium import served, watched
from browser.every_page import look
from lok.register import site
from lok.register.ask import Asking
from lok.register.gather import gather
from lok.register.whole import whole
from samples.many_councils import SHAPER, serving
from samples.whole_sites import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext

    from browser.chromium import Served

NOW = datetime(2026, 11, 30, 2, tzinfo=UTC)
PAGES = (
    "",
    "adviezen/2024/",
    "termijnen/",
    "bronnen/",
    "zoeken/#q=noodopvang",
)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A register of six councils, of which one could not be read."""
    folder = tmp_path_factory.mktemp("register")
    with serving(6) as state:
        state.publish(6, {})
        given = state.register(6)
        night = gather(folder, given, Asking(loopback=True), NOW, shaper=SHAPER)
        made = site.build(whole(given, night.states, date(2026, 11, 30)), folder / "build", parquet=False)
    with served(Site("publiek", made.place)) as running:
        yield running


@pytest.mark.parametrize("page", PAGES)
def test_every_sort_of_page_by_day_and_the_widest_by_night(
    register: Served, visitors: dict[str, BrowserContext], page: str
) -> None:
    look(register, visitors, page, "licht")
    if page == "termijnen/":
        look(register, visitors, page, "donker")


def test_a_list_is_narrowed_and_an_advice_is_found_with_the_keyboard_alone(
    register: Served, visitors: dict[str, BrowserContext]
) -> None:
    with watched(visitors["licht"], register.root) as seen:
        page = seen.page
        page.goto(f"{register.root}adviezen/2024/")
        page.locator("select[name=stand]").select_option("niet-gevolgd")
        rows = page.locator("tbody tr:visible")
        assert (
            0 < rows.count() == page.get_by_text("niet gevolgd", exact=True).and_(page.locator("td .lok-staat")).count()
        )
        page.locator(".lok-filter input").fill("Voorbeelddorp 4")
        assert all("Voorbeelddorp 4" in text for text in rows.all_inner_texts())
        page.locator(".lok-filter input").fill("zwembad")
        assert page.locator("#niets-gevonden").is_visible()
        page.goto(register.root)
        page.locator("header input[type=search]").press_sequentially("ADV-2024-03")
        page.keyboard.press("Enter")
        first = page.locator(".lok-gevonden a").first
        first.wait_for()
        assert "/adviezen/adv-2024-03/" in str(first.get_attribute("href"))
        assert "advies van LOK Voorbeelddorp" in page.locator(".lok-gevonden__feiten").first.inner_text()
        assert not seen.settle()
