"""The screen of the evening in a real browser: taps and words go through together, also when the connection does not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from browser.desk import MEETING, Desk

if TYPE_CHECKING:
    from playwright.sync_api import Route

EVENING = f"{MEETING}vergadering/"
TALK = "#v-agendapunten-0-bespreking"
SAVED = "Bewaard om"


def states(desk: Desk) -> dict[str, str]:
    return {each["zetel"]: each["status"] for each in desk.data()["aanwezigheden"]}


def test_words_that_are_typed_while_a_tap_is_under_way_are_saved(secretary: Desk) -> None:
    page = secretary.open(EVENING)
    page.route("**/daad", lambda route: (page.wait_for_timeout(600), route.continue_()))
    page.locator("#aanwezigen > summary").click()
    page.locator("#s-zetel-ouders-afwezig").click()
    page.locator(TALK).fill("Getypt tijdens de tik.")
    secretary.until(lambda: states(secretary)["zetel-ouders"] == "afwezig", "the tap was lost")
    secretary.until(lambda: "tijdens de tik" in secretary.file.read_text("utf-8"), "the words were lost")
    expect(page.locator(TALK)).to_have_value("Getypt tijdens de tik.")
    secretary.says(SAVED)


def test_taps_without_a_connection_wait_and_count_once(secretary: Desk) -> None:
    page = secretary.open(EVENING)
    cut = [True]

    def lost(route: Route) -> None:
        if not cut[0]:
            route.continue_()
            return
        route.fetch()
        route.abort()

    page.route("**/daad", lost)
    page.locator("#hand-0").click()
    secretary.says("Geen verbinding")
    page.locator(TALK).fill("Zonder verbinding.")
    page.locator(TALK).blur()
    secretary.says("2 wijzigingen")
    cut[0] = False
    page.reload()
    secretary.until(lambda: "Zonder verbinding" in secretary.file.read_text("utf-8"), "the words were lost")
    assert len(secretary.data()["agendapunten"][0]["stemmingen"]) == 1, "one tap began two votes"
    secretary.says(SAVED)
    assert secretary.kept() == "{}{}"


def test_a_vote_that_is_taken_away_comes_back_from_the_line_that_says_it(secretary: Desk) -> None:
    page = secretary.open(EVENING)
    page.locator("#hand-0").click()
    page.locator("#plus-0-0-voor").click()
    secretary.until(lambda: "voor: 1" in secretary.file.read_text("utf-8"), "not counted")
    page.locator("#stemming-0-0 summary", has_text="Anders").click()
    page.locator("#sw-0-0").click()
    expect(page.locator("#daarnet")).to_contain_text("temming weggehaald")
    assert "stemmingen" not in secretary.data()["agendapunten"][0]
    page.get_by_role("button", name="Ongedaan maken").click()
    secretary.until(lambda: "voor: 1" in secretary.file.read_text("utf-8"), "it did not come back")
    expect(page.locator("#t-0-0-voor")).to_have_value("1")


def test_a_title_that_was_not_sent_yet_outlives_a_form_that_comes_anew(secretary: Desk) -> None:
    agenda = "vergaderingen/verg-2026-12-10/agenda/"
    page, other = secretary.open(agenda), secretary.tab(agenda)
    page.bring_to_front()
    page.locator("#nieuw-titel").fill("Half getypt pun")
    other.locator("#v-agendapunten-0-titel").fill("Verslag van de vorige keer")
    other.locator("#v-agendapunten-0-titel").blur()
    expect(page.locator("#v-agendapunten-0-titel")).to_have_value("Verslag van de vorige keer")
    expect(page.locator("#nieuw-titel")).to_have_value("Half getypt pun")
    expect(page.locator("#nieuw-titel")).to_be_focused()
    page.locator("#nieuw-titel").press_sequentially("t")
    page.keyboard.press("Enter")
    expect(page.locator("#punten .punt")).to_have_count(2)
    expect(page.locator("#nieuw-titel")).to_have_value("")
    page.locator("#punten .greep").first.scroll_into_view_if_needed()
    start, end = page.locator("#punten .greep").first.bounding_box(), page.locator("#punt-1").bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 5, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(end["x"] + 5, end["y"] + end["height"] - 4, steps=5)
    page.mouse.up()
    expect(page.locator("#daarnet")).to_contain_text("staat nu op plaats 2 van 2.")
    expect(page.locator("#v-agendapunten-0-titel")).to_have_value("Half getypt punt")
