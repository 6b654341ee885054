"""A BOA partnership is called by its own name on every page and in every file of both sites, and by the check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lok.archive.load import load
from lok.build.check import check
from lok.edition.select import select
from lok.kinds.organen import Orgaan, called, called_around
from lok.model.audience import Audience
from lok.outputs.files import with_outputs
from lok.pages.site import pages
from samples import boa_council, whole_council
from samples.boa_council import called_otherwise

if TYPE_CHECKING:
    from pathlib import Path

    from lok.archive.load import Loaded
    from lok.source.problems import Problem

OF_ALL_COUNCILS = ("data/begrippen.md", "data/begrippen.jsonld")
"""The vocabulary: one address and one text for whoever publishes with it."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return boa_council.found(tmp_path_factory.mktemp("verband") / "raad")


@pytest.fixture(scope="module")
def loaded(root: Path) -> Loaded:
    return load(root)


@pytest.fixture(scope="module")
def problems(loaded: Loaded, root: Path) -> tuple[Problem, ...]:
    return check(loaded, root, whole_council.DAY)


@pytest.mark.parametrize("audience", Audience)
def test_no_page_and_no_file_calls_it_a_lok(audience: Audience, loaded: Loaded, problems: tuple[Problem, ...]) -> None:
    edition = select(loaded.archive, audience, whole_council.DAY, problems, address="https://boa.example.org/")
    made = list(with_outputs(edition, pages(edition)))
    assert len(made) > 200
    assert any("# Afspraken van het BOA-verband" in str(each.text) for each in made)
    said = {each.uri: list(called_otherwise(str(each.text))) for each in made if each.uri not in OF_ALL_COUNCILS}
    assert {uri: words for uri, words in said.items() if words} == {}


def test_the_menus_do_not_either(root: Path) -> None:
    for name in ("mkdocs.yml", "mkdocs.leden.yml"):
        text = (root / name).read_text("utf-8")
        assert "BOA-verband" in text
        assert not list(called_otherwise(text)), name


def test_the_check_calls_it_by_its_name(root: Path) -> None:
    advice = root / "data" / "adviezen" / "adv-2026-05.yaml"
    before = advice.read_text("utf-8")
    assert "uitgebracht_op" in before
    lines = [each for each in before.splitlines() if not each.startswith("uitgebracht_op:")]
    try:
        advice.write_text("\n".join(lines) + "\n", "utf-8")
        hints = [each.hint for each in check(load(root), root, whole_council.DAY)]
        assert "Vul de dag in waarop het BOA-verband het advies goedkeurde." in hints
    finally:
        advice.write_text(before, "utf-8")


def test_what_somebody_typed_stays_as_it_is() -> None:
    said = "het LOK vroeg ‘Wat doet het LOK?’, met LOK en BOA samen. Het LOK kreeg geen antwoord; een LOK moet er zijn."
    assert called_around(said, Orgaan.boa) == (
        "het BOA-verband vroeg ‘Wat doet het LOK?’, met LOK en BOA samen. Het BOA-verband kreeg geen antwoord; een LOK moet er zijn."
    )
    for body in (Orgaan.lok, Orgaan.gecombineerd):
        assert called(said, body) == called_around(said, body) == said
