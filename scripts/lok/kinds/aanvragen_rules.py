"""When and how one applies, who decides and how it is paid: the rules about a version. Part of ``reglementen``."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from lok.kinds.versies import ASKED
from lok.model.depends import asks_for
from lok.model.terms import can_be_counted, one_length
from lok.source.problems import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.kinds.versies import Versie
    from lok.source.parse import Path


def asked_or_not(versie: Versie, at: Path) -> Iterator[Finding]:
    """Support is asked for in a way that is told, or comes by itself: then nothing is said of asking."""
    if not versie.automatisch_toegekend:
        if versie.aanvraag_kanaal is None:
            message = "er staat niet hoe je de steun aanvraagt"
            hint = "Vul aanvraag_kanaal in. Krijgt iedereen de steun vanzelf, schrijf dan automatisch_toegekend: ja."
            yield Finding(at, "aanvraag", message, hint)
        return
    for name in (*ASKED, "aanvraagperiodes"):
        if getattr(versie, name) not in (None, (), False):
            message = f"de steun komt vanzelf, en toch staat er {name}"
            hint = f"Haal {name} weg. Moet iemand de steun vragen, schrijf dan automatisch_toegekend: nee."
            yield Finding((*at, name), "aanvraag", message, hint)


def terms(versie: Versie, at: Path) -> Iterator[Finding]:
    """The terms that the text fixes are each said once, and can be counted."""
    old, new = "aanvulling_termijn_dagen", "aanvulling_termijn"
    yield from one_length(versie.aanvulling_termijn_dagen, versie.aanvulling_termijn, old, new, at)
    for name in (new, "bezwaartermijn"):
        if (term := getattr(versie, name)) is not None:
            yield from can_be_counted(term, (*at, name))
    steps = (("beoordeling", place, each.binnen) for place, each in enumerate(versie.beoordeling))
    payments = (("uitbetalingen", place, each.binnen) for place, each in enumerate(versie.uitbetalingen))
    for where, place, within in (*steps, *payments):
        if within is not None:
            yield from can_be_counted(within, (*at, where, place, "binnen"))


def windows(versie: Versie, at: Path) -> Iterator[Finding]:
    """One can apply at some time; windows end after they begin and stand in order."""
    none = not versie.aanvraagperiodes and not versie.aanvraagtermijnen and not versie.automatisch_toegekend
    if none and asks_for(versie, "aanvraagperiodes"):
        hint = "Vul aanvraagperiodes of aanvraagtermijnen in, of schrijf aanvraag_doorlopend: ja."
        yield Finding(at, "aanvraagperiode", "er staat niet wanneer je kunt aanvragen", hint)
    for place, periode in enumerate(versie.aanvraagperiodes):
        if periode.van is not None and periode.tot < periode.van:
            here = (*at, "aanvraagperiodes", place, "tot")
            message = f"de aanvraagperiode eindigt op {periode.tot}, voor haar begin op {periode.van}"
            yield Finding(here, "aanvraagperiode", message, "Wissel van en tot.")
    for place, (before, after) in enumerate(pairwise(versie.aanvraagperiodes), start=1):
        if after.tot < before.tot:
            here = (*at, "aanvraagperiodes", place, "tot")
            message = f"deze periode eindigt op {after.tot}, voor de vorige, die op {before.tot} eindigt"
            yield Finding(here, "aanvraagperiode", message, "Zet de periodes van vroeg naar laat.")


def steps(versie: Versie, at: Path) -> Iterator[Finding]:
    """The steps of the decision follow each other in time."""
    dated = [(place, stap.uiterlijk) for place, stap in enumerate(versie.beoordeling) if stap.uiterlijk is not None]
    for (_, before), (place, after) in pairwise(dated):
        if after < before:
            here = (*at, "beoordeling", place, "uiterlijk")
            message = f"deze stap eindigt op {after}, voor de vorige, die op {before} eindigt"
            yield Finding(here, "datumvolgorde", message, "Zet de stappen in de volgorde waarin ze gebeuren.")


def budgets(versie: Versie, at: Path) -> Iterator[Finding]:
    """Every year has one budget."""
    years = [budget.jaar for budget in versie.budgetten]
    for place, year in enumerate(years):
        if year in years[:place]:
            message = "er staan twee budgetten zonder jaar" if year is None else f"voor {year} staat er al een budget"
            yield Finding((*at, "budgetten", place), "budget", message, "Laat één budget per jaar staan.")


def stages(versie: Versie, at: Path) -> Iterator[Finding]:
    """What is paid in stages adds up to the whole, for every amount apart."""
    known = {regel.voor for regel in versie.bedragen if regel.voor}
    for place, each in enumerate(versie.uitbetalingen):
        if each.voor is not None and each.voor not in known:
            hint = (
                f"Kies uit: {', '.join(sorted(known))}." if known else "Geen enkel bedrag heeft ‘voor’: haal het weg."
            )
            message = f"er is geen bedrag voor ‘{each.voor}’"
            yield Finding((*at, "uitbetalingen", place, "voor"), "uitbetaling", message, hint)
    for voor in dict.fromkeys(each.voor for each in versie.uitbetalingen if each.aandeel is not None):
        found = [
            (place, each.aandeel)
            for place, each in enumerate(versie.uitbetalingen)
            if each.voor == voor and each.aandeel
        ]
        total = sum((Fraction(share) for _, share in found), Fraction(0))
        if total != 1:
            message = f"de delen zijn samen {total}, niet het hele bedrag"
            hint = "Maak dat de delen samen 1 zijn, bijvoorbeeld 40/100, 30/100, 20/100 en 10/100."
            yield Finding((*at, "uitbetalingen", found[-1][0], "aandeel"), "uitbetaling", message, hint)


RULES = (asked_or_not, terms, windows, steps, budgets, stages)
"""The rules about one version, each with the place of that version."""
