"""Whether enough voting seats say that they come to a meeting, under the rule of its day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lok.facts.sitting import asked
from lok.kinds.toezeggingen import COMING, Antwoord
from lok.kinds.vergaderstatus import BEFORE

if TYPE_CHECKING:
    from lok.facts.facts import Facts
    from lok.kinds.vergadering import Vergadering


@dataclass(frozen=True, slots=True)
class Forecast:
    """The answers of the voting seats that are filled on the day of a meeting, in numbers of seats.

    ``needed`` is ``None`` where no rule of that day asks for a number.
    """

    filled: int
    coming: int
    excused: int
    needed: int | None

    @property
    def silent(self) -> int:
        """How many did not answer yet."""
        return self.filled - self.coming - self.excused


def forecast(facts: Facts, meeting: Vergadering) -> Forecast | None:
    """The answers so far; ``None`` for a meeting that is no longer to come, or to which nobody answered.

    A proxy does not count for the quorum, a substitute does: who is replaced sits there.
    """
    if meeting.status not in BEFORE or not meeting.toezeggingen:
        return None
    voting = facts.composition_of(meeting).voting
    said = {line.zetel: line.antwoord for line in meeting.toezeggingen if line.zetel in voting}
    coming = sum(answer in COMING for answer in said.values())
    excused = sum(answer is Antwoord.verontschuldigd for answer in said.values())
    return Forecast(len(voting), coming, excused, asked(facts, meeting))
