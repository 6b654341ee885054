"""Using the sites: search, a keyboard, paper, and what a visit weighs."""

from __future__ import annotations

import gzip
import io
import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from browser.chromium import Served, context_for, watched
from lok.kinds.registry import BY_SOORT
from samples.whole_sites import EDITIONS, Site, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

KB = 1024
LATER_PAGE = 20 * KB
LONG, STEM = 9, 5
"""Letters of a word that is a record's own, and how many of them every form of it begins with."""
SETTLED = 100
"""Milliseconds in which what a page asks for once it stands is asked; the first visit waits for silence."""
COMPRESSED = {".woff2", ".png", ".ico", ".pdf"}
"""What a host sends as it is."""


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    context = context_for(browser, 1280, "light")
    yield context.new_page()
    context.close()


@cache
def words_of(site: Site) -> dict[str, set[str]]:
    """The long words of each page, by its address."""
    return {path: set(re.findall(r"[a-z]{5,}", read(site, path).article.lower())) for path in site.paths()}


def word_of_one_record(site: Site, soort: str) -> tuple[str, str]:
    """A word that stands in the text of one record of a kind and in no form elsewhere on the site, and that record's address."""
    words = words_of(site)
    everywhere = Counter(word for found in words.values() for word in found)
    for path in site.records(soort):
        for word in sorted(each for each in words[path] if len(each) >= LONG):
            if everywhere[word] == 1 and sum(each.startswith(word[:STEM]) for each in everywhere) == 1:
                return word, path
    raise LookupError(f"no record of {soort} has a word of its own")


@pytest.mark.parametrize(
    ("edition", "soort"), [("publiek", "adviezen"), ("publiek", "voorrangsregels"), ("leden", "vergaderingen")]
)
def test_search_finds_the_record_with_a_word_of_its_own(
    servers: dict[str, Served], browser: Browser, edition: str, soort: str
) -> None:
    """From home with the keyboard alone: the search box, the first result, its page. Others may have a form of the word."""
    server = servers[edition]
    word, path = word_of_one_record(server.site, soort)
    context = context_for(browser, 360, "light")
    with watched(context, server.root) as seen:
        seen.page.goto(server.root)
        tab_to(seen.page, ".lok-zoek__veld")
        seen.page.keyboard.type(word)
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_url(f"**/zoeken/#q={word}")
        seen.page.locator("form[data-teksten=klaar]").wait_for(timeout=10_000)
        seen.page.locator(".lok-gevonden a").first.wait_for(timeout=10_000)
        found = hrefs(seen.page)
        assert found[0] == server.root + path
        counted = "1 bladzijde" if len(found) == 1 else f"{len(found)} bladzijden"
        assert seen.page.get_by_role("status").inner_text() == counted
        tab_to(seen.page, ".lok-gevonden a")
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_url(f"{server.root}{path}**")
        assert not seen.settle()
    context.close()


def hrefs(page: Page) -> list[str]:
    """Where the results of a search lead."""
    found: list[str] = page.eval_on_selector_all(".lok-gevonden a", "links => links.map(link => link.href)")
    return found


def tab_to(page: Page, wanted: str) -> int:
    """Press Tab until the focus is on what ``wanted``, a CSS selector, names; every stop on the way must be seen."""
    for presses in range(1, 120):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """wanted => {
                const at = document.activeElement;
                const style = getComputedStyle(at), box = at.getBoundingClientRect();
                return {
                    is: at.matches(wanted),
                    what: at.outerHTML.slice(0, 120),
                    marked: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none",
                    seen: box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight,
                }
            }""",
            wanted,
        )
        if stop["what"].startswith("<body"):
            continue
        assert stop["marked"], f"focus does not show on {stop['what']}"
        assert stop["seen"], f"focus is out of sight on {stop['what']}"
        if stop["is"]:
            return presses
    raise AssertionError(f"{wanted} cannot be reached with Tab on {page.url}")


@pytest.mark.parametrize("edition", EDITIONS)
def test_keyboard_leads_to_a_record_and_back(servers: dict[str, Served], desk: Page, edition: str) -> None:
    """Home, the tab of a section, past the frame with the skip link, a record, back to its overview: Tab and Enter only."""
    root = servers[edition].root
    desk.goto(root)
    assert tab_to(desk, ".md-skip") == 1
    tab_to(desk, ".lok-tabs a[href*='adviezen']")
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"{root}adviezen/")
    assert tab_to(desk, ".md-skip") == 1
    desk.keyboard.press("Enter")
    assert tab_to(desk, "article a[href*='adv-']") <= 20  # past the counts and the choices above the list
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"{root}adviezen/adv-*/")
    tab_to(desk, "a.lok-terug")
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"{root}adviezen/")


def test_menu_of_the_telephone_works_with_the_keyboard(servers: dict[str, Served], browser: Browser) -> None:
    context = context_for(browser, 360, "dark")
    page = context.new_page()
    page.goto(servers["publiek"].root)
    tab_to(page, ".lok-menuknop")
    page.keyboard.press("Enter")
    page.locator(".lok-menu__sluit").wait_for(state="visible")
    tab_to(page, ".lok-menu a[href*='contactpunten']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/contactpunten/")
    context.close()


def test_choice_of_colours_is_kept(servers: dict[str, Served], desk: Page) -> None:
    root = servers["publiek"].root
    desk.goto(root)
    desk.get_by_role("button", name="Donkere kleuren").click()
    desk.goto(root + "adviezen/")
    assert desk.evaluate("document.body.dataset.mdColorScheme") == "lok-donker"


@pytest.mark.parametrize("soort", ["adviezen", "vergaderingen", "reglementen"])
def test_paper_has_the_record_and_no_navigation(servers: dict[str, Served], desk: Page, soort: str) -> None:
    path = servers["publiek"].site.records(soort)[0]
    desk.goto(servers["publiek"].root + path)
    desk.emulate_media(media="print")
    for frame in (
        ".lok-tabs",
        ".lok-zoek",
        ".lok-menuknop",
        ".lok-menu",
        ".lok-inhoud",
        ".lok-terug",
        ".lok-kleuren",
        ".md-skip",
    ):
        assert desk.locator(frame).count() == 0 or not desk.locator(frame).first.is_visible(), frame
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(desk.pdf(format="A4"))).pages)
    words = " ".join(text.split())
    assert read(servers["publiek"].site, path).headings[0].text.strip(" #") in words
    assert "Bron:" in words
    assert "Ga naar inhoud" not in words
    assert "Zoek op deze site" not in words


def test_names_stand_in_the_printed_minutes_of_the_members_only(servers: dict[str, Served], desk: Page) -> None:
    path = "vergaderingen/verg-2026-03-12/"
    texts = {}
    for edition, server in servers.items():
        desk.goto(server.root + path)
        paper = PdfReader(io.BytesIO(desk.pdf(prefer_css_page_size=True)))
        texts[edition] = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
        desk.emulate_media(media="print")
        cut = "all => all.filter(each => getComputedStyle(each).breakInside !== 'avoid').length"
        # But for the first part below a heading, so that the heading never stands alone.
        whole = "article :is(.lok-stemming, tr, dd:not(h2 + dl > dt:first-child + dd))"
        assert desk.locator(whole).evaluate_all(cut) == 0
        desk.emulate_media(media="screen")
    assert "Voorbeeldpersoon" in texts["leden"]
    assert "Ledensite" in texts["leden"]
    assert "Voorbeeldpersoon" not in texts["publiek"]
    assert re.search(r"Weggelaten: [^.]*namen van personen", texts["publiek"])
    assert all("9 voor, 3 tegen" in text for text in texts.values())


def wire(site: Site, asked: list[str]) -> int:
    """The bytes of the requested files as a host sends them: compressed, unless they are already."""
    total = 0
    for path in asked:
        file = site.file(path.lstrip("/"))
        data = file.read_bytes()
        total += len(data) if file.suffix in COMPRESSED else len(gzip.compress(data, 6))
    return total


def test_weight_of_a_later_page(servers: dict[str, Served], desk: Page) -> None:
    """One record page of every kind with a warm cache; the first visit is weighed in ``test_first_visit``."""
    server = servers["publiek"]
    desk.goto(server.root, wait_until="networkidle")
    later = {}
    for soort in BY_SOORT:
        for path in server.site.records(soort)[:1]:
            server.asked.clear()
            desk.goto(server.root + path, wait_until="load")
            desk.wait_for_timeout(SETTLED)
            later[path] = wire(server.site, server.asked)
    assert {path: size for path, size in later.items() if size > LATER_PAGE} == {}
    assert min(later.values()) > 0
