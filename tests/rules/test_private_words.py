"""V16, V27 and what is sensitive: in whatever way a name, a home or an illness is written, the check tells it.

The small council of ``tests/archives`` is the ground; one text is put into one place of it.
"""

from __future__ import annotations

import re
import shutil
import time
from datetime import date
from typing import TYPE_CHECKING

import pytest

from lok.archive.load import Memory, load
from lok.build.check import check
from samples.places import ARCHIVES

if TYPE_CHECKING:
    from pathlib import Path

    from lok.source.problems import Problem

DAY = date(2026, 11, 23)
BASE = ARCHIVES / "_basis"
MANDATE = """\
id: mandaat-proef
voorbeeld: ja
zetel: zetel-knuffel
persoon: Josée Van den Proefman
functie: lid
van: 2025-03-01
"""
HOME = """\
id: loc-proef
voorbeeld: ja
naam: De Proefvlinder
organisator: org-proef
opvangsoort: gezinsopvang
doelgroep: baby_peuter
vergunde_plaatsen: 8
prijs: vrije_prijs
straat: Sint-Proefstraat
huisnummer: 12 bus 3
postcode: '9200'
gemeente: Dendermonde
wijk: {wijk}
telefoon: 052 00 00 77
status: actief
vergund_van: 2020-01-01
"""
ORGANISER = "id: org-proef\nvoorbeeld: ja\nnaam: De Proefhoek\ntype: vzw\nrechtsvorm: vzw\ncontactpunten: [cp-proef]\n"
DOCUMENT = "id: doc-proef\nvoorbeeld: ja\ntitel: '{titel}'\nsoort_document: nota\ntekst: |\n{tekst}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small council, with a member whose name and a home whose street are looked for."""
    root = shutil.copytree(BASE, tmp_path / "lok")
    put(root, "data/mandaten/mandaat-proef.yaml", MANDATE.replace("zetel-knuffel", seat(root)))
    put(root, "data/organisatoren/org-proef.yaml", ORGANISER)
    put(root, "data/locaties/loc-proef.yaml", HOME.format(wijk="Sint-Gillis"))
    return root


def seat(root: Path) -> str:
    return max((root / "data/zetels").glob("*.yaml")).stem


def put(root: Path, path: str, text: str | bytes) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)


def told(root: Path, *codes: str) -> list[Problem]:
    return [each for each in check(load(root), root, DAY) if each.code in codes]


def document(root: Path, text: str, title: str = "Proef") -> None:
    lines = "".join(f"  {line}\n" for line in text.split("\n"))
    put(root, "data/documenten/doc-proef.yaml", DOCUMENT.format(titel=title.replace("'", "''"), tekst=lines))


NAMES = [
    "Josée Van den Proefman",
    "Josée Van den\nProefman",
    "Josée\nVan den Proefman",
    "Josée  Van  den  Proefman",
    "Josée\u00a0Van\u00a0den\u00a0Proefman",
    "Josée\u202fVan\u2009den\u2007Proefman",
    "**Josée** Van den Proefman",
    "*Josée Van den* **Proefman**",
    "JOSÉE VAN DEN PROEFMAN",
    "josee van den proefman",
    "Jose\u0301e Van den Proefman",
    "Jos\u200bée Van den Proef\u00adman",
    "Van den Proefman Josée",
    "Van den Proefman, Josée",
    "PROEFMAN (VAN DEN) Josée".replace("PROEFMAN (VAN DEN)", "VAN DEN PROEFMAN"),
    "J. Van den Proefman",
    "J.Van den Proefman",
    "J Van den Proefman",
    "Van den Proefman J.",
    "mevr. Van den Proefman",
    "mevrouw Van den Proefman",
    "Mevr Vandenproefman",
    "mw. Van Den Proefman",
    "familie Van den Proefman",
    "Josée Vandenproefman",
    "Josée-Van-den-Proefman",
    "josee.vandenproefman@example.org",
    "josee_van_den_proefman",
    "jvandenproefman@example.org",
    "[mail](mailto:josee.vandenproefman@example.org)",
    "Jos&eacute;e Van&nbsp;den Proefman",
    "Ｊｏｓｅｅ Ｖａｎ ｄｅｎ Ｐｒｏｅｆｍａｎ",
    "Jоsée Van den Proefman",
    "Josée (KAV) Van den Proefman",
    "Josée V. en Josée Van den Proefman",
    "Josée Van den Proef-\nman",
    "Jo-\nsée Van den Proefman",
    "J o s é e  Van den P r o e f m a n",
]


@pytest.mark.parametrize("text", NAMES)
def test_a_name_is_found_in_a_record_and_on_a_page(text: str, root: Path) -> None:
    document(root, f"Een zin.\n\nHet voorstel van {text} werd aangenomen.")
    put(root, "content/publiek/over/proef.md", f"# Proef\n\nEen zin met {text} erin.\n")
    found = [each for each in told(root, "V16") if each.blocks]
    assert {each.path for each in found} == {"data/documenten/doc-proef.yaml", "content/publiek/over/proef.md"}
    assert all(each.line >= 3 for each in found)
    assert all("Proefman" not in each.message for each in found)
    page = next(each for each in found if each.path.endswith(".md"))
    record = next(each for each in found if each.path.endswith(".yaml"))
    assert page.line in {3, 4}
    assert "tekst: regel 3 van deze tekst: " in str(record)


def test_a_short_name_is_not_in_every_word(root: Path) -> None:
    put(
        root,
        "data/mandaten/mandaat-proef.yaml",
        MANDATE.replace("zetel-knuffel", seat(root)).replace("Josée Van den Proefman", "An Ders"),
    )
    document(root, "Het kan ook anders. Een ander voorstel is beter.")
    assert told(root, "V16") == []
    document(root, "Het voorstel van An Ders.")
    assert [each.blocks for each in told(root, "V16")] == [True]


def test_the_address_of_a_page_is_read_too(root: Path) -> None:
    put(root, "content/publiek/over/JoseeVandenproefman.md", "# Proef\n\nEen zin.\n")
    put(root, "content/publiek/over/sint-proefstraat-12.md", "# Proef\n\nEen zin.\n")
    put(root, "content/publiek/over/bel-0470-12-34-56.md", "# Proef\n\nEen zin.\n")
    assert sorted(each.code for each in told(root, "V16", "V27", "V28") if each.blocks) == ["V16", "V27", "V28"]


def test_a_name_inside_marks_is_found_where_it_is_read(root: Path) -> None:
    put(root, "content/publiek/over/proef.md", "# Proef\n\nEen zin van Josée Van den Proef**man** hier.\n")
    assert [each.path for each in told(root, "V16") if each.blocks] == ["content/publiek/over/proef.md"]


@pytest.mark.parametrize(
    "text", ["Van den Proefman zei het.", "Het plan-Vandenproefman is klaar.", "mevrouw Anderman", "de heer De Ander"]
)
def test_what_may_be_a_name_is_a_point_of_attention(text: str, root: Path) -> None:
    document(root, text.replace("plan-V", "plan V"))
    found = told(root, "V16")
    assert [each.level for each in found] == ["aandachtspunt"]


@pytest.mark.parametrize(
    "text",
    ["Een proefman van de stad.", "De proef van Josée.", "mevrouw de voorzitter", "meneer Voorzitter", "de heren"],
)
def test_what_is_no_name_is_left_alone(text: str, root: Path) -> None:
    document(root, text)
    assert told(root, "V16") == []


def test_a_title_and_the_name_of_a_file_are_read_too(root: Path) -> None:
    document(root, "x", "Nota van J. Van den Proefman")
    put(root, "content/publiek/bijlagen/NotaJoseeVandenproefman.txt", "Een nota.\n")
    put(root, "content/publiek/bijlagen/nota.csv", "naam;zetel\nProefman;x\nJosée Van den Proefman;y\n")
    places = {(each.path.rpartition("/")[2], each.line) for each in told(root, "V16") if each.blocks}
    assert places == {("doc-proef.yaml", 3), ("NotaJoseeVandenproefman.txt", 1), ("nota.csv", 3)}


STREETS = [
    "Sint-Proefstraat 12",
    "Sint-Proefstraat",
    "sint proefstraat 12",
    "SINT-PROEFSTRAAT",
    "St.-Proefstraat 12 bus 3",
    "St Proefstraat",
    "Sint-Proefstr. 12",
    "Sint\u2011Proef\u00adstraat",
    "Sint-Proef straat 12",
    "Sint-\nProefstraat 12",
    "**Sint**-Proefstraat",
    "sint-proefstraat-12",
    "052 00 00 77",
    "+32 52 00 00 77",
    "052/00.00.77",
    "052\u00a000\u00a000\u00a077",
]


@pytest.mark.parametrize("text", STREETS)
def test_a_home_is_found_in_a_record_and_on_a_page(text: str, root: Path) -> None:
    document(root, f"De opvang is verhuisd naar {text} dit jaar.")
    put(root, "content/publiek/over/proef.md", f"# Proef\n\nDe opvang in de {text} gaat open.\n")
    found = [each for each in told(root, "V27") if each.blocks]
    assert {each.path for each in found} == {"data/documenten/doc-proef.yaml", "content/publiek/over/proef.md"}


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ("wijk", "wijk: Sint-Proefstraat"),
        ("gemeente", "gemeente: Dendermonde (Sint Proefstraat)"),
        ("bron", "bron: ['brief over Sint-Proefstr. 12']"),
        ("dossiernummer", "dossiernummer: 'sint-proefstraat-12'"),
        ("website", "website: https://example.org/sintproefstraat"),
        ("naam", "naam: Opvang Sint-Proefstraat"),
    ],
)
def test_the_street_of_a_home_stands_in_no_field_of_its_own(field: str, line: str, root: Path) -> None:
    kept = [each for each in HOME.format(wijk="Sint-Gillis").splitlines() if not each.startswith(f"{field}:")]
    put(root, "data/locaties/loc-proef.yaml", "\n".join([*kept, line, ""]))
    assert field in {each.field.partition("[")[0] for each in told(root, "V27") if each.blocks}


def test_an_office_in_the_same_street_is_no_home(root: Path) -> None:
    kept = HOME.format(wijk="Sint-Gillis").replace("gezinsopvang", "groepsopvang").replace("12 bus 3", "40")
    kept = kept.replace("loc-proef", "loc-ander").replace("vergunde_plaatsen: 8", "vergunde_plaatsen: 18")
    put(
        root,
        "data/locaties/loc-ander.yaml",
        kept.replace("052 00 00 77", "052 00 00 78").replace("Proefvlinder", "Bij"),
    )
    document(root, "De werken in de Sint-Proefstraat duren tot juni.")
    assert [(each.path.rpartition("/")[2], each.blocks) for each in told(root, "V27")] == [("doc-proef.yaml", False)]
    document(root, "De opvang in de Sint-Proefstraat 12 gaat open.")
    assert [(each.path.rpartition("/")[2], each.blocks) for each in told(root, "V27")] == [("doc-proef.yaml", True)]


SENSITIVE = [
    "Het lid voor de ouders is afwezig wegens ziekte.",
    "Verontschuldigd: de zetel van de gezinsbond (ziekenhuisopname).",
    "De secretaris is verontschuldigd, ze heeft bevallingsverlof.",
    "De voorzitter laat zich vervangen omdat zijn vader overleden is, een begrafenis dus.",
    "Het lid kon niet aanwezig zijn door een burn-out.",
    "Afwezig: het lid van het OCMW, om familiale redenen.",
    "Het lid is\nafwezig wegens\nziekte.",
    "De voorzitter is **afwezig** door een operatie.",
    "Verontschuldigd wegens ouderschapsverlof: het lid van de scholen.",
    "De secretaris is al weken ziek.",
    "De voorzitter is bevallen van een dochter.",
    "Het lid van de scholen is met ziekteverlof.",
    "De vertegenwoordiger van de ouders ligt in het ziekenhuis.",
    "De moeder van Lotte vroeg het woord.",
    "Dit gaat over het kind van Amber.",
    "Lotte's moeder vroeg dringende opvang.",
    "De ouders van Milan zoeken een plaats.",
    "Kindje Lotte krijgt een plaats.",
    "Er was een klacht over De Proefvlinder.",
    "Ouders klagen over Proefvlinder.",
    "Het lid kan niet komen door rugpijn.",
    "Verontschuldigd met koorts: de zetel van de scholen.",
    "De Proefhoek kreeg een aanmaning.",
    "Bij De Proefvlinder stelde de inspectie verwaarlozing vast.",
]
ORDINARY = [
    "Is je kind afwezig wegens ziekte? Verwittig de opvang.",
    "Bij ziekte van de begeleider is de opvang dicht.",
    "De opvang van zieke kinderen is een oud punt.",
    "Als een kind ziek en afwezig is, betaal je niets.",
    "Aanwezig: 12 leden, verontschuldigd: 2, afwezig: 1.",
    "De ouders van Sint-Gillis vragen meer plaatsen.",
    "De kinderen van Dendermonde.",
    "De moeder van alle overleggen.",
    "Hoe dien je een klacht in? Bij Opgroeien.",
    "Een klacht over een proefvlinder in de tuin is geen klacht over een opvang.",
    "De Proefvlinder opende een nieuwe leefgroep.",
    "Het agentschap doet de handhaving.",
    "Het huis van het kind.",
    "De vertegenwoordiger van het ziekenhuis stelt de crèche voor.",
    "Een begeleider die ziek is, wordt vervangen.",
    "De voorzitter vraagt aandacht voor zieke kinderen.",
    "Ouders met ouderschapsverlof zoeken later een plaats.",
]


@pytest.mark.parametrize("text", SENSITIVE)
def test_what_is_sensitive_stops_a_public_text_and_is_noticed_in_a_members_one(text: str, root: Path) -> None:
    document(root, text)
    put(root, "content/leden/proef.md", f"# Proef\n\n{text}\n")
    found = {each.path: each for each in told(root, "gevoelig")}
    assert found["data/documenten/doc-proef.yaml"].blocks
    assert not found["content/leden/proef.md"].blocks
    assert all(each.hint.count(" ") > 8 for each in found.values())


@pytest.mark.parametrize("text", ORDINARY)
def test_what_speaks_of_everybody_is_left_alone(text: str, root: Path) -> None:
    document(root, text)
    assert told(root, "gevoelig") == []


def test_what_was_clean_is_looked_at_again_when_a_name_or_its_text_is_new(root: Path) -> None:
    """A builder that goes on checks again and again with what it read before."""
    memory = Memory()

    def names() -> list[str]:
        return [each.path for each in check(load(root, memory), root, DAY) if each.code == "V16" and each.blocks]

    document(root, "Een zin over Wim Nieuweling en de opvang.")
    time.sleep(0.1)  # a file that changed just now is not remembered
    assert names() == []
    assert names() == []
    mandate = next((root / "data/mandaten").glob("*.yaml"))
    before = mandate.read_text("utf-8")
    mandate.write_text(re.sub(r"(?m)^persoon:.*$", "persoon: Wim Nieuweling", before), "utf-8")
    assert names() == ["data/documenten/doc-proef.yaml"]
    mandate.write_text(before, "utf-8")
    assert names() == []
    document(root, "Een zin met Josée Van den Proefman erin.")
    assert names() == ["data/documenten/doc-proef.yaml"]
