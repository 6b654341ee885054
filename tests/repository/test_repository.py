"""What holds for the repository as a whole: its lists of packages, its top level, and what no file may contain."""

import re
import subprocess
import tomllib

import pytest

from samples.places import REPOSITORY

PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
LISTS = ["requirements.txt", "requirements-dev.txt", "scripts/deploy/register/requirements.txt"]

FOLDERS = {".ci", ".github", ".vscode", "content", "data", "scripts", "tests"}
FILES = {
    ".editorconfig",
    ".gitattributes",
    ".gitignore",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "lok.toml",
    "mkdocs.leden.yml",
    "mkdocs.yml",
    "pyproject.toml",
    *LISTS,
}


def tracked() -> dict[str, str]:
    """Return the mode of every file git keeps, by its path."""
    run = subprocess.run(["git", "ls-files", "-s", "-z"], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    entries = (entry.split("\t", 1) for entry in run.stdout.split("\0") if entry)
    return {path: head.split()[0] for head, path in entries}


def locked(name: str) -> dict[str, tuple[str, int]]:
    """Return the version and the number of hashes of every package in a list."""
    text = (REPOSITORY / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    parsed = (
        re.fullmatch(r"([a-z0-9-]+)==(\S+)(?: ; .*?)?((?: +--hash=sha256:[0-9a-f]{64})+) *", line) for line in lines
    )
    packages = {match[1]: (match[2], match[3].count("--hash")) for match in parsed if match}
    assert len(packages) == len(lines), f"{name} holds a line that is no pinned package with its hashes, or one twice"
    return packages


@pytest.mark.parametrize("name", LISTS)
def test_every_package_is_locked_with_its_hashes(name: str) -> None:
    packages = locked(name)
    assert "mkdocs" in packages
    assert all(hashes >= 1 for _, hashes in packages.values())


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_packages_names_no_address(name: str) -> None:
    text = (REPOSITORY / name).read_text(encoding="utf-8")
    assert re.findall(r"://|index-url|find-links|trusted-host|file:|/| @ |--extra", text) == []


def test_the_lists_hold_what_the_project_asks() -> None:
    site, dev, register = (locked(name) for name in LISTS)
    asked = [*PROJECT["build-system"]["requires"], *PROJECT["project"]["dependencies"]]
    extras = PROJECT["project"]["optional-dependencies"]
    for levels, requirements in (
        ((site, dev, register), asked),
        ((dev,), extras["dev"]),
        ((dev, register), extras["register"]),
    ):
        for requirement in requirements:
            name, version = requirement.split("==")
            assert {level[name][0] for level in levels} == {version}, f"{requirement}: run make lock"


def test_the_tests_run_with_the_packages_of_the_site() -> None:
    site, dev, register = (locked(name) for name in LISTS)
    assert site.items() <= dev.items()
    assert site.items() <= register.items() <= dev.items()


def test_the_top_level_holds_only_what_belongs_there() -> None:
    paths = tracked()
    assert {path.split("/")[0] for path in paths if "/" in path} <= FOLDERS
    assert {path for path in paths if "/" not in path} <= FILES


def test_git_keeps_plain_files_only() -> None:
    odd = {path: mode for path, mode in tracked().items() if mode not in {"100644", "100755"}}
    assert odd == {}, "a link or a nested repository can publish what it points at"


def test_git_keeps_nothing_that_is_built() -> None:
    assert [path for path in tracked() if re.match(r"build/|site/|\.venv/|.*__pycache__|.*\.egg-info/", path)] == []


def test_no_file_names_a_home_folder() -> None:
    home = re.compile(rb"(?<![\w.-])/(?:home|Users)/[A-Za-z]|(?<![\w.-])/roo[t]/|[A-Za-z]:\\Users\\")
    guilty = [path for path in tracked() if home.search((REPOSITORY / path).read_bytes())]
    assert guilty == []


OF_ANY_COUNCIL = {
    "browser/test_search.py",
    "living/test_records.py",
    "repository/test_a_year.py",
    "repository/test_repository.py",
}
"""Tests that read the records of this repository: what they ask, holds whatever a secretary writes."""
READS_RECORDS = re.compile(r"""(?:load|Builder|check)\(REPOSITORY\b|REPOSITORY ?/ ?["'](?:data|content/publiek)\b""")


def test_no_other_test_reads_the_living_records() -> None:
    """A right change of the records must never turn a test red: see ``tests/living``."""
    tests = REPOSITORY / "tests"
    files = {file.relative_to(tests).as_posix(): file.read_text("utf-8") for file in tests.rglob("*.py")}
    assert {name for name, text in files.items() if READS_RECORDS.search(text)} - OF_ANY_COUNCIL == set()
    assert READS_RECORDS.search(files["living/test_records.py"])
