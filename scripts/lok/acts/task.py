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

    ``due`` is the last day, if there is one.
    """

    words: str
    path: str
    at: Path = ()
    urgency: Dringendheid = Dringendheid.rustig
    due: day | None = None

    @property
    def order(self) -> tuple[int, bool, str, str]:
        """The most urgent first, then by day; what has none comes last."""
        day = self.due.isoformat() if self.due else ""
        return list(Dringendheid).index(self.urgency), not day, day, self.words
