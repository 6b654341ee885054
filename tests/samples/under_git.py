"""A folder in the care of git, for tests that need a history."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def git(root: Path, *words: str) -> None:
    """Have git do something in ``root``, in the name of nobody real."""
    who = ("-c", "user.name=Secretariaat", "-c", "user.email=lok@example.org")
    subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)
