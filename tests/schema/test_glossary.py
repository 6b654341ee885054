"""CONTRIBUTING carries the glossary that the models give."""

from __future__ import annotations

from lok.schema.glossary import glossary, nouns
from samples.places import REPOSITORY

CONTRIBUTING = REPOSITORY / "CONTRIBUTING.md"


def test_contributing_has_the_glossary_of_the_models() -> None:
    wanted = glossary()
    assert wanted in CONTRIBUTING.read_text("utf-8"), f"Put this table under ‘Glossary’ in CONTRIBUTING.md:\n\n{wanted}"


def test_every_noun_is_explained() -> None:
    assert [noun.__name__ for noun in nouns() if not (noun.__doc__ or "").strip()] == []
