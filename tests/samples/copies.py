"""Copies of this repository: what git keeps of it, as whoever clones it has it."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from samples.places import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path


def copied(root: Path, without: tuple[str, ...] = ()) -> Path:
    """Put what git keeps at ``root``, but for what begins with one of ``without`` and what is there already."""
    run = subprocess.run(["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    for path in filter(None, run.stdout.split("\0")):
        if (REPOSITORY / path).is_file() and not path.startswith(without) and not (root / path).exists():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(REPOSITORY / path, root / path)
    return root
