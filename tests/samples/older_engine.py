"""An older version of this program with a council on it: imitated from the files of now, or as it really was.

The imitation is always there: the program of now, with what later came taken out and what later went put in. The real one
needs the history of this repository. A council's own repository has none, and there the imitation stands in its place; in
a shallow copy, which has a piece of it, as well, and that is told with the outcome of the tests.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tarfile
import warnings
from datetime import date
from typing import TYPE_CHECKING

from lok.upgrade.told import NEWS
from lok.upgrade.version import told, version_at
from samples.places import REPOSITORY
from samples.small_council import edit
from samples.under_git import git

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 30)
REAL = "4e54f296"
"""A commit of 26 November 2026: the program had ``lok init``, another form of both configurations, and no ``lok upgrade``."""
PARTS = (
    ".github/",
    ".gitignore",
    "Makefile",
    "README.md",
    "content/leden/",
    "mkdocs",
    "pyproject.toml",
    "require",
    "scripts/",
)
"""What an imitated version holds of the files of now; all of the tests is one file."""
WITHOUT = ("scripts/deploy/", "scripts/theme/assets/iconen/")
"""What it can do without, as none of its sites is built."""
A_TEST = "tests/test_iets.py"
GONE = {
    "scripts/lok/vroeger.py": '"""Weg sinds 1.1.0."""\n',
    "content/leden/handleiding/oud.md": "# Oud\n\nDat was zo.\n",
}
"""Files that the older version had and the one of now has no more."""
LATER = (
    "scripts/lok/upgrade/",
    "content/leden/handleiding/nieuwere-versie.md",
    "content/leden/handleiding/wat-is-er-nieuw.md",
)
"""What the older version did not have yet."""
COLOURS = "scripts/theme/assets/stijl/kleuren.css"
ANSWERS = ("--town", "Sint-Voorbeeld", "--nis", "11001", "--mailbox", "lok@voorbeeld.invalid")
SITE = ("--site-url", "https://lok.voorbeeld.invalid", "--yes", "--date", DAY.isoformat())


def answered(root: Path, *words: str) -> str:
    """What git says in ``root``."""
    return subprocess.run(["git", *words], cwd=root, check=True, capture_output=True, text=True).stdout.rstrip("\n")


def imitated(folder: Path, without: tuple[str, ...] = WITHOUT) -> Path:
    """A repository with two versions of the program: the tag ``v1.0.0``, imitated, and that of now, but for some files."""
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    parts = [path for path in tracked() if path.startswith(PARTS) and not path.startswith(without)]
    for path in parts:
        if not path.startswith(LATER):
            _write(folder, path, _older(path, (REPOSITORY / path).read_bytes()))
            (folder / path).chmod((REPOSITORY / path).stat().st_mode)
    for path, text in {**GONE, A_TEST: "# vroeger\n", "data/zetels/zetel-vreemd.yaml": "id: zetel-vreemd\n"}.items():
        _write(folder, path, text.encode())
    _kept(folder, "v1.0.0")
    for path in GONE:
        (folder / path).unlink()
    for path in parts:
        _write(folder, path, (REPOSITORY / path).read_bytes())
    _write(folder, A_TEST, b"# nu\n")
    _write(folder, "content/publiek/over/vreemd.md", b"# Van een andere raad\n")
    _kept(folder, f"v{told(version_at(REPOSITORY))}")
    return folder


def next_one(project: Path, version: str) -> None:
    """Give the program a version more, with a line of news and another file."""
    now = told(version_at(project))
    edit(project / "pyproject.toml", f'version = "{now}"', f'version = "{version}"')
    edit(project / NEWS, f"\n## {now} ", f"\n## {version} – morgen\n\n- Iets nieuws.\n\n## {now} ")
    _write(project, "scripts/lok/later.py", b'"""Later."""\n')
    _kept(project, f"v{version}")


def real(folder: Path) -> tuple[Path, str]:
    """A repository with the history of this one and upon it the files of now, and the name of an older version in it."""
    shallow = answered(REPOSITORY, "rev-parse", "--is-shallow-repository") == "true"
    known = subprocess.run(
        ["git", "cat-file", "-e", f"{REAL}^{{commit}}"], cwd=REPOSITORY, check=False, capture_output=True
    )
    if known.returncode:
        if shallow:
            told_of = "this copy has only a piece of the history of the program, so an imitation stands in its place"
            warnings.warn(f"{told_of}: fetch the rest with ‘git fetch --unshallow’", stacklevel=2)
        return imitated(folder, ()), "v1.0.0"
    git(folder.parent, "clone", "-q", "--shared", "--no-checkout", str(REPOSITORY), str(folder))
    git(folder, "-c", "core.bare=false", f"--work-tree={REPOSITORY}", "add", "--all")
    git(folder, "commit", "-q", "--allow-empty", "-m", "Zoals het hier staat")
    git(folder, "tag", f"v{told(version_at(REPOSITORY))}")
    return folder, REAL


def is_real(project: Path) -> bool:
    """Whether a program has the real older version in its history, and no imitation."""
    return "v1.0.0" not in answered(project, "tag").splitlines()


def council(project: Path, version: str, root: Path) -> Path:
    """A council that ``lok init`` of an older version makes, in git, without the history of the program."""
    packed = subprocess.run(["git", "archive", version], cwd=project, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(root, filter="data")
    made = lok(root / "scripts", root, "init", *ANSWERS, *SITE)
    assert made.returncode == 0, made.stdout + made.stderr
    git(root, "init", "-q", "-b", "main")
    git(root, "config", "user.name", "Secretariaat")
    git(root, "config", "user.email", "lok@example.org")
    keep(root, "Begin")
    return root


def keep(root: Path, message: str) -> None:
    """Have git keep all that stands in ``root``."""
    git(root, "add", "--all")
    git(root, "commit", "-q", "-m", message)


def lok(scripts: Path, root: Path, *words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """The command of the program in ``scripts``, in ``root``, with what somebody types."""
    command = [sys.executable, "-m", "lok.cli", *words]
    environment = {**os.environ, "PYTHONPATH": str(scripts), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, cwd=root, env=environment, input=typed, capture_output=True, text=True, check=False)


def upgrade(root: Path, *words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """``lok upgrade`` of the program here, for the council at ``root``."""
    asked = ("upgrade", "--root", str(root), "--date", DAY.isoformat(), *words)
    return lok(REPOSITORY / "scripts", root, *asked, typed=typed)


def tracked() -> list[str]:
    """The files of this repository that git keeps, or will keep."""
    names = answered(REPOSITORY, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    return sorted(path for path in names.split("\0") if path and (REPOSITORY / path).is_file())


def _older(path: str, contents: bytes) -> bytes:
    if path == "pyproject.toml":
        now = told(version_at(REPOSITORY))
        return contents.replace(f'version = "{now}"'.encode(), b'version = "1.0.0"')
    if path == COLOURS:
        return contents + b"/* vroeger */\n"
    if path == "mkdocs.leden.yml":
        lines = contents.splitlines(keepends=True)
        return b"".join(line for line in lines if b"nieuwere-versie" not in line and b"wat-is-er-nieuw" not in line)
    return contents


def _write(folder: Path, path: str, contents: bytes) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(contents)


def _kept(folder: Path, tag: str) -> None:
    keep(folder, tag)
    git(folder, "tag", tag)
