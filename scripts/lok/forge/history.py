"""How far a draft has come: what it and main lack of each other, and what was committed last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from lok.forge.drafts import last
from lok.forge.git import ask
from lok.words.shown import one_line

if TYPE_CHECKING:
    from lok.forge.drafts import Draft


@dataclass(frozen=True, slots=True)
class Distance:
    """How many commits a draft has that main lacks (``ahead``), and main that the draft lacks (``behind``)."""

    ahead: int
    behind: int


def distance(draft: Draft) -> Distance:
    """How far the draft and main are from each other, as far as is known here. Raises ``RefusedError``."""
    sides = f"{last(draft)}...{draft.repository.main()}"
    ahead, behind = ask(draft.repository.root, "rev-list", "--left-right", "--count", sides).text.split()
    return Distance(int(ahead), int(behind))


@dataclass(frozen=True, slots=True)
class Step:
    """One commit: by whom, when, and what it says of itself in its first line."""

    commit: str
    by: str
    when: datetime
    about: str


def latest(draft: Draft) -> Step:
    """The last commit of the draft, which is that of main when nothing was committed yet. Raises ``RefusedError``."""
    words = ("log", "-1", "--format=%H%x00%an%x00%at%x00%s", last(draft), "--")
    commit_name, by, when, about = ask(draft.repository.root, *words).text.split("\0")
    return Step(commit_name, one_line(by), datetime.fromtimestamp(int(when), UTC), one_line(about))
