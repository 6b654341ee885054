"""A request for advice: until when the council may answer it, and how one ended that nobody answers any more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.kinds.afspraken import rules_on
from lok.kinds.opportuniteitsstappen import Afloop
from lok.kinds.termijnen import Vraagstart, advice_term, kalender_of
from lok.model.terms import in_words, last_day
from lok.words.dutch import written_day

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """Until when the council may answer a request for advice. ``term`` is ``None`` where the request itself names the day."""

    uiterste_dag: date
    term: Any | None


def asked_by(advies: Any, raad: Any) -> Gevraagd | None:
    """Until when the council may give the advice that was asked of it.

    The request names the day itself, or the council's rules of the day on which it came give the term. ``None`` without
    a request or a term, after a request that ended without an advice, and while nobody knows when the request was complete where the term waits for that.
    """
    vraag = advies.adviesvraag
    if vraag is None or vraag.afloop is not None:
        return None
    if vraag.termijn_tot is not None:
        return Gevraagd(vraag.termijn_tot, None)
    term = advice_term(rules_on(raad, vraag.datum_ontvangst))
    start = vraag.volledig_op
    if start is None and term is not None and term.vanaf is Vraagstart.ontvangst:
        start = vraag.datum_ontvangst
    return Gevraagd(last_day(term, start, kalender_of(raad)), term) if term is not None and start is not None else None


def closed_unanswered(advies: Any) -> Afloop | None:
    """How the request for an advice ended that nobody answers any more; ``None`` for any other."""
    vraag = advies.adviesvraag
    ended: Afloop | None = vraag.afloop if vraag is not None else None
    return ended


def until_when(advies: Any, raad: Any) -> str:
    """By when the request asks for an advice, or how it ended, to go on a sentence with: ``te beantwoorden tegen …``; empty without a term."""
    asked, ended = asked_by(advies, raad), closed_unanswered(advies)
    if ended is not None:
        return (
            "later ingetrokken"
            if ended is Afloop.ingetrokken
            else "waarop geen advies kwam binnen de termijn: wie vroeg, mag verder zonder advies"
        )
    if asked is None:
        return ""
    within = f"binnen {in_words(asked.term)}, dus " if asked.term is not None else ""
    return f"te beantwoorden {within}tegen {written_day(asked.uiterste_dag)}"
