"""Records of every kind are made, changed and removed at the desk, and what was removed comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from lok.kinds.registry import KINDS
from samples.desk import Client, at_work, change, works
from samples.under_git import git
from samples.whole_council import found

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS = {
    "vergaderingen": "4 februari 2027 om 19.30 uur",
    "loketcijfers": "2019",
    "raad": "lok-tweede",
}
"""What is asked of who makes one, where it is no name."""


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


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.soort)
def test_one_is_made_changed_and_removed(client: Client, root: Path, kind: Any) -> None:
    before = {each.name for each in (root / "data" / kind.soort).glob("*.yaml")}
    made = client.post(f"/werk/proef/{kind.soort}/nieuw", {"woorden": WORDS.get(kind.soort, "Een proef van de test")})
    assert made.status == 200, made.text
    (name,) = {each.name for each in (root / "data" / kind.soort).glob("*.yaml")} - before
    place = made.json["naar"].removesuffix("agenda/")
    assert client.get(place).status == 200
    changed = change(client, place, ["bron"], ["Een bron"], "")
    assert changed.status == 200, changed.text
    assert "bron:" in (root / "data" / kind.soort / name).read_text("utf-8")
    private = change(client, place, ["bron"], ["Bel 0478 12 34 56"], ["Een bron"])
    assert private.status == 422, private.text
    assert client.post(f"{place}verwijder").status == 200
    assert not (root / "data" / kind.soort / name).exists()


def test_the_form_of_a_draft_says_that_everybody_reads_it_later(client: Client) -> None:
    drafted = client.get("/werk/proef/adviezen/adv-2026-04/").text
    given = client.get("/werk/proef/adviezen/adv-2026-03/").text
    assert "nu alleen leden, later iedereen" in drafted
    assert ">iedereen<" not in drafted
    assert ">iedereen<" in given
    assert "later iedereen" not in given
