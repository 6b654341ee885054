"""What the records know already that a list may leave out: the town of a postcode, the id of an organiser."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.intake.rows import folded, name_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date as day


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the records know already: the town of a postcode, and the id of an organiser by its name or its number.

    ``today`` is the day on which the numbers of a list are judged, where it names no other.
    """

    towns: Mapping[str, str]
    organisers: Mapping[str, str]
    today: day

    def organiser(self, name: str, number: str) -> str | None:
        """The id of an organiser: by company number, by its own id, by its name with or without its legal form."""
        keys = (number, name, _without_form(name))
        return next((found for key in keys if key and (found := self.organisers.get(name_key(key)))), None)


FORMS = ("vzw", "bv", "bvba", "nv", "cv", "cvba", "comm v", "vof", "asbl")


def _without_form(name: str) -> str:
    """A name without a legal form before or behind it."""
    words = folded(name)
    for form in FORMS:
        words = words.removesuffix(f" {form}").removeprefix(f"{form} ")
    return words


def make_surroundings(records: Iterable[tuple[str, Mapping[str, Any]]], today: day) -> Surroundings:
    """What the records, as (kind, fields), say of the council's surroundings."""
    towns: dict[str, Counter[str]] = defaultdict(Counter)
    organisers: dict[str, str] = {}
    for soort, fields in records:
        if soort == "locaties" and fields.get("postcode"):
            towns[str(fields["postcode"])][str(fields.get("gemeente") or "")] += 1
        elif soort == "organisatoren":
            name, number = str(fields.get("naam") or ""), str(fields.get("kbo_nummer") or "")
            for key in (name, _without_form(name), number, number.replace(".", ""), str(fields.get("id"))):
                if key:
                    organisers.setdefault(name_key(key), str(fields.get("id")))
    return Surroundings({code: names.most_common(1)[0][0] for code, names in towns.items()}, organisers, today)
