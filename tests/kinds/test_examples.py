"""Every kind has records that pass and records that fail, as files; a bad one has beside it what must be said of it.

Those that pass stand in the council of the golden pages, and where there are more of them beside the bad ones.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lok.archive.read_record import read_record
from lok.kinds.registry import BY_SOORT
from samples.places import EXAMPLES, GOLDEN

ENOUGH = 60
"""How many mistakes the collection must show at least."""


def files(which: str) -> list[tuple[str, str]]:
    """Kind and name of the examples in every ``good`` or ``bad`` folder."""
    return [(soort, file.stem) for soort in BY_SOORT for file in sorted((EXAMPLES / soort / which).glob("*.yaml"))]


def told(soort: str, file: Path) -> list[str]:
    """What is said of the file, without its path, in the order of its lines."""
    _, problems = read_record(BY_SOORT[soort], "", file.stem, file.read_bytes())
    return "\n".join(str(problem).removeprefix(":") for problem in sorted(problems)).splitlines()


def test_every_kind_has_both_and_every_folder_is_a_kind() -> None:
    shown = {place.parent.name for place in GOLDEN.glob("raad/data/*/*.yaml")}
    assert shown == set(BY_SOORT), "the page of every kind is read in a golden: add a record to tests/golden/raad/data"
    assert {soort for soort, _ in files("bad")} == set(BY_SOORT)
    assert {place.name for place in EXAMPLES.iterdir()} == set(BY_SOORT)
    assert len(files("bad")) >= ENOUGH


def test_every_expectation_has_its_record() -> None:
    lonely = [file for file in EXAMPLES.glob("*/bad/*.txt") if not file.with_suffix(".yaml").exists()]
    assert lonely == []


@pytest.mark.parametrize(("soort", "name"), files("good"))
def test_good(soort: str, name: str) -> None:
    assert told(soort, EXAMPLES / soort / "good" / f"{name}.yaml") == []


@pytest.mark.parametrize(("soort", "name"), files("bad"))
def test_bad(soort: str, name: str) -> None:
    file = EXAMPLES / soort / "bad" / f"{name}.yaml"
    expected = file.with_suffix(".txt")
    lines = told(soort, file)
    assert lines, "a bad example has a problem"
    if os.environ.get("LOK_ACCEPT") and not os.environ.get("CI"):
        expected.write_text("\n".join(lines) + "\n", "utf-8")
    assert lines == expected.read_text("utf-8").splitlines()
