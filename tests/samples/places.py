"""Where the tests find what they share: the repository, and the folders of samples."""

from __future__ import annotations

import shutil
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


def furnish(root: Path) -> None:
    """Put the configurations of this repository, and what they name, beside records."""
    for name in CONFIGS:
        shutil.copy(REPOSITORY / name, root / name)
    for folder in ("scripts/theme", "scripts/rendering"):
        kept_by_python = shutil.ignore_patterns("__pycache__")
        shutil.copytree(REPOSITORY / folder, root / folder, dirs_exist_ok=True, ignore=kept_by_python)
