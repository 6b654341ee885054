"""What changed on an agenda since it was sent: items that came, went, moved or got another title.

Works on records and on views alike: of views only what their audience reads is compared, and so told.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import auto
from typing import TYPE_CHECKING

from lok.facts.actions import same_words
from lok.model.fields import Keuze

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any


class Agendawijziging(Keuze):
    """What became of an item."""

    toegevoegd = auto()
    geschrapt = auto()
    verplaatst = auto()
    andere_titel = auto()


@dataclass(frozen=True, slots=True)
class AgendaChange:
    """One change: ``index`` is the item's place on the agenda as it is now, or as it was for one that went.

    ``words`` say it in one line, to whoever may read the items that were compared.
    """

    kind: Agendawijziging
    index: int
    words: str


def changed_agenda(new: Sequence[Any], old: Sequence[Any]) -> tuple[AgendaChange, ...]:
    """What changed from the items ``old`` to the items ``new``, in the order of the agenda; what went stands last.

    An item is known by its number and title, else by its title, else by its number, which does not change after sending.
    """
    pairs = _pairs(new, old)
    stayed = _longest_rise([pairs[index] for index in sorted(pairs)])
    found = []
    for index, item in enumerate(new):
        if index not in pairs:
            found.append(AgendaChange(Agendawijziging.toegevoegd, index, f"Toegevoegd: {_named(item)}."))
            continue
        before = old[pairs[index]]
        if same_words(before.titel) != same_words(item.titel):
            words = f"Andere titel: punt {item.nr} heet nu {item.titel}. Het was {before.titel}."
            found.append(AgendaChange(Agendawijziging.andere_titel, index, words))
        if pairs[index] not in stayed:
            where = f"na punt {new[index - 1].nr}" if index else "als eerste"
            found.append(
                AgendaChange(Agendawijziging.verplaatst, index, f"Verplaatst: {_named(item)}, komt nu {where}.")
            )
    gone = sorted(set(range(len(old))) - set(pairs.values()))
    found += [AgendaChange(Agendawijziging.geschrapt, place, f"Geschrapt: {_named(old[place])}.") for place in gone]
    return tuple(found)


def _named(item: Any) -> str:
    return f"punt {item.nr}, {item.titel}"


def _pairs(new: Sequence[Any], old: Sequence[Any]) -> dict[int, int]:
    """The place of each item on the old agenda, by its place on the new one."""
    pairs: dict[int, int] = {}
    signs: tuple[Callable[[Any], Any], ...] = (
        lambda item: (item.nr, same_words(item.titel)),
        lambda item: same_words(item.titel),
        lambda item: item.nr,
    )
    for sign in signs:
        left = list(_left(old, set(pairs.values())))
        for index, item in _left(new, set(pairs)):
            match = next((place for place, each in left if sign(each) == sign(item)), None)
            if match is not None:
                pairs[index] = match
                left = [(place, each) for place, each in left if place != match]
    return pairs


def _left(items: Sequence[Any], paired: set[int]) -> Iterator[tuple[int, Any]]:
    return ((index, item) for index, item in enumerate(items) if index not in paired)


def _longest_rise(places: Sequence[int]) -> frozenset[int]:
    """The most of these places, all different, that stand in their old order: the others are the ones that moved."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for place in places:
        at = bisect_left(ends, place)
        before[place] = ends[at - 1] if at else None
        ends[at : at + 1] = [place]
    found = set()
    last = ends[-1] if ends else None
    while last is not None:
        found.add(last)
        last = before[last]
    return frozenset(found)
