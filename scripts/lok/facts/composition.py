"""Who sits in the council on a day: its seats, and the mandates that fill them.

A seat is filled on the days a mandate on it runs, a substitute's too: whoever sits there may vote. What votes is often an
organisation and not a person (finding 1): a seat that never had a mandate in the records is one of which the council
keeps no names, and is filled for as long as it exists.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from lok.kinds.mandaten import Functie
from lok.kinds.zetels import Geleding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lok.kinds.mandaten import Mandaat
    from lok.kinds.zetels import Zetel


@dataclass(frozen=True, slots=True)
class Holding:
    """A seat on one day: the mandates of its members (one, if all is well) and of their substitutes.

    ``named`` tells whether the records hold a mandate on this seat at all, on whatever day.
    """

    seat: Zetel
    members: tuple[Mandaat, ...]
    substitutes: tuple[Mandaat, ...]
    named: bool

    @property
    def mandates(self) -> tuple[Mandaat, ...]:
        """Everybody who may sit here, the member first."""
        return self.members + self.substitutes

    @property
    def filled(self) -> bool:
        """Whether somebody sits here, as far as the council keeps names."""
        return bool(self.members or self.substitutes) or not self.named


@dataclass(frozen=True, slots=True)
class Composition:
    """The seats of one day by id; ``filled`` and ``voting`` are the ids of the filled and of the filled voting seats."""

    holdings: Mapping[str, Holding]
    filled: frozenset[str]
    voting: frozenset[str]

    def by_group(self) -> dict[Geleding, tuple[Holding, ...]]:
        """The seats of each group that has any, in the order of the groups; filled or not."""
        groups: defaultdict[Geleding, list[Holding]] = defaultdict(list)
        for each in self.holdings.values():
            groups[each.seat.geleding].append(each)
        return {group: tuple(groups[group]) for group in Geleding if group in groups}


@dataclass(frozen=True, slots=True)
class Change:
    """What changed on one seat on one day: how it was the day before, and how it is; ``None`` where it does not exist."""

    day: date
    seat: Zetel
    before: Holding | None
    after: Holding | None


EMPTY = Composition({}, frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Timeline:
    """The composition from each day on which it changed until the next; ``changes`` from the earliest."""

    days: tuple[date, ...]
    compositions: tuple[Composition, ...]
    changes: tuple[Change, ...]

    def on(self, day: date) -> Composition:
        """The composition on ``day``; empty before the first seat."""
        index = bisect_right(self.days, day)
        return self.compositions[index - 1] if index else EMPTY


def timeline(seats: Iterable[Zetel], mandates: Iterable[Mandaat]) -> Timeline:
    """All compositions there ever were, in one walk along the days on which something began or ended.

    Mandates on a seat nobody knows are left out, and so are the days on which the seat of a mandate does not exist.
    """
    known = {seat.id: seat for seat in seats}
    begun, ended, touched = _events(known, mandates)
    named = {mandate.zetel for day in begun.values() for mandate in day}
    running: defaultdict[str, list[Mandaat]] = defaultdict(list)
    now: dict[str, Holding] = {}
    compositions, changes = [], []
    for day in sorted(touched):
        for mandate in ended[day]:
            running[mandate.zetel].remove(mandate)
        for mandate in begun[day]:
            running[mandate.zetel].append(mandate)
        for key in sorted(touched[day]):
            before, seat = now.pop(key, None), known[key]
            if seat.held_on(day):
                now[key] = _holding(seat, running[key], named=key in named)
            if before != now.get(key):
                changes.append(Change(day, seat, before, now.get(key)))
        compositions.append(_composed({key: now[key] for key in known if key in now}))
    return Timeline(tuple(sorted(touched)), tuple(compositions), tuple(changes))


Days = defaultdict[date, list["Mandaat"]]


def _events(known: Mapping[str, Zetel], mandates: Iterable[Mandaat]) -> tuple[Days, Days, dict[date, set[str]]]:
    """Per day the mandates that begin and those that no longer run, and the ids of all seats touched that day."""
    begun: Days = defaultdict(list)
    ended: Days = defaultdict(list)
    touched: defaultdict[date, set[str]] = defaultdict(set)
    for seat in known.values():
        touched[seat.van].add(seat.id)
        if (after := _day_after(seat.tot)) is not None:
            touched[after].add(seat.id)
    for mandate in sorted(mandates, key=lambda each: (each.van, each.id)):
        if mandate.zetel not in known or (mandate.tot is not None and mandate.tot < mandate.van):
            continue
        begun[mandate.van].append(mandate)
        touched[mandate.van].add(mandate.zetel)
        if (after := _day_after(mandate.tot)) is not None:
            ended[after].append(mandate)
            touched[after].add(mandate.zetel)
    return begun, ended, touched


def _day_after(day: date | None) -> date | None:
    """The first day something no longer holds; ``None`` when it never ends."""
    return None if day is None or day == date.max else day + timedelta(days=1)


def _holding(seat: Zetel, mandates: Iterable[Mandaat], *, named: bool) -> Holding:
    running = tuple(mandates)
    substitutes = tuple(each for each in running if each.functie is Functie.plaatsvervanger)
    return Holding(seat, tuple(each for each in running if each not in substitutes), substitutes, named)


def _composed(holdings: dict[str, Holding]) -> Composition:
    filled = frozenset(key for key, each in holdings.items() if each.filled)
    return Composition(holdings, filled, frozenset(key for key in filled if holdings[key].seat.stemgerechtigd))
