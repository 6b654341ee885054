"""A page that stands still: all of it came, its styles count, its letters are drawn and nothing moves.

Only then is it judged or measured. A press on a button or a link leads on as soon as the next page begins to come: whoever
looks at that moment sees words without their style sheet.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from playwright.sync_api import Error

if TYPE_CHECKING:
    from playwright.sync_api import Page

PATIENCE = 15
"""Seconds for a page to stand still."""
LOOK = 0.01
MOVING = """() => {
    if (document.readyState !== "complete") return "not all of it came";
    document.documentElement.getBoundingClientRect();  // whatever was still to be styled is, and asks for its letters
    const sheets = [...document.querySelectorAll("link[rel~=stylesheet]:not([disabled])")].filter(each => !each.sheet);
    if (sheets.length) return `without ${sheets.map(each => each.href)}`;
    if (document.fonts.status !== "loaded") return "without its letters";
    const moves = document.getAnimations().filter(each => each.playState === "running" && isFinite(each.effect.getComputedTiming().endTime));
    return moves.length ? `${moves.length} parts move` : "";
}"""
"""What a page still waits for, or nothing. It asks and does not wait itself: so it also holds where a page may run no script."""
GONE = ("Execution context was destroyed", "Cannot find context")
"""What the browser says of a page that made place for the next one while it was looked at."""


def settled(page: Page) -> Page:
    """Wait until the page stands still."""
    end = time.monotonic() + PATIENCE
    while left := _left(page):
        assert time.monotonic() < end, f"{page.url} does not stand still: {left}"
        page.wait_for_timeout(LOOK * 1000)
    return page


def _left(page: Page) -> str:
    """What a page still waits for."""
    try:
        found: str = page.evaluate(MOVING)
    except Error as gone:
        if any(words in gone.message for words in GONE):
            return "the next page comes"
        raise
    return found


def needed(page: Page) -> int:
    """The width that a page takes, in pixels: what is more than that of the screen has to be scrolled to."""
    wide: int = settled(page).evaluate("document.documentElement.scrollWidth")
    return wide
