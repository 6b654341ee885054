"""What is computed from members' fields, for members: attendance with names, composition, participation, conditions.

Beside ``aggregates``, which are the public's totals of the same: ``select`` makes these for the members' edition and
for no other. They hold ids, days, numbers and names, never a record.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date as day
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from lok.edition.who_comes import answers_to_invitations, calls
from lok.facts.applications import Aanvraagdag, day_for_round, day_for_version
from lok.facts.conditions import Toetsing, judge, may_change, period_of
from lok.facts.participation import Deelname, participation
from lok.facts.put_off import was_put_off
from lok.facts.room import attended
from lok.kinds.aanwezigheden import Aanwezigheidsstatus
from lok.kinds.vergaderstatus import HELD
from lok.model.audience import Reference
from lok.model.validity import in_force

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lok.facts.composition import Holding
    from lok.facts.facts import Facts
    from lok.kinds.aanwezigheden import Aanwezigheid
    from lok.kinds.mandaten import Functie
    from lok.kinds.vergadering import Vergadering
    from lok.kinds.voorwaarden import Deelnamevoorwaarde
    from lok.kinds.zetels import Geleding


@dataclass(frozen=True, slots=True)
class Lid:
    """Somebody on a seat: the mandate, the name and the office."""

    mandaat: Reference
    persoon: str
    functie: Functie


@dataclass(frozen=True, slots=True)
class Bezetting:
    """A seat in one composition with who sits there; ``vacant`` when nobody does and the council keeps names of it."""

    zetel: Reference
    leden: tuple[Lid, ...]
    vacant: bool


@dataclass(frozen=True, slots=True)
class Samenstelling:
    """The council as it was from ``van`` to ``tot``, both included; ``tot`` is ``None`` while it lasts."""

    van: day
    tot: day | None
    groepen: tuple[tuple[Geleding, tuple[Bezetting, ...]], ...]

    @property
    def bezet(self) -> int:
        """The seats that somebody fills."""
        return sum(not each.vacant for _, seats in self.groepen for each in seats)

    @property
    def zetels(self) -> int:
        """All seats, vacant ones too."""
        return sum(len(seats) for _, seats in self.groepen)


def compositions(facts: Facts, date: day) -> tuple[Samenstelling, ...]:
    """Every composition the council had until ``date``, the latest first."""
    days = [each for each in facts.timeline.days if each <= date]
    ends = [each - timedelta(days=1) for each in facts.timeline.days[1:]]
    rows = [
        Samenstelling(
            first,
            ends[index] if index < len(ends) and ends[index] < date else None,
            tuple(
                (group, tuple(_filled(each) for each in holdings))
                for group, holdings in facts.timeline.compositions[index].by_group().items()
            ),
        )
        for index, first in enumerate(days)
    ]
    return tuple(reversed(rows))


def _filled(holding: Holding) -> Bezetting:
    people = tuple(Lid(Reference("mandaten", each.id), each.persoon, each.functie) for each in holding.mandates)
    return Bezetting(Reference("zetels", holding.seat.id), people, not holding.filled)


@dataclass(frozen=True, slots=True)
class Aanwezige:
    """A seat in the list of attendance, with who sat there as far as the minutes or the mandates say."""

    zetel: Reference
    personen: tuple[str, ...]
    regel: Aanwezigheidsregel


@dataclass(frozen=True, slots=True)
class Aanwezigheidsregel:
    """What the minutes say of a seat: how long it was there, and to which seat it gave its vote."""

    status: Aanwezigheidsstatus
    van: Any
    tot: Any
    volmacht_aan: Reference | None


def attendance_lists(facts: Facts, date: day) -> dict[str, dict[Geleding, tuple[Aanwezige, ...]]]:
    """Of each meeting with a list of attendance, the seats by group in the order of the composition, with names."""
    del date
    return {meeting.id: _by_group(facts, meeting) for meeting in facts.meetings if meeting.aanwezigheden}


def _by_group(facts: Facts, meeting: Vergadering) -> dict[Geleding, tuple[Aanwezige, ...]]:
    lines = {line.zetel: line for line in meeting.aanwezigheden}
    there = attended(meeting)
    rows: dict[Geleding, tuple[Aanwezige, ...]] = {}
    for group, holdings in facts.timeline.on(meeting.gepland_begin.date()).by_group().items():
        listed = [each for each in holdings if each.seat.id in lines]
        if listed:
            rows[group] = tuple(_listed(each, lines[each.seat.id], there) for each in listed)
    return rows


def _listed(holding: Holding, line: Aanwezigheid, there: frozenset[str]) -> Aanwezige:
    people = [line.persoon] if line.persoon else [each.persoon for each in holding.members]
    proxy = Reference("zetels", line.volmacht_aan) if line.volmacht_aan else None
    status = Aanwezigheidsstatus.aanwezig if line.zetel in there else line.status
    rule = Aanwezigheidsregel(status, line.van, line.tot, proxy)
    return Aanwezige(Reference("zetels", holding.seat.id), tuple(people), rule)


@dataclass(frozen=True, slots=True)
class Deelnamejaar:
    """The participation of an organisation in one calendar year."""

    jaar: int
    deelname: Deelname


def participations(facts: Facts, date: day) -> dict[str, tuple[Deelnamejaar, ...]]:
    """By organisation that ever had a seat, its participation in each year with a meeting, the latest year first."""
    years = sorted({each.gepland_begin.year for each in facts.meetings if each.gepland_begin.date() <= date})
    return {
        organisation: tuple(
            Deelnamejaar(year, participation(facts, organisation, day(year, 1, 1), day(year, 12, 31)))
            for year in reversed(years)
            if year >= seats[0].van.year and any(each.tot is None or each.tot.year >= year for each in seats)
        )
        for organisation, seats in facts.seats_of.items()
    }


@dataclass(frozen=True, slots=True)
class Voorwaardetoets:
    """One attendance condition, where it stands, and what comes of it for one organisation that applies on a day.

    It counts the meetings from ``van`` to ``tot``; ``voorlopig`` is whether a meeting can still change the verdict.
    """

    bron: Reference
    voor: str | None
    aanvraag: Aanvraagdag
    van: day
    tot: day
    toetsing: Toetsing
    voorlopig: bool
    alternatief: str | None
    engagement: bool


def judgements(facts: Facts, date: day) -> dict[str, tuple[Voorwaardetoets, ...]]:
    """By organisation with a seat on ``date``, every attendance condition of that day, judged on the day of its application."""
    found: defaultdict[str, list[Voorwaardetoets]] = defaultdict(list)
    for asked in _conditions(facts, date):
        for organisation, seats in facts.seats_of.items():
            if any(each.held_on(date) for each in seats):
                found[organisation].append(_judged(facts, organisation, asked, date))
    return {organisation: tuple(rows) for organisation, rows in found.items()}


def _judged(facts: Facts, organisation: str, asked: Gevraagd, date: day) -> Voorwaardetoets:
    condition, application = asked.voorwaarde, asked.op(organisation)
    first, last = period_of(condition, application.dag)
    verdict = judge(facts, organisation, condition, application.dag, engagement=True)
    return Voorwaardetoets(
        asked.bron,
        asked.voor,
        application,
        first,
        last,
        verdict,
        may_change(condition, verdict, date),
        condition.alternatief.omschrijving if condition.alternatief else None,
        condition.engagementsverklaring,
    )


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """An attendance condition: where it stands, what it is for, and on which day an organisation applies (``op``)."""

    bron: Reference
    voor: str | None
    voorwaarde: Deelnamevoorwaarde
    op: Callable[[str], Aanvraagdag]


def _whoever(closing: Aanvraagdag, organisation: str) -> Aanvraagdag:
    """The same day for every organisation: applications for support stay outside the records."""
    del organisation
    return closing


def _conditions(facts: Facts, date: day) -> Iterator[Gevraagd]:
    """The attendance conditions of the regulations in force on ``date`` and of the rounds that are not decided yet."""
    for regulation in facts.archive.all("reglementen"):
        for version in regulation.versies:
            if in_force(version, date) and version.deelnamevoorwaarde is not None:
                closing = day_for_version(version, date)
                source = Reference("reglementen", regulation.id)
                yield Gevraagd(source, None, version.deelnamevoorwaarde, partial(_whoever, closing))
    for each in facts.archive.all("ikt-rondes"):
        if each.beslissing_opgroeien_op is not None and each.beslissing_opgroeien_op <= date:
            continue
        applied = partial(day_for_round, each.aanvragen, each.indienen_tot, today=date)
        for criterion in each.criteria:
            for sub in criterion.subcriteria:
                if sub.deelnamevoorwaarde is not None:
                    yield Gevraagd(Reference("ikt-rondes", each.id), sub.tekst, sub.deelnamevoorwaarde, applied)


@dataclass(frozen=True, slots=True)
class Uitgesteld:
    """An item that a meeting put off: the meeting, the number of the item and its title."""

    vergadering: Reference
    nr: str
    titel: str


def postponed(facts: Facts, date: day) -> tuple[Uitgesteld, ...]:
    """The items that the last meeting before ``date`` put off: they come back on the next agenda.

    So does an election in which nobody was elected. Minutes that were put off stand with the minutes that wait for approval.
    """
    held = [each for each in facts.meetings if each.status in HELD and each.gepland_begin.date() <= date]
    return tuple(
        Uitgesteld(Reference("vergaderingen", held[-1].id), item.nr, item.titel)
        for item in (held[-1].agendapunten if held else ())
        if was_put_off(item)
    )


INSIGHTS: dict[str, Callable[[Facts, day], Any]] = {
    "compositions": compositions,
    "attendance_lists": attendance_lists,
    "answers_to_invitations": answers_to_invitations,
    "calls": calls,
    "participations": participations,
    "judgements": judgements,
    "postponed": postponed,
}
"""By the name templates of the members' edition use: ``edition.insights["participations"]``."""
