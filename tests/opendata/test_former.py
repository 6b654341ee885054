"""A list in the form of before: it has its own schema, names its version, and no earlier form goes without anybody deciding it."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator

from lok.opendata import former
from lok.opendata.files import offered, texts
from lok.opendata.history import known
from samples.open_data import ADDRESS, edition, files, records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest


def old(row: dict[str, Any]) -> dict[str, Any]:
    """A grant as it would have been when its total was called an amount."""
    row["bedrag"] = row.pop("totaal")
    return row


def test_a_former_form_is_given_with_its_schema(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    schema = json.loads(files()["data/schema/toekenningen.json"])
    properties = schema["properties"]["records"]["items"]["properties"]
    properties["bedrag"] = properties.pop("totaal")
    schema["properties"]["versie"]["const"] = "1.4.0"
    del schema["$id"]
    (tmp_path / "toekenningen-v1.json").write_text(json.dumps(schema), "utf-8")
    monkeypatch.setattr(former, "SCHEMAS", tmp_path)
    kept = former.Former("toekenningen", "1.4.0", date(2027, 12, 1), old)
    monkeypatch.setattr(former, "FORMER", (kept,))
    made = texts(edition())
    given, shape = (json.loads(made[f"data/v1/{path}toekenningen.json"]) for path in ("", "schema/"))
    Draft202012Validator.check_schema(shape)
    Draft202012Validator(shape).validate(given)
    assert (given["versie"], given["$schema"]) == ("1.4.0", shape["$id"])
    assert given["$schema"] == f"{ADDRESS}data/v1/schema/toekenningen.json"
    assert [each["bedrag"] for each in given["records"]] == [each["totaal"] for each in records(made, "toekenningen")]
    assert made["data/toekenningen.json"] == files()["data/toekenningen.json"], "the row of today is not touched"
    named = {each.path: each.title for each in offered(edition())}
    assert "tot en met 1 december 2027" in named["data/v1/toekenningen.json"]
    assert "data/v1" not in made["data/dcat.rdf"]


def missing(versions: dict[str, str]) -> Iterator[tuple[str, int]]:
    """The earlier forms that are neither given nor ended."""
    given = {(each.soort, int(each.version.partition(".")[0])) for each in former.FORMER}
    for soort, version in versions.items():
        for major in range(1, int(version.partition(".")[0])):
            if (soort, major) not in given | former.ENDED:
                yield soort, major


def test_every_former_form_is_given_or_ended() -> None:
    assert list(missing({soort: each["versie"] for soort, each in known().items()})) == []
    assert list(missing({"adviezen": "3.1.0"})) == [("adviezen", 1), ("adviezen", 2)]
