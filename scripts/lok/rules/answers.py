"""Advices against the calendar: an answer that stays away is pointed out, and what came of an advice is looked at again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.facts.answers import OPEN, awaited, clock_of, decision, next_check, sitting_of, stand, start_of
from lok.kinds.termijnen import Termijnstart
from lok.source.problems import Finding, Level
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from lok.facts.facts import Facts
    from lok.model.kind import Record

SITTINGS = {Termijnstart.college: "het college", Termijnstart.gemeenteraad: "de gemeenteraad"}
"""Whose sitting a term may begin at."""


def answered_in_time(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V18: an advice is answered within the term of the council, its last day included; a weekend makes nobody late."""
    for advies in facts.archive.all("adviezen"):
        clock = clock_of(advies, facts.raad, date)
        if clock is None or clock.antwoord_op is not None or not clock.te_laat:
            continue
        days = dutch.counted(clock.dagen_te_laat, "dag", "dagen")
        towns = awaited(advies, date)
        whose = f" van {dutch.listed(towns)}" if towns else ""
        message = f"het antwoord{whose} moest er zijn tegen {clock.uiterste_dag}, {days} geleden"
        hint = "Vraag het antwoord. Is het er al, vul het dan in bij ‘gevolgen’."
        yield advies, Finding(("overgemaakt_op",), "V18", message, hint, Level.AANDACHTSPUNT)


def the_term_has_a_first_day(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """Where the council's rules let the term begin at a sitting, an open advice says when that was."""
    for advies in facts.archive.all("adviezen"):
        sent = advies.overgemaakt_op
        if sent is None or sent > date or stand(advies, date) not in OPEN or start_of(advies, facts.raad) is not None:
            continue
        begins = sitting_of(facts.raad, sent)
        if begins is not None:
            who = SITTINGS[begins]
            message = f"de antwoordtermijn loopt vanaf de zitting van {who}, en die dag ontbreekt"
            hint = f"Vul bij ‘termijn_start’ de dag in waarop {who} het advies behandelde, met een toelichting."
            yield advies, Finding(("overgemaakt_op",), "termijn", message, hint, Level.AANDACHTSPUNT)


def looked_at_again(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """What came of an advice is looked at again a year after the answer."""
    for advies in facts.archive.all("adviezen"):
        decided = decision(advies, date)
        if decided is None or any(nazicht.datum > decided.meegedeeld_op for nazicht in advies.nazichten):
            continue
        due = next_check(advies, date)
        if due is not None and due < date:
            message = f"een jaar na het antwoord keek nog niemand na wat ervan kwam (tegen {due})"
            hint = "Kijk na hoe het staat en voeg het toe bij ‘nazichten’."
            yield advies, Finding(("status",), "nazicht", message, hint, Level.AANDACHTSPUNT)
