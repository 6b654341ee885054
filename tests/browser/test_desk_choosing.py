"""Tasks in a real browser: what is chosen first, questions that wait for another, groups that fold, and how each screen reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.desk import Desk, at_desk
from browser.every_page import by_night, grave
from browser.settled import needed
from lok.desk.errands.registry import ERRANDS, place_of
from samples import whole_council
from samples.desk import at_work, repository, works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

ANSWER = "adviezen/adv-2023-02/taak/antwoord/"
EARLIER = "gemeenteraad 2023-12-13"
FOLLOW = "memoranda/memorandum-2024/taak/vraag-opvolgen/?welke-vraag=1"


@pytest.fixture(scope="module")
def whole(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    root = repository(tmp_path_factory.mktemp("raad") / "raad", whole_council.found)
    desk = works(root, lambda: whole_council.DAY)
    work = desk.start("Proef")
    with at_work(desk) as client, at_desk(browser, client, work) as made:
        yield made


def question(page: Page, name: str) -> Locator:
    return page.locator(f"[data-naam='{name}']")


def test_an_earlier_answer_stands_filled_in_and_what_was_typed_before_is_kept_with_its_own(whole: Desk) -> None:
    page = whole.open(ANSWER)
    question(page, "motivering").locator("textarea").fill("Een heel nieuw antwoord.")
    question(page, "antwoord").locator(f"input[value='{EARLIER}']").check()
    page.wait_for_url("**antwoord=gemeenteraad**")
    expect(question(page, "besluit_nummer").locator("input")).to_have_value("2023_GR_00204")
    expect(question(page, "motivering").locator("textarea")).to_have_value(
        "De gemeenteraad neemt de drie aanbevelingen over in het reglement."
    )
    question(page, "antwoord").locator("input[value='nieuw']").check()
    page.wait_for_url("**antwoord=nieuw**")
    expect(page.get_by_text("Wat je hier eerder invulde, staat er nog.")).to_be_visible()
    expect(question(page, "motivering").locator("textarea")).to_have_value("Een heel nieuw antwoord.")
    page.get_by_role("button", name="Begin opnieuw").click()
    expect(question(page, "motivering").locator("textarea")).to_have_value("")


def test_a_question_comes_when_another_asks_for_it_and_stays_while_something_stands_in_it(whole: Desk) -> None:
    page = whole.open(FOLLOW)
    status, proof = question(page, "status").locator("select"), question(page, "bewijs")
    expect(proof).to_be_hidden()
    status.select_option("gerealiseerd")
    expect(proof).to_be_visible()
    proof.locator("[data-in]").fill("Een besluit")
    status.select_option("afgewezen")
    expect(question(page, "url")).to_be_hidden()
    expect(proof).to_be_visible()
    proof.locator("[data-in]").fill("")
    expect(proof).to_be_hidden()


def test_a_refused_answer_in_a_group_that_is_folded_opens_it(whole: Desk) -> None:
    page = whole.open("taak/loketcijfers/?over-jaar=2026")
    question(page, "aanvragen_uniek").locator("input").fill("150")
    group = page.locator("#v-gesprekken-veld")
    assert group.get_attribute("open") is None
    group.locator("summary").click()
    question(page, "opstartgesprekken").locator("input").fill("heel veel")
    group.locator("summary").click()
    page.get_by_role("button", name="Noteer de cijfers").click()
    expect(question(page, "opstartgesprekken").locator("input")).to_be_focused()
    assert group.get_attribute("open") is not None


def test_a_task_goes_on_while_a_record_is_looked_for(whole: Desk) -> None:
    page = whole.open("adviezen/adv-2026-03/taak/antwoord/")
    page.locator("#v-bron-veld summary").click()
    question(page, "document").locator("input").click()
    question(page, "besluit_datum").locator("input").fill("2026-11-19")
    question(page, "resultaat").locator("select").select_option("gevolgd")
    expect(page.locator("#gevolg")).to_contain_text("beantwoord")


def test_each_task_reads_for_everybody_by_day_and_by_night_and_fits_a_phone(whole: Desk) -> None:
    office = whole.work.office(whole.work.council.judged(whole_council.DAY).archive, whole_council.DAY)
    page = whole.tab("")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 360, "height": 800})
    seen = 0
    for errand in ERRANDS:
        records = (
            [each for each in office.archive.all(errand.soort) if errand.offered(office, each)]
            if errand.soort
            else [None]
        )
        for each in records[:1]:
            page.goto(whole.address(place_of(errand, each.id if each else "")))
            page.wait_for_function("() => document.getElementById('gevolg') !== null")
            for group in page.locator("details.groep:not([hidden])").all():
                group.evaluate("each => { each.open = true; }")
            assert grave(page) == [], errand.key
            assert by_night(page) == [], errand.key
            assert needed(page) <= 360, errand.key
            seen += 1
    assert seen > len(ERRANDS) // 2
