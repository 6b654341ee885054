"""The guide of services read by the library of others, with the tables of Open Referral and with our own description."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from lok.kinds.locatie import HOMES, Locatiestatus
from lok.opendata.carried import one_person
from lok.opendata.linked.catalogue import GUIDE_FOLDER
from lok.opendata.linked.guide import TABLES, uuid_of
from lok.opendata.linked.offering import PACKAGE
from lok.opendata.linked.places import iri_of
from samples import linked


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the guide of the council as if it were real."""
    place = tmp_path_factory.mktemp("hsds")
    for path, text in linked.files(linked.real).items():
        if path.startswith(GUIDE_FOLDER):
            (place / path.removeprefix(GUIDE_FOLDER)).write_text(text, "utf-8", newline="")
    return place


def rows(name: str, files: dict[str, str] | None = None) -> list[dict[str, str]]:
    """The rows of a table of the guide."""
    text = (files or linked.files(linked.real))[f"{GUIDE_FOLDER}{name}"]
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_open_referral_finds_nothing_wrong(folder: Path) -> None:
    """With its own description of the tables that we have, and with ours, which must not be laxer about an id."""
    official: dict[str, Any] = json.loads(linked.shape_file("hsds/datapackage.json"))
    ours = {each.name for each in TABLES}
    kept = []
    for each in official["resources"]:
        if each["name"] in ours:
            header = (folder / each["path"]).read_text("utf-8").splitlines()[0].split(",")
            each["schema"]["fields"] = [one for one in each["schema"]["fields"] if one["name"] in header]
            asked = {one["name"] for one in each["schema"]["fields"]}
            needed = [one for one in each["schema"]["fields"] if one.get("constraints", {}).get("required")]
            assert {one["name"] for one in needed} <= set(header)
            assert set(header) <= asked, "no column that Open Referral does not know"
            each["schema"]["fields"].sort(key=lambda one: header.index(one["name"]))
            keys = each["schema"].get("foreignKeys", [])
            each["schema"]["foreignKeys"] = [
                key for key in keys if key["fields"] in header and key["reference"]["resource"] in ours
            ]
            kept.append(each)
    assert {each["name"] for each in kept} == ours
    (folder / "official.json").write_text(json.dumps({**official, "resources": kept}), "utf-8")
    for name in ("official.json", "datapackage.json"):
        report = Package(str(folder / name)).validate()
        assert report.valid, report.flatten(["title", "message"])
    assert f"{GUIDE_FOLDER}datapackage.json" == PACKAGE


def test_every_table_has_rows_and_ids_that_stay() -> None:
    for each in TABLES:
        found = rows(each.file)
        assert found, each.name
        assert len({row["id"] for row in found}) == len(found)
    again = linked.public(linked.changed(linked.whole_council.archive(), linked.as_real))
    assert (
        linked.texts(again)[f"{GUIDE_FOLDER}services.csv"] == linked.files(linked.real)[f"{GUIDE_FOLDER}services.csv"]
    )


def test_a_home_has_no_address_and_one_person_no_number() -> None:
    edition = linked.real()
    homes = [each for each in edition.all("locaties") if each.opvangsoort in HOMES]
    assert homes
    ids = {uuid_of(iri_of(edition, each)) for each in homes}
    assert ids <= {row["id"] for row in rows("locations.csv")}
    assert not ids & {row["location_id"] for name in ("addresses.csv", "phones.csv") for row in rows(name)}
    alone = [each for each in edition.all("organisatoren") if one_person(each)]
    assert alone
    assert len(rows("organization_identifiers.csv")) <= len(edition.all("organisatoren")) - len(alone)


def test_what_is_suspended_or_invented_is_left_out() -> None:
    edition = linked.real()
    first = edition.all("locaties")[0]
    suspended = linked.with_view(edition, "locaties", first.id, status=Locatiestatus.geschorst)
    names = [row["name"] for row in rows("services.csv", linked.texts(suspended))]
    assert first.naam in [row["name"] for row in rows("services.csv")]
    assert first.naam not in names
    assert names
    empty = rows("services.csv", linked.files(linked.invented))
    assert empty == []
