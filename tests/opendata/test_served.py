"""Every file of JSON that the built public site serves, held against its shape by the libraries of others."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import frictionless
import pytest
from jsonschema import Draft202012Validator

from lok.opendata.carried import offered_kinds
from lok.opendata.linked.files import CONTEXT
from lok.opendata.places import BESIDE
from samples import linked
from samples.whole_sites import Site, built

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The public site of the invented council, as other tests have it."""
    return built(tmp_path_factory)["publiek"]


@pytest.fixture(scope="module")
def served(public: Site) -> dict[str, Any]:
    """What stands in every file of JSON, by its path: a file that is none fails here."""
    found = [*public.folder.rglob("*.json"), *public.folder.rglob("*.jsonld")]
    return {each.relative_to(public.folder).as_posix(): json.loads(each.read_text("utf-8")) for each in found}


def test_every_list_keeps_to_the_shape_that_it_names(served: dict[str, Any]) -> None:
    kept = set()
    for path, given in served.items():
        if path.startswith("data/") and "$schema" in given and "/schema/" not in path:
            shape = served[given["$schema"][given["$schema"].index("data/schema/") :]]
            assert shape["$id"] == given["$schema"]
            Draft202012Validator(shape, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(given)
            kept.add(path)
    assert kept == {f"data/{kind.soort}.json" for kind in offered_kinds()} | {"data/kwaliteit.json"}


def test_every_shape_is_a_shape(served: dict[str, Any]) -> None:
    shapes = [path for path in served if path.startswith("data/schema/")]
    assert len(shapes) > 20
    for path in shapes:
        Draft202012Validator.check_schema(served[path])


def test_every_package_is_valid_on_the_site(public: Site, served: dict[str, Any]) -> None:
    packages = [path for path in served if path.endswith("datapackage.json")]
    assert sorted(packages) == ["data/datapackage.json", "data/hsds/datapackage.json"]
    for path in packages:
        report = frictionless.validate(str(public.file(path)))
        assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])


def test_every_document_of_linked_data_is_read(public: Site, served: dict[str, Any]) -> None:
    context = {CONTEXT: public.file(CONTEXT).read_text("utf-8")}
    documents = [path for path in served if path.endswith(".jsonld") and not path.endswith(f"/{BESIDE}")]
    assert {"data/lok.jsonld", "data/dcat.jsonld", "data/begrippen.jsonld", CONTEXT} == set(documents)
    for path in documents:
        assert path == CONTEXT or len(linked.graph(public.file(path).read_text("utf-8"), context)) > 20, path


def test_nothing_that_is_served_is_left_over(public: Site, served: dict[str, Any]) -> None:
    """Whoever adds a file of JSON says here who checks it: above, or with the pages that read it."""
    of_pages = ("zoek/", "assets/")
    checked = [path for path in served if path.startswith("data/") or path.endswith(f"/{BESIDE}")]
    assert sorted(set(served) - set(checked) - {each for each in served if each.startswith(of_pages)}) == []
    assert _rest(public.folder) == set()


def _rest(folder: Path) -> set[str]:
    """The endings of files of data that are neither JSON nor CSV."""
    endings = {each.suffix for each in (folder / "data").rglob("*") if each.is_file()}
    return endings - {".json", ".jsonld", ".csv", ".rdf", ".ttl", ".html"}
