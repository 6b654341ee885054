"""Each reader, from the home page to the page that answers first: which links are pressed, and what stands there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from browser.chromium import CAUGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from browser.chromium import Served


@dataclass(frozen=True)
class Task:
    """What a reader comes for: the links from home in their order, where the last one ends, and what must be read there."""

    reader: str
    links: tuple[str, ...]
    ends: str
    reads: tuple[str, ...]
    edition: str = "publiek"

    def __str__(self) -> str:
        return self.reader


TASKS = (
    Task(
        "ouder: waar zoek ik opvang", ("Ouders: waar zoek ik opvang?",), "ouders/", ("Hier zoek je opvang", "Dringend?")
    ),
    Task("ouder: wat deed het LOK", (), "", ("Wat al gelukt is", "Waar we aan werken")),
    Task("ouder: een klacht", ("Ik heb een klacht over een opvang",), "vragen/klacht/", ("Praat eerst met de opvang",)),
    Task(
        "pers: wat antwoordde de stad",
        ("Alle adviezen, per staat en thema", "Criteria voor nieuwe plaatsen met inkomenstarief"),
        "adviezen/adv-2025-01/",
        ("Waar staat het?", "Wat was het antwoord?", "Lees het antwoord"),
    ),
    Task(
        "raadslid: wat wacht op ons",
        ("College van burgemeester en schepenen",),
        "antwoorden/college/",
        ("Wat wacht op een antwoord", "dagen"),
    ),
    Task(
        "opvang: welke subsidie, tot wanneer",
        ("Werkingssubsidie voor kinderopvang",),
        "reglementen/regl-werking/",
        ("Voor wie", "Hoeveel", "Wanneer aanvragen", "15 december 2026"),
    ),
    Task(
        "starter: hoe begin ik",
        ("Een opvang starten of uitbreiden",),
        "startstappen/",
        ("1. Praat met de regisseur", "Termijn, bij wie"),
    ),
    Task(
        "opvang: wie contacteer ik",
        ("Alle vragen en wie erop antwoordt", "Ik zoek een pand of locatie voor mijn opvang"),
        "vragen/pand-of-locatie/",
        ("Bel",),
    ),
    Task("lid: wanneer en waarover, wat moest ik doen", (), "", ("Volgende vergadering", "Actiepunten"), "leden"),
    Task("lid: alle actiepunten", ("open actiepunten",), "acties/", ("Tegen",), "leden"),
    Task("secretaris: wat nu", ("Wat nu kan gebeuren",), "volgende-stap/", ("Volgende stap",), "leden"),
    Task("secretaris: hoe doe ik dat", ("Handleiding",), "handleiding/", ("Handleiding",), "leden"),
)


@pytest.fixture(scope="module", params=[True, False], ids=["script", "geen-script"])
def phone(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context: BrowserContext = browser.new_context(
        viewport={"width": 360, "height": 800}, java_script_enabled=request.param, locale="nl-BE"
    )
    context.add_init_script(CAUGHT)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("task", TASKS, ids=str)
def test_a_reader_reaches_what_answers_first(task: Task, phone: Page, servers: dict[str, Served]) -> None:
    root = servers[task.edition].root
    phone.goto(root)
    for words in task.links:
        phone.locator("article").get_by_role("link", name=words).first.click()
        phone.wait_for_load_state("load")
    assert phone.url == root + task.ends
    told = phone.locator("article").inner_text()
    assert [words for words in task.reads if words not in told] == []
