"""What became of all advices together: how many were answered, followed and late, and how long an answer takes.

Over records or views of ``adviezen`` that were given. Shares and medians are exact fractions.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from lok.facts.answers import (
    ANSWERED,
    OPEN,
    Stand,
    answers,
    clock_of,
    decision,
    decisions,
    per_stand,
    realised,
    stand,
)
from lok.model.days import holds_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
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

    ``te_laat`` are those of ``wachtend`` of which the term has passed, ``in_beraad`` those on which a first word came.
    """

    gegeven: int
    beantwoord: int
    wachtend: int
    te_versturen: int
    ingetrokken: int
    te_laat: int
    in_beraad: int


def count(adviezen: Iterable[Any], raad: Any, date: date) -> Telling:
    """The numbers over the advices that were given: sums of the states of ``lok.facts.answers.stand``."""
    states = per_stand(given(adviezen, date), date)
    waiting = _of(states, OPEN)
    clocks = (clock_of(advies, raad, date) for advies in waiting)
    return Telling(
        gegeven=sum(map(len, states.values())),
        beantwoord=len(_of(states, ANSWERED)),
        wachtend=len(waiting),
        te_versturen=len(_of(states, (Stand.te_versturen,))),
        ingetrokken=len(_of(states, (Stand.ingetrokken,))),
        te_laat=sum(clock is not None and clock.te_laat for clock in clocks),
        in_beraad=len(_of(states, (Stand.in_beraad,))),
    )


def asked_in_term(adviezen: Iterable[Any], raad: Any, date: date) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """The advices given in the present term of office, and those of before that still wait; all, outside every term."""
    rows = given(adviezen, date)
    first = min((term.van for term in raad.bestuursperiodes if holds_on(term.van, term.tot, date)), default=None)
    if first is None:
        return rows, ()
    earlier = (each for each in rows if each.uitgebracht_op < first and stand(each, date) in OPEN)
    return tuple(each for each in rows if each.uitgebracht_op >= first), tuple(earlier)


def _of(states: Mapping[Stand, tuple[Any, ...]], wanted: Iterable[Stand]) -> tuple[Any, ...]:
    """The advices in some of the states."""
    return tuple(advies for each in wanted for advies in states.get(each, ()))


@dataclass(frozen=True, slots=True)
class Antwoordjaar:
    """The advices given in one year: how many, what was answered, and the days each answer took, shortest first."""

    jaar: int
    gegeven: int
    gevolgd: int
    deels_gevolgd: int
    niet_gevolgd: int
    dagen: tuple[int, ...]
    verschillend: int = 0
    """How many two towns answered differently."""

    @property
    def beantwoord(self) -> int:
        """How many were decided."""
        return self.gevolgd + self.deels_gevolgd + self.niet_gevolgd + self.verschillend

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
    states = per_stand(adviezen, date)
    clocks = (clock_of(advies, raad, date) for advies in _of(states, ANSWERED))
    days = sorted(clock.dagen for clock in clocks if clock is not None)
    followed, partly, refused, differently = (len(_of(states, (each,))) for each in ANSWERED)
    return Antwoordjaar(year, len(adviezen), followed, partly, refused, tuple(days), differently)


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
    """What one body has before it: what waits for it longest first, what was answered and what it has to do yet.

    ``wachtend``, ``beantwoord``, ``elders``, ``te_versturen`` and ``ingetrokken`` are together the advices that were given
    and addressed to it, each once, and those it decided on unasked. ``beantwoord`` and ``elders`` are pairs of an advice
    and the answer that decided, of this body or of another (the last of several towns), the latest first; ``onderweg`` pairs of an advice and an
    answer of this body that did not decide or no longer does; ``te_doen`` pairs of an advice that it decided on and a
    step that is planned.
    """

    orgaan: Bestuursorgaan
    wachtend: tuple[Wachtend, ...]
    beantwoord: tuple[tuple[Any, Any], ...]
    elders: tuple[tuple[Any, Any], ...]
    te_versturen: tuple[Any, ...]
    ingetrokken: tuple[Any, ...]
    onderweg: tuple[tuple[Any, Any], ...]
    te_doen: tuple[tuple[Any, Any], ...]

    @property
    def adviezen(self) -> int:
        """How many advices lie or lay here: the sum of the five."""
        return sum(map(len, (self.wachtend, self.beantwoord, self.elders, self.te_versturen, self.ingetrokken)))

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
    own = [each for each in rows if orgaan in each.gericht_aan or _decided_by(orgaan, each, date)]
    states = per_stand(own, date)
    clocks = [(clock_of(advies, raad, date), advies) for advies in _of(states, OPEN)]
    waiting = [Wachtend(advies, clock) for clock, advies in clocks if clock is not None]
    answered = [(each, last) for each in _of(states, ANSWERED) if (last := decision(each, date)) is not None]
    said = [(advies, gevolg) for advies in rows for gevolg in answers(advies, date) if gevolg.orgaan is orgaan]
    final = {(each.id, id(gevolg)) for each in _of(states, (*ANSWERED, *OPEN)) for gevolg in decisions(each, date)}
    todo = [(advies, stap) for advies in rows if _to_carry_out(orgaan, advies, date) for stap in advies.uitvoering]
    return Adressaat(
        orgaan,
        tuple(sorted(waiting, key=lambda each: (each.klok.start, each.advies.nummer))),
        _latest_first(row for row in answered if _decided_by(orgaan, row[0], date)),
        _latest_first(row for row in answered if not _decided_by(orgaan, row[0], date)),
        _of(states, (Stand.te_versturen,)),
        _of(states, (Stand.ingetrokken,)),
        _latest_first((advies, gevolg) for advies, gevolg in said if (advies.id, id(gevolg)) not in final),
        tuple(sorted((row for row in todo if not realised(row[1], date)), key=lambda row: row[1].datum)),
    )


def _latest_first(rows: Iterable[tuple[Any, Any]]) -> tuple[tuple[Any, Any], ...]:
    return tuple(sorted(rows, key=lambda row: row[1].besluit_datum, reverse=True))


def _decided_by(orgaan: Bestuursorgaan, advies: Any, date: date) -> bool:
    return stand(advies, date) in ANSWERED and any(each.orgaan is orgaan for each in decisions(advies, date))


def _to_carry_out(orgaan: Bestuursorgaan, advies: Any, date: date) -> bool:
    return _decided_by(orgaan, advies, date) and stand(advies, date) is not Stand.niet_gevolgd
