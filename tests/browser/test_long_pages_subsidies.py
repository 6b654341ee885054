"""A regulation and the figures of the council on a telephone: the answer first, the rest folded, and nothing of it lost."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from browser.chromium import Served, context_for
from browser.settled import settled
from samples import whole_council

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

REGULATION = "reglementen/regl-werking/"
FIGURES = "overleg/"
HALF = 0.5
TALL = """() => {
  const folds = [...document.querySelectorAll("article details")], height = () => document.querySelector("article").offsetHeight;
  const folded = height();
  for (const fold of folds) fold.open = true;
  const open = height();
  for (const fold of folds) fold.open = false;
  return [folded, open];
}"""
"""The height of the text of a page as it comes, and with every fold open, as it was before there were folds."""


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = context_for(browser, 360, "light")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("edition", ["publiek", "leden"])
@pytest.mark.parametrize("path", [REGULATION, f"{REGULATION}versie-2025-01-01/", FIGURES])
def test_a_long_page_takes_half_of_its_height_or_less(
    phone: Page, servers: dict[str, Served], edition: str, path: str
) -> None:
    phone.goto(servers[edition].root + path)
    folded, whole = settled(phone).evaluate(TALL)
    assert folded <= HALF * whole, (folded, whole)


def test_the_answers_of_a_regulation_stand_before_any_fold(phone: Page, server: Served) -> None:
    phone.goto(server.root + REGULATION)
    top = settled(phone).locator("article details").first.bounding_box()
    assert top is not None
    for words in ("Voor wie", "Hoeveel", "Wanneer aanvragen", "Hoe aanvragen"):
        box = phone.get_by_text(words, exact=True).first.bounding_box()
        assert box is not None
        assert box["y"] < top["y"], words
    assert phone.get_by_role("link", name="Kom ik in aanmerking?").first.is_visible()


def test_every_condition_stands_once_and_its_link_leads_there(phone: Page, server: Served) -> None:
    versie = whole_council.archive().get("reglementen", "regl-werking").versies[-1]
    phone.goto(server.root + REGULATION)
    text = phone.locator("article").evaluate("article => article.textContent")
    for condition in versie.voorwaarden:
        assert text.count(condition.tekst) == 1, condition.tekst
    phone.get_by_role("link", name="voorwaarden, met hun bewijs").click()
    expect(phone.locator("#voorwaarden + details").get_by_text(versie.voorwaarden[0].tekst)).to_be_visible()


@pytest.mark.parametrize("path", [REGULATION, FIGURES])
def test_paper_has_what_is_folded(phone: Page, server: Served, path: str) -> None:
    phone.goto(server.root + path)
    folded = phone.locator("article details :is(td, dd, p):not(:has(*))").evaluate_all(
        "cells => cells.map((cell) => cell.textContent.trim()).filter((words) => words.length > 3)"
    )
    assert len(folded) > 10
    printed = "".join(
        "".join(page.extract_text() for page in PdfReader(io.BytesIO(phone.pdf(format="A4"))).pages).split()
    )
    bare = printed.replace("-", "").replace("\u00ad", "")
    missing = [words for words in folded if "".join(words.split()).replace("-", "")[:25] not in bare]
    assert missing == []
    assert phone.locator("article details[open]").count() == 0


@pytest.mark.parametrize("script", [True, False], ids=["script", "geen-script"])
def test_a_fold_opens_without_a_script_too(browser: Browser, server: Served, *, script: bool) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800}, java_script_enabled=script)
    page = context.new_page()
    page.goto(server.root + REGULATION)
    article = page.get_by_text("Artikel 1.", exact=False).first
    assert not article.is_visible()
    page.locator("#tekst-van-het-reglement ~ details > summary").click()
    assert article.is_visible()
    context.close()


def test_the_regulation_that_closes_first_stands_first_in_the_list(phone: Page, server: Served) -> None:
    phone.goto(server.root + "reglementen/")
    titles = phone.locator("article h2 a:not(.headerlink)").all_inner_texts()
    assert titles == [
        "Werkingssubsidie voor kinderopvang",  # closes in three weeks
        "Startsubsidie voor nieuwe kinderopvang",  # all year
        "Investeringspremie kinderopvang",  # opens in January
    ]


def test_meetings_are_one_list_with_their_topics(phone: Page, server: Served) -> None:
    phone.goto(server.root + "vergaderingen/")
    rows = phone.locator(".lok-kortelijst > ul > li")
    assert rows.count() == len(whole_council.archive().all("vergaderingen"))
    assert all(str(each.locator("span").last.text_content()).strip() for each in rows.all())


def test_who_asks_narrows_the_questions_each_of_which_stands_once(phone: Page, server: Served) -> None:
    phone.goto(server.root + "vragen/")
    links = phone.locator(".lok-vragen a").evaluate_all("all => all.map((each) => each.getAttribute('href'))")
    assert len(links) == len(set(links)) > 0
    phone.get_by_label("Vragen van").select_option("ouders")
    of_parents = [
        each
        for each in whole_council.archive().all("vragen")
        if each.zichtbaarheid.value == "publiek" and any(group.value == "ouders" for group in each.doelgroepen)
    ]
    assert phone.locator(".lok-vragen a:visible").all_inner_texts() == [each.vraag for each in of_parents]


def test_a_location_says_first_when_it_is_open_and_where(phone: Page, server: Served) -> None:
    locations = whole_council.archive().all("locaties")
    public = next(each for each in locations if each.opvangsoort.value == "groepsopvang" and each.coordinaten)
    home = next(each for each in locations if each.opvangsoort.value == "gezinsopvang" and not each.adres_publiek)
    phone.goto(f"{server.root}locaties/{public.id}/")
    assert phone.locator("article dt").first.inner_text() == "Open"
    assert "openstreetmap.org/?mlat=" in str(phone.get_by_role("link", name="Toon op een kaart").get_attribute("href"))
    assert phone.locator("iframe").count() == 0
    phone.goto(f"{server.root}locaties/{home.id}/")
    assert phone.get_by_role("link", name="Toon op een kaart").count() == 0
