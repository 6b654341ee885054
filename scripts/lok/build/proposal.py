"""What a proposal of a change is told at GitHub: its faults, and the points of attention of the files that it touches.

GitHub shows ten annotations of a level and drops the others, whichever came last. So what blocks goes first, no level has
more than ten, and a line with the total follows. A point of attention in a file that the change leaves alone was there
before: told again on every proposal, it hides what is new. It is counted, and ``make check`` still tells it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lok.build.since_main import changed_files
from lok.source.problems import as_github, as_summary
from lok.words.dutch import counted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from lok.source.problems import Problem

MOST = 10
"""Annotations of a level that GitHub shows of one step.

Source: https://docs.github.com/actions/reference/limits
"""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is said of a change: ``faults``, ``points`` in what it touches, and how many points lie ``elsewhere``."""

    faults: tuple[Problem, ...]
    points: tuple[Problem, ...]
    elsewhere: int


def proposal(problems: Iterable[Problem], root: Path) -> Proposal:
    """What the problems of the repository at ``root`` say of the change that it is. On main itself everything is told."""
    found = tuple(problems)
    touched = changed_files(root)
    faults = tuple(each for each in found if each.blocks)
    points = tuple(each for each in found if not each.blocks)
    told = tuple(each for each in points if touched is None or each.path in touched)
    return Proposal(faults, told, len(points) - len(told))


def commands(given: Proposal) -> str:
    """Workflow commands, one a line: at most ten faults, at most ten points, and the total."""
    shown = (*given.faults[:MOST], *given.points[:MOST])
    left = len(given.faults) + len(given.points) - len(shown)
    said = [
        total(given),
        *([f"{counted(left, 'melding staat', 'meldingen staan')} alleen in de samenvatting."] if left else []),
    ]
    return "\n".join(
        [*([as_github(shown)] if shown else []), f"::notice title=Nazicht van de gegevens::{' '.join(said)}"]
    )


def total(given: Proposal) -> str:
    """``2 fouten, 14 aandachtspunten.``, and how many of those lie in files that the change leaves alone."""
    points = len(given.points) + given.elsewhere
    text = f"{counted(len(given.faults), 'fout', 'fouten')}, {counted(points, 'aandachtspunt', 'aandachtspunten')}."
    if given.elsewhere:
        where = "in bestanden waar deze wijziging niets aan verandert: zie ‘make check’"
        text += f" Daarvan {'staat' if given.elsewhere == 1 else 'staan'} er {given.elsewhere} {where}."
    return text


def summary(given: Proposal) -> str:
    """The same for the summary of the job: the table of all that is told, and the total."""
    told = (*given.faults, *given.points)
    if not told and given.elsewhere:
        return f"## Nazicht van de gegevens\n\n{total(given)}\n"
    return f"{as_summary(told)}\n{total(given)}\n" if told else as_summary(told)
