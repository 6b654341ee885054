"""Where an advice stands, how its answer compares with what was asked, and how long it waits.

``stand`` is the one definition of sent, waiting and answered: each advice is in exactly one ``Stand``, and every number
on any page is a sum of those. Waiting is ``OPEN``, answered is ``ANSWERED``; ``phase`` only tells more of an answered one.

Every function takes views or records of ``adviezen`` and a day, never a clock. An answer counts from the day the
council was told. Terms are local, in the unit of the council, the last day included; they may be absent, and then the days open are still counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import auto
from typing import TYPE_CHECKING, Any

from lok.kinds import termijnen
from lok.kinds.adviesstatus import Status
from lok.kinds.gemeenten import decisions_by_town, fully_decided, town_key, towns_asked
from lok.kinds.gevolgen import Resultaat
from lok.kinds.termijnen import Termijnstart, kalender_of
from lok.kinds.vroeger import rules_of
from lok.model.fields import Keuze
from lok.model.terms import ALL_DAYS, in_words, last_day
from lok.model.working_days import SATURDAY
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lok.kinds.opvolging import Bestuursorgaan
    from lok.model.working_days import Kalender

Advies = Any
"""A view or a record of ``adviezen``."""


class Stand(Keuze):
    """What became of an advice, in one word; every advice has exactly one."""

    gevolgd = auto()
    deels_gevolgd = auto()
    niet_gevolgd = auto()
    verschillend_beantwoord = auto()
    deels_beantwoord = auto()
    in_beraad = auto()
    nog_geen_antwoord = auto()
    te_versturen = auto()
    ingetrokken = auto()
    ontwerp = auto()


class Fase(Keuze):
    """Where an advice is on its way, whatever the answer says; every advice has exactly one."""

    ontwerp = auto()
    te_versturen = auto()
    wacht_op_antwoord = auto()
    beantwoord = auto()
    in_uitvoering = auto()
    uitgevoerd = auto()
    ingetrokken = auto()


OPEN = (Stand.nog_geen_antwoord, Stand.in_beraad, Stand.deels_beantwoord)
"""What was sent and waits for a decision, of one of the towns at least."""
ANSWERED = (Stand.gevolgd, Stand.deels_gevolgd, Stand.niet_gevolgd, Stand.verschillend_beantwoord)
"""What was decided."""


def answers(advies: Advies, date: date) -> tuple[Any, ...]:
    """The answers the council had on ``date``, the oldest decision first."""
    known = (gevolg for gevolg in advies.gevolgen if gevolg.meegedeeld_op <= date)
    return tuple(sorted(known, key=lambda gevolg: gevolg.besluit_datum))


def decisions(advies: Advies, date: date) -> tuple[Any, ...]:
    """The last answer that decides, of each town that gave one, the oldest first; one for a council of one town.

    A later word without a decision does not undo it, and neither does that of another town.
    """
    return tuple(sorted(decisions_by_town(answers(advies, date)).values(), key=lambda gevolg: gevolg.besluit_datum))


def decision(advies: Advies, date: date) -> Any | None:
    """The answer with which all was decided: the last one, once each town that was asked gave one."""
    known = answers(advies, date)
    return decisions(advies, date)[-1] if fully_decided(advies.besturen, known) else None


def awaited(advies: Advies, date: date) -> tuple[str, ...]:
    """The towns that have not decided yet; empty for a council of one town."""
    known = answers(advies, date)
    decided = decisions_by_town(known)
    return tuple(name for key, name in towns_asked(advies.besturen, known).items() if key not in decided)


def withdrawn(advies: Advies, date: date) -> bool:
    """Whether the council had taken its advice back by ``date``."""
    return advies.status is Status.ingetrokken and (advies.intrekking is None or advies.intrekking.datum <= date)


def sent(advies: Advies, date: date) -> bool:
    """Whether the advice had left by ``date``."""
    return advies.overgemaakt_op is not None and advies.overgemaakt_op <= date


def stand(advies: Advies, date: date) -> Stand:
    """What became of the advice by ``date``. To have taken note, without more, is still to be considering it.

    What was decided is answered, whatever else the record lacks; what was not given by that day is a draft. Two towns
    that decide differently both stand: that is ``verschillend_beantwoord``; until each has decided it waits.
    """
    if withdrawn(advies, date):
        return Stand.ingetrokken
    if advies.status is Status.ontwerp or advies.uitgebracht_op is None or advies.uitgebracht_op > date:
        return Stand.ontwerp
    results = {gevolg.resultaat for gevolg in decisions(advies, date)}
    if decision(advies, date) is not None:
        return Stand(next(iter(results)).value) if len(results) == 1 else Stand.verschillend_beantwoord
    if not sent(advies, date):
        return Stand.te_versturen
    if results:
        return Stand.deels_beantwoord
    return Stand.in_beraad if answers(advies, date) else Stand.nog_geen_antwoord


def phase(advies: Advies, date: date) -> Fase:
    """Where the advice is on its way on ``date``. A refused one is answered and no more: nobody is to carry it out."""
    now = stand(advies, date)
    if now in OPEN:
        return Fase.wacht_op_antwoord
    if now not in ANSWERED:
        return Fase(now.value)
    if now is Stand.niet_gevolgd or not advies.uitvoering:
        return Fase.beantwoord
    return Fase.uitgevoerd if all(realised(stap, date) for stap in advies.uitvoering) else Fase.in_uitvoering


def realised(stap: Any, date: date) -> bool:
    """Whether a step was taken by ``date``."""
    return bool(stap.gerealiseerd and stap.datum <= date)


def per_stand(adviezen: Iterable[Advies], date: date) -> dict[Stand, tuple[Advies, ...]]:
    """The advices by what became of them: every state that occurs, each advice once, in the order of ``Stand``."""
    rows = [(stand(advies, date), advies) for advies in adviezen]
    found = {each: tuple(advies for its, advies in rows if its is each) for each in Stand}
    return {each: group for each, group in found.items() if group}


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

    @property
    def te_laat(self) -> bool:
        """Whether a working day has passed since the last day without an answer: a weekend alone makes nobody late."""
        return self.uiterste_dag is not None and self.dagen_te_laat > 0 and not self.enkel_weekend

    @property
    def enkel_weekend(self) -> bool:
        """Whether only Saturdays and Sundays make it late: the last day was one, or nothing else has passed since."""
        if self.uiterste_dag is None or not self.dagen_te_laat:
            return False
        passed = (self.uiterste_dag + timedelta(days=each) for each in range(1, min(self.dagen_te_laat, 4) + 1))
        working = sum(day.weekday() < SATURDAY for day in passed)
        return working <= (self.uiterste_dag.weekday() >= SATURDAY)


def klok(advies: Advies, term: Any | None, date: date, kalender: Kalender = ALL_DAYS) -> Klok | None:
    """The clock of an answer with this term, or none; ``None`` before sending and after withdrawal.

    It starts on ``termijn_start`` where the record says so (a municipal council that had to approve first), and else
    on the day of sending.
    """
    start = advies.termijn_start or advies.overgemaakt_op
    if start is None or start > date or withdrawn(advies, date) or advies.status is Status.ontwerp:
        return None
    decided = decision(advies, date)
    antwoord_op = decided.meegedeeld_op if decided else None
    until = antwoord_op or date
    uiterste_dag = last_day(term, start, kalender) if term is not None else None
    late = max((until - uiterste_dag).days, 0) if uiterste_dag else 0
    return Klok(start, uiterste_dag, antwoord_op, max((until - start).days, 0), late)


def start_of(advies: Advies, raad: Any) -> date | None:
    """The day from which the term to answer runs; ``None`` while nobody knows it.

    That is the day of its own that the record gives. Without one it is the day of sending, unless the council's rules
    of that day let the term begin at a sitting: of the college, or of the municipal council that must approve first.
    """
    sent: date | None = advies.overgemaakt_op
    own: date | None = advies.termijn_start
    if own is not None or sent is None:
        return own
    return sent if sitting_of(raad, sent, advies.vroegere_raad) is None else None


def sitting_of(raad: Any, date: date, which: str | None = None) -> Termijnstart | None:
    """At whose sitting the term to answer begins, by the rules of that day; ``None`` where it begins on receipt."""
    term = answer_term(raad, date, which)
    return None if term is None or term.vanaf is Termijnstart.ontvangst else term.vanaf


def answer_term(raad: Any, date: date, which: str | None = None) -> Any | None:
    """How long the local government has to answer, by the council's own rules of that day; ``None`` without a term.

    That is an ``Antwoordtermijn`` or a view of one. ``which`` is the earlier council that gave the advice, where it says so.
    """
    return termijnen.answer_term(rules_of(raad, date, which))


def clock_of(advies: Advies, raad: Any, date: date) -> Klok | None:
    """The clock of an answer with the term that was in force when it started; whatever waits has one.

    While the first day of the term is not known, or has not come, the days are counted from the day of sending.
    """
    start = start_of(advies, raad)
    term, kalender = answer_term(raad, start, advies.vroegere_raad) if start else None, kalender_of(raad)
    if start is None or start <= date or stand(advies, date) not in OPEN:
        return klok(advies, term, date, kalender)
    sent_on = advies.overgemaakt_op
    last = last_day(term, start, kalender) if term is not None else None
    return Klok(sent_on, last, None, (date - sent_on).days, 0)


def term_told(advies: Advies, raad: Any, date: date) -> str:
    """Until when the answer is awaited and why, as a sentence; empty without a term, or before it began."""
    clock, start = clock_of(advies, raad, date), start_of(advies, raad)
    term = answer_term(raad, start, advies.vroegere_raad) if start is not None else None
    if clock is None or clock.uiterste_dag is None or start is None or term is None:
        return ""
    last = dutch.written_day(clock.uiterste_dag)
    return f"De antwoordtermijn loopt tot en met {last}: {in_words(term)} na {dutch.written_day(start)}."


def a_year_after(day: date) -> date:
    """The same day a year later; 28 February for a 29th that the next year lacks."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=day.day - 1)


def next_check(advies: Advies, date: date) -> date | None:
    """The day to look again: a year after the last check that followed the answer, or after the answer itself."""
    decided = decision(advies, date)
    if decided is None or stand(advies, date) is Stand.ingetrokken:
        return None
    checks = [nazicht.datum for nazicht in advies.nazichten if decided.meegedeeld_op < nazicht.datum <= date]
    return a_year_after(max(checks)) if checks else a_year_after(decided.meegedeeld_op)


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What was answered to one recommendation."""

    resultaat: Resultaat
    toelichting: str | None
    orgaan: Bestuursorgaan
    datum: date
    bestuur: str | None = None


def answers_to(advies: Advies, nr: int, date: date) -> tuple[Antwoord, ...]:
    """The last answer of each town to recommendation ``nr``: its own, or that on the whole advice if it covers all."""
    found: dict[str, Antwoord] = {}
    for gevolg in answers(advies, date):
        own = next((deel for deel in gevolg.per_aanbeveling if deel.nr == nr), None)
        about = (gevolg.orgaan, gevolg.besluit_datum, gevolg.bestuur)
        if own is not None:
            found[town_key(gevolg.bestuur)] = Antwoord(own.resultaat, own.toelichting, *about)
        elif not gevolg.per_aanbeveling and gevolg.resultaat is not Resultaat.deels_gevolgd:
            found[town_key(gevolg.bestuur)] = Antwoord(gevolg.resultaat, None, *about)
    return tuple(found.values())


def origin_of(advies: Advies, vergadering: Any | None) -> Any | None:
    """The item of ``vergadering`` the advice came from, or ``None`` when this audience does not have it."""
    punten = vergadering.agendapunten if vergadering is not None else ()
    return next((punt for punt in punten if punt.nr == advies.agendapunt), None)


def progress(stappen: tuple[Any, ...], date: date) -> tuple[int, int]:
    """How many of the steps are realised by ``date``, and how many there are."""
    return sum(realised(stap, date) for stap in stappen), len(stappen)
