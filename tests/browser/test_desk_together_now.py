"""Two people at a desk, and what one of them writes with few keys: who is here, sentences that come back, draft minutes that go round."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.chromium import CAUGHT
from browser.desk import Desk
from browser.settled import needed
from lok.desk.guard import Door
from samples import whole_council
from samples.desk import SECRET, at_work, repository, works

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

EVENING = "vergaderingen/verg-2026-11-05/vergadering/"
DRAFT = "vergaderingen/verg-2026-09-17/"
TALK = "#v-agendapunten-2-bespreking"
PEOPLE = {"light": 360, "dark": 1280}


@pytest.fixture(scope="module")
def somebody(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str, str], Desk]]:
    """Whoever comes to the desk of the whole council, by name."""
    desk = works(repository(tmp_path_factory.mktemp("raad") / "raad", whole_council.found), lambda: whole_council.DAY)
    work = desk.start("Najaar")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    door = Door(frozenset({f"127.0.0.1:{port}"}), SECRET, header="X-Naam", groups_header="X-G", group="s")
    with at_work(desk, door, port) as client:
        made = []

        def comes(name: str, scheme: str) -> Desk:
            context = browser.new_context(
                extra_http_headers={"X-Naam": name, "X-G": "s"},
                viewport={"width": PEOPLE[scheme], "height": 900},
                color_scheme="dark" if scheme == "dark" else "light",
                service_workers="block",
            )
            context.add_init_script(CAUGHT)
            made.append(context)
            return Desk(context, client, work)

        yield comes
        for each in made:
            each.close()


def test_who_else_is_here_and_at_which_item(somebody: Callable[[str, str], Desk]) -> None:
    ann, bea = somebody("Ann", "light"), somebody("Bea", "dark")
    hers = ann.open(EVENING)
    hers.locator(TALK).focus()
    hers.wait_for_timeout(1500)
    page = bea.open(DRAFT)
    expect(page.locator("#samen")).to_have_text(
        "Ook hier: Ann (Algemene vergadering van 5 november 2026, vergadering, punt 3)"
    )
    page.locator("#samen a").click()
    expect(page).to_have_url(bea.address(f"{EVENING}#punt-2"))
    assert (ann.complaints, bea.complaints) == ([], [])


def test_a_sentence_is_put_at_the_caret_by_keys_alone_and_saved(somebody: Callable[[str, str], Desk]) -> None:
    desk = somebody("Ann", "dark")
    page = desk.open(EVENING)
    field = page.locator(TALK)
    field.fill("Eerst. Laatst.")
    field.evaluate("vak => vak.setSelectionRange(6, 6)")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_contain_text("Bouwsteen")
    page.keyboard.press("Enter")
    expect(page.locator("#bouwstenen-zoek")).to_be_focused()
    page.keyboard.type("ke")
    expect(page.locator("#bouwsteen-0")).to_contain_text("Kennisname")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    words = "De raad neemt kennis van Advies over dringende vragen is verstuurd."
    expect(field).to_have_value(f"Eerst. {words} Laatst.")
    expect(field).to_be_focused()
    path = desk.work.root / "data/vergaderingen/verg-2026-11-05.yaml"
    desk.until(lambda: words in path.read_text("utf-8"), "it was not saved")
    page.locator(TALK).evaluate("vak => vak.setSelectionRange(0, 0)")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    expect(page.locator("dialog.bouwstenen")).not_to_be_visible()
    assert desk.complaints == []


def test_a_blank_that_is_not_known_is_selected_to_be_typed_over(somebody: Callable[[str, str], Desk]) -> None:
    page = somebody("Ann", "light").open(EVENING)
    veld = page.locator("#v-agendapunten-3-besluit")
    veld.fill("")
    page.locator("#v-agendapunten-3-besluit-veld [data-bouwsteen]").click()
    page.keyboard.type("in aa")
    page.locator("#bouwsteen-0").click()
    expect(veld).to_be_focused()
    page.keyboard.type("genoeg")
    assert veld.input_value().startswith("De raad is in aantal: er zijn genoeg van de … leden")
    assert needed(page) <= PEOPLE["light"]


def test_a_remark_is_noted_and_decided_with_one_tap_each_and_comes_back(somebody: Callable[[str, str], Desk]) -> None:
    desk = somebody("Ann", "light")
    page = desk.open(f"{DRAFT}rondsturen/")
    page.locator("#noteer-voorzitter").click()
    expect(page.locator(".melding--goed").first).to_contain_text("Verstuurd op maandag 23 november 2026")
    page.wait_for_load_state()
    page.locator("#om-punt").select_option("2")
    page.locator("#om-tekst").fill("Het was donderdag.")
    page.locator("#noteer-opmerking").click()
    expect(page.locator(".opmerking--open")).to_contain_text("Het was donderdag.")
    page.wait_for_load_state()
    page.locator("[id^=hoe-]").fill("Dat staat er al.")
    page.locator("[id^=niet-]").click()
    expect(page.locator(".opmerking__gevolg")).to_have_text("Niet overgenomen")
    page.locator("#daarnet").get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator(".opmerking--open")).to_be_visible()
    page.wait_for_load_state()
    page.goto(desk.address(f"{DRAFT}goedkeuren/"))
    page.locator("[id^=over-]").click()
    expect(page.locator(".opmerking__gevolg")).to_have_text("Overgenomen")
    assert page.url.endswith("/goedkeuren/")
    assert desk.complaints == []
