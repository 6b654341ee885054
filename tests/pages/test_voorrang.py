"""Priority rules on the pages: what was annulled is said to be so, and every page leads to what holds on its day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from lok.archive.load import load
from lok.edition.select import select
from lok.model.audience import Audience
from lok.pages.site import pages
from samples.small_council import found

if TYPE_CHECKING:
    from pathlib import Path

RULES = """\
id: {id}
titel: {titel}
voorbeeld: ja
{dagen}
samenvatting: Wie eerst komt.
geldt_voor: [opvang_met_inkomenstarief]
regels:
  - titel: Iedereen
    gewicht: voorrang
    regel: Alle kinderen.
    voor_ouders: Je kind ook.
rechtsgronden:
  - tekst: Verzonnen besluit
"""
OLD = "geldig_van: 2031-01-01\ngeldig_tot: 2032-03-31\nopnieuw_van: 2033-04-30"
ANNULLED = (
    "geldig_van: 2032-04-01\nvernietigd_op: 2033-04-30\nvernietigd_door: het Hof van Voorbeeldstad\n"
    "vernietigd_url: https://voorbeeld.invalid/arrest"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = found(tmp_path)
    folder = root / "data" / "voorrangsregels"
    folder.mkdir()
    (folder / "voorrang-oud.yaml").write_text(RULES.format(id="voorrang-oud", titel="Oude regels", dagen=OLD), "utf-8")
    new = RULES.format(id="voorrang-nieuw", titel="Nieuwe regels", dagen=ANNULLED)
    (folder / "voorrang-nieuw.yaml").write_text(new, "utf-8")
    return root


def site(root: Path, day: date) -> dict[str, str]:
    """The pages of the public site on a day, by their path."""
    return {page.uri: page.text for page in pages(select(load(root).archive, Audience.PUBLIEK, day))}


def test_the_index_says_today_of_what_holds_and_annulled_of_what_never_held(root: Path) -> None:
    text = site(root, date(2034, 1, 1))["voorrangsregels/index.md"]
    old, new = text.split("## ")[1:3]  # what holds stands first, though it is the older one
    assert "Nieuwe regels" in new
    assert "vernietigd op 30 april 2033 door het Hof van Voorbeeldstad" in new
    assert "https://voorbeeld.invalid/arrest" in new
    assert "gelden vandaag" not in new
    assert "Deze regels gelden vandaag." in old


def test_the_page_of_what_was_annulled_leads_to_what_holds(root: Path) -> None:
    text = site(root, date(2034, 1, 1))["voorrangsregels/voorrang-nieuw.md"]
    assert "Ze hebben dus nooit gegolden" in text
    assert "Dit geldt vandaag:" in text
    assert "voorrang-oud" in text
    assert "gelden sinds" not in text


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2030, 12, 31), "Deze regels gelden vanaf 1 januari 2031."),
        (date(2031, 1, 1), "Deze regels gelden sinds 1 januari 2031."),
        (date(2032, 3, 31), "Deze regels gelden sinds 1 januari 2031."),
        (date(2032, 4, 1), "Deze regels gelden opnieuw vanaf 30 april 2033."),
        (date(2033, 4, 30), "Deze regels gelden opnieuw sinds 30 april 2033."),
    ],
)
def test_the_page_of_the_older_rules_speaks_of_its_day(root: Path, day: date, said: str) -> None:
    assert said in site(root, day)["voorrangsregels/voorrang-oud.md"]


def test_parents_are_sent_to_the_rules_of_today_and_to_no_other(root: Path) -> None:
    text = site(root, date(2034, 1, 1))["ouders/index.md"]
    assert "voorrang-oud" in text
    assert "voorrang-nieuw" not in text


def test_a_day_without_rules_is_told(root: Path) -> None:
    pages_of_day = site(root, date(2032, 6, 1))
    assert "Welke regels vandaag gelden, staat hier niet." in pages_of_day["voorrangsregels/index.md"]
    assert "voorrang-oud" not in pages_of_day["ouders/index.md"]
