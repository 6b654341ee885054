"""What seats answered to the invitation of a meeting that has to come, for members alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lok.facts.forecast import Forecast, forecast
from lok.kinds.toezeggingen import Antwoord
from lok.model.audience import Reference

if TYPE_CHECKING:
    from datetime import date as day

    from lok.facts.facts import Facts


@dataclass(frozen=True, slots=True)
class Toezeggingen:
    """The answers to an invitation: the forecast in numbers, and by answer the seats, those that are silent last."""

    stand: Forecast
    zetels: tuple[tuple[str, tuple[Reference, ...]], ...]


def answers_to_invitations(facts: Facts, date: day) -> dict[str, Toezeggingen]:
    """Of each meeting to come to which seats answered, what they said."""
    del date
    found = {}
    for meeting in facts.meetings:
        stand = forecast(facts, meeting)
        if stand is None:
            continue
        said = {line.zetel: line.antwoord for line in meeting.toezeggingen}
        holdings = facts.timeline.on(meeting.gepland_begin.date()).by_group().values()
        seats = [each.seat.id for row in holdings for each in row if each.filled]
        rows = [(answer.woord, tuple(each for each in seats if said.get(each) is answer)) for answer in Antwoord]
        rows.append(("nog geen antwoord", tuple(each for each in seats if each not in said)))
        given = tuple((word, tuple(Reference("zetels", each) for each in ids)) for word, ids in rows if ids)
        found[meeting.id] = Toezeggingen(stand, given)
    return found
