"""Opportunity advices for members: the steps of each with their clocks, and who is to move."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from lok.facts.opportunity import confirmation_day, hearing_day, last_answer_day
from lok.kinds.opportuniteitsadviezen import terms
from lok.pages.adviezen.chain import LOK, Schakel, Toestand
from lok.words.dutch import counted, written_day

if TYPE_CHECKING:
    from collections.abc import Iterator

DESK = "de regisseur kinderopvang"
COLLEGE = "het college van burgemeester en schepenen"


def steps_of_request(record: Any, raad: Any, day: date) -> tuple[Schakel, ...]:
    """The steps of a request on ``day``: those taken by date, then the one at hand, then those ahead.

    A step that was passed over is not asked for any more once a later one is taken: not every request has all of them.
    """
    chain = tuple(_steps(record, raad, day))
    last_taken = max((index for index, each in enumerate(chain) if each.toestand is Toestand.klaar), default=-1)
    kept = [each for index, each in enumerate(chain) if index > last_taken or each.toestand is Toestand.klaar]
    at_hand = next((index for index, each in enumerate(kept) if each.toestand is not Toestand.klaar), None)
    return tuple(replace(each, toestand=Toestand.nu) if index == at_hand else each for index, each in enumerate(kept))


def _steps(record: Any, raad: Any, day: date) -> Iterator[Schakel]:
    last = last_answer_day(record)
    days = terms(record.ontvangen_op)
    yield Schakel("Aanvraag ontvangen", Toestand.klaar, record.ontvangen_op)
    yield _step("Ontvangst bevestigd", record.ontvangstbevestiging_op, DESK, confirmation_day(record, raad))
    yield _step("Kennismakingsgesprek", record.kennismakingsgesprek_op, DESK)
    yield replace(_step("Mening van het LOK", record.advies_lok_op, LOK), doel=record.advies_lok)
    yield _step("Advies vastgelegd", record.advies_college_op, COLLEGE)
    if record.verzonden_op is not None:
        took = counted((record.verzonden_op - record.ontvangen_op).days, "dag", "dagen")
        yield Schakel("Verzonden", Toestand.klaar, record.verzonden_op, f"Dat is {took} na de ontvangst.")
        if record.toegekomen_op is not None:
            yield Schakel("Toegekomen bij de organisator", Toestand.klaar, record.toegekomen_op)
    else:
        yield Schakel("Versturen", Toestand.nog_niet, last, _left(last, day), DESK)
    if days is None or record.verzonden_op is None:
        return
    until = record.hoorrecht_tot or hearing_day(record, raad)
    if until is None:
        earliest = record.verzonden_op + timedelta(days=days[1])
        unsure = f"Het eindigt {counted(days[1], 'dag', 'dagen')} nadat de organisator het advies kreeg, dus op die dag of later."
        yield Schakel("Hoorrecht", Toestand.nog_niet, earliest, unsure)
        return
    over = until < day
    text = None if over else "Tot dan kan de organisator vragen om gehoord te worden."
    yield Schakel(
        "Hoorrecht voorbij" if over else "Hoorrecht", Toestand.klaar if over else Toestand.nog_niet, until, text
    )


def _step(title: str, taken: date | None, who: str, due: date | None = None) -> Schakel:
    """A step that was taken, or that ``who`` must still take, by ``due`` where there is such a day."""
    if taken is None:
        return Schakel(title, Toestand.nog_niet, due, wie=who)
    late = due is not None and taken > due
    return Schakel(
        title, Toestand.klaar, taken, f"De laatste dag daarvoor was {written_day(due)}." if late and due else None
    )


def _left(last: date | None, day: date) -> str | None:
    """How much of the term is left: ``Nog 12 dagen.``, or how long ago it ended."""
    if last is None:
        return None
    left = (last - day).days
    return (
        f"Nog {counted(left, 'dag', 'dagen')}." if left >= 0 else f"Dat was {counted(-left, 'dag', 'dagen')} geleden."
    )


FUNCTIONS = (last_answer_day, steps_of_request)
"""What templates may call."""
