"""Who may fill a seat, and for how long: mandates against their seat and against each other (V02, V06, V07)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lok.facts.council import rules_between
from lok.kinds.mandaten import Functie
from lok.rules.dates import FIRST_DAY
from lok.source.problems import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from lok.facts.facts import Facts
    from lok.kinds.mandaten import Mandaat
    from lok.model.kind import Record


def politicians_have_no_vote(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V02: who sits in the municipal council, the college or the OCMW council fills no voting seat (art. 304, § 3)."""
    del date
    for mandate in _mandates(facts):
        seat = facts.seats.get(mandate.zetel)
        if mandate.politiek_mandaat and seat is not None and seat.stemgerechtigd:
            message = f"wie een politiek mandaat heeft, kan {seat.id} niet bezetten: die zetel stemt mee"
            hint = "Kies een zetel zonder stem, of laat iemand anders deze zetel bezetten."
            yield mandate, Finding(("politiek_mandaat",), "V02", message, hint)


def the_chair_has_no_tie(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V06: the chair has no tie with a provider, unless the local rules of all days of the mandate allow it."""
    del date
    for mandate in _mandates(facts):
        if mandate.functie is not Functie.voorzitter or not mandate.band_met_opvang:
            continue
        for rules in rules_between(facts.raad, mandate.van, mandate.tot):
            if not rules.voorzitter_mag_band_met_opvang:
                message = (
                    f"de voorzitter mag geen band met een opvang hebben volgens de afspraken van {rules.geldig_van}"
                )
                hint = "Kies een andere voorzitter. Mag het bij jullie wel, schrijf dan in die afspraken ‘voorzitter_mag_band_met_opvang: ja’."
                yield mandate, Finding(("band_met_opvang",), "V06", message, hint)
                break


def one_member_a_seat(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V07: two mandates on one seat do not overlap, except those of substitutes."""
    del date
    for mandates in facts.mandates.values():
        longest: Mandaat | None = None
        members = [each for each in mandates if each.functie is not Functie.plaatsvervanger]
        for before, mandate in pairwise(members):
            longest = before if longest is None else _latest(longest, before)
            if longest.tot is None or mandate.van <= longest.tot:
                until = "loopt nog" if longest.tot is None else f"loopt tot en met {longest.tot}"
                message = f"{longest.id} op dezelfde zetel {until}"
                hint = "Sluit dat mandaat af met ‘tot:’, of schrijf hier ‘functie: plaatsvervanger’."
                yield mandate, Finding(("van",), "V07", message, hint)


def _latest(one: Mandaat, other: Mandaat) -> Mandaat:
    """The mandate that runs longest."""
    return one if one.tot is None or (other.tot is not None and one.tot >= other.tot) else other


def the_seat_exists(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V07: a mandate runs on days on which its seat exists; a first day that cannot be is V34's."""
    del date
    for mandate in _mandates(facts):
        seat = facts.seats.get(mandate.zetel)
        if seat is None or mandate.van < FIRST_DAY:
            continue
        hint = f"Kijk de datums na, ook die in data/zetels/{seat.id}.yaml."
        if not seat.held_on(mandate.van):
            yield mandate, Finding(("van",), "V07", f"{seat.id} bestond niet op {mandate.van}", hint)
        elif mandate.tot is not None and mandate.tot >= mandate.van and not seat.held_on(mandate.tot):
            yield mandate, Finding(("tot",), "V07", f"{seat.id} bestond niet meer op {mandate.tot}", hint)
        elif mandate.tot is None and seat.tot is not None:
            message = f"{seat.id} hield op te bestaan op {seat.tot}, maar dit mandaat loopt nog"
            yield mandate, Finding(("van",), "V07", message, f"Voeg ‘tot: {seat.tot}’ toe.")


def _mandates(facts: Facts) -> Iterator[Mandaat]:
    for mandates in facts.mandates.values():
        yield from mandates
