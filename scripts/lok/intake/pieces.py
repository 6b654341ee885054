"""What stands otherwise in lists than in records: addresses, features and places are split, joined and completed.

Each function changes the values of one row, by field, in their place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.intake import values
from lok.intake.rows import folded

if TYPE_CHECKING:
    from lok.intake.surroundings import Surroundings


def put_together(told: dict[str, Any], around: Surroundings) -> None:
    """Everything of a location that is split or joined."""
    split_address(told)
    join_features(told)
    join_point(told)
    quarter_of_town(told, around)


def split_address(told: dict[str, Any]) -> None:
    """Street and number out of one cell, postcode and town out of one, or all four; what has its own cell counts."""
    street, rest = values.whole_address(told.pop("adres", None) or "")
    town = told.pop("postcode_gemeente", None) or rest
    if town:
        code, name = values.postcode_and_town(town)
        told.setdefault("gemeente", name)
        if code:
            told.setdefault("postcode", code)
    street = street or (told.get("straat", "") if "huisnummer" not in told else "")
    if street:
        told["straat"], number = values.street_and_number(street)
        told |= {"huisnummer": number} if number else {}


def join_features(told: dict[str, Any]) -> None:
    """Features with a column each become one list of those that are offered."""
    features = {field: told.pop(field) for field in tuple(told) if field.startswith("kenmerken.")}
    if features:
        offered = [field.partition(".")[2] for field, answer in features.items() if answer == "ja"]
        told["kenmerken"] = [*dict.fromkeys([*told.get("kenmerken", []), *offered])]


def join_point(told: dict[str, Any]) -> None:
    """Latitude and longitude become one point."""
    latitude, longitude = told.pop("breedte", None), told.pop("lengte", None)
    if latitude and longitude:
        told["coordinaten"] = {"breedte": latitude, "lengte": longitude}


def quarter_of_town(told: dict[str, Any], around: Surroundings) -> None:
    """What stands as a town, where the records have another one for that postcode, is a part of that town."""
    named, town = told.get("gemeente"), around.towns.get(str(told.get("postcode")))
    if named and town and folded(named) != folded(town):
        told["gemeente"] = town
        told.setdefault("wijk", named)


def income_places(fields: dict[str, Any]) -> None:
    """Where the price follows income, it does for every place: a part of them would be ``iktmix``."""
    if fields.get("prijs") == "inkomenstarief" and "vergunde_plaatsen" in fields:
        fields.setdefault("ikt_plaatsen", fields["vergunde_plaatsen"])
