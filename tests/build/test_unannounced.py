"""A record of the calendar that changed since main, without a later day of its last change, is told by the check."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from lok.archive.load import load
from lok.build.since_main import changed_records
from lok.build.unannounced import IN_THE_CALENDAR, unannounced
from lok.cli import lok
from samples.small_council import edit, found
from samples.under_git import git

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 29)
MEETING = "data/vergaderingen/verg-2026-12-10.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small council on main, its meeting last changed on 20 November."""
    made = found(tmp_path / "lok")
    edit(made / MEETING, "locatie: Stadhuis\n", "locatie: Stadhuis\nlaatst_gewijzigd: 2026-11-20\n")
    git(made, "init", "-q", "-b", "main")
    git(made, "add", ".")
    git(made, "commit", "-q", "-m", "Begin")
    return made


def told(root: Path) -> list[tuple[str, str]]:
    return [
        (each.path, each.field)
        for each in unannounced(root, changed_records(root, IN_THE_CALENDAR), load(root).archive, TODAY)
    ]


def move(root: Path) -> None:
    edit(root / MEETING, "2026-12-10 19:30", "2026-12-17 19:30")


def test_a_change_without_a_later_day_is_told(root: Path) -> None:
    assert told(root) == []
    move(root)
    assert told(root) == [(MEETING, "laatst_gewijzigd")]


def test_on_a_branch_the_version_on_main_is_what_counts(root: Path) -> None:
    git(root, "checkout", "-q", "-b", "verplaatsing")
    move(root)
    git(root, "commit", "-q", "-a", "-m", "Verplaatst")
    assert told(root) == [(MEETING, "laatst_gewijzigd")]


def test_what_others_have_goes_before_the_main_of_here(root: Path) -> None:
    git(root, "update-ref", "refs/remotes/origin/main", "HEAD")
    move(root)
    git(root, "commit", "-q", "-a", "-m", "Verplaatst op main zelf")
    assert told(root) == [(MEETING, "laatst_gewijzigd")]


@pytest.mark.parametrize("day", ["2026-11-21", "2026-11-29"])
def test_a_later_day_says_it(root: Path, day: str) -> None:
    move(root)
    edit(root / MEETING, "2026-11-20", day)
    assert told(root) == []


def test_a_second_change_on_the_same_day_needs_no_later_one(root: Path) -> None:
    move(root)
    changed = unannounced(root, changed_records(root, IN_THE_CALENDAR), load(root).archive, date(2026, 11, 20))
    assert changed == ()


def test_a_record_that_never_said_when_is_told_to(root: Path) -> None:
    other = root / "data/adviezen/adv-2026-01.yaml"
    edit(other, "De stad bezit", "De gemeente bezit")
    assert told(root) == [("data/adviezen/adv-2026-01.yaml", "id")]


def test_comments_new_files_and_other_kinds_are_no_change_of_the_calendar(root: Path) -> None:
    edit(root / MEETING, "locatie: Stadhuis", "# De zaal is besproken.\nlocatie: 'Stadhuis'")
    (root / "data/vergaderingen/verg-2027-03-11.yaml").write_text(
        (root / MEETING).read_text("utf-8").replace("2026-12-10", "2027-03-11"), "utf-8"
    )
    edit(root / "data/themas/vorming.yaml", "titel: Vorming", "titel: Leren")
    assert told(root) == []


def test_without_git_or_main_nothing_is_known(root: Path, tmp_path: Path) -> None:
    move(root)
    git(root, "branch", "-m", "main", "hoofd")
    assert told(root) == []
    bare = found(tmp_path / "kopie")
    assert told(bare) == []


def test_the_check_says_it_and_blocks_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    move(root)
    run = CliRunner().invoke(lok, ["check", "--root", str(root), "--date", str(TODAY)], standalone_mode=False)
    assert "dit record veranderde sinds de versie op main, maar hier staat nog 2026-11-20" in run.output
    assert run.return_value == 0
