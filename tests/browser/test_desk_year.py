"""A secretary's year at the desk in a real browser: every task on its screen, its acts counted, and what git says after each.

Each task begins on the page of its record, or on that of the work, and ends on what it made. What it wrote is kept apart
before the next, so that the difference is that of one task. At the end the council has no fault and both sites are built.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from browser.desk import Desk, at_desk
from browser.every_page import grave
from browser.hands import Hand
from lok.build.builder import Builder
from lok.desk.errands.registry import BY_KEY, ERRANDS, leads_to
from samples import whole_council
from samples.desk import at_work, repository, works
from samples.errands import changes
from samples.under_git import git

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator

NEW = ["nieuw"]


@dataclass(frozen=True)
class Task:
    """A task of the year: which, with which record, in how many acts, what is filled in, and what git says of it afterwards.

    Of each record that is named the places, or what they begin with. ``first`` is chosen before the other questions come.
    """

    key: str
    record: str
    acts: int
    answers: dict[str, Any]
    expected: dict[str, list[str]]
    first: dict[str, str] = field(default_factory=dict)


YEAR = (
    Task(
        "vergaderdata",
        "",
        3,
        {"dagen": "11 februari 2027\n15 april 2027 om 14 uur"},
        {
            "data/vergaderingen/verg-2026-12-10.yaml": ["volgende_vergadering"],
            "data/vergaderingen/verg-2027-02-11.yaml": NEW,
            "data/vergaderingen/verg-2027-04-15.yaml": NEW,
        },
    ),
    Task(
        "lid-vervangen",
        "mandaat-wolkenwagen-2023",
        5,
        {"persoon": "Voorbeeldnaam Nieuw", "tot": "2026-11-30", "reden_einde": "ontslag"},
        {
            "data/mandaten/mandaat-wolkenwagen-2023.yaml": ["reden_einde", "tot"],
            "data/mandaten/mandaat-wolkenwagen-2026.yaml": NEW,
        },
    ),
    Task(
        "lid-toevoegen",
        "zetel-ouders-2",
        4,
        {"persoon": "Voorbeeldnaam Ouder", "van": "2026-12-01"},
        {"data/mandaten/mandaat-ouders-2-2026.yaml": NEW},
    ),
    Task(
        "nieuwe-zetel",
        "",
        10,
        {
            "naam": "Kinderdagverblijf De Zeepkist",
            "geleding": "lokale_actor",
            "subgeleding": "groepsopvang",
            "stemgerechtigd": "ja",
            "van": "2027-01-01",
            "org_naam": "De Zeepkist",
            "org_type": "vzw",
            "persoon": "Voorbeeldnaam Zeep",
        },
        {
            "data/mandaten/mandaat-kinderdagverblijf-de-zeepkist-2027.yaml": NEW,
            "data/organisatoren/org-de-zeepkist.yaml": NEW,
            "data/zetels/zetel-kinderdagverblijf-de-zeepkist.yaml": NEW,
        },
    ),
    Task(
        "advies-van-stemming",
        "verg-2026-11-05",
        8,
        {
            "stemming": "2 Gunstig advies",
            "titel": "Laat de opvang groter worden",
            "soort_advies": "eigen_initiatief",
            "gericht_aan": ["college"],
            "themas": ["panden"],
            "samenvatting": "Het LOK vraagt het college om de vraag te steunen.",
        },
        {
            "data/adviezen/adv-2026-06.yaml": NEW,
            "data/vergaderingen/verg-2026-11-05.yaml": ["agendapunten.1.adviezen.0"],
        },
    ),
    Task(
        "antwoord",
        "adv-2026-03",
        7,
        {
            "orgaan": "gemeenteraad",
            "besluit_datum": "2026-11-19",
            "meegedeeld_op": "2026-11-20",
            "resultaat": "deels_gevolgd",
            "motivering": "Voor de tweede vraag is er nog geen budget.",
        },
        {"data/adviezen/adv-2026-03.yaml": ["gevolgen.0.", "status"]},
    ),
    Task(
        "herinnering",
        "adv-2026-02",
        3,
        {"wie": "de voorzitter"},
        {"data/adviezen/adv-2026-02.yaml": ["antwoordherinnering."]},
    ),
    Task(
        "nieuwe-versie",
        "regl-werking",
        5,
        {"geldig_van": "2027-01-01", "vastgesteld_op": "2026-11-18", "besluit_nummer": "2026_GR_00201"},
        {"data/reglementen/regl-werking.yaml": ["versies.2.geldig_tot", "versies.3."]},
    ),
    Task(
        "loketcijfers",
        "",
        7,
        {"aanvragen_uniek": "150", "aanvragen_onbeantwoord": "70", "met_opvangvoorstel": "78", "dringend": "20"},
        {"data/loketcijfers/loket-2026.yaml": NEW},
        first={"over-jaar": "2026"},
    ),
    Task(
        "bezoekronde",
        "",
        7,
        {
            "titel": "Kaartjes voor de week van de opvoeding",
            "aanleiding": "week_van_de_opvoeding",
            "van": "2026-10-12",
            "tot": "2026-10-16",
            "bereikt-gezinsopvang": "12",
        },
        {"data/bezoekrondes/bezoek-2026-kaartjes-voor-de-week-van-de-opvoeding.yaml": NEW},
    ),
    Task(
        "memorandum",
        "",
        12,
        {
            "titel": "Memorandum meerjarenplan 2032",
            "aanleiding": "meerjarenplan 2032-2037",
            "gericht_aan": "alle lijsten",
            "inleiding": "Het LOK vraagt dit aan wie straks bestuurt.",
            "vraag-titel": "Maak panden vrij",
            "probleem": "Wie wil starten, vindt geen gebouw.",
            "vraag": "Maak een lijst van gebouwen die leegstaan.",
            "aan_wie": ["college"],
            "thema": "panden",
            "prioriteit": "hoog",
        },
        {"data/memoranda/memorandum-2026-2.yaml": NEW},
    ),
    Task(
        "mandaat-beeindigen",
        "mandaat-loket-2021",
        4,
        {"tot": "2026-12-31", "reden_einde": "einde_termijn"},
        {"data/mandaten/mandaat-loket-2021.yaml": ["reden_einde", "tot"]},
    ),
    Task("uitbrengen", "adv-2026-04", 2, {}, {"data/adviezen/adv-2026-04.yaml": ["status", "uitgebracht_op"]}),
    Task(
        "versturen",
        "adv-2026-05",
        2,
        {"overgemaakt_op": "2026-11-23"},
        {"data/adviezen/adv-2026-05.yaml": ["overgemaakt_op"]},
    ),
    Task(
        "werkgroepverslag",
        "wg-lokaal-loket",
        8,
        {
            "dag": "2026-11-19",
            "van": "13:00",
            "tot": "14:30",
            "wie": ["zetel-loket", "zetel-regie"],
            "bespreking": "De werkgroep overliep de dringende vragen van het najaar.",
        },
        {"data/vergaderingen/verg-2026-11-19-lokaal-loket.yaml": NEW},
    ),
    Task(
        "verslag-op-agenda",
        "verg-2026-11-19-lokaal-loket",
        3,
        {"vergadering": "verg-2026-12-10"},
        {"data/vergaderingen/verg-2026-12-10.yaml": ["agendapunten."]},
    ),
    Task(
        "vraag-erbij",
        "memorandum-2026-2",
        8,
        {
            "vraag-titel": "Geef wie start een premie",
            "probleem": "Wie begint, heeft kosten voor er een kind is.",
            "vraag": "Geef een premie in het eerste jaar.",
            "aan_wie": ["college"],
            "thema": "subsidies",
            "prioriteit": "gemiddeld",
        },
        {"data/memoranda/memorandum-2026-2.yaml": ["vragen.1."]},
    ),
    Task(
        "vaststellen",
        "memorandum-2026-2",
        3,
        {"punt": "verg-2026-11-05 4"},
        {"data/memoranda/memorandum-2026-2.yaml": ["agendapunt", "vastgesteld_op", "vergadering"]},
    ),
    Task(
        "naar-leden",
        "verg-2026-09-17",
        4,
        {"naar_leden": "2026-11-23", "opmerkingen_tot": "2026-12-04"},
        {"data/vergaderingen/verg-2026-09-17.yaml": ["rondgestuurd.naar_leden", "rondgestuurd.opmerkingen_tot"]},
    ),
    Task(
        "afgelasting",
        "verg-2026-12-10",
        4,
        {"reden_afgelasting": "De zaal is niet vrij.", "plaats": "verg-2027-02-11"},
        {
            "data/vergaderingen/verg-2026-11-05.yaml": ["volgende_vergadering"],
            "data/vergaderingen/verg-2026-12-10.yaml": ["afgelast_op", "reden_afgelasting", "status"],
            "data/vergaderingen/verg-2027-02-11.yaml": ["agendapunten.", "programma"],
        },
    ),
)
"""The tasks in the order of a year that begins in November."""
LIST = [pytest.param(each, id=each.key) for each in YEAR]


@pytest.fixture(scope="module")
def year(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    root = repository(tmp_path_factory.mktemp("raad") / "raad", whole_council.found)
    desk = works(root, lambda: whole_council.DAY)
    work = desk.start("Het jaar")
    with at_work(desk) as client, at_desk(browser, client, work) as made:
        made.open("")
        yield made


def answer(hand: Hand, name: str, value: Any) -> bool:
    """Fill in one question as its control asks, when it does not say so already; whether anything was done."""
    before = hand.acts[hand.step]
    _answer(hand, name, value)
    return hand.acts[hand.step] > before


def _answer(hand: Hand, name: str, value: Any) -> None:
    box: Locator = hand.page.locator(f"#taak [data-naam='{name}']")
    fold = box.locator("xpath=ancestor::details[not(@open)]")
    if fold.count():
        hand.press(fold.first.locator("summary").first)
    if isinstance(value, list):
        for each in value:
            hand.press(box.locator(f"input[value='{each}']").locator("xpath=.."))
        return
    field_ = box.locator("[data-in]").first
    kind = field_.evaluate("each => each.type || each.tagName.toLowerCase()")
    if kind == "radio":
        chosen = box.locator(f"input[value='{value}']")
        if not chosen.is_checked():
            hand.press(chosen.locator("xpath=.."))
    elif kind.startswith("select"):
        if field_.input_value() != value:
            hand.choose(field_, value)
    elif field_.get_attribute("role") == "combobox":
        hand.press(field_)
        hand.page.keyboard.type(value)
        hand.page.get_by_role("option").first.wait_for()
        hand.key("Enter")
    elif field_.input_value() != value:
        hand.acts[hand.step] += 1
        field_.fill(value)


@pytest.mark.parametrize("task", LIST)
def test_a_task_of_the_year(year: Desk, task: Task) -> None:
    page, root = year.page, year.work.root
    errand = BY_KEY[task.key]
    hand = Hand(page, str(root), "muis", task.key)
    page.goto(year.address(f"{errand.soort}/{task.record}/" if task.record else ""))
    hand.press(page.locator(f"main a[href$='{leads_to(errand, task.record)}']").first)
    form: Locator = page.locator("#taak")
    part: Locator = page.locator(f"form[data-daad$='/taak/{task.key}/doe']").first
    if errand.part_of and not part.count():
        hand.press(page.locator(f"main a[href$='/taak/{task.key}/']").first)
    if not part.count():
        form.wait_for()
        for name, value in task.first.items():
            if answer(hand, name, value):
                page.wait_for_url(f"**{name}={value}**")
        for name, value in task.answers.items():
            answer(hand, name, value)
        page.locator("#gevolg .wijzigingen").first.wait_for(timeout=12_000)
        assert grave(page) == []
        with page.expect_navigation():
            hand.press(form.locator("button[type=submit]"))
    else:
        for name, value in task.answers.items():
            hand.acts[task.key] += 1
            part.locator(f"[name='{name}']").fill(value)
        assert grave(page) == []
        with page.expect_navigation():
            hand.press(part.locator("button[type=submit]"))
    assert "/taak/" not in page.url
    assert hand.acts[task.key] == task.acts
    found = changes(root)
    assert set(found) == set(task.expected)
    for path, meant in task.expected.items():
        assert all(place.startswith(tuple(meant)) for place in found[path]), found[path]
        assert all(any(place.startswith(each) for place in found[path]) for each in meant), found[path]
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "-m", task.key)


def test_after_the_year_nothing_is_wrong_and_both_sites_are_built(year: Desk, tmp_path: Path) -> None:
    judged = year.work.council.judged(whole_council.DAY)
    assert [each for each in judged.problems if each.blocks] == []
    with Builder(year.work.root, tmp_path / "sites") as builder:
        assert builder.build(whole_council.DAY).sites


def test_no_task_was_forgotten_that_makes_something() -> None:
    assert {each.key for each in YEAR} <= {each.key for each in ERRANDS}
