"""Where newer versions come from, which one is taken, and with which Python it runs."""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from click.testing import CliRunner

from lok.cli import lok
from lok.init.source import SETTING, of_remote, recorded, setting
from lok.upgrade.environment import NEW_PACKAGES, lacking, python_for
from lok.upgrade.source import chosen, reached, wanted
from lok.upgrade.version import HERE, told, version, version_at, written_in
from lok.words.terminal import RefusedError, WrongUse
from samples.older_engine import answered, keep
from samples.places import REPOSITORY
from samples.under_git import git

ADDRESS = "https://example.org/lok.git"


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A repository with two numbered versions, tags that are none, and work after them."""
    root = tmp_path / "programma"
    root.mkdir()
    git(root, "init", "-q", "-b", "hoofd")
    for name in ("v1.9.0", "v1.10.0", "v1.2", "proef"):
        (root / "versie.txt").write_text(name, "utf-8")
        keep(root, name)
        git(root, "tag", name)
    return root


def test_the_newest_number_is_taken_unless_another_is_asked_for(program: Path) -> None:
    assert chosen(program, None).name == "1.10.0"
    for asked in ("v1.9.0", "1.9.0"):
        assert chosen(program, asked).commit == answered(program, "rev-parse", "v1.9.0^{commit}")
    assert chosen(program, "hoofd").commit == answered(program, "rev-parse", "HEAD")
    assert chosen(program, chosen(program, "proef").commit[:12]).commit == answered(program, "rev-parse", "proef")
    for tag in ("v1.9.0", "v1.10.0"):
        git(program, "tag", "-d", tag)
    assert chosen(program, None).name == "hoofd"


def test_an_address_is_fetched_and_a_folder_is_read_where_it_stands(program: Path, tmp_path: Path) -> None:
    fetched = reached(f"file://{program}", tmp_path / "bron.git")
    assert fetched == tmp_path / "bron.git"
    assert chosen(fetched, None).commit == chosen(program, None).commit
    assert answered(fetched, "symbolic-ref", "HEAD") == "refs/heads/hoofd"
    assert reached(str(program), tmp_path / "elders") == program
    with pytest.raises(RefusedError, match="/niets kan niets opgehaald worden"):
        reached(f"file://{tmp_path}/niets", tmp_path / "andere.git")


def test_it_is_said_once_and_then_known(program: Path, tmp_path: Path) -> None:
    root = tmp_path / "raad"
    root.mkdir()
    git(root, "init", "-q")
    assert wanted(root, ADDRESS) == (ADDRESS, ADDRESS)
    assert wanted(root, str(program)) == (str(program), "../programma")
    git(root, "remote", "add", "motor", "https://naam:geheim@example.org/lok.git")
    assert wanted(root, "motor") == (ADDRESS, ADDRESS)
    (root / SETTING).write_text(setting(ADDRESS), "utf-8")
    assert wanted(root, None) == (ADDRESS, None)
    assert wanted(root, str(program)) == (str(program), None)
    (root / SETTING).write_text(setting("../programma"), "utf-8")
    assert Path(wanted(root, None)[0]).resolve() == program
    (root / SETTING).unlink()
    where, written = wanted(root, None)
    assert (where, bool(written)) == (str(HERE), True), "the program that runs is a place too"
    assert HERE == REPOSITORY
    with pytest.raises(WrongUse, match="waar nieuwere versies vandaan komen"):
        wanted(root, None, here=root)


@pytest.mark.parametrize("text", ["bron = 3\n", "bron = ''\n", "[", "\xff"])
def test_a_setting_that_says_something_else_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / SETTING).write_bytes(text.encode("latin-1"))
    with pytest.raises(WrongUse, match=r"lok\.toml is niet te lezen"):
        recorded(tmp_path)


@pytest.mark.parametrize("where", [ADDRESS, "../lok", 'met "aanhaling" en \\', "’t Zand"])
def test_what_is_written_down_reads_back(tmp_path: Path, where: str) -> None:
    (tmp_path / SETTING).write_text(setting(where), "utf-8")
    assert recorded(tmp_path) == where


def test_a_key_is_written_down_nowhere(tmp_path: Path) -> None:
    (tmp_path / SETTING).write_text(setting("https://jan:geheim@example.org/lok.git"), "utf-8")
    assert recorded(tmp_path) == ADDRESS


def test_no_account_is_written_down(program: Path, tmp_path: Path) -> None:
    git(program, "remote", "add", "origin", "https://jan:geheim@example.org:8443/lok.git")
    assert of_remote(program, "origin") == "https://example.org:8443/lok.git"
    assert of_remote(program, "weg") is None
    assert of_remote(tmp_path, "origin") is None


def test_the_version_stands_in_one_place() -> None:
    said = CliRunner().invoke(lok, ["--version"], standalone_mode=False)
    assert said.output == f"lok {told(version_at(REPOSITORY))}\n"
    assert version("v1.10.0") > version("1.9.3")
    assert version("1.2") is None
    for text in ("", "[project]\n", "[project]\nversion = 'nieuw'\n", "["):
        with pytest.raises(WrongUse, match="noemt geen versie"):
            written_in(text)


def test_packages_that_are_not_here_are_noticed() -> None:
    here = {"click": "1.0", "jinja2": "2.0"}

    def has(name: str) -> str:
        try:
            return here[name]
        except KeyError:
            raise PackageNotFoundError(name) from None

    listed = "click==1.0 \\\n    --hash=sha256:0\njinja2==3.0 \\\n    --hash=sha256:0\nnieuw==1.0 \\\ncolorama==1 ; sys_platform == 'win32' \\\n"
    assert lacking(listed, has) == ("jinja2", "nieuw")
    assert lacking((REPOSITORY / "requirements.txt").read_text("utf-8")) == ()


def test_a_version_with_other_packages_runs_in_an_environment_of_its_own(tmp_path: Path) -> None:
    said: list[str] = []
    (tmp_path / "requirements.txt").write_text("", "utf-8")
    assert python_for(tmp_path, said.append) == sys.executable
    (tmp_path / "requirements.txt").write_text("bestaat-niet-hier==1.0 \\\n", "utf-8")
    making = tmp_path / "scripts/setup/environment.py"
    making.parent.mkdir(parents=True)
    making.write_text("import sys\nopen('gemaakt', 'w').write(sys.argv[1])\n", "utf-8")
    assert python_for(tmp_path, said.append) == str(tmp_path / ".venv/bin/python")
    assert (tmp_path / "gemaakt").read_text("utf-8") == "site"
    assert said == [NEW_PACKAGES]
    making.write_text("raise SystemExit(1)\n", "utf-8")
    with pytest.raises(RefusedError, match="kon niet geïnstalleerd worden"):
        python_for(tmp_path, said.append)
