"""A new visitor asks what became of an advice: on a telephone, with and without the script, by address and on paper."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from browser.chromium import context_for
from browser.settled import settled
from samples import whole_council

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from browser.chromium import Served

ARCHIVE = whole_council.archive()
THEME = next(each for each in ARCHIVE.all("themas") if each.id == "ikt-plaatsen")
ABOUT_IT = {
    each.titel
    for each in ARCHIVE.all("adviezen")
    if THEME.id in each.themas and each.readers.value == "publiek" and each.uitgebracht_op is not None
}
ADVICE = ARCHIVE.get("adviezen", "adv-2025-01")


@pytest.fixture(params=[True, False], ids=["script", "geen-script"])
def phone(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A telephone that runs scripts, and one that does not."""
    context = browser.new_context(
        viewport={"width": 360, "height": 800}, java_script_enabled=request.param, locale="nl-BE"
    )
    yield context.new_page()
    context.close()


def titles(page: Page) -> set[str]:
    """The advices that the list shows."""
    return {
        each.text_content() or ""
        for each in page.locator("tr:not([hidden]) a[href*='adv-']").all()
        if each.is_visible()
    }


def test_an_advice_is_found_by_its_theme(server: Served, phone: Page, request: pytest.FixtureRequest) -> None:
    """From home to the register, one choice, the advice: three steps."""
    phone.goto(server.root)
    phone.get_by_role("link", name="Alle adviezen, per staat en thema").click()
    if request.node.callspec.params["phone"]:
        phone.get_by_label("Thema").select_option(label=THEME.titel)
        phone.wait_for_url("**/adviezen/?thema=*")
    else:
        phone.locator(".lok-zonder-script").get_by_role("link", name=THEME.titel).click()
    assert titles(settled(phone)) == ABOUT_IT
    assert ADVICE.titel in ABOUT_IT
    phone.get_by_role("link", name=ADVICE.titel).click()
    assert phone.get_by_role("heading", level=1).inner_text() == ADVICE.titel
    expect(phone.get_by_text("Wat was het antwoord?")).to_be_visible()


def test_home_answers_in_one_step(server: Served, phone: Page) -> None:
    """What became of the advices together: one click, and the numbers are those of the records."""
    phone.goto(server.root)
    phone.get_by_role("link", name="Wat gebeurde er met onze adviezen?").first.click()
    given = [each for each in ARCHIVE.all("adviezen") if each.uitgebracht_op and each.readers.value == "publiek"]
    assert phone.locator(".lok-getallen li").first.inner_text().split()[0] == str(len(given))


def test_the_address_of_a_choice_gives_the_same_list(server: Served, browser: Browser) -> None:
    shown = []
    for _ in range(2):
        context = context_for(browser, 360, "light")
        page = context.new_page()
        page.goto(f"{server.root}adviezen/?status=gevolgd&zoek=opvang" if shown else f"{server.root}adviezen/")
        if not shown:
            page.get_by_label("Staat").select_option("gevolgd")
            page.get_by_label("Zoek in deze lijst").fill("opvang")
            page.wait_for_url("**/adviezen/?zoek=opvang&status=gevolgd")
        shown.append(titles(page))
        context.close()
    assert shown[0] == shown[1]
    assert 0 < len(shown[0]) < len(ARCHIVE.all("adviezen"))


def test_an_advice_on_paper_is_a_letter(server: Served, browser: Browser) -> None:
    """The council above it, the answer beside what was asked, how to cite it; no menu, and no more than four pages."""
    context = context_for(browser, 1280, "light")
    page = context.new_page()
    page.goto(f"{server.root}adviezen/{ADVICE.id}/")
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    text = " ".join(" ".join(each.extract_text() for each in paper.pages).split())
    context.close()
    assert len(paper.pages) <= 4
    for words in (ADVICE.titel, ADVICE.nummer, "Antwoord op 1", "Verwijs naar dit advies als", "LOK Voorbeeldstad"):
        assert words in text, words
    assert "Wie contacteer ik?" not in text
