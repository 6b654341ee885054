"""What the site that stands was made of, noted beside it: it decides whether what stands may be built on."""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from lok.build.configuration import CONFIGS

if TYPE_CHECKING:
    from pathlib import Path

MARK = "stand.json"
"""The name of the note, beside the folder of the site."""
RENDERING = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2")
"""The packages whose version decides what a page looks like."""


def fingerprint(root: Path) -> str:
    """What decides the look of every page: the configurations, the theme and the versions of what renders."""
    digest = hashlib.sha256()
    for name in RENDERING:
        digest.update(f"{name}={version(name)}\n".encode())
    scripts = root / "scripts"
    common = (scripts / "rendering").glob("*.*")  # and not below it, where Python keeps what it compiled
    for file in sorted([*(root / name for name in CONFIGS.values()), *common, *(scripts / "theme").rglob("*")]):
        if file.is_file():
            digest.update(f"{file.relative_to(root)}\n".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def is_of_this_look(folder: Path, look: str) -> bool:
    """Whether the site in ``folder`` is whole and looks as its pages would look now."""
    return read_mark(folder / MARK).get("look") == look and (folder / "site").is_dir()


def read_mark(mark: Path) -> dict[str, Any]:
    """What the last site was made of; nothing when that is not known for sure."""
    try:
        known = json.loads(mark.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}
