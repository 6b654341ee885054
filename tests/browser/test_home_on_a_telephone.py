"""The home page on a telephone: short, the tasks and the next meeting on the first screens, and each list leads to its whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browser.chromium import context_for
from browser.settled import settled

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from browser.chromium import Served

HIGHEST = 4_800
"""Pixels of the whole page at 360: it was 6,403, and 7,399 before that."""
SCREEN = 800


def test_home_is_short_and_its_tasks_come_first(server: Served, browser: Browser) -> None:
    page = context_for(browser, 360, "light").new_page()
    page.goto(server.root)
    assert settled(page).evaluate("document.documentElement.scrollHeight") <= HIGHEST
    tops = {name: page.get_by_role("heading", name=name).bounding_box() for name in ("Wie contacteer", "Volgende verg")}
    assert all(tops.values())
    tasks, meeting = (box["y"] for box in tops.values() if box)
    assert tasks < SCREEN
    assert meeting < 2 * SCREEN
    shown = page.locator(".lok-vragen li:visible")
    assert 0 < shown.count() < page.locator(".lok-vragen li").count()
    assert page.get_by_role("link", name="Alle vragen").is_visible()
    assert page.get_by_role("link", name="Alle adviezen").first.is_visible()


def test_a_desk_sees_every_question(server: Served, browser: Browser) -> None:
    page = context_for(browser, 1280, "light").new_page()
    page.goto(server.root)
    assert settled(page).locator(".lok-vragen li:visible").count() == page.locator(".lok-vragen li").count()
