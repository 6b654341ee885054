"""A council that has just begun: no menu leads to a list in which nothing stands, until something does."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from lok.build.builder import Builder
from lok.model.audience import Audience
from samples.small_council import found

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 23)
GROUP = "id: wg-panden\nvoorbeeld: ja\nnaam: Panden\nopdracht: Panden zoeken.\nactief_van: 2026-01-01\n"


def built(root: Path, out: Path) -> dict[str, bytes]:
    """Every file of the public site."""
    with Builder(root, out, (Audience.PUBLIEK,), once=True) as builder:
        (site,) = builder.build(TODAY).sites
    return {
        each.relative_to(site.place).as_posix(): each.read_bytes() for each in site.place.rglob("*") if each.is_file()
    }


def named(files: dict[str, bytes]) -> set[str]:
    """The pages that the menu on the page of the advices leads to."""
    page = files["adviezen/index.html"].decode()
    (menu,) = re.findall(r'<nav class="lok-menu".*?</nav>', page, re.DOTALL)
    return set(re.findall(r'href="\.\./([^"#]*)"', menu))


def test_the_menu_names_what_has_something_to_say_and_an_edit_gives_what_a_cold_build_gives(tmp_path: Path) -> None:
    root = found(tmp_path / "raad")
    before = built(root, tmp_path / "uit")
    assert {"vergaderingen/", "themas/", "zetels/", "over/"} <= named(before)
    assert not {"werkgroepen/", "memoranda/", "locaties/", "successen/"} & named(before)
    assert "werkgroepen/index.html" in before, "links to it stay right"
    assert b"memoranda/" not in before["zoek/lijst.json"]
    place = root / "data/werkgroepen/wg-panden.yaml"
    place.parent.mkdir()
    place.write_text(GROUP, "utf-8")
    after = built(root, tmp_path / "uit")
    assert "werkgroepen/" in named(after)
    assert after == built(root, tmp_path / "koud")
    place.unlink()
    assert built(root, tmp_path / "uit") == before
