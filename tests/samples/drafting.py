"""A small repository with a history, as a desk works on it: two records, a page, and somebody who writes."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from lok.forge.repository import Person
from samples.under_git import git

if TYPE_CHECKING:
    from pathlib import Path

SECRETARY = Person("Secretariaat Voorbeeldstad", "secretariaat@example.org")
SECOND = Person("Tweede Lezer", "lezer@example.org")
THEME = "data/themas/vorming.yaml"
OTHER = "data/themas/panden.yaml"
FILES = {
    THEME: "id: vorming\ntitel: Vorming\nomschrijving: |\n  Eén.\n  Twee.\n  Drie.\n",
    OTHER: "id: panden\ntitel: Panden\n",
    "content/publiek/over/index.md": "# Over ons\n",
    "scripts/iets.py": "print(1)\n",
    ".gitignore": "*.tmp\n",
}


def council(root: Path) -> Path:
    """The files in ``root``, without git."""
    for name, text in FILES.items():
        put(root, name, text)
    return root


def kept(root: Path) -> Path:
    """The same in the care of git, on main."""
    council(root)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Begin")
    return root


def put(root: Path, name: str, text: str) -> Path:
    """Write a file below ``root``."""
    place = root / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, "utf-8")
    return place


def said(root: Path, *words: str) -> str:
    """What git says in ``root``, without what the environment adds."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    run = subprocess.run(["git", *words], cwd=root, env=plain, capture_output=True, text=True, check=True)
    return run.stdout.strip()


def landed(root: Path, name: str, text: str) -> str:
    """Change main in its own checkout, as somebody else would; the new commit."""
    put(root, name, text)
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Iemand anders")
    return said(root, "rev-parse", "HEAD")


def instead_of_git(folder: Path, script: str) -> str:
    """A ``git`` that does something else, in front of the real one; the PATH with which it is found first."""
    place = folder / "bin" / "git"
    place.parent.mkdir()
    place.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    place.chmod(0o755)
    return f"{place.parent}{os.pathsep}{os.environ['PATH']}"
