"""Candidates beside the records that are there: what is new, changed, gone, or for somebody to look at.

Records are compared as they stand in their files, also those that still have to be filled in. A number of its own
(licence, Sociale Kaart, company) says most; then the name; then the address. What two of these say differently is
doubtful, and nothing is done about it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import TypeAdapter, ValidationError

from lok.intake.columns import KNOWN_BY
from lok.intake.lines import ADDRESS
from lok.intake.rows import folded, name_key
from lok.registry import BY_SOORT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lok.intake.lines import Candidate

STOPPED = frozenset({"stopgezet", "gepland"})
"""States in which a location is not expected in a list."""


@dataclass(frozen=True, slots=True)
class Existing:
    """A record as its file says it: text by field."""

    id: str
    soort: str
    fields: Mapping[str, Any]

    @property
    def path(self) -> str:
        """The path of its file."""
        return f"data/{self.soort}/{self.id}.yaml"

    @property
    def name(self) -> str:
        """The name, to compare by."""
        return name_key(str(self.fields.get("naam") or ""))

    @property
    def address(self) -> str:
        """Street, number and postcode, to compare by; empty when one is not there."""
        parts = [str(self.fields.get(each) or "") for each in ("straat", "huisnummer", "postcode")]
        return folded(" ".join(parts)) if all(parts) else ""


@dataclass(frozen=True, slots=True)
class Change:
    """A field that the list says otherwise. ``ours`` and ``theirs`` are text; both empty for the address of a home."""

    field: str
    ours: str
    theirs: str


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
    gone: list[Existing] = field(default_factory=list)


class _Index:
    """Records by what they are known by."""

    def __init__(self, soort: str, records: Iterable[Existing]) -> None:
        self.soort = soort
        self.numbers: dict[tuple[str, str], list[Existing]] = defaultdict(list)
        self.names: dict[str, list[Existing]] = defaultdict(list)
        self.addresses: dict[str, list[Existing]] = defaultdict(list)
        for record in records:
            for name in KNOWN_BY[soort]:
                if number := bare_number(record.fields.get(name)):
                    self.numbers[name, number].append(record)
            self.names[record.name].append(record)
            if record.address:
                self.addresses[record.address].append(record)

    def by_number(self, candidate: Candidate) -> list[Existing]:
        found = {
            record.id: record
            for name in KNOWN_BY[self.soort]
            if (number := bare_number(candidate.fields.get(name)))
            for record in self.numbers.get((name, number), ())
        }
        return list(found.values())

    def by_name(self, candidate: Candidate) -> list[Existing]:
        return self.names.get(name_key(candidate.name), []) if candidate.name else []

    def by_address(self, candidate: Candidate) -> list[Existing]:
        return self.addresses.get(candidate.address, []) if candidate.address else []


def bare_number(value: Any) -> str:
    """A number to compare by: its letters and digits, without the zeros at its beginning."""
    return folded(str(value or "")).replace(" ", "").lstrip("0")


def compare(soort: str, found: Iterable[Candidate], records: tuple[Existing, ...], *, whole: bool = True) -> Comparison:
    """What the candidates mean for the records of a kind. Of a list that is not ``whole``, nobody can say who is gone."""
    index = _Index(soort, records)
    result = Comparison()
    seen: dict[str, int] = {}
    touched: set[str] = set()
    sorts: set[str] = set()
    for candidate in found:
        sorts.add(str(candidate.fields.get("opvangsoort", "")))
        if candidate.troubles:
            result.broken.append(candidate)
            touched |= {each.id for each in (*index.by_number(candidate), *index.by_name(candidate))}
            continue
        if (earlier := _earlier(soort, candidate, seen)) is not None:
            result.doubtful.append(Doubt(candidate, (), f"dezelfde staat al hoger in de lijst, op {earlier}"))
            continue
        touched |= _place(index, candidate, result, touched)
    if whole:
        result.gone = [each for each in records if each.id not in touched and _expected(each, sorts)]
    return result


def _earlier(soort: str, candidate: Candidate, seen: dict[str, int]) -> int | None:
    """The row on which the same already stood: with the same number, or without any with the same name and address."""
    numbers = [
        f"{each} {bare_number(candidate.fields.get(each))}" for each in KNOWN_BY[soort] if candidate.fields.get(each)
    ]
    keys = numbers or [f"naam {name_key(candidate.name)} {candidate.address}"]
    for key in keys:
        if key in seen:
            return seen[key]
    seen.update(dict.fromkeys(keys, candidate.row))
    return None


def _place(index: _Index, candidate: Candidate, result: Comparison, touched: set[str]) -> set[str]:
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
    changes = tuple(_changes(records[0], candidate))
    if changes:
        result.changed.append(Changed(records[0], candidate, changes))
    else:
        result.same += 1
    return about


def _meant(index: _Index, candidate: Candidate) -> tuple[tuple[Existing, ...], str]:
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


def _changes(record: Existing, candidate: Candidate) -> Iterable[Change]:
    if candidate.home and candidate.address and record.address and candidate.address != record.address:
        yield Change("straat", "", "")
    for name in candidate.fields:
        if name not in candidate.told or (candidate.home and name in ADDRESS):
            continue
        ours, theirs = record.fields.get(name), candidate.fields[name]
        if _same(record.soort, name, ours, theirs):
            continue
        yield Change(name, as_text(ours), as_text(theirs))


def _same(soort: str, name: str, ours: Any, theirs: Any) -> bool:
    if name in KNOWN_BY[soort]:
        return bare_number(ours) == bare_number(theirs)
    if isinstance(ours, list) and isinstance(theirs, list):
        return sorted(map(str, ours)) == sorted(map(str, theirs))
    if name == "naam":
        return name_key(str(ours)) == name_key(str(theirs))
    one, other = canonical(soort, name, ours), canonical(soort, name, theirs)
    if name in ("telefoon", "website", "kinderopvangzoeker_url", "opvang_vlaanderen_url"):
        return folded(str(one)).replace(" ", "") == folded(str(other)).replace(" ", "")
    return bool(one == other) or folded(str(one)) == folded(str(other))


def canonical(soort: str, name: str, value: Any) -> Any:
    """The value as the model of the record reads it, so that ``1`` and ``01`` are one number; else as it is."""
    try:
        return _adapter(soort, name).validate_python(value)
    except ValidationError:
        return value


@cache
def _adapter(soort: str, name: str) -> TypeAdapter[Any]:
    found = BY_SOORT[soort].model.model_fields[name]
    return TypeAdapter(Annotated[found.annotation, *found.metadata])  # type: ignore[arg-type]  # made at run time


def as_text(value: Any) -> str:
    """A value in one line."""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, dict):
        return ", ".join(str(each) for each in value.values())
    return str(value) if value not in (None, "") else "niets"


def _expected(record: Existing, sorts: set[str]) -> bool:
    """Whether a list with these sorts of care should hold the record."""
    if record.soort != "locaties":
        return not record.fields.get("actief_tot")
    return record.fields.get("status") not in STOPPED and (record.fields.get("opvangsoort") in sorts or sorts == {""})
