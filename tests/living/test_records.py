"""The records and pages of this repository, whatever council they are of, today: they are right, and so are their sites.

This is what a proposal of the secretary goes through (``make test-records``), beside ``lok check`` itself. Nothing
here knows a record: a right change of any of them is never red. A failure says where, and quotes nobody.
"""

from __future__ import annotations

import os
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from lok.archive.load import load
from lok.archive.translations import translations
from lok.build.check import check
from lok.build.configuration import CONFIGS, site_address
from lok.model.audience import Audience
from lok.render.links import dialled
from samples.editor import marks
from samples.judging import closed_lines, dead_links, doors, nameless, overheard, strays
from samples.places import REPOSITORY
from samples.whole_sites import EDITIONS, Site, of_today

if TYPE_CHECKING:
    from lok.archive.archive import Archive

DAY = date.fromisoformat(os.environ.get("LOK_DAY") or date.today().isoformat())  # noqa: DTZ011  the day of whoever asks
"""Today, or the day that is asked for."""


@pytest.fixture(scope="module")
def archive() -> Archive:
    return load(REPOSITORY).archive


def test_what_reaches_somebody_on_a_page_in_another_language_stands_in_its_records(archive: Archive) -> None:
    """Numbers, mail addresses and websites are those of the records that the page belongs to."""
    for each in translations(archive.pages):
        records = [archive.get(reference.soort, reference.id) for reference in each.belongs_to]
        known = "\n".join(record.model_dump_json() for record in records if record is not None)
        numbers = {dialled(match) for match in re.findall(r'"telefoon":"([^"]+)"', known)}
        for number in re.findall(r"\]\(tel:([^)]+)\)", each.page.text):
            assert number in numbers, f"{each.page.path}: {number}"
        for address in re.findall(r"\]\((?:mailto:)?([^()\s]+@[^()\s]+|https?://[^()\s]+)\)", each.page.text):
            assert address.rstrip("/") in known, f"{each.page.path}: {address}"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    """Both sites, from nothing."""
    return of_today(tmp_path_factory, DAY)


def test_nothing_is_wrong_with_any_record_or_page() -> None:
    wrong = [each for each in check(load(REPOSITORY), REPOSITORY, DAY) if each.blocks]
    assert [f"{each.path}:{each.line} {each.code}" for each in wrong] == []


def test_an_editor_marks_no_record() -> None:
    """What the schemas say is what the check says: a right record has no red line under it."""
    files = sorted((REPOSITORY / "data").rglob("*.yaml"))
    marked = [f"{file.parent.name}/{file.stem}: {place}" for file in files for place in marks(file)]
    assert marked == []


def test_both_sites_have_what_every_council_has(sites: dict[str, Site]) -> None:
    assert sorted(sites) == sorted(EDITIONS)
    for site in sites.values():
        assert {"", "404.html", "over/", "vergaderingen/", "adviezen/"} <= set(site.paths())


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_link_is_dead(sites: dict[str, Site], edition: str) -> None:
    home = site_address(REPOSITORY / CONFIGS[Audience(edition)])
    assert dead_links(sites[edition], home)[:40] == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_page_has_its_names(sites: dict[str, Site], edition: str) -> None:
    assert nameless(sites[edition]) == []


def test_no_page_of_members_is_on_the_public_site(sites: dict[str, Site]) -> None:
    assert strays(sites) == []


def test_no_word_of_members_is_on_the_public_site(sites: dict[str, Site], archive: Archive) -> None:
    loud = overheard(archive, sites["publiek"].folder)
    assert loud == []


def test_the_address_of_no_home_is_on_the_public_site(sites: dict[str, Site], archive: Archive) -> None:
    shown = doors(archive, sites["publiek"].folder)
    assert shown == []


def test_members_read_what_is_theirs(sites: dict[str, Site], archive: Archive) -> None:
    """The judge of words itself: what the public may not read it does find where members read, if there is any."""
    heard, closed = overheard(archive, sites["leden"].folder), bool(closed_lines(archive))
    assert bool(heard) == closed
