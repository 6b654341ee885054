"""The pages of a regulation of which a version was annulled: what never held offers nothing, what holds again says so."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from lok.archive.load import load
from lok.edition.select import select
from lok.model.audience import Audience
from lok.pages.site import pages
from samples.places import EXAMPLES
from samples.small_council import edit, found

if TYPE_CHECKING:
    from pathlib import Path

NAME = "vernietigd-en-opnieuw"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = found(tmp_path)
    (root / "data/reglementen").mkdir()
    shutil.copy(EXAMPLES / "reglementen" / "good" / f"{NAME}.yaml", root / "data" / "reglementen")
    return root


def site(root: Path, day: date) -> dict[str, str]:
    """The pages of the public site on a day, by their path."""
    return {page.uri: page.text for page in pages(select(load(root).archive, Audience.PUBLIEK, day))}


def test_the_version_that_holds_again_is_the_one_that_is_shown(root: Path) -> None:
    made = site(root, date(2025, 1, 1))
    assert "Dit reglement geldt opnieuw sinds 15 juni 2024." in made[f"reglementen/{NAME}.md"]
    again = made[f"reglementen/{NAME}/versie-2022-01-01.md"]
    assert "van 1 januari 2022 tot en met 31 december 2023 en opnieuw sinds 15 juni 2024" in again
    assert "Deze tekst geldt vandaag opnieuw, sinds 15 juni 2024." in again


def test_the_version_that_was_annulled_says_by_whom_and_where_to_read_it(root: Path) -> None:
    gone = site(root, date(2025, 1, 1))[f"reglementen/{NAME}/versie-2024-01-01.md"]
    assert "Deze tekst is vernietigd op 15 juni 2024 door de gouverneur. Hij heeft dus nooit gegolden." in gone
    assert "https://voorbeeld.invalid/besluit" in gone
    assert "geldt vandaag" not in gone


@pytest.mark.parametrize("day", [date(2024, 1, 1), date(2024, 3, 1), date(2024, 6, 14)])
def test_on_a_day_of_the_annulled_version_no_regulation_holds(root: Path, day: date) -> None:
    made = site(root, day)
    assert "Vandaag geldt er geen reglement." in made[f"reglementen/{NAME}.md"]
    assert "Geldt vanaf 15 juni 2024." in made["reglementen/index.md"]


def test_a_day_in_the_list_never_leads_to_an_annulled_text(root: Path) -> None:
    text = site(root, date(2025, 1, 1))[f"reglementen/{NAME}.md"]
    (row,) = [line for line in text.splitlines() if line.startswith("|") and "ernietigd op" in line]
    assert "data-van" not in row


def test_when_all_was_annulled_the_page_says_so_and_the_checklist_too(root: Path) -> None:
    file = root / "data/reglementen" / f"{NAME}.yaml"
    edit(file, "    opnieuw_van: 2024-06-15\n", "    vernietigd_op: 2024-06-20\n    vernietigd_door: de minister\n")
    made = site(root, date(2025, 1, 1))
    assert "Deze tekst is vernietigd op 15 juni 2024 door de gouverneur." in made[f"reglementen/{NAME}.md"]
    assert "een tekst die nooit gold" in made[f"reglementen/{NAME}/kom-ik-in-aanmerking.md"]
    assert "Vernietigd op 15 juni 2024." in made["reglementen/index.md"]
