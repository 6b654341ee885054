"""Public totals of members' data: the only functions that may count what one audience cannot read.

Each takes the whole archive and the date, and returns numbers that point at no person and no organisation.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.archive.archive import OfLast
from lok.edition.who_was_there import SMALLEST_GROUP, groups_of, total_of
from lok.facts.actions import Outcome, promises
from lok.facts.facts import make_facts
from lok.facts.presence import GroupCount, Presence, Proposals
from lok.facts.validity import last_count, lawfulness, two_thirds_kept
from lok.kinds.raad import Geslachtsgroep
from lok.kinds.vergadering import PLENARY
from lok.model.audience import Audience
from lok.words.small_counts import quarters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date as day

    from lok.archive.archive import Archive
    from lok.facts.facts import Facts
    from lok.kinds.agendapunten import Agendapunt
    from lok.kinds.opportuniteitsadviezen import Opportuniteitsadvies
    from lok.kinds.vergadering import Vergadering


def attendance(archive: Archive, date: day) -> dict[str, tuple[GroupCount, ...]]:
    """Of each meeting with public minutes, the voting seats present per group; empty where that must not be shown."""
    del date
    return {
        meeting.id: groups_of(archive, meeting)
        for meeting in archive.all("vergaderingen")
        if archive.published(meeting) and meeting.aanwezigheden
    }


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Items of an agenda that the public does not even know by title: how many, and the grounds that were given."""

    count: int
    grounds: tuple[str, ...]


def left_out(archive: Archive, date: day) -> dict[str, dict[int, LeftOut]]:
    """By public meeting, the members-only items by their place: the number of items before them that the public sees."""
    del date
    found: dict[str, dict[int, LeftOut]] = {}
    for meeting in archive.all("vergaderingen"):
        hidden: defaultdict[int, list[Agendapunt]] = defaultdict(list)
        seen = 0
        for item in meeting.agendapunten:
            if item.closed_to(Audience.PUBLIEK):
                hidden[seen].append(item)
            else:
                seen += 1
        if hidden:
            found[meeting.id] = {place: LeftOut(len(items), _grounds(items)) for place, items in hidden.items()}
    return found


@dataclass(frozen=True, slots=True)
class Unsaid:
    """What a public page leaves out of items and lines that it does show: places, none of the text.

    ``discussions`` are the numbers of items whose discussion is left out, ``remarks`` the places in
    ``vorige_verslagen`` of those with a remark. No id: it may be one that the public does not have.
    """

    discussions: tuple[str, ...]
    remarks: frozenset[int]


def unsaid(archive: Archive) -> dict[str, Unsaid]:
    """Of each public meeting, where its page leaves out what was said."""
    return {
        meeting.id: Unsaid(
            tuple(item.nr for item in meeting.agendapunten if item.bespreking and not item.closed),
            frozenset(index for index, each in enumerate(meeting.vorige_verslagen) if each.opmerking),
        )
        for meeting in archive.all("vergaderingen")
        if meeting.readers is Audience.PUBLIEK
    }


def _grounds(items: Iterable[Agendapunt]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.grond.woord for item in items if item.grond is not None))


def attendance_totals(archive: Archive, date: day) -> dict[str, Presence]:
    """Of each plenary meeting with approved minutes, how many voting seats were present, where that may be shown."""
    del date
    found = {meeting.id: total_of(archive, meeting) for meeting in _approved(archive)}
    return {key: each for key, each in found.items() if each is not None}


def _approved(archive: Archive) -> Iterator[Vergadering]:
    """The plenary meetings whose minutes everybody may read."""
    for meeting in archive.all("vergaderingen"):
        public = meeting.readers is Audience.PUBLIEK and meeting.soort_vergadering in PLENARY
        if public and archive.published(meeting):
            yield meeting


def proposers(archive: Archive, date: day) -> tuple[Proposals, ...]:
    """Who brought the public items of approved minutes, by group, most items first.

    Groups with fewer than three seats or fewer than three items are counted together, and with the next smallest one
    as long as that is still so; groups that brought nothing are among them. Fewer than three items in all: nothing.
    """
    del date
    seats = Counter(seat.geleding.woord for seat in archive.all("zetels"))
    items = Counter(dict.fromkeys(seats, 0))
    for meeting in _approved(archive):
        for item in meeting.agendapunten:
            seat = archive.get("zetels", item.indiener) if item.indiener else None
            if seat is not None and not item.closed_to(Audience.PUBLIEK):
                items[seat.geleding.woord] += 1
    return _merged(seats, items)


def _merged(seats: Counter[str], items: Counter[str]) -> tuple[Proposals, ...]:
    """The groups with their items, none of them so small that it points at somebody."""
    order = sorted(items, key=lambda group: (-items[group], group))
    kept = [group for group in order if min(seats[group], items[group]) >= SMALLEST_GROUP]
    together = [group for group in order if group not in kept]

    def too_small() -> bool:
        return min(sum(seats[each] for each in together), sum(items[each] for each in together)) < SMALLEST_GROUP

    while together and kept and too_small():
        together.insert(0, kept.pop())
    if together and too_small():
        return ()
    rows = [Proposals((group,), items[group]) for group in kept]
    if together:
        rows.append(Proposals(tuple(together), sum(items[group] for group in together)))
    return tuple(sorted(rows, key=lambda row: -row.items))


@dataclass(frozen=True, slots=True)
class Kept:
    """How many actions were finished in time and how many were not, in words that hide a small number."""

    op_tijd: str
    te_laat: str


def actions_kept(archive: Archive, date: day) -> Kept | None:
    """What became of the actions of approved minutes that had a deadline; ``None`` under three.

    There is no total, so nothing can be subtracted.
    """
    outcomes = Counter(promise.outcome(date) for promise in promises(_approved(archive)))
    kept, late = outcomes[Outcome.OP_TIJD], outcomes[Outcome.TE_LAAT]
    if kept + late < SMALLEST_GROUP:
        return None
    return Kept(in_words(kept, SMALLEST_GROUP), in_words(late, SMALLEST_GROUP))


def actions_for_goals(archive: Archive, date: day) -> dict[str, int]:
    """By objective, how many actions were finished that public items of approved minutes promised for it.

    Under three an objective is left out: who did a single thing could be told from its meeting.
    """
    done: Counter[str] = Counter()
    for promise in promises(_approved(archive)):
        finished = promise.action.afgerond_op
        if finished is not None and finished <= date:
            items = (entry.meeting.agendapunten[entry.at[1]] for entry in promise.entries)
            done.update({goal for item in items if not _closed(item) for goal in item.doelstellingen})
    return {goal: count for goal, count in done.items() if count >= SMALLEST_GROUP}


def _closed(item: Agendapunt) -> bool:
    """Whether the public reads no more of an item than its title, or not even that."""
    return item.closed_to(Audience.PUBLIEK) or "doelstellingen" in item.withheld()


FEWEST = 5
"""Counts under this number are hidden."""


@dataclass(frozen=True, slots=True)
class Jaartelling:
    """How many advices were asked in one year, in words that hide a small number."""

    jaar: int
    aantal: str


def per_year(records: Iterable[Opportuniteitsadvies]) -> tuple[Jaartelling, ...]:
    """The number of requests received per year, latest year first; there is no total, so nothing can be subtracted."""
    counts = Counter(record.ontvangen_op.year for record in records)
    return tuple(Jaartelling(jaar, in_words(counts[jaar])) for jaar in sorted(counts, reverse=True))


def in_words(number: int, fewest: int = FEWEST) -> str:
    """The number as the public reads it."""
    return str(number) if number >= fewest else f"minder dan {fewest}"


@dataclass(frozen=True, slots=True)
class Bezoekjaar:
    """The rounds of one year and how many visits they made, in words that hide a small number."""

    jaar: int
    rondes: int
    bezoeken: str


def visits_per_year(rounds: Iterable[Any]) -> tuple[Bezoekjaar, ...]:
    """The rounds that began in each year and their visits, latest year first; the rounds themselves are for members."""
    years: dict[int, list[Any]] = defaultdict(list)
    for each in rounds:
        years[each.van.year].append(each)
    return tuple(_year(year, years[year]) for year in sorted(years, reverse=True))


def _year(year: int, rounds: list[Any]) -> Bezoekjaar:
    reached = sum(row.aantal for each in rounds for row in each.bereikt)
    return Bezoekjaar(year, len(rounds), in_words(reached))


@dataclass(frozen=True, slots=True)
class Evenwicht:
    """Whether at most two thirds were of one sex at the last count, and of whom; the numbers are for members."""

    datum: day
    geteld: str
    in_orde: bool
    van_alle_leden: bool


def balance(facts: Facts, date: day) -> Evenwicht | None:
    """The outcome of the last count of men and women, without its numbers; ``None`` without a count."""
    count = last_count(facts.raad, date)
    if count is None:
        return None
    everyone = count.geteld is Geslachtsgroep.leden
    return Evenwicht(count.datum, count.geteld.woord, two_thirds_kept(count), everyone)


def lawful(facts: Facts, date: day) -> dict[str, tuple[bool | None, str]]:
    """By public advice that was given, whether the council could lawfully give it and why, without numbers or names."""
    del date
    public = (each for each in facts.archive.all("adviezen") if each.readers is Audience.PUBLIEK)
    found = {each.id: lawfulness(facts, each) for each in public}
    return {key: (each.ok, each.reason_public) for key, each in found.items() if each is not None}


def desk_quarters(archive: Archive) -> dict[str, dict[str, tuple[int, ...]]]:
    """Of each year of public figures, the counts by quarter that may be shown where those by month may not."""
    figures = (each for each in archive.all("loketcijfers") if each.readers is Audience.PUBLIEK)
    return {each.id: quarters(each) for each in figures}


AGGREGATES: dict[str, Callable[[Facts, day], Any]] = {
    "attendance": lambda facts, date: attendance(facts.archive, date),
    "left_out": lambda facts, date: left_out(facts.archive, date),
    "unsaid": lambda facts, _: unsaid(facts.archive),
    "attendance_totals": lambda facts, date: attendance_totals(facts.archive, date),
    "proposers": lambda facts, date: proposers(facts.archive, date),
    "actions_kept": lambda facts, date: actions_kept(facts.archive, date),
    "actions_for_goals": lambda facts, date: actions_for_goals(facts.archive, date),
    "visits_per_year": lambda facts, _: visits_per_year(facts.archive.all("bezoekrondes")),
    "desk_quarters": lambda facts, _: desk_quarters(facts.archive),
    "opportunity_counts": lambda facts, _: per_year(facts.archive.all("opportuniteitsadviezen")),
    "balance": balance,
    "lawful": lawful,
}
"""By the name templates use: ``edition.aggregates["attendance"]``."""


@OfLast
def aggregates(archive: Archive, date: day) -> dict[str, Any]:
    """All of them, the same in both editions."""
    facts = make_facts(archive)
    return {name: make(facts, date) for name, make in AGGREGATES.items()}
