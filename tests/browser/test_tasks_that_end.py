"""What a reader comes to do is done to its end: the clicks counted, on a telephone, with and without JavaScript."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from browser.chromium import CAUGHT, Served, context_for, watched
from browser.every_page import grave
from browser.settled import settled
from lok.facts.amounts import amount
from lok.words import dutch
from samples import whole_council

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "geen-script"])
HEIGHT = 800
WORKING = whole_council.archive().get("reglementen", "regl-werking").versies[-1]
SEEN = ".lok-nieuws li:not([hidden])"


@dataclass
class Walk:
    """A visitor who counts clicks."""

    page: Page
    clicks: int = 0

    def on_the_map(self, name: str | re.Pattern[str]) -> None:
        """Go to a page by the map of the site, which a telephone folds away."""
        self.click(self.page.get_by_role("button", name="Alle onderdelen"))
        links = self.page.locator("#lok-menu").get_by_role("link", name=name, exact=isinstance(name, str))
        self.click(links.first)

    def click(self, what: Locator) -> None:
        settled(self.page)
        what.click()
        self.clicks += 1
        settled(self.page)


@pytest.fixture
def walk(browser: Browser, server: Served, script: bool) -> Iterator[Walk]:  # noqa: FBT001 - a parameter of the test
    """A telephone at the home page of the public site; nothing it sees complains, breaks the policy or asks elsewhere."""
    context = browser.new_context(
        viewport={"width": 360, "height": HEIGHT},
        java_script_enabled=script,
        locale="nl-BE",
        timezone_id="Europe/Brussels",
    )
    context.add_init_script(CAUGHT)
    with watched(context, server.root) as seen:
        seen.page.goto(server.root)
        yield Walk(seen.page)
        assert not (seen.settle() if script else seen.complaints)
    context.close()


def on_first_screen(what: Locator) -> bool:
    box = what.bounding_box()
    return box is not None and box["y"] + box["height"] <= HEIGHT


@SCRIPT
def test_one_set_of_questions_says_what_every_regulation_gives(walk: Walk, *, script: bool) -> None:
    page = walk.page
    walk.click(
        page.get_by_role("main").or_(page.locator("article")).get_by_role("link", name="Welke subsidie past bij mij?")
    )
    assert walk.clicks == 1
    cards = page.locator(".lok-kans")
    assert cards.count() == len(whole_council.archive().all("reglementen"))
    working = page.locator(".lok-kans", has=page.get_by_role("heading", name="Werkingssubsidie"))
    assert "15 december 2026" in working.inner_text()
    assert re.search(r"€\u00a0\d+ tot €\u00a0\d+ per plaats", working.inner_text())
    assert page.get_by_text("Overloop de voorwaarden").is_visible() is not script
    assert page.get_by_label("groepsopvang", exact=True).is_visible() is script
    if not script:
        working.locator("summary").click()
        for condition in WORKING.voorwaarden:
            assert working.get_by_text(condition.tekst).is_visible()
        return
    assert not grave(page)
    page.get_by_label("groepsopvang", exact=True).check()
    page.get_by_label("Hoeveel vergunde plaatsen heeft je opvang?").fill("14")
    found = amount(WORKING.bedragen[0], 14)
    assert found is not None
    said = f"Kan bij je passen. Je krijgt {dutch.euro(found)}. Nog na te kijken:"
    assert working.locator(".lok-kans__oordeel").inner_text().startswith(said)
    assert dutch.euro(found) in page.locator(".lok-toets__uitkomst").inner_text()
    working.locator("summary").click()
    for field in working.get_by_role("checkbox").all():
        field.check()
    page.get_by_label("Eerste dag").fill("2020-01-01")
    page.get_by_role("radio", name="ja", exact=True).check()
    left = working.locator('[data-antwoord="onbekend"]').count()  # a day that is still to come
    assert working.locator("[data-eis]:not([data-antwoord=ja])").count() == left
    page.get_by_label("Eerste dag").fill("2026-11-30")
    assert working.locator('[data-antwoord="nee"]').count() == 1
    assert (
        working.locator(".lok-kans__oordeel")
        .inner_text()
        .startswith("Past niet bij wat je invult: 1 voorwaarde klopt niet.")
    )
    assert not grave(page)


@SCRIPT
def test_who_needs_care_at_once_reads_whom_to_call_on_the_first_screen(walk: Walk, *, script: bool) -> None:
    page = walk.page
    walk.click(page.locator("article").get_by_role("link", name="Ik heb dringend opvang nodig"))
    assert walk.clicks == 1
    box = page.locator(".lok-bel")
    assert on_first_screen(box.get_by_role("link", name="099 00 00 01"))
    assert on_first_screen(box.locator(".lok-nu"))
    assert "Bereikbaar: maandag 9.00 tot 12.00 uur, dinsdag 9.00 tot 12.00 uur" in box.inner_text()
    assert bool(box.locator("strong").inner_text()) is script


@pytest.mark.parametrize("zone", ["Europe/Brussels", "America/New_York"])
def test_reachable_now_is_said_by_the_clock_of_brussels(browser: Browser, server: Served, zone: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": HEIGHT}, timezone_id=zone, locale="nl-BE")
    page = context.new_page()
    said = {
        (11, 24, 8, 30): "Nu bereikbaar, tot 12.00 uur.",  # half past nine in Brussels
        (11, 24, 11, 0): "Nu niet bereikbaar. Morgen, woensdag 25 november vanaf 13.30 uur.",  # noon is no longer open
        (11, 25, 7, 0): "Nu niet bereikbaar. Vandaag vanaf 13.30 uur.",
        (11, 26, 19, 30): "Nu niet bereikbaar. Maandag 30 november vanaf 9.00 uur.",
        (
            12,
            22,
            10,
            45,
        ): "Nu niet bereikbaar. Morgen, woensdag 23 december vanaf 13.30 uur.",  # an exception of one day
        (12, 25, 9, 0): "Nu niet bereikbaar. Maandag 4 januari vanaf 9.00 uur.",
    }
    for (month, day, hour, minute), words in said.items():
        page.clock.set_fixed_time(datetime(2026, month, day, hour, minute, tzinfo=UTC))
        page.goto(f"{server.root}vragen/dringende-opvang/")
        page.wait_for_selector(".lok-nu[data-nu]")
        assert page.locator(".lok-nu strong").inner_text() == words
    context.close()


@SCRIPT
def test_the_next_meeting_says_where_who_may_come_and_what_it_is_about(walk: Walk, server: Served) -> None:
    article = walk.page.locator("article")
    told = article.inner_text()
    assert "Huis van het Kind De Regenjas, Modelplein 1, 9999 Voorbeeldstad" in told
    assert "deze vergadering bijwonen." in told
    assert "De premie voor nieuwe plaatsen in 2027" in told
    way = article.get_by_role("link", name="Toon de plaats op een kaart").get_attribute("href")
    assert way == "https://www.openstreetmap.org/search?query=Modelplein+1%2C+9999+Voorbeeldstad"
    file = article.get_by_role("link", name="Zet deze vergadering in je agenda").get_attribute("href")
    answer = walk.page.request.get(server.root + str(file))
    assert answer.ok
    assert answer.text().count("BEGIN:VEVENT") == 1
    assert "DTSTART;TZID=Europe/Brussels:20261210T193000" in answer.text()
    assert walk.clicks == 0


@SCRIPT
def test_the_calendar_comes_whole_or_by_subject_or_day_by_day(walk: Walk, server: Served) -> None:
    page = walk.page
    day = page.locator("article").get_by_role("link", name="zet deze dag in je agenda").first.get_attribute("href")
    assert page.request.get(server.root + str(day)).text().count("BEGIN:VEVENT") == 1
    walk.on_the_map("Vergaderingen")
    file = page.get_by_role("link", name="download alleen de vergaderingen").get_attribute("href")
    alone = page.request.get(f"{server.root}vergaderingen/{file}").text()
    whole = page.request.get(f"{server.root}vergaderingen.ics").text()
    assert "CATEGORIES:subsidie" in whole
    assert "CATEGORIES:subsidie" not in alone
    assert alone.count("BEGIN:VEVENT") == len(whole_council.archive().all("vergaderingen"))
    walk.on_the_map("Volgen")
    theme = page.locator("article").get_by_role("link", name="Subsidies").last.get_attribute("href")
    assert "<entry>" in page.request.get(f"{server.root}volgen/{theme}").text()
    assert walk.clicks == 4


@SCRIPT
def test_the_menu_leads_to_figures_and_rounds_of_income_places(walk: Walk) -> None:
    page = walk.page
    walk.on_the_map(re.compile("inkomenstarief"))
    assert walk.clicks == 2
    assert re.search(r"\d+\s+plaatsen met inkomenstarief", page.locator(".lok-getallen").inner_text())
    assert page.get_by_role("heading", name="De rondes").is_visible()
    assert page.get_by_role("link", name=re.compile("jaar per jaar")).is_visible()


@SCRIPT
def test_members_read_in_one_step_whether_they_took_part_enough(
    browser: Browser, servers: dict[str, Served], *, script: bool
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": HEIGHT}, java_script_enabled=script, locale="nl-BE")
    page = context.new_page()
    page.goto(servers["leden"].root)
    verdicts = page.locator(".lok-genoeg li")
    assert not verdicts.first.is_visible()
    page.get_by_text("Elke organisatie, met het oordeel van vandaag").click()
    assert verdicts.first.is_visible()
    told = verdicts.first.locator(".lok-staat").first.inner_text()
    assert told in {"voldaan", "niet voldaan", "niet te beoordelen"}
    with page.expect_navigation():
        verdicts.first.get_by_role("link").click()
    assert page.locator("article .lok-staat").first.inner_text() == told
    context.close()


def test_an_error_can_be_reported_on_every_page(servers: dict[str, Served]) -> None:
    """With the address of the page in the mail; a record names itself."""
    for edition, each in servers.items():
        missing = [
            path
            for path in each.site.paths()
            if path != "404.html" and "Fout of ontbrekend stuk?" not in each.site.file(path).read_text("utf-8")
        ]
        assert not missing, (edition, missing[:5])


def test_what_is_new_since_the_last_visit_stays_in_the_browser(browser: Browser, server: Served) -> None:
    context = context_for(browser, 360, "light")
    with watched(context, server.root) as seen:
        page = seen.page
        page.clock.set_fixed_time(datetime(2026, 11, 24, 9, tzinfo=UTC))
        page.goto(server.root, wait_until="networkidle")
        assert page.locator(".lok-nieuws summary").inner_text() == "Wat is er nieuw?"
        # As if the three latest were not there yet when the visitor came in November.
        page.evaluate(
            "() => { const kept = __md_get('bezoek'); kept.gezien = kept.gezien.slice(3); __md_set('bezoek', kept); }"
        )
        page.clock.set_fixed_time(datetime(2026, 12, 1, 9, tzinfo=UTC))
        asked = len(server.asked)
        for _ in range(2):  # a page that is seen again on one day shows the same
            page.goto(server.root, wait_until="networkidle")
            assert page.locator(".lok-nieuws summary").inner_text() == "Nieuw sinds je vorige bezoek op 24 november: 3"
            assert page.locator(SEEN).count() == 3
            assert page.locator(SEEN).first.is_visible()
            assert not grave(page)
        assert not [path for path in server.asked[asked:] if "bezoek" in path and not path.endswith(".js")]
        page.clock.set_fixed_time(datetime(2026, 12, 2, 9, tzinfo=UTC))
        page.goto(server.root, wait_until="networkidle")
        assert page.locator(".lok-nieuws summary").inner_text() == "Niets nieuws sinds je vorige bezoek op 1 december"
        page.locator(".lok-nieuws summary").click()
        page.get_by_role("button", name="Onthoud dit niet").click()
        assert page.evaluate("__md_get('bezoek')") == {"uit": True}
        page.goto(server.root, wait_until="networkidle")
        assert page.locator(".lok-nieuws summary").inner_text() == "Wat is er nieuw?"
        for broken in ("[", "7", '{"dag": 3, "gezien": "x"}', '{"dag": "2026-11-01", "gezien": [1], "vorig": {}}'):
            page.evaluate("text => localStorage.setItem('/.bezoek', text)", broken)
            page.goto(server.root, wait_until="networkidle")
            assert page.locator(SEEN).count() > 0
        assert not seen.settle()
    context.close()


def test_without_a_script_the_latest_news_is_for_everybody(browser: Browser, server: Served) -> None:
    context = browser.new_context(viewport={"width": 360, "height": HEIGHT}, java_script_enabled=False)
    page = context.new_page()
    page.goto(server.root)
    page.get_by_text("Wat is er nieuw?").click()
    assert page.locator(SEEN).count() == 5
    assert page.get_by_role("button", name="Onthoud dit niet").count() == 0
    context.close()


@pytest.mark.parametrize("path", ["adviezen/adv-2026-02/", "aanbod/", ""])
def test_a_page_is_cited_with_one_click(browser: Browser, server: Served, path: str) -> None:
    context = context_for(browser, 360, "light")
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.root.rstrip("/"))
    with watched(context, server.root) as seen:
        page = seen.page
        page.goto(server.root + path, wait_until="networkidle")
        page.get_by_role("button", name="Kopieer de verwijzing").click()
        page.get_by_text("De verwijzing is gekopieerd.").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert re.fullmatch(r"\S[^\n]+, gelezen op \d+ \w+ \d{4}\.", copied), copied
        assert f"invalid/{path}" in copied.replace("example.org", "invalid"), copied
        assert page.get_by_role("button", name="Deel deze pagina").count() == 0
        assert not seen.settle()
    context.close()


def test_the_device_shares_a_page_where_it_can(browser: Browser, server: Served) -> None:
    context = context_for(browser, 360, "light")
    context.add_init_script("navigator.share = async (what) => { window.shared = what; };")
    page = context.new_page()
    page.goto(f"{server.root}adviezen/adv-2026-02/", wait_until="networkidle")
    page.get_by_role("button", name="Deel deze pagina").click()
    shared = page.evaluate("window.shared")
    assert shared["url"].endswith("/adviezen/adv-2026-02/")
    assert shared["title"]
    context.close()


@SCRIPT
def test_parents_find_the_page_in_their_language(walk: Walk, *, script: bool) -> None:
    page = walk.page
    link = page.locator("article").get_by_role("link", name="Parents : en français")
    assert (
        page.locator("li", has=page.get_by_role("link", name="Parents : en français")).last.get_attribute("lang")
        == "fr"
    )
    walk.click(link)
    assert walk.clicks == 1
    assert page.locator("article").get_attribute("lang") == "fr"
    assert page.locator("html").get_attribute("lang") == "nl"
    if script:
        assert not grave(page)
