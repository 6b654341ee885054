"""The small councils below ``archives/``: each is what it changes about the one in ``_basis``."""

from __future__ import annotations

import shutil
from pathlib import Path

from samples.places import ARCHIVES

BASE = ARCHIVES / "_basis"


ABOUT = ("problemen.txt", "zonder.txt")


def laid_over(case: Path, root: Path) -> Path:
    """The council of ``case`` at ``root``."""
    shutil.copytree(BASE, root)
    shutil.copytree(case, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*ABOUT))
    left_out = case / "zonder.txt"
    for path in left_out.read_text(encoding="utf-8").split() if left_out.exists() else ():
        (root / path).unlink()
    return root


REAL = sorted(case.name for case in ARCHIVES.glob("echt-*"))
