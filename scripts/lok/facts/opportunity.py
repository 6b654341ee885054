"""The clocks of an opportunity advice: by the Flemish procedure, and by the rules of the council of the day of the request."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from lok.kinds.afspraken import rules_on
from lok.kinds.opportuniteitsadviezen import terms
from lok.kinds.opportuniteitsstappen import Afloop, Stap
from lok.kinds.termijnen import Hoorrechtstart, Staptermijn, kalender_of, step_terms
from lok.model.terms import Eenheid, in_words, last_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

USUAL = tuple(step for step in Stap if step is not Stap.kennismakingsgesprek)
USUAL_ORDER = (*USUAL[:3], Stap.kennismakingsgesprek, *USUAL[3:])
"""The steps as most towns take them."""


def last_answer_day(record: Any, raad: Any) -> date | None:
    """The last day to send the advice; None without a duty, for one that ended, and while its first day is not known."""
    return due(record, Stap.verzending, raad)


def hearing_day(record: Any, raad: Any) -> date | None:
    """The last day to ask to be heard; None while the day from which that counts is not known."""
    return due(record, Stap.hoorrecht, raad)


def confirmation_day(record: Any, raad: Any) -> date | None:
    """The last day to confirm the receipt, by the council's rules of the day of the request; None without such a rule."""
    return due(record, Stap.ontvangstbevestiging, raad)


def due(record: Any, step: Stap, raad: Any) -> date | None:
    """The last day for ``step`` of a request; None without a term, after its end, and while nothing started the term."""
    return None if ended(record) else _until(record, step, raad)


def answered_until(record: Any, raad: Any) -> date | None:
    """Until when the advice could be sent, also of a request that ended; None without a term, or before it began."""
    return _until(record, Stap.verzending, raad)


def _until(record: Any, step: Stap, raad: Any) -> date | None:
    term = terms_of(record, raad).get(step)
    start = day_of(record, term.vanaf) if term is not None else None
    return last_day(term, start, kalender_of(raad)) if start is not None else None


def terms_of(record: Any, raad: Any) -> dict[Stap, Any]:
    """By step its term for this request."""
    return terms_on(raad, record.ontvangen_op)


def terms_on(raad: Any, day: date) -> dict[Stap, Any]:
    """By step the term for a request of ``day``: what the Flemish procedure asks, changed by what the council fixed."""
    rules, legal = rules_on(raad, day), terms(day)
    found: dict[Stap, Any] = {}
    if legal is not None:
        answer, hearing = legal
        sending = rules is not None and rules.hoorrecht_start is Hoorrechtstart.verzending
        since = Stap.verzending if sending else Stap.aankomst
        found[Stap.verzending] = Staptermijn(stap=Stap.verzending, aantal=answer, eenheid=Eenheid.kalenderdagen)
        found[Stap.hoorrecht] = Staptermijn(
            stap=Stap.hoorrecht, aantal=hearing, eenheid=Eenheid.kalenderdagen, vanaf=since
        )
    return found | step_terms(rules)


def day_of(record: Any, step: Stap) -> date | None:
    """The day of ``step`` of a request, as far as it is known."""
    day: date | None = getattr(record, step.veld)
    return day


def ended(record: Any) -> bool:
    """Whether a request ended without an advice, or was withdrawn: no term of it runs any more."""
    return record.afloop is not None


def goes_on_alone(record: Any) -> bool:
    """Whether the organiser may go on without an advice, because none came in time."""
    return record.afloop is Afloop.geen_advies_binnen_de_termijn


def order_on(raad: Any, day: date) -> tuple[Stap, ...]:
    """All steps in the order of the council on ``day``: its own, with what it does not name where it usually comes."""
    own = own_order(raad, day)
    found = list(own)
    for place, step in enumerate(USUAL_ORDER):
        if step not in found:
            before = [found.index(each) for each in USUAL_ORDER[:place] if each in found]
            found.insert(max(before, default=-1) + 1, step)
    return tuple(found)


def own_order(raad: Any, day: date) -> tuple[Stap, ...]:
    """The steps of which the council fixed the order; empty without such a rule."""
    rules = rules_on(raad, day)
    own = rules.opportuniteitsadvies if rules is not None else None
    order: tuple[Stap, ...] = own.volgorde if own is not None else ()
    return order


def out_of_order(record: Any, raad: Any) -> Iterator[tuple[Stap, Stap]]:
    """The steps of a request, as earlier and later, that came in another order than the council's own or the usual one.

    Without an order of its own only the opinion of the council and the decision of the college follow each other.
    """
    order = own_order(raad, record.ontvangen_op) or (Stap.mening_lok, Stap.beslissing_college, Stap.verzending)
    taken = [(step, day) for step in order if (day := day_of(record, step)) is not None]
    for (before, first), (after, second) in pairwise(taken):
        if second < first:
            yield before, after


def counted_from(term: Any) -> str:
    """A term and the act from which it runs: ``30 kalenderdagen na de ontvangst``."""
    return f"{in_words(term)} na {term.vanaf.in_zin}"
