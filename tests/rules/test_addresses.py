"""Two files of which one would be written over the other, on the site or on somebody's disk, are told by the check."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from lok.archive.load import load
from lok.build.builder import Builder
from lok.build.check import check
from lok.model.audience import Audience
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


@pytest.mark.parametrize("folder", ["publiek", "leden"])
@pytest.mark.parametrize("above", ["", "map/"])
def test_a_link_that_climbs_above_the_highest_folder_leads_nowhere(above: str, folder: str, tmp_path: Path) -> None:
    """A browser stops at the top and finds the page; MkDocs refuses the link, and the check says so first."""
    root, up = found(tmp_path / "raad"), "../" * above.count("/")
    page = root / f"content/{folder}/{above}eigen.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text(f"# Eigen\n\n[naar]({up}../over/index.md)\n", "utf-8")
    (problem,) = [each for each in check(load(root), root, DAY) if each.blocks]
    assert (problem.line, problem.column, problem.code) == (3, 1, "koppeling")
    assert problem.hint == "Deze koppeling gaat hoger dan de hoogste map: haal ../ weg."
    page.write_text(page.read_text("utf-8").replace("](../", "](", 1), "utf-8")
    assert not [each for each in check(load(root), root, DAY) if each.blocks]


# --- links to a place in a page


LINKS = {
    "on the page itself": ("[naar](#weg)", "op deze pagina is er geen titel ‘#weg’"),
    "with accents": ("## Crèche één\n\n[naar](#crèche-één)", "op deze pagina is er geen titel ‘#crèche-één’"),
    "on another page": ("[naar](lid-worden.md#weg)", "op ‘over/lid-worden.md’ is er geen titel ‘#weg’"),
    "by reference": ("[naar][1]\n\n[1]: lid-worden.md#weg", "op ‘over/lid-worden.md’ is er geen titel ‘#weg’"),
    "on a page that is made": ("[naar](../adviezen/index.md#weg)", "op ‘adviezen/index.md’ is er geen titel ‘#weg’"),
    "on a record": ("[naar](../adviezen/adv-2026-01.md#weg)", "op ‘adviezen/adv-2026-01.md’ is er geen titel ‘#weg’"),
    "with a code": ("[naar](lid&#45;worden.md)", "de koppeling naar ‘lid&#45;worden.md’ kan hier niet"),
    "half an address": ("[naar](http://[::1)", "de koppeling naar ‘http://[::1’ kan hier niet"),
    "from the root on": ("[naar](/index.md)", "de koppeling naar ‘/index.md’ leidt nergens heen"),
    "to a page of members by reference": (
        "[naar][1]\n\n[1]: ../handleiding/index.md",
        "de koppeling naar ‘handleiding/index.md’ leidt nergens heen",
    ),
}


def links(root: Path) -> list[tuple[str, int, str]]:
    return [(each.path, each.line, each.message) for each in check(load(root), root, DAY) if each.code == "koppeling"]


@pytest.mark.parametrize("name", LINKS)
def test_a_link_to_what_is_not_there_is_told_at_its_line(name: str, tmp_path: Path) -> None:
    root = found(tmp_path / "raad")
    written, told_of_it = LINKS[name]
    page = root / "content/publiek/over/privacy.md"
    page.write_text(f"# Privacy\n\n{written}\n", "utf-8")
    line = 2 + len(written.split("\n"))  # also by reference: there the address is to be mended
    assert links(root) == [("content/publiek/over/privacy.md", line, told_of_it)]


def test_the_remedy_of_a_place_names_the_one_that_is_there(tmp_path: Path) -> None:
    root = found(tmp_path / "raad")
    page = root / "content/publiek/over/privacy.md"
    page.write_text("# Privacy\n\n## Crèche één\n\n[naar](#crèche-één)\n", "utf-8")
    (problem,) = [each for each in check(load(root), root, DAY) if each.code == "koppeling"]
    assert problem.hint.startswith("Bedoelde je ‘#creche-een’?")
    page.write_text("# Privacy\n\n## Crèche één\n\n[naar](#creche-een)\n", "utf-8")
    assert links(root) == []


def test_what_the_check_passes_is_what_the_build_makes(tmp_path: Path) -> None:
    """Places of headings, of a made page, and twice the same heading: MkDocs has nothing to add."""
    root = found(tmp_path / "raad")
    made = "[1](../adviezen/adv-2026-01.md#volledige-tekst)"
    (root / "content/publiek/over/privacy.md").write_text(
        f"# Privacy\n\n## Kop\n\n## Kop\n\n[a](#kop_1) [b](lid-worden.md#lid-worden) [c](#privacy) {made}\n", "utf-8"
    )
    assert links(root) == []
    with Builder(root, tmp_path / "build", (Audience.PUBLIEK,)) as builder:
        assert builder.build(DAY).sites


def test_a_page_that_cannot_be_read_is_one_line_and_no_menu_or_link_is_blamed(tmp_path: Path) -> None:
    root = found(tmp_path / "raad")
    (root / "content/publiek/over/lid-worden.md").write_text("# Lid\n\n" + "[a](" * 5_000, "utf-8")
    told = [(each.path, each.line, each.code) for each in check(load(root), root, DAY) if each.blocks]
    assert told == [("content/publiek/over/lid-worden.md", 3, "opmaak")]
