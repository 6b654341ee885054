"""The forms of the desk in a real browser: lists, finding by name, earlier versions, and how every kind looks and reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from browser.chromium import watched
from browser.desk import Desk, at_desk
from browser.every_page import grave
from browser.settled import needed, settled
from lok.kinds.registry import KINDS
from samples.desk import KEY, Client, at_work
from samples.desk import works as works_of
from samples.under_git import git
from samples.whole_council import found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from lok.desk.works import Work

SAVED = "Bewaard om"
SAID = "#aankondiging"
BAR = "#daarnet"
ADVICE = "adviezen/adv-2026-01/"


def item(place: int) -> str:
    return f"#v-agendapunten-{place}-veld"


def button(act: str, *at: Any) -> str:
    """The button that does something at a place of the agenda."""
    place = ",".join(f'"{each}"' if isinstance(each, str) else str(each) for each in ("agendapunten", *at))
    return f"[data-{act}='[{place}]']"


@pytest.fixture
def agenda(secretary: Desk) -> Page:
    """The meeting with six items."""
    text = secretary.file.read_text("utf-8")
    more = "".join(f'  - {{nr: "{nr}", titel: Punt {nr}, soort: bespreking}}\n' for nr in range(2, 7))
    secretary.file.write_text(text + more, "utf-8")
    return secretary.open()


def titles(desk: Desk) -> list[str]:
    return [str(each["nr"]) for each in desk.data()["agendapunten"]]


def focused(page: Page) -> str:
    """The attributes of what has the focus."""
    said: str = page.evaluate("JSON.stringify({ ...document.activeElement.dataset, id: document.activeElement.id })")
    return said


def heard(page: Page) -> list[str]:
    """Everything that is read aloud from now on."""
    page.evaluate(
        """() => { window.gehoord = []; new MutationObserver(() => {
            const tekst = document.getElementById("aankondiging").textContent; if (tekst) window.gehoord.push(tekst);
        }).observe(document.getElementById("aankondiging"), { childList: true, characterData: true, subtree: true }); }"""
    )
    return []


def test_an_item_moves_by_its_buttons_with_the_focus_and_one_sentence(secretary: Desk, agenda: Page) -> None:
    heard(agenda)
    agenda.locator(button("omhoog", 2)).focus()
    agenda.keyboard.press("Enter")
    expect(agenda.locator(SAID)).to_have_text("3. Punt 3 staat nu op plaats 2 van 6.")
    assert '"omhoog":"[\\"agendapunten\\",1]"' in focused(agenda)
    agenda.keyboard.press("Enter")
    expect(agenda.locator(SAID)).to_have_text("3. Punt 3 staat nu op plaats 1 van 6.")
    assert titles(secretary) == ["3", "1", "2", "4", "5", "6"]
    assert agenda.evaluate("window.gehoord.length") == 2, "told more than once"
    assert agenda.locator(button("omhoog", 0)).get_attribute("aria-disabled") == "true"
    agenda.keyboard.press("Enter")
    agenda.locator(button("plaats", 0)).focus()
    agenda.keyboard.press("Enter")
    agenda.keyboard.press("End")
    agenda.keyboard.press("Enter")
    expect(agenda.locator(SAID)).to_have_text("3. Punt 3 staat nu op plaats 6 van 6.")
    assert titles(secretary) == ["1", "2", "4", "5", "6", "3"]
    assert '"plaats"' in focused(agenda)


def test_an_item_is_dragged_to_its_place(secretary: Desk, agenda: Page) -> None:
    agenda.locator(item(0)).scroll_into_view_if_needed()
    start = settled(agenda).locator(f"{item(0)} .greep").bounding_box()
    end = agenda.locator(item(2)).bounding_box()
    assert start
    assert end
    agenda.mouse.move(start["x"] + 5, start["y"] + 5)
    agenda.mouse.down()
    agenda.mouse.move(end["x"] + 5, end["y"] + end["height"] - 4, steps=6)
    agenda.mouse.up()
    expect(agenda.locator(SAID)).to_contain_text("staat nu op plaats 3 van 6.")
    assert titles(secretary) == ["2", "3", "1", "4", "5", "6"]
    agenda.mouse.move(start["x"] + 5, start["y"] + 5)
    agenda.mouse.down()
    agenda.mouse.move(end["x"] + 5, end["y"] + 40, steps=3)
    agenda.keyboard.press("Escape")
    agenda.mouse.up()
    agenda.wait_for_timeout(100)
    assert titles(secretary) == ["2", "3", "1", "4", "5", "6"]


def test_what_is_taken_away_comes_back_from_the_line_that_says_it(secretary: Desk, agenda: Page) -> None:
    before = secretary.data()
    agenda.locator(button("weg", 1)).focus()
    agenda.keyboard.press("Enter")
    expect(agenda.locator(BAR)).to_contain_text("2. Punt 2 is weggehaald.")
    assert titles(secretary) == ["1", "3", "4", "5", "6"]
    assert agenda.evaluate(f"document.querySelector('{item(1)}').contains(document.activeElement)")
    for _ in range(9):
        agenda.keyboard.press("Tab")
        if agenda.evaluate(f"document.querySelector('{BAR}').contains(document.activeElement)"):
            break
    agenda.keyboard.press("Enter")
    expect(agenda.locator(SAID)).to_have_text("De wijziging is ongedaan gemaakt.")
    assert secretary.data()["agendapunten"] == before["agendapunten"]
    expect(agenda.locator(f"{item(1)} .item__naam")).to_have_text("2. Punt 2")
    agenda.locator(button("omlaag", 0)).click()
    agenda.locator(BAR).get_by_role("button", name="Ongedaan maken").click()
    expect(agenda.locator(SAID)).to_have_text("De wijziging is ongedaan gemaakt.")
    assert titles(secretary) == ["1", "2", "3", "4", "5", "6"]


def test_a_group_that_is_emptied_comes_back(secretary: Desk) -> None:
    page = secretary.open(ADVICE)
    expect(page.locator("#v-adviesvraag-veld")).to_be_hidden()
    page.get_by_role("radio", name="op vraag").check()
    page.locator("#v-adviesvraag-veld > summary").click()
    page.locator("#v-adviesvraag-vraag").fill("Wat vindt het LOK?")
    page.locator("#v-adviesvraag-vraag").blur()
    secretary.says(SAVED)
    page.reload()
    page.get_by_role("button", name="Maak adviesvraag leeg").click()
    expect(page.locator(BAR)).to_contain_text("Adviesvraag is leeggemaakt.")
    file = secretary.work.root / "data/adviezen/adv-2026-01.yaml"
    assert "adviesvraag" not in file.read_text("utf-8")
    page.get_by_role("button", name="Ongedaan maken").click()
    secretary.until(lambda: "Wat vindt het LOK?" in file.read_text("utf-8"), "it did not come back")


def test_a_new_item_has_the_focus_in_its_first_field(secretary: Desk, agenda: Page) -> None:
    agenda.locator(button("erbij")).click()
    expect(agenda.locator("#v-agendapunten-6-nr")).to_be_focused()
    agenda.keyboard.type("7")
    agenda.keyboard.press("Tab")
    agenda.keyboard.type("Rondvraag")
    agenda.keyboard.press("Tab")
    secretary.says(SAVED)
    assert secretary.data()["agendapunten"][6]["titel"] == "Rondvraag"


def test_a_record_is_found_and_made_with_the_keys_alone(secretary: Desk) -> None:
    page = secretary.open(ADVICE)
    file = secretary.work.root / "data/adviezen/adv-2026-01.yaml"
    field = page.get_by_role("combobox", name="Thema’s, 1")
    field.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("vorm")
    expect(page.get_by_role("option", name="Vorming")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    secretary.says(SAVED)
    assert "themas: [vorming]" in file.read_text("utf-8") or "- vorming" in file.read_text("utf-8")
    page.keyboard.press("Control+a")
    page.keyboard.type("Ouders betrekken")
    expect(page.get_by_role("option", name="Maak nieuw: thema ‘Ouders betrekken’")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    secretary.until(lambda: "ouders-betrekken" in file.read_text("utf-8"), "the new one is not chosen")
    assert (secretary.work.root / "data/themas/ouders-betrekken.yaml").is_file()
    expect(field).to_have_value("Ouders betrekken")
    assert field.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Control+a")
    page.keyboard.type("iets dat er niet is")
    page.keyboard.press("Tab")
    expect(field).to_have_value("iets dat er niet is")
    expect(page.locator("#v-themas-0-meldingen")).to_contain_text("Er is nog niets gekozen")
    secretary.says("Niet alles is bewaard")
    field.focus()
    page.keyboard.press("Escape")
    expect(field).to_have_value("Ouders betrekken")
    secretary.says(SAVED)


def test_a_choice_can_be_made_that_was_never_made(secretary: Desk) -> None:
    """What stands there by default is no answer of somebody else; and an answer can be taken back."""
    page = secretary.open()
    page.get_by_role("radiogroup", name="Orgaan").get_by_role("radio", name="BOA").check()
    secretary.says(SAVED)
    assert secretary.data()["orgaan"] == "boa"
    quorum = page.get_by_role("radiogroup", name="Quorum bereikt")
    quorum.get_by_role("radio", name="ja").check()
    secretary.until(lambda: secretary.data().get("quorum_bereikt") == "ja", "not saved")
    quorum.get_by_role("radio", name="niet ingevuld").check()
    secretary.until(lambda: "quorum_bereikt" not in secretary.data(), "not taken back")
    secretary.says(SAVED)


def test_a_field_appears_when_another_asks_for_it(whole: tuple[Client, Work], browser: Browser) -> None:
    client, work = whole
    with at_desk(browser, client, work) as desk:
        page = desk.open("reglementen/regl-werking/")
        page.locator("#v-versies-veld").evaluate(
            "each => each.querySelectorAll('details').forEach(one => { one.open = true; })"
        )
        form = page.locator("[id^=v-versies-0-bedragen-][id$=-vorm]").first
        start = str(form.get_attribute("id")).removesuffix("-vorm")
        expect(page.locator(f"#{start}-schijven-veld")).to_be_hidden()
        form.select_option("per_plaatsschijf")
        expect(page.locator(f"#{start}-schijven-veld")).to_be_visible()
        desk.says(SAVED)
        form.select_option("vast")
        expect(page.locator(f"#{start}-schijven-veld")).to_be_hidden()
        expect(page.locator(f"#{start}-bedrag-veld")).to_be_visible()


def test_earlier_versions_of_a_text_are_shown_and_taken_back(secretary: Desk) -> None:
    page = secretary.open()
    page.locator(f"{item(0)} > details > summary").click()
    talk = page.locator("#v-agendapunten-0-bespreking")
    talk.fill("Alles weg, per ongeluk.")
    secretary.says(SAVED)
    field = page.locator("#v-agendapunten-0-bespreking-veld")
    field.get_by_role("button", name="Vroegere versies").click()
    expect(field.locator(".vroeger blockquote")).to_have_text(["De leden overlopen de lijst van gebouwen."])
    field.get_by_role("button", name="Zet dit terug").click()
    secretary.until(lambda: "overlopen" in secretary.file.read_text("utf-8"), "it did not come back")
    expect(talk).to_have_value("De leden overlopen de lijst van gebouwen.")
    secretary.says(SAVED)
    field.get_by_role("button", name="Vroegere versies").click()
    expect(field.locator(".vroeger blockquote")).to_have_text(["Alles weg, per ongeluk."])


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Client, Work]]:
    """A desk with the whole invented council."""
    place = found(tmp_path_factory.mktemp("raad") / "lok")
    git(place, "init", "--quiet", "-b", "main")
    git(place, "add", "--all")
    git(place, "commit", "--quiet", "-m", "begin")
    works = works_of(place)
    work = works.start("Alles")
    with at_work(works) as client:
        yield client, work


@pytest.fixture(scope="module")
def seen(browser: Browser, whole: tuple[Client, Work]) -> dict[str, BrowserContext]:
    """A telephone by day and a screen by night."""
    sorts: dict[str, dict[str, Any]] = {
        "licht": {"viewport": {"width": 360, "height": 800}, "has_touch": True, "is_mobile": True},
        "donker": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
    }
    made = {name: browser.new_context(locale="nl-BE", service_workers="block", **more) for name, more in sorts.items()}
    for context in made.values():
        context.request.get(f"{whole[0].origin}/?sleutel={KEY}")
        context.add_init_script(
            "window.breaches = []; document.addEventListener('securitypolicyviolation', each => window.breaches.push(each.violatedDirective));"
        )
    return made


SMALL = """
() => [...document.querySelectorAll("button, a, summary, input, select, textarea")].filter((each) => {
    if (each.closest("[hidden], .onzichtbaar, .spring, p, ol.kruimels") || each.type === "radio") return false;
    const vlak = each.getBoundingClientRect();
    return vlak.width > 0 && (vlak.height < 24 || vlak.width < 24);
}).map((each) => each.outerHTML.slice(0, 120))
"""
LAY = """
() => [...document.querySelectorAll("main label, main .veld__label, main .groep__naam, main .hulp, main summary, main button, main option, main h1, main h2, main p")]
    .map((each) => each.textContent.trim()).filter((tekst) => /\\brecords?\\b|\\b[a-z]+_[a-z_]+\\b|\\.yaml|\\bids?\\b/i.test(tekst))
"""


BY_NIGHT = ("vergaderingen", "reglementen", "adviezen", "locaties")
"""The kinds of which the dark colours are judged too: together they have every control."""


@pytest.mark.parametrize(
    ("sort", "soort"), [*(("licht", kind.soort) for kind in KINDS), *(("donker", soort) for soort in BY_NIGHT)]
)
def test_the_form_of_every_kind(
    whole: tuple[Client, Work], seen: dict[str, BrowserContext], sort: str, soort: str
) -> None:
    """No error, nothing grave in axe's eyes, no sideways scrolling, nothing too small for a finger, no word of a file."""
    client, work = whole
    files = sorted((work.root / "data" / soort).glob("*.yaml"), key=lambda each: -each.stat().st_size)
    with watched(seen[sort], client.origin) as looked:
        page = looked.page
        page.goto(f"{client.origin}/werk/{work.name}/{soort}/{files[0].stem}/", wait_until="load")
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        assert not grave(page)
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            wide = needed(page)
            assert wide <= width, f"{soort} scrolls sideways: {wide} in {width}"
            assert page.evaluate(SMALL) == []
        assert page.evaluate(LAY) == []
        assert page.locator("#bewaard").inner_text() == "", "nothing was typed, and something was saved"
        assert not looked.settle()
