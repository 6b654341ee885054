"""What the check said of the version that a change was made from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from lok.archive.load import load
from lok.build.check import check
from lok.changes.before import problems_before
from samples.small_council import edit, found
from samples.under_git import git

if TYPE_CHECKING:
    from pathlib import Path

MEETING = "data/vergaderingen/verg-2026-12-10.yaml"
DAY = date(2027, 6, 1)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small council on a branch that left main."""
    made = found(tmp_path / "lok")
    git(made, "init", "-q", "-b", "main")
    git(made, "add", ".")
    git(made, "commit", "-q", "-m", "Begin")
    git(made, "checkout", "-q", "-b", "wijziging")
    return made


def test_the_version_before_is_judged_with_its_own_menu_on_the_day_of_now(root: Path) -> None:
    before = check(load(root), root, DAY)
    edit(root / MEETING, "locatie: Stadhuis", "locatie: Bib")
    (root / "mkdocs.yml").write_text("site_url: https://example.org/\nnav: []\n", "utf-8")
    assert check(load(root), root, DAY) != before
    assert problems_before(root, DAY) == before
    assert problems_before(root, date(2026, 11, 23)) != before


def test_a_version_with_a_fault_is_judged_too(root: Path) -> None:
    edit(root / MEETING, "locatie:", "lokatie:")
    git(root, "commit", "-qam", "Stuk")
    git(root, "branch", "-f", "main")
    edit(root / MEETING, "lokatie:", "locatie:")
    assert any(each.blocks for each in problems_before(root, DAY) or ())


def test_a_council_in_a_folder_is_judged_there(tmp_path: Path) -> None:
    made = found(tmp_path / "alles/raad")
    git(tmp_path / "alles", "init", "-q", "-b", "main")
    git(tmp_path / "alles", "add", ".")
    git(tmp_path / "alles", "commit", "-q", "-m", "Begin")
    before = check(load(made), made, DAY)
    edit(made / MEETING, "locatie: Stadhuis", "locatie: Bib")
    assert problems_before(made, DAY) == before


def test_on_main_and_without_git_nothing_came_before(root: Path, tmp_path: Path) -> None:
    assert problems_before(root, DAY) is None
    git(root, "checkout", "-q", "main")
    edit(root / MEETING, "2026-12-10 19:30", "2026-12-10 20:00")
    git(root, "commit", "-q", "-a", "-m", "Een half uur later")
    assert problems_before(root, DAY) is None
    assert problems_before(tmp_path, DAY) is None


def test_a_setting_of_then_that_nobody_can_read_hides_nothing(root: Path) -> None:
    (root / "mkdocs.yml").write_text("nav: [", "utf-8")
    git(root, "commit", "-q", "-a", "-m", "Stuk")
    git(root, "branch", "-f", "main")
    (root / "mkdocs.yml").write_text("nav: []\n", "utf-8")
    assert problems_before(root, DAY) is None
