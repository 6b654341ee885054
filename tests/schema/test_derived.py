"""What follows from the code and is kept in the repository is what the code says today."""

from __future__ import annotations

from pathlib import Path

import pytest

from lok.schema import house
from lok.schema.derived import CONTRIBUTING, derived, write
from lok.schema.glossary import nouns
from samples.places import REPOSITORY

WANTED = derived(REPOSITORY)


@pytest.mark.parametrize("path", WANTED, ids=str)
def test_the_file_is_what_the_code_says(path: Path) -> None:
    there = (REPOSITORY / path).read_text("utf-8") if (REPOSITORY / path).exists() else ""
    assert there == WANTED[path], f"{path} is not what the code says: run ‘.venv/bin/lok schema’"


def test_every_noun_is_explained() -> None:
    assert [noun.__name__ for noun in nouns() if not (noun.__doc__ or "").strip()] == []


def test_the_map_has_every_room_of_the_contract_and_nothing_else_stands_in_the_house() -> None:
    assert set(house.rooms(REPOSITORY)) == {each.parent.name for each in house.HOUSE.glob("*/__init__.py")}
    assert {each.name for each in house.HOUSE.glob("*.py")} == {"__init__.py", "cli.py"}


def test_every_room_says_what_comes_in_and_what_it_never_does() -> None:
    said = {room: house.described(house.HOUSE / room) for room in house.rooms(REPOSITORY)}
    assert [room for room, text in said.items() if len(text.split()) < 20] == []


def test_what_stands_around_the_map_is_kept_and_a_second_time_changes_nothing(tmp_path: Path) -> None:
    for path in (*WANTED, Path("pyproject.toml")):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes((REPOSITORY / path).read_bytes())
    (tmp_path / "scripts/schema/verdwenen.schema.json").write_text("{}")
    (tmp_path / "scripts/schema/README.md").write_text("blijft")
    guide = tmp_path / CONTRIBUTING
    guide.write_text(guide.read_text("utf-8").replace("| `words/` |", "| `woorden/` |"), "utf-8")
    assert write(tmp_path) == (CONTRIBUTING,)
    assert guide.read_text("utf-8") == (REPOSITORY / CONTRIBUTING).read_text("utf-8")
    assert write(tmp_path) == ()
    assert not (tmp_path / "scripts/schema/verdwenen.schema.json").exists()
    assert (tmp_path / "scripts/schema/README.md").exists()
