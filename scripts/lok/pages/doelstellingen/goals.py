"""Objectives of a term with what was done for each, and the wall of successes.

A success is a followed advice or a result of a reached objective, with its day and its effect.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.facts.actions import promises
from lok.facts.successes import Succes, goals_standing, successes, successes_by_year
from lok.kinds.agendapunten import Actiestatus
from lok.kinds.vergaderstatus import Vergaderstatus
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition
    from lok.facts.actions import Promise
    from lok.render.page import Page
    from lok.render.renderer import Renderer

WALL = "successen/index.md"


def pages(renderer: Renderer) -> Iterator[Page]:
    """The wall of successes; the objectives have their pages as any other record."""
    yield renderer.page(WALL, "successen.md.jinja")


def successes_of(edition: Edition) -> tuple[Succes, ...]:
    """The successes this audience may read."""
    return successes(edition.all("adviezen"), edition.all("doelstellingen"), edition.date)


@dataclass(frozen=True, slots=True)
class Bespreking:
    """A meeting that dealt with an objective or a project, and the items that did, as far as the agenda says which."""

    vergadering: Any
    punten: tuple[Any, ...]


def discussions_of(edition: Edition, record: Any) -> tuple[Bespreking, ...]:
    """The meetings that dealt with an objective or a project, the earliest first: those either of them names."""
    named = {reference.id for reference in getattr(record, "vergaderingen", ())}
    found = [
        Bespreking(meeting, _items(meeting, record))
        for meeting in edition.all("vergaderingen")
        if meeting.status is not Vergaderstatus.afgelast and (meeting.id in named or _items(meeting, record))
    ]
    return tuple(sorted(found, key=lambda each: (each.vergadering.gepland_begin, each.vergadering.id)))


def _items(meeting: Any, record: Any) -> tuple[Any, ...]:
    """The items of a meeting that name the record; closed ones name nothing to the public."""
    return tuple(
        punt for punt in meeting.agendapunten if record.id in {each.id for each in getattr(punt, record.soort, ())}
    )


def promises_for(edition: Edition, doel: Any) -> tuple[Promise, ...]:
    """What was promised at items that name the objective, in the order of promising. Members' edition only."""
    return tuple(
        promise
        for promise in promises(edition.all("vergaderingen"))
        if any(
            doel.id in {each.id for each in entry.meeting.agendapunten[entry.at[1]].doelstellingen}
            for entry in promise.entries
        )
    )


def actions_finished(edition: Edition, doel: Any) -> int:
    """How many actions for an objective are done: all of them for members, for the public as far as it may know."""
    if edition.leden:
        return sum(promise.action.status is Actiestatus.afgerond for promise in promises_for(edition, doel))
    return int(edition.aggregates["actions_for_goals"].get(doel.id, 0))


def effort_for(edition: Edition, doel: Any) -> str:
    """How much was done for an objective, kind by kind: ``2 adviezen, 1 project``."""
    kept = actions_finished(edition, doel)
    counts = (
        (len(doel.adviezen), "advies", "adviezen"),
        (len(doel.projecten), "project", "projecten"),
        (len(doel.werkgroepen), "werkgroep", "werkgroepen"),
        (len(discussions_of(edition, doel)), "vergadering", "vergaderingen"),
        (kept, "afgewerkte actie", "afgewerkte acties"),
    )
    return ", ".join(dutch.counted(*each) for each in counts if each[0]) or "nog niets"


FUNCTIONS = (
    successes_of,
    successes_by_year,
    discussions_of,
    promises_for,
    actions_finished,
    effort_for,
    goals_standing,
)
"""What templates may call."""
