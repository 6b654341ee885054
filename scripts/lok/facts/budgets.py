"""What is left for each where a budget is a limit: everybody less in proportion, and an example of it.

A budget that is divided pro rata of places is one shape of amount; a yearly budget over amounts of any shape the other.
Whoever reads a regulation wants to know what one gets when all apply: an example with known numbers tells it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from lok.facts.amounts import CENT, EXAMPLES, amount, divide, in_force_on
from lok.kinds.bedragen import Verdeling, Vorm
from lok.kinds.versies import Verdeelwijze

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

ROUND = Decimal(1000)
ALL = (8, 14, 18)
"""The facilities of the example of a budget that is divided: together they are all who apply."""


@dataclass(frozen=True, slots=True)
class Deelname:
    """One applicant of an example: its places, what it would get alone, and what it gets when all apply."""

    plaatsen: int
    gevraagd: Decimal
    krijgt: Decimal


@dataclass(frozen=True, slots=True)
class Verdeelvoorbeeld:
    """What each gets when together ``gevraagd`` is asked of ``budget``.

    ``deel`` is which part of what is asked there is: ``1/2``. Of a budget that is shared out whole there is none.
    """

    budget: Decimal
    gevraagd: Decimal
    deel: Fraction | None
    rijen: tuple[Deelname, ...]
    jaar: int | None = None
    voor: str | None = None
    begrensd: bool = False


def reduced(budget: Decimal, asked: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """What each gets of ``budget``: what was asked where there is enough for all, else in proportion, to the cent."""
    if sum(asked) <= budget:
        return tuple(asked)
    return divide(budget, [int(each / CENT) for each in asked])


def shared_out(regel: Any, plaatsen: Sequence[int]) -> tuple[Decimal, ...]:
    """What each facility gets of a budget that is divided by places, and no more than the most; what that leaves is not divided again."""
    parts = divide(regel.totaal, plaatsen)
    return tuple(part if regel.maximum is None else min(part, regel.maximum) for part in parts)


def division_examples(versie: Any, day: date) -> tuple[Verdeelvoorbeeld, ...]:
    """The examples of a version that gives less when all apply; empty where no budget is divided in proportion."""
    amounts = [each for each in versie.bedragen if in_force_on(each, day)] or list(versie.bedragen)
    shared = [
        _of_budget(regel) for regel in amounts if regel.vorm == Vorm.budget and regel.verdeling == Verdeling.pro_rata
    ]
    limited = [
        found
        for budget in _budgets_shown(versie, day)
        if budget.verdeelwijze == Verdeelwijze.pro_rata and budget.bedrag
        for regel in amounts or [None]
        if (found := _twice(budget, regel, day)) is not None
    ]
    return (*shared, *limited)


def _budgets_shown(versie: Any, day: date) -> list[Any]:
    """The budget of the year of ``day``, else that of every year, else the last year that there is one of."""
    for year in (day.year, None):
        if found := [each for each in versie.budgetten if each.jaar == year]:
            return found
    return sorted(versie.budgetten, key=lambda each: each.jaar)[-1:]


def _of_budget(regel: Any) -> Verdeelvoorbeeld:
    whole = divide(regel.totaal, ALL)
    parts = shared_out(regel, ALL)
    rows = tuple(Deelname(places, part, got) for places, part, got in zip(ALL, whole, parts, strict=True))
    return Verdeelvoorbeeld(regel.totaal, regel.totaal, None, rows, voor=regel.voor, begrensd=parts != whole)


def _twice(budget: Any, regel: Any, day: date) -> Verdeelvoorbeeld | None:
    """The example in which twice as much is asked as there is; ``None`` where the amount of an applicant is not known."""
    rows: list[Deelname] = []
    voor = None if regel is None else regel.voor
    asked_by_all = budget.bedrag * 2
    for places in EXAMPLES if regel is not None else ():
        alone = amount(regel, places, day)
        if alone is None or not 0 < alone <= asked_by_all:
            continue
        mine, _ = reduced(budget.bedrag, (alone, asked_by_all - alone))
        rows.append(Deelname(places, alone, mine))
    if not rows and asked_by_all >= ROUND:  # what one asks hangs on more than places: an amount that reckons easily
        mine, _ = reduced(budget.bedrag, (ROUND, asked_by_all - ROUND))
        rows.append(Deelname(0, ROUND, mine))
    if not rows or (regel is not None and regel.vorm == Vorm.budget):
        return None
    if regel is not None and regel.vorm == Vorm.vast:
        rows = [Deelname(0, rows[0].gevraagd, rows[0].krijgt)]
    return Verdeelvoorbeeld(budget.bedrag, asked_by_all, Fraction(1, 2), tuple(rows), budget.jaar, voor)
