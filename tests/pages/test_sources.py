"""Readers see where a page comes from, when that was checked, and which part of an example is real."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from lok.archive.load import load
from lok.edition.select import select
from lok.model.audience import Audience
from lok.outputs.files import outputs
from lok.pages.site import pages
from samples.small_council import edit, found

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 23)
OFFICE = """\
id: loket
voorbeeld: ja
{more}naam: Lokaal Loket
soort_contactpunt: lokaal_loket
taak: Het loket helpt ouders.
email: loket@example.org
telefoon: 052 00 00 01
nagekeken_op: 2026-11-01
nagekeken_door: loket
"""
QUESTION = """\
id: zoeken
vraag: Waar vind ik opvang?
doelgroepen: [ouders]
uitleg: Vraag het aan het loket.
contactpunten: [loket]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return found(tmp_path)


def site(root: Path) -> dict[str, str]:
    """Every file of the public site, by its path."""
    edition = select(load(root).archive, Audience.PUBLIEK, DAY)
    return {page.uri: page.text for page in (*pages(edition), *outputs(edition))}


def with_office(root: Path, more: str) -> dict[str, str]:
    """The site of a council with an office that is an example."""
    for name, text in (("contactpunten/loket", OFFICE.format(more=more)), ("vragen/zoeken", QUESTION)):
        (root / "data" / name).parent.mkdir(exist_ok=True)
        (root / "data" / f"{name}.yaml").write_text(text, "utf-8")
    return site(root)


def test_a_record_shows_the_day_of_its_check_after_its_source(root: Path) -> None:
    edit(root / "data/themas/panden.yaml", "titel: Panden en huur\n", "titel: Panden en huur\nbron: [Wet]\nnagekeken_op: 2026-03-01\n")  # fmt: skip
    assert "<strong>Bron:</strong> Wet. Nagekeken op 1 maart 2026.</p>" in site(root)["themas/panden.md"]


def test_a_written_page_shows_its_sources_and_the_day_of_its_check(root: Path) -> None:
    page = root / "content/publiek/over/privacy.md"
    page.write_text(
        "---\ntitle: Privacy\nnagekeken_op: 2026-03-01\nbron: AVG, artikel 13; https://voorbeeld.invalid/wet\n---\n\n"
        + page.read_text("utf-8"),
        "utf-8",
    )
    text = site(root)["over/privacy.md"]
    assert text.rstrip().endswith("Nagekeken op 1 maart 2026.\n{ .lok-bron }")
    assert "**Bron:** AVG, artikel 13, [voorbeeld.invalid/wet](https://voorbeeld.invalid/wet)." in text


def test_a_written_page_that_says_nothing_of_it_stays_as_it_is(root: Path) -> None:
    assert site(root)["over/privacy.md"] == (root / "content/publiek/over/privacy.md").read_text("utf-8")


def test_an_example_says_which_of_its_fields_are_real(root: Path) -> None:
    made = with_office(root, "bron: [Verzonnen bron]\necht: [naam, email]\n")
    said = "Echt zijn: naam en mailadres. De rest is verzonnen."
    assert said in made["contactpunten/loket.md"]
    assert "komt wat hier staat niet van die dienst" not in made["contactpunten/loket.md"]
    assert said in made["contactpunten/loket.vcf"].replace("\r\n ", "")


def test_an_example_without_anything_real_says_so_and_its_card_bears_the_mark(root: Path) -> None:
    made = with_office(root, "")
    assert "Wat hier staat, is verzonnen om te tonen hoe de site werkt." in made["contactpunten/loket.md"]
    assert "FN:Lokaal Loket (voorbeeld)" in made["contactpunten/loket.vcf"]
    assert "Dit is een verzonnen voorbeeld." in made["contactpunten/loket.vcf"]


def test_lists_and_cards_on_other_pages_bear_the_mark(root: Path) -> None:
    made = with_office(root, "")
    assert "is verzonnen, als voorbeeld" in made["contactpunten/index.md"]
    assert "Dit is een verzonnen voorbeeld." in made["vragen/zoeken.md"]


def test_what_is_real_bears_no_mark(root: Path) -> None:
    made = with_office(root, "")
    for folder in ("contactpunten/loket", "vragen/zoeken"):
        place = root / "data" / f"{folder}.yaml"
        place.write_text(place.read_text("utf-8").replace("voorbeeld: ja\n", ""), "utf-8")
    real = site(root)
    for uri in ("contactpunten/loket.md", "contactpunten/loket.vcf", "contactpunten/index.md", "vragen/zoeken.md"):
        assert "verzonnen" in made[uri]
        assert "verzonnen" not in real[uri].replace("Dit is een verzonnen voorbeeld", "verzonnen")
        assert "(voorbeeld)" not in real[uri]
