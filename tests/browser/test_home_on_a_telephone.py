"""The home page on a telephone: short, the tasks and the next meeting on the first screens, and all that a desk has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.chromium import context_for

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from browser.chromium import Served

HIGHEST = 3_850
"""Pixels of the whole page at 360: it was 7,609 with everything open."""
SCREEN = 800
READ = """() => {
  for (const fold of document.querySelectorAll("article details")) fold.open = true;
  const texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT), read = [];
  while (texts.nextNode()) {
    const { data, parentElement: holder } = texts.currentNode;
    if (data.trim() && !holder.closest("summary") && holder.checkVisibility({ visibilityProperty: true })) read.push(data.trim());
  }
  return read;
}"""
"""The texts of a page that can be read once its folds are open, without the titles of those."""


def test_home_is_short_and_its_tasks_come_first(server: Served, browser: Browser) -> None:
    page = context_for(browser, 360, "light").new_page()
    page.goto(server.root)
    assert page.evaluate("document.documentElement.scrollHeight") <= HIGHEST
    tops = {name: page.get_by_role("heading", name=name).bounding_box() for name in ("Wie contacteer", "Volgende verg")}
    assert all(tops.values())
    tasks, meeting = (box["y"] for box in tops.values() if box)
    assert tasks < SCREEN
    assert meeting < 2 * SCREEN
    assert page.get_by_role("link", name="Alle vragen").is_visible()
    assert page.get_by_role("link", name="Alle adviezen").first.is_visible()


@pytest.mark.parametrize("path", ["", "adviezen/adv-2025-01/", "vergaderingen/verg-2026-06-18/", "welke-subsidie/"])
def test_a_telephone_has_all_that_a_desk_has(server: Served, browser: Browser, path: str) -> None:
    read = []
    for width in (1280, 360):
        page = context_for(browser, width, "light").new_page()
        page.goto(server.root + path, wait_until="networkidle")
        read.append(page.evaluate(READ))
        page.close()
    desk, phone = read
    assert len(desk) > 20
    assert [words for words in desk if words not in phone] == []


def test_a_summary_of_an_advice_stands_open_at_a_desk_and_folds_on_a_telephone(
    server: Served, browser: Browser
) -> None:
    for width, folded in ((1280, False), (360, True)):
        page = context_for(browser, width, "light").new_page()
        page.goto(server.root)
        told = page.locator(".lok-kaarten--kort details > p:first-of-type")
        assert told.count() == 3
        assert all(each.is_visible() is not folded for each in told.all())
        if folded:
            page.get_by_text("Samenvatting", exact=True).first.click()
            assert told.first.is_visible()
        page.close()
