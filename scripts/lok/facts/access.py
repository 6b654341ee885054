"""Who may enter the members' site: what follows from the mandates, for a host that knows its visitors by account.

A mandate lets its holder in from its first to its last day, and no longer than its seat exists; a substitute and an
observer sit in the council and so come in too. The seat's organisation opens that organisation's own page. Who holds the
office of secretary opens all of them; a substitute on that seat does not hold the office. No person is named here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lok.kinds.mandaten import Functie

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from lok.kinds.mandaten import Mandaat
    from lok.kinds.zetels import Zetel

MEMBERS, SECRETARIAT = "leden", "secretariaat"
"""The groups of a host that are no organisation."""
OWN = "org-"
"""What the group of an organisation begins with, and the folder of its own page, which has the same name."""


@dataclass(frozen=True, slots=True)
class Access:
    """The groups that a mandate opens, in the order of the alphabet, from ``first`` to ``last`` (``None``: no end is known)."""

    mandate: str
    groups: tuple[str, ...]
    first: date
    last: date | None


def group_of(organisation: str) -> str:
    """The group of an organisation, given its id. No two ids have one group, and no group is that of all members.

    An id may lack the usual beginning; two hyphens in a row stand in no id.
    """
    return organisation if organisation.startswith(OWN) else f"{OWN}-{organisation}"


def access(seats: Mapping[str, Zetel], mandates: Iterable[Mandaat]) -> tuple[Access, ...]:
    """What each mandate opens, ended ones included, by id: what is not there was never a mandate.

    ``seats`` are all seats by id. A mandate without a day on which it and its seat both exist opens nothing.
    """
    found = (_opened(seats.get(mandate.zetel), mandate) for mandate in mandates)
    return tuple(sorted((each for each in found if each is not None), key=lambda each: each.mandate))


def _opened(seat: Zetel | None, mandate: Mandaat) -> Access | None:
    if seat is None:
        return None
    first = max(mandate.van, seat.van)
    ends = [day for day in (mandate.tot, seat.tot) if day is not None]
    last = min(ends, default=None)
    if last is not None and last < first:
        return None
    groups = {MEMBERS}
    if seat.organisatie is not None:
        groups.add(group_of(seat.organisatie))
    if mandate.functie is Functie.secretaris:
        groups.add(SECRETARIAT)
    return Access(mandate.id, tuple(sorted(groups)), first, last)
