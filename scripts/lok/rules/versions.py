"""One version at a time (V20), for the kinds of which every version is a record of its own.

What follows up on what differs by kind and stands in ``SUCCESSIONS``; that two of them never hold on one day is one
rule. Versions inside a record (of a regulation, of the council's agreements) are judged with that record.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from lok.source.problems import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from lok.archive.archive import Archive
    from lok.model.kind import Record


def one_version_a_day(archive: Archive, date: date) -> Iterator[tuple[Record, Finding]]:
    """V20: of records that follow each other, no two hold on one day; said once for each pair, at the later one."""
    del date
    for soort, successions in SUCCESSIONS.items():
        told: set[tuple[str, str]] = set()
        for records in successions(archive):
            for before, after in _together(records):
                if (before.id, after.id) not in told:
                    told.add((before.id, after.id))
                    yield after, _finding(soort, before, after)


def _together(records: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """The pairs that hold on one day, each later version with the one before it that runs longest."""
    longest: Any = None
    for record in sorted(records, key=lambda each: (each.geldig_van, each.id)):
        if longest is not None and (longest.geldig_tot is None or record.geldig_van <= longest.geldig_tot):
            yield longest, record
        if longest is None or (longest.geldig_tot is not None and _later(record.geldig_tot, longest.geldig_tot)):
            longest = record


def _later(last: date | None, other: date) -> bool:
    return last is None or last > other


def _finding(soort: str, before: Any, after: Any) -> Finding:
    end = "heeft geen geldig_tot" if before.geldig_tot is None else f"geldt nog tot en met {before.geldig_tot}"
    message = f"twee versies gelden op {after.geldig_van}: {before.id} {end}"
    hint = f"Schrijf geldig_tot: {after.geldig_van - timedelta(days=1)} in data/{soort}/{before.id}.yaml."
    if before.geldig_van == after.geldig_van:
        hint = f"Kijk geldig_van na, hier en in data/{soort}/{before.id}.yaml: elke versie heeft een eigen eerste dag."
    return Finding(("geldig_van",), "V20", message, hint)


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
