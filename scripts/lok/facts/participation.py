"""How often an organisation took part in the council: each meeting of a period, counted or not, and why.

Domain.md, findings 2 and 3, V08 and V23. What counts:

- a meeting of the LOK that was held, one without quorum too: who came took part, and who stayed away made it fail;
- a meeting of LOK and BOA together, unless the condition says otherwise; never one of the BOA partnership alone;
- not what was cancelled or has yet to come, nor a working group, daily board or written round: not all are called there;
- not a meeting without the organisation in its list of attendance: what was not written down is nobody's fault.

Several seats of one organisation count as one: present when any is, else excused when any is. A newcomer counts from
the first day of its first seat. Shares are exact fractions. For members only.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from enum import auto
from typing import TYPE_CHECKING

from lok.facts.room import attended
from lok.kinds.aanwezigheden import Aanwezigheidsstatus
from lok.kinds.organen import Orgaan
from lok.kinds.vergadering import Vergadersoort
from lok.kinds.vergaderstatus import HELD, Vergaderstatus
from lok.model.fields import Keuze

if TYPE_CHECKING:
    from datetime import date

    from lok.facts.facts import Facts
    from lok.kinds.vergadering import Vergadering


class NietGeteld(Keuze):
    """Why a meeting does not count for an organisation."""

    afgelast = auto()
    nog_niet_gehouden = auto()
    alleen_boa = auto()
    samen_met_boa = auto()
    werkgroep = auto()
    dagelijks_bestuur = auto()
    schriftelijke_ronde = auto()
    voor_de_eerste_zetel = auto()
    geen_zetel_die_dag = auto()
    niet_opgeroepen = auto()
    niet_in_de_lijst = auto()
    wacht_op_verslag = auto()

    @property
    def woord(self) -> str:
        """The reason as a member reads it."""
        return REASONS.get(self.value, super().woord)


REASONS = {
    "alleen_boa": "vergadering van het BOA-verband, die nooit mag meetellen",
    "samen_met_boa": "vergadering samen met het BOA-verband",
    "werkgroep": "vergadering van een werkgroep",
    "dagelijks_bestuur": "vergadering van het dagelijks bestuur",
    "voor_de_eerste_zetel": "van voor de eerste zetel van de organisatie",
    "geen_zetel_die_dag": "de organisatie had die dag geen zetel",
    "niet_opgeroepen": "de vergadering was niet voor de zetels van de organisatie",
    "wacht_op_verslag": "het verslag zegt nog niet wie er was",
    "niet_in_de_lijst": "het verslag zegt niets over deze organisatie",
}
"""Reasons that need more than their own word; participation in the BOA partnership may be asked of nobody (decree of 3 May 2019, art. 7)."""


@dataclass(frozen=True, slots=True)
class Bewijs:
    """What one meeting says about an organisation: its status there, or why the meeting does not count."""

    vergadering: str
    dag: date
    status: Aanwezigheidsstatus | None
    niet_geteld: NietGeteld | None


@dataclass(frozen=True, slots=True)
class Deelname:
    """The participation of one organisation from ``van`` to ``tot``, both included, with its evidence by day."""

    organisatie: str
    van: date
    tot: date
    bewijzen: tuple[Bewijs, ...]

    @property
    def geteld(self) -> tuple[Bewijs, ...]:
        """The meetings that count."""
        return tuple(each for each in self.bewijzen if each.niet_geteld is None)

    @property
    def niet_geteld(self) -> tuple[Bewijs, ...]:
        """The meetings that do not count, each with its reason."""
        return tuple(each for each in self.bewijzen if each.niet_geteld is not None)

    @property
    def aantallen(self) -> Counter[Aanwezigheidsstatus]:
        """How many of the meetings that count the organisation attended, was excused from, and missed."""
        return Counter(each.status for each in self.bewijzen if each.status is not None)


def participation(  # noqa: PLR0913 - a condition has this many sides
    facts: Facts,
    organisatie: str,
    van: date,
    tot: date,
    *,
    gecombineerd_telt: bool = True,
    nieuwkomer_telt_vanaf_start: bool = True,
) -> Deelname:
    """The participation of ``organisatie`` (an id of ``organisatoren``) in the meetings planned from ``van`` to ``tot``.

    Without ``nieuwkomer_telt_vanaf_start`` the meetings before its first seat count as missed. An organisation that
    never had a seat has no meeting that counts.
    """
    first = bisect_left(facts.meetings, van, key=_day)
    last = bisect_right(facts.meetings, tot, key=_day)
    evidence = []
    for meeting in facts.meetings[first:last]:
        reason = not_counted(meeting, gecombineerd_telt=gecombineerd_telt)
        status = None
        if reason is None:
            status, reason = _seen(facts, organisatie, meeting, lenient=nieuwkomer_telt_vanaf_start)
        evidence.append(Bewijs(meeting.id, _day(meeting), status, reason))
    return Deelname(organisatie, van, tot, tuple(evidence))


NOT_PLENARY = {
    Vergadersoort.werkgroep: NietGeteld.werkgroep,
    Vergadersoort.dagelijks_bestuur: NietGeteld.dagelijks_bestuur,
    Vergadersoort.schriftelijke_ronde: NietGeteld.schriftelijke_ronde,
}


def not_counted(meeting: Vergadering, *, gecombineerd_telt: bool = True) -> NietGeteld | None:
    """Why a meeting counts for nobody; ``None`` when it counts."""
    if meeting.status not in HELD:
        cancelled = meeting.status is Vergaderstatus.afgelast
        return NietGeteld.afgelast if cancelled else NietGeteld.nog_niet_gehouden
    if meeting.orgaan is Orgaan.boa:
        return NietGeteld.alleen_boa
    if meeting.werkgroep is not None:
        return NietGeteld.werkgroep
    if meeting.soort_vergadering in NOT_PLENARY:
        return NOT_PLENARY[meeting.soort_vergadering]
    together = meeting.orgaan is Orgaan.gecombineerd or meeting.soort_vergadering is Vergadersoort.gecombineerd_boa
    return NietGeteld.samen_met_boa if together and not gecombineerd_telt else None


Seen = tuple[Aanwezigheidsstatus | None, NietGeteld | None]


def _seen(facts: Facts, organisatie: str, meeting: Vergadering, *, lenient: bool) -> Seen:
    """What the list of a meeting that counts says of an organisation: a status, or why it does not count for it."""
    seats, day = facts.seats_of.get(organisatie, ()), _day(meeting)
    own = {seat.id for seat in seats if seat.held_on(day)}
    if not own:
        if not seats or day >= seats[0].van:
            return None, NietGeteld.geen_zetel_die_dag
        return (None, NietGeteld.voor_de_eerste_zetel) if lenient else (Aanwezigheidsstatus.afwezig, None)
    if own & attended(meeting):
        return Aanwezigheidsstatus.aanwezig, None
    called = facts.called(meeting)
    if called is not None and own.isdisjoint(each.id for each in called):
        return None, NietGeteld.niet_opgeroepen
    states = {line.status for line in meeting.aanwezigheden if line.zetel in own}
    if not states and not meeting.aanwezigheden and meeting.status is Vergaderstatus.gehouden:
        return None, NietGeteld.wacht_op_verslag
    best = next((status for status in Aanwezigheidsstatus if status in states), None)
    return (best, None) if best is not None else (None, NietGeteld.niet_in_de_lijst)


def _day(meeting: Vergadering) -> date:
    return meeting.gepland_begin.date()
