"""What an editor knows of the records: one JSON Schema (2020-12) per kind, all its words Dutch.

Beside the pipeline: made from the models alone. The check stays the judge; a schema gives completion and help while
typing. An editor reads YAML 1.2, in which ``9200`` is a number and ``true`` a boolean, where our dialect reads text:
so a text field takes whatever an editor may make of something that is right.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema

from lok.kinds.registry import KINDS
from lok.model.audience import CONTENT, RefTo, plan
from lok.model.described import texts_of

if TYPE_CHECKING:
    from pydantic_core import core_schema

    from lok.model.audience import FieldPlan, Part, Readers
    from lok.model.kind import Kind

FOLDER = Path("scripts/schema")
"""Where the schemas are kept, seen from the root of the repository."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NUMBERS = ("7", "2025", "9200", "42006", "19.30", "51.03", "4.10", "052202020", "1999000051")
"""Right values of text fields that an editor takes for numbers: an ordinal, a year, codes, an hour, a point on the map, a telephone."""
UPPERCASE = ("BOA", "IKT", "KBO", "LOK", "NIS", "URL")


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of every kind, by the name of its folder."""
    return {kind.soort: schema(kind) for kind in KINDS}


def schema(kind: Kind) -> dict[str, Any]:
    """The schema of one kind. Every property has a title, a description and ``x-leesbaar-voor``."""
    made = kind.model.model_json_schema(schema_generator=DutchSchema)
    parts = {name: named(each) for name, each in made.pop("$defs", {}).items()}
    words = {"title": capital(kind.enkelvoud), "description": kind.uitleg}
    return {
        "$schema": DIALECT,
        **words,
        **{key: each for key, each in made.items() if key not in words},
        "$defs": parts,
    }


class DutchSchema(GenerateJsonSchema):
    """pydantic's schema without its English docstrings, and as wide as what an editor makes of a right value."""

    def model_schema(self, schema: core_schema.ModelSchema) -> dict[str, Any]:
        """A part: with each field what it says, to whom, and to what it points."""
        made = super().model_schema(schema)
        model: type[Part] = schema["cls"]
        plans = {field.name: field for field in plan(model)}
        texts = texts_of(model)
        made["properties"] = {
            name: described(each, plans[name], texts[name]) for name, each in made["properties"].items()
        }
        return made


def named(given: dict[str, Any]) -> dict[str, Any]:
    """The schema of a part or a closed list: its name in words in the place of what developers say of it."""
    rest = {key: value for key, value in given.items() if key not in ("title", "description")}
    return {"title": in_words(given["title"]), **rest}


def described(given: dict[str, Any], field: FieldPlan, text: str) -> dict[str, Any]:
    """The schema of one field, with the text under it, as an editor shows it."""
    remarks = [text, reference_remark(field.ref), readers_remark(field.readers)]
    made: dict[str, Any] = {"title": titled(field.name), "description": " ".join(filter(None, remarks))}
    made |= {key: value for key, value in widened(given).items() if key not in ("title", "description", "default")}
    default = given.get("default")
    if isinstance(default, bool):
        made["default"] = "ja" if default else "nee"
    elif default not in (None, []):
        made["default"] = default
    return made


def widened(given: dict[str, Any]) -> dict[str, Any]:
    """The schema of a value, its text also as a number where right text can look like one; ``null`` among its types."""
    options = [widened(option) for option in given.get("anyOf", ())]
    filled = [option for option in options if option != {"type": "null"}]
    if len(filled) == 1 and len(options) == 2 and "type" in filled[0]:
        rest = {key: value for key, value in given.items() if key != "anyOf"}
        return {**filled[0], "type": [*_types(filled[0]), "null"], **rest}
    made = {**given, "anyOf": options} if options else dict(given)
    if "items" in given:
        made["items"] = widened(given["items"])
    if given.get("type") == "string" and "format" not in given and "enum" not in given:
        made["type"] = text_types(given.get("pattern"))
    return made


def text_types(pattern: str | None) -> str | list[str]:
    """What an editor may make of a right text of this shape."""
    if pattern is None or re.search(pattern, "vrije tekst"):
        return ["string", "number", "boolean"]
    return ["string", "number"] if any(re.search(pattern, number) for number in NUMBERS) else "string"


def _types(made: dict[str, Any]) -> list[str]:
    return made["type"] if isinstance(made["type"], list) else [made["type"]]


def reference_remark(ref: RefTo | None) -> str:
    """What a field that points somewhere holds."""
    if ref is None:
        return ""
    if ref.soort is None:
        return "De map en de id van een record, bijvoorbeeld adviezen/adv-2026-03."
    return (
        "Het pad van een bestand vanaf content/."
        if ref.soort == CONTENT
        else f"De id van een record uit data/{ref.soort}."
    )


def readers_remark(readers: Readers) -> str:
    """Who reads a field, when that is not simply everybody."""
    if readers.once_final:
        return "Openbaar zodra het record definitief is; tot dan alleen voor de leden."
    return "" if readers.audience.value == "publiek" else "Alleen voor de leden."


def in_words(name: str) -> str:
    """The name of a class as words: ``VroegerePlaatsen`` is ``Vroegere plaatsen``."""
    return titled("_".join(re.findall(r"[A-Z][a-z]*", name)).lower())


def titled(name: str) -> str:
    """The name of a field as words: ``ikt_plaatsen`` is ``IKT plaatsen``."""
    return capital(" ".join(word.upper() if word.upper() in UPPERCASE else word for word in name.split("_")))


def capital(text: str) -> str:
    """The text with a capital in front; the others stay as they are."""
    return text[:1].upper() + text[1:]


def files() -> dict[str, str]:
    """The text of every schema file, by its name."""
    return {
        f"{soort}.schema.json": f"{json.dumps(each, ensure_ascii=False, indent=2)}\n"
        for soort, each in schemas().items()
    }
