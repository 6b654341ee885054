"""What a proposal is told at GitHub: faults first, ten a level, the total, and no point that was there before it."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis.strategies import lists, sampled_from

from lok.build.proposal import Proposal, commands, proposal, summary, total
from lok.build.since_main import changed_files
from lok.cli import lok
from lok.source.problems import Level, Problem
from lok.words.terminal import RefusedError
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
    assert "Daarvan waren er 5 al voor deze wijziging" in lines[-1]
    assert summary(Proposal(faults, points, 5)).count("| aandachtspunt |") == 30


def said(path: str, field: str, message: str, code: str = "V01", line: int = 1) -> Problem:
    return Problem(path, line, 1, field, code, Level.AANDACHTSPUNT, message)


OLD = said(THEME, "vragen[2].tekst", "op regel 7 staat x")


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (OLD, False),
        (said(THEME, "vragen[2].tekst", "op regel 7 staat x", line=40), False),
        (said(THEME, "vragen[3].tekst", "op regel 9 staat x"), False),
        (said(THEME, "vragen[2].tekst", "op regel 7 staat y"), True),
        (said(THEME, "vragen[2].titel", "op regel 7 staat x"), True),
        (said(THEME, "vragen[2].tekst", "op regel 7 staat x", code="V02"), True),
        (said(MEETING, "vragen[2].tekst", "op regel 7 staat x"), True),
    ],
)
def test_a_point_is_known_by_what_it_says_of_which_record(now: Problem, *, told: bool) -> None:
    found = proposal([fault(THEME), now], [OLD, fault(THEME)])
    assert found == Proposal((fault(THEME),), (now,) if told else (), int(not told))


def test_a_second_one_like_it_is_new_and_the_one_that_moved_is_not() -> None:
    first, second = said(THEME, "vragen[1].tekst", "x"), said(THEME, "vragen[2].tekst", "x")
    assert proposal([first, second], [first]).points == (second,)
    assert proposal([first, second], [second]).points == (first,)
    assert proposal([first, second], [said(THEME, "vragen[9].tekst", "x")]).points == (second,)
    assert proposal([first], [first, second]) == Proposal((), (), 1)


def test_a_fault_that_became_a_point_is_told() -> None:
    assert proposal([point(THEME)], [fault(THEME)]).points == (point(THEME),)


EVERY = [said(path, f"a[{index}]", text) for path in (THEME, MEETING) for index in range(3) for text in ("x", "y")]


@given(now=lists(sampled_from(EVERY)), before=lists(sampled_from(EVERY)))
def test_as_many_are_told_as_came_whatever_was_there_before(now: list[Problem], before: list[Problem]) -> None:
    found = proposal(now, before)
    counts = [Counter((each.path, each.message) for each in some) for some in (now, before, found.points)]
    assert counts[2] == counts[0] - counts[1]
    assert len(found.points) + found.earlier == len(now)


def test_without_a_version_before_it_everything_is_told() -> None:
    every = (point(THEME), point(MEETING))
    assert proposal(every, None) == Proposal((), every, 0)
    assert proposal(every, ()) == Proposal((), every, 0)


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


DAY = date(2027, 6, 1)


def test_a_menu_that_is_no_yaml_is_refused_by_name(root: Path) -> None:
    (root / "mkdocs.yml").write_text("nav: [", "utf-8")
    done = CliRunner().invoke(lok, ["check", "--root", str(root)], standalone_mode=False)
    assert isinstance(done.exception, RefusedError)
    assert done.exception.message.startswith("mkdocs.yml kan niet gelezen worden")


def test_only_old_points_do_not_say_that_there_are_none() -> None:
    told = proposal((point(THEME),), (point(THEME),))
    assert total(told) == "0 fouten, 1 aandachtspunt. Daarvan was er 1 al voor deze wijziging: zie ‘make check’."
    assert commands(told).splitlines() == [f"::notice title=Nazicht van de gegevens::{total(told)}"]
    assert "Geen fouten en geen aandachtspunten" not in summary(told)
    assert "0 fouten, 1 aandachtspunt." in summary(told)
    assert "Geen fouten en geen aandachtspunten." in summary(Proposal((), (), 0))


def checked(root: Path, tmp_path: Path, **environment: str) -> tuple[list[str], str]:
    """What the check says of a proposal: in the log, and in the summary of the task."""
    place = tmp_path / "samenvatting.md"
    place.unlink(missing_ok=True)
    words = ["check", "--root", str(root), "--date", str(DAY), "--format", "github"]
    lines = CliRunner(env={"GITHUB_STEP_SUMMARY": str(place), **environment}).invoke(lok, words).output.splitlines()
    return lines, place.read_text("utf-8")


def test_the_command_tells_the_points_that_a_change_brings(root: Path, tmp_path: Path) -> None:
    git(root, "checkout", "-q", "main")
    whole, _ = checked(root, tmp_path)
    git(root, "checkout", "-q", "wijziging")
    edit(root / MEETING, "locatie: Stadhuis", "locatie: Bib")
    lines, table = checked(root, tmp_path)
    assert any(MEETING in line for line in whole)
    assert [line for line in lines if line.startswith("::warning")] == [
        line for line in lines if "laatst-gewijzigd" in line
    ]
    assert len(lines) == 2
    assert table.count("| aandachtspunt |") == 1
    assert f"Daarvan waren er {len(whole) - 1} al voor deze wijziging" in table


def test_a_point_that_a_change_brings_to_a_record_that_it_leaves_alone_is_told(root: Path, tmp_path: Path) -> None:
    (root / "data/zetels/zetel-ouders.yaml").write_text(
        (root / "data/zetels/zetel-ouders.yaml")
        .read_text("utf-8")
        .replace("naam: Ouders", "naam: Ouders\ntot: 2026-01-01"),
        "utf-8",
    )
    lines, _ = checked(root, tmp_path)
    elsewhere = [
        line for line in lines if line.startswith(("::warning", "::error")) and "zetel-ouders.yaml" not in line
    ]
    assert elsewhere


def test_where_everybody_reads_old_points_are_still_known_from_new_ones(root: Path, tmp_path: Path) -> None:
    """They are compared before their words are taken away."""
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"repository": {"private": False}}), "utf-8")
    edit(root / MEETING, "locatie: Stadhuis", "locatie: Bib")
    lines, table = checked(root, tmp_path, GITHUB_ACTIONS="true", GITHUB_EVENT_PATH=str(event))
    points = [line for line in lines if line.startswith("::warning")]
    assert len(points) == 1
    assert "Voer op je eigen computer ‘make check’ uit" in points[0]
    assert "Bib" not in table + "\n".join(lines)
