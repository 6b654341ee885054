"""What a search engine may read: the public site with its map, and nothing of the members' site."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from lok.archive.archive import Attachment, make_archive
from lok.archive.load import load
from lok.build.check import claimed
from lok.edition.select import Edition, select
from lok.model.audience import Audience
from lok.outputs.robots import robots
from lok.rules.addresses import address_problems
from samples import small_council

if TYPE_CHECKING:
    from pathlib import Path


def edition(root: Path, audience: Audience) -> Edition:
    archive = load(small_council.found(root)).archive
    return select(archive, audience, date(2026, 11, 23), address="https://lok.invalid/raad/")


def test_the_public_site_is_open_and_says_where_its_map_is(tmp_path: Path) -> None:
    lines = robots(edition(tmp_path, Audience.PUBLIEK)).text.splitlines()
    assert lines == ["User-agent: *", "Allow: /", "Sitemap: https://lok.invalid/raad/sitemap.xml"]


def test_the_members_site_is_closed(tmp_path: Path) -> None:
    assert robots(edition(tmp_path, Audience.LEDEN)).text == "User-agent: *\nDisallow: /\n"


def test_an_attachment_does_not_take_its_place() -> None:
    archive = make_archive([], attachments=[Attachment("publiek/robots.txt")])
    (problem,) = address_problems(archive, tuple(claimed(archive)))
    assert problem.blocks
