"""``lok import`` of a workbook with several sheets, hidden ones and merged cells: read as one list, or told and named."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from intake.test_import import ASKED, HEAD, csv_of, saved, workbook
from lok.intake import job
from lok.intake.job import Job
from lok.source.parse import parse
from samples.places import LISTS

TITLES = ["Dossiernummer", "Naam", "Soort opvang", "Plaatsen", "Postcode"]
AT_WORK = "Kinderdagverblijf De Mier"
FIELDS = ("dossiernummer", "naam", "opvangsoort", "vergunde_plaatsen", "postcode")


@pytest.fixture
def council(tmp_path: Path) -> Path:
    shutil.copytree(LISTS / "_raad", tmp_path / "raad")
    return tmp_path / "raad"


def own(council: Path) -> list[list[Any]]:
    """A row for each location of the council, as a list would have it."""
    given = [parse(file.read_text("utf-8")) for file in sorted((council / "data/locaties").glob("*.yaml"))]
    return [[each.get(field) for field in FIELDS] for each in given if each.get("naam")]


def book_of(*sheets: tuple[str, list[list[Any]]]) -> openpyxl.Workbook:
    (first, rows), *others = sheets
    book = workbook(rows, first)
    for title, more in others:
        sheet = book.create_sheet(title)
        for row in more:
            sheet.append(row)
    return book


def prepared(council: Path, book: openpyxl.Workbook) -> Job:
    return job.prepare(council, saved(book), ASKED)


def halves(council: Path) -> tuple[list[list[Any]], list[list[Any]]]:
    """The rows of the council's locations without one that is at work, and that one."""
    rows = own(council)
    return [each for each in rows if each[1] != AT_WORK], [each for each in rows if each[1] == AT_WORK]


def test_sheets_with_the_same_titles_are_one_list(council: Path) -> None:
    first, second = halves(council)
    found = prepared(council, book_of(("Deel 1", [TITLES, *first]), ("Deel 2", [TITLES, *second])))
    assert found.heading.read == ("Deel 1", "Deel 2")
    assert len(found.heading.rows) == len(first) + len(second)
    assert found.comparison.gone.records == []
    alone = prepared(council, book_of(("Deel 1", [TITLES, *first])))
    assert [each.id for each in alone.comparison.gone.records] != []


def test_a_sheet_with_its_columns_in_another_order_is_read_as_meant(council: Path) -> None:
    turned = [list(reversed(row)) for row in ([*TITLES], [900777, "De Mot", "groepsopvang", 14, 9999])]
    found = prepared(council, book_of(("Deel 1", [TITLES, *own(council)]), ("Deel 2", turned)))
    (new,) = found.comparison.new
    assert (new.name, new.fields["vergunde_plaatsen"], new.sheet, new.row) == ("De Mot", "14", "Deel 2", 2)
    assert "blad ‘Deel 2’, rij 2: De Mot" in found.shown()


def test_what_is_wrong_is_told_with_its_sheet(council: Path) -> None:
    wrong = [TITLES, [900778, "De Wesp", "groepsopvang", 14, "99"]]
    told = prepared(council, book_of(("Een", [TITLES, *own(council)]), ("Twee", wrong))).shown()
    assert "blad ‘Twee’, rij 2, kolom ‘Postcode’: ‘99’ is geen postcode" in told


def test_the_same_on_two_sheets_is_doubtful_and_says_where(council: Path) -> None:
    mot = [900777, "De Mot", "groepsopvang", 14, 9999]
    told = prepared(council, book_of(("Een", [TITLES, mot]), ("Twee", [TITLES, mot]))).shown()
    assert "dezelfde staat al hoger in de lijst, in blad ‘Een’, op nummer 2" in told


@pytest.mark.parametrize("titles", [[], ["Nummer", "Benaming", "Aard", "Aantal", "Post"]], ids=["none", "others"])
def test_a_sheet_that_may_go_on_with_the_list_is_named_and_nobody_is_gone(council: Path, titles: list[str]) -> None:
    first, second = halves(council)
    found = prepared(
        council, book_of(("Lijst", [TITLES, *first]), ("Vervolg", [*([titles] if titles else []), *second]))
    )
    assert "Niet gelezen: blad ‘Vervolg’" in found.shown()
    assert found.comparison.gone.records == []
    assert "een blad van de lijst is niet gelezen" in found.shown()
    assert found.has_troubles


def test_a_hidden_sheet_is_named_and_not_read(council: Path) -> None:
    first, second = halves(council)
    book = book_of(("Lijst", [TITLES, *first]), ("Oud", [TITLES, *second]))
    book["Oud"].sheet_state = "hidden"
    found = prepared(council, book)
    assert "Niet gelezen: blad ‘Oud’ (2 rijen), want het is verborgen." in found.shown()
    assert found.comparison.gone.records == []


def test_a_sheet_with_an_explanation_is_named_and_in_nobodys_way(council: Path) -> None:
    first, _ = halves(council)
    found = prepared(council, book_of(("Lijst", [TITLES, *first]), ("Uitleg", [["Dit blad legt uit wat er staat."]])))
    assert "Niet gelezen: blad ‘Uitleg’ (1 rij)" in found.shown()
    assert found.comparison.gone.records != []
    assert not found.has_troubles


def test_merged_cells_below_the_titles_are_told_and_nobody_is_gone(council: Path) -> None:
    first, _ = halves(council)
    book = book_of(("Lijst", [["Opvang in Speeldoosdorp"], TITLES, *first, ["Totaal", None, None, 99]]))
    book.active.merge_cells("A1:E1")
    assert "Samengevoegde" not in prepared(council, book).shown()
    book.active.merge_cells("C3:C4")
    found = prepared(council, book)
    assert "Samengevoegde cellen in blad ‘Lijst’: C3:C4." in found.shown()
    assert found.comparison.gone.records == []
    assert found.has_troubles


def test_many_merged_cells_are_counted(council: Path) -> None:
    rows = [[900700 + each, f"De Mot {each}", "groepsopvang", 14, 9999] for each in range(14)]
    book = book_of(("Lijst", [TITLES, *rows]))
    for row in range(2, 16, 2):
        book.active.merge_cells(f"C{row}:C{row + 1}")
    assert "C2:C3, C4:C5, C6:C7, C8:C9, C10:C11 en nog 2. Alleen" in prepared(council, book).shown()


def test_what_is_left_to_do_names_what_was_not_read(council: Path, tmp_path: Path) -> None:
    first, second = halves(council)
    found = prepared(council, book_of(("Lijst", [TITLES, *first]), ("Vervolg", second)))
    job.write(council, found, tmp_path / "te-doen.txt")
    assert "[ ] Niet gelezen: blad ‘Vervolg’" in (tmp_path / "te-doen.txt").read_text("utf-8")


def test_a_point_outside_belgium_is_told_with_its_column(council: Path) -> None:
    text = "Naam;Soort opvang;Plaatsen;Postcode;Longitude;Latitude\nDe Mot;groepsopvang;14;9999;4.81;52.35\n"
    told = job.prepare(council, text.encode(), ASKED).shown()
    assert "regel 2, kolom ‘Latitude’: ‘52.35’ is geen breedtegraad in België" in told


def test_a_line_that_names_the_separator_titles_above_and_totals_below_are_no_rows(council: Path) -> None:
    head, *rows = csv_of(2).decode().splitlines()
    text = "\n".join(
        [
            "sep=;",
            "Lijst opvanglocaties;;;",
            "Toestand op 1 november 2026;;;",
            ";;;",
            head,
            *rows,
            "Totaal;;;;28;;;",
            "",
        ]
    )
    found = job.prepare(council, text.encode(), ASKED)
    assert [each.row for each in found.comparison.new] == [6, 7]
    assert found.comparison.broken == []
    assert len(HEAD) == len(found.heading.names)
