"""Fields that another field's value calls for, as a stopped location its day: asked for where a list does not tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.kinds.locatie import NEEDED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

CAUSES = {"ikt_plaatsen": "prijs", **{name: "status" for name, _ in NEEDED.values()}}
"""The field whose value calls for a field: there the check says that the other is not filled in."""


def needed(soort: str, fields: Mapping[str, Any]) -> Iterator[str]:
    """The fields that the values of a record to be call for, and that are not there."""
    if soort != "locaties":
        return
    if fields.get("prijs") == "iktmix" and "ikt_plaatsen" not in fields:
        yield "ikt_plaatsen"
    name = next((name for state, (name, _) in NEEDED.items() if state == fields.get("status")), "")
    if name and name not in fields:
        yield name


def excused(missing: Iterable[str]) -> frozenset[str]:
    """The fields of which nothing is said while these are missing: themselves, and what calls for them."""
    names = frozenset(missing)
    return names | {CAUSES[name] for name in names if name in CAUSES}
