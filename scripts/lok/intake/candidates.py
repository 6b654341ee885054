"""A record to be, from one row of a list; and whether its address may be somebody's home (V27)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from lok.intake.rows import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lok.intake.rows import Trouble

ADDRESS = ("straat", "huisnummer", "coordinaten")
"""The fields that say where a door is."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record to be, from one row.

    ``fields`` is what the file would hold but for its id, ``told`` the names of those that come from the list itself.
    ``home`` says whether an address was left out as that of a home, ``address`` is the folded address to compare by,
    never to be written. ``missing`` are required fields that the list does not tell, ``unknown_organiser`` the name in
    the list of an organiser that has no record, ``left_out`` what was left out, in Dutch. ``sheet`` is that of the row.
    """

    row: int
    name: str
    fields: dict[str, Any]
    told: frozenset[str]
    address: str = ""
    home: bool = False
    missing: tuple[str, ...] = ()
    unknown_organiser: str = ""
    left_out: tuple[str, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    sheet: str = ""


def with_trouble(candidate: Candidate, trouble: Trouble) -> Candidate:
    """The candidate with one more thing wrong."""
    return replace(candidate, troubles=(*candidate.troubles, trouble))


def may_be_home(soort: str, fields: Mapping[str, Any]) -> bool:
    """Whether somebody may live at the address.

    Family care always counts as a home, co-operating childminders do unless it is said that they work elsewhere,
    group care does only when it is said so; what is not known counts as a home.
    """
    if soort != "locaties":
        return False
    care, said = fields.get("opvangsoort"), str(fields.get("in_woning") or "").lower()
    if care == "groepsopvang":
        return said == "ja"
    return care != "samenwerkende_onthaalouders" or said != "nee"


def address_key(fields: Mapping[str, Any]) -> str:
    """Street, number and postcode, to compare by; empty when one is missing."""
    parts = [str(fields.get(field) or "") for field in ("straat", "huisnummer", "postcode")]
    return folded(" ".join(parts)) if all(parts) else ""
