"""What follows from the records and is never written in them: composition, quorum, majority, validity, participation.

Between ``archive`` and what uses it (rules, pages, subsidies). Pure functions over the archive or plain values;
``make_facts`` computes once what several of them need. What is computed from members' fields is for members, unless
one function in ``lok.edition.for_everyone`` makes a public total of it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from lok.archive.archive import OfEach, OfLast
from lok.facts.composition import Composition, Timeline, timeline
from lok.facts.gathering import called_of, called_to, has_a_quorum, narrowed, quorum_rule
from lok.facts.quorum import Quorumstand, quorum_of
from lok.kinds.vroeger import rules_of
from lok.model.kind import UnreadError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lok.archive.archive import Archive
    from lok.kinds.afspraken import Afspraken
    from lok.kinds.mandaten import Mandaat
    from lok.kinds.raad import Raad
    from lok.kinds.vergadering import Vergadering
    from lok.kinds.werkgroepen import Werkgroep
    from lok.kinds.zetels import Zetel


@dataclass(frozen=True, slots=True)
class Facts:
    """What was computed once from an archive.

    ``raad`` is ``None`` when there is no record of the council (a problem of its own). ``mandates`` stand by seat and
    ``seats_of`` by organisation, each from the earliest first day; ``meetings`` from the earliest. ``quorums`` holds
    the quorum of every meeting it is asked of, by the meeting's id.
    """

    archive: Archive
    raad: Raad | None
    seats: Mapping[str, Zetel]
    seats_of: Mapping[str, tuple[Zetel, ...]]
    mandates: Mapping[str, tuple[Mandaat, ...]]
    timeline: Timeline
    meetings: tuple[Vergadering, ...]
    quorums: Mapping[str, Quorumstand]

    def rules_of(self, meeting: Vergadering) -> Afspraken | None:
        """The local rules a meeting is judged by: those of the day it was called for."""
        rules: Afspraken | None = rules_of(self.raad, meeting.gepland_begin.date(), meeting.vroegere_raad)
        return rules

    def called(self, meeting: Vergadering) -> tuple[Zetel, ...] | None:
        """The seats that a meeting is for; ``None`` where the records do not tell."""
        return called_to(self.archive, meeting)

    def composition_of(self, meeting: Vergadering) -> Composition:
        """The seats that a meeting is for, and who sits on them that day; of all seats where the records do not tell."""
        return narrowed(self.timeline.on(meeting.gepland_begin.date()), self.called(meeting))


@OfLast
def make_facts(archive: Archive) -> Facts:
    """The facts of an archive; the cost grows with the number of records, not with its square."""
    raad: Raad | None = next(iter(archive.all("raad")), None)
    seats: dict[str, Zetel] = {seat.id: seat for seat in archive.all("zetels")}
    meetings = tuple(sorted(archive.all("vergaderingen"), key=lambda each: (each.gepland_begin, each.id)))
    line = timeline(seats.values(), archive.all("mandaten"))
    groups: dict[str, Werkgroep] = {group.id: group for group in archive.all("werkgroepen")}
    found = {each.id: quorum for each, quorum in _quorum(meetings, raad, line, seats, groups)}
    quorums = {key: quorum for key, quorum in found.items() if quorum is not None}
    organisations = _grouped((seat.organisatie, seat) for seat in seats.values() if seat.organisatie)
    mandates = _grouped((each.zetel, each) for each in archive.all("mandaten"))
    return Facts(archive, raad, seats, organisations, mandates, line, meetings, quorums)


@OfEach
def _quorum(
    meeting: Vergadering, raad: Raad | None, line: Timeline, seats: Mapping[str, Zetel], groups: Mapping[str, Werkgroep]
) -> Quorumstand | None:
    """The quorum of a meeting; ``None`` where none is asked of it, and when what it follows from could not be read."""
    try:
        if not has_a_quorum(meeting, raad):
            return None
        called = called_of(meeting, raad, seats.values(), groups.get(meeting.werkgroep or ""))
        composition = narrowed(line.on(meeting.gepland_begin.date()), called)
        return quorum_of(meeting, composition, quorum_rule(meeting, raad), seats.keys())
    except UnreadError:
        return None


Dated = TypeVar("Dated", "Zetel", "Mandaat")


def _grouped(pairs: Iterable[tuple[str, Dated]]) -> dict[str, tuple[Dated, ...]]:
    groups: defaultdict[str, list[Dated]] = defaultdict(list)
    for key, each in pairs:
        groups[key].append(each)
    return {key: tuple(sorted(group, key=lambda each: (each.van, each.id))) for key, group in groups.items()}
