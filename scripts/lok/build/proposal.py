"""What a proposal of a change is told at GitHub: its faults, and the points of attention that it brings.

GitHub shows ten annotations of a level and drops the others, whichever came last. So what blocks goes first, no level has
more than ten, and a line with the total follows. A point of attention that was there before the change is not told again on
every proposal, for that hides what is new. It is counted, and ``make check`` still tells it. What counts is what a point
says of which record, and not its file or its line: a change in one record may bring a point to another.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lok.source.problems import as_github, as_summary
from lok.words.dutch import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lok.source.problems import Problem

MOST = 10
"""Annotations of a level that GitHub shows of one step.

Source: https://docs.github.com/actions/reference/limits
"""
PLACE = re.compile(r"\[\d+\]|\bregel \d+")
"""Where in a record something stands, which changes when something is put above it."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is said of a change: its ``faults``, the ``points`` that it brings, and how many points were there ``earlier``."""

    faults: tuple[Problem, ...]
    points: tuple[Problem, ...]
    earlier: int

    def each(self, changed: Callable[[Problem], Problem]) -> Proposal:
        """The same with every problem as ``changed`` gives it."""
        return replace(self, faults=tuple(map(changed, self.faults)), points=tuple(map(changed, self.points)))


def proposal(problems: Iterable[Problem], before: Iterable[Problem] | None) -> Proposal:
    """What ``problems`` say of a change, when ``before`` are those of what it was made from; ``None``: everything is told."""
    found = tuple(problems)
    faults = tuple(each for each in found if each.blocks)
    points = tuple(each for each in found if not each.blocks)
    told = points if before is None else tuple(_brought(points, [each for each in before if not each.blocks]))
    return Proposal(faults, told, len(points) - len(told))


def _brought(points: tuple[Problem, ...], before: list[Problem]) -> Iterator[Problem]:
    """The points that were not there before, in their order. One that stands at the same field is the same one first."""
    exact = Counter(map(_exact, before)) & Counter(map(_exact, points))
    left = Counter(map(_loose, before)) - Counter(_loose_of(key) for key in exact.elements())
    for each in points:
        if exact[_exact(each)]:
            exact[_exact(each)] -= 1
        elif left[_loose(each)]:
            left[_loose(each)] -= 1
        else:
            yield each


def _exact(problem: Problem) -> tuple[str, ...]:
    """What a point says, of which field of which record."""
    return problem.path, problem.code, problem.field, problem.message


def _loose_of(exact: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(PLACE.sub("", part) for part in exact)


def _loose(problem: Problem) -> tuple[str, ...]:
    """The same without its place in the record."""
    return _loose_of(_exact(problem))


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
    """``2 fouten, 14 aandachtspunten.``, and how many of those were there before the change."""
    points = len(given.points) + given.earlier
    text = f"{counted(len(given.faults), 'fout', 'fouten')}, {counted(points, 'aandachtspunt', 'aandachtspunten')}."
    if given.earlier:
        text += f" Daarvan {'was' if given.earlier == 1 else 'waren'} er {given.earlier} al voor deze wijziging: zie ‘make check’."
    return text


def summary(given: Proposal) -> str:
    """The same for the summary of the job: the table of all that is told, and the total."""
    told = (*given.faults, *given.points)
    if not told and given.earlier:
        return f"## Nazicht van de gegevens\n\n{total(given)}\n"
    return f"{as_summary(told)}\n{total(given)}\n" if told else as_summary(told)
