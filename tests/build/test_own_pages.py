"""The members' pages of organisations are read there and nowhere else: no search, feed or calendar holds a word of them."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from leak.site import readable
from lok.archive.load import load
from lok.build.builder import Builder
from lok.model.audience import Audience
from samples.places import GOLDEN
from samples.small_council import found
from samples.whole_sites import Html

DAY = date(2026, 11, 23)
OWN = ("mijn-organisatie/org-tuimelaar/index.html", "deelname/index.html")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both sites of the golden council, built: an organisation has a seat there."""
    root = found(tmp_path_factory.mktemp("raad"))
    shutil.rmtree(root / "data")
    shutil.copytree(GOLDEN / "raad", root, dirs_exist_ok=True)
    folder = tmp_path_factory.mktemp("sites")
    with Builder(root, folder, (Audience.PUBLIEK, Audience.LEDEN)) as builder:
        report = builder.build(DAY, fresh=True)
    assert report.sites, [str(problem) for problem in report.problems if problem.blocks]
    return folder


def lines(page: Path) -> set[str]:
    """The sentences and headings of a page's own content, of more than one word."""
    html = page.read_text("utf-8")
    article = html[html.index("<article") : html.index("</article>")]
    parts = (
        " ".join(Html(f"<article>{part}</article>").article.split())
        for part in re.split(r"</(?:h\d|p|li|d[td])>", article)
    )
    return {part for part in parts if len(part) > 25}


def test_what_stands_only_there_is_in_no_other_file(out: Path) -> None:
    site = out / "leden" / "site"
    pages = {
        path: page.read_text("utf-8") for page in site.rglob("*.html") if (path := page.relative_to(site).as_posix())
    }
    elsewhere = " ".join(Html(text).article for path, text in pages.items() if path not in OWN)
    own = {line for path in OWN for line in lines(site / path) if line not in elsewhere}
    assert any("Er zijn geen open actiepunten voor deze organisatie" in line for line in own), own
    others = {name: text for name, text in readable(site).items() if name not in OWN}
    assert [(name, line) for name, text in others.items() for line in own if line.lower() in text] == []


def test_no_list_for_programs_leads_there(out: Path) -> None:
    for edition in ("publiek", "leden"):
        site = out / edition / "site"
        found_ = [
            file
            for file in site.rglob("*")
            if file.suffix in (".json", ".xml", ".ics", ".vcf") and file.name != "sitemap.xml"
        ]
        assert any(file.suffix == ".ics" for file in found_)
        for file in found_:
            text = file.read_text("utf-8")
            assert "mijn-organisatie/org-" not in text, file.name
            assert '"deelname/' not in text, file.name


def test_the_list_of_who_may_enter_stands_beside_the_site_and_nothing_of_it_inside(out: Path) -> None:
    given = (out / "leden" / "toegang.json").read_text("utf-8")
    rows = json.loads(given)["mandaten"]
    assert json.loads(given) == {"vorm": 1, "mandaten": rows}
    assert rows, "the council has mandates"
    assert all(row.keys() == {"mandaat", "groepen", "eerste", "laatste"} for row in rows)
    assert [row["mandaat"] for row in rows] == sorted(row["mandaat"] for row in rows)
    people = [mandate.persoon for mandate in load(GOLDEN / "raad").archive.all("mandaten")]
    assert people
    assert [name for name in people if name.casefold() in given.casefold()] == []
    assert [file for file in out.rglob("*toegang*") if file != out / "leden" / "toegang.json"] == []
    for edition in ("publiek", "leden"):
        for name, text in readable(out / edition / "site").items():
            assert not re.search(r'"groepen":|"mandaten": *\[', text), name


def test_a_page_of_an_organisation_stands_in_the_folder_of_its_group(out: Path) -> None:
    opened = {
        group
        for row in json.loads((out / "leden" / "toegang.json").read_text("utf-8"))["mandaten"]
        for group in row["groepen"]
    }
    folders = {each.name for each in (out / "leden/site/mijn-organisatie").iterdir() if each.is_dir()}
    assert folders
    assert all(re.fullmatch(r"org-[a-z0-9-]+", each) for each in folders)
    assert {group for group in opened if group.startswith("org-")} <= folders
