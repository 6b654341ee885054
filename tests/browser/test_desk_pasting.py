"""Five sets of minutes brought in with a finger through ‘Verslag plakken’: at most two rounds each, and nothing in the way."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.desk import Desk, at_desk
from browser.hands import Hand
from lok.source.parse import parse
from samples import minutes_council
from samples.desk import Client, at_work, repository
from samples.desk import works as works_of
from samples.minutes_council import AGENDAS, SAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from lok.desk.works import Works

TODAY = date(2026, 11, 29)
ROUNDS = 2
ASKED = "#gevolg > :first-child:not([data-gelezen])"
"""What the desk answered to the last press; what it said before was read."""
ANSWERED = f"""() => !location.pathname.endsWith("/verslag/") || document.querySelector("[data-klaar], {ASKED}")"""
CHILD = re.compile("kind of een ouder met naam", re.IGNORECASE)


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Works:
    return works_of(repository(tmp_path_factory.mktemp("plakken") / "raad", minutes_council.whole), lambda: TODAY)


@pytest.fixture(scope="module")
def door(table: Works) -> Iterator[Client]:
    with at_work(table) as made:
        yield made


@pytest.fixture
def desk(browser: Browser, table: Works, door: Client, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """Somebody with a telephone in the dark, in a draft of their own."""
    work = table.start(f"{len(table.opened)} {request.node.name}"[:50])
    screen = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True, "color_scheme": "dark"}
    with at_desk(browser, door, work, **screen) as made:
        yield made


@pytest.mark.parametrize("day", AGENDAS)
def test_minutes_are_in_the_record_after_two_rounds(desk: Desk, day: str) -> None:
    page = desk.open(f"vergaderingen/verg-{day}/verslag/")
    hand = Hand(page, "", "vinger")
    file = desk.work.root / f"data/vergaderingen/verg-{day}.yaml"
    before = file.read_bytes()
    page.locator("#tekst").fill(next(SAMPLES.glob(f"{day}-*.txt")).read_text("utf-8"))
    hand.press(page.get_by_role("button", name="Lees het verslag"))
    expect(page.locator("#verdelen-kop")).to_be_focused()
    hand.looks_right()
    assert file.read_bytes() == before
    rounds = 0
    while rounds < ROUNDS:
        rounds += 1
        again = page.get_by_role("button", name="zet het zo in het verslag")
        hand.press(again if again.count() else page.get_by_role("button", name="Zet dit in het verslag"))
        page.wait_for_function(ANSWERED)
        asked = page.locator(ASKED)
        if not asked.count():  # the screen leads on to that of the evening
            break
        asked.evaluate("each => { each.dataset.gelezen = ''; }")
        if CHILD.search(page.inner_text("#gevolg")):
            expect(page.locator("#gevolg")).to_contain_text("Punt 3, Dringende opvang, bespreking")
            for text in page.locator("[data-tekst]").all():
                words = text.input_value()
                if "kleine Mauro" in words:
                    text.fill(words.replace("De mama van kleine Mauro", "Een ouder"))
    page.wait_for_url("**/vergadering/", timeout=10_000)
    expect(page.locator("#aankondiging")).to_contain_text("Het verslag staat erin.")
    record = parse(file.read_text("utf-8"))
    assert record["status"] in {"verslag_ontwerp", "onvoltallig", "gehouden"}
    assert any("besluit" in each or "bespreking" in each for each in record["agendapunten"])
    assert "Mauro" not in file.read_text("utf-8")
    hand.looks_right()


def test_what_was_chosen_stays_when_the_desk_says_no(desk: Desk) -> None:
    page = desk.open(f"vergaderingen/verg-{minutes_council.NEXT}/verslag/")
    page.locator("#tekst").fill("1. Opening\nDe klok stond stil.\n")
    page.get_by_role("button", name="Lees het verslag").click()
    block = page.locator(".stuk").first
    block.locator("textarea").fill("De klok liep weer.")
    block.locator("label", has_text="iedereen").click()
    page.get_by_role("button", name="Zet dit in het verslag").click()
    expect(page.locator("#gevolg")).to_contain_text("moet nog komen")
    expect(block.locator("textarea")).to_have_value("De klok liep weer.")
    expect(block.locator("input[value=iedereen]")).to_be_checked()
    page.locator("#bestand").set_input_files({"name": "foto.docx", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + b"\0" * 50})  # fmt: skip
    page.get_by_role("button", name="Lees het verslag").click()
    expect(page.locator("#plakken .meldingen")).to_contain_text("afbeelding")
    page.locator("#bestand").set_input_files({"name": "groot.docx", "mimeType": "text/plain", "buffer": b"x" * 9_000_000})  # fmt: skip
    page.get_by_role("button", name="Lees het verslag").click()
    expect(page.locator("#plakken .meldingen")).to_contain_text("te groot")
