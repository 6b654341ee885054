"""What is read at the desk: a label for every field, help that anybody understands, and the check without its keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from lok.archive.load import load
from lok.desk.forms import OF_THE_RECORD, Field, form
from lok.desk.labels import LABELS, called, label
from lok.desk.showing import Showing
from lok.desk.words import lay
from lok.kinds.registry import KINDS
from lok.model.audience import field_types, part_models
from lok.model.described import texts_of
from samples.small_council import found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.archive.archive import Archive
    from lok.model.audience import Part

MODELS = sorted(
    {model for kind in KINDS for model in part_models(kind.model)},
    key=lambda model: (model.__module__, model.__qualname__),
)
FIELDS = [(model, name) for model in MODELS for name in model.model_fields]
NOT_LAY = re.compile(
    r"\b(?:records?|ids?|id's|yaml|url|nr|email|commit|sleutel|map)\b|[a-z]_[a-z]|[a-z]/[a-z]|\.ya?ml", re.IGNORECASE
)
"""What somebody who never saw a file does not know."""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    root = found(tmp_path_factory.mktemp("woorden") / "raad")
    return load(root).archive


@pytest.mark.parametrize("key", LABELS)
def test_a_label_of_its_own_is_of_a_field_that_is_there_and_says_something_else(key: str) -> None:
    model, _, name = key.rpartition(".")
    assert any(each.__name__ == (model or each.__name__) and name == field for each, field in FIELDS)
    assert LABELS[key] != (called(name) if model else name.replace("_", " ").capitalize())
    if "_" in name:
        words = {
            each.value
            for a, b in FIELDS
            for leaf in field_types(a, b)
            for each in getattr(leaf, "__members__", {}).values()
        }
        assert key not in words, "a sentence with that word would be about the choice"


@pytest.mark.parametrize(("model", "name"), FIELDS, ids=lambda each: getattr(each, "__qualname__", each))
def test_a_label_is_of_words(model: type[Part], name: str) -> None:
    if name not in OF_THE_RECORD or label(model.__name__, name) != "Id":
        assert not NOT_LAY.search(label(model.__name__, name))
        assert len(label(model.__name__, name)) > 1


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.soort)
def test_no_two_fields_of_a_group_have_one_label(kind: Any) -> None:
    for model in part_models(kind.model):
        labels = [label(model.__name__, name) for name in model.model_fields]
        assert len({*labels}) == len(labels)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.soort)
def test_help_speaks_of_no_file_and_no_key(kind: Any, archive: Archive) -> None:
    for model in part_models(kind.model):
        for name, text in texts_of(model).items():
            if name not in OF_THE_RECORD or model is not kind.model:
                said = lay(text, archive)
                assert not NOT_LAY.search(said), f"{model.__name__}.{name}: {said}"


def test_a_form_has_these_labels_and_this_help(archive: Archive) -> None:
    own, general = form(next(each for each in KINDS if each.soort == "raad"), {"geslachtsverhouding": [{"m": "3"}]})
    fields = {each.at: each for each in every((*own, *general))}
    assert fields["nis_code",].label == "NIS-code"
    assert fields["mailbox",].label == "E-mailadres van de raad"
    assert fields["geslachtsverhouding", 0, "m"].label == "Aantal mannen"
    assert fields["zichtbaarheid",].label == "Wie mag dit lezen"
    assert Showing(archive).help(fields["hergebruik",]).endswith("gratis hergebruik (met bronvermelding).")


def every(fields: tuple[Field, ...]) -> Iterator[Field]:
    """All fields, those inside lists and groups too."""
    for each in fields:
        yield each
        yield from every((*each.fields, *each.items))


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Voeg ‘afgerond_op:’ toe.", "Voeg ‘Afgerond op’ toe."),
        ("Schrijf ‘status: verslag_ontwerp’.", "Schrijf ‘Status: verslag ontwerp’."),
        (
            "Schrijf ‘openbaar: nee’, of verwijder de grond.",
            "Schrijf ‘Openbaar behandeld: nee’, of verwijder de grond.",
        ),
        ("Voeg ‘voor:’, ‘tegen:’ en ‘onthouding:’ toe.", "Voeg ‘Voor’, ‘Tegen’ en ‘Onthouding’ toe."),
        ("uitgebracht_op ontbreekt", "‘Uitgebracht op’ ontbreekt"),
        ("Vul email, telefoon of url in.", "Vul e-mailadres, telefoon of webadres in."),
        ("gunstig_met_voorwaarden mag", "gunstig met voorwaarden mag"),
        ("staat al bij aanwezigheden[2]", "staat al bij ‘Aanwezigheden’ (plaats 2)"),
        ("gevolgen[1].besluit_datum is 2026-03-12", "‘Gevolgen’ (plaats 1), ‘Datum van het besluit’ is 12 maart 2026"),
        ("‘zaal: 3’ is geen datum", "‘zaal: 3’ is geen datum"),
        ("‘openbaar’ is geen getal", "‘openbaar’ is geen getal"),
        ("‘status quo’ is geen getal", "‘status quo’ is geen getal"),
        ("mail naar email@stad.example of kijk op www.url.be", "mail naar email@stad.example of kijk op www.url.be"),
        ("niet_van_ons en NIET_DIT blijven", "niet_van_ons en NIET_DIT blijven"),
    ],
)
def test_a_sentence_of_the_check_names_fields_by_their_labels(archive: Archive, said: str, read: str) -> None:
    assert lay(said, archive) == read
