"""Whom do I ask, in a real browser: every question to its end, without JavaScript and with the keyboard alone."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import pytest
from pypdf import PdfReader

from browser.chromium import Served, context_for
from browser.test_use import tab_to
from samples import whole_council
from samples.whole_sites import Site, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from lok.kinds.vragen import Contactvraag

REACH = ".lok-kaart a[href^='tel:'], .lok-kaart a[href^='mailto:'], .lok-kaart dd a[href^='https:']"
"""What reaches an office: its telephone, its mail, or its website when it has neither."""
REACHED = {"tel", "mailto", "https"}
"""The kinds of links that reach an office."""
ASKED = {
    "opvang-starten": "Ik wil een opvang starten",
    "opvang-vlaanderen-dossier": "Ik heb een vraag over een dossier op Opvang.Vlaanderen",
    "klacht": "Ik heb een klacht over een opvang",
    "dringende-opvang": "Ik heb dringend opvang nodig",
    "wetgeving-opgroeien": "Ik heb een vraag over de wetgeving van Opgroeien",
    "subsidies": "Ik zoek een subsidie voor mijn opvang",
    "pand-of-locatie": "Ik zoek een pand of locatie voor mijn opvang",
    "opvolging-handhaving": "Ik zoek hulp bij opvolging of handhaving",
    "lid-worden": "Ik wil lid worden van het LOK",
}
"""The questions of the slides, which the council of the tests has all."""
QUESTIONS = {each.id: each for each in whole_council.archive().all("vragen")}
WORDS = {"onthaalmoeder": "opvang-zoeken", "creche": "opvang-zoeken", "IBO": "schoolkinderen", "fonds": "subsidies"}
"""Everyday words, and the question each must find in the search of the site."""
FOUND = {
    "klagen": "klacht",
    "factuur": "inkomenstarief-ouders",
    "handicap": "opvang-zoeken",
    "kribben": "opvang-zoeken",
    "vergunningne": "vergunning",
    "hoe kan ik een klacht indienen": "klacht",
}
"""Words that stand in no question as they are typed, and the question each must leave in the list of questions."""


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[Page]:
    """A telephone that runs no script."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, java_script_enabled=False, locale="nl-BE")
    yield context.new_page()
    context.close()


def test_the_questions_of_the_slides_are_there() -> None:
    assert {each: QUESTIONS[each].vraag for each in ASKED} == ASKED


def test_home_leads_to_every_question(server: Served, plain: Page) -> None:
    plain.goto(server.root)
    plain.get_by_role("contentinfo").get_by_role("link", name="Wie contacteer ik?").last.click()
    assert plain.url == f"{server.root}vragen/"
    for question in QUESTIONS:
        plain.locator(f"article a[href$='/{question}/'], article a[href='{question}/']").first.click(trial=True)


def test_links_alone_lead_from_home_to_every_office(sites: dict[str, Site]) -> None:
    """Home, the questions, a question and each of its offices: every step is a plain link in the page before it."""
    site = sites["publiek"]
    assert "vragen/" in led_to(site, "")
    questions = {path for path in led_to(site, "vragen/") if re.fullmatch(r"vragen/[^/]+/", path)}
    assert questions == {f"vragen/{each}/" for each in QUESTIONS}
    for path in questions:
        offices = {f"contactpunten/{each}/" for each in QUESTIONS[path.split("/")[1]].contactpunten}
        assert offices <= led_to(site, path)
        assert all(REACHED & {link.split(":")[0] for link, _ in read(site, each).links} for each in offices)


def led_to(site: Site, path: str) -> set[str]:
    """The pages of this site that the page at ``path`` links to."""
    found = (urlsplit(urljoin(f"http://site/{path}", link)) for link, _ in read(site, path).links)
    return {each.path.removeprefix("/") for each in found if each.netloc == "site"}


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_ends_at_an_office_without_javascript(server: Served, plain: Page, question: str) -> None:
    """The second click from home: what reaches the office stands on the page itself."""
    plain.goto(f"{server.root}vragen/{question}/", wait_until="domcontentloaded")
    assert plain.locator("h1").inner_text().rstrip("#").strip() == QUESTIONS[question].vraag
    assert plain.locator(".lok-kaart").count() == len(QUESTIONS[question].contactpunten)
    assert plain.locator(REACH).first.is_visible()


@pytest.mark.parametrize("contact", sorted({each.contactpunten[0] for each in QUESTIONS.values()}))
def test_the_page_of_an_office_reaches_it_and_has_its_card(server: Served, plain: Page, contact: str) -> None:
    plain.goto(f"{server.root}contactpunten/{contact}/", wait_until="domcontentloaded")
    assert plain.locator(REACH).first.is_visible()
    assert plain.locator(f".lok-kaart a[href$='{contact}.vcf']").is_visible()
    assert (server.site.folder / f"contactpunten/{contact}.vcf").read_bytes().startswith(b"BEGIN:VCARD\r\n")


@pytest.fixture(scope="module")
def desk(browser: Browser) -> Iterator[Page]:
    context = context_for(browser, 1280, "light")
    yield context.new_page()
    context.close()


def test_the_keyboard_finds_every_question(server: Served, desk: Page) -> None:
    """Past the frame, the words in the box, Enter to the first question left, Shift and Tab back to the box."""
    desk.goto(f"{server.root}vragen/")
    past_the_frame(desk)
    assert tab_to(desk, ".lok-filter input") <= 3
    for question, record in QUESTIONS.items():
        desk.keyboard.press("Control+A")
        desk.keyboard.insert_text(record.vraag)
        desk.keyboard.press("Enter")
        assert desk.evaluate("document.activeElement.href") == f"{server.root}vragen/{question}/"
        while desk.evaluate("!document.activeElement.matches('.lok-filter input')"):
            desk.keyboard.press("Shift+Tab")


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_keyboard_alone_reaches_an_office(server: Served, desk: Page, question: str) -> None:
    """An everyday word leads to the questions of the slides, its own words to any other."""
    asked = QUESTIONS[question]
    desk.goto(f"{server.root}vragen/", wait_until="load")  # the links for who has no scripts are gone then
    past_the_frame(desk)
    tab_to(desk, ".lok-filter input")
    desk.keyboard.insert_text(asked.synoniemen[0] if question in ASKED else asked.vraag)
    desk.keyboard.press("Enter")
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"{server.root}vragen/{question}/", wait_until="domcontentloaded")
    past_the_frame(desk)
    assert tab_to(desk, REACH) <= 6


def past_the_frame(page: Page) -> None:
    assert tab_to(page, ".md-skip") == 1
    page.keyboard.press("Enter")


def test_typing_narrows_at_once_and_the_address_keeps_it(server: Served, desk: Page) -> None:
    desk.goto(f"{server.root}vragen/")
    status, shown = desk.get_by_role("status"), desk.locator("[data-groep] li:visible")
    assert status.inner_text() == f"Alle {len(public())} vragen"
    box = desk.get_by_label("Typ een woord")
    box.fill("CRECHE")
    assert {
        each.split("?")[0] for each in shown.locator("a").evaluate_all("links => links.map(each => each.href)")
    } == {f"{server.root}vragen/{each.id}/" for each in public() if "crèche" in " ".join(each.synoniemen)}
    box.fill("regie pand")
    assert shown.all_inner_texts() == [QUESTIONS["pand-of-locatie"].vraag]
    assert status.inner_text() == f"1 van de {len(public())} vragen"
    desk.locator(".lok-vragen a:visible").first.click()
    desk.go_back()
    assert box.input_value() == "regie pand"
    box.fill("xyzzy")
    assert shown.count() == 0
    assert status.inner_text() == f"0 van de {len(public())} vragen"
    assert desk.get_by_text("Geen vraag gevonden").is_visible()
    box.fill("")
    assert desk.url == f"{server.root}vragen/"
    assert shown.count() == len(public())


@pytest.mark.parametrize("word", FOUND)
def test_the_finder_reads_dutch(server: Served, desk: Page, word: str) -> None:
    desk.goto(f"{server.root}vragen/")
    desk.get_by_label("Typ een woord").fill(word)
    desk.locator(f"[data-groep] li:visible a[href*='{FOUND[word]}']").first.wait_for()
    assert desk.locator("[data-groep] li:visible").count() < len(QUESTIONS)


def public() -> list[Contactvraag]:
    return [each for each in QUESTIONS.values() if each.zichtbaarheid.value == "publiek"]


def test_home_shows_the_six_questions_asked_most(server: Served, plain: Page) -> None:
    plain.goto(server.root)
    shown = [each.strip() for each in plain.locator(".lok-vragen a").all_inner_texts()]
    assert shown == [each.vraag for each in QUESTIONS.values()][:6]


def test_every_public_page_shows_the_way_to_the_questions(sites: dict[str, Site]) -> None:
    site = sites["publiek"]
    for path in site.paths():
        way = re.search(r'<a class="lok-kop__vraag" href="([^"]+)"', site.file(path).read_text("utf-8"))
        assert way is not None, path
        assert urljoin(f"/{path}", way[1]) == "/vragen/", path


def test_the_search_of_the_site_knows_everyday_words(server: Served, desk: Page) -> None:
    for word, question in WORDS.items():
        desk.goto("about:blank")
        desk.goto(f"{server.root}zoeken/#q={word}", wait_until="domcontentloaded")
        found = desk.locator(f".lok-gevonden a[href*='vragen/{question}/']")
        found.first.wait_for(state="attached", timeout=10_000)


def test_no_visiting_round_is_in_any_byte_of_the_public_site(sites: dict[str, Site]) -> None:
    rounds = whole_council.archive().all("bezoekrondes")
    words = [text.encode() for each in rounds for text in (each.id, each.titel, *each.materiaal)]
    assert words
    for file in sites["publiek"].folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert [word for word in words if word in content] == [], file


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("contactpunten/lokaal-loket/", ["099 00 00 01", "Andere uren", "Houd bij de hand", "Neutrale rol"]),
        ("startstappen/", ["1. Praat met de regisseur", "30 kalenderdagen", "Bij wie", "Klaar als", "Bron"]),
    ],
)
def test_paper_holds_the_card_and_the_checklist(server: Served, browser: Browser, path: str, words: list[str]) -> None:
    context = context_for(browser, 1280, "light")
    page = context.new_page()
    page.goto(server.root + path)
    page.emulate_media(media="print")
    text = " ".join(each.extract_text() for each in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages)
    text = " ".join(text.split())
    assert [word for word in words if word not in text] == []
    assert "Bewaar in je contacten" not in text
    context.close()
