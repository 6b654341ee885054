"""How the council is made up: its groups, the day that was fixed, and the balance of men and women (V03 to V05)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from lok.facts.council import term_on, to_be_composed
from lok.facts.validity import last_count, two_thirds_kept
from lok.kinds.adviesstatus import Status
from lok.kinds.termijnen import Periodestart
from lok.kinds.zetels import Geleding
from lok.model.terms import in_words
from lok.source.problems import Finding, Level
from lok.words.dutch import written_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from lok.facts.council import Samenstelling
    from lok.facts.facts import Facts
    from lok.model.kind import Record

THE_THREE = (Geleding.lokale_actor, Geleding.gebruiker, Geleding.lokaal_bestuur)
"""The groups of which a council has members, by the decision of the Flemish Government of 24 May 2013."""


def no_advice_out_of_balance(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V03: an advice given while more than two thirds were of one sex is not lawful (art. 304, § 3)."""
    del date
    for advies in facts.archive.all("adviezen"):
        if advies.uitgebracht_op is None or advies.status is Status.ingetrokken:
            continue
        count = last_count(facts.raad, advies.uitgebracht_op)
        if count is not None and not two_thirds_kept(count):
            message = f"bij de telling van {count.datum} was meer dan twee derde van hetzelfde geslacht: toen kon het LOK geen rechtsgeldig advies geven"
            hint = "Kijk de telling bij de raad na. Klopt ze, trek het advies dan in en geef het opnieuw zodra de samenstelling in orde is."
            yield advies, Finding(("uitgebracht_op",), "V03", message, hint)


def balance_is_kept(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V03: as long as more than two thirds are of one sex, the council can give no lawful advice."""
    count = last_count(facts.raad, date)
    if facts.raad is None or count is None or two_thirds_kept(count):
        return
    at = ("geslachtsverhouding", facts.raad.geslachtsverhouding.index(count))
    message = "meer dan twee derde is van hetzelfde geslacht: zo kan het LOK geen rechtsgeldig advies geven"
    hint = "Zoek leden van het andere geslacht, en voeg daarna een nieuwe telling toe."
    yield facts.raad, Finding(at, "V03", message, hint, Level.AANDACHTSPUNT)


def all_groups_sit(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V04: each of the three groups fills a seat. A council that has no seat at all has still to be composed."""
    term, composition = term_on(facts.raad, date), facts.timeline.on(date)
    if facts.raad is None or term is None or not composition.holdings:
        return
    present = {group for key in composition.filled for group in composition.holdings[key].seat.groups}
    missing = [group.woord for group in THE_THREE if group not in present]
    if missing:
        at = ("bestuursperiodes", facts.raad.bestuursperiodes.index(term))
        message = f"niemand bezet vandaag een zetel voor deze groep: {', '.join(missing)}"
        hint = "Maak een zetel voor die groep, of een mandaat op een zetel die leeg is."
        yield facts.raad, Finding(at, "V04", message, hint, Level.AANDACHTSPUNT)


def composed_in_time(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V05: the composition is fixed in time: six months after the start of the government's term, or as the council fixed."""
    raad = facts.raad
    if raad is None:
        return
    for index, term in enumerate(raad.bestuursperiodes):
        needed = to_be_composed(raad, term)
        last, at, fixed = needed.last, ("bestuursperiodes", index), term.samengesteld_op
        if fixed is not None and fixed > last:
            message = f"samengesteld na {written_day(last)}, op {written_day(fixed)}"
            hint = f"{_since(needed)} Kijk na of de datums juist zijn en wat jullie eigen regels zeggen."
            yield raad, Finding((*at, "samengesteld_op"), "V05", message, hint, Level.AANDACHTSPUNT)
        elif fixed is None and last < date <= term.tot:
            message = f"er staat niet wanneer de samenstelling is vastgelegd; in veel gemeenten gebeurt dat voor {last + timedelta(days=1)}"
            hint = "Voeg ‘samengesteld_op:’ toe met de dag van het besluit."
            yield raad, Finding(at, "V05", message, hint, Level.AANDACHTSPUNT)


def _since(needed: Samenstelling) -> str:
    """Where the last day comes from, in a sentence."""
    whose = "het bestuur" if needed.later or needed.term.vanaf is Periodestart.bestuur else "de raad"
    return f"Gevraagd is: binnen {in_words(needed.term)} na het begin van de bestuursperiode van {whose}, op {written_day(needed.since)}."
