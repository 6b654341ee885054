"""What the council knows on the day of a meeting: its seats and what they are called, its rules, its other meetings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from lok.facts.facts import make_facts
from lok.minutes.names import Names, names_of
from lok.rules.known import known_in
from lok.words.dutch import written_day
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date as Day  # noqa: N812  beside the field of that name

    from lok.archive.archive import Archive
    from lok.facts.composition import Composition
    from lok.kinds.afspraken import Afspraken
    from lok.kinds.vergadering import Vergadering
    from lok.rules.known import Known


@dataclass(frozen=True, slots=True)
class Around:
    """A meeting with what is known around it.

    ``expected`` are the ids of the seats that belong in its list of attendance; ``meetings`` the ids of all meetings of the
    council by their day.
    """

    meeting: Vergadering
    day: Day
    composition: Composition
    names: Names
    known: Known
    rules: Afspraken | None
    expected: tuple[str, ...]
    meetings: Mapping[Day, tuple[str, ...]]

    def called(self, word: str) -> str:
        """What a reader calls an id: the name of a seat, the day of a meeting; any other word is itself."""
        if word in self.composition.holdings:
            return self.seat(word)
        on = next((day for day, ids in self.meetings.items() if word in ids), None)
        return (
            f"de vergadering van {written_day(on)}" if on else word.replace("_", " ") if word.isidentifier() else word
        )

    def seat(self, seat_id: str) -> str:
        """The name of a seat that exists that day."""
        return self.composition.holdings[seat_id].seat.naam


def around(archive: Archive, meeting_id: str) -> Around:
    """What is known around a meeting.

    Raises:
        RefusedError: There is no such meeting, or its record has a fault.
    """
    meeting = cast("Vergadering | None", archive.get("vergaderingen", meeting_id))
    if meeting is None:
        raise RefusedError("deze vergadering is er niet, of er staat een fout in. Verbeter die eerst.")
    facts = make_facts(archive)
    when = meeting.gepland_begin.date()
    composition = facts.timeline.on(when)
    organisations = {each.id: each.naam for each in archive.all("organisatoren")}
    group = archive.get("werkgroepen", meeting.werkgroep) if meeting.werkgroep else None
    seats = tuple(composition.holdings)
    members = tuple(seat for seat in seats if seat in group.leden) if group is not None and group.leden else seats
    meetings: dict[Day, tuple[str, ...]] = {}
    for each in facts.meetings:
        on = each.gepland_begin.date()
        meetings[on] = (*meetings.get(on, ()), each.id)
    return Around(
        meeting,
        when,
        composition,
        names_of(composition, organisations),
        known_in(archive),
        facts.rules_of(meeting),
        members,
        meetings,
    )
