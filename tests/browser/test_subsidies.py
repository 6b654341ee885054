"""A provider on a telephone finds the subsidy, its last day and whether they qualify, with and without JavaScript."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.chromium import Served, context_for, watched
from lok.archive.archive import make_archive
from lok.edition.select import select
from lok.facts.amounts import amount
from lok.facts.council import months_later
from lok.facts.versions import version_in_force
from lok.kinds.registry import BY_SOORT
from lok.kinds.reglementen import Reglement
from lok.model.audience import Audience
from lok.pages.site import pages
from lok.source.parse import parse
from lok.words import dutch
from lok.words.page_html import page_html
from samples import small_council, whole_council
from samples.places import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

SUBSIDY = "Werkingssubsidie voor kinderopvang"
REGULATION = whole_council.archive().get("reglementen", "regl-werking")
CHECKLIST = "reglementen/regl-werking/kom-ik-in-aanmerking/"
KEPT = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
DIFFERENCE = "reglementen/regl-werking/verschil-2025-01-01/"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = context_for(browser, 360, "light")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("script", [True, False], ids=["script", "geen-script"])
def test_a_provider_finds_the_subsidy_the_last_day_and_the_questions(
    browser: Browser, server: Served, *, script: bool
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800}, java_script_enabled=script)
    page = context.new_page()
    page.goto(server.root)
    page.get_by_role("contentinfo").get_by_role("button", name="Alle onderdelen").click()
    page.get_by_role("contentinfo").get_by_role("link", name="Reglementen", exact=True).click()
    page.get_by_role("link", name=SUBSIDY).click()
    expect(page.locator("article")).to_contain_text(
        "Aanvragen kan nog tot en met dinsdag 15 december 2026, 12.00 uur.", use_inner_text=True
    )
    page.get_by_role("link", name="Kom ik in aanmerking?").click()
    page.wait_for_url(f"**/{CHECKLIST}", wait_until="load")
    questions = page.locator(".lok-toets li[data-soort]")
    assert questions.count() == len(REGULATION.versies[-1].voorwaarden) + 2
    assert all(question.is_visible() for question in questions.all())
    assert page.locator(".lok-toets input").first.is_visible() is script
    assert page.get_by_text("Kun je overal ‘ja’ antwoorden").is_visible() is not script
    for condition in REGULATION.versies[-1].voorwaarden:
        assert condition.tekst in page.locator(".lok-toets").inner_text()
    assert "15 december 2026, 12.00 uur" in page.locator(".lok-venster").first.inner_text()
    assert page.get_by_role("heading", name="Wat deze pagina niet kan weten").is_visible()
    context.close()


def outcome(page: Page) -> str:
    return page.locator(".lok-toets__uitkomst").inner_text()


def answer(question: Locator, word: str) -> None:
    question.get_by_label(word, exact=True).check()


def test_answers_count_at_once_and_stay_in_the_browser(browser: Browser, server: Served) -> None:
    context = context_for(browser, 360, "light")
    with watched(context, server.root) as seen:
        page = seen.page
        page.goto(server.root + CHECKLIST, wait_until="networkidle")
        page.evaluate(
            "document.fonts.ready.then(() => new Promise(requestIdleCallback))"
        )  # letters come on a slow machine later
        page.wait_for_timeout(500)
        asked, address, kept = list(server.asked), page.url, page.evaluate(KEPT)
        questions = page.locator(".lok-toets li[data-soort]").all()
        assert outcome(page).startswith("Beantwoord de vragen.")
        answer(questions[0], "school")
        assert outcome(page) == (
            "Op basis van wat je aanduidt, kom je niet in aanmerking: aan 1 voorwaarde voldoe je niet."
        )
        answer(questions[0], "groepsopvang")
        for question in questions[1:-1]:
            answer(question, "ja")
        assert outcome(page) == "Op basis van wat je aanduidt, sluit niets je uit: nog 1 vraag te beantwoorden."
        answer(questions[-1], "dat weet ik niet")
        assert outcome(page) == "Op basis van wat je aanduidt, sluit niets je uit: 1 voorwaarde na te vragen."
        answer(questions[-1], "ja")
        assert outcome(page).startswith("Op basis van wat je aanduidt, kom je in aanmerking.")
        assert (server.asked, page.url) == (asked, address)
        assert page.evaluate(KEPT) == kept
        page.reload(wait_until="load")
        assert page.locator("input:checked").count() == 0
        assert not seen.settle()
    context.close()


def test_a_number_and_a_share_are_held_against_their_limit(phone: Page, server: Served) -> None:
    phone.goto(f"{server.root}reglementen/regl-start/kom-ik-in-aanmerking/")
    days = phone.locator("li[data-minstens]")
    for number, met in (("219", False), ("220", True), ("1e3", None)):
        field = days.get_by_role("spinbutton")
        field.fill("")
        field.press_sequentially(number)
        assert days.get_attribute("data-antwoord") == {True: "ja", False: "nee", None: ""}[met], number
    part, whole = phone.locator("li[data-teller] input").all()
    for kept, total, met in ((2, 10, "ja"), (1, 6, "nee"), (1, 5, "ja"), (6, 5, "nee"), (0, 0, "")):
        part.fill(str(kept))
        whole.fill(str(total))
        assert phone.locator("li[data-teller]").get_attribute("data-antwoord") == met, (kept, total)


def test_the_page_and_the_package_agree_on_every_amount(phone: Page, server: Served) -> None:
    phone.goto(server.root + CHECKLIST)
    (regel,) = REGULATION.versies[-1].bedragen
    for places in (1, 4, 8, 9, 14, 18, 19, 39, 40):
        phone.locator(".lok-som input").fill(str(places))
        found = amount(regel, places)
        assert isinstance(found, Decimal)
        assert phone.locator(".lok-som output").inner_text() == f"Op basis van wat je invult: {dutch.euro(found)}"
    phone.locator(".lok-som input").fill("0")
    assert phone.locator(".lok-som output").inner_text() == ""


def test_a_day_leads_to_the_text_that_was_in_force(phone: Page, server: Served) -> None:
    for day in (date(2019, 1, 1), date(2022, 12, 31), date(2025, 1, 1)):
        phone.goto(f"{server.root}reglementen/regl-werking/")
        phone.get_by_label("Geldig op").fill(day.isoformat())
        phone.get_by_role("button", name="Toon die tekst").click()
        phone.wait_for_url(f"**/regl-werking/versie-{version_in_force(REGULATION.versies, day).geldig_van}/")


def test_a_day_without_a_text_says_why(phone: Page, server: Served) -> None:
    phone.goto(f"{server.root}reglementen/regl-start/")
    status = phone.locator(".lok-dagkeuze [role=status]")
    for day, words in (
        ("2023-03-01", "De gemeenteraad hief het oude reglement op"),
        ("2001-01-01", "Op die dag was er"),
    ):
        phone.get_by_label("Geldig op").fill(day)
        phone.get_by_role("button", name="Toon die tekst").click()
        assert words in status.inner_text()


def test_the_difference_reads_on_paper_in_black_and_white(phone: Page, server: Served) -> None:
    """Without any colour the words say what is new and what is gone, and nothing of it is hidden."""
    phone.goto(server.root + DIFFERENCE)
    phone.emulate_media(media="print")
    changes = phone.locator(".lok-verschil :is(ins, del)").evaluate_all(
        "all => all.map(each => [each.tagName, each.innerText, getComputedStyle(each).color, getComputedStyle(each).backgroundColor])"
    )
    assert {tag for tag, *_ in changes} == {"INS", "DEL"}
    for tag, words, ink, paper in changes:
        assert re.fullmatch(rf"\[{'nieuw' if tag == 'INS' else 'geschrapt'}: .+\]", words, re.DOTALL)
        assert (ink, paper) == ("rgb(0, 0, 0)", "rgba(0, 0, 0, 0)")
    assert phone.get_by_text("Vroeger artikel 5.").is_visible()


CHOOSING = "welke-subsidie/"


@pytest.fixture
def composed(phone: Page, server: Served) -> Page:
    """The page that asks what suits me, of a council whose one regulation has every part an amount can have."""
    text = (EXAMPLES / "reglementen/good/samengesteld.yaml").read_text("utf-8")
    council = BY_SOORT["raad"].model.model_validate(parse(small_council.DATA["raad/lok-voorbeeldstad.yaml"]))
    archive = make_archive((("raad", council), ("reglementen", Reglement.model_validate(parse(text)))))
    made = select(archive, Audience.PUBLIEK, date.today(), address=server.root)  # noqa: DTZ011 - the page asks the day too
    [found] = [page.text for page in pages(made) if page.uri == f"{CHOOSING}index.md"]
    body = page_html(found.partition("\n---\n")[2] if found.startswith("---") else found)
    phone.goto(server.root + CHOOSING)
    whole = re.sub(r"(?s)(<article[^>]*>).*(</article>)", lambda each: each[1] + body + each[2], phone.content())
    phone.route(f"**/{CHOOSING}", lambda route: route.fulfill(body=whole, content_type="text/html"))
    phone.goto(server.root + CHOOSING)
    return phone


def test_an_amount_keeps_to_its_limits_and_to_the_kind_of_care_it_is_for(composed: Page) -> None:
    told = composed.locator(".lok-kans__oordeel")
    composed.get_by_label("groepsopvang", exact=True).check()
    for places, gets in (("4", "€ 60"), ("9", "€ 90"), ("18", "€ 140")):
        composed.get_by_label("Hoeveel vergunde plaatsen").fill(places)
        assert f"Je krijgt {gets}." in told.inner_text().replace("\u00a0", " "), "and never what is at most so much"
    composed.get_by_label("groepsopvang", exact=True).uncheck()
    composed.get_by_label("zelfstandige gezinsopvang").check()
    assert "Je krijgt" not in told.inner_text()


def test_who_was_not_open_long_enough_reads_from_when(composed: Page) -> None:
    composed.locator("details", has=composed.locator("[data-eis=vooraf]")).locator("summary").click()
    asked = composed.locator("[data-eis=vooraf]")
    opened = date.today() - timedelta(days=100)  # noqa: DTZ011 - the page asks the day too
    composed.get_by_label("Eerste dag").fill(opened.isoformat())
    assert f"Dat haal je vanaf {dutch.written_day(months_later(opened, 6))}." in asked.inner_text()
    composed.get_by_label("Eerste dag").fill("2020-02-29")
    assert "In orde." in asked.inner_text()
    composed.get_by_label("ze is nog niet open").check()
    assert "Klopt niet met wat je invult." in asked.inner_text()
