"""The pages that lead on: the home page of each edition, and the members' list of points of attention."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from lok.facts.answers import ANSWERED, Fase, clock_of, phase, stand
from lok.facts.deadlines import Termijn, Termijnsoort, all_deadlines
from lok.model.days import holds_on
from lok.render.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition
    from lok.render.renderer import Renderer

NOTICE_DAYS = 60
"""How long before it comes a day that counts for who applies stands on the home page."""


def pages(renderer: Renderer) -> Iterator[Page]:
    """The home page, and for members the points of attention."""
    if not renderer.edition.leden:
        yield renderer.page("index.md", "publiek.md.jinja")
        return
    yield renderer.page("index.md", "leden.md.jinja")
    yield renderer.page("aandachtspunten/index.md", "aandachtspunten.md.jinja")


def has_examples(edition: Edition) -> bool:
    """Whether any record of the edition is invented."""
    return any(vars(view)["voorbeeld"] for views in edition.records.values() for view in views.values())


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """The three numbers of the public home page, for advices of this term that were given."""

    adviezen: int
    beantwoord: int
    wachtend: int
    oudste: Any
    oudste_dagen: int


def key_figures(edition: Edition) -> KeyFigures:
    """The advices given in the present term, the answered ones, and those that wait, with the longest-waiting one.

    Advices of an earlier term that still wait are counted as waiting, for they do.
    """
    first = min(
        (term.van for term in edition.raad.bestuursperiodes if holds_on(term.van, term.tot, edition.date)), default=None
    )
    stands = [(stand(advies, edition.date), advies) for advies in edition.all("adviezen")]
    given = [
        (state, advies)
        for state, advies in stands
        if advies.uitgebracht_op and (first is None or advies.uitgebracht_op >= first)
    ]
    waiting = [advies for _, advies in stands if phase(advies, edition.date) is Fase.wacht_op_antwoord]
    clocks = [(clock_of(advies, edition.raad, edition.date), advies) for advies in waiting]
    days, oldest = max(
        ((clock.dagen, each) for clock, each in clocks if clock), default=(0, None), key=lambda row: row[0]
    )
    answered = sum(state in ANSWERED for state, _ in given)
    return KeyFigures(len(given), answered, len(waiting), oldest, days)


def coming_deadlines(edition: Edition) -> tuple[Termijn, ...]:
    """The days of the next 60 on which a window for applications opens or closes, or support is paid, soonest first."""
    last = edition.date + timedelta(days=NOTICE_DAYS)
    found = all_deadlines(edition.all("reglementen"), edition.date, last)
    return tuple(each for each in found if each.soort is not Termijnsoort.beoordeling)


def present_goals(edition: Edition) -> tuple[Any, ...]:
    """The objectives of the term of the edition's day."""
    year = edition.date.year
    return tuple(
        doel
        for doel in edition.all("doelstellingen")
        if int(doel.bestuursperiode[:4]) <= year <= int(doel.bestuursperiode[-4:])
    )


FUNCTIONS = (has_examples, key_figures, coming_deadlines, present_goals)
"""What templates may call."""
