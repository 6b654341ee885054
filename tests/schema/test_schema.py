"""The schemas that editors use: equal to the models, in Dutch, and of one mind with the records."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from lok.archive.read_record import judge
from lok.kinds.registry import BY_SOORT
from lok.model.fields import Keuze
from lok.schema import schema
from lok.source.parse import parse
from samples.editor import as_editor, marks
from samples.places import COUNCIL, REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMAS = schema.schemas()
ENGLISH = re.compile(
    r"\b(the|whether|which|who|whom|what|and|with|this|that|its|one of|each|every|from)\b", re.IGNORECASE
)


def objects(given: Any) -> Iterator[dict[str, Any]]:
    """Every schema inside a schema that has properties."""
    if isinstance(given, dict):
        if isinstance(given.get("properties"), dict) and given.get("type") == "object":
            yield given
        for each in given.values():
            yield from objects(each)
    elif isinstance(given, list):
        for each in given:
            yield from objects(each)


def words(given: Any) -> Iterator[str]:
    """Every title and description."""
    for each in objects({"type": "object", "properties": {"it": given}}):
        for name, field in each["properties"].items():
            assert field.get("title") or name == "it", name
            yield from (field[key] for key in ("title", "description") if key in field)
    for part in given.get("$defs", {}).values():
        yield from (part[key] for key in ("title", "description") if key in part)


def test_an_editor_reads_other_types_than_we_do() -> None:
    read = as_editor(
        "uur: 19:30\ndag: 2026-03-12\ngetal: 12\nja: ja\nwaar: true\nnee: no\nleeg:\ncode: 052202020\nbedrag: 1.10"
    )
    assert read == {
        "uur": "19:30",
        "dag": "2026-03-12",
        "getal": 12,
        "ja": "ja",
        "waar": True,
        "nee": "no",
        "leeg": None,
        "code": 52202020,
        "bedrag": 1.1,
    }


@pytest.mark.parametrize("soort", SCHEMAS)
def test_it_is_a_json_schema_of_2020_12(soort: str) -> None:
    given = SCHEMAS[soort]
    Draft202012Validator.check_schema(given, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert given["$schema"] == Draft202012Validator.META_SCHEMA["$schema"]
    assert given["additionalProperties"] is False


@pytest.mark.parametrize("soort", SCHEMAS)
def test_every_property_says_in_words_what_it_is_and_who_reads_it(soort: str) -> None:
    found = list(objects(SCHEMAS[soort]))
    assert len(found) == 1 + sum("properties" in part for part in SCHEMAS[soort]["$defs"].values())
    for each in found:
        for name, field in each["properties"].items():
            assert field["title"].strip(), name
            assert len(field["description"].split()) > 1, name
            assert field["x-leesbaar-voor"] in ("publiek", "leden"), name


@pytest.mark.parametrize("soort", SCHEMAS)
def test_no_english_reaches_a_secretary(soort: str) -> None:
    given = SCHEMAS[soort]
    texts = [given["title"], given["description"], *words(given)]
    assert len(texts) > 10
    assert [text for text in texts if ENGLISH.search(text)] == []
    assert [part["title"] for part in given["$defs"].values() if re.search(r"[a-z][A-Z]", part["title"])] == []


@pytest.mark.parametrize("soort", SCHEMAS)
def test_a_closed_list_has_a_title_its_words_and_no_more(soort: str) -> None:
    lists = {part["title"]: part for part in SCHEMAS[soort]["$defs"].values() if "enum" in part}
    assert "Zichtbaarheid" in lists
    for part in lists.values():
        assert set(part) == {"title", "enum", "type"}
    assert lists["Zichtbaarheid"]["enum"] == ["publiek", "leden"]
    assert issubclass(type(BY_SOORT[soort].model.model_fields["zichtbaarheid"].default), Keuze)


def test_a_reference_says_where_to_look() -> None:
    fields = SCHEMAS["vergaderingen"]["properties"]
    assert fields["voorzitter"]["description"].endswith("De id van een record uit data/zetels.")
    assert "vanaf content/" in fields["bijlagen"]["description"]


def test_the_audience_is_part_of_the_help() -> None:
    item = SCHEMAS["vergaderingen"]["$defs"]["Agendapunt"]["properties"]
    assert item["bespreking"]["x-leesbaar-voor"] == "leden"
    assert item["bespreking"]["description"].endswith("Alleen voor de leden.")
    assert item["besluit"]["x-pas-openbaar-na-goedkeuring"] is True


def test_an_editor_has_nothing_against_a_record() -> None:
    marked = {path.stem: marks(path) for path in sorted((COUNCIL / "data").rglob("*.yaml"))}
    assert len(marked) > 200
    assert {name: places for name, places in marked.items() if places} == {}


def complaints_about(soort: str, field: str, text: str) -> list[str]:
    """What an editor says of one field of a kind, written as ``text``."""
    field_schema = {**SCHEMAS[soort], "required": []}
    return [error.message for error in Draft202012Validator(field_schema).iter_errors(as_editor(f"{field}: {text}"))]


RIGHT = (
    ("locaties", "postcode", "9200"),
    ("locaties", "telefoon", "052202020"),
    ("locaties", "naam", "2025"),
    ("locaties", "naam", "true"),
    ("locaties", "vergunde_plaatsen", "12"),
    ("locaties", "vergunde_plaatsen", '"12"'),
    ("locaties", "in_woning", "ja"),
    ("locaties", "in_woning", "true"),
    ("locaties", "peildatum", "2026-03-12"),
    ("locaties", "peildatum", ""),
    ("organisatoren", "kbo_nummer", "1999000051"),
    ("raad", "nis_code", "42006"),
    ("vergaderingen", "gepland_begin", "2026-03-12 19:30"),
    ("ikt-rondes", "indienen_tot_uur", "19:30"),
    ("ikt-rondes", "indienen_tot_uur", "19.30"),
    ("toekenningen", "bron", "[2025]"),
)
WRONG = (
    ("locaties", "postcode", "negen"),
    ("locaties", "vergunde_plaatsen", "twaalf"),
    ("locaties", "vergunde_plaatsen", "-1"),
    ("locaties", "in_woning", "misschien"),
    ("locaties", "naam", "[a, b]"),
    ("locaties", "naam", ""),
    ("locaties", "naaam", "x"),
    ("locaties", "website", "12"),
    ("locaties", "status", "bestaat_niet"),
    ("vergaderingen", "gepland_begin", "12 maart"),
)


@pytest.mark.parametrize(("soort", "field", "text"), RIGHT)
def test_editor_and_check_both_take_what_is_right(soort: str, field: str, text: str) -> None:
    assert complaints_about(soort, field, text) == []
    assert about(soort, field, text) == []


@pytest.mark.parametrize(("soort", "field", "text"), WRONG)
def test_editor_and_check_both_refuse_what_is_wrong(soort: str, field: str, text: str) -> None:
    assert complaints_about(soort, field, text)
    assert about(soort, field, text)


def about(soort: str, field: str, text: str) -> list[str]:
    """What the check says of that one field."""
    _, findings = judge(BY_SOORT[soort], "x", parse(f"{field}: {text}\n"))
    return [finding.message for finding in findings if finding.at[:1] == (field,) and finding.code != "missing"]


def test_the_editor_reads_yaml_as_we_say() -> None:
    settings = json.loads((REPOSITORY / ".vscode/settings.json").read_text("utf-8"))
    assert settings["yaml.yamlVersion"] == "1.2"
    extensions = json.loads((REPOSITORY / ".vscode/extensions.json").read_text("utf-8"))
    assert "redhat.vscode-yaml" in extensions["recommendations"]
