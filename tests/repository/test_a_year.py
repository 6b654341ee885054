"""A secretary's right change is never red: a year of them, over the records of today and over a council just founded.

Each is a proposal that ``lok check`` judges on its own day. What the last one leaves goes through all that a proposal
goes through at GitHub, by the very command of the workflow, in a copy of this repository.
"""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from lok.archive.load import load
from lok.cli import lok
from samples.configurations import fill_in
from samples.copies import copied
from samples.year import changes, start_of

BIN = Path(sys.executable).parent
TODAY = date.today()  # noqa: DTZ011  the living records are judged on the day that it is
ANSWERS = {
    "town": "Sint-Voorbeeld",
    "nis": "11001",
    "mailbox": "lok@voorbeeld.invalid",
    "site-url": "https://lok.voorbeeld.invalid",
}


@pytest.fixture(params=["records of today", "council just founded"])
def root(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of what git keeps of this repository: as it is, or as ``lok init`` makes it, filled in."""
    place = copied(tmp_path / "kopie")
    if request.param != "records of today":
        flags = [word for name, answer in ANSWERS.items() for word in (f"--{name}", answer)]
        founded = CliRunner().invoke(lok, ["init", "--root", str(place), "--yes", *flags], standalone_mode=False)
        assert founded.return_value == 0, founded.output
        fill_in(place)
        assert len(load(place).archive.all("raad")) == 1
    return place


def in_copy(root: Path, *command: str, day: date) -> subprocess.CompletedProcess[str]:
    """Run a command in the copy, with the program and the tests of the copy, on ``day``."""
    own = {"PYTHONPATH": str(root / "scripts"), "LOK_DAY": day.isoformat()}
    return subprocess.run(command, cwd=root, env={**os.environ, **own}, capture_output=True, text=True, check=False)


def test_a_year_of_right_changes_is_never_red(root: Path) -> None:
    made, day = [], TODAY
    for change in changes(start_of(load(root).archive, TODAY)):
        change.make(root)
        made, day = [*made, change.name], change.day
        judged = CliRunner().invoke(lok, ["check", "--root", str(root), "--date", str(day)], standalone_mode=False)
        assert judged.return_value == 0, (
            change.name,
            [line for line in judged.output.splitlines() if "[fout " in line],
        )
    assert {"held meeting", "approval", "answer", "new advice", "new pages", "changed privacy page"} <= set(made)
    told = in_copy(root, "make", "-o", "environment-dev", "test-records", f"BIN={BIN}", f"ARGS=--date {day}", day=day)
    assert told.returncode == 0, told.stdout + told.stderr
    assert " passed" in told.stdout


def test_a_wrong_change_is_red(root: Path) -> None:
    """The proof itself: a public page that leads to members' pages is refused by the same command."""
    page = root / "content/publiek/stuk.md"
    page.write_text("# Stuk\n\nZie [de acties](acties/index.md).\n", "utf-8")
    told = in_copy(root, "make", "-o", "environment-dev", "test-records", f"BIN={BIN}", day=TODAY)
    assert told.returncode != 0
    assert "alleen voor de leden" in told.stdout
