"""A repository that everybody can read: members' records are refused by the check and by the build, and no log quotes them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from lok.cli import lok
from lok.source.problems import LONGEST_SUMMARY, Level, Problem, as_summary
from samples import small_council

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

DAY = "2026-11-23"
MEETING = "data/vergaderingen/verg-2026-03-12.yaml"
SAID = "De leden overlopen de lijst van gebouwen."
REFUSAL = "deze bewaarplaats is voor iedereen leesbaar, maar dit is alleen voor de leden"
COMMANDS = [("check",), ("check", "--format", "github"), ("build",), ("build", "publiek"), ("build", "leden")]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small council with one meeting that is no example: what was said there is for members."""
    place = small_council.found(tmp_path / "raad")
    small_council.edit(place / MEETING, "voorbeeld: ja\n", "")
    return place


@pytest.fixture
def at_github(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A run at GitHub; without an event it does not say who can read the repository."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    return monkeypatch


def event(folder: Path, *, private: bool) -> str:
    """The file of an event in a repository."""
    file = folder / "event.json"
    file.write_text(json.dumps({"repository": {"private": private}}), "utf-8")
    return str(file)


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(lok, [*words, "--root", str(root), "--date", DAY], standalone_mode=False)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("told", [True, False], ids=["public", "not said"])
def test_members_records_in_a_public_repository_are_refused(
    root: Path, tmp_path: Path, at_github: pytest.MonkeyPatch, command: tuple[str, ...], *, told: bool
) -> None:
    if told:
        at_github.setenv("GITHUB_EVENT_PATH", event(tmp_path, private=False))
    refused = run(root, *command)
    assert refused.return_value == 1
    assert REFUSAL in refused.output
    assert MEETING in refused.output
    assert not (root / "build").exists()


@pytest.mark.parametrize("command", [("check",), ("build", "publiek")], ids=" ".join)
def test_the_same_records_in_a_private_repository_are_not(
    root: Path, tmp_path: Path, at_github: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    at_github.setenv("GITHUB_EVENT_PATH", event(tmp_path, private=True))
    done = run(root, *command)
    assert done.return_value == 0, done.output
    assert REFUSAL not in done.output


@pytest.mark.parametrize("form", ["text", "github", "json"])
@pytest.mark.parametrize("private", [True, False], ids=["private", "public"])
def test_a_log_quotes_what_was_typed_in_a_private_repository_only(
    root: Path, tmp_path: Path, at_github: pytest.MonkeyPatch, form: str, *, private: bool
) -> None:
    at_github.setenv("GITHUB_EVENT_PATH", event(tmp_path, private=private))
    small_council.edit(
        root / MEETING, "status: aanwezig}\n  - {zetel: zetel-stad", "status: boosweggelopen}\n  - {zetel: zetel-stad"
    )
    small_council.edit(root / MEETING, "locatie: Stadhuis", "Ouder van Lotje: belde\nlocatie: Stadhuis")
    logged = run(root, "check", "--format", form).output
    summary = tmp_path / "summary.md"
    logged += summary.read_text("utf-8") if summary.exists() else ""
    assert summary.exists() == (form == "github")
    words = ("boosweggelopen", "Lotje")
    assert [word in logged for word in words] == [private, private]
    assert logged.count("verg-2026-03-12") >= 2
    assert ("Voer op je eigen computer" in logged) is not private


def test_a_summary_is_cut_well_below_what_github_takes_and_says_how_much_is_left_out() -> None:
    points = [
        Problem(f"data/themas/{number}.yaml", 1, 1, "titel", "V01", Level.AANDACHTSPUNT, "‘’" * 200, "é" * 100)
        for number in range(3000)
    ]
    fault = Problem("data/vragen/zz.yaml", 9, 1, "", "V02", Level.FOUT, "onderaan de lijst")
    text = as_summary([*points, fault])
    rows = [line for line in text.splitlines() if line.startswith(("| fout", "| aandachtspunt"))]
    assert len(text.encode()) < LONGEST_SUMMARY + 1000 < 1024 * 1024 // 2
    assert rows[0].startswith("| fout"), "what blocks comes first"
    assert 10 < len(rows) < len(points)
    assert f"En nog {3001 - len(rows)} van de 3001" in text
    assert "En nog" not in as_summary(points[:10])
