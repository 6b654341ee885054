"""What the check said before a change: the problems of main where the change left it, by the code and on the day of now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.load import load
from lok.build.check import check
from lok.build.since_main import base_of, changed_files
from lok.changes.trees import version
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from datetime import date as day
    from pathlib import Path

    from lok.source.problems import Problem


def problems_before(root: Path, date: day) -> tuple[Problem, ...] | None:
    """The problems of the version that what stands at ``root`` was made from.

    ``None`` where that version is not known or cannot be judged, and where nothing differs from it: then all that is here
    is what is judged.
    """
    base = base_of(root)
    if base is None or changed_files(root) is None:
        return None
    try:
        with version(root, base) as place:
            return check(load(place), place, date)
    except RefusedError:  # a setting of then that nobody can read
        return None
