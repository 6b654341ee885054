"""What still has to be done, for members: the open actions, whose they are, which are late and which were carried on."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.facts.actions import promises
from lok.model.audience import Audience
from lok.render.filters import YES, Facet, Filter
from lok.words.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lok.edition.select import Edition
    from lok.render.page import Page
    from lok.render.renderer import Renderer


def pages(renderer: Renderer) -> Iterator[Page]:
    """The list of open actions, in the members' edition only."""
    if renderer.edition.leden:
        yield renderer.page("acties/index.md", "acties.md.jinja")


@dataclass(frozen=True, slots=True)
class OpenAction:
    """An action that is not finished: its last entry, that entry's meeting, days late, how often it was carried on.

    ``since`` is the meeting that first agreed on it, or ``None`` when the edition does not have that one.
    """

    action: Any
    meeting: Any
    since: Any
    late_days: int
    carried: int


def open_actions(edition: Edition) -> tuple[OpenAction, ...]:
    """The promises that nobody kept yet, by deadline; those without one last. Members' edition only."""
    found = [
        OpenAction(
            promise.action,
            promise.meeting,
            edition.find("vergaderingen", promise.origin),
            promise.days_late(edition.date),
            promise.carried,
        )
        for promise in promises(edition.all("vergaderingen"))
        if promise.unfinished
    ]
    return tuple(sorted(found, key=lambda row: (row.action.deadline is None, row.action.deadline, row.meeting.id)))


@dataclass(frozen=True, slots=True)
class Owner:
    """Somebody who promised something: the name of the office, the anchor of its part of the page, its actions."""

    naam: str
    anker: str
    acties: tuple[OpenAction, ...]


def anchor_of(name: str) -> str:
    """An owner in an address."""
    return f"van-{slug(name) or 'wie'}"


def actions_by_owner(rows: Iterable[OpenAction]) -> tuple[Owner, ...]:
    """The actions under who has to do them, in the order of the alphabet; capitals make no other owner."""
    owned: dict[str, list[OpenAction]] = defaultdict(list)
    for row in rows:
        owned[row.action.verantwoordelijke.casefold()].append(row)
    found: list[Owner] = []
    used: Counter[str] = Counter()
    for key in sorted(owned):
        name = owned[key][0].action.verantwoordelijke
        anchor = anchor_of(name)
        used[anchor] += 1
        found.append(Owner(name, anchor if used[anchor] == 1 else f"{anchor}--{used[anchor]}", tuple(owned[key])))
    return tuple(found)


FILTER = Filter(
    map="acties",
    een="actiepunt",
    meer="actiepunten",
    alles="Alle actiepunten",
    lijst="_actietabel.md.jinja",
    rijen=open_actions,
    facets=(
        Facet(
            naam="wie",
            titel="Wie",
            kop="Actiepunten: {}",
            waarden=lambda _, row: (row.action.verantwoordelijke,),
            sleutel=anchor_of,
        ),
        Facet(
            naam="laat",
            titel="enkel wat te laat is",
            kop="Te late actiepunten",
            waarden=lambda _, row: (YES,) if row.late_days else (),
            vinkje=True,
        ),
        Facet(
            naam="doorgeschoven",
            titel="enkel wat doorgeschoven is",
            kop="Doorgeschoven actiepunten",
            waarden=lambda _, row: (YES,) if row.carried else (),
            vinkje=True,
        ),
    ),
    voor=Audience.LEDEN,
)
"""How the list of open actions can be narrowed."""

FUNCTIONS = (open_actions, actions_by_owner)
"""What templates may call."""
