"""Ten kinds of page of the public site, one of each that a visitor may arrive at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samples.whole_sites import Site

RECORDS = {
    "advies": "adviezen",
    "reglement": "reglementen",
    "vergadering": "vergaderingen",
    "contactvraag": "vragen",
    "locatie": "locaties",
    "cijfers": "loketcijfers",
}
"""By kind of page the kind of record whose fullest page stands for it."""
OTHERS = {"welkom": "", "lijst": "adviezen/", "zoeken": "zoeken/", "over": "over/"}
"""By kind of page the address of the others."""
TEN = (*RECORDS, *OTHERS)


def address(site: Site, kind: str) -> str:
    """The address of the page that stands for a kind."""
    return site.records(RECORDS[kind])[0] if kind in RECORDS else OTHERS[kind]
