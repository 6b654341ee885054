"""The path to a new or larger location: its steps with their numbers, and what they show of other records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.facts.versions import version_in_force
from lok.kinds.afspraken import Hoorrechtstart, rules_on
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


def heard_since(edition: Edition) -> str:
    """From when the days to be heard count, by the rules of the council on the day of the edition."""
    rules = rules_on(edition.raad, edition.date)
    sending = rules is not None and rules.hoorrecht_start is Hoorrechtstart.verzending
    return "na de verzending van het advies" if sending else "nadat je het advies kreeg"


OCCASIONS = {
    Aanleiding.start_groepsopvang: "je start met groepsopvang",
    Aanleiding.verhuis: "je groepsopvang verhuist",
    Aanleiding.uitbreiding_vanaf_9_plaatsen: "je groepsopvang krijgt minstens 9 plaatsen meer",
    Aanleiding.van_gezinsopvang_naar_groepsopvang: "je gaat van gezinsopvang naar groepsopvang",
    Aanleiding.nieuwe_locatie_na_weigering_of_opheffing: "je vraagt opnieuw een vergunning voor groepsopvang, na een weigering of een opheffing",
}
"""Each occasion as somebody who plans says it. Family care that starts, grows or moves is none of them."""


def subsidies_today(edition: Edition) -> tuple[tuple[Any, Any], ...]:
    """The regulations in force, each with its version of the edition's day."""
    rows = ((record, version_in_force(record.versies, edition.date)) for record in edition.all("reglementen"))
    return tuple((record, version) for record, version in rows if version is not None)


def opportunity_occasions() -> tuple[str, ...]:
    """Why an organiser asks for an opportunity advice."""
    return tuple(OCCASIONS[each] for each in Aanleiding)


FUNCTIONS = (
    start_steps,
    step_number,
    steps_beside,
    opportunity_terms,
    opportunity_occasions,
    heard_since,
    subsidies_today,
)
"""What templates may call."""
