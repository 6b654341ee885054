"""Whose a record is: the council of then, where two councils became one, and the town that answers, where there are more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.facts.naming import DAYS, LOCAL, day_of, towns_on
from lok.kinds.gemeenten import town_key
from lok.kinds.vroeger import former_on
from lok.source.problems import Finding, Level
from lok.words.dutch import listed, town_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from lok.facts.facts import Facts
    from lok.model.kind import Record

FIELD = "vroegere_raad"


def the_council_of_then(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """An earlier council that a record names is one of the council's, and existed that day; where two did, one is named."""
    del date
    known = {each.id: each for each in facts.raad.vroeger} if facts.raad is not None else {}
    for soort in (*DAYS, "zetels"):
        for record in facts.archive.all(soort):
            yield from ((record, each) for each in _then(facts.raad, known, soort, record))


def _then(raad: Any, known: dict[str, Any], soort: str, record: Any) -> Iterator[Finding]:
    named = record.vroegere_raad
    if named is not None and named not in known:
        told = listed(known, "of") if known else "er staat nog niets bij ‘vroeger’ in het bestand van de raad"
        yield Finding((FIELD,), "vroeger", f"‘{named}’ is geen vroegere raad", f"Wat hier kan: {told}.")
        return
    on = day_of(soort, record)
    if on is None:
        return
    if named is None:
        several = former_on(raad, on)
        if len(several) > 1:
            message = f"op {on} waren er {len(several)} raden, en hier staat niet van welke dit is"
            hint = f"Vul ‘{FIELD}’ in: {listed((each.id for each in several), 'of')}."
            yield Finding((next(iter(FIRST[soort])),), "vroeger", message, hint, Level.AANDACHTSPUNT)
    elif on > known[named].tot or (known[named].van or on) > on:
        message = f"op {on} heette de raad niet ‘{known[named].naam}’"
        yield Finding((FIELD,), "vroeger", message, "Verbeter de dag, of verwijder deze regel.")


FIRST = {"vergaderingen": ("gepland_begin",), "adviezen": ("uitgebracht_op",), "memoranda": ("vastgesteld_op",)}
"""The field that gives a record its day, by kind."""


def advice_and_meeting_agree(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """An advice is of the same council as the meeting that gave it."""
    del date
    for advies in facts.archive.all("adviezen"):
        meeting = facts.archive.get("vergaderingen", advies.vergadering)
        if (
            meeting is None
            or {advies.vroegere_raad, meeting.vroegere_raad} & {None}
            or advies.vroegere_raad == meeting.vroegere_raad
        ):
            continue
        message = f"{meeting.id} was van ‘{meeting.vroegere_raad}’"
        yield advies, Finding((FIELD,), "vroeger", message, "Schrijf bij beide dezelfde raad.")


def each_town_answers(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """Where a council has more than one town, an advice names those that must answer, and an answer the town it is of."""
    del date
    for advies in facts.archive.all("adviezen"):
        on = advies.uitgebracht_op or advies.overgemaakt_op
        if facts.raad is None or on is None:
            continue
        towns = towns_on(facts.raad, on, advies.vroegere_raad)
        yield from ((advies, each) for each in _towns(advies, towns))


def _towns(advies: Any, towns: tuple[str, ...]) -> Iterator[Finding]:
    known = {town_key(each) for each in towns}
    several = len(towns) > 1
    choice = listed(map(town_of, towns), "of")
    if several and not advies.besturen and LOCAL & set(advies.gericht_aan):
        message = "de raad heeft meer dan één gemeente, en hier staat niet welke moeten antwoorden"
        hint = f"Zet de gemeenten bij ‘besturen’: {listed(map(town_of, towns))}."
        yield Finding(("gericht_aan",), "bestuur", message, hint, Level.AANDACHTSPUNT)
    for index, each in enumerate(advies.besturen if several else ()):
        if town_key(each) not in known:
            message = f"‘{each}’ is geen gemeente van de raad"
            yield Finding(("besturen", index), "bestuur", message, f"Kies uit: {choice}.", Level.AANDACHTSPUNT)
    asked = {town_key(each) for each in advies.besturen}
    for index, gevolg in enumerate(advies.gevolgen):
        at = ("gevolgen", index, "bestuur")
        if gevolg.bestuur is None:
            if gevolg.orgaan in LOCAL and (several or advies.besturen):
                message = "hier staat niet van welke gemeente dit antwoord is"
                hint = f"Vul bestuur in: {choice}."
                yield Finding((*at[:2], "orgaan"), "bestuur", message, hint, Level.AANDACHTSPUNT)
        elif (several or asked) and town_key(gevolg.bestuur) not in (asked or known):
            message = f"aan ‘{gevolg.bestuur}’ is niets gevraagd"
            hint = "Kijk na of de naam juist is. Moet die gemeente ook antwoorden, zet ze dan bij ‘besturen’."
            yield Finding(at, "bestuur", message, hint, Level.AANDACHTSPUNT)
