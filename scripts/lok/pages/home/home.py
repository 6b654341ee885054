"""The pages that lead on: the home page of each edition, and the members' list of points of attention."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from lok.facts.answers import clock_of
from lok.facts.deadlines import Termijndag, Termijnsoort, all_deadlines
from lok.facts.outcomes import Telling, asked_in_term, count
from lok.model.days import holds_on
from lok.render.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

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
    """The numbers of the public home page: where the advices of this term stand, and which of them waits longest.

    ``sinds`` is the first day of the term, or ``None`` outside every term. ``vroeger`` are the advices of an earlier term
    that still wait: they are not among those of ``telling``. ``oudste`` and ``vroeger_oudste`` wait longest of each.
    """

    telling: Telling
    sinds: date | None
    oudste: Wacht | None
    vroeger: int
    vroeger_oudste: Wacht | None

    @property
    def rest(self) -> int:
        """The given ones that got no answer and wait for none: with those answered and waiting they are all."""
        return self.telling.te_versturen + self.telling.ingetrokken


@dataclass(frozen=True, slots=True)
class Wacht:
    """An advice that waits, and for how many days."""

    advies: Any
    dagen: int


def key_figures(edition: Edition) -> KeyFigures:
    """The advices given in the present term by what became of them, and those that wait, with the longest-waiting one."""
    now, earlier = asked_in_term(edition.all("adviezen"), edition.raad, edition.date)
    terms = (each.van for each in edition.raad.bestuursperiodes if holds_on(each.van, each.tot, edition.date))
    return KeyFigures(
        count(now, edition.raad, edition.date),
        min(terms, default=None),
        _longest(edition, now),
        len(earlier),
        _longest(edition, earlier),
    )


def _longest(edition: Edition, adviezen: tuple[Any, ...]) -> Wacht | None:
    """The one of these advices that waits longest; ``None`` when none does."""
    clocks = ((each, clock_of(each, edition.raad, edition.date)) for each in adviezen)
    waits = [Wacht(each, clock.dagen) for each, clock in clocks if clock is not None and clock.antwoord_op is None]
    return max(waits, default=None, key=lambda each: each.dagen)


def coming_deadlines(edition: Edition) -> tuple[Termijndag, ...]:
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
