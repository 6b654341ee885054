"""What MkDocs would refuse about a menu is told before it starts, at its line; a page without a place there is told one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from lok.archive.load import load
from lok.build.builder import Builder
from lok.build.check import check
from lok.model.audience import Audience
from samples.small_council import edit, found

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 4, 1)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return found(tmp_path / "raad")


def told(root: Path) -> list[str]:
    return [f"{each.path}:{each.line} {each.message}" for each in check(load(root), root, DAY) if each.code == "menu"]


def test_a_menu_that_names_every_page_once_has_no_problem(root: Path) -> None:
    assert told(root) == []


def test_a_new_page_says_where_to_name_it_and_is_built_once_it_is(root: Path) -> None:
    (root / "content/publiek/over/kosten.md").write_text("# Kosten: wat betaal je?\n\nTekst.\n", "utf-8")
    problems = [each for each in check(load(root), root, DAY) if each.code == "menu"]
    assert [(each.path, each.code) for each in problems] == [("content/publiek/over/kosten.md", "menu")] * 2
    for name, each in zip(("mkdocs.leden.yml", "mkdocs.yml"), problems, strict=True):
        assert name in each.message
        line = each.hint.partition("‘- ")[2].removesuffix("’.")
        edit(
            root / name,
            "      - Over het LOK: over/index.md\n",
            f"      - Over het LOK: over/index.md\n      - {line}\n",
        )
    assert told(root) == []
    with Builder(root, root / "build", (Audience.PUBLIEK,)) as builder:
        assert builder.build(DAY).sites


def test_a_page_of_members_is_missed_in_their_menu_alone(root: Path) -> None:
    (root / "content/leden/los.md").write_text("# Los\n\nTekst.\n", "utf-8")
    assert told(root) == ["content/leden/los.md:1 deze pagina staat nog niet in het menu van mkdocs.leden.yml"]


def test_a_menu_that_names_what_is_not_there_is_told_at_its_line(root: Path) -> None:
    edit(root / "mkdocs.yml", "over/lid-worden.md", "over/lid-wordn.md")
    line = next(n for n, text in enumerate((root / "mkdocs.yml").read_text("utf-8").splitlines(), 1) if "wordn" in text)
    assert f"mkdocs.yml:{line} het menu noemt ‘over/lid-wordn.md’, maar die pagina is er niet" in told(root)


def test_a_list_that_no_menu_names_is_told(root: Path) -> None:
    edit(root / "mkdocs.yml", "      - Memoranda: memoranda/index.md\n", "")
    (problem,) = (each for each in check(load(root), root, DAY) if each.code == "menu")
    assert (problem.path, problem.code) == ("mkdocs.yml", "menu")
    assert "‘memoranda/index.md’ staat nog niet in het menu" in problem.message
    assert "‘- Memoranda: memoranda/index.md’" in problem.hint
