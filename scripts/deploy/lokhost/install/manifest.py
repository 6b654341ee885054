"""What was installed the last time: of each file its sum, of each link its target. So what somebody changed since is seen."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from lokhost.install.placing import is_whole

if TYPE_CHECKING:
    from lokhost.install.placing import Place, There

PATH = "/var/lib/lok/installatie.json"
FORM = 1
MODE = 0o600


def read(place: Place) -> dict[str, str]:
    """Return the sum or the target by path; nothing where it is missing or broken, so that everything there is kept."""
    found = place.there(PATH)
    try:
        told = json.loads(found.content) if found else {}
    except ValueError:
        return {}
    files = told.get("bestanden") if isinstance(told, dict) and told.get("vorm") == FORM else None
    if not isinstance(files, dict):
        return {}
    return {path: mark for path, mark in files.items() if isinstance(mark, str) and is_whole(path)}


def write(place: Place, marks: dict[str, str]) -> None:
    """Write it whole."""
    text = json.dumps({"vorm": FORM, "bestanden": dict(sorted(marks.items()))}, ensure_ascii=False, indent=1)
    place.write(PATH, f"{text}\n".encode(), MODE, None)


def mark(there: There) -> str:
    """Return what is held of something that stands there."""
    return f"-> {there.target}" if there.target else of_content(there.content)


def of_content(content: bytes) -> str:
    """Return what is held of a file."""
    return hashlib.sha256(content).hexdigest()
