"""The tables: valid for the validator of others, whole, and with nothing that their list does not have."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import frictionless
import pytest

from lok.kinds.registry import BY_SOORT
from lok.opendata.carried import offered_kinds
from lok.opendata.fields import Sort, fields_of
from lok.opendata.files import texts
from lok.opendata.tables import TABLES, tables_of
from samples.meetings import ADDRESS, held, item, meeting
from samples.meetings import edition as small_edition
from samples.open_data import files, record, records, table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lok.opendata.fields import Field

NASTY = "=cmd|'/c calc'!A1, \"aanhaling\"; een komma\ten een sterretje ✳ én é"


def written(made: dict[str, str], folder: Path) -> Path:
    """The tables on a disk, as a host gives them."""
    for path, text in made.items():
        if path.endswith((".csv", "datapackage.json")):
            place = folder / path
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(text.encode())
    return folder / "data" / "datapackage.json"


def faults(package: Path) -> list[Any]:
    return list(frictionless.validate(str(package)).flatten(["name", "rowNumber", "fieldName", "note"]))


def test_the_package_is_valid_with_all_its_keys(tmp_path: Path) -> None:
    package = written(files(), tmp_path)
    assert faults(package) == []
    place = tmp_path / "data" / "stemmingen.csv"
    place.write_text(place.read_text("utf-8").replace("verg-2025-03-20", "verg-1999-01-01"), "utf-8")
    assert faults(package), "a row that belongs to nothing must be seen, or the check proves nothing"


def test_texts_that_break_spreadsheets_are_read_back_as_they_are(tmp_path: Path) -> None:
    """The tables are for machines: nothing is put before a sign that a spreadsheet would take for a formula."""
    prose = f"{NASTY}\n\ntweede alinea"
    spoilt = held("2025-03-20", agendapunten=[item("5 bis", titel=NASTY, toelichting=prose)])
    made = texts(small_edition(spoilt, meeting("verg-later")))
    (row,) = table(made, "agendapunten")
    (point,) = record(made, "vergaderingen", spoilt.id)["agendapunten"]
    assert (row["titel"], row["toelichting"]) == (point["titel"], point["toelichting"]) == (NASTY, prose)
    assert row["iri"] == point["iri"] == f"{ADDRESS}vergaderingen/verg-2025-03-20/#punt-5~20bis"
    assert faults(written(made, tmp_path)) == []


def values(given: Any) -> Iterator[str]:
    """Every value of a list, as a cell writes it."""
    if isinstance(given, dict):
        for each in given.values():
            yield from values(each)
    elif isinstance(given, list):
        yield json.dumps(given, ensure_ascii=False)
        for each in given:
            yield from values(each)
    else:
        yield {True: "true", False: "false"}.get(given, str(given)) if isinstance(given, bool) else str(given)


@pytest.mark.parametrize("soort", [kind.soort for kind in offered_kinds()])
def test_a_table_holds_nothing_that_its_list_does_not_hold(soort: str) -> None:
    """Because of this, the fence of the build reads the list alone."""
    known = {"", *values(records(files(), soort))}
    for each in tables_of(BY_SOORT[soort]):
        for row in table(files(), each.name):
            assert {value for name, value in row.items() if not name.endswith("rang")} <= known, each.name


def test_every_record_and_part_has_its_row() -> None:
    made = files()
    meetings = records(made, "vergaderingen")
    assert [row["id"] for row in table(made, "vergaderingen")] == [each["id"] for each in meetings]
    points = [(each["id"], point) for each in meetings for point in each.get("agendapunten", ())]
    rows = table(made, "agendapunten")
    assert [(row["vergaderingen_id"], row["nr"]) for row in rows] == [(name, point["nr"]) for name, point in points]
    votes = sum(len(point.get("stemmingen", ())) for _, point in points)
    assert len(table(made, "stemmingen")) == votes > 10


def paths(fields: tuple[Field, ...]) -> Iterator[str]:
    for field in fields:
        if field.sort is Sort.PART and field.many:
            yield field.path
        yield from paths(field.parts)


def test_every_table_is_of_a_field_that_there_is() -> None:
    known = {path for kind in offered_kinds() for path in paths(fields_of(kind))}
    assert set(TABLES) <= known
    names = [each.name for kind in offered_kinds() for each in tables_of(kind)]
    assert len(names) == len(set(names))
    assert {"agendapunten", "stemmingen", "aanbevelingen", "antwoorden", "versies"} <= set(names)
