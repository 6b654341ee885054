"""Whom a meeting calls, and what seats answered to its invitation, for members alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lok.facts.forecast import Forecast, forecast
from lok.facts.sitting import asked, called
from lok.kinds.toezeggingen import Antwoord
from lok.kinds.vergaderstatus import BEFORE, Vergaderstatus
from lok.model.audience import Reference

if TYPE_CHECKING:
    from datetime import date as day

    from lok.facts.facts import Facts
    from lok.kinds.vergadering import Vergadering
    from lok.kinds.zetels import Geleding


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


@dataclass(frozen=True, slots=True)
class Opgeroepene:
    """A seat that a meeting is for, with who sits there as far as the council keeps names, and what it answered."""

    zetel: Reference
    groep: Geleding
    stem: bool
    personen: tuple[str, ...]
    antwoord: Antwoord | None


@dataclass(frozen=True, slots=True)
class Oproep:
    """The filled seats that a meeting is for, in the order of the groups.

    ``nodig`` is how many with a vote must be there to decide; ``None`` where no number is asked.
    """

    zetels: tuple[Opgeroepene, ...]
    nodig: int | None

    @property
    def stemmen(self) -> int:
        """How many of the seats have a vote."""
        return sum(each.stem for each in self.zetels)


def calls(facts: Facts, date: day) -> dict[str, Oproep]:
    """Of each meeting that is to come or that has no minutes yet, whom it calls: for sheets on the table that evening."""
    del date
    on_the_table = BEFORE | {Vergaderstatus.gehouden}
    return {each.id: _call(facts, each) for each in facts.meetings if each.status in on_the_table}


def _call(facts: Facts, meeting: Vergadering) -> Oproep:
    said = {line.zetel: line.antwoord for line in meeting.toezeggingen}
    wanted = {each.id for each in called(facts.archive, meeting)}
    holdings = facts.timeline.on(meeting.gepland_begin.date()).by_group().values()
    seats = (
        Opgeroepene(
            Reference("zetels", each.seat.id),
            each.seat.geleding,
            each.seat.stemgerechtigd,
            tuple(mandate.persoon for mandate in each.members),
            said.get(each.seat.id),
        )
        for row in holdings
        for each in row
        if each.filled and each.seat.id in wanted
    )
    return Oproep(tuple(seats), asked(facts, meeting))
