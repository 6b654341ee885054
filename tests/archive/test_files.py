"""Files as they are not meant to be: each has its one clear refusal with its place, or is read as it was meant.

Every case lies in the small council that ``tests/archives`` starts from; the check runs by the command line.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from lok.archive.load import load
from lok.cli import lok
from lok.source.problems import Level, Problem, as_github, as_summary
from lok.words.terminal import complain
from samples.places import ARCHIVES, REPOSITORY

BASE = ARCHIVES / "_basis"
TODAY = "2026-11-23"
GOOD = "id: doc-proef\nvoorbeeld: ja\ntitel: Proef\nsoort_document: nota\ntekst: Een proef.\n"
PATH = "data/documenten/doc-proef.yaml"


class Case(NamedTuple):
    """A file and what ``lok check`` must say of it, without the path when that is the path of the file."""

    name: str
    content: str | bytes
    told: str = ""
    path: str = PATH


BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nid: doc-proef\n"

CASES = (
    Case(
        "duplicate key",
        GOOD + "titel: Nog eens\n",
        "6:1: het veld titel staat er twee keer: eerder al op regel 3 [fout yaml-dubbele-sleutel]\n→ Houd één van de twee over. Zijn het delen van een lijst, begin elk deel dan met een streepje.",
    ),
    Case(
        "tab",
        GOOD + "bron:\n\t- x\n",
        "7:1: hier staat een tab in de inspringing [fout yaml-tab]\n→ Vervang de tab door spaties: twee per niveau.",
    ),
    Case(
        "alias bomb",
        BOMB,
        "1:1: dit document heeft geen tekst, geen bestand en geen webadres [fout V32]\n→ Vul ‘tekst:’, ‘bestand:’ of ‘url:’ in.\n1:1: a: onbekend veld ‘a’ [fout onbekend-veld]\n→ Dit veld bestaat hier niet. Mogelijke velden: id, zichtbaarheid, bron, voorbeeld, echt, laatst_gewijzigd, titel, soort_document, samenvatting, bestand, url, tekst, opgesteld_op, goedgekeurd_op, goedgekeurd_door, bekendgemaakt_op, geldig_van, geldig_tot, vervangt, hoort_bij.\n1:1: soort_document: verplicht veld ontbreekt [fout missing]\n→ Voeg ‘soort_document:’ toe.\n1:1: titel: verplicht veld ontbreekt [fout missing]\n→ Voeg ‘titel:’ toe.\n1:4: een waarde kan niet met & beginnen: voor YAML is dat een anker [fout yaml-anker]\n→ Is het gewone tekst, zet die dan tussen aanhalingstekens. Een waarde die terugkomt, typ je gewoon opnieuw.\n2:1: b: onbekend veld ‘b’ [fout onbekend-veld]\n→ Dit veld bestaat hier niet. Mogelijke velden: id, zichtbaarheid, bron, voorbeeld, echt, laatst_gewijzigd, titel, soort_document, samenvatting, bestand, url, tekst, opgesteld_op, goedgekeurd_op, goedgekeurd_door, bekendgemaakt_op, geldig_van, geldig_tot, vervangt, hoort_bij.\n2:4: een waarde kan niet met & beginnen: voor YAML is dat een anker [fout yaml-anker]\n→ Is het gewone tekst, zet die dan tussen aanhalingstekens. Een waarde die terugkomt, typ je gewoon opnieuw.\n3:1: c: onbekend veld ‘c’ [fout onbekend-veld]\n→ Dit veld bestaat hier niet. Mogelijke velden: id, zichtbaarheid, bron, voorbeeld, echt, laatst_gewijzigd, titel, soort_document, samenvatting, bestand, url, tekst, opgesteld_op, goedgekeurd_op, goedgekeurd_door, bekendgemaakt_op, geldig_van, geldig_tot, vervangt, hoort_bij.\n3:4: een waarde kan niet met & beginnen: voor YAML is dat een anker [fout yaml-anker]\n→ Is het gewone tekst, zet die dan tussen aanhalingstekens. Een waarde die terugkomt, typ je gewoon opnieuw.",
    ),
    Case(
        "alias",
        GOOD + "bron: *b\n",
        "6:7: een waarde kan niet met * beginnen: voor YAML is dat een verwijzing [fout yaml-alias]\n→ Is het gewone tekst, zet die dan tussen aanhalingstekens. Gaat het om opmaak zoals *vet*, zet dan | achter de dubbele punt en de tekst op de volgende regel.",
    ),
    Case(
        "merge key",
        GOOD + "<<: {url: https://example.org}\n",
        "6:1: << (velden van elders samenvoegen) kan niet in een record [fout yaml-samenvoegsleutel]\n→ Typ de velden hier zelf.",
    ),
    Case(
        "tag",
        GOOD + "url: !!python/object:os.system x\n",
        "6:6: een waarde kan niet met ! beginnen: voor YAML is dat een typeaanduiding [fout yaml-tag]\n→ Is het gewone tekst, zet die dan tussen aanhalingstekens.",
    ),
    Case(
        "several documents",
        GOOD + "---\n" + GOOD,
        "6:1: het bestand bevat meer dan één record [fout yaml-meerdere-documenten]\n→ Zet elk record in een eigen bestand en verwijder de regel met ---.",
    ),
    Case(
        "unknown key",
        GOOD + "samenvating: x\n",
        "6:1: samenvating: onbekend veld ‘samenvating’ [fout onbekend-veld]\n→ Bedoelde je ‘samenvatting’?",
    ),
    Case(
        "unknown key like nothing",
        GOOD + "zzz: x\n",
        "6:1: zzz: onbekend veld ‘zzz’ [fout onbekend-veld]\n→ Dit veld bestaat hier niet. Mogelijke velden: id, zichtbaarheid, bron, voorbeeld, echt, laatst_gewijzigd, titel, soort_document, samenvatting, bestand, url, tekst, opgesteld_op, goedgekeurd_op, goedgekeurd_door, bekendgemaakt_op, geldig_van, geldig_tot, vervangt, hoort_bij.",
    ),
    Case(
        "missing field",
        GOOD.replace("titel: Proef\n", ""),
        "1:1: titel: verplicht veld ontbreekt [fout missing]\n→ Voeg ‘titel:’ toe.",
    ),
    Case(
        "wrong word",
        GOOD.replace("nota", "notta"),
        "4:17: soort_document: ‘notta’ is hier niet mogelijk [fout keuze]\n→ Bedoelde je ‘nota’? Kies uit: huishoudelijk_reglement, statuten, afsprakennota, nota, presentatie, verslag, formulier, andere.",
    ),
    Case(
        "impossible date",
        GOOD + "opgesteld_op: 2026-02-30\n",
        "6:15: opgesteld_op: de datum 2026-02-30 bestaat niet [fout datum]\n→ Kijk de maand en de dag na.",
    ),
    Case(
        "date of another country",
        GOOD + "opgesteld_op: 28/02/2026\n",
        "6:15: opgesteld_op: ‘28/02/2026’ is geen datum [fout datum]\n→ Schrijf jaar-maand-dag: 2026-02-28.",
    ),
    Case(
        "Latin-1",
        GOOD.replace("Een proef", "Één proef").encode("latin-1"),
        "5:8: hier staat een teken dat geen UTF-8 is (byte 0xC9) [fout yaml-geen-utf8]\n→ Sla op als UTF-8: het bestand is waarschijnlijk bewaard als ANSI, Windows-1252 of Latin-1.",
    ),
    Case(
        "NUL",
        GOOD + "url: a\0b\n",
        "6:7: het onzichtbare teken U+0000 kan niet in een record [fout yaml-stuurteken]\n→ Verwijder het teken. Het komt vaak mee bij kopiëren uit een ander programma: typ de tekst op deze plaats opnieuw.",
    ),
    Case(
        "UTF-16",
        GOOD.encode("utf-16"),
        "1:1: het bestand is bewaard als UTF-16 in plaats van UTF-8 [fout yaml-geen-utf8]\n→ Sla op als UTF-8: kies in de editor Opslaan als en de codering UTF-8.",
    ),
    Case(
        "UTF-16 without mark",
        GOOD.encode("utf-16-le"),
        "1:1: het bestand is bewaard als UTF-16 in plaats van UTF-8 [fout yaml-geen-utf8]\n→ Sla op als UTF-8: kies in de editor Opslaan als en de codering UTF-8.",
    ),
    Case(
        "20 MB",
        GOOD.encode() + b"# " + b"x" * 20 * 1024 * 1024,
        "1:1: het bestand is te groot (20,0 MB) [fout yaml-te-groot]\n→ Eén record is hoogstens 1 MB. Zet lange stukken als bijlage in content/.",
    ),
    Case(
        "200 levels of lists",
        GOOD + "bron: " + "[" * 200 + "]" * 200 + "\n",
        "6:26: het record is dieper genest dan 20 niveaus [fout yaml-te-diep]\n→ Tel de haakjes [ en { en het aantal inspringingen: waarschijnlijk staat er te veel.",
    ),
    Case(
        "200 levels of indentation",
        GOOD + "".join(f"{'  ' * n}x:\n" for n in range(200)),
        "26:41: het record is dieper genest dan 20 niveaus [fout yaml-te-diep]\n→ Tel de haakjes [ en { en het aantal inspringingen: waarschijnlijk staat er te veel.",
    ),
    Case(
        "empty",
        b"",
        "1:1: het bestand is leeg of bevat alleen opmerkingen [fout yaml-leeg]\n→ Vul de velden van het record in, of verwijder het bestand.",
    ),
    Case(
        "only comments",
        "# niets\n\n# niets\n",
        "1:1: het bestand is leeg of bevat alleen opmerkingen [fout yaml-leeg]\n→ Vul de velden van het record in, of verwijder het bestand.",
    ),
    Case(
        "a list",
        "- id: doc-proef\n",
        "1:1: het bestand bevat geen velden, maar een lijst [fout yaml-geen-record]\n→ Een record bestaat uit regels zoals titel: Overleg (een veldnaam, een dubbele punt, een spatie en de waarde), zonder streepje ervoor.",
    ),
    Case(
        "a scalar",
        "zomaar een tekst\n",
        "1:1: het bestand bevat geen velden, maar losse tekst [fout yaml-geen-record]\n→ Een record bestaat uit regels zoals titel: Overleg (een veldnaam, een dubbele punt, een spatie en de waarde), zonder streepje ervoor.",
    ),
    Case(
        "reference to nobody",
        GOOD + "vervangt: doc-niemand\n",
        "6:11: vervangt: verwijst naar ‘doc-niemand’, maar dat record bestaat niet [fout V01]\n→ Maak data/documenten/doc-niemand.yaml, of kies uit: doc-nota, doc-proef.",
    ),
    Case(
        "list of references",
        GOOD + "hoort_bij: [vergaderingen/verg-niets]\n",
        "6:13: hoort_bij[1]: verwijst naar ‘verg-niets’, maar dat record bestaat niet [fout V01]\n→ Maak data/vergaderingen/verg-niets.yaml, of kies uit: verg-2026-12-10, verg-2026-06-18, verg-2026-03-12.",
    ),
    Case(
        "unknown folder",
        GOOD,
        "1:1: in data/dokumenten/ horen geen bestanden [fout onbekende-map]\n→ Dit lijkt een record van data/documenten/: verplaats het naar data/documenten/doc-proef.yaml.",
        path="data/dokumenten/doc-proef.yaml",
    ),
    Case(
        "folder in a kind",
        GOOD,
        "1:1: in data/documenten/oud/ horen geen bestanden [fout onbekende-map]\n→ Dit lijkt een record van data/documenten/: verplaats het naar data/documenten/doc-proef.yaml.",
        path="data/documenten/oud/doc-proef.yaml",
    ),
    Case(
        "beside the kinds",
        GOOD,
        "1:1: in data/ horen geen bestanden [fout onbekende-map]\n→ Dit lijkt een record van data/documenten/: verplaats het naar data/documenten/doc-proef.yaml.",
        path="data/doc-proef.yaml",
    ),
    Case(
        "another id",
        GOOD,
        "1:5: id: de id ‘doc-proef’ verschilt van de bestandsnaam ‘doc-andere.yaml’ [fout V01]\n→ Schrijf ‘id: doc-andere’ of hernoem het bestand naar doc-proef.yaml.",
        path="data/documenten/doc-andere.yaml",
    ),
    Case(
        "id index",
        GOOD.replace("doc-proef", "index"),
        "1:5: id: de id ‘index’ is al de lijst van alle records [fout V01]\n→ Kies een andere naam.",
        path="data/documenten/index.yaml",
    ),
    Case(
        "path as id",
        GOOD.replace("id: doc-proef", "id: ../../etc"),
        "1:5: id: ‘../../etc’ is geen geldige naam [fout id]\n→ Gebruik alleen kleine letters, cijfers en koppeltekens: schrijf ‘id: etc’ en noem het bestand etc.yaml.",
    ),
    Case(
        "attachment with dots",
        GOOD + "bestand: publiek/../../geheim.txt\n",
        "6:10: bestand: ‘publiek/../../geheim.txt’ is geen pad van een bijlage [fout V32]\n→ Schrijf het pad vanaf content/, zonder spaties of ‘..’: publiek/bijlagen/nota.pdf.",
    ),
    Case(
        "absolute attachment",
        GOOD + "bestand: /etc/hostname\n",
        "6:10: bestand: ‘/etc/hostname’ is geen pad van een bijlage [fout V32]\n→ Schrijf het pad vanaf content/, zonder spaties of ‘..’: publiek/bijlagen/nota.pdf.",
    ),
    Case(
        "conflict",
        GOOD + "<<<<<<< HEAD\nurl: https://example.org\n=======\nurl: https://example.org/b\n>>>>>>> tak\n",
        "6:1: hier staat een merkteken van een niet-opgelost samenvoegconflict [fout yaml-samenvoegconflict]\n→ Kies welke van de twee versies blijft en verwijder de regels met <<<<<<<, ======= en >>>>>>>.",
    ),
    Case(
        ".yml",
        GOOD,
        "1:1: dit bestand wordt niet gelezen [fout geen-record]\n→ Is het een record, noem het dan doc-proef.yaml; anders haal je het weg uit data/documenten/.",
        path="data/documenten/doc-proef.yml",
    ),
    Case(
        "capitals in the ending",
        GOOD,
        "1:1: dit bestand wordt niet gelezen [fout geen-record]\n→ Is het een record, noem het dan doc-proef.yaml; anders haal je het weg uit data/documenten/.",
        path="data/documenten/doc-proef.YAML",
    ),
    Case(
        "long number",
        GOOD.replace("documenten", "") + "opgesteld_op: " + "9" * 1_000_000 + "\n",
        "6:15: opgesteld_op: ‘999999999999999999999999999999999999999999999999999999999…’ is geen datum [fout datum]\n→ Schrijf jaar-maand-dag, bijvoorbeeld 2026-03-12.",
    ),
    Case(
        "long title",
        GOOD.replace("titel: Proef", "titel: " + "x" * 301),
        "3:8: titel: de tekst is te lang: hoogstens 300 tekens [fout string-too-long]\n→ Kort de tekst in.",
    ),
    Case(
        "long key",
        GOOD + "x" * 201 + ": x\n",
        "6:1: een veldnaam kan hoogstens 200 tekens lang zijn [fout yaml-sleutel]\n→ Waarschijnlijk is dit een waarde: zet er de juiste veldnaam met een dubbele punt voor. Is het gewone tekst, zet die dan tussen aanhalingstekens.",
    ),
    Case(
        "null",
        GOOD.replace("titel: Proef", "titel: null"),
        "3:8: titel: dit veld is leeg [fout none-required]\n→ Vul een waarde in: dit veld is verplicht.",
    ),
    Case(
        "nothing",
        GOOD.replace("titel: Proef", "titel:"),
        "3:7: titel: dit veld is leeg [fout none-required]\n→ Vul een waarde in: dit veld is verplicht.",
    ),
    Case(
        "list for text",
        GOOD.replace("titel: Proef", "titel: [a, b]"),
        "3:8: titel: hier moet één waarde staan, geen lijst [fout string-type]\n→ Begint de tekst met [ of {, zet hem dan tussen aanhalingstekens. Zijn het meer regels, schrijf dan ‘titel: |’ en zet de tekst op de regels eronder, twee spaties verder.",
    ),
    Case(
        "text for list",
        GOOD + "bron: x\n",
        "6:7: bron: hier moet een lijst staan [fout tuple-type]\n→ Zet elk onderdeel op een eigen regel onder deze regel, met een streepje en een spatie ervoor.",
    ),
    Case(
        "group for text",
        GOOD.replace("titel: Proef", "titel: {a: b}"),
        "3:8: titel: hier moet één waarde staan, geen groep [fout string-type]\n→ Begint de tekst met [ of {, zet hem dan tussen aanhalingstekens. Zijn het meer regels, schrijf dan ‘titel: |’ en zet de tekst op de regels eronder, twee spaties verder.",
    ),
    Case(
        "yes",
        GOOD.replace("voorbeeld: ja", "voorbeeld: yes"),
        "2:12: voorbeeld: ‘yes’ is geen ja of nee [fout ja_nee]\n→ Schrijf ja of nee.",
    ),
    Case(
        "control character in quotes",
        GOOD + 'bron: ["\\e[31m"]\n',
        "6:8: de waarde bevat, met een backslash geschreven, het onzichtbare teken U+001B [fout yaml-stuurteken]\n→ Verwijder de backslash en het woord of getal dat erbij hoort, of gebruik enkele aanhalingstekens.",
    ),
    Case(
        "CR alone",
        GOOD.replace("\n", "\r"),
        "1:14: een los regeleinde (CR zonder LF) kan niet in een record [fout yaml-stuurteken]\n→ Sla het bestand op met regeleinden van Unix (LF) of Windows (CRLF).",
    ),
    Case(
        "open quote",
        GOOD + "bron: ['s avonds]\n",
        "6:8: het aanhalingsteken dat hier opent, wordt nergens gesloten [fout yaml-syntaxis]\n→ Zet hetzelfde aanhalingsteken aan het einde van de tekst. Is het een apostrof ('s avonds), zet de hele tekst dan tussen dubbele aanhalingstekens: \"'s avonds\".",
    ),
    Case(
        "colon in value",
        GOOD.replace("titel: Proef", "titel: Punt 1: de proef"),
        "3:14: de waarde bevat een dubbele punt die voor YAML een veldnaam afsluit [fout yaml-syntaxis]\n→ Zet de hele waarde tussen aanhalingstekens, bijvoorbeeld titel: 'Punt 1: de wachtlijst'.",
    ),
    Case("bidirectional override", GOOD.replace("Proef", "Proef \u202eneergekeerd")),
    Case(
        "script in text",
        GOOD.replace("Een proef.", "Een <script>alert(1)</script> proef."),
        "5:8: tekst: HTML (‘</s…’) kan hier niet [fout html]\n→ Schrijf gewone tekst; **vet** en *schuin* mogen.\n5:8: tekst: HTML (‘<script…’) kan hier niet [fout html]\n→ Schrijf gewone tekst; **vet** en *schuin* mogen.",
    ),
    Case("name of an editor", "zomaar", path="data/documenten/.doc-proef.yaml.swp"),
    Case(
        "page of nobody",
        "# Titel\n",
        "1:1: deze plaats zegt niet wie dit mag lezen [fout onbekende-map]\n→ Zet pagina's en bijlagen in content/publiek/ (voor iedereen) of content/leden/ (alleen de leden).",
        path="content/iedereen/pagina.md",
    ),
    Case(
        "attachment that runs",
        "x",
        "1:1: een bestand ‘.svg’ kan geen bijlage zijn [fout V32]\n→ Bewaar het als een van deze soorten: .csv, .docx, .ics, .jpeg, .jpg, .ods, .odt, .pdf, .png, .txt, .webp, .xlsx.",
        path="content/publiek/bijlagen/x.svg",
    ),
)


def checked(root: Path, *words: str) -> tuple[list[str], int]:
    """The lines that ``lok check`` prints, without the last one (the sum), and its exit code."""
    result = CliRunner().invoke(lok, ["check", "--root", str(root), "--date", TODAY, *words], standalone_mode=False)
    assert result.exception is None
    return result.output.splitlines()[:-1], result.return_value


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small council, without a problem."""
    return shutil.copytree(BASE, tmp_path / "lok")


def put(root: Path, path: str, content: str | bytes) -> Path:
    """Write a file of the council."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def run(root: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """``lok check`` as a program of its own; it fails when that takes over 20 seconds."""
    return subprocess.run(
        [sys.executable, "-m", "lok.cli", "check", "--root", root, "--date", TODAY, *words],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "scripts"), "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )


def titles(root: Path) -> dict[str, str]:
    """The titles of the documents that were read, by id."""
    return {each.id: each.titel for each in load(root).archive.all("documenten")}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_said_of_a_file(case: Case, root: Path) -> None:
    put(root, case.path, case.content)
    lines, code = checked(root)
    told = "\n".join(line.removeprefix(f"{case.path}:").strip() for line in lines if line)
    assert told == case.told
    assert code == ("[fout " in case.told)


def test_a_file_without_measure_costs_no_time(root: Path) -> None:
    put(root, PATH, b"x" * 20 * 1024 * 1024)
    put(root, "data/documenten/doc-diep.yaml", "bron: " + "[" * 500_000)
    put(root, "data/documenten/doc-getal.yaml", f"{GOOD}opgesteld_op: {'9' * 1_000_000}\n")
    start = time.monotonic()
    assert len([line for line in checked(root)[0] if "[fout " in line]) == 4
    assert time.monotonic() - start < 5


# --- what is read as it was meant


@pytest.mark.parametrize(
    "typed",
    [
        "19:30", "no", "nee", "ja", "true", "1.10", "09000", "2026-03-12", "1e3", "0x1F", "Feest \U0001f389 \U0001f468\u200d\U0001f469\u200d\U0001f467",
        "مرحبا بالعالم", "שלום", "é e\u0301 ß œ", "日本語", "C# en F#", "{{ titel }}", "a\u200bb",
    ],
)  # fmt: skip
def test_a_title_is_the_text_that_was_typed(typed: str, root: Path) -> None:
    text = GOOD.replace("titel: Proef", f"titel: '{typed}'" if typed.startswith("{") else f"titel: {typed}")
    put(root, PATH, text)
    assert checked(root) == ([], 0)
    assert titles(root)["doc-proef"] == typed


@pytest.mark.parametrize(
    "raw", [b"\xef\xbb\xbf" + GOOD.encode(), GOOD.replace("\n", "\r\n").encode(), GOOD.encode().rstrip()]
)
def test_a_byte_order_mark_and_the_line_endings_of_windows_change_nothing(raw: bytes, root: Path) -> None:
    put(root, PATH, raw)
    assert checked(root) == ([], 0)
    assert titles(root)["doc-proef"] == "Proef"


def test_a_text_of_ten_thousand_lines_is_read(root: Path) -> None:
    put(root, PATH, GOOD.replace("tekst: Een proef.", "tekst: |\n" + "  a b\n" * 10_000))
    assert checked(root) == ([], 0)


# --- files that are no files


def test_a_link_is_never_followed(root: Path) -> None:
    (root / "data/documenten/doc-koppeling.yaml").symlink_to("/etc/hostname")
    (root / "data/organisatoren").symlink_to("/etc", target_is_directory=True)
    (root / "content/publiek/bijlagen/koppeling.txt").symlink_to("/etc/hostname")
    (root / "content/publiek/map").symlink_to("/etc", target_is_directory=True)
    (root / "content/publiek/nergens.md").symlink_to("bestaat-niet")
    lines, code = checked(root)
    places = (
        "content/publiek/bijlagen/koppeling.txt",
        "content/publiek/map",
        "content/publiek/nergens.md",
        "data/documenten/doc-koppeling.yaml",
        "data/organisatoren",
    )
    assert lines[::2] == [
        f"{place}:1:1: dit is een koppeling (symlink) en geen bestand [fout koppeling]" for place in places
    ]
    assert set(lines[1::2]) == {"    → Zet het bestand zelf op deze plaats: een koppeling kan buiten de map wijzen."}
    assert code == 1


@pytest.mark.parametrize("folder", ["content", "data"])
def test_a_link_in_the_place_of_a_whole_folder_is_never_followed(folder: str, root: Path, tmp_path: Path) -> None:
    (root / folder).rename(tmp_path / "elders")
    (root / folder).symlink_to(tmp_path / "elders", target_is_directory=True)
    lines, code = checked(root)
    assert f"{folder}:1:1: dit is een koppeling (symlink) en geen bestand [fout koppeling]" in lines
    assert code == 1


def test_a_pipe_does_not_hold_up_the_check(root: Path) -> None:
    os.mkfifo(root / "data/documenten/doc-pijp.yaml")
    os.mkfifo(root / "content/publiek/bijlagen/pijp.txt")
    done = run(root)
    assert done.stdout.splitlines()[:-1] == [
        "content/publiek/bijlagen/pijp.txt:1:1: dit is geen gewoon bestand [fout geen-bestand]",
        "    → Verwijder het.",
        "data/documenten/doc-pijp.yaml:1:1: dit is geen gewoon bestand [fout geen-bestand]",
        "    → Verwijder het.",
    ]
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.parametrize("name", [b"doc-\xff.yaml", b"doc-\x1b[31m.yaml", "doc-\u202e.yaml".encode()])
def test_a_name_that_cannot_be_printed_is_told_without_it(name: bytes, root: Path) -> None:
    (Path(os.fsdecode(os.fsencode(root) + b"/data/documenten/" + name))).write_text(GOOD, encoding="utf-8")
    for form in ("text", "json", "github"):
        done = run(root, "--format", form)
        assert (done.returncode, done.stderr) == (1, "")
        assert "de naam bevat een teken dat niet getoond kan worden" in done.stdout
        assert "\x1b" not in done.stdout
        assert "doc-?" in done.stdout


@pytest.mark.parametrize(
    ("path", "message"),
    [
        (
            "data/documenten/aux.yaml",
            "‘aux.yaml’ is op Windows de naam van een apparaat: het bestand kan daar niet bestaan",
        ),
        (
            "data/documenten/com1.yaml",
            "‘com1.yaml’ is op Windows de naam van een apparaat: het bestand kan daar niet bestaan",
        ),
        (
            "content/publiek/over/NUL.md",
            "‘NUL.md’ is op Windows de naam van een apparaat: het bestand kan daar niet bestaan",
        ),
        (
            "content/publiek/con/nota.txt",
            "‘con’ is op Windows de naam van een apparaat: het bestand kan daar niet bestaan",
        ),
        ("content/publiek/nota: mei.txt", "in de naam ‘nota: mei.txt’ staat :, en dat kan op Windows niet"),
        ("content/publiek/map./nota.txt", "de naam ‘map.’ eindigt op een punt, en dat kan op Windows niet"),
    ],
)
def test_a_name_that_windows_cannot_have_is_refused_before_a_colleague_meets_it(
    path: str, message: str, root: Path
) -> None:
    good = path.replace("aux", "auxiliair").replace("com1", "commissie")
    text = f"id: {Path(path).stem}\nvoorbeeld: ja\ntitel: Proef\nsoort_document: nota\ntekst: Een proef.\n"
    put(root, path, text if path.startswith("data/") else "# Nota\n\nEen zin.\n")
    told, code = checked(root)
    assert code == 1
    assert [each for each in told if message in each and "[fout bestandsnaam]" in each], told
    if good != path:
        (root / path).unlink()
        put(root, good, text.replace(Path(path).stem, Path(good).stem))
        assert checked(root)[1] == 0


def test_a_file_that_may_not_be_read_is_named_in_dutch(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(root, PATH, GOOD)
    whole = Path.read_bytes

    def read_bytes(file: Path) -> bytes:
        if file.name == "doc-proef.yaml":
            raise PermissionError(errno.EACCES, "Permission denied", str(file))
        return whole(file)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)  # who runs as root may read everything
    assert complain(lambda: lok.main(["check", "--root", str(root)], standalone_mode=False)) == 2
    assert capsys.readouterr().err == f"lok: geen toegang: {root / PATH}. Wat er al stond, is niet veranderd.\n"


# --- several at once, and the forms


def test_problems_of_all_files_are_told_in_one_run(root: Path) -> None:
    put(root, PATH, GOOD + "titel: Nog eens\n")
    put(root, "data/documenten/doc-twee.yaml", GOOD.replace("doc-proef", "doc-twee").replace("nota", "notta"))
    put(root, "data/documenten/doc-drie.yaml", GOOD.replace("doc-proef", "doc-drie") + "vervangt: doc-proef\n")
    lines, code = checked(root)
    assert [line.split(" ")[0] for line in lines[::2]] == [
        "data/documenten/doc-proef.yaml:6:1:",
        "data/documenten/doc-twee.yaml:4:17:",
    ]  # and the reference to a record that could not be read is not told again
    assert code == 1
    assert set(titles(root)) == {"doc-nota", "doc-drie"}


def test_the_exit_code_says_how_it_went(root: Path, tmp_path: Path) -> None:
    assert run(root).returncode == 0
    put(root, PATH, f"{GOOD}samenvatting: Zie nota #3\n")
    assert run(root).returncode == 0  # informs only
    put(root, PATH, "")
    assert run(root).returncode == 1
    wrong = [run(tmp_path / "nergens"), run(root, "--format", "xml"), run(root, "--dta", "x")]
    assert [done.returncode for done in wrong] == [2, 2, 2]
    assert all(done.stderr.startswith("lok: ") and "Traceback" not in done.stderr for done in wrong)


def test_json_has_exactly_these_keys(root: Path) -> None:
    put(root, PATH, GOOD + "samenvating: x\n")
    done = run(root, "--format", "json")
    assert json.loads(done.stdout) == [
        {
            "path": PATH,
            "line": 6,
            "column": 1,
            "field": "samenvating",
            "code": "onbekend-veld",
            "level": "fout",
            "message": "onbekend veld ‘samenvating’",
            "hint": "Bedoelde je ‘samenvatting’?",
        }
    ]
    (root / PATH).unlink()
    assert json.loads(run(root, "--format", "json").stdout) == []


def test_text_of_a_record_cannot_write_a_command_for_github(root: Path) -> None:
    put(root, PATH, GOOD.replace("nota", "'%0A::error::x'").replace("Proef", "x"))
    told = (
        f"::error file={PATH},line=4,col=17,title=fout keuze::soort_document: ‘%250A::error::x’ is hier niet mogelijk%0A"
        "Kies uit: huishoudelijk_reglement, statuten, afsprakennota, nota, presentatie, verslag, formulier, andere."
    )
    total = "::notice title=Nazicht van de gegevens::1 fout, 0 aandachtspunten."
    assert run(root, "--format", "github").stdout.splitlines() == [told, total]


def test_what_could_end_a_command_or_a_property_is_escaped() -> None:
    problem = Problem("a,b:c%\r\n", 1, 2, "v", "x:y,z", Level.AANDACHTSPUNT, "50%\r\n::error::", "a\nb")
    assert as_github([problem]) == (
        "::warning file=a%2Cb%3Ac%25‹nieuwe regel›‹nieuwe regel›,line=1,col=2,title=aandachtspunt x%3Ay%2Cz::v: 50%25‹nieuwe regel›‹nieuwe regel›::error::%0Aa‹nieuwe regel›b"
    )


def test_the_summary_of_the_job_is_a_table_that_record_text_cannot_break(root: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    put(root, PATH, GOOD.replace("nota", "'a|b <img src=x>'"))
    run(root, "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    written = summary.read_text(encoding="utf-8")
    head, row = written.splitlines()[2], written.splitlines()[4]
    assert written.startswith("## Nazicht van de gegevens\n\n| | Waar |")
    assert row.count("|") == head.count("|")
    assert "a&#124;b &#60;img src&#61;x&#62;" in row
    assert as_summary([]) == "## Nazicht van de gegevens\n\nGeen fouten en geen aandachtspunten.\n"
