"""The pages that lead on: the home page of each edition, and the members' list of points of attention."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from lok.facts.answers import clock_of
from lok.facts.deadlines import Termijn, Termijnsoort, all_deadlines
from lok.facts.outcomes import Telling, asked_in_term, count
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
    """The numbers of the public home page: where the advices of this term stand, and which wait longest.

    ``vroeger`` are the advices of an earlier term that still wait: they wait, and are not among those of ``telling``.
    """

    telling: Telling
    vroeger: int
    oudste: Any
    oudste_dagen: int

    @property
    def wachtend(self) -> int:
        """All that waits."""
        return self.telling.wachtend + self.vroeger


def key_figures(edition: Edition) -> KeyFigures:
    """The advices given in the present term by what became of them, and those that wait, with the longest-waiting one."""
    now, earlier = asked_in_term(edition.all("adviezen"), edition.raad, edition.date)
    clocks = [(clock_of(each, edition.raad, edition.date), each) for each in (*now, *earlier)]
    waits = [(clock.dagen, each) for clock, each in clocks if clock is not None and clock.antwoord_op is None]
    days, oldest = max(waits, default=(0, None), key=lambda row: row[0])
    return KeyFigures(count(now, edition.raad, edition.date), len(earlier), oldest, days)


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
