"""Saving in a real browser: whatever breaks, no word is lost, nothing is written twice, and the status says what is true."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.desk import MEETING, STATUS, Desk

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

PLACE = "#v-locatie"
TALK = "#v-agendapunten-0-bespreking"
TITLE = "#v-agendapunten-0-titel"
SAVED = "Bewaard om"
OFFLINE = "Geen verbinding"


def talk(desk: Desk) -> str:
    """The first item's words on disk."""
    said: str = desk.data()["agendapunten"][0].get("bespreking", "").strip()
    return said


def item(page: Page, place: int = 0) -> None:
    """Unfold an item of the agenda."""
    page.locator(f"#v-agendapunten-{place}-veld > details > summary").click()


def type_on(page: Page, words: str) -> None:
    """Type behind what stands in the place of the meeting."""
    page.locator(PLACE).press("End")
    page.locator(PLACE).press_sequentially(words, delay=5)


def wait_saved(desk: Desk, page: Page | None = None) -> None:
    desk.says(SAVED, page)


def test_what_is_typed_is_said_to_be_saved_once_it_stands_on_disk(secretary: Desk) -> None:
    page = secretary.open()
    expect(page.locator(STATUS)).to_have_text("")
    type_on(page, " zaal 2")
    expect(page.locator(STATUS)).to_have_text("…")
    wait_saved(secretary)
    assert secretary.data()["locatie"] == "Stadhuis zaal 2"
    assert secretary.kept() == "{}{}"


def test_without_a_connection_all_waits_and_then_goes_through(secretary: Desk) -> None:
    page = secretary.open()
    item(page)
    type_on(page, " za")
    secretary.context.set_offline(offline=True)
    type_on(page, "al 2")
    page.locator(TALK).fill("Zonder verbinding getypt.\n\nMet twee alinea’s.")
    page.locator(TITLE).fill("Panden")
    page.locator(TITLE).blur()
    secretary.says("3 wijzigingen staan hier nog")
    assert secretary.data()["locatie"] == "Stadhuis"
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Noodkopie").click()
    copy = waiting.value.path().read_text("utf-8")
    before, _, after = copy.partition("WAT OP DE BLADZIJDE STAAT")
    for words in ("Stadhuis zaal 2", "Met twee alinea’s.", "Panden"):
        assert words in before
        assert words in after
    assert "NOG NIET BEWAARD" in before
    secretary.context.set_offline(offline=False)
    wait_saved(secretary)
    assert secretary.data()["locatie"] == "Stadhuis zaal 2"
    assert talk(secretary) == "Zonder verbinding getypt.\n\nMet twee alinea’s."
    assert secretary.data()["agendapunten"][0]["titel"] == "Panden"
    assert secretary.kept() == "{}{}"


@pytest.mark.parametrize("path", ["", MEETING, "themas/panden/"])
def test_a_closed_tab_loses_nothing(secretary: Desk, path: str) -> None:
    """Closed without a connection; whichever page is opened next, it goes through."""
    page = secretary.open()
    secretary.context.set_offline(offline=True)
    type_on(page, " zolder")
    page.close()
    secretary.context.set_offline(offline=False)
    assert secretary.data()["locatie"] == "Stadhuis"
    again = secretary.open(path)
    secretary.until(lambda: secretary.data()["locatie"] == "Stadhuis zolder", "it did not go through")
    again.wait_for_function("() => localStorage.length === 0")


def test_a_reload_while_an_answer_is_awaited_sends_it_again_and_writes_it_once(secretary: Desk) -> None:
    page = secretary.open()

    cut = [True]

    def lost(route: Route) -> None:
        if not cut[0]:
            route.continue_()
            return
        route.fetch()
        route.abort()

    page.route("**/wijzig", lost)
    page.get_by_role("button", name="Voeg toe aan agendapunten").click()
    secretary.says(OFFLINE)
    assert len(secretary.data()["agendapunten"]) == 2
    page.locator(PLACE).fill("Kelder")
    page.locator(PLACE).blur()
    cut[0] = False
    page.reload()
    secretary.until(lambda: secretary.data()["locatie"] == "Kelder", "it did not go through")
    page.wait_for_function("() => localStorage.length === 0")
    assert len(secretary.data()["agendapunten"]) == 2
    expect(page.locator(PLACE)).to_have_value("Kelder")


def test_more_is_typed_while_an_answer_is_under_way(secretary: Desk) -> None:
    page = secretary.open()
    page.route("**/wijzig", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.locator(PLACE).fill("een")
    page.locator(PLACE).blur()
    page.locator(PLACE).fill("een twee")
    page.locator(PLACE).blur()
    page.locator(PLACE).fill("een twee drie")
    wait_saved(secretary)
    assert secretary.data()["locatie"] == "een twee drie"


def test_an_answer_that_never_comes_is_not_waited_for(secretary: Desk) -> None:
    secretary.page = page = secretary.context.new_page()
    page.clock.install()
    page.goto(secretary.address())
    held: list[Route] = []
    page.route("**/wijzig", lambda route: held.append(route) if not held else route.continue_())
    page.locator(PLACE).fill("Zolder")
    page.locator(PLACE).blur()
    secretary.until(lambda: held, "nothing was sent")
    page.clock.fast_forward(26_000)
    page.clock.fast_forward(1_500)
    wait_saved(secretary)
    assert secretary.data()["locatie"] == "Zolder"


def test_a_login_page_in_between_is_no_answer(secretary: Desk) -> None:
    page = secretary.open()
    page.route("**/wijzig", lambda route: route.fulfill(status=302, headers={"Location": "https://login.example/"}))
    page.locator(PLACE).fill("Zolder")
    page.locator(PLACE).blur()
    secretary.says("Je bent afgemeld. 1 wijziging staat hier nog")
    page.unroute("**/wijzig")
    page.evaluate("dispatchEvent(new Event('focus'))")
    wait_saved(secretary)
    assert secretary.data()["locatie"] == "Zolder"


def test_a_fault_of_the_desk_itself_does_not_hold_up_the_rest(secretary: Desk) -> None:
    page = secretary.open()
    page.clock.install()
    page.route(
        "**/wijzig",
        lambda route: (
            route.fulfill(status=500, json={"melding": "Een fout in het bureau."})
            if "locatie" in (route.request.post_data or "")
            else route.continue_()
        ),
    )
    page.locator(PLACE).fill("Zolder")
    item(page)
    page.locator(TITLE).fill("Panden")
    page.locator(TITLE).blur()
    for _ in range(4):
        page.wait_for_timeout(50)
        page.clock.fast_forward(6_000)
    secretary.until(lambda: secretary.data()["agendapunten"][0]["titel"] == "Panden", "held up")
    secretary.says("Niet alles is bewaard")
    expect(page.locator("#v-locatie-veld .meldingen")).to_contain_text("Een fout in het bureau")
    expect(page.locator(PLACE)).to_have_value("Zolder")
    assert "Zolder" in secretary.kept()


def test_a_browser_that_keeps_nothing_says_so(secretary: Desk) -> None:
    secretary.context.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('vol', 'QuotaExceededError'); };"
    )
    page = secretary.open()
    secretary.context.set_offline(offline=True)
    page.locator(PLACE).fill("Zolder")
    page.locator(PLACE).blur()
    secretary.says("Laat dit tabblad open")
    secretary.context.set_offline(offline=False)
    wait_saved(secretary)
    assert secretary.data()["locatie"] == "Zolder"


def test_a_browser_without_any_store_still_saves(secretary: Desk) -> None:
    secretary.context.add_init_script(
        "for (const naam of ['localStorage', 'sessionStorage']) Object.defineProperty(window, naam, { get() { throw new DOMException('dicht', 'SecurityError'); } });"
    )
    page = secretary.open()
    page.locator(PLACE).fill("Zolder")
    wait_saved(secretary)
    assert secretary.data()["locatie"] == "Zolder"


def test_what_another_draft_left_is_shown_and_never_sent_into_this_one(secretary: Desk) -> None:
    page = secretary.open("")
    record = secretary.address().removeprefix(secretary.client.origin)
    page.evaluate(
        """record => {
            const deze = { id: "a".repeat(32), tab: "weg", wie: "Secretariaat", tijd: 1, begin: "0123456789abcdef", record,
                titel: "Vroegere vergadering", naam: "Locatie", soort: "waarde", sleutel: '["locatie"]', plek: ["locatie"],
                daad: "gewijzigd", waarde: "Uit ander werk", was: "Stadhuis", merk: "", adres: `${record}wijzig` };
            localStorage.setItem(`lok-wacht2:${deze.id}`, JSON.stringify(deze));
            localStorage.setItem(`lok-wacht2:${"b".repeat(32)}`, JSON.stringify({ ...deze, id: "b".repeat(32), begin: "", wie: "Iemand anders" }));
            localStorage.setItem("lok-wacht2:kapot", "{half");
            localStorage.setItem(`lok-wacht:${record}`, JSON.stringify([{ waarde: "Oude tekst" }]));
        }""",
        record,
    )
    page.reload()
    panel = page.locator("#niet-bewaard")
    expect(panel.locator("li")).to_have_count(4)
    for words in (
        "Uit ander werk",
        "hoort bij werk dat er niet meer is",
        "Dit typte Iemand anders",
        "{half",
        "Oude tekst",
    ):
        expect(panel).to_contain_text(words)
    assert secretary.data()["locatie"] == "Stadhuis"
    for _ in range(4):
        panel.get_by_role("button", name="Ik heb dit niet meer nodig").first.click()
    expect(panel).to_have_count(0)
    assert secretary.kept() == "{}{}"


def test_a_full_disk_is_told_and_everything_goes_through_when_there_is_room(
    secretary: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = secretary.open()
    before = secretary.file.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", _refuses(28))
        page.locator(PLACE).fill("Zolder")
        page.locator(PLACE).blur()
        secretary.says("De schijf is vol")
        secretary.says("1 wijziging staat hier nog")
        assert secretary.file.read_bytes() == before
        assert not list(secretary.work.root.rglob("*.tmp~"))
        again = secretary.tab()
        expect(again.locator(PLACE)).to_have_value("Stadhuis")
        again.close()
    page.evaluate("dispatchEvent(new Event('focus'))")
    wait_saved(secretary)
    assert secretary.data()["locatie"] == "Zolder"


def test_a_folder_that_may_not_be_written_is_told(secretary: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    page = secretary.open()
    with monkeypatch.context() as patched:
        patched.setattr("tempfile.mkstemp", _refuses(30))
        page.locator(PLACE).fill("Zolder")
        page.locator(PLACE).blur()
        secretary.says("De schijf kan niet beschreven worden")
        assert secretary.data()["locatie"] == "Stadhuis"
        assert "/" not in page.locator(STATUS).inner_text(), "no name of a file on a screen"
    page.evaluate("dispatchEvent(new Event('focus'))")
    wait_saved(secretary)
    assert secretary.data()["locatie"] == "Zolder"


def _refuses(number: int) -> object:
    def refused(*_: object, **__: object) -> None:
        raise OSError(number, "geweigerd", "/een/naam/van/een/bestand")

    return refused


def test_a_draft_that_is_thrown_away_leaves_nothing_on_this_device(secretary: Desk) -> None:
    page = secretary.open()
    secretary.context.set_offline(offline=True)
    page.locator(PLACE).fill("Geheim van de zitting")
    page.close()
    secretary.context.set_offline(offline=False)
    page = secretary.context.new_page()
    page.route("**/wijzig", lambda route: route.abort())
    page.goto(secretary.address(""))
    page.get_by_text("Dit werk weggooien").click()
    page.get_by_role("button", name="Gooi dit werk weg").click()
    page.wait_for_url(f"{secretary.client.origin}/")
    assert "Geheim" not in secretary.kept(page)


def test_going_back_in_the_browser_never_brings_old_words_back(secretary: Desk) -> None:
    page = secretary.open()
    page.locator(PLACE).fill("Kelder")
    wait_saved(secretary)
    page.goto(secretary.address("themas/panden/"))
    other = secretary.tab()
    other.locator(PLACE).fill("Zolder")
    wait_saved(secretary, other)
    page.bring_to_front()
    page.go_back()
    expect(page.locator(PLACE)).to_have_value("Zolder")
    page.wait_for_timeout(200)
    assert secretary.data()["locatie"] == "Zolder"


def test_half_a_day_is_not_saved(secretary: Desk) -> None:
    page = secretary.open()
    page.locator("#v-uitgenodigd_op").focus()
    page.keyboard.type("03")
    page.locator(PLACE).focus()
    expect(page.locator("#v-uitgenodigd_op-meldingen")).to_contain_text("nog niet volledig")
    secretary.says("Niet alles is bewaard")
    assert "uitgenodigd_op" not in secretary.data()
    page.locator("#v-uitgenodigd_op").fill("2026-03-01")
    page.locator(PLACE).focus()
    wait_saved(secretary)
    assert secretary.data()["uitgenodigd_op"] == "2026-03-01"
