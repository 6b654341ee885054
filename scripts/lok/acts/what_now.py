"""What a secretary has to do now: one list of lines, from drafts and terms to what the check points out, the most urgent first."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from lok.acts.advice_tasks import advice_tasks
from lok.acts.meeting_tasks import meeting_tasks
from lok.acts.record_text import path_of
from lok.acts.task import NEAR, Dringendheid, Task, urgency_of
from lok.facts.contacts import contacts_in_force
from lok.facts.deadlines import all_deadlines
from lok.facts.kept import terms_on
from lok.facts.law import CHECK_DAYS, outdated
from lok.facts.outlived import by_sort, counted_records, outlived
from lok.rules.outlived import CODE as OUTLIVED
from lok.source.problems import undotted
from lok.words.dutch import sentence, written_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date as day

    from lok.facts.facts import Facts
    from lok.source.problems import Problem

CONTACTS = "contactpunten"
RECEIPTS = "verwijderingen"
REGULATIONS = "reglementen"


def what_now(facts: Facts, problems: Iterable[Problem], date: day) -> tuple[Task, ...]:
    """All there is to do on ``date``, each thing once.

    What the check says of a record is left out where a task says the same in its own words; a fault never is. Its words
    are those of who sees a file: whoever shows them on a screen says them in those of a form.

    Args:
        facts: The council.
        problems: What the check says of it.
        date: Today.
    """
    own = (
        *meeting_tasks(facts, date),
        *advice_tasks(facts, date),
        *_contacts(facts, date),
        *_outlived(facts, date),
        *_deadlines(facts, date),
    )
    covered = {(task.path, code, field) for task in own for code, field in task.covers}
    pointed = (
        _pointed_out(each)
        for each in problems
        if each.blocks or not ((each.path, each.code, each.field) in covered or each.code == OUTLIVED)
    )
    found = {(task.path, task.at, task.words): task for task in (*own, *pointed)}
    return tuple(sorted(found.values(), key=lambda task: task.order))


def _pointed_out(problem: Problem) -> Task:
    """What the check says."""
    urgency = Dringendheid.fout if problem.blocks else Dringendheid.rustig
    words = f"{sentence(problem.message)}. {problem.hint}".strip()
    return Task(words, problem.path, undotted(problem.field), urgency)


def _contacts(facts: Facts, date: day) -> Iterator[Task]:
    """The contact points that nobody looked at in the last year."""
    for contact in contacts_in_force(facts.archive.all(CONTACTS), date):
        path = path_of(CONTACTS, contact.id)
        checked = contact.nagekeken_op
        if checked is None:
            covers = frozenset({("nagekeken", "naam")})
            yield Task(
                f"Kijk de gegevens van ‘{contact.naam}’ na.",
                path,
                ("nagekeken_op",),
                Dringendheid.deze_maand,
                None,
                covers,
            )
        elif outdated(checked, date):
            covers = frozenset({("nagekeken", "nagekeken_op")})
            words = f"Kijk de gegevens van ‘{contact.naam}’ na: dat gebeurde het laatst op {written_day(checked)}."
            due = checked + timedelta(days=CHECK_DAYS)
            yield Task(words, path, ("nagekeken_op",), Dringendheid.deze_maand, due, covers)


def _outlived(facts: Facts, date: day) -> Iterator[Task]:
    """What is about persons and must go: one line for each sort of data, which leads to the one task that takes it out."""
    terms = {each.sort: each for each in terms_on(facts.raad, date)}
    for sort, those in by_sort(outlived(facts, date)):
        words = f"{sentence(terms[sort].over)} moeten weg: {counted_records(those)}."
        yield Task(words, f"data/{RECEIPTS}", (), Dringendheid.rustig)


def _deadlines(facts: Facts, date: day) -> Iterator[Task]:
    """The days of the next month that count for who applies for support."""
    for term in all_deadlines(facts.archive.all(REGULATIONS), date, date + timedelta(days=NEAR)):
        words = f"{term.reglement.titel}: {term.wat}."
        yield Task(words, path_of(REGULATIONS, term.reglement.id), ("versies",), urgency_of(term.dag, date), term.dag)
