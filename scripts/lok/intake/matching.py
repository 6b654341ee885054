"""Candidates beside the records that are there: what is new, changed, gone, or for somebody to look at.

Records are compared as they stand in their files, also those that still have to be filled in. A number of its own
(licence, Sociale Kaart, company) says most; then the name; then the address. What two of these say differently is
doubtful, and nothing is done about it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lok.intake.differences import Change, changes
from lok.intake.existing import Existing, Index, bare_number
from lok.intake.mappings import KNOWN_BY
from lok.intake.reach import Gone, gone
from lok.intake.rows import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lok.intake.candidates import Candidate


@dataclass(frozen=True, slots=True)
class Changed:
    """A record and what a list says otherwise."""

    record: Existing
    candidate: Candidate
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A candidate that may be one of ``records``; ``why`` says in Dutch what does not fit."""

    candidate: Candidate
    records: tuple[Existing, ...]
    why: str


@dataclass(slots=True)
class Comparison:
    """What a list means for the records."""

    new: list[Candidate] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    same: int = 0
    doubtful: list[Doubt] = field(default_factory=list)
    broken: list[Candidate] = field(default_factory=list)
    gone: Gone = field(default_factory=Gone)


def compare(soort: str, found: Iterable[Candidate], records: tuple[Existing, ...], part: str = "") -> Comparison:
    """What the candidates mean for the records of a kind.

    ``part`` says in Dutch why the list is only a part of what it could be: of such a list nobody is gone.
    """
    index, result = Index(soort, records), Comparison()
    rows, touched = tuple(found), set[str]()
    seen: dict[str, Candidate] = {}
    for candidate in rows:
        if candidate.troubles:
            result.broken.append(candidate)
            touched |= {each.id for each in (*index.by_number(candidate), *index.by_name(candidate))}
        elif (earlier := _earlier(soort, candidate, seen)) is not None:
            where = f"in blad ‘{earlier.sheet}’, " if earlier.sheet else ""
            why = f"dezelfde staat al hoger in de lijst, {where}op nummer {earlier.row}"
            result.doubtful.append(Doubt(candidate, (), why))
        else:
            touched |= _place(index, candidate, result, touched)
    result.gone = gone(records, touched, rows, part)
    return result


def _earlier(soort: str, candidate: Candidate, seen: dict[str, Candidate]) -> Candidate | None:
    """The row where the same already stood: with the same number, or without any with the same name and address."""
    numbers = [
        f"{each} {bare_number(candidate.fields.get(each))}" for each in KNOWN_BY[soort] if candidate.fields.get(each)
    ]
    keys = numbers or [f"naam {name_key(candidate.name)} {candidate.address}"]
    for key in keys:
        if key in seen:
            return seen[key]
    seen.update(dict.fromkeys(keys, candidate))
    return None


def _place(index: Index, candidate: Candidate, result: Comparison, touched: set[str]) -> set[str]:
    """Put a candidate where it belongs; the ids of the records that it is about."""
    records, why = _meant(index, candidate)
    if not records:
        result.new.append(candidate)
        return set()
    about = {each.id for each in records}
    if not why and about & touched:
        why = "een andere rij van de lijst is al dit record"
    if why:
        result.doubtful.append(Doubt(candidate, records, why))
        return about
    told = tuple(changes(records[0], candidate))
    if told:
        result.changed.append(Changed(records[0], candidate, told))
    else:
        result.same += 1
    return about


def _meant(index: Index, candidate: Candidate) -> tuple[tuple[Existing, ...], str]:
    """The records that a candidate may be, and what does not fit: nothing when it is surely that one."""
    numbered, named = index.by_number(candidate), index.by_name(candidate)
    if numbered:
        if len(numbered) > 1:
            return tuple(numbered), "de nummers horen bij verschillende records"
        return tuple(numbered), "" if numbered[0] in named else "hetzelfde nummer, maar een andere naam"
    if named:
        return _same_name(index.soort, candidate, named)
    there = [each for each in index.by_address(candidate) if not _other_number(index.soort, each, candidate)]
    return tuple(there), "hetzelfde adres, maar een andere naam" if there else ""


def _same_name(soort: str, candidate: Candidate, named: list[Existing]) -> tuple[tuple[Existing, ...], str]:
    if any(_other_number(soort, each, candidate) for each in named):
        return tuple(named), "dezelfde naam, maar een ander nummer"
    if len(named) > 1:
        there = [each for each in named if candidate.address and each.address == candidate.address]
        return (tuple(there), "") if len(there) == 1 else (tuple(named), "meer dan één record heeft deze naam")
    other = candidate.address and named[0].address and candidate.address != named[0].address
    return tuple(named), "dezelfde naam, maar een ander adres" if other else ""


def _other_number(soort: str, record: Existing, candidate: Candidate) -> bool:
    """Whether both have a number of one sort, and not the same."""
    pairs = [
        (bare_number(record.fields.get(each)), bare_number(candidate.fields.get(each))) for each in KNOWN_BY[soort]
    ]
    return any(ours and theirs and ours != theirs for ours, theirs in pairs)
