"""What each status of an advice needs as evidence, and which may follow which."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lok.kinds.adviesstatus import ANSWERED, GIVEN, NEXT, Status
from lok.kinds.gemeenten import decisions_by_town, fully_decided, towns_asked
from lok.kinds.gevolgen import Resultaat
from lok.model.depends import asks_for
from lok.source.problems import Finding
from lok.words.dutch import listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lok.kinds.advies import Advies
    from lok.source.parse import Path


def status_earned(advies: Advies) -> Iterator[Finding]:
    """A status has the evidence it claims, and no evidence of a later one."""
    for missing, hint in _missing(advies):
        yield Finding(("status",), "statusbewijs", f"de status is {advies.status.woord}, maar {missing}", hint)
    for place, surplus, hint in _surplus(advies):
        yield Finding(place, "statusbewijs", f"{surplus}, maar de status is {advies.status.woord}", hint)


def _missing(advies: Advies) -> Iterator[tuple[str, str]]:
    answered = advies.status in ANSWERED
    if advies.status in GIVEN and advies.uitgebracht_op is None:
        yield "uitgebracht_op ontbreekt", "Vul de dag in waarop het LOK het advies goedkeurde."
    if (answered or advies.gevolgen) and advies.overgemaakt_op is None:
        yield "overgemaakt_op ontbreekt", "Vul de dag in waarop het advies verstuurd werd."
    if answered and not _decided(advies):
        decided = decisions_by_town(advies.gevolgen)
        lacking = [name for key, name in towns_asked(advies.besturen, advies.gevolgen).items() if key not in decided]
        yield (
            f"er is geen antwoord van {listed(lacking)} dat beslist" if decided else "geen enkel antwoord beslist",
            "Vul bij gevolgen een antwoord in dat gevolgd, deels_gevolgd of niet_gevolgd is.",
        )
    if advies.status is Status.opgevolgd and not any(stap.gerealiseerd for stap in advies.uitvoering):
        yield "geen enkele stap is gerealiseerd", "Vul bij uitvoering een stap in met gerealiseerd: ja en het bewijs."
    if asks_for(advies, "intrekking") and advies.intrekking is None:
        yield "de intrekking ontbreekt", "Vul bij intrekking de datum en de reden in."


def _surplus(advies: Advies) -> Iterator[tuple[tuple[str, ...], str, str]]:
    waiting = advies.status in (Status.ontwerp, Status.uitgebracht)
    if advies.uitgebracht_op and not asks_for(advies, "uitgebracht_op"):
        yield ("uitgebracht_op",), "het advies is uitgebracht", "Schrijf status: uitgebracht, of haal de datum weg."
    elif advies.status is Status.ontwerp and advies.overgemaakt_op:
        yield ("overgemaakt_op",), "het advies is verstuurd", "Schrijf status: uitgebracht, of haal de datum weg."
    if waiting and _decided(advies):
        yield ("gevolgen",), "er is een antwoord dat beslist", "Schrijf status: beantwoord."
    if advies.intrekking and not asks_for(advies, "intrekking"):
        yield ("intrekking",), "het advies is ingetrokken", "Schrijf status: ingetrokken, of haal de intrekking weg."
    if advies.status is Status.opgevolgd and _refused(advies):
        yield ("gevolgen",), "het laatste antwoord volgt het advies niet", "Schrijf status: beantwoord."


def transitions_allowed(advies: Advies) -> Iterator[Finding]:
    """The dated facts of an advice follow each other in an order that exists."""
    for (_, before, _), (_, after, place) in pairwise(_course(advies)):
        early = after is Status.opgevolgd and _decided(
            advies
        )  # a step before its decision is told by the rule on dates already
        if after is not before and after not in NEXT[before] and not (before is Status.uitgebracht and early):
            hint = f"{_following(before)} Kijk de datums na."
            message = f"na {before.woord} kan niet {after.woord} komen"
            yield Finding(place, "statusovergang", message, hint)


def _following(status: Status) -> str:
    if not NEXT[status]:
        return f"Een advies dat {status.woord} is, blijft dat."
    return f"Na {status.woord} kan: {listed((each.woord for each in NEXT[status]), 'of')}."


def _course(advies: Advies) -> list[tuple[date, Status, Path]]:
    """What happened from the day it was given, by date: the status that each dated fact brought, and its place.

    Facts that came before it was given follow it here: that their dates are wrong is said elsewhere.
    """
    given = [(advies.uitgebracht_op, Status.uitgebracht, ("uitgebracht_op",))]
    facts: list[tuple[date, Status, Path]] = []
    for index, gevolg in enumerate(advies.gevolgen):
        if gevolg.resultaat.decides:
            facts.append((gevolg.besluit_datum, Status.beantwoord, ("gevolgen", index, "resultaat")))
    for index, stap in enumerate(advies.uitvoering):
        if stap.gerealiseerd:
            facts.append((stap.datum, Status.opgevolgd, ("uitvoering", index, "gerealiseerd")))
    if advies.intrekking:
        facts.append((advies.intrekking.datum, Status.ingetrokken, ("intrekking",)))
    found: list[tuple[date, Status, Path]] = [(day, status, place) for day, status, place in given if day is not None]
    return found + sorted(facts, key=lambda fact: fact[0])


def _decided(advies: Advies) -> bool:
    return fully_decided(advies.besturen, advies.gevolgen)


def _refused(advies: Advies) -> bool:
    """Whether the last answer, of each town, does not follow the advice."""
    decisions = decisions_by_town(advies.gevolgen).values()
    return bool(decisions) and all(each.resultaat is Resultaat.niet_gevolgd for each in decisions)
