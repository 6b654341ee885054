"""From which state of the records a bag was made, as git tells it, in words for an archivist."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from lok.forge.git import run
from lok.words.dutch import counted, written_moment
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

KEPT = ("data", "content")
SHORT = 12


@dataclass(frozen=True, slots=True)
class State:
    """The last version that was kept: its code and its moment, and how many files have changed since. Empty without git."""

    code: str = ""
    moment: datetime | None = None
    unsaved: int = 0

    @property
    def words(self) -> str:
        """``Stand van donderdag 12 maart 2026 om 14.05 uur, kenmerk 1a2b3c4d5e6f``, and what was not kept yet."""
        if self.moment is None:
            return "Stand van de map op de dag van de uitvoer. Van deze map is geen geschiedenis bijgehouden."
        said = f"Stand van {written_moment(self.moment)}, kenmerk {self.code[:SHORT]}."
        if self.unsaved:
            files = counted(self.unsaved, "bestand", "bestanden")
            said += (
                f" Daarna {'is' if self.unsaved == 1 else 'zijn'} nog {files} gewijzigd zonder dat het bewaard werd."
            )
        return said


def state_of(root: Path) -> State:
    """What git says of the records at ``root``; nothing where there is no git, or where nothing was ever kept."""
    try:
        last = run(root, "log", "-1", "--format=%H %cI", "--", *KEPT)
        changed = run(root, "status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--", *KEPT)
    except RefusedError:
        return State()
    if last.code or changed.code or not last.text:
        return State()
    code, _, moment = last.text.partition(" ")
    return State(code, datetime.fromisoformat(moment), len(changed.items))
