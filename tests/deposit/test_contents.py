"""What is in the bag of a year: everything of it with names, the data beside it, and in words what is not final yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from lok.archive.archive import Attachment
from lok.deposit import Given, State, archive_zip, deposit, given_at, state_of
from lok.deposit.contents import year_of
from lok.deposit.job import FaultyError
from lok.deposit.packing import Piece, bag
from lok.kinds.vergaderstatus import HELD
from lok.papers import BY_KEY, written
from lok.words.terminal import RefusedError
from samples import whole_council
from samples.deposits import as_words, faults, on_disk, quick, rows
from samples.small_council import edit
from samples.under_git import git

if TYPE_CHECKING:
    from pathlib import Path

    from lok.deposit import Deposit


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return whole_council.found(tmp_path_factory.mktemp("raad") / "lok")


@pytest.fixture(scope="module")
def made(root: Path) -> Deposit:
    return quick(root)


def text(made: Deposit, path: str) -> str:
    return made.files[path].decode()


def test_names_that_went_already_are_told_and_their_receipt_goes_along(root: Path) -> None:
    """Who archives late must know it; the receipt of the year on which they went belongs in its bag."""
    path = root / "data/vergaderingen/verg-2026-03-12.yaml"
    before = path.read_text("utf-8")
    receipt = root / "data/verwijderingen/weg-2026-11-01.yaml"
    receipt.write_text(
        "id: weg-2026-11-01\nop: 2026-11-01\ndoor: secretariaat\nweggehaald:\n  - wat: namen_aanwezigen\n"
        "    termijn: 2 jaar na de vergadering\n    grond: een regel\n    aantal: 1\n    waaruit: [vergaderingen/verg-2026-03-12]\n",
        "utf-8",
    )
    try:
        path.write_text(
            before.replace("status: aanwezig\n", "status: aanwezig\n    persoon: (weggehaald)\n", 1), "utf-8"
        )
        made = quick(root)
    finally:
        path.write_text(before, "utf-8")
        receipt.unlink()
    assert any("Namen zijn al weggehaald" in each and "12 maart 2026" in each for each in made.said)
    assert "data/records/verwijderingen/weg-2026-11-01.yaml" in made.files


def test_it_is_a_whole_bag(made: Deposit) -> None:
    assert made.name == "archief-lok-voorbeeldstad-2026"
    assert faults(dict(made.files)) == []
    broken = {**made.files, "data/tabellen/besluiten.csv": b"anders"}
    assert faults(broken), "the check of the test sees a change"
    assert faults({path: each for path, each in made.files.items() if path != "data/tabellen/besluiten.csv"})


def test_every_held_meeting_has_its_minutes_with_names_and_the_code_of_that_text(root: Path, made: Deposit) -> None:
    given = given_at(root, 2026, whole_council.DAY)
    held = [
        each for each in given.archive.all("vergaderingen") if each.gepland_begin.year == 2026 and each.status in HELD
    ]
    assert len(held) == 4
    found = {path for path in made.files if "/verslag-" in path}
    assert len(found) == len(held)
    minutes = text(made, "data/vergaderingen/2026-06-18/verslag-2026-06-18.pdf")
    edition = year_of(given).edition
    paper = written(edition, BY_KEY["verslag"], edition.find("vergaderingen", "verg-2026-06-18"))
    assert paper.code in minutes
    assert "Voorbeeldpersoon" in minutes
    assert minutes.rstrip().endswith("Handtekening:")


def test_minutes_that_nobody_approved_are_a_draft_by_name_in_the_text_and_in_the_inventory(made: Deposit) -> None:
    path = "data/vergaderingen/2026-09-17/verslag-2026-09-17-ONTWERP.pdf"
    assert text(made, path).startswith("ONTWERP")
    (row,) = (each for each in rows(made.files["inventaris.csv"]) if each["bestand"] == path)
    assert row["wat het is"].startswith("ONTWERP van het verslag, niet goedgekeurd")
    assert (
        "2 verslagen zijn nog niet goedgekeurd en zitten er als ontwerp in: 17 september 2026, 5 november 2026."
        in text(made, "LEESMIJ.txt")
    )
    assert any("niet goedgekeurd" in each for each in made.said)


def test_a_year_that_is_over_and_approved_says_that_nothing_is_open(root: Path) -> None:
    given = given_at(root, 2025, whole_council.DAY)
    kinds = {
        soort: {each.id: each.model_copy(update={"voorbeeld": False}) for each in some.values()}
        for soort, some in given.archive.records.items()
    }
    made = deposit(replace(given, archive=replace(given.archive, records=kinds)), pdf=as_words)
    assert made.said == ()
    assert "Niets: het jaar is voorbij en elk verslag is goedgekeurd." in text(made, "LEESMIJ.txt")
    assert not any("ONTWERP" in path for path in made.files)


def test_a_year_that_is_not_over_warns(made: Deposit) -> None:
    assert made.said[1] == "Het jaar 2026 is nog niet voorbij: maak deze uitvoer opnieuw na 31 december."
    assert "Nog niet gehouden, of nog niet ingevuld: 10 december 2026." in text(made, "LEESMIJ.txt")


def test_an_invented_example_is_no_dossier(made: Deposit) -> None:
    assert "verzonnen voorbeeld: dit is geen dossier voor het archief" in made.said[0]
    assert made.said[0] in text(made, "LEESMIJ.txt")


def test_two_attachments_of_one_name_both_go_along(root: Path) -> None:
    given = given_at(root, 2026, whole_council.DAY)
    (meeting,) = (each for each in given.archive.all("vergaderingen") if each.id == "verg-2026-06-18")
    paths = ("publiek/a/Nota.txt", "leden/a/nota.txt", "leden/b.txt")
    twice = meeting.model_copy(update={"bijlagen": paths})
    kept = {**given.archive.records["vergaderingen"], meeting.id: twice}
    files = {**given.archive.attachments, **{each: Attachment(each) for each in paths}}
    archive = replace(given.archive, records={**given.archive.records, "vergaderingen": kept}, attachments=files)
    read = replace(given, archive=archive, read=lambda path: path.encode())
    folder = "data/vergaderingen/2026-06-18/bijlagen/"
    found = {
        path.removeprefix(folder): each
        for path, each in deposit(read, pdf=as_words).files.items()
        if path.startswith(folder)
    }
    assert {
        "publiek-a-Nota.txt": b"content/publiek/a/Nota.txt",
        "leden-a-nota.txt": b"content/leden/a/nota.txt",
        "b.txt": b"content/leden/b.txt",
    }.items() <= found.items()


def test_what_a_member_wrote_is_no_formula_in_a_table_and_stays_in_the_record(root: Path) -> None:
    given = given_at(root, 2026, whole_council.DAY)
    some = {each.id: each.model_copy(update={"persoon": "=CMD|x"}) for each in given.archive.all("mandaten")}
    archive = replace(given.archive, records={**given.archive.records, "mandaten": some})
    made = deposit(replace(given, archive=archive), pdf=as_words)
    assert {each["persoon"] for each in rows(made.files["data/tabellen/mandaten.csv"])} == {"'=CMD|x"}


def test_one_piece_never_takes_the_place_of_another() -> None:
    pieces = [Piece("a/B.txt", b"1", "x"), Piece("a/b.txt", b"2", "y")]
    with pytest.raises(ValueError, match=r"a/b\.txt"):
        bag("archief", pieces, "lees", [], whole_council.DAY)


def test_a_year_without_a_meeting_says_so(root: Path) -> None:
    with pytest.raises(RefusedError, match=r"van 2012 is er geen vergadering en geen advies.*van 2020 tot 2026"):
        quick(root, 2012)


def test_a_year_in_which_every_meeting_was_called_off_says_so(root: Path) -> None:
    given = given_at(root, 2020, whole_council.DAY)
    kept = dict(given.archive.records["vergaderingen"])
    del kept["verg-2020-02-06"]
    archive = replace(given.archive, records={**given.archive.records, "vergaderingen": kept})
    made = deposit(replace(given, archive=archive), pdf=as_words)
    assert "In 2020 is er geen vergadering gehouden: er is geen enkel verslag." in made.said
    assert len(rows(made.files["data/tabellen/vergaderingen.csv"])) == 2
    assert faults(dict(made.files)) == []


def test_an_advice_is_there_in_the_year_it_was_given_and_in_the_year_it_was_answered(root: Path, made: Deposit) -> None:
    advices = {each["advies"] for each in rows(made.files["data/tabellen/adviezen.csv"])}
    assert "adv-2026-04" not in advices, "a draft was not given"
    assert {"adv-2026-01", "adv-2026-02", "adv-2026-05"} <= advices
    answered = [each for each in rows(made.files["data/tabellen/antwoorden.csv"]) if each["advies"] == "adv-2026-02"]
    assert answered[0]["resultaat"] == "in beraad"
    replies = text(made, "data/adviezen/adv-2026-02/adv-2026-02-antwoorden.pdf")
    assert "College van burgemeester en schepenen, 13 juli 2026" in replies
    assert "Het college wacht op de nota over het patrimonium" in replies
    before = deposit(on_day(root, date(2026, 7, 1)), pdf=as_words)
    assert "data/adviezen/adv-2026-02/adv-2026-02-antwoorden.pdf" not in before.files, "nobody had told the council yet"


def on_day(root: Path, day: date) -> Given:
    given = given_at(root, 2026, whole_council.DAY)
    return Given(given.archive, 2026, day, State(), given.read)


def test_attachments_go_along_as_they_were_handed_in(root: Path, made: Deposit) -> None:
    found = {path: each for path, each in made.files.items() if "/bijlagen/" in path}
    assert found
    originals = {each.read_bytes() for each in (root / "content").rglob("bijlagen/*")}
    assert set(found.values()) <= originals


def test_the_records_are_the_files_themselves_and_no_others_than_of_the_year(root: Path, made: Deposit) -> None:
    kept = {path.removeprefix("data/records/"): each for path, each in made.files.items() if "/records/" in path}
    assert {path: (root / "data" / path).read_bytes() for path in kept} == kept
    assert all("2026" in path for path in kept if path.startswith("vergaderingen/"))
    assert not any(path.startswith(("locaties/", "contactpunten/", "memoranda/")) for path in kept)
    assert any(path.startswith("zetels/") for path in kept)


def test_the_tables_say_what_the_records_say(root: Path, made: Deposit) -> None:
    archive = given_at(root, 2026, whole_council.DAY).archive
    meetings = [each for each in archive.all("vergaderingen") if each.gepland_begin.year == 2026]
    items = [item for each in meetings for item in each.agendapunten]
    table = {
        path.removeprefix("data/tabellen/"): rows(each) for path, each in made.files.items() if "/tabellen/" in path
    }
    assert len(table["vergaderingen.csv"]) == len(meetings)
    assert len(table["agendapunten.csv"]) == len(items)
    assert len(table["stemmingen.csv"]) == sum(len(each.stemmingen) for each in items)
    assert len(table["aanwezigheden.csv"]) == sum(len(each.aanwezigheden) for each in meetings)
    assert {each["besluit"] for each in table["besluiten.csv"] if each["besluit"]} == {
        each.besluit.strip() for each in items if each.besluit
    }
    named = [each for each in table["aanwezigheden.csv"] if each["persoon"].startswith("Voorbeeldpersoon")]
    assert len(named) > len(meetings)
    persons = {
        each.persoon
        for each in archive.all("mandaten")
        if each.van.year <= 2026 and not (each.tot and each.tot.year < 2026)
    }
    assert {each["persoon"] for each in table["mandaten.csv"]} == persons


def test_each_file_has_its_words_in_the_inventory(made: Deposit) -> None:
    inventory = rows(made.files["inventaris.csv"])
    assert {each["bestand"] for each in inventory} == {path for path in made.files if path.startswith("data/")}
    assert all(each["wat het is"] for each in inventory)
    payload = len(inventory)
    assert f"{payload} bestanden in de map data/:" in text(made, "LEESMIJ.txt")


def test_the_same_records_and_day_give_the_same_bytes_and_another_day_the_same_data(root: Path, made: Deposit) -> None:
    assert quick(root).files == made.files
    other = deposit(on_day(root, date(2026, 11, 24)), pdf=as_words)
    data = {path for path in made.files if path.startswith(("data/records/", "data/tabellen/", "data/vergaderingen/"))}
    assert {path for path in data if other.files[path] != made.files[path]} == set()


def test_the_zip_holds_that_folder(root: Path, made: Deposit, tmp_path: Path) -> None:
    file = archive_zip(given_at(root, 2026, whole_council.DAY), pdf=as_words)
    assert (file.name, file.media_type) == (f"{made.name}.zip", "application/zip")
    (tmp_path / file.name).write_bytes(file.content)
    with ZipFile(tmp_path / file.name) as packed:
        packed.extractall(tmp_path)
    assert on_disk(tmp_path / made.name) == dict(made.files)


def test_records_with_a_fault_are_refused_and_the_fault_is_told(tmp_path: Path) -> None:
    root = whole_council.found(tmp_path / "lok")
    edit(root / "data/vergaderingen/verg-2026-06-18.yaml", "volgnummer:", "volgnumer:")
    with pytest.raises(FaultyError, match="in de gegevens; er is niets geschreven") as refused:
        given_at(root, 2026, whole_council.DAY)
    assert "volgnumer" in refused.value.message
    assert all(each.blocks for each in refused.value.problems)


def test_the_state_of_the_records_is_told_in_words(tmp_path: Path) -> None:
    root = tmp_path / "lok"
    (root / "data").mkdir(parents=True)
    assert "geen geschiedenis" in state_of(root).words
    (root / "data/a.yaml").write_text("id: a\n", "utf-8")
    git(root, "init")
    assert state_of(root) == State(), "nothing was ever kept"
    git(root, "add", ".")
    git(root, "commit", "-m", "x", "--date", "2026-03-12T14:05:00+01:00")
    state = state_of(root)
    assert state.words.startswith("Stand van ")
    assert f"kenmerk {state.code[:12]}." in state.words
    assert state.unsaved == 0
    (root / "data/a.yaml").write_text("id: b\n", "utf-8")
    (root / "data/b.yaml").write_text("id: b\n", "utf-8")
    assert "Daarna zijn nog 2 bestanden gewijzigd zonder dat het bewaard werd." in state_of(root).words


def test_a_print_that_is_no_pdf_a_is_named(root: Path) -> None:
    made = quick(root, 2025)
    assert "- Een gewone pdf, geen PDF/A: vergaderingen/2025-03-20/verslag-2025-03-20.pdf (" in text(
        made, "LEESMIJ.txt"
    )
