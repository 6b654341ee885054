"""The staged folders and our configurations also give whole sites with the two programs that may take MkDocs' place.

ProperDocs makes the same files as MkDocs, byte for byte. Zensical makes the same pages, with its own frame around them.
The page to search on is a page like any other, with a script and lists of our own, so that it works in all three.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from html import unescape
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from browser.chromium import context_for, launch, served, watched
from lok.build.beside import FOLDER, path_of
from lok.build.builder import Builder
from lok.build.configuration import CONFIGS, site_address
from lok.model.audience import Audience
from samples.crawl import dead
from samples.small_council import found
from samples.whole_sites import Html, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

PINNED = {"mkdocs": "1.6.1", "properdocs": "1.6.7", "zensical": "0.0.73"}
MADE_BY_ITSELF = ("assets/javascripts/", "assets/stylesheets/", "assets/images/favicon.png", "sitemap.xml")
"""What each program brings along for its frame: these files differ from one to the other."""
ZENSICAL_ALSO = {"search.json"}
IN_THE_SHEET = ("assets/stijl/", "assets/iconen/", "assets/merk/welkom.svg")
NOT_IN_IT = {"assets/iconen/LICENSE.txt"}


@dataclass(frozen=True)
class Made:
    """The sites that one program made, by their audience."""

    program: str
    folder: Path

    def site(self, audience: Audience) -> Path:
        return self.folder / audience

    def files(self, audience: Audience) -> set[str]:
        """The paths of all files of a site but those that each program brings along."""
        site = self.site(audience)
        paths = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
        return {path for path in paths if not path.startswith(MADE_BY_ITSELF)}


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small council, staged in ``build/<edition>/docs``, where the configurations look."""
    root = found(tmp_path_factory.mktemp("council"))
    with Builder(root, root / "build") as builder:
        assert len(builder.build(date(2026, 11, 23)).sites) == len(Audience)
    return root


@pytest.fixture(scope="module")
def sites(council: Path) -> dict[str, Made]:
    """Both sites as each program makes them with our configurations as they are."""
    made = {}
    for program, pinned in PINNED.items():
        assert version(program) == pinned
        made[program] = Made(program, council / program)
        for audience in Audience:
            site = council / "build" / audience / "site"
            shutil.rmtree(site, ignore_errors=True)
            command = [Path(sys.executable).with_name(program), "build", "--strict", "--config-file", CONFIGS[audience]]
            environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795392000"}
            done = subprocess.run(command, cwd=council, env=environment, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout + done.stderr
            made[program].folder.mkdir(exist_ok=True)
            for file in site.with_name(FOLDER).iterdir():  # as the worker does: no page links to them
                shutil.copy(file, site / path_of(file.name))
            site.rename(made[program].site(audience))
    return made


@pytest.fixture(params=PINNED)
def made(request: pytest.FixtureRequest, sites: dict[str, Made]) -> Made:
    found: Made = sites[request.param]
    return found


@pytest.mark.parametrize("audience", Audience)
def test_everything_that_a_site_names_is_there(council: Path, made: Made, audience: Audience) -> None:
    """Links and places inside pages, style sheets with their icons and letters, scripts, feeds and calendars."""
    lost = dead(made.site(audience), site_address(council / CONFIGS[audience]))
    assert lost == []


@pytest.mark.parametrize("audience", Audience)
def test_nothing_but_the_site_is_published(made: Made, audience: Audience) -> None:
    """Our theme's readme, templates and whatever else lies beside them are not for the world."""
    build = made.folder.parent / "build" / audience
    staged = {file.relative_to(build / "docs").as_posix() for file in (build / "docs").rglob("*") if file.is_file()}
    staged |= {path_of(file.name) for file in (build / FOLDER).iterdir()}
    theme = made.folder.parent / "scripts" / "theme"
    served = {file.relative_to(theme).as_posix() for file in (theme / "assets").rglob("*") if file.is_file()}
    pages = {
        f"{uri.removesuffix('.md').removesuffix('index').rstrip('/')}/index.html" for uri in staged if ".md" in uri
    }
    wanted = {page.lstrip("/") for page in pages} | {uri for uri in staged if ".md" not in uri} | served | {"404.html"}
    files = made.files(audience)
    if made.program == "zensical":
        assert files == wanted | ZENSICAL_ALSO
    else:  # the hook that lays the sheets and their drawings together, in one that is named after what is in it
        sheet = {path for path in files if re.fullmatch(r"assets/stijl/lok\.[0-9a-f]{8}\.css", path)}
        assert len(sheet) == 1
        assert files == {path for path in wanted if not path.startswith(IN_THE_SHEET) or path in NOT_IN_IT} | sheet
    assert "{{" not in (made.site(audience) / "robots.txt").read_text("utf-8")


@pytest.mark.parametrize("audience", Audience)
def test_properdocs_makes_what_mkdocs_makes(sites: dict[str, Made], audience: Audience) -> None:
    ours, theirs = sites["mkdocs"].site(audience), sites["properdocs"].site(audience)
    assert sites["mkdocs"].files(audience) == sites["properdocs"].files(audience)
    names = sites["mkdocs"].files(audience)
    assert [name for name in names if (ours / name).read_bytes() != (theirs / name).read_bytes()] == []


def test_the_map_names_the_same_pages(made: Made, sites: dict[str, Made]) -> None:
    """The programs differ in their order and their escapes. The members' site has none, or an empty one."""
    maps = [(each.site(Audience.PUBLIEK) / "sitemap.xml").read_text("utf-8") for each in (made, sites["mkdocs"])]
    assert sorted(unescape(maps[0]).splitlines()) == sorted(unescape(maps[1]).splitlines())
    closed = made.site(Audience.LEDEN) / "sitemap.xml"
    assert not closed.exists() or not closed.read_text("utf-8").strip()


@pytest.mark.parametrize("audience", Audience)
def test_every_page_has_our_frame_with_each_section_once(
    made: Made, audience: Audience, sites: dict[str, Made]
) -> None:
    """Where one list is added to another instead of taking its place, a menu has its sections twice.

    Zensical runs no hooks: it also names the lists in which nothing stands yet, and has all that the others have.
    """
    for name in ("index.html", "adviezen/adv-2026-01/index.html", "over/lid-worden/index.html", "404.html"):
        ours, theirs = (Html((each.site(audience) / name).read_text("utf-8")) for each in (made, sites["mkdocs"]))
        shown, asked = ([words.split() for _, words in each.links if words] for each in (ours, theirs))
        if made.program == "zensical":
            assert [each for each in asked if shown.count(each) != asked.count(each)] == []
        else:
            assert shown == asked
        if (made.program, name) != ("zensical", "404.html"):  # which lists the sections of the menu
            assert ours.article == theirs.article
        assert ours.title == theirs.title


def test_without_the_hook_links_are_dead_and_the_crawl_says_so(council: Path) -> None:
    config = council / "zonder.yml"
    config.write_text(f"INHERIT: {CONFIGS[Audience.LEDEN]}\nhooks: []\n", "utf-8")
    command = [Path(sys.executable).with_name("mkdocs"), "build", "--config-file", config, "--site-dir", "zonder"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=council, env=environment, capture_output=True, check=True)
    lost = dead(council / "zonder", site_address(config))
    assert "adviezen/adv-2026-01/index.html: ../themas/panden.md" in lost
    assert all(".md" in each or each.endswith(".ics") for each in lost), "links as they are seen from the file"


def test_the_crawl_finds_what_is_not_there(tmp_path: Path) -> None:
    """A page, a file, a place, an icon of a style sheet, a full address and a strange scheme; and what is there."""
    page = tmp_path / "a" / "b" / "index.html"
    page.parent.mkdir(parents=True)
    (tmp_path / "index.html").write_text('<p id="hier">x</p>', "utf-8")
    (tmp_path / "stijl.css").write_text('a { b: url("icoon.svg") } c { d: url(data:,x) } @import "weg.css";', "utf-8")
    void = ["../", "weg.pdf", "#weg", "../../#weg", "../../../", "https://lok.invalid/weg/", "javascript:x"]
    sound = [
        "",
        "#daar",
        "../../#hier",
        "../../",
        "/",
        "../../stijl.css",
        "https://example.org/",
        "https://lok.invalid/",
    ]
    links = "".join(f'<a href="{target}">x</a>' for target in (*void, *sound))
    page.write_text(f'<p id="daar">{links}</p>', "utf-8")
    found = dead(tmp_path, "https://lok.invalid/")
    assert found == sorted(
        [*(f"a/b/index.html: {target}" for target in void), "stijl.css: icoon.svg", "stijl.css: weg.css"]
    )


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A running Chromium."""
    with sync_playwright() as playwright:
        running = launch(playwright)
        yield running
        running.close()


@pytest.mark.parametrize("audience", Audience)
def test_a_question_in_the_header_is_answered(made: Made, audience: Audience, browser: Browser) -> None:
    """With the lists and the script of the site itself, under its own policy, whichever program made the pages."""
    context = context_for(browser, 1280, "light")
    with served(Site(audience, made.site(audience))) as server, watched(context, server.root) as seen:
        seen.page.goto(f"{server.root}over/lid-worden/")
        field = seen.page.locator(".lok-kop input[type=search]")
        field.fill("leegstaande panden")
        field.press("Enter")
        first = seen.page.locator(".lok-gevonden li a").first
        first.wait_for(timeout=20_000)
        assert "/zoeken/#q=" in seen.page.url
        assert (first.get_attribute("href") or "").endswith(("themas/panden/", "adviezen/adv-2026-01/"))
        assert seen.settle() == []
    context.close()
