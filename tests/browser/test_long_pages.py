"""Long pages answer first and fold the rest: short on a telephone, whole for who searches, follows a link or prints.

An advice, a memorandum and a meeting of the invented council, each the longest of its kind.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from browser.every_page import faults
from browser.settled import needed, settled
from samples import whole_council

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from browser.chromium import Served

ARCHIVE = whole_council.archive()
ADVICE = "adviezen/adv-2025-01/"
MEMORANDUM = "memoranda/memorandum-2024/"
MEETING = "vergaderingen/verg-2026-06-18/"
PAGES = (ADVICE, MEMORANDUM, MEETING)
HEIGHT = "document.querySelector('article').getBoundingClientRect().height"
OPEN = """() => { for (const fold of document.querySelectorAll("article details")) fold.open = true; }"""
SHUT = "[...document.querySelectorAll('article details:not([open])')].map(fold => fold.querySelector('summary').textContent)"


@pytest.fixture(scope="module")
def phone(visitors: dict[str, BrowserContext]) -> Iterator[Page]:
    """A telephone."""
    page = visitors["licht"].new_page()
    yield page
    page.close()


def opened(page: Page, address: str) -> Page:
    """The page at an address, as after a first visit: the same address with another # would not load it."""
    page.goto("about:blank")
    page.goto(address)
    return settled(page)


@pytest.mark.parametrize(("address", "share"), [(ADVICE, 0.66), (MEMORANDUM, 0.5), (MEETING, 0.8)])
@pytest.mark.parametrize("edition", ["publiek", "leden"])
def test_folded_a_page_is_a_part_of_itself(
    edition: str, address: str, share: float, servers: dict[str, Served], phone: Page
) -> None:
    opened(phone, servers[edition].root + address)
    folded = phone.evaluate(HEIGHT)
    phone.evaluate(OPEN)
    assert folded < share * phone.evaluate(HEIGHT)


@pytest.mark.parametrize("address", PAGES)
def test_every_fold_says_what_it_holds(address: str, server: Served, phone: Page) -> None:
    """No fold is empty, and none of two says the same below the same heading."""
    opened(phone, server.root + address)
    folds = phone.locator("article details")
    assert folds.count() >= 3
    for fold in folds.all():
        title = fold.locator("summary").inner_text()
        held = (fold.text_content() or "").replace(title, "").split()
        assert len(title.split()) >= 2, title
        assert held, title


def test_the_state_of_an_advice_stands_once_above_its_answers(server: Served, phone: Page) -> None:
    opened(phone, server.root + ADVICE)
    badge = phone.locator(".lok-regel .lok-staat").first
    word = badge.inner_text()
    elsewhere = phone.locator("article .lok-staat:not(.lok-naast *)").filter(has_text=word)
    assert elsewhere.count() == 1
    assert phone.locator(".lok-tijdlijn").filter(has_text=word).count() == 1


def test_an_answer_stands_beside_what_was_asked(server: Served, visitors: dict[str, BrowserContext]) -> None:
    page = visitors["donker"].new_page()
    opened(page, server.root + ADVICE)
    record: Any = ARCHIVE.get("adviezen", ADVICE.split("/")[1])
    for each in record.aanbevelingen:
        asked = page.locator(f"#aanbeveling-{each.nr}").bounding_box()
        answer = page.get_by_text(f"Antwoord op {each.nr}", exact=True).bounding_box()
        assert asked is not None
        assert answer is not None
        assert answer["x"] > asked["x"] + 200
        assert abs(answer["y"] - asked["y"]) < 40
    page.close()


def test_every_ask_is_on_the_first_four_screens(server: Served, phone: Page) -> None:
    """With where it stands: a list of them apart would say it twice."""
    opened(phone, server.root + MEMORANDUM)
    record: Any = ARCHIVE.get("memoranda", MEMORANDUM.split("/")[1])
    for each in record.vragen:
        heading = phone.locator(f"#vraag-{each.nr}")
        assert each.titel in heading.inner_text()
        assert phone.locator(f"#vraag-{each.nr} + .lok-regel .lok-staat").is_visible()
    last = phone.locator(f"#vraag-{record.vragen[-1].nr}").bounding_box()
    assert last is not None
    assert last["y"] < 4 * 800


def test_what_a_meeting_decided_is_not_folded(server: Served, phone: Page) -> None:
    opened(phone, server.root + MEETING)
    record: Any = ARCHIVE.get("vergaderingen", MEETING.split("/")[1])
    decided = [each for each in record.agendapunten if each.besluit]
    assert decided
    for each in decided:
        assert phone.locator(f"#punt-{each.nr} > .lok-proza").is_visible()


@pytest.mark.parametrize(
    ("address", "held"),
    [
        (f"{ADVICE}#volledige-tekst", "De criteria liggen vast"),
        (f"{ADVICE}#nagekeken", "De criteria waren bruikbaar"),
        (f"{MEMORANDUM}#vraag-3", "Kandidaten zien af"),
        (f"{MEETING}#punt-5", "De helft van de dringende vragen"),
    ],
)
def test_an_address_opens_the_fold_that_it_names(address: str, held: str, server: Served, phone: Page) -> None:
    opened(phone, server.root + address.split("#", maxsplit=1)[0])
    assert not phone.get_by_text(held).is_visible()
    shut = len(phone.evaluate(SHUT))
    opened(phone, server.root + address)
    assert phone.get_by_text(held).is_visible()
    assert len(phone.evaluate(SHUT)) == shut - 1
    box = phone.locator(f"#{address.partition('#')[2]}").bounding_box()
    assert box is not None
    assert -5 < box["y"] < 800


def test_an_address_that_names_nothing_opens_nothing(server: Served, phone: Page) -> None:
    opened(phone, server.root + MEMORANDUM)
    shut = phone.evaluate(SHUT)
    for nothing in ("#niets", "#%E0%A4%A", "#", '#"]'):
        opened(phone, server.root + MEMORANDUM + nothing)
        assert phone.evaluate(SHUT) == shut


def test_a_link_in_the_page_opens_its_fold_each_time(server: Served, phone: Page) -> None:
    opened(phone, server.root + ADVICE)
    fold = phone.locator("#het-antwoord + details")
    for _ in range(2):
        phone.get_by_role("link", name="Lees het antwoord", exact=True).first.click()
        phone.wait_for_function("() => document.querySelector('#het-antwoord + details').open")
        fold.locator("summary").click()
        assert fold.get_attribute("open") is None


def test_the_browser_finds_words_in_a_fold(server: Served, phone: Page) -> None:
    """As for finding in the page: an address that quotes words opens the fold that they are in, and scripts do nothing for it."""
    opened(phone, f"{server.root}{MEMORANDUM}#:~:text=Kandidaten%20zien%20af")
    phone.wait_for_function("() => document.querySelector('#vraag-3 ~ details').open")


def test_keys_open_a_fold(server: Served, phone: Page) -> None:
    opened(phone, server.root + MEMORANDUM)
    phone.locator("#vraag-1 ~ details > summary").first.focus()
    phone.keyboard.press("Enter")
    assert phone.locator("#vraag-1 ~ details").first.get_attribute("open") is not None


@pytest.mark.parametrize("visit", ["licht", "donker"])
@pytest.mark.parametrize("address", PAGES)
def test_open_too_axe_finds_nothing(
    address: str, visit: str, server: Served, visitors: dict[str, BrowserContext]
) -> None:
    page = visitors[visit].new_page()
    opened(page, server.root + address)
    page.evaluate(OPEN)
    assert faults(page, {}) == []
    assert needed(page) <= page.viewport_size["width"]  # type: ignore[index]
    page.close()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (ADVICE, ("De criteria liggen vast", "Op de agenda", "De gemeenteraad stelt de vijf criteria")),
        (
            MEMORANDUM,
            ("Kandidaten zien af", "Kinderopvang is een basisvoorziening", "In het bestuursakkoord"),
        ),
        (MEETING, ("De helft van de dringende vragen", "Raad de prijs", "Begin en einde")),
    ],
)
def test_on_paper_everything_is_open(address: str, words: tuple[str, ...], server: Served, phone: Page) -> None:
    opened(phone, server.root + address)
    shut = phone.evaluate(SHUT)
    paper = PdfReader(io.BytesIO(phone.pdf(prefer_css_page_size=True)))
    text = " ".join(" ".join(each.extract_text() for each in paper.pages).split())
    for each in words:
        assert each in text, each
    assert phone.evaluate(SHUT) == shut, "what was folded is so again"


def test_without_scripts_paper_is_open_too(server: Served, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800}, java_script_enabled=False, locale="nl-BE")
    page = context.new_page()
    page.goto(server.root + MEETING)
    text = " ".join(" ".join(each.extract_text() for each in PdfReader(io.BytesIO(page.pdf())).pages).split())
    context.close()
    assert "De helft van de dringende vragen" in text
