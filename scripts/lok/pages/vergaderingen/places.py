"""Where a meeting is: its address, when an office of the records is in that building, and a map to find it on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote_plus

from lok.facts.contacts import contacts_in_force
from lok.words.dutch import town_of

if TYPE_CHECKING:
    from lok.edition.select import Edition

MAP = "https://www.openstreetmap.org/"
"""A map of nobody's company. It is asked when a reader follows the link, and never before."""


def place_in_words(edition: Edition, place: str) -> str:
    """The place with its address when an office says that it is there: ``De Kroon, Modelplein 1, 9200 Dendermonde``."""
    address = _address(edition, place)
    return f"{place}, {address}" if address else place


def map_address(edition: Edition, place: str) -> str:
    """Where the place can be looked up on a map: by its address, else by its name in this town."""
    return map_of_words(_address(edition, place) or f"{place}, {town_of(edition.raad.bestuur)}")


def map_of_words(words: str) -> str:
    """The map where it finds an address or a name."""
    return f"{MAP}search?query={quote_plus(words)}"


def map_of_point(latitude: object, longitude: object) -> str:
    """The map with a mark on one point."""
    return f"{MAP}?mlat={latitude}&mlon={longitude}#map=18/{latitude}/{longitude}"


def _address(edition: Edition, place: str) -> str:
    """The address of the building that the place names; empty when no office says it is there."""
    wanted = place.casefold()
    for office in contacts_in_force(edition.all("contactpunten"), edition.date):
        if _is_in(office, wanted):
            at = office.adres
            return f"{at.straat} {at.huisnummer}, {at.postcode} {at.gemeente}"
    return ""


def _is_in(office: Any, wanted: str) -> bool:
    building = office.adres.gebouw if office.adres else None
    return building is not None and building.casefold() in wanted


FUNCTIONS = (place_in_words, map_address)
"""What templates may call."""
