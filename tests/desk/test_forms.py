"""The form of every kind: each field of the model has a place in it, its readers in words, and what the record says."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from lok.desk.forms import Control, Field, form
from lok.kinds.registry import BY_SOORT, KINDS
from lok.model.audience import Audience, readers_of
from lok.source.parse import parse
from samples.desk import Client, at_work, works
from samples.under_git import git
from samples.whole_council import found

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = found(tmp_path_factory.mktemp("raad") / "lok")
    git(place, "init", "--quiet", "-b", "main")
    git(place, "add", "--all")
    git(place, "commit", "--quiet", "-m", "begin")
    return works(place).start("Proef").root


@pytest.fixture(scope="module")
def client(root: Path) -> Iterator[Client]:
    with at_work(works(root.parents[3])) as made:
        yield made.knock()


def every(fields: tuple[Field, ...]) -> Iterator[Field]:
    """All fields, those inside lists and groups too."""
    for each in fields:
        yield each
        yield from every(each.fields)
        yield from every(each.items)


def leaves(data: Any) -> Iterator[str]:
    """Every value of a record."""
    if isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from leaves(each)
    elif data:
        yield data


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.soort)
def test_every_field_of_a_kind_has_its_place_and_its_readers(kind: Any) -> None:
    own, general = form(kind, {})
    assert {each.name for each in (*own, *general)} == kind.model.model_fields.keys() - {"id", "laatst_gewijzigd"}
    for each in every((*own, *general)):
        assert each.help, each.name
        assert each.control in Control
        if len(each.at) == 1:
            for_all = (
                kind.index_for is Audience.PUBLIEK and readers_of(kind.model, each.name).audience is kind.index_for
            )
            assert (each.reader.words == "alleen leden") is not for_all
            assert each.several is ("tuple" in str(kind.model.model_fields[each.name].annotation).partition("[")[0])


def test_a_members_record_has_no_field_for_everybody() -> None:
    own, _ = form(BY_SOORT["themas"], {"zichtbaarheid": "leden", "titel": "X"})
    assert {each.reader.words for each in own} == {"alleen leden"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.soort)
def test_a_form_shows_all_that_its_record_says(root: Path, client: Client, kind: Any) -> None:
    files = sorted((root / "data" / kind.soort).glob("*.yaml"))
    assert files
    for file in files[:2]:
        data = parse(file.read_text("utf-8"))
        held = {each.value for each in every(sum(form(kind, data), ())) if isinstance(each.value, str)}
        written = set(leaves({name: each for name, each in data.items() if name not in ("id", "laatst_gewijzigd")}))
        assert written <= held
        page = client.get(f"/werk/proef/{kind.soort}/{file.stem}/")
        assert page.status == 200
        text = unescape(page.text).replace("T", " ")
        for each in written:
            if len(each) > 30:
                assert each.strip().replace("T", " ") in text


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.soort)
def test_the_list_of_a_kind_names_its_records(client: Client, root: Path, kind: Any) -> None:
    page = client.get(f"/werk/proef/{kind.soort}/")
    assert page.status == 200
    for file in (root / "data" / kind.soort).glob("*.yaml"):
        assert f"/werk/proef/{kind.soort}/{file.stem}/" in page.text
