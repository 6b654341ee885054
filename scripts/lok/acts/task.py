"""Something that a secretary still has to do: the words, how urgent it is, and the place in the records to do it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import auto
from typing import TYPE_CHECKING

from lok.model.fields import Keuze

if TYPE_CHECKING:
    from datetime import date as day

    from lok.source.positions import Path


class Dringendheid(Keuze):
    """How urgent it is; the most urgent first."""

    fout = auto()
    te_laat = auto()
    deze_week = auto()
    deze_maand = auto()
    rustig = auto()


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do. ``path`` is the record from the root, or the folder of its kind while it is not made; ``at`` the field in it.

    ``due`` is the last day, if there is one. ``covers`` are the points of attention of that record that say the same, by code
    and field: told once is enough.
    """

    words: str
    path: str
    at: Path = ()
    urgency: Dringendheid = Dringendheid.rustig
    due: day | None = None
    covers: frozenset[tuple[str, str]] = frozenset()

    @property
    def order(self) -> tuple[int, bool, str, str]:
        """The most urgent first, then by day; what has none comes last."""
        day = self.due.isoformat() if self.due else ""
        return list(Dringendheid).index(self.urgency), not day, day, self.words


SOON, NEAR = 7, 31
"""Days within which something is of this week, and of this month."""


def urgency_of(due: day | None, today: day) -> Dringendheid:
    """How urgent something is by its last day."""
    if due is None:
        return Dringendheid.rustig
    left = (due - today).days
    if left < 0:
        return Dringendheid.te_laat
    return Dringendheid.deze_week if left <= SOON else Dringendheid.deze_maand if left <= NEAR else Dringendheid.rustig
