"""Rules between records: each small council below ``archives/`` gives exactly the problems its ``problemen.txt`` says.

A case is what it changes about the council in ``_basis``: its files lie over those, and ``zonder.txt``, if there is
one, names files of ``_basis`` to leave out. The check runs as a secretary runs it, by the command line.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from lok.cli import lok
from samples.archives import BASE, laid_over
from samples.places import ARCHIVES

CASES = sorted(case.name for case in ARCHIVES.iterdir() if case.is_dir() and case != BASE)
TODAY = "2026-11-23"


def checked(root: Path) -> tuple[list[str], int]:
    """The lines that ``lok check`` prints, without the last one (the sum), and its exit code."""
    result = CliRunner().invoke(lok, ["check", "--root", str(root), "--date", TODAY], standalone_mode=False)
    assert result.exception is None
    return result.output.splitlines()[:-1], result.return_value


@pytest.mark.parametrize("name", CASES)
def test_a_council_has_exactly_the_problems_that_are_written_down(name: str, tmp_path: Path) -> None:
    lines, code = checked(laid_over(ARCHIVES / name, tmp_path / "lok"))
    expected = (ARCHIVES / name / "problemen.txt").read_text(encoding="utf-8").splitlines()
    assert lines == expected
    assert code == any("[fout " in line for line in expected)


def test_the_council_all_cases_start_from_has_no_problem() -> None:
    assert "zonder-problemen" in CASES
    assert checked(BASE) == ([], 0)
