"""The pages of the host that mails the news, in a browser: with the eyes of a telephone and a desk, with keys alone, without a script."""

from __future__ import annotations

import os
import socket
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
import uvicorn
from playwright.sync_api import expect

from browser.chromium import context_for, watched
from browser.every_page import faults
from browser.settled import needed, settled
from lokhost.news.handler import application
from lokhost.news.nightly import folder
from lokhost.news.store import SECRET
from lokhost.news.tokens import CHANGE, CONFIRM, LEAVE, Tokens, kept_secret
from samples.news import Host
from samples.places import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page, Route

SHOTS = os.environ.get("LOK_SHOTS")
"""A folder for pictures, for whoever wants to look."""


@dataclass
class Served:
    """The handler on a port, and its host."""

    root: str
    host: Host

    def token(self, purpose: str) -> str:
        """A page of somebody in the list, or of somebody who must confirm."""
        now = time.time()
        with self.host.list() as store:
            if purpose == CONFIRM:
                store.ask("bo@lezer.example", {"alles"}, now)
                key = store.requests(now)[-1].key
            else:
                reader = store.reader(address="an@lezer.example")
                assert reader is not None
                key = reader.key
        tokens = Tokens(kept_secret(folder(self.host.settings) / SECRET))
        return f"{self.root}/nieuws/{purpose}?t={tokens.make(purpose, key, int(now) + 3600)}"


@contextmanager
def running(place: Path) -> Iterator[Served]:
    """The handler on a free port of loopback."""
    host = Host(place)
    host.publish(alles=[], adviezen=[], memoranda=[], vergaderingen=[], reglementen=[], thema_tarief=[])
    host.night()
    host.join("an@lezer.example", subjects=("adviezen",))
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        root = f"http://127.0.0.1:{listener.getsockname()[1]}"
        app = application(host.settings, lambda: None, origin=root)
        server = uvicorn.Server(uvicorn.Config(app, lifespan="off", log_level="critical", access_log=False))
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        try:
            yield Served(root, host)
        finally:
            server.should_exit = True
            thread.join(10)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One handler for all pages."""
    with running(tmp_path_factory.mktemp("nieuws")) as started:
        yield started


def with_site(context: BrowserContext) -> BrowserContext:
    """The letters and the icon, as the web server gives them from the site."""

    def give(route: Route) -> None:
        route.fulfill(path=REPOSITORY / "scripts/theme" / route.request.url.partition("//")[2].partition("/")[2])

    context.route("**/assets/**", give)
    return context


@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 1280)])
def test_every_page_is_silent_for_axe_and_fits(browser: Browser, served: Served, scheme: str, width: int) -> None:
    context = with_site(context_for(browser, width, scheme))
    with watched(context, served.root) as seen:
        page = seen.page
        for name in ("", "kijk-in-je-mailbox", CONFIRM, CHANGE, LEAVE):
            address = served.token(name) if name in {CONFIRM, CHANGE, LEAVE} else f"{served.root}/nieuws/{name}"
            answer = page.goto(address)
            assert answer is not None
            assert answer.status == 200
            judged(page, f"{name or 'formulier'}-{scheme}-{width}", width)
        assert seen.complaints == []
        page.goto(f"{served.root}/nieuws/")
        page.get_by_role("button").click()
        expect(page.get_by_role("alert")).to_be_visible()
        judged(page, f"fout-{scheme}-{width}", width)
        page.goto(f"{served.root}/nieuws/{LEAVE}?t=x")
        judged(page, f"weg-{scheme}-{width}", width)
    context.close()


def judged(page: Page, name: str, width: int) -> None:
    """No word outside the screen, nothing too small for a finger, nothing that axe finds."""
    if SHOTS:
        settled(page).screenshot(path=f"{SHOTS}/{name}.png", full_page=True)
    assert needed(page) <= width
    assert faults(page, {"rules": {"target-size": {"enabled": True}}}) == [], name
    small = "e => [...document.querySelectorAll('main :is(button, label.keuze), main input[type=email]')].filter(e => e.getBoundingClientRect().height < 44).length"
    assert page.evaluate(small) == 0


def test_with_keys_alone_and_without_a_script_one_comes_in_and_goes_out(browser: Browser, served: Served) -> None:
    context = with_site(browser.new_context(java_script_enabled=False, locale="nl-BE"))
    page = context.new_page()
    page.goto(f"{served.root}/nieuws/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("toets@lezer.example")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kijk-in-je-mailbox")
    with served.host.list() as store:
        [asked] = [each for each in store.requests(time.time()) if each.address == "toets@lezer.example"]
    assert asked.subjects == {"adviezen"}
    page.goto(served.token(CHANGE))
    assert page.get_by_label("Adviezen").is_checked()
    page.get_by_label("Adviezen").uncheck()
    page.get_by_label("inkomenstarief").check()
    page.get_by_role("button").press("Enter")
    page.get_by_text("over: inkomenstarief").wait_for()
    page.goto(served.token(LEAVE))
    page.get_by_role("button").press("Enter")
    page.get_by_text("Je adres is gewist.").wait_for()
    with served.host.list() as store:
        assert store.readers() == []
    context.close()
