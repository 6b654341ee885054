"""Hostile written pages in a real browser, in both sites, with the check switched off: the policy leaves them powerless.

The check refuses every one of them (``tests/archive/test_written_pages.py``). This is the second fence: were a piece to
slip through one day, no script of it runs, and nothing of it asks another host for anything.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

import lok.build.builder
from browser.chromium import context_for, served
from lok.build.builder import Builder, BuildError
from lok.model.audience import Audience
from samples.hostile_pages import HOSTILE
from samples.small_council import found
from samples.whole_sites import Site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Dialog, Page

DAY = date(2026, 11, 23)
SENDS_ON = {"meta"}
"""A policy cannot keep a page from sending its reader on: that alone is for the check."""
TOUCHED = (
    "[onclick], [onmouseover], [onfocus], [ontoggle], [onload], [onerror], a[href^='javascript' i], summary, button"
)


def built(root: Path) -> tuple[dict[Audience, Site], dict[Audience, list[str]]]:
    """Both sites of a small council with a page for each piece, and those pages; MkDocs refuses the ones with dead links."""
    found(root)
    names = [name for name in HOSTILE if name not in SENDS_ON]
    for audience in Audience:
        (root / "content" / audience / "proef").mkdir()
        for number, name in enumerate(names):
            page = root / "content" / audience / "proef" / f"{audience}-{number}.md"
            page.write_text(f"# Proef\n\nEen zin.\n\n{HOSTILE[name]}\n", "utf-8")
    with Builder(root, root / "build") as builder:
        for _ in range(10):
            try:
                report = builder.build(DAY)
            except BuildError as error:
                dead = set(re.findall(r"proef/((?:publiek|leden)-\d+)\.md", str(error)))
                if not dead:
                    raise
                for name in dead:
                    (root / "content" / name.partition("-")[0] / "proef" / f"{name}.md").unlink()
            else:
                break
    sites = {each.audience: Site(each.audience, each.place) for each in report.sites}
    pages = {each: sorted(file.stem for file in (root / "content" / each / "proef").iterdir()) for each in Audience}
    return sites, pages


TOUCH = """(all) => {
    for (const each of all)
        for (const event of ["click", "mouseover", "focus", "toggle", "load", "error"])
            each.dispatchEvent(new Event(event, {bubbles: true, cancelable: true, composed: true}));
}"""


def shown(page: Page, address: str) -> list[str]:
    """The dialogs that a page opens, by itself or when what could act is touched."""
    opened: list[str] = []

    def told(dialog: Dialog) -> None:
        opened.append(f"{address}: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", told)
    page.goto(address)
    # All at once: a click may lead away from the page, and what would then be waited for is not there any more.
    page.locator("article").locator(TOUCHED).evaluate_all(TOUCH)
    page.remove_listener("dialog", told)
    return opened


def test_no_piece_acts_and_none_asks_another_host(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lok.build.builder, "check", lambda *_, **__: ())
    monkeypatch.setattr("lok.build.builder.plainly", lambda _: type("Nobody", (), {"written": ""}))
    sites, pages = built(tmp_path / "raad")
    for audience, site in sites.items():
        assert len(pages[audience]) > 60
        context = context_for(browser, 1280, "light")
        left: list[str] = []
        context.on("response", lambda response, left=left: left.append(response.url))
        context.on("requestfailed", lambda request, left=left: left.append(f"{request.url} {request.failure}"))
        with served(site) as server:
            page = context.new_page()
            for name in pages[audience]:
                assert shown(page, f"{server.root}proef/{name}/") == []
            # What the policy stops is told too, as a request that failed of it: it never left the browser.
            assert [
                url for url in left if not url.startswith((server.root, "data:")) and not url.endswith(" csp")
            ] == []
        context.close()
