"""The shape of ``data/kwaliteit.json`` as a JSON Schema, as every list has one."""

from __future__ import annotations

from typing import Any

from lok.opendata.fields import Sort
from lok.opendata.places import FOLDER
from lok.opendata.schemas import DIALECT, SHAPES

PATH = f"{FOLDER}/schema/kwaliteit.json"
TEXT, NUMBER, DAY = SHAPES[Sort.TEXT], {"type": "integer", "minimum": 0}, SHAPES[Sort.DAY]
COUNTS = {"type": "object", "additionalProperties": NUMBER}


def _object(needed: dict[str, Any], also: dict[str, Any] | None = None) -> dict[str, Any]:
    properties = needed | (also or {})
    return {"type": "object", "properties": properties, "required": list(needed), "additionalProperties": False}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def shape(site: str, version: str) -> dict[str, Any]:
    """The schema on the site at this address."""
    kind = {"soort": TEXT, "versie": TEXT, "records": NUMBER, "voorbeelden": NUMBER, "met_laatst_gewijzigd": NUMBER}
    things = {"vorm": TEXT, "wat": TEXT, "dingen": NUMBER, "met_fout": NUMBER}
    profile = {
        "vorm": TEXT,
        "dingen": NUMBER,
        "met_fout": NUMBER,
        "soorten": _list(_object(things, {"ontbreekt": COUNTS})),
    }
    whole = {
        "$schema": TEXT,
        "versie": {"const": version, "description": "De versie van deze vorm."},
        "bron": TEXT,
        "licentie": TEXT,
        "soorten": _list(_object(kind, {"laatst_gewijzigd": DAY})),
        "tellingen": _list(_object({"code": TEXT, "wat": TEXT, "aantal": NUMBER, "van": NUMBER}, {"per_jaar": COUNTS})),
        "profiel": _object(profile),
        "weggelaten": _list(_object({"wat": TEXT, "grond": TEXT})),
        "niet_nagekeken": _list(TEXT),
    }
    made = {"$schema": DIALECT, "$id": f"{site}{PATH}", "title": "Kwaliteit van de open data"}
    return made | _object(whole, {"laatst_gewijzigd": DAY})
