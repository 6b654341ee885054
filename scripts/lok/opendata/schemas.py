"""The shape of each list as a JSON Schema (2020-12), made of the same fields as the list itself.

It has the public fields only, in Dutch, with to whom a reference points. Nothing but the id of a record is obligatory: what
is empty, or not meant for everybody, is not there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.opendata.fields import Field, Sort, fields_of
from lok.opendata.history import text_of, version_of
from lok.opendata.places import FOLDER
from lok.opendata.rows import EXAMPLE, IRI, PART_IDS
from lok.words.dutch import sentence

if TYPE_CHECKING:
    from lok.model.kind import Kind

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SHAPES: dict[Sort, dict[str, Any]] = {
    Sort.TEXT: {"type": "string"},
    Sort.PROSE: {"type": "string", "contentMediaType": "text/markdown"},
    Sort.DAY: {"type": "string", "format": "date"},
    Sort.MOMENT: {"type": "string", "format": "date-time"},
    Sort.HOUR: {"type": "string", "pattern": r"^\d{2}:\d{2}:\d{2}$"},
    Sort.YES_NO: {"type": "boolean"},
    Sort.NUMBER: {"type": "integer"},
    Sort.MONEY: {"type": "string", "pattern": r"^\d+\.\d{2}$"},
    Sort.POINTS: {"type": "string", "pattern": r"^\d+(\.\d+)?$"},
    Sort.CHOICE: {"type": "string"},
    Sort.RECORD: {"type": "string"},
    Sort.FILE: {"type": "string"},
}
ADDRESS = {"type": "string", "description": "Het adres dat voor altijd naar dit record, of dit deel ervan, leidt."}


def schema_path(soort: str) -> str:
    """The path of the schema of a kind below the site."""
    return f"{FOLDER}/schema/{soort}.json"


def schema_of(kind: Kind, site: str) -> dict[str, Any]:
    """The schema of the list of a kind, on the site at this address."""
    record = _group(fields_of(kind), {IRI: ADDRESS})
    record["required"] = [IRI, "id"]
    record["properties"][EXAMPLE] = {"const": True, "description": text_of(f"{kind.soort}.{EXAMPLE}")}
    return {
        "$schema": DIALECT,
        "$id": f"{site}{schema_path(kind.soort)}",
        "title": sentence(kind.meervoud),
        "description": kind.uitleg,
        "type": "object",
        "properties": {
            "$schema": {"type": "string"},
            "versie": {"const": version_of(kind.soort), "description": "De versie van deze vorm."},
            "bron": {"type": "string", "description": "Wie de gegevens uitgeeft, en waar."},
            "licentie": {"type": "string", "description": "Het adres van de licentie."},
            "laatst_gewijzigd": {**SHAPES[Sort.DAY], "description": "De laatste dag die een record hierin noemt."},
            "records": {"type": "array", "items": record},
        },
        "required": ["versie", "bron", "licentie", "records"],
        "additionalProperties": False,
    }


def _group(fields: tuple[Field, ...], first: dict[str, Any]) -> dict[str, Any]:
    properties = {**first, **{field.name: _field(field) for field in fields}}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _field(field: Field) -> dict[str, Any]:
    made = _single(field)
    if field.many:
        made = {"type": "array", "items": made}
    text = text_of(field.path)
    return {**({"description": text} if text else {}), **made}


def _single(field: Field) -> dict[str, Any]:
    if field.sort is Sort.PART:
        return _group(field.parts, {IRI: ADDRESS} if field.path in PART_IDS else {})
    made = dict(SHAPES[field.sort])
    if field.words:
        made["enum"] = list(field.words)
    if field.sort is Sort.RECORD:
        made["x-verwijst-naar"] = field.target or "elk soort record"
    return made
