"""Advices against the meeting they come from and against each other (V08, V12, V17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.facts.requests import asked_by
from lok.kinds.adviesstatus import Status
from lok.kinds.afspraken import rules_on
from lok.kinds.termijnen import Vraagstart, advice_term
from lok.kinds.vergaderstatus import HELD, Vergaderstatus
from lok.model.terms import in_words
from lok.source.problems import Finding, Level
from lok.words.dutch import counted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from lok.facts.facts import Facts
    from lok.facts.requests import Gevraagd
    from lok.kinds.advies import Advies
    from lok.kinds.vergadering import Vergadering
    from lok.model.kind import Record


def from_a_meeting_that_was_held(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V08: an advice that is given comes from a meeting that was held; a draft may be on the agenda of the next one."""
    del date
    for advies, meeting in _given(facts):
        if meeting.status not in HELD:
            cancelled = meeting.status is Vergaderstatus.afgelast
            state = "ging niet door" if cancelled else f"heeft nog de status ‘{meeting.status.value}’"
            hint = "Noem de vergadering die het advies besprak, of schrijf ‘status: ontwerp’."
            yield advies, Finding(("vergadering",), "V08", f"{meeting.id} {state} en gaf geen advies", hint)


def in_number(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V12: a meeting without quorum gives no advice, unless it is a second one that may always decide."""
    del date
    for advies, meeting in _given(facts):
        quorum = facts.quorums.get(meeting.id)
        failed = meeting.status is Vergaderstatus.onvoltallig if quorum is None else quorum.reached is False
        if failed and advies.status is not Status.ingetrokken:
            message = f"{meeting.id} was niet in aantal en kon geen advies geven"
            hint = "Laat een volgende vergadering of een schriftelijke ronde het advies goedkeuren, en noem die hier. Is het toch uitgestuurd, trek het dan in."
            yield advies, Finding(("vergadering",), "V12", message, hint)


def not_before_the_meeting(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V17: an advice is given on the day of its meeting, or later."""
    del date
    for advies, meeting in _given(facts):
        on = meeting.gepland_begin.date()
        if meeting.status in HELD and advies.uitgebracht_op is not None and advies.uitgebracht_op < on:
            message = f"het advies is van {advies.uitgebracht_op}, voor de vergadering van {on}"
            hint = f"Kijk de datum na, of noem een andere vergadering dan {meeting.id}."
            yield advies, Finding(("uitgebracht_op",), "V17", message, hint)


def given_within_its_term(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V17: what was asked is answered within the term of the council's rules; a draft that is late is told as well.

    A request that names its last day itself is judged with the record alone, as soon as the advice is given.
    """
    for advies in facts.archive.all("adviezen"):
        asked = asked_by(advies, facts.raad)
        if asked is None or advies.status is Status.ingetrokken:
            continue
        last, given = asked.uiterste_dag, advies.uitgebracht_op
        late = counted(((given or date) - last).days, "dag", "dagen")
        if given is None and date > last and advies.status is Status.ontwerp:
            message = f"het advies moest er zijn tegen {last}, {late} geleden"
            hint = f"Breng het uit. Kreeg het LOK uitstel, vul dan ‘termijn_tot:’ in. Komt er geen advies meer, vul dan ‘afloop:’ in.{_why(asked)}"
            yield advies, Finding(("adviesvraag", "datum_ontvangst"), "V17", message, hint, Level.AANDACHTSPUNT)
        elif given is not None and given > last and asked.term is not None:
            message = f"het advies kwam {late} te laat: de laatste dag was {last}"
            hint = f"Zeg in de tekst waarom, of kijk de datums na.{_why(asked)}"
            yield advies, Finding(("uitgebracht_op",), "V17", message, hint, Level.AANDACHTSPUNT)


def _why(asked: Gevraagd) -> str:
    """Where the last day comes from, as a sentence with a space before it."""
    if asked.term is None:
        return " De vraag noemt die dag."
    return f" De termijn in jullie afspraken is {in_words(asked.term)} na {asked.term.vanaf.in_zin}."


def the_request_was_complete(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V17: where the term waits until a request is complete, a draft says when that was."""
    del date
    for advies in facts.archive.all("adviezen"):
        vraag = advies.adviesvraag
        if vraag is None or advies.status is not Status.ontwerp or (vraag.volledig_op or vraag.afloop) is not None:
            continue
        term = advice_term(rules_on(facts.raad, vraag.datum_ontvangst))
        if term is not None and term.vanaf is Vraagstart.volledige_vraag and vraag.termijn_tot is None:
            message = "de termijn loopt vanaf de dag waarop de vraag volledig was, en die dag ontbreekt"
            hint = "Vul ‘volledig_op:’ in zodra alle stukken er zijn."
            yield advies, Finding(("adviesvraag", "datum_ontvangst"), "V17", message, hint, Level.AANDACHTSPUNT)


def one_number_one_advice(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """The number of an advice is its own."""
    del date
    seen: dict[str, Advies] = {}
    for advies in sorted(facts.archive.all("adviezen"), key=lambda each: each.id):
        if advies.nummer in seen:
            message = f"{advies.nummer} is ook het nummer van {seen[advies.nummer].id}"
            yield advies, Finding(("nummer",), "adviesnummer", message, "Geef elk advies een eigen nummer.")
        seen.setdefault(advies.nummer, advies)


def _given(facts: Facts) -> Iterator[tuple[Advies, Vergadering]]:
    """The advices that are no drafts, with their meeting."""
    for advies in facts.archive.all("adviezen"):
        meeting = facts.archive.get("vergaderingen", advies.vergadering)
        if advies.status is not Status.ontwerp and meeting is not None:
            yield advies, meeting
