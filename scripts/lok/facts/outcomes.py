"""What became of all advices together: how many were answered, followed and late, and how long an answer takes.

Over records or views of ``adviezen`` that were given. Shares and medians are exact fractions.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from lok.facts.answers import ANSWERED, Fase, Stand, answers, clock_of, decision, phase, realised, stand

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from lok.facts.answers import Klok
    from lok.kinds.opvolging import Bestuursorgaan


def given(adviezen: Iterable[Any], date: date) -> tuple[Any, ...]:
    """The advices that were given by ``date``: no drafts, and none that was withdrawn as a draft."""
    return tuple(advies for advies in adviezen if _given(advies, date))


def _given(advies: Any, date: date) -> bool:
    on = advies.uitgebracht_op
    return on is not None and on <= date and stand(advies, date) is not Stand.ontwerp


@dataclass(frozen=True, slots=True)
class Telling:
    """How many advices were given, and where they stand: ``gegeven`` is the sum of the next four.

    ``te_laat`` are those of ``wachtend`` of which the term has passed.
    """

    gegeven: int
    beantwoord: int
    wachtend: int
    te_versturen: int
    ingetrokken: int
    te_laat: int


def count(adviezen: Iterable[Any], raad: Any, date: date) -> Telling:
    """The numbers over the advices that were given."""
    rows = given(adviezen, date)
    phases = [phase(advies, date) for advies in rows]
    clocks = [clock_of(advies, raad, date) for advies in rows]
    return Telling(
        gegeven=len(rows),
        beantwoord=sum(stand(advies, date) in ANSWERED for advies in rows),
        wachtend=phases.count(Fase.wacht_op_antwoord),
        te_versturen=phases.count(Fase.te_versturen),
        ingetrokken=phases.count(Fase.ingetrokken),
        te_laat=sum(clock is not None and clock.antwoord_op is None and clock.te_laat for clock in clocks),
    )


@dataclass(frozen=True, slots=True)
class Antwoordjaar:
    """The advices given in one year: how many, what was answered, and the days each answer took, shortest first."""

    jaar: int
    gegeven: int
    gevolgd: int
    deels_gevolgd: int
    niet_gevolgd: int
    dagen: tuple[int, ...]

    @property
    def beantwoord(self) -> int:
        """How many were decided."""
        return self.gevolgd + self.deels_gevolgd + self.niet_gevolgd

    @property
    def aandeel(self) -> Fraction | None:
        """The share of the answered ones that was followed in full; ``None`` without an answer."""
        return Fraction(self.gevolgd, self.beantwoord) if self.beantwoord else None


def per_year(adviezen: Iterable[Any], raad: Any, date: date) -> tuple[Antwoordjaar, ...]:
    """Year by year, the earliest first, by the day an advice was given."""
    years: defaultdict[int, list[Any]] = defaultdict(list)
    for advies in given(adviezen, date):
        years[advies.uitgebracht_op.year].append(advies)
    return tuple(_year(year, years[year], raad, date) for year in sorted(years))


def _year(year: int, adviezen: list[Any], raad: Any, date: date) -> Antwoordjaar:
    stands = [stand(advies, date) for advies in adviezen]
    clocks = (clock_of(advies, raad, date) for advies in adviezen)
    days = sorted(clock.dagen for clock in clocks if clock is not None and clock.antwoord_op is not None)
    followed, partly, refused = (stands.count(each) for each in ANSWERED)
    return Antwoordjaar(year, len(adviezen), followed, partly, refused, tuple(days))


def median(days: Sequence[int]) -> Fraction | None:
    """The middle of numbers that stand in order, or half-way between the middle two; ``None`` of none."""
    if not days:
        return None
    half = len(days) // 2
    return Fraction(days[half]) if len(days) % 2 else Fraction(days[half - 1] + days[half], 2)


@dataclass(frozen=True, slots=True)
class Wachtend:
    """An advice that waits, with its clock."""

    advies: Any
    klok: Klok


@dataclass(frozen=True, slots=True)
class Adressaat:
    """What one body has before it: what waits for it longest first, what it answered and has to do yet.

    ``beantwoord`` are pairs of an advice and an answer of this body, the latest first; ``te_doen`` pairs of an advice
    that it decided on and a step that is planned, the earliest first.
    """

    orgaan: Bestuursorgaan
    wachtend: tuple[Wachtend, ...]
    beantwoord: tuple[tuple[Any, Any], ...]
    te_doen: tuple[tuple[Any, Any], ...]

    @property
    def te_laat(self) -> int:
        """How many wait beyond their term."""
        return sum(each.klok.te_laat for each in self.wachtend)


def addressees(adviezen: Iterable[Any], raad: Any, date: date) -> tuple[Adressaat, ...]:
    """Every body that was addressed or that answered, in the order of the closed list of bodies."""
    rows = given(adviezen, date)
    bodies = {orgaan for advies in rows for orgaan in advies.gericht_aan}
    bodies |= {gevolg.orgaan for advies in rows for gevolg in answers(advies, date)}
    return tuple(_addressee(orgaan, rows, raad, date) for orgaan in _ordered(bodies))


def _ordered(bodies: set[Bestuursorgaan]) -> list[Bestuursorgaan]:
    return [each for orgaan in sorted(bodies)[:1] for each in type(orgaan) if each in bodies]


def _addressee(orgaan: Bestuursorgaan, rows: tuple[Any, ...], raad: Any, date: date) -> Adressaat:
    clocks = [
        (clock_of(advies, raad, date), advies)
        for advies in rows
        if orgaan in advies.gericht_aan and phase(advies, date) is Fase.wacht_op_antwoord
    ]
    waiting = [Wachtend(advies, clock) for clock, advies in clocks if clock is not None]
    answered = [(advies, gevolg) for advies in rows for gevolg in answers(advies, date) if gevolg.orgaan is orgaan]
    todo = [(advies, stap) for advies in rows if _decided_by(orgaan, advies, date) for stap in advies.uitvoering]
    return Adressaat(
        orgaan,
        tuple(sorted(waiting, key=lambda each: (each.klok.start, each.advies.nummer))),
        tuple(sorted(answered, key=lambda row: row[1].besluit_datum, reverse=True)),
        tuple(sorted((row for row in todo if not realised(row[1], date)), key=lambda row: row[1].datum)),
    )


def _decided_by(orgaan: Bestuursorgaan, advies: Any, date: date) -> bool:
    decided = decision(advies, date)
    return decided is not None and decided.orgaan is orgaan and stand(advies, date) is not Stand.niet_gevolgd
