"""What a rule about one meeting may look at beside that meeting: who sits in the council, and what it agreed on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lok.facts.facts import make_facts

if TYPE_CHECKING:
    from typing import Self

    from lok.archive.archive import Archive
    from lok.facts.facts import Facts
    from lok.model.kind import Record


@dataclass(frozen=True, slots=True)
class Composed:
    """The council's settings, seats, mandates and working groups. Two of the same are equal, whatever else was changed.

    So what was found in a meeting beside one of them still holds beside the other (``OfEach``): such a rule asks ``facts``
    nothing about other meetings.
    """

    council: tuple[Record, ...]
    archive: Archive = field(compare=False, repr=False)

    @classmethod
    def of(cls, archive: Archive) -> Self:
        """That of an archive."""
        soorten = ("raad", "zetels", "mandaten", "werkgroepen")
        return cls(tuple(each for soort in soorten for each in archive.all(soort)), archive)

    @property
    def facts(self) -> Facts:
        """What follows from them."""
        return make_facts(self.archive)
