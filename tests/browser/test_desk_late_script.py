"""A page of the desk whose script is still on its way: what is typed and pressed goes nowhere, and that is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Route

    from browser.desk import Desk

WAIT = ".nog-even"


@pytest.mark.parametrize(("way", "typed"), [("the button", "Klacht van ooievaar"), ("Enter", "Brief van ooievaar")])
def test_what_is_pressed_too_early_stays_in_the_page(secretary: Desk, way: str, typed: str) -> None:
    page = secretary.tab("vergaderingen/")
    asked: list[str] = []
    held: list[Route] = []
    page.on("request", lambda each: asked.append(each.url))
    page.route("**/bureau.js", lambda route: held.append(route))  # noqa: PLW0108  Playwright hangs its own on it
    here = f"{secretary.client.origin}/"
    page.goto(here, wait_until="commit")
    field = page.locator("#titel")
    field.fill(typed)
    button = page.locator("form.vak button[type=submit]")
    assert not button.evaluate("each => getComputedStyle(document.querySelector('.nog-even')).visibility === 'visible'")
    if way == "Enter":
        field.press("Enter")
    else:
        button.click()
    expect(page.locator(WAIT)).to_be_visible()
    expect(page.locator(WAIT)).to_contain_text("nog niet klaar")
    assert (
        button.evaluate(
            "each => { const [wacht] = each.getAnimations(); wacht.finish(); return getComputedStyle(each).opacity; }"
        )
        == "0.55"
    )
    assert page.url == here
    held[0].continue_()
    expect(page.locator(WAIT)).to_be_hidden()
    expect(field).to_have_value(typed)
    button.click()
    expect(page.locator("h1")).to_have_text(typed)
    assert not [each for each in asked if "titel=" in each or "ooievaar" in each.partition("?")[2]]
