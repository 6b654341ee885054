"""The records that are there, as their files say them, and found by what they are known by."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.intake.candidates import address_key
from lok.intake.mappings import KNOWN_BY
from lok.intake.rows import folded, name_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lok.intake.candidates import Candidate


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
        return address_key(self.fields)


class Index:
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
        """Those with the same number of their own."""
        found = {
            record.id: record
            for name in KNOWN_BY[self.soort]
            if (number := bare_number(candidate.fields.get(name)))
            for record in self.numbers.get((name, number), ())
        }
        return list(found.values())

    def by_name(self, candidate: Candidate) -> list[Existing]:
        """Those with the same name."""
        return self.names.get(name_key(candidate.name), []) if candidate.name else []

    def by_address(self, candidate: Candidate) -> list[Existing]:
        """Those at the same door."""
        return self.addresses.get(candidate.address, []) if candidate.address else []


def bare_number(value: Any) -> str:
    """A number to compare by: its letters and digits, without the zeros at its beginning."""
    return folded(str(value or "")).replace(" ", "").lstrip("0")
