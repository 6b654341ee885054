"""``lok import`` of a list of members: seats, mandates and organisers, all of them or none, and no name where it does not belong."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest
from click.testing import CliRunner, Result

from lok.archive.load import load
from lok.build.check import check
from lok.cli import lok
from lok.edition.select import select
from lok.model.audience import Audience
from lok.pages.site import pages
from lok.source.parse import parse
from samples.archives import BASE as NOTHING_MORE
from samples.archives import laid_over

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

from datetime import date

DAY = date(2026, 11, 23)
HEAD = "Zetel;Organisatie;Type organisatie;Geleding;Sector;Stemgerechtigd;Naam;Voornaam;Functie;Sinds;Tot;Plaatsvervanger;Raadslid;E-mail;Gsm"
ROWS = (
    "Kinderdagverblijf De Test;De Test vzw;vzw;aanbieder;kdv;ja;Proefpersoon;Ada;lid;26/03/2025;;Bea Proefpersoon;nee;ada@example.org;0470 00 00 00",
    "Onthaalouders;;;aanbieder;onthaalouder;ja;Proefpersoon;Cas;;26/03/2025;;;;;",
    "Ouders Proef;;;ouder;ouders;x;Proefpersoon;Dirk;lid;26/03/2025;31/08/2026;;;;",
    "Ouders Proef;;;ouder;ouders;x;Proefpersoon;Gil;lid;01/09/2026;;;;;",
    "Lege zetel;;;gebruiker;;ja;;;;26/03/2025;;;;;",
    "Schepen van gezin;;;stad;schepen;nee;Proefpersoon;Eva;;26/03/2025;;;ja;;",
)


@pytest.fixture
def council(tmp_path: Path) -> Path:
    return laid_over(NOTHING_MORE, tmp_path / "lok")


def read(root: Path, *rows: str, head: str = HEAD, words: tuple[str, ...] = ("--write",)) -> Result:
    (root / "leden.csv").write_text("\n".join((head, *rows)) + "\n", "utf-8")
    return imported(root, "leden.csv", *words)


def imported(root: Path, name: str, *words: str) -> Result:
    asked = ["import", "--root", str(root), "--date", DAY.isoformat(), *words, str(root / name)]
    return CliRunner().invoke(lok, asked, standalone_mode=False)


def files(root: Path) -> dict[str, Any]:
    return {
        each.relative_to(root / "data").as_posix(): each.read_text("utf-8") for each in (root / "data").rglob("*.yaml")
    }


def test_a_list_makes_seats_mandates_and_organisers(council: Path) -> None:
    before = files(council)
    run = read(council, *ROWS)
    assert (run.return_value, run.exception) == (0, None), run.output
    after = files(council)
    new = {path: parse(text) for path, text in after.items() if path not in before}
    assert {path: after[path] for path in before} == before
    assert sorted(path for path in new if path.startswith("zetels/")) == [
        *(
            f"zetels/zetel-{each}.yaml"
            for each in ("kinderdagverblijf-de-test", "lege-zetel", "onthaalouders", "ouders-proef")
        ),
        "zetels/zetel-schepen-van-gezin.yaml",
    ]
    seat = new["zetels/zetel-kinderdagverblijf-de-test.yaml"]
    assert (seat["geleding"], seat["subgeleding"], seat["stemgerechtigd"], seat["van"], seat["organisatie"]) == (
        "lokale_actor",
        "groepsopvang",
        "ja",
        "2025-03-26",
        "org-de-test-vzw",
    )
    assert new["organisatoren/org-de-test-vzw.yaml"]["lok_zetel"] == "zetel-kinderdagverblijf-de-test"
    mandates = {
        path.removeprefix("mandaten/mandaat-").removesuffix(".yaml"): each
        for path, each in new.items()
        if path.startswith("mandaten/")
    }
    assert {name: (each["persoon"], each["functie"], each["van"]) for name, each in mandates.items()} == {
        "kinderdagverblijf-de-test-2025": ("Ada Proefpersoon", "lid", "2025-03-26"),
        "kinderdagverblijf-de-test-plaatsvervanger-2025": ("Bea Proefpersoon", "plaatsvervanger", "2025-03-26"),
        "onthaalouders-2025": ("Cas Proefpersoon", "lid", "2025-03-26"),
        "ouders-proef-2025": ("Dirk Proefpersoon", "lid", "2025-03-26"),
        "ouders-proef-2026": ("Gil Proefpersoon", "lid", "2026-09-01"),
        "schepen-van-gezin-2025": ("Eva Proefpersoon", "waarnemer", "2025-03-26"),
    }
    assert mandates["schepen-van-gezin-2025"]["politiek_mandaat"] == "ja"
    assert "tot" not in new["zetels/zetel-ouders-proef.yaml"]


def test_the_council_is_right_after_it_but_for_what_is_left_open(council: Path) -> None:
    read(council, *ROWS)
    loaded = load(council)
    faults = [
        str(each) for each in check(loaded, council, DAY) if each.blocks and each.path.split("/")[1] != "vergaderingen"
    ]
    assert [each.split(":", 1)[0] for each in faults] == ["data/organisatoren/org-de-test-vzw.yaml"]
    assert "vul in: contactpunten" in (council / "build/import/te-doen.txt").read_text("utf-8")


def test_names_and_private_things_are_where_they_belong(council: Path) -> None:
    run = read(council, *ROWS[1:])
    told = {path for path, text in files(council).items() if "Proefpersoon" in text}
    assert told
    assert all(path.startswith("mandaten/") for path in told)
    assert not any("proefpersoon" in path for path in files(council))
    assert "Proefpersoon" not in run.output
    assert "Proefpersoon" not in (council / "build/import/te-doen.txt").read_text("utf-8")
    assert not any(
        "example.org" in text or "0470" in text for path, text in files(council).items() if "raad/" not in path
    )
    public = select(load(council).archive, Audience.PUBLIEK, DAY)
    assert not any("Proefpersoon" in page.text for page in pages(public) if isinstance(page.text, str))


def test_contact_data_are_left_out_and_that_is_told(council: Path) -> None:
    run = read(council, ROWS[0])
    assert (
        "Weggelaten, want dat hoort in het adresboek van het bestuur en niet hier: E-mail (1), Gsm (1)." in run.output
    )
    assert "ada@example.org" not in run.output


def test_a_list_that_was_read_before_makes_nothing(council: Path) -> None:
    read(council, *ROWS)
    once = files(council)
    run = read(council, *ROWS)
    assert files(council) == once
    assert "0 nieuwe records gemaakt" in run.output
    assert "Deze zetels staan er al" in run.output


def test_without_write_nothing_is_made(council: Path) -> None:
    before = files(council)
    run = read(council, *ROWS, words=())
    assert files(council) == before
    assert "13 nieuwe records" not in run.output
    assert "Er is niets geschreven. Met --write" in run.output


def test_a_workbook_is_read_as_well(council: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (HEAD, *ROWS[1:]):
        sheet.append([each or None for each in row.split(";")])
    made = io.BytesIO()
    book.save(made)
    (council / "leden.xlsx").write_bytes(made.getvalue())
    assert imported(council, "leden.xlsx", "--write").return_value == 0
    assert "zetels/zetel-onthaalouders.yaml" in files(council)


WRONG = {
    "no seat": (";;;gebruiker;ouders;ja;Proefpersoon;Cas;lid;26/03/2025;;;;;", "kolom ‘Zetel’: hier staat niet van wie de zetel is"),
    "a person as a seat": (
        "Cas Proefpersoon;;;gebruiker;ouders;ja;Proefpersoon;Cas;lid;26/03/2025;;;;;",
        "kolom ‘Zetel’: dit is de naam van een persoon, en de naam van een zetel is openbaar",
    ),
    "no such group": ("Ouders;;;klant;ouders;ja;;;;26/03/2025;;;;;", "kolom ‘Geleding’: ‘klant’ is hier niet mogelijk. Kies uit: "),
    "no such office": ("Jeugd;;;actor;jeugd;ja;Proefpersoon;Cas;baas;26/03/2025;;;;;", "kolom ‘Functie’: ‘baas’ is hier niet mogelijk"),
    "no vote told": ("Jeugd;;;actor;jeugd;;;;;26/03/2025;;;;;", "kolom ‘Stemgerechtigd’: hier staat niet of de zetel mag stemmen"),
    "perhaps": ("Jeugd;;;actor;jeugd;misschien;;;;26/03/2025;;;;;", "kolom ‘Stemgerechtigd’: "),
    "no first day": ("Jeugd;;;actor;jeugd;ja;;;;;;;;;", "kolom ‘Sinds’: hier staat niet vanaf welke dag"),
    "no such day": ("Jeugd;;;actor;jeugd;ja;;;;31/02/2025;;;;;", "kolom ‘Sinds’: ‘31/02/2025’ is geen bestaande dag"),
    "an end before the beginning": ("Jeugd;;;actor;jeugd;ja;Proefpersoon;Cas;lid;26/03/2025;01/01/2024;;;;", "kolom ‘Tot’: "),
    "a function of nobody": ("Jeugd;;;actor;jeugd;ja;;;voorzitter;26/03/2025;;;;;", "hier staat een functie, maar niet van wie"),
    "a formula": ('Jeugd;;;actor;jeugd;ja;=HYPERLINK("x");;lid;26/03/2025;;;;;', "kolom ‘Naam’: hier staat een formule"),
    "an organiser of no sort": ("De Proef;De Proef vzw;;aanbieder;kdv;ja;;;;26/03/2025;;;;;", "kolom ‘Type organisatie’: hier staat niet wat voor"),
    "two at once on a seat": (
        "Jeugd;;;actor;jeugd;ja;Proefpersoon;Cas;lid;26/03/2025;;;;;\nJeugd;;;actor;jeugd;ja;Proefpersoon;Dirk;lid;26/03/2025;;;;;",
        "regel 4, kolom ‘Naam’: op deze zetel zit bij regel 3 al iemand",
    ),
    "a seat told twice otherwise": (
        "Jeugd;;;actor;jeugd;ja;;;;26/03/2025;;;;;\nJeugd;;;gebruiker;jeugd;ja;Proefpersoon;Dirk;lid;26/03/2025;;;;;",
        "regel 4, kolom ‘Geleding’: bij regel 3 staat van deze zetel iets anders",
    ),
    "a number that is private": ("Jeugd;;;actor;jeugd;ja;Cas 0470 12 34 56;;lid;26/03/2025;;;;;", "mag nergens bewaard worden"),
    "too many cells": ("Jeugd;;;actor;jeugd;ja;;;;26/03/2025;;;;;;nog iets", "deze rij heeft meer cellen dan er kolommen zijn"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_by_row_and_column_and_nothing_is_written(council: Path, name: str) -> None:
    rows, told = WRONG[name]
    before = files(council)
    run = read(council, ROWS[1], rows)
    assert told in run.output
    assert "regel " in run.output
    assert "Er is niets geschreven: verbeter eerst wat hierboven staat" in run.output
    assert (run.return_value, files(council)) == (1, before)
    assert not (council / "build").exists()
    assert "0470 12 34 56" not in run.output


def test_who_sits_there_already_is_not_sat_upon(council: Path) -> None:
    read(council, *ROWS[1:])
    before = files(council)
    run = read(council, "Onthaalouders;;;aanbieder;onthaalouder;ja;Proefpersoon;Nieuw;lid;01/10/2026;;;;;")
    assert "op deze zetel zit volgens data/mandaten/mandaat-onthaalouders-2025.yaml nog iemand anders" in run.output
    assert files(council) == before


def test_a_list_of_organisers_is_still_read_as_one(council: Path) -> None:
    run = read(council, "De Proef vzw;vzw", head="Organisator;Type", words=())
    assert "Lijst van organisatoren" in run.output
