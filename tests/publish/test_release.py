"""A release of a whole site: what the server will judge, and what a reader is told by its files."""

from __future__ import annotations

import gzip
import re
import shutil
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import brotli
import pytest

from lok.model.audience import Audience
from lok.publish.origin import Version
from lok.publish.release import Release, make
from lok.words.terminal import RefusedError
from lokhost import carried, contents, sums
from samples.whole_sites import built

if TYPE_CHECKING:
    from pathlib import Path

VERSION = Version("0123456789abcdef0123456789abcdef01234567", clean=True)
DAY = date(2026, 11, 30)
MOMENT = datetime(2026, 11, 30, 5, tzinfo=UTC)
ACCESS = '{"vorm": 1, "mandaten": []}\n'


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the whole sites, with what goes with the members' one."""
    sites, out = built(tmp_path_factory), tmp_path_factory.mktemp("bouw")
    for edition, site in sites.items():
        shutil.copytree(site.folder, out / edition / "site")
    (out / "leden/toegang.json").write_text(ACCESS, "utf-8")
    shutil.rmtree(out / "leden/schil", ignore_errors=True)
    (out / "leden/schil").mkdir()
    shell = (out / "leden/site/404.html").read_text("utf-8")
    (out / "leden/schil/publicaties.html").write_text(f"{shell}<!-- lok:inhoud -->\n", "utf-8")
    return out


@pytest.fixture(scope="module")
def releases(build: Path) -> dict[str, Release]:
    return {each.value: make(build / each, each, VERSION, DAY, MOMENT) for each in Audience}


@pytest.mark.parametrize("site", ["publiek", "leden"])
def test_the_server_takes_it(releases: dict[str, Release], site: str) -> None:
    release = releases[site]
    listed = sums.judge(release.folder)
    told = contents.judge(site, release.folder, listed)
    assert told == {
        "vorm": 1,
        "site": site,
        "commit": VERSION.commit,
        "gemaakt": "2026-11-30T05:00:00+00:00",
        "dag": "2026-11-30",
    }
    assert release.files == len(listed) + 1
    assert release.size == sum(each.stat().st_size for each in release.folder.rglob("*") if each.is_file())
    assert (release.folder / "beleid.txt").read_text("utf-8").endswith("form-action 'self'; frame-ancestors 'none'")
    assert {oct(each.stat().st_mode & 0o777) for each in release.folder.rglob("*") if each.is_file()} == {"0o644"}


@pytest.mark.parametrize("site", ["publiek", "leden"])
def test_every_page_names_styles_and_scripts_of_its_own_release(releases: dict[str, Release], site: str) -> None:
    folder = releases[site].folder
    (lasting,) = carried.own(folder)
    pages = list(folder.rglob("*.html"))
    assert len(pages) > 300
    for page in pages:
        text = page.read_text("utf-8")
        assert f"{lasting}/stijl/lok." in text
        named = re.findall(r'<(?:link|script|img)\s[^>]*(?:href|src)="([^"]*assets[^"]*)"', text)
        assert {each for each in named if f"{lasting}/" not in each} == set()
        for each in named:
            assert (folder / "site" / lasting / each.partition(f"{lasting}/")[2]).is_file()


def test_the_lasting_folder_holds_what_the_first_one_holds(releases: dict[str, Release]) -> None:
    site = releases["leden"].folder / "site"
    (lasting,) = carried.own(releases["leden"].folder)
    first = {
        each.relative_to(site / "assets"): each.read_bytes() for each in (site / "assets").rglob("*") if each.is_file()
    }
    assert {
        each.relative_to(site / lasting): each.read_bytes() for each in (site / lasting).rglob("*") if each.is_file()
    } == first
    assert carried.own(releases["publiek"].folder)


def test_copies_stand_beside_public_files_alone(releases: dict[str, Release]) -> None:
    public, members = (releases[site].folder / "site" for site in ("publiek", "leden"))
    for name in ("index.html", "404.html", "sitemap.xml", "vergaderingen.ics"):
        text = (public / name).read_bytes()
        assert brotli.decompress((public / f"{name}.br").read_bytes()) == text
        assert gzip.decompress((public / f"{name}.gz").read_bytes()) == text
    assert not list(members.rglob("*.br"))
    assert [each.name for each in members.rglob("*.gz")] in ([], ["sitemap.xml.gz"])
    assert not list((public / "assets").rglob("*.br")), "no page asks for these"


def test_a_second_time_the_same_comes_out(build: Path, releases: dict[str, Release]) -> None:
    first = sums.read(releases["publiek"].folder)
    again = make(build / "publiek", Audience.PUBLIEK, VERSION, DAY, MOMENT)
    assert sums.read(again.folder) == first


def test_members_get_who_may_enter_and_the_shells(releases: dict[str, Release]) -> None:
    folder = releases["leden"].folder
    assert (folder / "toegang.json").read_text("utf-8") == ACCESS
    assert "<!-- lok:inhoud -->" in (folder / "schil/publicaties.html").read_text("utf-8")
    assert not (folder / "site/toegang.json").exists()
    assert not (releases["publiek"].folder / "toegang.json").exists()


@pytest.fixture
def small(build: Path, tmp_path: Path) -> Path:
    """Both sites, as one page of each."""
    for edition in ("publiek", "leden"):
        (tmp_path / edition / "site").mkdir(parents=True)
        shutil.copy(build / edition / "site/index.html", tmp_path / edition / "site/index.html")
    return tmp_path


def refused(folder: Path, site: Audience) -> str:
    with pytest.raises(RefusedError) as error:
        make(folder, site, VERSION, DAY, MOMENT)
    return error.value.message


def test_the_members_site_is_no_release_for_everybody(small: Path) -> None:
    assert "geen bladzijde voor de lezers van deze site" in refused(small / "leden", Audience.PUBLIEK)
    assert "geen bladzijde voor de lezers van deze site" in refused(small / "publiek", Audience.LEDEN)


def test_without_who_may_enter_there_is_no_members_release(small: Path) -> None:
    assert "wie de ledensite mag lezen ontbreekt" in refused(small / "leden", Audience.LEDEN)


def test_pages_with_another_policy_or_none(small: Path) -> None:
    page = small / "publiek/site/index.html"
    text = page.read_text("utf-8")
    (small / "publiek/site/twee.html").write_text(text.replace("img-src 'self' data:", "img-src *"), "utf-8")
    assert "meer dan één beveiligingsbeleid" in refused(small / "publiek", Audience.PUBLIEK)
    (small / "publiek/site/twee.html").unlink()
    page.write_text(text.replace("Content-Security-Policy", "X"), "utf-8")
    assert "beveiligingsbeleid" in refused(small / "publiek", Audience.PUBLIEK)


@pytest.mark.parametrize("name", ["a\nb.txt", "a\\b.txt"])
def test_a_name_that_a_list_cannot_say(small: Path, name: str) -> None:
    (small / "publiek/site" / name).touch()
    assert "kan niet op een server" in refused(small / "publiek", Audience.PUBLIEK)


def test_a_link_in_a_site_is_not_followed(small: Path) -> None:
    (small / "publiek/site/geheim.txt").symlink_to("/etc/hostname")
    assert "geen gewoon bestand" in refused(small / "publiek", Audience.PUBLIEK)
