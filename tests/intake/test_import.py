"""``lok import`` beyond one list: workbooks, hostile files, writing whole or not at all, and many rows."""

from __future__ import annotations

import io
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lok.archive.load import load
from lok.build.check import check
from lok.cli import lok
from lok.edition.select import select
from lok.intake import job, mappings, tables, workbooks
from lok.intake.rows import MAX_COLUMNS, MAX_ROWS, Row
from lok.model.audience import Audience
from lok.words.terminal import RefusedError, WrongUse, complain
from samples.places import LISTS

DAY = date(2026, 11, 26)
BESIDE = "build/import/.te-doen.txt.nieuw"
ASKED = job.Asked(DAY)
HEAD = [
    *("Dossiernr", "Naam locatie", "Organisator", "Soort opvang", "Plaatsen", "Tarief", "Postcode", "Gemeente"),
    *("Deelgemeente", "Doelgroep", "Status"),
]


@pytest.fixture
def council(tmp_path: Path) -> Path:
    shutil.copytree(LISTS / "_raad", tmp_path / "raad")
    (tmp_path / "raad" / "data" / "locaties" / "loc-nog-leeg.yaml").unlink()
    return tmp_path / "raad"


def contents(folder: Path) -> dict[str, bytes]:
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def run(council: Path, file: Path, *words: str) -> int:
    given = ["import", "--root", str(council), "--date", DAY.isoformat(), *words, str(file)]
    return complain(lambda: lok.main(given, standalone_mode=False))


def csv_of(count: int, start: int = 0) -> bytes:
    rows = (
        f"{910000 + number};Opvang Nummer {number};De Blauwe Rups;groepsopvang;14;vrij;9999;Speeldoosdorp;Speeldoosdorp;0-3;open"
        for number in range(start, start + count)
    )
    return "\n".join([";".join(HEAD), *rows, ""]).encode()


def workbook(rows: list[list[Any]], title: str = "Lijst") -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


# --- workbooks ---------------------------------------------------------------------------------------------------


def test_a_workbook_with_merged_headings_days_and_lost_zeros_is_read(council: Path) -> None:
    book = workbook(
        [
            ["Opvang in Speeldoosdorp", None, None, None, None, None, None, None, None],
            [],
            ["Locatie", None, None, None, "Plaatsen", None, None, None, None],
            [
                "Naam",
                "Dossiernummer",
                "Organisator",
                "Soort opvang",
                "Vergund",
                "IKT",
                "Tarief",
                "Postcode",
                "Begindatum",
            ],
            ["De Mier", 900001, "De Blauwe Rups", "groepsopvang", 24.0, None, "vrij", 9999, None],
            [],
            ["De Mot", 900010, "De Blauwe Rups", "groepsopvang", 14, 14, "IKT", 9999.0, datetime(2024, 3, 1)],  # noqa: DTZ001 - a workbook has no time zones
        ]
    )
    book.active.merge_cells("A1:I1")
    book.active.merge_cells("A3:D3")
    book.active.merge_cells("E3:F3")
    notes = book.create_sheet("Uitleg")
    notes.append(["Dit blad legt uit wat er staat."])
    hidden = book.create_sheet("Verborgen")
    for row in [
        HEAD,
        *[[9, f"Geheim {each}", "x", "groepsopvang", 9, "vrij", 9999, "y", "y", "0-3", "open"] for each in range(9)],
    ]:
        hidden.append(row)
    hidden.sheet_state = "hidden"
    found = job.prepare(council, saved(book), ASKED)
    assert found.heading.sheet.name == "Lijst"
    assert [each.name for each in found.comparison.new] == ["De Mot"]
    text = next(iter(found.new.values()))
    assert "dossiernummer: 0000900010\n" in text
    assert "vergund_van: 2024-03-01" in text
    assert "ikt_plaatsen: 14" in text
    assert found.comparison.same == 1


def test_cells_of_a_workbook_become_text() -> None:
    moment = datetime(2024, 3, 1, 9, 30)  # noqa: DTZ001 - likewise
    book = workbook([[True, False, 1.0, 1.5, moment, date(2024, 3, 1), "a\nb", None, "=1+1"]])
    (sheet,) = workbooks.read(saved(book))
    assert sheet.rows[0].cells == ("ja", "nee", "1", "1.5", "2024-03-01 09:30", "2024-03-01", "a b")


def test_a_stray_cell_at_the_end_of_a_sheet_costs_nothing() -> None:
    book = workbook([["Naam", "Postcode"], ["De Mot", 9999]])
    book.active.cell(row=1_048_576, column=16_384, value=" ")
    (sheet,) = workbooks.read(saved(book))
    assert sheet.rows[1].cells[:2] == ("De Mot", "9999")
    assert len(sheet.rows) < 2 + 2 * workbooks.MOST_EMPTY
    assert max(len(row.cells) for row in sheet.rows) <= MAX_COLUMNS


def zipped(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_", "."), content)
    return stream.getvalue()


def with_part(raw: bytes, name: str, content: bytes) -> bytes:
    """A workbook with one of its parts replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(each, content if each == name else old.read(each))
    return stream.getvalue()


BILLION = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&b;</t></si></sst>'
)
GOOD = saved(workbook([["Naam", "Postcode"], ["De Mot", 9999]]))
LONG = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    + b"<row><c><v>1</v></c></row>" * (MAX_ROWS + 1)
    + b"</sheetData></worksheet>"
)
WIDE = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
    + b'<c r="A1"/>' * 2_000_000
    + b"</row></sheetData></worksheet>"
)
"""One row of two million cells, of which reading takes half a gigabyte; packed it is a few kilobytes."""


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        pytest.param(zipped(xl__workbook_xml=b"\0" * 130_000_000), "te groot", id="bomb"),
        pytest.param(zipped(**{f"a{each}": b"" for each in range(2_100)}), "te groot", id="many-parts"),
        pytest.param(with_part(GOOD, "xl/worksheets/sheet1.xml", BILLION), "declaratie", id="entities"),
        pytest.param(
            with_part(GOOD, "xl/worksheets/sheet1.xml", BILLION.decode().encode("utf-16")),
            "declaratie",
            id="entities-utf-16",
        ),
        pytest.param(
            with_part(GOOD, "xl/worksheets/sheet1.xml", b"<worksheet><row"), "gelezen kan worden", id="cut-off"
        ),
        pytest.param(with_part(GOOD, "xl/workbook.xml", b"geen xml"), "gelezen kan worden", id="no-xml"),
        pytest.param(GOOD[: len(GOOD) // 2], "gelezen kan worden", id="half"),
        pytest.param(zipped(word__document_xml=b"<a/>"), "geen .xlsx", id="word"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "oud Excel-bestand", id="xls"),
        pytest.param(b"%PDF-1.7", "pdf", id="pdf"),
        pytest.param(b"\x89PNG\r\n", "afbeelding", id="png"),
        pytest.param(b"a" * (tables.MAX_BYTES + 1), "groter dan 20 MB", id="large"),
        pytest.param(b"naam;postcode\n" + b"a;1\n" * (MAX_ROWS + 1), "meer dan 50.000 rijen", id="rows"),
        pytest.param(
            with_part(GOOD, "xl/worksheets/sheet1.xml", LONG), "meer dan 50.000 rijen", id="rows-of-a-workbook"
        ),
        pytest.param(with_part(GOOD, "xl/worksheets/sheet1.xml", WIDE), "meer cellen", id="wide-row"),
        pytest.param(b'{"a": ' + b"[" * 100_000, "niet volledig", id="deep-json"),
        pytest.param(b'{"a": [1, 2]}', "geen diensten", id="other-json"),
        pytest.param(b"naam;\x81\x8d\xff", "tekens", id="no-text"),
    ],
)
def test_a_hostile_or_wrong_file_is_refused_in_dutch(raw: bytes, told: str, council: Path) -> None:
    before = contents(council)
    with pytest.raises(RefusedError, match=told):
        job.prepare(council, raw, ASKED)
    assert contents(council) == before


def test_a_part_that_says_it_is_smaller_than_it_is_is_refused() -> None:
    raw = bytearray(with_part(GOOD, "xl/worksheets/sheet1.xml", b"<sst>" + b" " * 900_000 + b"</sst>"))
    size = (900_011).to_bytes(4, "little")
    assert size in raw
    with pytest.raises(RefusedError):
        workbooks.read(bytes(raw).replace(size, (11).to_bytes(4, "little")))


# --- mappings ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("soort: mandaten\nkolommen: {naam: naam}\n", "soort moet een van deze zijn"),
        ("soort: locaties\nkolommen: {naam: naam, dossiernumer: nr}\n", "Bedoelde je ‘dossiernummer’"),
        ("soort: locaties\nkolommen: {postcode: pc}\n", "ontbreekt naam"),
        ("soort: locaties\nkolommen: {naam: nr, huisnummer: nr}\n", "staat bij naam en bij huisnummer"),
        ("soort: locaties\nkolommen: {naam: naam}\nkleur: rood\n", "‘kleur’ hoort hier niet"),
        ("soort: locaties\nkolommen: {naam: naam}\nlengte: {dossiernummer: veel}\n", "moet een getal zijn"),
        ("soort: locaties\nkolommen: naam\n", "horen velden"),
        ("soort: locaties\nkolommen: {naam: naam}\nwoorden: {prijs: vrij}\n", "horen waarden"),
        (
            "soort: locaties\nkolommen: {naam: naam}\nwoorden: {prijs: {gratis: [nul]}}\n",
            "‘gratis’. Kies uit: inkomenstarief",
        ),
        ("soort: locaties\nkolommen: {naam: naam}\nvast: {status: open}\n", "onder vast staat bij status ‘open’"),
        ("soort: locaties\nkolommen:\n\tnaam: x\n", "proef.yaml:3"),
    ],
)
def test_a_wrong_mapping_is_explained(council: Path, text: str, told: str) -> None:
    folder = council / mappings.FOLDER
    folder.mkdir(parents=True)
    (folder / "proef.yaml").write_text(text, "utf-8")
    with pytest.raises(WrongUse, match=told):
        job.prepare(council, csv_of(1), ASKED)


def test_an_unknown_mapping_names_those_that_are_there(council: Path) -> None:
    with pytest.raises(WrongUse, match="locaties, organisatoren, sociale-kaart"):
        job.prepare(council, csv_of(1), job.Asked(DAY, "proef"))


def test_a_mapping_of_the_repository_itself_counts(council: Path) -> None:
    folder = council / mappings.FOLDER
    folder.mkdir(parents=True)
    (folder / "eigen.yaml").write_text(
        "soort: locaties\nnaam: Onze lijst\nkolommen: {naam: [hoe het heet], postcode: waar}\n", "utf-8"
    )
    found = job.prepare(council, b"Hoe het heet;Waar\nDe Mot;9999\n", job.Asked(DAY, "eigen"))
    assert [each.name for each in found.comparison.new] == ["De Mot"]


# --- writing -----------------------------------------------------------------------------------------------------


def test_what_is_written_is_right_and_importing_twice_proposes_nothing_new(council: Path) -> None:
    before = contents(council)
    file = council.parent / "lijst.csv"
    file.write_bytes(csv_of(500))
    assert run(council, file, "--write") == 0
    after = contents(council)
    assert {path: after[path] for path in before} == before
    assert sum(path.startswith("data/locaties/loc-nummer") or "opvang-nummer" in path for path in after) == 500
    assert not [each for each in load(council).problems if each.blocks]
    again = job.prepare(council, csv_of(500), ASKED)
    assert not again.new
    assert not again.comparison.changed
    assert again.comparison.same == 500


@pytest.mark.parametrize(
    "name", ["prive.csv", "puntkomma-latin-1.csv", "nullen-kwijt.csv", "organisatoren.csv", "sociale-kaart.json"]
)
def test_every_list_is_read_in_once(council: Path, name: str) -> None:
    run(council, LISTS / name, "--write")
    again = job.prepare(council, (LISTS / name).read_bytes(), ASKED)
    assert not again.new
    assert not again.comparison.changed
    assert not [
        each for each in load(council).problems if each.blocks and each.code not in ("missing", "none-required")
    ]


def test_nothing_private_of_a_list_comes_into_the_repository(council: Path) -> None:
    run(council, LISTS / "prive.csv", "--write")
    made = b"\n".join(contents(council).values()).decode()
    assert "loc-ukkepuk" in made
    for word in ("Geheimepad", "gmail", "47" + "0 00 00", "4.1012"):
        assert word not in made
    assert "Openlaan" in made
    assert "gsm-nummer" in (council / "build" / "import" / "te-doen.txt").read_text("utf-8")


def test_what_a_value_calls_for_is_asked_for(council: Path) -> None:
    raw = b"Naam;Soort;Plaatsen;Tarief;Status\nDe Mot;groepsopvang;14;IKTMIX;stopgezet\nDe Mug;groepsopvang;14;vrij;open\n"
    found = job.prepare(council, raw, ASKED)
    assert not found.has_troubles
    stopped, working = found.comparison.new
    assert {"ikt_plaatsen", "stopgezet_op"} <= set(stopped.missing)
    assert not {"ikt_plaatsen", "stopgezet_op"} & set(working.missing)
    assert "\nikt_plaatsen: # VUL IN\n" in next(iter(found.new.values()))


def fill_in(council: Path) -> None:
    """Give the council columns of its own, which fill in what the lists leave out."""
    folder = council / mappings.FOLDER
    folder.mkdir(parents=True)
    text = (mappings.OURS / "locaties.yaml").read_text("utf-8")
    fixed = "vast: {doelgroep: baby_peuter, status: actief, wijk: Speeldoosdorp}\n"
    (folder / "locaties.yaml").write_text(text + fixed, "utf-8")


def test_what_no_column_says_is_asked_for_and_never_made_up(council: Path) -> None:
    found = job.prepare(council, b"Naam;Soort opvang\nDe Mot;groepsopvang\n", ASKED)
    text = next(iter(found.new.values()))
    for field in ("organisator", "doelgroep", "vergunde_plaatsen", "prijs", "postcode", "gemeente", "wijk", "status"):
        assert f"\n{field}: # VUL IN\n" in text
    assert "ikt_plaatsen" not in text


HEADS = b"Dossiernr;Naam;Organisator;Soort opvang;Straat;Nr;Gemeente\n"


LIBEL, KREKEL = b"900002;Libel;Keverland;;;;\n", b"900003;Krekel;Keverland;;;;\n"
OTHER = b";De Mot;Poppenhuis;;;;\n"


@pytest.mark.parametrize(
    ("rows", "gone", "unsaid"),
    [
        pytest.param(b"900001;De Mier;;groepsopvang;;;\n", [], {"opvangsoort dan groepsopvang": 2}, id="sort"),
        pytest.param(LIBEL, ["loc-krekel"], {"organisator": 1}, id="organiser"),
        pytest.param(LIBEL + OTHER + KREKEL, ["loc-mier"], {}, id="organisers"),
        pytest.param(b";De Mot;;;;;Poppenhuisdorp\n", [], {"gemeente dan Poppenhuisdorp": 3}, id="town"),
        pytest.param(LIBEL + OTHER, [], {"minder dan de helft": 2}, id="few"),
    ],
)
def test_nobody_is_gone_from_a_list_of_others(
    council: Path, rows: bytes, gone: list[str], unsaid: dict[str, int]
) -> None:
    found = job.prepare(council, HEADS + rows, ASKED).comparison.gone
    assert [each.id for each in found.records] == gone
    assert len(found.unsaid) == len(unsaid)
    for reason, count in unsaid.items():
        assert [number for said, number in found.unsaid.items() if reason in said] == [count]


def test_a_heading_without_rows_is_no_list(council: Path) -> None:
    with pytest.raises(RefusedError, match="geen enkele rij"):
        job.prepare(council, HEADS, ASKED)


def test_nobody_is_gone_from_what_is_said_to_be_a_part(
    council: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "lijst.csv").write_bytes(HEADS + b";De Mot;;;;;\n;De Mug;;;;;\n")
    assert run(council, tmp_path / "lijst.csv", "--deel") == 0
    told = capsys.readouterr().out
    assert "0 verdwenen" in told
    assert "3 records: jij zei dat de lijst maar een deel is" in told


def test_a_list_that_calls_a_home_group_care_does_not_tell_its_street(council: Path) -> None:
    found = job.prepare(council, HEADS + b"900002;Libel;;groepsopvang;Geheimepad;3;\n", ASKED)
    assert "loc-libel" in found.shown()
    assert "Geheimepad" not in found.shown()
    assert "Tollenpad" not in found.shown()


def test_family_care_is_a_home_whatever_a_list_says(council: Path) -> None:
    (council / mappings.FOLDER).mkdir(parents=True)
    text = "soort: locaties\nkolommen: {naam: naam, opvangsoort: soort, straat: straat, in_woning: woning}\n"
    (council / mappings.FOLDER / "eigen.yaml").write_text(text, "utf-8")
    rows = "Naam;Soort;Straat;Woning\nA;gezinsopvang;Geheimepad 1;nee\nB;groepsopvang;Geheimepad 2;ja\nC;groepsopvang;Openlaan 1;\n"
    found = job.prepare(council, rows.encode(), ASKED)
    assert "Geheimepad" not in "".join(found.new.values()) + found.shown()
    assert sum("straat: Openlaan" in text for text in found.new.values()) == 1


def test_what_the_columns_fill_in_is_said(council: Path) -> None:
    fill_in(council)
    found = job.prepare(council, b"Naam;Soort opvang\nDe Mot;groepsopvang\n", ASKED)
    assert "Vast ingevuld waar de lijst niets zegt: doelgroep baby_peuter, status actief, wijk" in found.shown()
    assert "\nstatus: actief\n" in next(iter(found.new.values()))


def test_a_new_home_is_a_quarter_for_the_public(council: Path) -> None:
    fill_in(council)
    run(council, LISTS / "puntkomma-latin-1.csv", "--write")
    run(council, LISTS / "prive.csv", "--write")
    shown = select(load(council).archive, Audience.PUBLIEK, DAY).records["locaties"]
    assert not hasattr(shown["loc-ukkepuk"], "straat")
    assert shown["loc-mot" if "loc-mot" in shown else "loc-de-mot"].straat == "Openlaan"


def test_the_list_of_what_is_left_to_do_names_every_change(council: Path) -> None:
    place = council.parent / "werk" / "lijst.txt"
    assert run(council, LISTS / "veranderd.csv", "--write", "--todo", str(place)) == 0
    told = place.read_text("utf-8")
    assert "[ ] data/locaties/loc-mier.yaml: vergunde_plaatsen: nu ‘24’, in de lijst ‘27’ (regel 2)" in told
    assert "Andere Weg" not in told


def test_a_record_that_came_meanwhile_is_not_replaced(council: Path) -> None:
    found = job.prepare(council, csv_of(3), ASKED)
    path = next(iter(found.new))
    (council / path).write_text("van iemand anders", "utf-8")
    assert job.write(council, found, council / "te-doen.txt") == (path,)
    assert (council / path).read_text("utf-8") == "van iemand anders"
    assert sum(each in contents(council) for each in found.new) == 3


def test_an_unreadable_record_stops_the_import(council: Path) -> None:
    (council / "data" / "locaties" / "loc-mier.yaml").write_text("id: [", "utf-8")
    with pytest.raises(RefusedError, match=r"data/locaties/loc-mier\.yaml:\d+:\d+"):
        job.prepare(council, csv_of(1), ASKED)


def test_an_import_that_dies_while_laying_down_leaves_nothing(council: Path) -> None:
    before = contents(council)
    texts = {f"data/locaties/loc-x{each}.yaml": "x" for each in range(5)}
    beside = council / ".lok-import.nieuw"
    beside.mkdir()
    (beside / "0").write_text("half", "utf-8")
    assert not job.laying(council).unfinished
    job.laying(council).lay_down(texts)
    assert job.laying(council).finish() == ()
    assert {path: text for path, text in contents(council).items() if path not in texts} == before


def test_a_full_disk_leaves_nothing(council: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "lijst.csv").write_bytes(csv_of(3))
    before = contents(council)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before_signal = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300, hard))
    try:
        code = run(council, tmp_path / "lijst.csv", "--write")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before_signal)
    assert code == 2
    told = capsys.readouterr().err
    assert "te groot voor deze schijf: " in told
    assert "data/locaties/loc-opvang-nummer-0.yaml. Wat er al stond, is niet veranderd." in told
    assert contents(council) | {BESIDE: b""} == before | {BESIDE: b""}


@pytest.mark.parametrize("place", ["data", "raad.yaml/te-doen.txt"])
def test_a_list_of_what_is_left_that_cannot_be_written_stops_the_import(
    council: Path, tmp_path: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "lijst.csv").write_bytes(csv_of(3))
    (council / "raad.yaml").write_text("", "utf-8")
    before = contents(council)
    assert run(council, tmp_path / "lijst.csv", "--write", "--todo", str(council / place)) == 2
    told = capsys.readouterr().err
    assert "hier hoort een" in told
    assert "Errno" not in told
    assert contents(council) == before


def test_an_import_that_dies_while_moving_is_finished_by_the_next(council: Path) -> None:
    found = job.prepare(council, csv_of(5), ASKED)
    job.laying(council).lay_down(found.new)
    paths = list(found.new)
    os.link(council / ".lok-import" / "0", council / paths[0])
    file = council.parent / "lijst.csv"
    file.write_bytes(csv_of(5))
    assert run(council, file) == 0
    assert all((council / path).read_text("utf-8") == text for path, text in found.new.items())
    assert not job.laying(council).unfinished
    assert not job.prepare(council, csv_of(5), ASKED).new


@pytest.mark.parametrize("count", [5, 8])
def test_an_import_that_dies_while_clearing_up_is_in_nobodys_way(council: Path, tmp_path: Path, count: int) -> None:
    (tmp_path / "lijst.csv").write_bytes(csv_of(5))
    assert run(council, tmp_path / "lijst.csv", "--write") == 0
    (council / ".lok-import").mkdir()
    (council / ".lok-import" / "3").write_text("x", "utf-8")
    (tmp_path / "lijst.csv").write_bytes(csv_of(count))
    assert run(council, tmp_path / "lijst.csv", "--write") == 0
    assert not (council / ".lok-import").exists()
    assert job.prepare(council, csv_of(count), ASKED).comparison.same == count


def test_a_killed_import_leaves_nothing_half(council: Path) -> None:
    file = council.parent / "lijst.csv"
    file.write_bytes(csv_of(400))
    before = contents(council)
    words = ["import", "--root", str(council), "--date", DAY.isoformat(), "--write", str(file)]
    process = subprocess.Popen(
        [sys.executable, "-m", "lok.cli", *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    beside = council / ".lok-import.nieuw"
    until = time.monotonic() + 60
    while not beside.exists() and process.poll() is None and time.monotonic() < until:
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)
    process.wait()
    now = contents(council)
    whole = {path: text for path, text in now.items() if path.startswith("data/")}
    assert {path: now[path] for path in before} == before
    assert all(text.endswith(b"laatst_gewijzigd: 2026-11-26\n") for path, text in whole.items() if path not in before)
    assert run(council, file, "--write") == 0
    again = job.prepare(council, file.read_bytes(), ASKED)
    assert again.comparison.same == 400
    assert not any(path.startswith(".lok-import") for path in contents(council))


# --- many rows ---------------------------------------------------------------------------------------------------


def test_ten_thousand_rows_take_ten_times_as_long_as_a_thousand(council: Path) -> None:
    times = {}
    for count in (1_000, 10_000):
        start = time.process_time()
        found = job.prepare(council, csv_of(count), ASKED)
        times[count] = time.process_time() - start
        assert len(found.new) == count
    assert times[10_000] < 20 * times[1_000]


def test_progress_is_told_row_by_row(council: Path) -> None:
    told: list[tuple[int, int]] = []
    job.prepare(council, csv_of(7), ASKED, lambda done, total: told.append((done, total)))
    assert told == [(number, 7) for number in range(1, 8)]


def test_rows_are_numbered_as_they_stand_in_the_file() -> None:
    sheets = tables.read(b'naam;postcode\n"De\nMot";9999\n\nDe Mier;9999\n')
    assert sheets[0].rows == (
        Row(1, ("naam", "postcode")),
        Row(2, ("De Mot", "9999")),
        Row(4, ()),
        Row(5, ("De Mier", "9999")),
    )


def test_the_check_judges_new_records_as_any_other(council: Path) -> None:
    file = council.parent / "lijst.csv"
    file.write_bytes(csv_of(3))
    run(council, file, "--write")
    loaded = load(council)
    found = [each for each in check(loaded, council, DAY) if "opvang-nummer" in each.path]
    assert found == []
