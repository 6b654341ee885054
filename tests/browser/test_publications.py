"""The page of publications as a member sees it: written by the host in the shell that the build made, open and closed."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.chromium import Served, served, watched
from browser.every_page import VISITS, look
from lokhost import hidden, log_page
from lokhost.settings import Settings
from samples.host_log import CONF, TWO, line
from samples.whole_sites import Site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext

PAGES = ("publicaties/", "publicaties/2026/")


@pytest.fixture(scope="module")
def host(sites: dict[str, Site], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The members' site with the pages of the host in their place, as the web server shows them."""
    root, site = tmp_path_factory.mktemp("host"), sites["leden"].folder
    settings = written(root, site.parent / "schil")
    hidden.hide(settings, "publiek", ["/vergaderingen/raad-2026-03-12/"])
    log_page.write(settings)
    whole = root / "site"
    shutil.copytree(site, whole, copy_function=os.link)
    shutil.copytree(root / "srv/lok" / log_page.PAGES, whole / "publicaties")
    with served(Site("leden", whole)) as running:
        yield running


def written(root: Path, shell: Path) -> Settings:
    """A host with a log of both sites, in which a line is broken."""
    (root / "host.toml").write_text(CONF, "utf-8")
    paths = {f"site/adviezen/advies-{n}/index.html": "" for n in range(90)} | {"site/zoek/lijst.json": ""}
    members = [
        line("2025-12-30T03:17:00+00:00", 1, "leden", nieuw=paths),
        line("2026-11-28T09:00:00+00:00", 2, "leden", gewijzigd=paths, verdwenen={"site/acties/a/index.html": ""}),
        line("2026-11-29T09:00:00+00:00", 1, "leden", wat="terug", gewijzigd={"beleid.txt": ""}),
    ]
    for name, text in (("publiek", f"{TWO}kapot\n"), ("leden", "".join(f"{each}\n" for each in members))):
        (root / "srv/lok" / name).mkdir(parents=True)
        (root / "srv/lok" / name / "publicaties.jsonl").write_text(text, "utf-8")
    (root / "srv/lok/leden/nu").mkdir()
    shutil.copytree(shell, root / "srv/lok/leden/nu/schil")
    return Settings.read(root / "host.toml", root)


@pytest.mark.parametrize("visit", VISITS)
@pytest.mark.parametrize("page", PAGES)
def test_page(host: Served, visitors: dict[str, BrowserContext], page: str, visit: str) -> None:
    look(host, visitors, page, visit)


def test_a_month_leads_to_its_lines_and_a_line_tells_what_it_was(
    host: Served, visitors: dict[str, BrowserContext]
) -> None:
    with watched(visitors["licht"], host.root) as seen:
        seen.page.goto(f"{host.root}publicaties/")
        seen.page.get_by_role("link", name="november").click()
        seen.page.wait_for_url(f"{host.root}publicaties/2026/#m-2026-11")
        seen.page.get_by_text("Ledensite: 91 gewijzigd, 1 weg").click()
        expect(seen.page.get_by_text("van zaterdag 28 november 2026, 10.00 uur tot zondag 29 november")).to_be_visible()
        link = seen.page.locator("#leden-2 a").first
        assert link.get_attribute("href") == "https://leden.lok.example.org/adviezen/advies-0/"
        if place := os.environ.get("LOK_LOOK"):
            for name, context in visitors.items():
                page = context.pages[0]
                for width in (360, 1280):
                    page.set_viewport_size({"width": width, "height": 900})
                    page.goto(f"{host.root}publicaties/")
                    page.evaluate(
                        "for (const each of [...document.querySelectorAll('details')].slice(0, 4)) each.open = true"
                    )
                    page.screenshot(path=f"{place}/{name}-{width}.png", full_page=True)
        assert not seen.settle()
