"""The evening under attack: no connection, two tabs, another program on the disk, and quick fingers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.at_the_table import DECISION, EVENING, HERE, TALK, data, file_of, saved, states
from browser.desk import Desk, at_desk
from browser.hands import HEARD
from samples import round_table
from samples.desk import Client, at_work, repository
from samples.desk import works as works_of
from samples.small_council import edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from lok.desk.works import Works


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Works:
    return works_of(repository(tmp_path_factory.mktemp("tafel") / "raad", round_table.with_an_evening))


@pytest.fixture(scope="module")
def door(table: Works) -> Iterator[Client]:
    with at_work(table) as made:
        yield made


@pytest.fixture
def evening(browser: Browser, table: Works, door: Client, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """Somebody on the screen of the evening, in a draft of its own."""
    work = table.start(f"{len(table.opened)} {request.node.name}"[:50])
    with at_desk(browser, door, work, HEARD) as desk:
        yield desk


def test_taps_without_a_connection_show_wait_and_go_through(evening: Desk) -> None:
    page = evening.open(EVENING)
    page.context.set_offline(True)
    page.locator("#s-zetel-kikker-aanwezig").click()
    page.locator("#s-zetel-ocmw-afwezig").click()
    page.locator("#s-zetel-ocmw-verontschuldigd").click()
    page.locator("#s-zetel-loket-aanwezig").click()
    page.locator("#s-zetel-loket-aanwezig").click()
    evening.says("Geen verbinding")
    evening.says("5 wijzigingen")
    for seat, state, on in (
        ("kikker", "aanwezig", "true"),
        ("ocmw", "afwezig", "false"),
        ("loket", "aanwezig", "false"),
    ):
        expect(page.locator(f"#s-zetel-{seat}-{state}")).to_have_attribute("aria-pressed", on)
    assert states(evening) == {}
    page.locator(TALK.format(1)).fill("Zonder verbinding getypt.")
    page.context.set_offline(False)
    saved(evening)
    evening.until(lambda: "Zonder verbinding" in file_of(evening).read_text("utf-8"), "the words were lost")
    assert states(evening) == {"kikker": "aanwezig", "ocmw": "verontschuldigd"}
    page.reload()
    expect(page.locator("#s-zetel-ocmw-verontschuldigd")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#s-zetel-loket-aanwezig")).to_have_attribute("aria-pressed", "false")


def test_a_tap_in_one_tab_finds_its_item_after_another_tab_moved_it(evening: Desk) -> None:
    page = evening.open(EVENING)
    page.locator("#anderen-er").click()
    saved(evening)
    page.route("**/vergadering/", lambda route: route.abort())  # it does not see what the other does
    other = evening.tab(f"{HERE}agenda/")
    other.locator("#op-1").click()
    saved(evening, other)
    assert [each["titel"] for each in data(evening)["agendapunten"]][:2] == ["Advies over de speelpleinen", "Opening"]
    page.bring_to_front()
    page.locator("#een-1").click()
    saved(evening)
    first, second, *_ = data(evening)["agendapunten"]
    assert first["stemmingen"][0]["onderwerp"] == "Advies over de speelpleinen"
    assert "stemmingen" not in second
    expect(page.locator("#punt-0-kop")).to_contain_text("Advies over de speelpleinen")
    other.bring_to_front()
    other.goto(evening.address(EVENING))
    other.locator("#aanwezigen > summary").click()
    other.locator("#s-zetel-kikker-afwezig").click()
    saved(evening, other)
    page.bring_to_front()
    page.locator("#s-zetel-loket-afwezig").click()
    saved(evening)
    assert {seat for seat, state in states(evening).items() if state == "afwezig"} == {"kikker", "loket"}
    expect(page.locator("#gekeerd")).to_contain_text("Advies over de speelpleinen")


def test_a_record_that_changes_on_disk_loses_neither_hand(evening: Desk) -> None:
    page = evening.open(EVENING)
    page.locator("#anderen-er").click()
    saved(evening)
    page.route("**/vergadering/", lambda route: route.abort())
    edit(file_of(evening), "    titel: Advies over de speelpleinen\n", "    titel: Advies over de speelpleinen\n    bespreking: Van een ander programma.\n")  # fmt: skip
    edit(file_of(evening), "agendapunten:\n", 'agendapunten:\n  - nr: "0"\n    titel: Vooraf\n    soort: mededeling\n')
    page.locator(TALK.format(3)).fill("Over niets.")
    page.locator(TALK.format(3)).blur()
    evening.until(lambda: data(evening)["agendapunten"][4].get("bespreking") == "Over niets.\n", "not at its own item")
    page.locator("#een-1").click()
    evening.until(lambda: "stemmingen" in data(evening)["agendapunten"][2], "the vote fell on another item")
    field = page.locator(TALK.format(2))
    expect(field).to_have_value(re.compile("Van een ander programma"))
    edit(file_of(evening), "Van een ander programma.", "Nog eens anders.")
    field.fill("Mijn eigen woorden.")
    field.blur()
    told = page.locator("#v-agendapunten-2-bespreking-meldingen")
    expect(told).to_contain_text("Nog eens anders.")
    expect(told).to_contain_text("Mijn eigen woorden.")
    assert "Nog eens anders." in file_of(evening).read_text("utf-8")
    told.get_by_role("button", name="Houd wat ik typte").click()
    evening.until(lambda: "Mijn eigen woorden." in file_of(evening).read_text("utf-8"), "the choice was lost")


def test_what_is_typed_while_an_answer_comes_is_left_alone(evening: Desk) -> None:
    page = evening.open(EVENING)
    page.route("**/daad", lambda route: (page.wait_for_timeout(500), route.continue_()))
    page.locator("#rond-1 > summary").click()
    page.locator("#wat-1").fill("Half getypte afspr")
    page.locator("#ap-1").select_option("zetel-kikker")
    page.locator("#nieuw-titel").fill("Nog een punt")
    page.locator("#nieuw-punt").click()
    field = page.locator(DECISION.format(3))
    field.click()
    page.keyboard.type("De raad beslist", delay=20)
    page.keyboard.press("Home")
    page.keyboard.type("Zo: ", delay=20)
    expect(page.locator(".punt-vak")).to_have_count(5)
    moved = page.locator(DECISION.format(4))
    expect(moved).to_have_value("Zo: De raad beslist")
    expect(moved).to_be_focused()
    assert moved.evaluate("each => each.selectionStart") == 4
    expect(page.locator("#wat-1")).to_have_value("Half getypte afspr")
    expect(page.locator("#ap-1")).to_have_value("zetel-kikker")
    assert page.locator("#rond-1").evaluate("each => each.open") is True
    page.keyboard.press("Tab")
    saved(evening)
    evening.until(lambda: data(evening)["agendapunten"][4].get("besluit") == "Zo: De raad beslist\n", "not at Varia")
    assert "besluit" not in data(evening)["agendapunten"][3]


def test_quick_fingers_count_every_vote(evening: Desk) -> None:
    page = evening.open(EVENING)
    page.locator("#anderen-er").click()
    saved(evening)
    page.locator("#hand-1").click()
    saved(evening)
    for _ in range(9):
        page.locator("#plus-1-0-voor").click()
    page.locator("#plus-1-0-tegen").click()
    page.locator("#t-1-0-onthouding").fill("twee")
    page.locator("#t-1-0-onthouding").blur()
    expect(page.locator("#stemming-1-0 .melding--fout")).to_contain_text("geheel getal")
    saved(evening)
    (vote,) = data(evening)["agendapunten"][1]["stemmingen"]
    assert (vote["voor"], vote["tegen"], vote["onthouding"]) == ("9", "1", "0")
    expect(page.locator("#t-1-0-onthouding")).to_have_value("0")
    expect(page.locator("#stemming-1-0 .uitslag")).to_contain_text("3 leden stemden nog niet")


def test_a_number_that_is_typed_while_an_answer_comes_is_counted(evening: Desk) -> None:
    page = evening.open(EVENING)
    page.locator("#anderen-er").click()
    saved(evening)
    page.locator("#hand-1").click()
    saved(evening)
    page.route("**/daad", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.locator("#plus-1-0-tegen").click()
    page.locator("#t-1-0-voor").click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("1")
    expect(page.locator("#t-1-0-tegen")).to_have_js_property("defaultValue", "1")
    expect(page.locator("#t-1-0-voor")).to_be_focused()
    page.keyboard.type("2")
    page.keyboard.press("Tab")
    evening.until(lambda: data(evening)["agendapunten"][1]["stemmingen"][0]["voor"] == "12", "the number was lost")
    saved(evening)
    assert data(evening)["agendapunten"][1]["stemmingen"][0]["tegen"] == "1"


def test_a_tap_that_cannot_be_says_so_beside_the_finger_and_shows_what_stands(evening: Desk) -> None:
    page = evening.open(EVENING)
    page.locator("#een-1").click()
    expect(page.locator("#zaal-1 .melding--fout")).to_contain_text("nog niet aangeduid")
    expect(page.locator("#een-1")).to_be_focused()
    assert "stemmingen" not in data(evening)["agendapunten"][1]
    page.locator("#vervanging > summary").click()
    page.locator("#vm-zetel").select_option("zetel-kikker")
    page.locator("#vm-houder").select_option("zetel-loket")
    page.locator("#vm-doe").click()
    expect(page.locator("#vervanging .meldingen").nth(1)).to_contain_text("alleen wie verontschuldigd of afwezig is", ignore_case=True)  # fmt: skip
    expect(page.locator("#vm-houder")).to_have_value("zetel-loket")
    said = page.evaluate("gehoord.splice(0)")
    assert len(said) <= 1, said
