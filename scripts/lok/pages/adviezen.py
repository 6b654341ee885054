"""Where an advice stands, how long it waits, and its chain of steps: what the pages of advices compute.

Every function takes views or records of ``adviezen`` and a day, never a clock. An answer counts from the day the
council was told. Terms are calendar days, the last day included; they are local and may be absent, and then the days open are still counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import auto
from typing import TYPE_CHECKING, Any

from lok.kinds.adviezen import Status
from lok.kinds.base import Keuze
from lok.kinds.gevolgen import Resultaat

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lok.kinds.opvolging import Bestuursorgaan

Advies = Any
"""A view or a record of ``adviezen``."""


class Stand(Keuze):
    """What became of an advice, in one word; every advice has exactly one."""

    gevolgd = auto()
    deels_gevolgd = auto()
    niet_gevolgd = auto()
    in_beraad = auto()
    nog_geen_antwoord = auto()
    ingetrokken = auto()
    ontwerp = auto()


def answers(advies: Advies, date: date) -> tuple[Any, ...]:
    """The answers the council had on ``date``, the oldest decision first."""
    known = (gevolg for gevolg in advies.gevolgen if gevolg.meegedeeld_op <= date)
    return tuple(sorted(known, key=lambda gevolg: gevolg.besluit_datum))


def decision(advies: Advies, date: date) -> Any | None:
    """The last answer that decides; a later word without a decision does not undo it."""
    return next((gevolg for gevolg in reversed(answers(advies, date)) if gevolg.resultaat.decides), None)


def withdrawn(advies: Advies, date: date) -> bool:
    """Whether the council had taken its advice back by ``date``."""
    return advies.status is Status.ingetrokken and (advies.intrekking is None or advies.intrekking.datum <= date)


def stand(advies: Advies, date: date) -> Stand:
    """What became of the advice by ``date``. To have taken note, without more, is still to be considering it."""
    if advies.status is Status.ontwerp:
        return Stand.ontwerp
    if withdrawn(advies, date):
        return Stand.ingetrokken
    decided = decision(advies, date)
    if decided is not None:
        return Stand(decided.resultaat.value)
    return Stand.in_beraad if answers(advies, date) else Stand.nog_geen_antwoord


def per_stand(adviezen: Iterable[Advies], date: date) -> dict[Stand, tuple[Advies, ...]]:
    """The advices by what became of them: every state that occurs, each advice once, in the order of ``Stand``."""
    rows = [(stand(advies, date), advies) for advies in adviezen]
    found = {each: tuple(advies for its, advies in rows if its is each) for each in Stand}
    return {each: group for each, group in found.items() if group}


def per_body(adviezen: Iterable[Advies], date: date) -> dict[Bestuursorgaan, tuple[Advies, ...]]:
    """The advices that still wait for a decision, by every body they are addressed to, oldest first."""
    waiting = [advies for advies in adviezen if stand(advies, date) in (Stand.nog_geen_antwoord, Stand.in_beraad)]
    waiting.sort(key=lambda advies: advies.nummer)
    bodies = dict.fromkeys(orgaan for advies in waiting for orgaan in advies.gericht_aan)
    return {orgaan: tuple(advies for advies in waiting if orgaan in advies.gericht_aan) for orgaan in bodies}


@dataclass(frozen=True, slots=True)
class Klok:
    """How long an advice waits or waited. ``dagen`` are calendar days from ``start`` to the answer, or to today.

    ``dagen_te_laat`` are the days past ``uiterste_dag``; 0 on that day itself and when there is no term.
    """

    start: date
    uiterste_dag: date | None
    antwoord_op: date | None
    dagen: int
    dagen_te_laat: int


def klok(advies: Advies, termijn_dagen: int | None, date: date) -> Klok | None:
    """The clock of an answer with a term of ``termijn_dagen``, or none; ``None`` before sending and after withdrawal.

    It starts on ``termijn_start`` where the record says so (a municipal council that had to approve first), and else
    on the day of sending.
    """
    start = advies.termijn_start or advies.overgemaakt_op
    if start is None or start > date or withdrawn(advies, date) or advies.status is Status.ontwerp:
        return None
    decided = decision(advies, date)
    antwoord_op = decided.meegedeeld_op if decided else None
    until = antwoord_op or date
    uiterste_dag = start + timedelta(days=termijn_dagen) if termijn_dagen is not None else None
    late = max((until - uiterste_dag).days, 0) if uiterste_dag else 0
    return Klok(start, uiterste_dag, antwoord_op, max((until - start).days, 0), late)


def answer_term(raad: Any, date: date) -> int | None:
    """The days the local government has to answer, by the council's own rules of that day; ``None`` without a term."""
    valid = [afspraken for afspraken in raad.afspraken if afspraken.geldig_van <= date]
    return valid[-1].antwoordtermijn_dagen if valid else None


def clock_of(advies: Advies, raad: Any, date: date) -> Klok | None:
    """The clock of an answer with the term that was in force when it started."""
    start = advies.termijn_start or advies.overgemaakt_op
    return klok(advies, answer_term(raad, start) if start else None, date)


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What was answered to one recommendation."""

    resultaat: Resultaat
    toelichting: str | None
    orgaan: Bestuursorgaan
    datum: date


def answer_to(advies: Advies, nr: int, date: date) -> Antwoord | None:
    """The last answer to recommendation ``nr``: its own, or that on the whole advice if it covers all."""
    for gevolg in reversed(answers(advies, date)):
        own = next((deel for deel in gevolg.per_aanbeveling if deel.nr == nr), None)
        if own is not None:
            return Antwoord(own.resultaat, own.toelichting, gevolg.orgaan, gevolg.besluit_datum)
        if not gevolg.per_aanbeveling and gevolg.resultaat is not Resultaat.deels_gevolgd:
            return Antwoord(gevolg.resultaat, None, gevolg.orgaan, gevolg.besluit_datum)
    return None


def origin(advies: Advies, vergadering: Any | None) -> Any | None:
    """The item of ``vergadering`` the advice came from, or ``None`` when this audience does not have it."""
    punten = vergadering.agendapunten if vergadering is not None else ()
    return next((punt for punt in punten if punt.nr == advies.agendapunt), None)


FUNCTIONS: dict[str, Any] = {
    "stand": stand,
    "per_stand": per_stand,
    "adviezen_per_orgaan": per_body,
    "antwoordklok": clock_of,
    "antwoord_op": answer_to,
    "besluit_over": decision,
    "antwoorden": answers,
    "oorsprong": origin,
}
"""What the templates call, by its name there."""
