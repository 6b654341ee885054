"""What is to be done about advices, memoranda and opportunity advices on a day: drafts, what must leave, answers, second looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.acts.record_text import path_of
from lok.acts.task import Dringendheid, Task, urgency_of
from lok.facts.answerers import addressed
from lok.facts.answers import Fase, a_year_after, awaited, clock_of, next_check, phase, sitting_of, start_of
from lok.facts.asks import ledger
from lok.facts.opportunity import last_answer_day
from lok.facts.requests import asked_by, closed_unanswered
from lok.rules.answers import SITTINGS
from lok.words.dutch import counted, listed, written_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from lok.facts.facts import Facts
    from lok.kinds.advies import Advies

ADVICES = "adviezen"
MEMORANDA = "memoranda"
OPINIONS = "opportuniteitsadviezen"


def advice_tasks(facts: Facts, date: day) -> Iterator[Task]:
    """What is to be done about what the council asked, or has to answer."""
    for advies in facts.archive.all(ADVICES):
        now, path = phase(advies, date), path_of(ADVICES, advies.id)
        called = f"{advies.nummer}, {advies.titel}"
        if now is Fase.ontwerp and closed_unanswered(advies) is None:
            yield _unfinished(facts, advies, date, path)
        elif now is Fase.te_versturen:
            to = addressed(advies)
            yield Task(f"Verstuur {called} naar {to}.", path, ("overgemaakt_op",), Dringendheid.deze_week)
        elif now is Fase.wacht_op_antwoord:
            yield from _waiting(facts, advies, date, path)
        due = next_check(advies, date)
        if due is not None and due <= date:
            words = f"Kijk na wat er kwam van {called}, en schrijf het erbij."
            covers = frozenset({("nazicht", "status")})
            yield Task(words, path, ("nazichten",), Dringendheid.deze_maand, due, covers)
    yield from _memoranda(facts, date)
    yield from _opinions(facts, date)


def _unfinished(facts: Facts, advies: Advies, date: day, path: str) -> Task:
    """A draft, and by when it is to be given where somebody asked for it."""
    words = f"Werk het ontwerp af en breng het uit: {advies.nummer}, {advies.titel}."
    asked = asked_by(advies, facts.raad)
    if asked is None:
        return Task(words, path, ("tekst",), _draft(facts, advies))
    due, covers = asked.uiterste_dag, frozenset({("V17", "adviesvraag.datum_ontvangst")})
    return Task(words, path, ("tekst",), urgency_of(due, date), due, covers)


def _draft(facts: Facts, advies: Advies) -> Dringendheid:
    """A draft of a meeting that was held should be finished; one that is still to be discussed may wait."""
    meeting = facts.archive.get("vergaderingen", advies.vergadering)
    return Dringendheid.deze_maand if meeting is not None and meeting.id in facts.quorums else Dringendheid.rustig


def _waiting(facts: Facts, advies: Advies, date: day, path: str) -> Iterator[Task]:
    """An advice that waits for an answer, and what its term still asks."""
    clock = clock_of(advies, facts.raad, date)
    due = clock.uiterste_dag if clock is not None else None
    urgency = urgency_of(due, date)
    if clock is not None and clock.dagen_te_laat and not clock.te_laat:
        urgency = Dringendheid.deze_week  # a weekend alone makes nobody late
    since = f", al {counted(clock.dagen, 'dag', 'dagen')}" if clock is not None and clock.dagen > 0 else ""
    asked = advies.antwoordherinnering
    reminded = ""
    if asked is not None:
        reminded = f" Herinnering: {asked.wie}{f', {written_day(asked.op)}' if asked.op else ''}."
    towns = awaited(advies, date)
    whose = f" van {listed(towns)}" if towns else ""
    words = f"{advies.nummer}, {advies.titel}, wacht op antwoord{whose}{since}.{reminded}"
    yield Task(words, path, ("gevolgen",), urgency, due, frozenset({("V18", "overgemaakt_op")}))
    begins = sitting_of(facts.raad, advies.overgemaakt_op, advies.vroegere_raad) if advies.overgemaakt_op else None
    if start_of(advies, facts.raad) is None and begins is not None:
        who = SITTINGS[begins]
        words = f"Noteer wanneer {who} {advies.nummer} behandelde: dan begint de antwoordtermijn."
        covers = frozenset({("termijn", "overgemaakt_op")})
        yield Task(words, path, ("termijn_start",), Dringendheid.deze_maand, None, covers)


def _memoranda(facts: Facts, date: day) -> Iterator[Task]:
    for memorandum in facts.archive.all(MEMORANDA):
        if memorandum.vastgesteld_op is None:
            words = f"Werk het ontwerp af en leg het voor: {memorandum.titel}."
            yield Task(words, path_of(MEMORANDA, memorandum.id), ("vragen",))
    if facts.raad is None:
        return
    for row in ledger(facts.archive.all(MEMORANDA), facts.raad, date):
        if row.stil(date):
            words = f"Al meer dan een jaar geen nieuws over ‘{row.vraag.titel}’ ({row.status.woord}). Kijk na hoe het staat."
            at = ("vragen", row.vraag.nr - 1, "statusverloop")
            due = a_year_after(row.nieuws_op)
            yield Task(words, path_of(MEMORANDA, row.memorandum.id), at, Dringendheid.deze_maand, due)


def _opinions(facts: Facts, date: day) -> Iterator[Task]:
    for record in facts.archive.all(OPINIONS):
        due = last_answer_day(record, facts.raad)
        if due is None or record.verzonden_op is not None:
            continue
        words = f"Verstuur het opportuniteitsadvies dat op {written_day(record.ontvangen_op)} gevraagd werd."
        covers = frozenset({("termijn", "ontvangen_op")})
        yield Task(words, path_of(OPINIONS, record.id), ("verzonden_op",), urgency_of(due, date), due, covers)
