"""What still has to be done, for members: the open actions, whose they are, which are late and which were carried on."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.facts.actions import promises
from lok.starters import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lok.edition import Edition
    from lok.render import Page, Renderer


def pages(renderer: Renderer) -> Iterator[Page]:
    """The list of open actions, and the same list narrowed, for whoever reads without JavaScript."""
    rows = open_actions(renderer.edition)
    yield renderer.page("acties/index.md", "acties.md.jinja", acties=rows, keuzes=CHOICES)
    for choice in CHOICES:
        chosen = choice.chosen(rows)
        yield renderer.page(f"acties/{choice.name}.md", "acties_keuze.md.jinja", keuze=choice, acties=chosen)


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
class Choice:
    """A narrower list on a page of its own: its name in the address, its title and what it says when it is empty."""

    name: str
    titel: str
    leeg: str

    def chosen(self, rows: Iterable[OpenAction]) -> tuple[OpenAction, ...]:
        """The actions that belong in this list."""
        return tuple(row for row in rows if (row.late_days if self.name == LATE else row.carried))


LATE = "te-laat"
CHOICES = (
    Choice(LATE, "Te late actiepunten", "Geen enkel actiepunt is te laat."),
    Choice("doorgeschoven", "Doorgeschoven actiepunten", "Geen enkel actiepunt werd doorgeschoven."),
)


@dataclass(frozen=True, slots=True)
class Owner:
    """Somebody who promised something: the name of the office, the anchor of its part of the page, its actions."""

    naam: str
    anker: str
    acties: tuple[OpenAction, ...]


def by_owner(rows: Iterable[OpenAction]) -> tuple[Owner, ...]:
    """The actions under who has to do them, in the order of the alphabet; capitals make no other owner."""
    owned: dict[str, list[OpenAction]] = defaultdict(list)
    for row in rows:
        owned[row.action.verantwoordelijke.casefold()].append(row)
    found: list[Owner] = []
    used: Counter[str] = Counter()
    for key in sorted(owned):
        name = owned[key][0].action.verantwoordelijke
        anchor = f"van-{slug(name) or 'wie'}"
        used[anchor] += 1
        found.append(Owner(name, anchor if used[anchor] == 1 else f"{anchor}--{used[anchor]}", tuple(owned[key])))
    return tuple(found)


FUNCTIONS: dict[str, Any] = {"open_acties": open_actions, "per_verantwoordelijke": by_owner}
