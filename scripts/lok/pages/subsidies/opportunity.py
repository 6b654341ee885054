"""Opportunity advices for members: the steps of each with their clocks, and who is to move."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lok.facts.opportunity import (
    answered_until,
    due,
    ended,
    goes_on_alone,
    last_answer_day,
    order_on,
    own_order,
    terms_of,
)
from lok.kinds.opportuniteitsstappen import Stap
from lok.kinds.organen import Orgaan, called
from lok.kinds.termijnen import kalender_of
from lok.model.terms import in_words, last_day
from lok.pages.adviezen.chain import LOK, Schakel, Toestand
from lok.words.dutch import counted, written_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

DESK = "de regisseur kinderopvang"
COLLEGE = "het college van burgemeester en schepenen"
SAID: dict[Stap, tuple[str, str]] = {
    Stap.volledig_dossier: ("Dossier volledig", DESK),
    Stap.ontvangstbevestiging: ("Ontvangst bevestigd", DESK),
    Stap.kennismakingsgesprek: ("Kennismakingsgesprek", DESK),
    Stap.mening_lok: ("Mening van het LOK", LOK),
    Stap.beslissing_college: ("Advies vastgelegd", COLLEGE),
    Stap.hoorzitting: ("Organisator gehoord", DESK),
    Stap.herziening: ("Advies bevestigd of herzien", COLLEGE),
}
"""What a step is called, and whose turn it is."""
ONLY_WHERE_USED = frozenset({Stap.volledig_dossier, Stap.hoorzitting, Stap.herziening})
"""The steps that most requests do without."""


def steps_of_request(record: Any, raad: Any, day: date) -> tuple[Schakel, ...]:
    """The steps of a request on ``day``: those taken by date, then the one at hand, then those ahead.

    A step that was passed over is not asked for any more once a later one is taken: not every request has all of them.
    Of a request that ended there is nothing ahead.
    """
    body = raad.orgaan if raad is not None else Orgaan.lok
    chain = tuple(_in_own_name(each, body) for each in _steps(record, raad, day))
    last_taken = max((index for index, each in enumerate(chain) if each.toestand is Toestand.klaar), default=-1)
    taken = [each for each in chain if each.toestand is Toestand.klaar]
    taken.sort(key=lambda each: (each.datum is None, each.datum))
    if ended(record):
        return (*taken, _end(record, raad))
    ahead = [each for each in chain[last_taken + 1 :] if each.toestand is not Toestand.klaar]
    return (*taken, *(replace(each, toestand=Toestand.nu) if not index else each for index, each in enumerate(ahead)))


def _in_own_name(step: Schakel, body: Orgaan) -> Schakel:
    """A step as this council calls itself in it: every word of these is ours."""
    return replace(
        step,
        titel=called(step.titel, body),
        tekst=step.tekst and called(step.tekst, body),
        wie=step.wie and called(step.wie, body),
    )


def _end(record: Any, raad: Any) -> Schakel:
    """How a request ended that got no advice."""
    if goes_on_alone(record):
        last = answered_until(record, raad)
        until = f" Die liep tot en met {written_day(last)}." if last is not None else ""
        text = f"Er kwam geen advies binnen de termijn.{until} De organisator mag verder zonder advies."
        return Schakel("Afgesloten zonder advies", Toestand.klaar, record.afloop_op, text)
    return Schakel("Aanvraag ingetrokken", Toestand.klaar, record.afloop_op, "Er loopt geen termijn meer.")


def _steps(record: Any, raad: Any, day: date) -> Iterator[Schakel]:
    own = (*own_order(raad, record.ontvangen_op), *terms_of(record, raad))
    for step in order_on(raad, record.ontvangen_op):
        taken: date | None = getattr(record, step.veld)
        if step is Stap.ontvangst:
            yield Schakel("Aanvraag ontvangen", Toestand.klaar, taken)
        elif step is Stap.verzending:
            yield _sending(record, raad, day)
        elif step is Stap.aankomst:
            if taken is not None:
                yield Schakel("Toegekomen bij de organisator", Toestand.klaar, taken)
        elif step is Stap.hoorrecht:
            yield from _hearing(record, raad, day)
        elif taken is not None or step not in ONLY_WHERE_USED or _asked_for(record, step, own):
            made = _step(*SAID[step], taken, due(record, step, raad))
            yield replace(made, doel=record.advies_lok) if step is Stap.mening_lok else made


def _asked_for(record: Any, step: Stap, own: tuple[Stap, ...]) -> bool:
    """Whether a step that most do without is one here: the town has it, and for one afterwards, somebody was heard."""
    return step in own and (step is Stap.volledig_dossier or record.gehoord_op is not None)


def _sending(record: Any, raad: Any, day: date) -> Schakel:
    if record.verzonden_op is not None:
        took = counted((record.verzonden_op - record.ontvangen_op).days, "dag", "dagen")
        return Schakel("Verzonden", Toestand.klaar, record.verzonden_op, f"Dat is {took} na de ontvangst.")
    last = last_answer_day(record, raad)
    return Schakel("Versturen", Toestand.nog_niet, last, _left(last, day), DESK)


def _hearing(record: Any, raad: Any, day: date) -> Iterator[Schakel]:
    term = terms_of(record, raad).get(Stap.hoorrecht)
    if term is None or record.verzonden_op is None:
        return
    if ended(record):
        if record.hoorrecht_tot is not None:
            yield Schakel("Laatste dag van het hoorrecht", Toestand.klaar, record.hoorrecht_tot)
        return
    until = record.hoorrecht_tot or due(record, Stap.hoorrecht, raad)
    if until is None:
        earliest = last_day(term, record.verzonden_op, kalender_of(raad))
        unsure = f"Het eindigt {in_words(term)} na {term.vanaf.in_zin}, dus op die dag of later."
        yield Schakel("Hoorrecht", Toestand.nog_niet, earliest, unsure)
        return
    over = until < day
    text = None if over else "Tot dan kan de organisator vragen om gehoord te worden."
    yield Schakel(
        "Hoorrecht voorbij" if over else "Hoorrecht", Toestand.klaar if over else Toestand.nog_niet, until, text
    )


def how_it_stands(record: Any, raad: Any) -> str:
    """A request in a list: when it came, and what came of it or by when the answer leaves."""
    said = f"ontvangen op {written_day(record.ontvangen_op)}"
    if record.verzonden_op is not None:
        said += f", verzonden op {written_day(record.verzonden_op)}"
    if ended(record):
        return f"{said}, {'afgesloten zonder advies' if goes_on_alone(record) else 'ingetrokken'}"
    last = last_answer_day(record, raad)
    return (
        said
        if record.verzonden_op is not None or last is None
        else f"{said}, antwoord ten laatste op {written_day(last)}"
    )


def _step(title: str, who: str, taken: date | None, last: date | None) -> Schakel:
    """A step that was taken, or that ``who`` must still take, by ``last`` where there is such a day."""
    if taken is None:
        return Schakel(title, Toestand.nog_niet, last, wie=who)
    late = last is not None and taken > last
    return Schakel(
        title, Toestand.klaar, taken, f"De laatste dag daarvoor was {written_day(last)}." if late and last else None
    )


def _left(last: date | None, day: date) -> str | None:
    """How much of the term is left: ``Nog 12 dagen.``, or how long ago it ended."""
    if last is None:
        return None
    left = (last - day).days
    return (
        f"Nog {counted(left, 'dag', 'dagen')}." if left >= 0 else f"Dat was {counted(-left, 'dag', 'dagen')} geleden."
    )


FUNCTIONS = (how_it_stands, steps_of_request)
"""What templates may call."""
