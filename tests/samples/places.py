"""Where the tests find what they share: the repository, and the folders of samples."""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path

TESTS = Path(__file__).parents[1]
REPOSITORY = TESTS.parent
EXAMPLES = TESTS / "examples"
ARCHIVES = TESTS / "archives"
COUNCIL = TESTS / "council"
LISTS = TESTS / "lists"
GOLDEN = TESTS / "golden"
SAMPLES = TESTS / "samples"
CONFIGS = ("mkdocs.yml", "mkdocs.leden.yml")
COMMON = "scripts/rendering/basis.yml"
"""What the two configurations have in common."""


FURNITURE = ("scripts/theme", "scripts/rendering")
"""The folders that they name."""


def furnish(root: Path) -> None:
    """Put the configurations of this repository, and what they name, beside records, with their times.

    Hundreds of councils are founded in a run of the tests, so each of these files is read once.
    """
    for name in CONFIGS:
        shutil.copy(REPOSITORY / name, root / name)
    for folder in _folders():
        (root / folder).mkdir(parents=True, exist_ok=True)
    for path, text, when in _files():
        place = root / path
        place.write_bytes(text)
        os.utime(place, ns=(when, when))


@cache
def _folders() -> tuple[str, ...]:
    """The folders of the furniture, each after the one that it stands in."""
    here = (place for name in FURNITURE for place in (REPOSITORY / name, *(REPOSITORY / name).rglob("*/")))
    return tuple(sorted(each.relative_to(REPOSITORY).as_posix() for each in here if each.name != "__pycache__"))


@cache
def _files() -> tuple[tuple[str, bytes, int], ...]:
    """The files of the furniture: path, contents and time of change."""
    files = (file for folder in _folders() for file in (REPOSITORY / folder).iterdir())
    return tuple(
        (file.relative_to(REPOSITORY).as_posix(), file.read_bytes(), file.stat().st_mtime_ns)
        for file in files
        if file.is_file()
    )
