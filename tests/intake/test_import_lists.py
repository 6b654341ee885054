"""``lok import`` on lists as offices really receive them: what it says of each stands beside the list, word for word.

The lists of ``tests/lists`` are laid beside the small council in ``_raad``. With ``LOK_ACCEPT=1`` what is said now
becomes what is expected (never where ``CI`` is set).
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from lok.cli import lok
from lok.words.terminal import complain
from samples.places import LISTS

CASES = sorted(file for file in LISTS.iterdir() if file.suffix in (".csv", ".json"))
DAY = "2026-11-26"


@pytest.fixture
def council(tmp_path: Path) -> Path:
    shutil.copytree(LISTS / "_raad", tmp_path / "raad")
    return tmp_path / "raad"


def run(council: Path, file: Path, *words: str) -> int:
    """The exit code of an import; what it says is on the two streams."""
    given = ["import", "--root", str(council), "--date", DAY, *words, str(file)]
    return complain(lambda: lok.main(given, standalone_mode=False))


def contents(folder: Path) -> dict[str, str]:
    return {
        each.relative_to(folder).as_posix(): each.read_text("utf-8") for each in folder.rglob("*") if each.is_file()
    }


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_list_is_read_as_it_was_meant(council: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(council)
    code = run(council, file)
    streams = capsys.readouterr()
    expected = file.with_suffix(".txt")
    text = f"{streams.out}{streams.err}\nUitkomst {code}\n"
    if os.environ.get("LOK_ACCEPT") and "CI" not in os.environ:
        expected.write_text(text, "utf-8")
    assert text == expected.read_text("utf-8")
    assert contents(council) == before
