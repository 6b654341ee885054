"""A field that depends on others: what they may say, whether of a record that was read or of the words in a file."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest

from lok.kinds.registry import KINDS
from lok.model.audience import Part, Public, field_types, part_models
from lok.model.depends import EMPTY, FILLED, JA, NEE, Depends, asked, asks_for, by_word, conditions, nothing, together
from lok.model.fields import Getal, JaNee, Keuze, Line
from lok.model.kind import Part as PieceOfRecord
from lok.model.kind import UnreadError

MODELS = sorted({model for kind in KINDS for model in part_models(kind.model)}, key=lambda model: model.__qualname__)


class Kleur(Keuze):
    """A closed list."""

    rood = "rood"
    groen = "groen"


class Base(PieceOfRecord):
    """A part from which another takes over its conditions."""

    depends: ClassVar[Depends] = {"waarom": {"klaar": JA}}

    klaar: Public[JaNee] = False
    """Ja als het klaar is."""
    waarom: Public[Line | None] = None
    """Waarom."""


class Ding(Base):
    """A part with a condition of every sort."""

    depends: ClassVar[Depends] = {
        "tint": {"kleur": frozenset({Kleur.rood})},
        "anders": {"kleur": frozenset({EMPTY, Kleur.groen})},
        "hoeveel": {"tint": FILLED, "klaar": NEE},
        **together(("een", "twee"), tint=FILLED),
    }

    kleur: Public[Kleur | None] = None
    """De kleur."""
    tint: Public[Line | None] = None
    """De tint."""
    anders: Public[Line | None] = None
    """Iets anders."""
    hoeveel: Public[Getal | None] = None
    """Hoeveel."""
    een: Public[Line | None] = None
    """Een."""
    twee: Public[Line | None] = None
    """Twee."""


@pytest.mark.parametrize(
    ("name", "said", "asks"),
    [
        ("kleur", {}, True),
        ("tint", {}, False),
        ("tint", {"kleur": "rood"}, True),
        ("tint", {"kleur": "groen"}, False),
        ("anders", {}, True),
        ("anders", {"kleur": "groen"}, True),
        ("anders", {"kleur": "rood"}, False),
        ("hoeveel", {}, True),
        ("hoeveel", {"klaar": "ja"}, False),
        ("hoeveel", {"klaar": "ja", "tint": "licht"}, True),
        ("een", {}, False),
        ("een", {"tint": "licht"}, True),
        ("twee", {"tint": "licht"}, True),
        ("waarom", {}, False),
        ("waarom", {"klaar": "ja"}, True),
    ],
)
def test_one_sibling_that_asks_is_enough(name: str, said: dict[str, str], asks: bool) -> None:  # noqa: FBT001
    assert asks_for(Ding.model_validate(said), name) is asks


@pytest.mark.parametrize("value", [["rood"], {"rood": "ja"}, 3, object()])
def test_what_is_no_word_asks_for_nothing(value: Any) -> None:
    assert asked(Ding, "tint", lambda _: value) is False
    assert asked(Ding, "een", lambda _: value) is True


@pytest.mark.parametrize("value", [None, "", [], {}, ()])
def test_nothing_is_nothing_in_whatever_form(value: Any) -> None:
    assert nothing(value)
    assert asked(Ding, "een", lambda _: value) is False
    assert asked(Ding, "anders", lambda _: value) is True


@pytest.mark.parametrize("value", [0, False, "0", "nee", [""]])
def test_a_nought_and_a_no_are_something(value: Any) -> None:
    assert not nothing(value)


def test_a_sibling_that_could_not_be_read_is_not_guessed() -> None:
    part = Ding.model_construct()
    del part.__dict__["kleur"]
    with pytest.raises(UnreadError):
        asks_for(part, "tint")


def test_a_table_by_word_is_turned_round() -> None:
    table = {Kleur.rood: ("een", "twee"), Kleur.groen: ("twee",)}
    assert by_word("kleur", table) == {"een": {"kleur": {"rood"}}, "twee": {"kleur": {"rood", "groen"}}}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__qualname__)
def test_every_condition_is_about_fields_and_words_that_are_there(model: type[Part]) -> None:
    for name, when in conditions(model).items():
        assert not model.model_fields[name].is_required(), f"{name} must be there, so nothing can hide it"
        assert when
        for other, words in when.items():
            info = model.model_fields[other]
            if words is FILLED:
                assert nothing(info.default) or info.is_required(), "what always says something asks for nothing more"
            else:
                assert words, f"{name} could never be shown"
                assert words < known_words(model, other), f"{name} does not depend on {other}"


def known_words(model: type[Part], name: str) -> frozenset[str]:
    """All that a field can say; of a field without a list only that it says nothing, or something."""
    (leaf,) = field_types(model, name)
    words = {each.value for each in getattr(leaf, "__members__", {}).values()} or (
        {*JA, *NEE} if leaf is bool else {"iets"}
    )
    return frozenset(words if model.model_fields[name].is_required() else {*words, EMPTY})


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__qualname__)
def test_every_field_can_be_reached(model: type[Part]) -> None:
    reached = model.model_fields.keys() - conditions(model).keys()
    while more := {name for name, when in conditions(model).items() if reached & when.keys()} - reached:
        reached |= more
    assert reached == model.model_fields.keys(), "these wait for each other, and nobody could ever fill them in"
