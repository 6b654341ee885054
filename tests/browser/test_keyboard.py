"""Eleven walks with the keyboard alone, each from a page to what somebody came for; every stop on the way shows that it is there.

Two more stand with what they are about: a question in the search box (``test_use``) and every question to whom to ask
(``test_questions``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.chromium import Served, context_for, watched
from browser.settled import settled
from browser.test_use import tab_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

CHECKLIST = "reglementen/regl-werking/kom-ik-in-aanmerking/"
AT = "document.activeElement.matches('%s')"


@pytest.fixture
def phone(browser: Browser, server: Served) -> Iterator[Page]:
    """A telephone with a keyboard; nothing may complain."""
    context = context_for(browser, 360, "light")
    with watched(context, server.root) as seen:
        yield seen.page
        assert not seen.settle()
    context.close()


@pytest.fixture
def desk(browser: Browser, server: Served) -> Iterator[Page]:
    """A desk; nothing may complain."""
    context = context_for(browser, 1280, "light")
    with watched(context, server.root) as seen:
        yield seen.page
        assert not seen.settle()
    context.close()


def test_1_the_skip_link_leads_past_the_frame(desk: Page, server: Served) -> None:
    desk.goto(server.root + "over/")
    assert tab_to(desk, ".md-skip") == 1
    desk.keyboard.press("Enter")
    tab_to(desk, "article a, .lok-inhoud a")
    assert desk.evaluate("!document.activeElement.closest('header, .lok-tabs')")


def test_2_the_menu_of_the_telephone_closes_and_gives_the_place_back(phone: Page, server: Served) -> None:
    phone.goto(server.root)
    tab_to(phone, ".lok-menuknop")
    phone.keyboard.press("Space")
    tab_to(phone, ".lok-menu a")
    phone.keyboard.press("Escape")
    phone.locator(".lok-menu").wait_for(state="hidden")
    assert phone.evaluate(AT % ".lok-menuknop")


def test_3_the_map_at_the_foot_of_a_telephone_leads_on(phone: Page, server: Served) -> None:
    phone.goto(server.root + "volgen/")
    assert not phone.locator(".lok-menu").is_visible(), "the map is folded"
    tab_to(phone, ".lok-voet__alles")
    phone.keyboard.press("Enter")
    tab_to(phone, ".lok-menu a[href*='reglementen']")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/reglementen/")


def test_4_a_choice_of_colours_is_made_and_unmade(desk: Page, server: Served) -> None:
    desk.goto(server.root)
    tab_to(desk, ".lok-kleuren")
    for key, scheme in (("Enter", "lok-donker"), ("Space", "lok-licht"), ("Space", "lok-donker")):
        desk.keyboard.press(key)
        assert desk.evaluate("document.body.dataset.mdColorScheme") == scheme
    desk.reload()
    assert desk.evaluate("document.body.dataset.mdColorScheme") == "lok-donker"
    assert desk.get_by_role("button", name="Lichte kleuren").is_visible()


def test_5_the_colours_of_a_telephone_stand_at_its_foot(phone: Page, server: Served) -> None:
    phone.goto(server.root + "over/")
    tab_to(phone, ".lok-voet .lok-kleuren")
    phone.keyboard.press("Enter")
    assert phone.evaluate("document.body.dataset.mdColorScheme") == "lok-donker"


def test_6_a_section_leads_to_a_page_below_it(desk: Page, server: Served) -> None:
    desk.goto(server.root)
    tab_to(desk, ".lok-tabs a[href*='welke-subsidie']")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/welke-subsidie/")
    tab_to(desk, ".lok-tabs__lijst--onder a[href*='toekenningen']")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/toekenningen/")
    assert desk.locator(".lok-tabs__lijst--onder [aria-current=page]").inner_text() == "Toekenningen"


def test_7_a_list_is_narrowed_and_its_first_row_opened(desk: Page, server: Served) -> None:
    desk.goto(server.root + "adviezen/")
    desk.locator(".lok-filter select").first.wait_for()
    tab_to(desk, ".lok-filter select[name=status]")
    desk.keyboard.type("gevolgd")
    desk.wait_for_url("**/adviezen/?status=gevolgd")
    tab_to(desk, "article td a[href*='adv-']")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/adviezen/adv-*/")
    expect(desk.locator("article .lok-staat--gevolgd").first).to_be_attached()


def test_8_a_fold_opens_and_closes(desk: Page, server: Served) -> None:
    desk.goto(server.root + "overleg/")
    tab_to(desk, "article details > summary")
    fold = "document.activeElement.parentElement.open"
    assert not desk.evaluate(fold)
    for key, is_open in (("Enter", True), ("Space", False), ("Space", True)):
        desk.keyboard.press(key)
        assert desk.evaluate(fold) is is_open


def test_9_the_contents_beside_a_long_page_lead_to_a_heading_and_follow(desk: Page, server: Served) -> None:
    desk.goto(server.root + server.site.records("reglementen")[0])
    tab_to(desk, ".lok-inhoud li:nth-child(3) a")
    place = desk.evaluate("document.activeElement.hash")
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"**{place}")
    desk.wait_for_function(
        "() => document.querySelector('.lok-inhoud [aria-current=location]')?.hash === location.hash"
    )
    assert settled(desk).evaluate("document.querySelector(location.hash).getBoundingClientRect().top") < 120


def test_10_a_checklist_is_answered_to_its_outcome(phone: Page, server: Served) -> None:
    phone.goto(server.root + CHECKLIST)
    phone.locator(".lok-toets input").first.wait_for()
    tab_to(phone, ".lok-toets input")
    phone.keyboard.press("Space")
    phone.locator(".lok-toets__uitkomst").wait_for()
    assert phone.locator(".lok-toets__uitkomst").inner_text()


def test_11_a_table_too_wide_for_a_telephone_is_moved_with_the_arrows(phone: Page, server: Served) -> None:
    """Of the tables of the site none is; a longer word will come."""
    phone.goto(server.root + "over/")
    word = "Kinderopvanginitiatieven" * 4
    wide = f"<div class=lok-tabel><table><tbody><tr><th scope=row>{word}<td>1</table></div>"
    phone.evaluate("table => document.querySelector('article').insertAdjacentHTML('beforeend', table)", wide)
    phone.set_viewport_size({"width": 350, "height": 800})
    phone.locator(".lok-tabel[tabindex]").wait_for()
    tab_to(phone, ".lok-tabel")
    assert phone.evaluate("document.activeElement.getAttribute('aria-label')") == "Tabel, schuift opzij"
    phone.keyboard.press("ArrowRight")
    phone.wait_for_function("() => document.activeElement.scrollLeft > 0")
