"""What a run by timer leaves behind for whoever watches: when it was, whether it went well. Nothing else."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from lokhost import durable, small_file
from lokhost.settings import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

MOST = 64 * 1024
NOTE = "stand.json"
"""The note of the news, in the folder of its list."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A run: its moment, whether it went well, and how many points need attention."""

    when: datetime
    well: bool
    points: int = 0


def note(path: Path, *, well: bool, points: int = 0) -> None:
    """Note a run that ended now.

    Raises:
        OSError: the disk refuses; the note of the run before still stands.
    """
    told = {"vorm": 1, "wanneer": datetime.now(UTC).isoformat(timespec="seconds"), "gelukt": well, "aandacht": points}
    durable.write(path, json.dumps(told) + "\n", 0o640)


def read(path: Path) -> Standing | None:
    """The last run that was noted; ``None`` when nothing readable is there."""
    told = group(path)
    when = moment(told.get("wanneer"))
    well, points = told.get("gelukt"), told.get("aandacht", 0)
    if when is None or not isinstance(well, bool) or not isinstance(points, int):
        return None
    return Standing(when, well, points)


def group(path: Path) -> dict[str, Any]:
    """What a small file of JSON tells; nothing when it cannot be read."""
    try:
        told = json.loads(small_file.read(path, "Een bestand", MOST))
    except (RefusedError, ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def moment(given: Any) -> datetime | None:
    """A moment that was written down with its distance to UTC; ``None`` for anything else."""
    try:
        found = datetime.fromisoformat(given)
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo is not None else None
