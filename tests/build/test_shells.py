"""The page that a server writes its log in: a whole page of the members' theme, beside the site and never in it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from lok.build.builder import Builder
from lok.model.audience import Audience
from samples.small_council import edit, found
from samples.whole_sites import Html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY = date(2026, 11, 23)
PLACE = "<!-- lok:inhoud -->"
OFF = "  # server: {afmelden: true, publicaties: true}\n"
ADDRESS = "https://leden.lok-voorbeeldstad.example.org/publicaties/"
WAY_OUT = "https://leden.lok-voorbeeldstad.example.org/deur/afmelden"


@pytest.fixture(scope="module")
def builder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Builder]:
    root = found(tmp_path_factory.mktemp("schil") / "raad")
    with Builder(root, root / "build") as builder:
        assert builder.build(DAY).sites
        yield builder


@pytest.fixture(scope="module")
def shell(builder: Builder) -> str:
    return (builder.out / "leden/schil/publicaties.html").read_text("utf-8")


def menu(file: Path) -> list[tuple[str, str]]:
    return [(address, word.strip()) for address, word in Html(file.read_text("utf-8")).links]


def test_the_shell_is_a_page_with_one_place_for_what_the_server_writes(shell: str) -> None:
    assert [line.strip() for line in shell.splitlines()].count(PLACE) == 1
    page = Html(shell)
    assert page.lang == "nl"
    assert [each.text for each in page.headings if each.level == 1] == ["Wat stond wanneer online?"]
    assert page.meta["robots"].startswith("noindex")


def test_the_shell_names_nothing_from_where_it_stands_but_all_from_the_root(shell: str, builder: Builder) -> None:
    """It is served at ``/publicaties/`` and below it."""
    site = builder.out / "leden/site"
    targets = [each for each in Html(shell).targets if not each.startswith(("mailto:", "#"))]
    assert any(each.startswith("/assets/stijl/lok.") for each in targets)
    for each in targets:
        assert each.startswith("/"), each
        place = site / each.lstrip("/").partition("#")[0]
        assert (place / "index.html" if each.endswith("/") else place).is_file(), each


def test_neither_site_holds_a_shell_and_the_public_one_has_none(builder: Builder) -> None:
    for audience in Audience:
        assert not (builder.out / audience / "site/schil").exists()
    assert not (builder.out / "publiek/schil").exists()


@pytest.mark.parametrize("audience", Audience)
def test_a_site_works_below_any_address_as_a_preview_does(audience: Audience, builder: Builder) -> None:
    """But for the page of what is not there, which may be shown at any depth."""
    site = builder.out / audience / "site"
    pages = [file for file in site.rglob("*.html") if file.name != "404.html"]
    assert len(pages) > 40
    for file in pages:
        whole = [each for each in Html(file.read_text("utf-8")).targets if each.startswith("/")]
        assert whole == [], file


def test_pages_name_what_a_server_makes_and_its_way_out_only_where_there_is_one(builder: Builder) -> None:
    file, shell = builder.out / "leden/site/over/index.html", builder.out / "leden/schil/publicaties.html"
    assert not [each for each in menu(file) if "publicaties" in each[0] or "afmelden" in each[0]]
    before = shell.read_text("utf-8")
    edit(builder.root / "mkdocs.leden.yml", OFF, OFF.replace("# ", "", 1))
    try:
        assert builder.build(DAY).sites
        assert (ADDRESS, "Wat stond wanneer online?") in menu(file)
        assert ADDRESS in [address for address, _ in menu(shell)]
        for page in (file, shell):
            assert (WAY_OUT, "Afmelden") in menu(page), page
        outside = [address for address, _ in menu(builder.out / "publiek/site/over/index.html")]
        assert not [each for each in outside if "publicaties" in each or "afmelden" in each]
    finally:
        edit(builder.root / "mkdocs.leden.yml", OFF.replace("# ", "", 1), OFF)
    assert builder.build(DAY).sites
    assert re.sub(r"\s+", " ", shell.read_text("utf-8")) == re.sub(r"\s+", " ", before)
