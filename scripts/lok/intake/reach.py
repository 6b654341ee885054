"""Which records are gone from a list: only those that it could hold, and how many it says nothing about.

A list of one town, one sort of care or one organiser is no list of the others, and a list that knows less than half
of the records is some other selection: what is not in it is counted, never called gone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lok.intake.rows import folded

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from lok.intake.candidates import Candidate
    from lok.intake.existing import Existing

STOPPED = frozenset({"stopgezet", "gepland"})
"""States in which a location is not expected in a list."""
PARTS = {"locaties": ("opvangsoort", "doelgroep", "gemeente", "organisator"), "organisatoren": ("type",)}
"""The fields by which offices make a list of a part, by kind."""
ONE_ONLY = frozenset({"organisator"})
"""Of these a list is a part when it has one: that one of many is not in it says that this one stopped."""
ANYWHERE = frozenset({"beide"})
"""Values that lists of each part hold."""
MOST_NAMED = 3
FEW = "de lijst kent minder dan de helft van de records"


@dataclass(slots=True)
class Gone:
    """The records that a list should hold and does not, and how many it says nothing about, by the reason in Dutch."""

    records: list[Existing] = field(default_factory=list)
    unsaid: Counter[str] = field(default_factory=Counter)


def gone(records: tuple[Existing, ...], known: Container[str], found: tuple[Candidate, ...], part: str) -> Gone:
    """What it means that records are not in a list with the candidates ``found``, which knows those with ``known`` ids.

    ``part`` says in Dutch why the list is a part only, and is empty when nothing says so but its own rows.
    """
    result = Gone()
    missed = [each for each in records if each.id not in known]
    held = _held(records[0].soort, found) if records else {}
    for record in filter(_is_expected, missed):
        reason = part or _outside(record, held)
        if reason:
            result.unsaid[reason] += 1
        else:
            result.records.append(record)
    if len(result.records) > len(records) - len(missed):
        result.unsaid[FEW] = len(result.records)
        result.records = []
    return result


def _held(soort: str, found: tuple[Candidate, ...]) -> dict[str, tuple[str, ...]]:
    """The values in the list of each field that can make it a part."""
    held = {}
    for name in PARTS[soort]:
        values = tuple(dict.fromkeys(str(each.fields[name]) for each in found if each.fields.get(name)))
        several = len(values) > 1 or any(each.unknown_organiser for each in found)
        if values and not (name in ONE_ONLY and several):
            held[name] = values
    return held


def _outside(record: Existing, held: Mapping[str, tuple[str, ...]]) -> str:
    """The first field by which a record falls outside the list, in Dutch; empty when it should be in it."""
    for name, values in held.items():
        ours = str(record.fields.get(name) or "")
        if not ours:
            return f"{name} is nog niet ingevuld"
        if ours not in ANYWHERE and folded(ours) not in {folded(each) for each in values}:
            shown = ", ".join(values) if len(values) <= MOST_NAMED else "wat in de lijst staat"
            return f"een andere waarde voor {name} dan {shown}"
    return ""


def _is_expected(record: Existing) -> bool:
    """Whether the record is of something that is at work."""
    if record.soort == "locaties":
        return record.fields.get("status") not in STOPPED
    return not record.fields.get("actief_tot")
