"""Opportunity advices against the calendar: whoever asked for one gets it in time, by the terms of the council."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.facts.opportunity import answered_until, counted_from, due, ended, goes_on_alone, out_of_order, terms_of
from lok.kinds.opportuniteitsstappen import Stap
from lok.kinds.termijnen import kalender_of
from lok.model.terms import last_day
from lok.source.problems import Finding, Level
from lok.words.dutch import counted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from lok.archive.archive import Archive
    from lok.kinds.opportuniteitsadviezen import Opportuniteitsadvies
    from lok.model.kind import Record

SOON = 7
"""Days before the last one from which an opinion that did not leave yet asks for attention."""
OPINIONS = "opportuniteitsadviezen"
OWN_CLOCKS = frozenset({Stap.verzending, Stap.hoorrecht})
"""The steps about which the other rules speak."""


def opinions_leave_in_time(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """An opportunity advice leaves within its term; in the last week of it that is said, and afterwards how late it was."""
    for record in archive.all(OPINIONS):
        last = due(record, Stap.verzending, archive.raad)
        if last is None:
            continue
        term = counted_from(terms_of(record, archive.raad)[Stap.verzending])
        left, sent = (last - date).days, record.verzonden_op
        hint = "Verstuur het advies en vul ‘verzonden_op:’ en ‘oordeel:’ in."
        at = "ontvangen_op"
        if sent is not None:
            if sent <= last:
                continue
            message = f"verzonden op {sent}, na de laatste dag {last}"
            at, hint = "verzonden_op", f"De termijn is {term}. Kijk na of de datums juist zijn."
        elif left < 0:
            message = f"de laatste dag om dit advies te versturen was {last}, {counted(-left, 'dag', 'dagen')} geleden"
            hint += " Kwam er geen advies of is de aanvraag ingetrokken, vul dan ‘afloop:’ in."
        elif left <= SOON:
            message = f"dit advies moet weg tegen {last}, over {counted(left, 'dag', 'dagen')}"
        else:
            continue
        yield record, Finding((at,), "termijn", message, hint, level=Level.AANDACHTSPUNT)


def the_hearing_lasts_its_term(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """The right to be heard ends on the day that follows from the council's own rule: from receipt, or from sending.

    While nobody knows when the advice arrived, it ends at least as long after it left.
    """
    del date
    for record in archive.all(OPINIONS):
        said, term = record.hoorrecht_tot, terms_of(record, archive.raad).get(Stap.hoorrecht)
        if said is None or term is None or ended(record):
            continue
        last = due(record, Stap.hoorrecht, archive.raad)
        if last is not None and said != last:
            hint = f"Schrijf {last}: {counted_from(term)}."
            message = f"het hoorrecht loopt tot {last}, niet tot {said}"
            yield record, Finding(("hoorrecht_tot",), "termijn", message, hint)
        elif last is None and term.vanaf is Stap.aankomst and record.verzonden_op is not None:
            least = last_day(term, record.verzonden_op, kalender_of(archive.raad))
            if said < least:
                message = f"het hoorrecht loopt minstens tot {least}, niet tot {said}"
                yield record, Finding(("hoorrecht_tot",), "termijn", message, f"De termijn is {counted_from(term)}.")


def other_steps_are_in_time(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """Every other step with a term is taken within it; one that is not taken yet is told as long as it is awaited."""
    for record in archive.all(OPINIONS):
        for step, term in terms_of(record, archive.raad).items():
            last = None if step in OWN_CLOCKS else due(record, step, archive.raad)
            if last is None:
                continue
            taken: day | None = getattr(record, step.veld)
            until = date if taken is None else taken
            if until <= last or (taken is None and not _awaited(record, step)):
                continue
            late = counted((until - last).days, "dag", "dagen")
            at = term.vanaf.veld if taken is None else step.veld
            message = f"{step.in_zin} moest er zijn tegen {last}, {late} geleden"
            if taken is not None:
                message = f"{step.in_zin} kwam {late} te laat: de laatste dag was {last}"
            hint = f"De termijn is {counted_from(term)}. "
            hint += (
                f"Vul ‘{step.veld}:’ in zodra het gebeurd is." if taken is None else "Kijk na of de datums juist zijn."
            )
            yield record, Finding((at,), "termijn", message, hint, Level.AANDACHTSPUNT)


def _awaited(record: Opportuniteitsadvies, step: Stap) -> bool:
    """Whether a step that was not noted is still to be taken.

    What comes before the advice is passed over once it left; nobody needs to be heard, or to note when the advice arrived.
    """
    if step is Stap.herziening:
        return record.gehoord_op is not None
    return step not in ON_REQUEST and record.verzonden_op is None


ON_REQUEST = frozenset({Stap.aankomst, Stap.hoorzitting})
"""What a request can do without."""


def the_term_has_begun(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """Where the term to answer waits for another step than the receipt, an open request says when that was."""
    del date
    for record in archive.all(OPINIONS):
        term = terms_of(record, archive.raad).get(Stap.verzending)
        if term is None or record.verzonden_op is not None or ended(record):
            continue
        if getattr(record, term.vanaf.veld) is None:
            message = f"de termijn om te antwoorden loopt vanaf {term.vanaf.in_zin}, en die dag ontbreekt"
            hint = f"Vul ‘{term.vanaf.veld}:’ in zodra die dag er is."
            yield record, Finding(("ontvangen_op",), "termijn", message, hint, Level.AANDACHTSPUNT)


def steps_keep_their_order(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """The steps came in the order that the council fixed for itself, or in the usual one."""
    del date
    for record in archive.all(OPINIONS):
        for before, after in out_of_order(record, archive.raad):
            message = (
                f"{getattr(record, after.veld)} ligt voor {getattr(record, before.veld)}, de datum van {before.veld}"
            )
            hint = "Kijk de twee datums na. Werkt jullie gemeente in een andere volgorde, zet die dan bij de afspraken van de raad."
            yield record, Finding((after.veld,), "datumvolgorde", message, hint, Level.AANDACHTSPUNT)


def no_advice_is_said_afterwards(archive: Archive, date: day) -> Iterator[tuple[Record, Finding]]:
    """That no advice came within the term is known when its last day is over."""
    for record in archive.all(OPINIONS):
        last = answered_until(record, archive.raad)
        if last is not None and goes_on_alone(record) and (record.afloop_op or date) <= last:
            term = terms_of(record, archive.raad)[Stap.verzending]
            message = f"de termijn voor dit advies loopt nog tot en met {last}"
            at = "afloop_op" if record.afloop_op is not None else "afloop"
            hint = f"De termijn is {counted_from(term)}. Schrijf dit pas na {last}, of kies ‘ingetrokken’."
            yield record, Finding((at,), "afloop", message, hint)
