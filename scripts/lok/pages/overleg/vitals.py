"""How the council fares, year by year: what ``overleg/index.md`` shows. Views in, figures and sentences out.

Who was present, who brought items and who kept promises are members' fields: the public page takes those from
``edition.aggregates`` and never counts them itself.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from lok.facts.presence import GroupCount, Presence, Proposals, presence
from lok.facts.vitals import (
    GroupYears,
    KeptYear,
    Path,
    Room,
    Year,
    figures_of_years,
    filled_rooms,
    kept_years,
    past_meetings,
    years_of_groups,
)
from lok.kinds.aanwezigheden import Aanwezigheidsstatus
from lok.kinds.vergaderstatus import HELD
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition


def meetings_until_now(edition: Edition) -> tuple[Any, ...]:
    """The plenary meetings that were held or cancelled, oldest first."""
    return past_meetings(edition.all("vergaderingen"), edition.date)


def presences(edition: Edition) -> dict[str, Presence]:
    """Who was present, by meeting: for members of every meeting, for the public what may be counted for it."""
    if not edition.leden:
        totals: dict[str, Presence] = edition.aggregates["attendance_totals"]
        return totals
    seats = edition.all("zetels")
    found = {meeting.id: presence(meeting, seats) for meeting in meetings_until_now(edition)}
    return {key: each for key, each in found.items() if each is not None}


def years(edition: Edition) -> tuple[Year, ...]:
    """Every year from the first meeting to the last, the silent ones too."""
    meetings = meetings_until_now(edition)
    return figures_of_years(meetings, presences(edition)) if meetings else ()


def uncounted_in_words(edition: Edition) -> str:
    """How many of the meetings that were held are not in the turnout, as a sentence after another; empty when all are."""
    known = presences(edition)
    held = [each for each in meetings_until_now(edition) if each.status in HELD]
    missing = sum(each.id not in known for each in held)
    if not missing:
        return ""
    why = (
        "zonder lijst van aanwezigen"
        if edition.leden
        else "zonder openbaar verslag, of met een aantal dat we niet tonen"
    )
    meetings = dutch.counted(missing, "vergadering", "vergaderingen")
    return f" {meetings} van de {len(held)} {'telt' if missing == 1 else 'tellen'} hier niet mee: {why}."


def attendance_per_meeting(edition: Edition) -> tuple[Room, ...]:
    """The past meetings, newest first, with their attendance. Members' edition only."""
    return filled_rooms(meetings_until_now(edition))


def group_years(edition: Edition) -> tuple[GroupYears, ...]:
    """The attendance by group and year."""
    return years_of_groups({each: tuple(_group_counts(edition, each)) for each in meetings_until_now(edition)})


def _group_counts(edition: Edition, meeting: Any) -> Iterator[GroupCount]:
    """The attendance of one meeting by group: counted for members, taken from the public totals for the public."""
    if not edition.leden:
        yield from edition.aggregates["attendance"].get(meeting.id, ())
        return
    seats: Counter[str] = Counter()
    present: Counter[str] = Counter()
    for line in meeting.aanwezigheden:
        group = edition.get(line.zetel).geleding.woord
        seats[group] += 1
        present[group] += line.status is Aanwezigheidsstatus.aanwezig
    for group, number in seats.items():
        yield GroupCount((group,), present[group], number)


def brought(edition: Edition) -> tuple[Proposals, ...]:
    """Who brought agenda items, by group, most items first."""
    if not edition.leden:
        public: tuple[Proposals, ...] = edition.aggregates["proposers"]
        return public
    groups = Counter(edition.get(item.indiener).geleding.woord for item in _proposed(edition))
    return tuple(Proposals((group,), number) for group, number in groups.most_common())


def items_by_seat(edition: Edition) -> tuple[tuple[Any, int], ...]:
    """The seats that brought agenda items, with how many. Members' edition only."""
    seats = Counter(item.indiener.id for item in _proposed(edition))
    return tuple((edition.find("zetels", seat), number) for seat, number in seats.most_common())


def _proposed(edition: Edition) -> Iterator[Any]:
    """The items of past meetings that a seat brought. Members' edition only."""
    for meeting in meetings_until_now(edition):
        yield from (item for item in meeting.agendapunten if item.indiener)


def advice_paths(edition: Edition) -> tuple[Path, ...]:
    """The advices that were given, newest first, each with the days since the meeting that dealt with it."""
    found = []
    for advies in edition.all("adviezen"):
        meeting = edition.get(advies.vergadering)
        if advies.uitgebracht_op and meeting is not None:
            found.append(Path(advies, meeting, (advies.uitgebracht_op - meeting.gepland_begin.date()).days))
    return tuple(sorted(found, key=lambda path: (path.advies.uitgebracht_op, path.advies.id), reverse=True))


def years_of_promises(edition: Edition) -> tuple[KeptYear, ...]:
    """The actions with a deadline by the year of that deadline. Members' edition only."""
    return kept_years(meetings_until_now(edition), edition.date)
