"""The terms that a council fixed for itself, as its page tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.kinds.opportuniteitsstappen import Stap
from lok.kinds.termijnen import Hoorrechtstart, Periodestart, advice_term, answer_term, notice_term, step_terms
from lok.model.terms import exceptions, in_words
from lok.words.dutch import listed, written_day

if TYPE_CHECKING:
    from collections.abc import Iterator

BEGINS = {
    Periodestart.bestuur: "het begin van de bestuursperiode van het bestuur",
    Periodestart.raad: "het begin van de bestuursperiode van de raad",
}
STEPS = {
    Stap.kennismakingsgesprek: "Kennismakingsgesprek bij een opportuniteitsadvies",
    Stap.volledig_dossier: "Dossier voor een opportuniteitsadvies volledig",
    Stap.ontvangstbevestiging: "Ontvangst van een opportuniteitsadvies bevestigd",
    Stap.mening_lok: "Mening van het LOK over een opportuniteitsadvies",
    Stap.beslissing_college: "Beslissing van het college over een opportuniteitsadvies",
    Stap.verzending: "Opportuniteitsadvies verzonden",
    Stap.aankomst: "Opportuniteitsadvies bij de organisator",
    Stap.hoorrecht: "Vragen om gehoord te worden over een opportuniteitsadvies",
    Stap.hoorzitting: "Organisator gehoord over een opportuniteitsadvies",
    Stap.herziening: "Opportuniteitsadvies bevestigd of herzien",
}
"""What the term of a step is about."""


def agreed_terms(rules: Any) -> tuple[tuple[str, str], ...]:
    """What each term of one set of local rules is about, and how long it is."""
    return tuple(_agreed(rules))


def _agreed(rules: Any) -> Iterator[tuple[str, str]]:
    if (notice := notice_term(rules)) is not None:
        yield "Uitnodiging", _told(f"minstens {in_words(notice)} vooraf", notice)
    if (advice := advice_term(rules)) is not None:
        yield "De raad antwoordt op een adviesvraag", _within(advice, advice.vanaf.in_zin)
    if (answer := answer_term(rules)) is not None:
        yield "Het bestuur antwoordt op een advies", _within(answer, answer.vanaf.in_zin)
    for step, term in step_terms(rules).items():
        yield STEPS.get(step, step.woord), _within(term, term.vanaf.in_zin)
    if rules.hoorrecht_start is Hoorrechtstart.verzending and Stap.hoorrecht not in step_terms(rules):
        yield STEPS[Stap.hoorrecht], "te tellen vanaf de verzending van het advies"
    if rules.opportuniteitsadvies is not None and rules.opportuniteitsadvies.volgorde:
        steps = listed([step.woord for step in rules.opportuniteitsadvies.volgorde])
        yield "Volgorde bij een opportuniteitsadvies", steps
    if (composed := rules.samenstellingstermijn) is not None:
        yield "Raad samengesteld", _within(composed, BEGINS[composed.vanaf])


def _within(term: Any, since: str) -> str:
    return _told(f"binnen {in_words(term)}, te tellen vanaf {since}", term)


def _told(words: str, term: Any) -> str:
    """The words, with what is special about the term as sentences behind them."""
    return ". ".join((words, " ".join(exceptions(term)))) if exceptions(term) else words


def closed_days(raad: Any) -> tuple[str, ...]:
    """The days on which the town is closed beside the public holidays, a line each: the yearly ones first, then by date."""
    rows = sorted(raad.sluitingsdagen, key=lambda each: (not each.elk_jaar, each.dag))
    return tuple(f"{_when(each)}: {each.naam}" for each in rows)


def _when(closed: Any) -> str:
    days = [written_day(each) for each in (closed.dag, closed.tot) if each is not None]
    if closed.elk_jaar:
        days = [each.rsplit(" ", 1)[0] for each in days]
    every = "elk jaar op " if closed.elk_jaar and len(days) == 1 else "elk jaar van " if closed.elk_jaar else ""
    return every + " tot en met ".join(days)
