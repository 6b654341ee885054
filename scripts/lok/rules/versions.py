"""One version at a time (V20), for the kinds of which every version is a record of its own.

What follows up on what differs by kind and stands in ``SUCCESSIONS``; that two of them never hold on one day is one
rule. Versions inside a record (of a regulation, of the council's agreements) are judged with that record.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from lok.model.days import holds_on
from lok.model.validity import stretches
from lok.source.problems import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from lok.archive.archive import Archive
    from lok.model.kind import Record


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of days on which a record holds; ``last`` is ``None`` while there is no end."""

    record: Any
    first: date
    last: date | None


def one_version_a_day(archive: Archive, date: date) -> Iterator[tuple[Record, Finding]]:
    """V20: of records that follow each other, no two hold on one day; said once for each pair, at the later one."""
    del date
    for soort, successions in SUCCESSIONS.items():
        told: set[tuple[str, str]] = set()
        for records in successions(archive):
            for before, after in _together(records):
                pair = before.record.id, after.record.id
                if pair not in told:
                    told.add(pair)
                    yield after.record, _finding(soort, before, after)


def _together(records: Iterable[Any]) -> Iterator[tuple[Run, Run]]:
    """The pairs that hold on one day, each later text with the one before it that runs longest.

    A text that holds again later counts twice, one that was annulled not at all.
    """
    runs = [Run(each, first, last) for each in records for first, last in stretches(each)]
    longest: Run | None = None
    for run in sorted(runs, key=lambda each: (each.first, each.record.id)):
        if longest is not None and longest.record.id != run.record.id and holds_on(None, longest.last, run.first):
            yield longest, run
        if longest is None or (longest.last is not None and _later(run.last, longest.last)):
            longest = run


def _later(last: date | None, other: date) -> bool:
    return last is None or last > other


def _finding(soort: str, before: Run, after: Run) -> Finding:
    again = before.first != before.record.geldig_van
    field = "opnieuw_tot" if again else "geldig_tot"
    end = f"heeft geen {field}" if before.last is None else f"geldt nog tot en met {before.last}"
    message = f"twee versies gelden op {after.first}: {before.record.id} {end}"
    hint = f"Schrijf {field}: {after.first - timedelta(days=1)} in data/{soort}/{before.record.id}.yaml."
    if before.first == after.first:
        hint = f"Kijk geldig_van na, hier en in data/{soort}/{before.record.id}.yaml: elke versie heeft een eigen eerste dag."
    at = "opnieuw_van" if after.first != after.record.geldig_van else "geldig_van"
    return Finding((at,), "V20", message, hint)


def _of_the_same_care(archive: Archive) -> Iterator[tuple[Any, ...]]:
    """Priority rules follow each other for each sort of facility."""
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for record in archive.all("voorrangsregels"):
        for sort in record.geldt_voor:
            found[sort].append(record)
    yield from map(tuple, found.values())


def _replaced(archive: Archive) -> Iterator[tuple[Any, ...]]:
    """A document follows the one that it replaces, if both say from when they hold."""
    for record in archive.all("documenten"):
        before = archive.get("documenten", record.vervangt) if record.vervangt else None
        if before is not None and before.geldig_van is not None and record.geldig_van is not None:
            yield before, record


SUCCESSIONS: dict[str, Callable[[Archive], Iterator[tuple[Any, ...]]]] = {
    "voorrangsregels": _of_the_same_care,
    "documenten": _replaced,
}
"""By kind, the records of which one holds at a time."""
