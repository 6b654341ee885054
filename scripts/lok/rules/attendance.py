"""Persons in the list of attendance against the mandates of that day, and proxies against the room (V10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.archive import OfEach
from lok.facts.composed import Composed
from lok.facts.room import attended
from lok.kinds.aanwezigheden import Aanwezigheidsstatus
from lok.kinds.bewaartermijnen import TAKEN_OUT
from lok.model.depends import asks_for
from lok.source.problems import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from lok.facts.composition import Composition
    from lok.facts.facts import Facts
    from lok.kinds.aanwezigheden import Aanwezigheid
    from lok.kinds.vergadering import Vergadering
    from lok.model.kind import Record


def who_is_present_has_a_mandate(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V10: who is present for a seat has a mandate on it that day, as its member or as a substitute.

    Of a seat that never had a mandate the council keeps no names: there is nothing to compare.
    """
    del date
    for meeting, found in _without_mandates(facts.meetings, Composed.of(facts.archive)):
        yield from ((meeting, each) for each in found)


@OfEach
def _without_mandates(meeting: Vergadering, council: Composed) -> tuple[Finding, ...]:
    composition = council.facts.timeline.on(meeting.gepland_begin.date())
    lines = enumerate(meeting.aanwezigheden)
    return tuple(each for index, line in lines for each in _without_mandate(composition, line, index))


def _without_mandate(composition: Composition, line: Aanwezigheid, index: int) -> Iterator[Finding]:
    holding = composition.holdings.get(line.zetel)
    if holding is None or not holding.named or line.status is not Aanwezigheidsstatus.aanwezig:
        return
    if not holding.mandates:
        message = f"niemand had die dag een mandaat op {line.zetel}"
        hint = "Maak een mandaat voor wie er zat, of verander de status in afwezig."
        yield Finding(("aanwezigheden", index, "zetel"), "V10", message, hint)
    elif line.persoon == TAKEN_OUT:
        return
    elif line.persoon is not None and not {line.persoon, TAKEN_OUT} & {each.persoon for each in holding.mandates}:
        message = f"deze persoon had die dag geen mandaat op {line.zetel}"
        hint = "Schrijf de naam zoals in het mandaat, of maak een mandaat met ‘functie: plaatsvervanger’."
        yield Finding(("aanwezigheden", index, "persoon"), "V10", message, hint)


def nobody_sits_twice(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V10: nobody is present for two seats; who is not named in the list is the one member of the seat."""
    del date
    for meeting, found in _sitting_twice(facts.meetings, Composed.of(facts.archive)):
        yield from ((meeting, each) for each in found)


@OfEach
def _sitting_twice(meeting: Vergadering, council: Composed) -> tuple[Finding, ...]:
    composition = council.facts.timeline.on(meeting.gepland_begin.date())
    seen: dict[str, Aanwezigheid] = {}
    found = []
    for index, line in enumerate(meeting.aanwezigheden):
        person = _person(composition, line)
        if person is None:
            continue
        first = seen.setdefault(person, line)
        if first.zetel != line.zetel and not (first.persoon and line.persoon):
            message = f"wie hier aanwezig is, is dat ook voor {first.zetel}"
            hint = "Eén persoon bezet één zetel. Vul bij ‘persoon:’ de plaatsvervanger in, of verander de status van een van beide zetels."
            found.append(Finding(("aanwezigheden", index, "zetel"), "V10", message, hint))
    return tuple(found)


def _person(composition: Composition, line: Aanwezigheid) -> str | None:
    """Who was present for a seat: the one named, else its only member; ``None`` when that cannot be told, or no more."""
    holding = composition.holdings.get(line.zetel)
    if line.status is not Aanwezigheidsstatus.aanwezig or holding is None:
        return None
    member = holding.members[0].persoon if len(holding.members) == 1 else None
    person = line.persoon or member
    return person if person != TAKEN_OUT else None


def proxies_are_in_the_room(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V10: a seat that is not there may give its vote to one other voting seat that is."""
    del date
    for meeting, found in _proxies(facts.meetings, Composed.of(facts.archive)):
        yield from ((meeting, each) for each in found)


@OfEach
def _proxies(meeting: Vergadering, council: Composed) -> tuple[Finding, ...]:
    there, found = attended(meeting), []
    for index, line in enumerate(meeting.aanwezigheden):
        if wrong := _wrong_proxy(council.facts, meeting, line, there):
            at = ("aanwezigheden", index, "volmacht_aan")
            hint = "Noem een stemgerechtigde zetel die aanwezig was, of verwijder ‘volmacht_aan:’."
            found.append(Finding(at, "V10", wrong, hint))
    return tuple(found)


def _wrong_proxy(facts: Facts, meeting: Vergadering, line: Aanwezigheid, there: frozenset[str]) -> str:
    proxy = facts.seats.get(line.volmacht_aan or "")
    if proxy is None:
        return ""
    if not asks_for(line, "volmacht_aan"):
        return f"{line.zetel} was aanwezig en gaf dus geen volmacht"
    if proxy.id not in there and proxy.id in {each.zetel for each in meeting.aanwezigheden}:
        return f"{proxy.id} was niet aanwezig"
    return f"{proxy.id} is niet stemgerechtigd" if not proxy.stemgerechtigd else ""


def one_proxy_a_seat(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V10: a seat that carries more than one proxy is worth a look.

    The law says nothing of proxies in a LOK, and house rules differ: most allow one a seat. So this never blocks.
    """
    del date
    for meeting in facts.meetings:
        holders: dict[str, int] = {}
        for index, line in enumerate(meeting.aanwezigheden):
            if line.volmacht_aan is None:
                continue
            first = holders.setdefault(line.volmacht_aan, index)
            if first != index:
                message = f"{line.volmacht_aan} heeft al een volmacht, bij aanwezigheden[{first + 1}]"
                hint = "Kijk in het huishoudelijk reglement na of één zetel meer dan één volmacht mag dragen."
                at = ("aanwezigheden", index, "volmacht_aan")
                yield meeting, Finding(at, "V10", message, hint, Level.AANDACHTSPUNT)
