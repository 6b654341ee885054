"""The environment is made again exactly when something it was made of has changed."""

import os
import shutil
import sys
import venv
from pathlib import Path

import pytest

from samples.places import REPOSITORY
from setup import environment


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the project's settings and lists, and an environment that says it is complete."""
    monkeypatch.chdir(tmp_path)
    for name in (
        "PYTHONPATH",
        "PYTHONHOME",
        "VIRTUAL_ENV",
    ):  # what is taken out of this process comes back after the test
        if name in os.environ:
            monkeypatch.setenv(name, os.environ[name])
    for name in ("pyproject.toml", *map(str, environment.LISTS.values())):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(REPOSITORY / name, tmp_path / name)
    venv.create(tmp_path / ".venv", with_pip=False, symlinks=True)
    for level in environment.LISTS:
        environment.stamp(level).write_text(environment.key(level), encoding="utf-8")
    return tmp_path


def test_a_complete_environment_is_left_alone(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.stat().st_mtime_ns for path in made.rglob("*")}
    environment.main("site")
    environment.main("dev")
    assert {path: path.stat().st_mtime_ns for path in made.rglob("*")} == before
    assert capsys.readouterr().out == ""


def test_a_changed_list_asks_for_a_new_environment(made: Path) -> None:
    with (made / "requirements-dev.txt").open("a", encoding="utf-8") as packages:
        packages.write("# one more\n")
    assert environment.complete("site")
    assert not environment.complete("dev")


def test_settings_of_tools_ask_for_nothing(made: Path) -> None:
    settings = made / "pyproject.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("line-length = 120", "line-length = 99"), "utf-8")
    assert environment.complete("dev")


def test_another_command_asks_for_a_new_environment(made: Path) -> None:
    settings = made / "pyproject.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('"lok.cli:main"', '"lok.cli:start"'), "utf-8")
    assert not environment.complete("site")


def test_an_interrupted_installation_is_not_complete(made: Path) -> None:
    environment.stamp("site").unlink()
    assert not environment.complete("site")
    assert (made / ".venv").is_dir()


def test_an_environment_whose_python_is_gone_is_not_complete(made: Path) -> None:
    (made / ".venv" / "bin" / "python").unlink()
    assert not environment.complete("site")


def test_another_python_asks_for_a_new_environment(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version", "3.99.0 (another)")
    assert not environment.complete("site")
    assert (made / ".venv").is_dir()


def test_a_moved_folder_asks_for_a_new_environment(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moved = made.with_name(f"{made.name}-moved")
    made.rename(moved)
    monkeypatch.chdir(moved)
    assert not environment.complete("site")
