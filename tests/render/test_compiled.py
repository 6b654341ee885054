"""Compiled templates are known by their text: councils with the same theme share them, and a fault is still told of its own file."""

from __future__ import annotations

import sys
import traceback
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment, FileSystemLoader, UndefinedError

from lok.render import compiled

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "{{ 1 + 1 }}\n{% if wrong %}{{ wrong.no.such }}{% endif %}\n"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where compiled templates are kept."""
    place = tmp_path / "kept"
    place.mkdir()
    monkeypatch.setattr(compiled, "PLACE", place)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return place


def environment(folder: Path, text: str = TEXT) -> Environment:
    """An environment of a theme with one template."""
    folder.mkdir(exist_ok=True)
    (folder / "a.html").write_text(text, "utf-8")
    made = Environment(loader=FileSystemLoader(folder), autoescape=True)
    compiled.remember_compiled(made)
    return made


def test_the_same_text_is_compiled_once_wherever_it_stands(kept: Path, tmp_path: Path) -> None:
    for name in ("een", "twee", "een"):
        assert environment(tmp_path / name).get_template("a.html").render().startswith("2")
    assert len(list(kept.iterdir())) == 1


def test_another_text_in_the_same_place_is_another_template(kept: Path, tmp_path: Path) -> None:
    assert environment(tmp_path / "een", "nu").get_template("a.html").render() == "nu"
    assert environment(tmp_path / "een", "of").get_template("a.html").render() == "of"
    assert environment(tmp_path / "een", "nu").get_template("a.html").render() == "nu"
    assert len(list(kept.iterdir())) == 2


@pytest.mark.usefixtures("kept")
def test_a_fault_is_told_of_the_file_that_was_asked_for(tmp_path: Path) -> None:
    environment(tmp_path / "een").get_template("a.html").render()
    with pytest.raises(UndefinedError) as fault:
        environment(tmp_path / "twee").get_template("a.html").render(wrong="x")
    frames = traceback.extract_tb(fault.value.__traceback__)
    assert [(each.filename, each.lineno) for each in frames if each.filename.endswith("a.html")] == [
        (str(tmp_path / "twee" / "a.html"), 2)
    ]


def test_nothing_is_kept_where_python_keeps_nothing(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert environment(tmp_path / "een").get_template("a.html").render().startswith("2")
    assert list(kept.iterdir()) == []
