"""The council as it was: a page for each period in which nothing changed, with names for members and without for others."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from lok.edition.for_members import Bezetting, Samenstelling
from lok.kinds.zetels import Geleding
from lok.model.audience import Reference
from lok.model.days import holds_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition
    from lok.render.page import Page
    from lok.render.renderer import Renderer

FOLDER = "samenstelling"


def pages(renderer: Renderer) -> Iterator[Page]:
    """A page for every composition there was, the present one too."""
    found = compositions_of(renderer.edition)
    for index, composition in enumerate(found):
        after = found[index - 1] if index else None
        before = found[index + 1] if index + 1 < len(found) else None
        yield renderer.page(
            composition_page(composition),
            "samenstelling.md.jinja",
            samenstelling=composition,
            vroeger=before,
            later=after,
        )


def composition_page(composition: Samenstelling) -> str:
    """The path of the page of a composition: its first day, which never changes."""
    return f"{FOLDER}/vanaf-{composition.van}.md"


def compositions_of(edition: Edition) -> tuple[Samenstelling, ...]:
    """Every composition until the day of the edition, the latest first.

    Members read who sat where, and which seats were vacant; the public reads which seats there were.
    """
    if edition.leden:
        found: tuple[Samenstelling, ...] = edition.insights["compositions"]
        return found
    seats = edition.all("zetels")
    begun = {seat.van for seat in seats} | {seat.tot + timedelta(days=1) for seat in seats if seat.tot}
    days = sorted(day for day in begun if day <= edition.date)
    ends = [*(day - timedelta(days=1) for day in days), None][1:]
    rows = (Samenstelling(first, last, _seats_on(seats, first)) for first, last in zip(days, ends, strict=True))
    return tuple(reversed([row for row in rows if row.groepen]))


def _seats_on(seats: tuple[Any, ...], day: date) -> tuple[tuple[Geleding, tuple[Bezetting, ...]], ...]:
    there = [seat for seat in seats if holds_on(seat.van, seat.tot, day)]
    groups = ((group, [seat for seat in there if seat.geleding is group]) for group in Geleding)
    return tuple(
        (group, tuple(Bezetting(Reference("zetels", seat.id), (), vacant=False) for seat in rows))
        for group, rows in groups
        if rows
    )


def composition_on(edition: Edition, day: date) -> Samenstelling | None:
    """The composition that held on ``day``; ``None`` before the first seat."""
    return next((each for each in compositions_of(edition) if each.van <= day), None)


GROUPS = {
    Geleding.lokale_actor: "Lokale actoren: opvang, scholen, jeugd en sport",
    Geleding.gebruiker: "Gebruikers: ouders en gezinnen",
    Geleding.lokaal_bestuur: "Lokaal bestuur",
    Geleding.deskundige: "Deskundigen",
    Geleding.agentschap: "Agentschap Opgroeien",
}
"""What the groups are called above their seats."""


def group_heading(geleding: Geleding) -> str:
    """What a group is called above its seats."""
    return GROUPS[geleding]


FUNCTIONS = (compositions_of, composition_on, composition_page, group_heading)
"""What templates may call."""
