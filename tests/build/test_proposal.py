"""What a proposal is told at GitHub: faults first, ten a level, the total, and no old points of files it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from lok.build.proposal import Proposal, commands, proposal, summary, total
from lok.build.since_main import changed_files
from lok.cli import lok
from lok.source.problems import Level, Problem
from samples.small_council import edit, found
from samples.under_git import git

if TYPE_CHECKING:
    from pathlib import Path

THEME, MEETING = "data/themas/panden.yaml", "data/vergaderingen/verg-2026-12-10.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small council on a branch that left main, of which others have a newer one."""
    made = found(tmp_path / "lok")
    git(made, "init", "-q", "-b", "main")
    git(made, "add", ".")
    git(made, "commit", "-q", "-m", "Begin")
    git(made, "checkout", "-q", "-b", "wijziging")
    return made


def problem(path: str, number: int, level: Level) -> Problem:
    return Problem(path, number, 1, "titel", "V01", level, f"nummer {number}")


def fault(path: str, number: int = 1) -> Problem:
    return problem(path, number, Level.FOUT)


def point(path: str, number: int = 1) -> Problem:
    return problem(path, number, Level.AANDACHTSPUNT)


def test_what_blocks_goes_first_ten_a_level_and_then_the_total() -> None:
    points = tuple(point("data/a.yaml", number) for number in range(1, 31))
    faults = tuple(fault("data/z.yaml", number) for number in range(1, 13))
    lines = commands(Proposal(faults, points, 5)).splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"]
    assert "12 fouten, 35 aandachtspunten." in lines[-1]
    assert "22 meldingen staan alleen in de samenvatting." in lines[-1]
    assert "Daarvan staan er 5 in bestanden waar deze wijziging niets aan verandert" in lines[-1]
    assert summary(Proposal(faults, points, 5)).count("| aandachtspunt |") == 30


def test_an_old_point_comes_back_only_when_its_file_is_touched(root: Path) -> None:
    given = (point(THEME), point(MEETING), fault(THEME))
    edit(root / MEETING, "2026-12-10 19:30", "2026-12-10 20:00")
    git(root, "commit", "-q", "-a", "-m", "Een half uur later")
    told = proposal(given, root)
    assert (told.points, told.faults, told.elsewhere) == ((point(MEETING),), (fault(THEME),), 1)
    assert total(told) == (
        "1 fout, 2 aandachtspunten. Daarvan staat er 1 in bestanden waar deze wijziging niets aan verandert: zie ‘make check’."
    )


def test_what_main_became_meanwhile_is_no_part_of_the_change(root: Path) -> None:
    git(root, "checkout", "-q", "main")
    edit(root / THEME, "titel: Panden en huur", "titel: Panden")
    git(root, "commit", "-q", "-a", "-m", "Op main")
    git(root, "checkout", "-q", "wijziging")
    edit(root / MEETING, "2026-12-10 19:30", "2026-12-10 20:00")
    assert changed_files(root) == {MEETING}


def test_a_new_file_a_removed_one_and_a_name_with_accents_are_touched(root: Path) -> None:
    (root / "content/publiek/over/crèche één.md").write_text("# Nieuw\n", "utf-8")
    (root / THEME).unlink()
    assert changed_files(root) == {"content/publiek/over/crèche één.md", THEME}


def test_a_council_in_a_folder_of_a_repository_is_seen_from_there(tmp_path: Path) -> None:
    made = found(tmp_path / "lok")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "Begin")
    edit(made / MEETING, "2026-12-10 19:30", "2026-12-10 20:00")
    assert changed_files(made) == {MEETING}


def test_on_main_and_without_git_everything_is_told(root: Path, tmp_path: Path) -> None:
    given = (point(THEME), point(MEETING))
    git(root, "checkout", "-q", "main")
    assert proposal(given, root) == Proposal((), given, 0)
    assert proposal(given, tmp_path) == Proposal((), given, 0)


def test_only_old_points_do_not_say_that_there_are_none(root: Path) -> None:
    edit(root / MEETING, "2026-12-10 19:30", "2026-12-10 20:00")
    told = proposal((point(THEME),), root)
    assert commands(told).splitlines() == [f"::notice title=Nazicht van de gegevens::{total(told)}"]
    assert "Geen fouten en geen aandachtspunten" not in summary(told)
    assert "0 fouten, 1 aandachtspunt." in summary(told)
    assert "Geen fouten en geen aandachtspunten." in summary(Proposal((), (), 0))


def test_the_command_tells_the_points_of_what_changed(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "samenvatting.md"))
    words = ["check", "--root", str(root), "--date", "2027-06-01", "--format", "github"]
    git(root, "checkout", "-q", "main")
    whole = CliRunner().invoke(lok, words).output.splitlines()
    git(root, "checkout", "-q", "wijziging")
    edit(root / THEME, "titel: Panden en huur", "titel: Panden")
    told = CliRunner().invoke(lok, words).output.splitlines()
    assert any(MEETING in line for line in whole)
    assert not any(MEETING in line for line in told)
    assert whole[-1].partition(" aandacht")[0] == told[-1].partition(" aandacht")[0]
    assert "Daarvan sta" in (tmp_path / "samenvatting.md").read_text("utf-8")
