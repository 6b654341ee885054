"""Two files of which one would be written over the other, on the site or on somebody's disk, are told by the check."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from lok.archive.load import load
from lok.build.check import check
from samples.small_council import found

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 4, 1)


def told(root: Path) -> list[str]:
    return [f"{each.path}: {each.message}" for each in check(load(root), root, DAY) if each.code == "adres"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("publiek/over/Nota.txt", "publiek/over/nota.txt"),
        ("publiek/over/Privacy.md", "publiek/over/privacy.md"),
        ("publiek/over/README.md", "publiek/over/readme.md"),
        ("publiek/over/cre\u0300che.txt", "publiek/over/cr\u00e8che.txt"),
        ("leden/Map/a.txt", "leden/map/b.txt"),
    ],
)
def test_two_paths_that_some_disks_take_for_one_are_told_once(one: str, other: str, tmp_path: Path) -> None:
    root = found(tmp_path / "raad")
    for path in (one, other):
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("# Titel\n\nTekst.\n", "utf-8")
    (line,) = [each for each in told(root) if "schrijfwijze" in each]
    assert line.startswith(f"content/{other}: ")
    assert not [each for each in told(root) if "hetzelfde webadres" in each and one in each and other in each]
