"""A member before the door of the members' site, in a real browser: in, around, out, and back to what was open."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.chromium import FLAGS, executable
from samples import desk
from samples.door import MEMBERS, PUBLIC, Host, host
from samples.servers import hand_over, listens_at, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page, Playwright

ELSEWHERE = f"MAP {MEMBERS} 127.0.0.1, MAP {PUBLIC} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""Both names are this machine; what the identity provider's own page wants of others is not there."""


@pytest.fixture(scope="module")
def door() -> Iterator[Host]:
    with host() as made:
        yield made


@pytest.fixture(scope="module")
def page(playwright: Playwright, door: Host) -> Iterator[Page]:
    flags = [*FLAGS, f"--host-resolver-rules={ELSEWHERE}"]
    browser = playwright.chromium.launch(executable_path=executable(), args=flags)
    context = browser.new_context(ignore_https_errors=True)  # a certificate of the test
    page = context.new_page()
    page.goto(f"{door.home}/vergaderingen/")
    yield page
    browser.close()


def sign_in(page: Page, sub: str) -> None:
    """Be somebody at the identity provider, which asks."""
    page.get_by_role("button", name=sub, exact=True).click()


def test_a_member_goes_in_and_out_and_nothing_stays_behind(door: Host, page: Page) -> None:
    shown = page.locator("body")
    sign_in(page, "eigen")
    expect(shown).to_have_text("vergaderingen")
    assert page.url == f"{door.home}/vergaderingen/"
    page.goto(f"{door.home}/mijn-organisatie/org-beer/")
    expect(shown).to_have_text("van de beer")
    page.goto(f"{door.home}/deur/afmelden")
    page.get_by_role("button").first.click()  # the provider asks whether that is meant
    page.wait_for_url(f"{door.home}/deur/**")
    expect(page.get_by_role("heading", level=1)).to_contain_text("afgemeld")
    for _ in range(3):
        page.go_back()
        assert "van de beer" not in shown.inner_text()
        assert "vergaderingen" not in shown.inner_text()
    assert "/oauth2/authorize?" in page.url  # the door asked again who we are


def test_who_may_not_enter_reads_the_code_to_pass_on(door: Host, page: Page) -> None:
    page.context.clear_cookies()
    page.goto(f"{door.home}/")
    sign_in(page, "<b>&\"'")
    expect(page.locator("body")).to_contain_text("<b>&\"'")
    assert page.locator("main b, body > b").count() == 0
    assert page.evaluate("[...document.styleSheets].some(sheet => sheet.cssRules.length > 0)")


@pytest.fixture(scope="module")
def council(door: Host, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A small council whose desk, started as the installer has it started, listens behind the members' host."""
    folder = tmp_path_factory.mktemp("bureau")
    root, socket = desk.repository(folder / "raad"), door.settings.place("/run/lok/bureau.sock")
    asked = ["desk", "--root", root, "--date", desk.DAY.isoformat()]
    hosted = ["--socket", socket, "--host", f"{MEMBERS}:{door.ports.https}", "--prefix", "/bureau"]
    with running(folder, [sys.executable, "-m", "lok.cli", *asked, *hosted], lambda: listens_at(socket)):
        hand_over(socket)
        yield root


def test_the_secretary_writes_at_the_desk_behind_the_door_and_a_member_does_not(
    door: Host, page: Page, council: Path
) -> None:
    page.context.clear_cookies()
    page.goto(f"{door.home}/bureau/")
    sign_in(page, "secretaris")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mijn werk")
    page.wait_for_load_state()
    said: list[str] = []
    page.on("console", lambda told: said.append(told.text) if told.type == "error" else None)
    page.on("requestfailed", lambda asked: said.append(asked.url))
    page.get_by_label("Waaraan ga je werken?").fill("Panden")
    page.get_by_role("button", name="Begin", exact=True).click()
    page.wait_for_url("**/bureau/werk/panden/")
    page.goto(f"{door.home}/bureau/werk/panden/themas/panden/")
    page.locator("#v-titel").fill("Lege panden")
    expect(page.locator("#bewaard")).to_contain_text("Bewaard om")
    [file] = (council / ".git/lok-bureau/werk").glob("*/data/themas/panden.yaml")
    assert "titel: Lege panden\n" in file.read_text("utf-8")
    assert said == []
    page.context.clear_cookies()
    page.goto(f"{door.home}/bureau/werk/panden/themas/panden/")
    sign_in(page, "eigen")
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Mijn werk")
    assert "Lege panden" not in page.content()
