"""The path to a new or larger location: its steps with their numbers, and what they show of other records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.facts.versions import version_in_force
from lok.kinds.opportuniteitsadviezen import Aanleiding, terms

if TYPE_CHECKING:
    from datetime import date

    from lok.edition.select import Edition


def start_steps(edition: Edition) -> tuple[tuple[int, Any], ...]:
    """The steps in their order, numbered from 1."""
    return tuple(enumerate(edition.all("startstappen"), start=1))


def step_number(edition: Edition, step: Any) -> int:
    """The number of a step."""
    return next(number for number, each in start_steps(edition) if each.id == step.id)


def steps_beside(edition: Edition, step: Any) -> tuple[Any, Any]:
    """The steps before and after this one; ``None`` where there is none."""
    rows = edition.all("startstappen")
    place = step_number(edition, step) - 1
    return (rows[place - 1] if place else None), (rows[place + 1] if place + 1 < len(rows) else None)


def opportunity_terms(date: date) -> tuple[int, int] | None:
    """The days to answer and to be heard for an advice asked on ``date``; ``None`` when there is no duty."""
    return terms(date)


def subsidies_today(edition: Edition) -> tuple[tuple[Any, Any], ...]:
    """The regulations in force, each with its version of the edition's day."""
    rows = ((record, version_in_force(record.versies, edition.date)) for record in edition.all("reglementen"))
    return tuple((record, version) for record, version in rows if version is not None)


def opportunity_occasions() -> tuple[Aanleiding, ...]:
    """Why an organiser asks for an opportunity advice."""
    return tuple(Aanleiding)


FUNCTIONS = (start_steps, step_number, steps_beside, opportunity_terms, opportunity_occasions, subsidies_today)
"""What templates may call."""
