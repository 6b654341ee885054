"""Two hands in one draft, words that may not be kept, and a desk that stops in the middle: in a real browser."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.desk import MEETING, Desk, at_desk
from samples.desk import KEY, Client, at_work, door_of
from samples.desk import works as works_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from lok.desk.works import Work, Works

PLACE = "#v-locatie"
TALK = "#v-agendapunten-0-bespreking"
DECISION = "#v-agendapunten-{}-besluit"
SAVED = "Bewaard om"


def typed(page: Page, field: str, words: str) -> None:
    """Words in a field, which is then left."""
    page.locator(field).fill(words)
    page.locator(field).blur()


def unfold(page: Page, place: int) -> None:
    page.locator(f"#v-agendapunten-{place}-veld > details > summary").click()


@pytest.fixture
def two(secretary: Desk) -> tuple[Page, Page]:
    """Two tabs on the same meeting, of which the first is looked at."""
    secretary.open()
    other = secretary.tab()
    secretary.page.bring_to_front()
    return secretary.page, other


def test_two_tabs_in_two_fields_lose_nothing(secretary: Desk, two: tuple[Page, Page]) -> None:
    one, other = two
    typed(one, PLACE, "Raadzaal")
    typed(other, "#v-online_link", "https://example.org/x")
    for page in two:
        secretary.says(SAVED, page)
    assert secretary.data()["locatie"] == "Raadzaal"
    assert secretary.data()["online_link"] == "https://example.org/x"
    expect(other.locator(PLACE)).to_have_value("Raadzaal")


@pytest.mark.parametrize(("choice", "word"), [("Houd wat ik typte", "Zolder"), ("Neem wat er nu staat", "Raadzaal")])
def test_two_tabs_in_one_field_show_both_values(
    secretary: Desk, two: tuple[Page, Page], choice: str, word: str
) -> None:
    one, other = two
    other.route("**/vergaderingen/*/", lambda route: route.abort())  # it does not see what the other does
    typed(one, PLACE, "Raadzaal")
    secretary.says(SAVED)
    typed(other, PLACE, "Zolder")
    told = other.locator("#v-locatie-meldingen")
    expect(told).to_contain_text("Iemand anders wijzigde dit intussen")
    expect(told.locator("blockquote")).to_have_text(["Raadzaal", "Zolder"])
    secretary.says("Niet alles is bewaard", other)
    assert secretary.data()["locatie"] == "Raadzaal"
    other.unroute("**/vergaderingen/*/")
    other.bring_to_front()
    told.get_by_role("button", name=choice).click()
    expect(told).to_be_empty()
    secretary.until(lambda: secretary.data()["locatie"] == word, f"{word} does not stand there")
    expect(other.locator(PLACE)).to_have_value(word)
    other.wait_for_function("() => localStorage.length === 0")


def test_a_quarrel_outlives_a_reload(secretary: Desk, two: tuple[Page, Page]) -> None:
    one, other = two
    other.route("**/vergaderingen/*/", lambda route: route.abort())
    typed(one, PLACE, "Raadzaal")
    secretary.says(SAVED)
    typed(other, PLACE, "Zolder")
    expect(other.locator("#v-locatie-meldingen blockquote")).to_have_count(2)
    other.unroute("**/vergaderingen/*/")
    other.reload()
    expect(other.locator("#v-locatie-meldingen blockquote")).to_have_text(["Raadzaal", "Zolder"])
    expect(other.locator(PLACE)).to_have_value("Zolder")
    assert secretary.data()["locatie"] == "Raadzaal"
    other.bring_to_front()
    other.get_by_role("button", name="Houd wat ik typte").click()
    secretary.until(lambda: secretary.data()["locatie"] == "Zolder", "it was not kept")


def with_three(desk: Desk) -> None:
    """An agenda of three items."""
    text = desk.file.read_text("utf-8")
    more = "".join(
        f'  - {{nr: "{nr}", titel: {title}, soort: bespreking}}\n' for nr, title in ((2, "Tweede"), (3, "Derde"))
    )
    desk.file.write_text(text + more, "utf-8")


def test_words_find_their_item_after_another_tab_moved_it(secretary: Desk) -> None:
    with_three(secretary)
    one, other = secretary.open(), secretary.tab()
    other.route("**/vergaderingen/*/", lambda route: route.abort())
    one.bring_to_front()
    one.locator("[data-omhoog='[\"agendapunten\",2]']").click()
    expect(one.locator("#aankondiging")).to_have_text("3. Derde staat nu op plaats 2 van 3.")
    other.bring_to_front()
    unfold(other, 2)
    typed(other, DECISION.format(2), "Voor het derde punt.")
    secretary.until(lambda: "besluit" in secretary.data()["agendapunten"][1], "not saved")
    items = {each["titel"]: each.get("besluit", "").strip() for each in secretary.data()["agendapunten"]}
    assert items == {"Leegstaande gebouwen": "", "Derde": "Voor het derde punt.", "Tweede": ""}


def test_words_for_an_item_that_another_tab_took_away_are_kept_and_go_nowhere_else(secretary: Desk) -> None:
    with_three(secretary)
    one, other = secretary.open(), secretary.tab()
    other.route("**/vergaderingen/*/", lambda route: route.abort())
    one.bring_to_front()
    one.locator("[data-weg='[\"agendapunten\",1]']").click()
    expect(one.locator("#daarnet")).to_contain_text("2. Tweede is weggehaald.")
    before = secretary.file.read_bytes()
    other.bring_to_front()
    unfold(other, 1)
    typed(other, DECISION.format(1), "Voor het tweede punt.")
    panel = other.locator("#niet-bewaard")
    expect(panel).to_contain_text("Voor het tweede punt.")
    expect(panel).to_contain_text("2. Tweede, Besluit")
    secretary.says("Niet alles is bewaard", other)
    assert secretary.file.read_bytes() == before
    other.unroute("**/vergaderingen/*/")
    other.goto(secretary.address("themas/panden/"))
    expect(other.locator("#niet-bewaard")).to_contain_text("Voor het tweede punt.")
    other.get_by_role("button", name="Ik heb dit niet meer nodig").click()
    assert "tweede punt" not in secretary.kept(other)


def test_a_record_that_changes_on_disk_by_hand(secretary: Desk) -> None:
    page = secretary.open()
    unfold(page, 0)
    text = secretary.file.read_text("utf-8").replace("locatie: Stadhuis", "locatie: Kelder")
    first = '  - {nr: "0", titel: Opening, soort: mededeling}\n'
    secretary.file.write_text(text.replace("agendapunten:\n", f"agendapunten:\n{first}"), "utf-8")
    typed(page, PLACE, "Zolder")
    expect(page.locator("#v-locatie-meldingen blockquote")).to_have_text(["Kelder", "Zolder"])
    typed(page, DECISION.format(0), "Goed.")
    secretary.until(lambda: "besluit" in secretary.data()["agendapunten"][1], "not saved at its item")
    assert "besluit" not in secretary.data()["agendapunten"][0]


def test_a_record_that_is_broken_by_hand_is_told_and_saved_once_it_is_whole(secretary: Desk) -> None:
    page = secretary.open()
    whole = secretary.file.read_text("utf-8")
    secretary.file.write_text(f"{whole}kapot: [\n", "utf-8")
    typed(page, PLACE, "Zolder")
    expect(page.locator("#v-locatie-meldingen")).to_contain_text("Dit kan nu niet gewijzigd worden")
    assert secretary.file.read_text("utf-8") == f"{whole}kapot: [\n"
    broken = secretary.tab()
    expect(broken.get_by_role("heading", level=1)).to_have_text("Dat lukt niet")
    secretary.file.write_text(whole, "utf-8")
    page.reload()
    secretary.says(SAVED)
    assert secretary.data()["locatie"] == "Zolder"


PRIVATE = "Bel me op 0478 12 34 56"


def test_private_words_stay_in_their_field_and_nowhere_else(secretary: Desk) -> None:
    page = secretary.open()
    unfold(page, 0)
    typed(page, TALK, PRIVATE)
    expect(page.locator("#v-agendapunten-0-bespreking-meldingen")).to_contain_text("gsm")
    secretary.says("Niet alles is bewaard")
    sent = len(secretary.sent)
    for _ in range(3):
        page.evaluate("dispatchEvent(new Event('focus')); dispatchEvent(new Event('online'))")
        page.locator(TALK).focus()
        page.locator(TALK).blur()
    typed(page, PLACE, "Zolder")
    secretary.until(lambda: secretary.data()["locatie"] == "Zolder", "what is allowed was held up")
    secretary.says("Niet alles is bewaard")
    assert [each["plek"] for each in secretary.sent[sent:]] == [["locatie"]], "it was sent in a loop"
    expect(page.locator(TALK)).to_have_value(PRIVATE)
    assert "0478" not in secretary.kept()
    kept = [each for each in secretary.work.root.parents[1].rglob("*") if each.is_file()]
    assert not any(b"0478" in each.read_bytes() for each in kept)
    page.locator("[data-erbij='[\"agendapunten\"]']").click()  # the form comes anew: the words stay
    expect(page.locator("#v-agendapunten-1-veld")).to_be_visible()
    expect(page.locator(TALK)).to_have_value(PRIVATE)
    expect(page.locator("#v-agendapunten-0-bespreking-meldingen")).to_contain_text("gsm")
    typed(page, TALK, "Bel het secretariaat.")
    secretary.says(SAVED)
    assert secretary.kept() == "{}{}"


def test_what_may_be_insisted_on_is_saved_after_a_second_look(secretary: Desk) -> None:
    page = secretary.open()
    unfold(page, 0)
    typed(page, TALK, "De ondervoorzitter is afwezig wegens ziekte.")
    page.get_by_role("button", name="Toch bewaren").click()
    secretary.says(SAVED)
    assert "wegens ziekte" in secretary.file.read_text("utf-8")
    assert "ziekte" not in secretary.kept()


def test_private_words_of_a_closed_tab_leave_the_device(secretary: Desk) -> None:
    page = secretary.open()
    unfold(page, 0)
    secretary.context.set_offline(offline=True)
    typed(page, TALK, PRIVATE)
    page.close()
    secretary.context.set_offline(offline=False)
    page = secretary.open("")
    expect(page.locator("#niet-bewaard")).to_contain_text("gsm")
    expect(page.locator("#niet-bewaard")).to_contain_text(PRIVATE)
    assert "0478" not in secretary.kept()
    assert b"0478" not in secretary.file.read_bytes()


@pytest.mark.parametrize(
    ("key", "told"), [(KEY, ""), ("een-andere-sleutel", "Je bent afgemeld")], ids=["token", "login"]
)
def test_a_desk_that_was_started_again(browser: Browser, works: Works, work: Work, key: str, told: str) -> None:
    """With another secret the token of the page is renewed by itself; with another key somebody has to come in again."""
    with ExitStack() as stack:
        first = ExitStack()
        client = first.enter_context(at_work(works))
        desk = stack.enter_context(at_desk(browser, client, work))
        page = desk.open()
        typed(page, PLACE, "Raadzaal")
        desk.says(SAVED)
        first.close()
        typed(page, PLACE, "Zolder")
        desk.says("Geen verbinding. 1 wijziging staat hier nog")
        door = door_of(client.port, secret=b"een ander geheim", key=key)
        stack.enter_context(at_work(works_of(desk.work.root.parents[3]), door, client.port))
        page.evaluate("dispatchEvent(new Event('focus'))")
        if told:
            desk.says(told)
            assert desk.data()["locatie"] == "Raadzaal"
            other = desk.context.new_page()
            other.goto(f"{client.origin}/?sleutel={key}")
            other.close()
            page.evaluate("dispatchEvent(new Event('focus'))")
        desk.says(SAVED)
        assert desk.data()["locatie"] == "Zolder"
        assert desk.kept() == "{}{}"


KILLED = """
import os, signal, sys
from lok.cli import main
from lok.desk import hand
moment, *sys.argv = sys.argv[1:]
whole = hand.write_whole
def killed(file, raw):
    if moment == "na":
        whole(file, raw)
    os.kill(os.getpid(), signal.SIGKILL)
if moment:
    hand.write_whole = killed
main()
"""
"""The desk as it is started, killed right before or right after a record is in its place, and before the answer."""


@contextmanager
def started(root: Path, port: int, moment: str = "") -> Iterator[str]:
    """``lok desk`` as a process of its own; gives the address to open."""
    words = ["lok", "desk", "--root", str(root), "--date", "2026-11-23", "--port", str(port)]
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, moment, *words],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUNBUFFERED": "1"},
    ) as process:
        try:
            said = process.stdout.readline() if process.stdout else ""
            yield re.search(r"http://\S+", said)[0]  # type: ignore[index]
        finally:
            process.kill()


@pytest.mark.parametrize("moment", ["voor", "na"])
def test_a_desk_that_is_killed_between_tap_and_answer(browser: Browser, work: Work, moment: str) -> None:
    """The record is whole, the tap goes through once, and it can be taken back once."""
    root = work.root.parents[3]
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    before = work.root / "data" / f"{MEETING.rstrip('/')}.yaml"
    old = before.read_text("utf-8")
    with ExitStack() as stack:
        first = ExitStack()
        address = first.enter_context(started(root, port, moment))
        desk = stack.enter_context(at_desk(browser, Client(port), work, key=address.rpartition("=")[2]))
        page = desk.open()
        page.locator("[data-erbij='[\"agendapunten\"]']").click()
        desk.says("Geen verbinding")
        first.close()
        assert (before.read_text("utf-8") == old) is (moment == "voor")
        assert len(desk.data()["agendapunten"]) == (1 if moment == "voor" else 2)
        typed(page, PLACE, "Zolder")
        stack.enter_context(started(root, port))
        page.evaluate("dispatchEvent(new Event('focus'))")
        desk.says(SAVED)
        assert desk.data()["locatie"] == "Zolder"
        assert len(desk.data()["agendapunten"]) == 2
        expect(page.locator("#v-agendapunten-1-veld")).to_be_visible()
        page.goto(desk.address(""))
        done = page.locator("#gedaan li")
        expect(done.filter(has_text="toegevoegd")).to_have_count(1)
        done.filter(has_text="toegevoegd").get_by_role("button").click()
        page.wait_for_load_state()
        desk.until(lambda: len(desk.data()["agendapunten"]) == 1, "it was not taken back")
        assert desk.data()["locatie"] == "Zolder"
    assert work.ledger.known()
