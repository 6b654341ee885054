"""The list of actions in a real browser: narrowed by keyboard, kept in the address, whole without JavaScript."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from lok.build.builder import Builder
from lok.model.audience import Audience
from samples import small_council

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

ACTION = (
    "      - {omschrijving: De lijst aanvullen, verantwoordelijke: secretariaat, deadline: 2026-05-01, status: open}\n"
)
MORE = """\
      - {omschrijving: Een brief sturen, verantwoordelijke: loket, deadline: 2027-05-01, status: open}
      - {omschrijving: Cijfers vragen, verantwoordelijke: loket, status: lopend, overgedragen_van: verg-2026-01-08}
"""
JANUARY = """\
id: verg-2026-01-08
voorbeeld: ja
volgnummer: 1
status: gehouden
gepland_begin: 2026-01-08 19:30
aanwezigheden:
  - {zetel: zetel-ouders, status: aanwezig}
  - {zetel: zetel-stad, status: aanwezig}
agendapunten:
  - nr: "1"
    titel: Cijfers
    soort: bespreking
    actiepunten:
      - {omschrijving: Cijfers vragen, verantwoordelijke: loket, status: open}
"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a members' site with three actions: one late, one carried on, one neither."""
    place = small_council.found(tmp_path_factory.mktemp("raad"))
    march = place / "data/vergaderingen/verg-2026-03-12.yaml"
    small_council.edit(march, ACTION, ACTION + MORE)
    (place / "data/vergaderingen/verg-2026-01-08.yaml").write_text(JANUARY, "utf-8")
    with Builder(place, place / "build", (Audience.LEDEN,)) as builder:
        report = builder.build(date(2026, 11, 23), fresh=True)
    assert report.sites, [str(problem) for problem in report.problems]
    with serving(report.sites[0].place) as address:
        yield address


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    yield opened
    opened.close()


def shown(page: Page) -> list[str]:
    return [
        row.locator("td").first.inner_text() for row in page.locator(".lok-taken tbody tr").all() if row.is_visible()
    ]


ALL = ["Cijfers vragen", "Een brief sturen", "De lijst aanvullen"]


def test_the_keyboard_narrows_the_list_and_the_address_keeps_it(page: Page, root: str) -> None:
    page.goto(f"{root}acties/")
    assert sorted(shown(page)) == sorted(ALL)
    assert page.get_by_role("status").inner_text() == "Alle 3 actiepunten"
    page.get_by_label("Wie").focus()
    page.keyboard.press("ArrowDown")
    assert sorted(shown(page)) == ["Cijfers vragen", "Een brief sturen"]
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert shown(page) == ["Cijfers vragen"]
    assert page.get_by_role("status").inner_text() == "1 van de 3 actiepunten"
    assert page.url.endswith("/acties/?wie=van-loket&doorgeschoven=ja")
    page.reload()
    assert shown(page) == ["Cijfers vragen"]
    page.keyboard.press("Shift+Tab")
    page.get_by_label("enkel wat doorgeschoven is").uncheck()
    page.get_by_label("Wie").select_option("")
    assert sorted(shown(page)) == sorted(ALL)
    assert page.url.endswith("/acties/")


def test_late_alone_and_an_owner_that_is_not_there(page: Page, root: str) -> None:
    page.goto(f"{root}acties/?laat=ja&wie=niemand")
    assert shown(page) == ["De lijst aanvullen"]
    assert page.get_by_label("enkel wat te laat is").is_checked()
    assert not page.get_by_role("heading", name="Loket").is_visible()


def test_without_a_script_everything_stands_there_with_links(browser: Browser, root: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{root}acties/")
    assert sorted(shown(page)) == sorted(ALL)
    assert not page.get_by_label("Wie").is_visible()
    page.get_by_role("link", name="Te late actiepunten").click()
    expect(page.locator("article")).to_contain_text("De lijst aanvullen (secretariaat)", use_inner_text=True)
    expect(page.locator("article")).to_contain_text("206 dagen te laat", use_inner_text=True)
    page.go_back()
    page.get_by_role("link", name="Doorgeschoven actiepunten").click()
    expect(page.locator("article")).to_contain_text("1 keer doorgeschoven", use_inner_text=True)
    page.close()


def test_no_other_page_carries_the_script(page: Page, root: str) -> None:
    page.goto(root)
    assert page.locator("script[src*='assets/script/filter']").count() == 0
