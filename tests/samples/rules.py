"""What all rules between records find in a council of which everything could be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.rules.judging import by_path, questions

if TYPE_CHECKING:
    from datetime import date

    from lok.archive.archive import Archive
    from lok.source.problems import Finding


def findings(archive: Archive, day: date) -> dict[str, list[Finding]]:
    """The findings by the path of the file they are about."""
    return by_path(found for ask in questions(archive, day, frozenset(), ()) for found in ask())
