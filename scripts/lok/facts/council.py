"""Which of the council's own dated settings hold on a day: its local rules and its term of office.

A meeting of 2023 is judged by the rules of 2023.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from lok.kinds.afspraken import rules_on
from lok.kinds.termijnen import Periodestart, Samenstellingstermijn, kalender_of
from lok.model.days import holds_on, months_later
from lok.model.terms import Eenheid, last_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.kinds.afspraken import Afspraken


def rules_between(raad: Any | None, first: date, last: date | None) -> Iterator[Afspraken]:
    """Every set of rules that holds on some day from ``first`` to ``last``; ``None`` is a period that goes on."""
    start = rules_on(raad, first)
    if start is not None:
        yield start
    for rules in raad.afspraken if raad is not None else ():
        if first < rules.geldig_van and (last is None or rules.geldig_van <= last):
            yield rules


MONTHS_TO_COMPOSE = 6
"""What two towns fixed for themselves (Maaseik, Diepenbeek); the decision of 24 May 2013 names no such term as far as known."""
FIRST_LEGISLATURE, YEARS = 2007, 6
"""Local governments in Flanders begin anew on 1 January after the elections: of 2006, and every six years from then."""


@dataclass(frozen=True, slots=True)
class Samenstelling:
    """By when a council is to be composed: ``last`` is the last day, ``since`` the day from which ``term`` counts.

    ``later`` says that its own term of office begins later than that of the government, from which is counted.
    """

    last: date
    since: date
    term: Any
    later: bool


def to_be_composed(raad: Any, period: Any) -> Samenstelling:
    """By when the council is composed for a ``Bestuursperiode``, by its rules of the first day of it.

    Six months after the beginning of the term of the *government*, where the council fixed nothing else: a council that
    lets its own term begin later does not get more time by that. A council that was founded half-way gets them from then.
    """
    term = term_to_compose(rules_on(raad, period.van))
    since = period.van if term.vanaf is Periodestart.raad else government_since(period)
    last = last_day(term, since, kalender_of(raad)) - timedelta(days=1)
    return Samenstelling(last, since, term, since < period.van)


def term_to_compose(rules: Any | None) -> Any:
    """How soon a council is composed, by its own rules or else as towns do."""
    own = rules.samenstellingstermijn if rules is not None else None
    return own if own is not None else Samenstellingstermijn(aantal=MONTHS_TO_COMPOSE, eenheid=Eenheid.maanden)


def government_since(period: Any) -> date:
    """The first day of the term of the government to which a ``Bestuursperiode`` belongs.

    That is what the record says, or 1 January where the council begins within half a year of it; a council that begins
    later is a new one.
    """
    if period.bestuur_van is not None:
        known: date = period.bestuur_van
        return known
    van: date = period.van
    year = van.year - (van.year - FIRST_LEGISLATURE) % YEARS
    begin = van.replace(year=year, month=1, day=1) if year >= FIRST_LEGISLATURE else van
    return begin if van <= months_later(begin, MONTHS_TO_COMPOSE) else van


def term_on(raad: Any | None, day: date) -> Any | None:
    """The ``Bestuursperiode`` that ``day`` lies in, of a record or a view of the council; ``None`` outside all."""
    terms = raad.bestuursperiodes if raad is not None else ()
    return next((term for term in terms if holds_on(term.van, term.tot, day)), None)
