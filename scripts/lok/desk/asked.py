"""What an act of a meeting works on: the facts of the council, the text of the meeting, what a browser sent, and the moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as a_day
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from lok.acts import agenda
from lok.model.days import FIRST_YEAR
from lok.model.reading import BRUSSELS
from lok.words.spoken_days import meant_day, spoken_hour
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date as day

    from lok.facts.facts import Facts
    from lok.model.fields import Keuze

MOST_VOTES = 10_000
LONGEST_WORDS = 300
"""Characters of one line that a browser sends; the models allow less."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """What an act works on. Nothing that the browser sent is believed before it is asked for here."""

    facts: Facts
    meeting: str
    text: str
    given: Mapping[str, Any]
    now: datetime

    @property
    def today(self) -> day:
        """The day of it."""
        return self.now.date()

    @property
    def item(self) -> int:
        """The item of the agenda, counted from 0."""
        return self.number("punt")

    @property
    def spot(self) -> tuple[int, int]:
        """The vote."""
        return self.item, self.number("stemming")

    @property
    def election(self) -> tuple[int, int]:
        """The election."""
        return self.item, self.number("verkiezing")

    @property
    def seat(self) -> str:
        """The seat; ``RefusedError`` when there is none of that name."""
        seat = self.words("zetel")
        if seat not in self.facts.seats:
            raise RefusedError("die zetel bestaat niet. Laad de bladzijde opnieuw.")
        return seat

    def seat_or_none(self, name: str) -> str | None:
        """The seat that was sent, if any; ``RefusedError`` when there is none of that name."""
        seat = self.words(name)
        if seat and seat not in self.facts.seats:
            raise RefusedError("die zetel bestaat niet. Laad de bladzijde opnieuw.")
        return seat or None

    @property
    def fixed(self) -> frozenset[str]:
        """The numbers of items by which other records call them."""
        return agenda.numbers_in_use(self.facts.archive, self.meeting)

    def number(self, name: str) -> int:
        """A number that was sent."""
        value = self.given.get(name)
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_VOTES:
            return value
        raise RefusedError("dit getal kan niet. Schrijf een geheel getal, 0 of meer.")

    def words(self, name: str) -> str:
        """Words that were sent, on one line; empty when there are none."""
        value = self.given.get(name)
        return " ".join(value.split())[:LONGEST_WORDS] if isinstance(value, str) else ""

    def choice(self, name: str, sort: type[Keuze]) -> Any:
        """One of a closed list; ``None`` for nothing."""
        value = self.words(name)
        if not value:
            return None
        if value not in sort.__members__:
            raise RefusedError("die keuze bestaat niet. Laad de bladzijde opnieuw.")
        return sort[value]

    def day(self, name: str) -> day | None:
        """A day, also in words; ``None`` for nothing."""
        value = self.words(name)
        if not value:
            return None
        try:
            found = a_day.fromisoformat(str(meant_day(value) or value))
        except ValueError:
            raise RefusedError("dat is geen dag. Schrijf bijvoorbeeld 12 maart 2027.") from None
        if found.year < FIRST_YEAR:
            raise RefusedError("dat jaar kan hier niet.")
        return found

    def at_hour(self, name: str, planned: datetime) -> datetime | None:
        """An hour that was typed, of the evening that was ``planned``: past midnight it is that of the next day.

        ``None`` for nothing.
        """
        value = self.words(name)
        if not value:
            return None
        hour = spoken_hour(value)
        if hour is None:
            raise RefusedError("dat is geen uur. Schrijf bijvoorbeeld 19.30.")
        found = datetime.combine(planned.date(), hour, BRUSSELS)
        found += timedelta(days=1) if planned - found > timedelta(hours=HALF_A_DAY) else timedelta()
        if found > self.now:
            raise RefusedError("dat uur moet nog komen. Kijk het uur na.")
        return found

    @property
    def hour(self) -> datetime | None:
        """This moment, where the meeting is now; ``None`` when it is written down later."""
        begun = self.given.get("nu") is True
        return self.now if begun else None


HALF_A_DAY = 12
"""Hours before the planned beginning: an hour that would be earlier is one of the night that follows."""
