"""Records of an older form, each with what its migration makes of it: the rest of the text stays as it was typed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from lok.archive.load import load
from lok.build.check import check
from lok.upgrade import told
from lok.upgrade.migrate import MARK, due, migrate
from lok.upgrade.migrations import MIGRATIONS
from lok.upgrade.version import told as numbered
from lok.upgrade.version import version, version_at
from samples.places import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 30)
CONTACT = """\
id: secretariaat
naam: Secretariaat
soort_contactpunt: secretariaat_lok
# Waarvoor men belt.
onderwerpen:
  - lid_worden   # vaak

  - agenda
doelgroepen: [ouders, organisatoren]
taak: |
  Het secretariaat antwoordt.

  Ook over onderwerpen.
email: lok@example.org
"""
MEETING = """\
id: verg-2026-03-12
laatst_gewijzigd: '2026-03-02'   # vergeten
volgnummer: 1
status: gehouden
gepland_begin: 2026-03-12 19:30
werkelijk_begin: 2026-03-12 19:35
einde: 2026-03-12 21:30
locatie: Zaal
aanwezigheden:
- {zetel: zetel-ouders, status: aanwezig}
agendapunten:
- nr: "1"
  titel: Openingsuren
  soort: bespreking
  actiepunten:
  - {omschrijving: Vragen, verantwoordelijke: secretariaat, deadline: 2026-05-01, status: afgerond, afgerond_op: 2026-04-02}
"""
COUNCIL = """\
id: lok-zand
naam: LOK Zand
afspraken:
  - geldig_van: 2019-01-01
    quorum: {soort: geen}
  - geldig_van: 2025-01-01
    quorum: {soort: geen}
    min_vergaderingen_per_jaar: 3 # uit het reglement
    openbaarheid_verslagen: openbaar
mailbox: lok@example.org
"""
ROWS = {
    "onderwerpen-van-contactpunten": (
        "data/contactpunten/secretariaat.yaml",
        CONTACT,
        CONTACT.replace(
            "onderwerpen:\n  - lid_worden   # vaak\n\n  - agenda\n",
            "# onderwerpen:\n#   - lid_worden   # vaak\n#\n#   - agenda\n",
        ).replace("doelgroepen: [", "# doelgroepen: ["),
    ),
    "dag-van-de-laatste-wijziging": (
        "data/vergaderingen/verg-2026-03-12.yaml",
        MEETING,
        MEETING.replace("laatst_gewijzigd: '2026-03-02'   # vergeten", "laatst_gewijzigd: 2026-04-02   # vergeten"),
    ),
    "langste-stilte": (
        "data/raad/lok-zand.yaml",
        COUNCIL,
        COUNCIL.replace("# uit het reglement\n", "# uit het reglement\n    langste_stilte_maanden: 6\n"),
    ),
}
"""By the name of a migration: the place of a record, its older text, and its newer one."""
NAMES = [each.name for each in MIGRATIONS]


def migrated(path: str, raw: bytes) -> bytes:
    found = migrate({path: raw}, MIGRATIONS, DAY)
    assert found.left == ()
    return found.write.get(path, raw)


def test_every_migration_has_its_row() -> None:
    assert list(ROWS) == NAMES


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("eol", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", MARK])
def test_an_older_record_becomes_a_newer_one(name: str, eol: str, mark: bytes) -> None:
    path, older, newer = ROWS[name]
    raw, wanted = (mark + text.replace("\n", eol).encode() for text in (older, newer))
    assert migrated(path, raw) == wanted
    assert migrated(path, wanted) == wanted, "once is enough"


@pytest.mark.parametrize(
    ("name", "code"),
    [("onderwerpen-van-contactpunten", "onbekend-veld"), ("dag-van-de-laatste-wijziging", "laatst-gewijzigd")],
)
def test_the_older_form_is_refused_today_and_the_newer_is_not(name: str, code: str, tmp_path: Path) -> None:
    path, *texts = ROWS[name]
    codes = []
    for text in texts:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
        codes.append({each.code for each in check(load(tmp_path), tmp_path, DAY) if each.blocks and each.path == path})
    assert codes[0] - codes[1] == {code}
    assert codes[1] <= codes[0]


def test_what_is_no_record_stays_as_it_is() -> None:
    odd = {
        "data/contactpunten/kapot.yaml": b"id: [\n",
        "data/contactpunten/bytes.yaml": b"\xff\xfe\x00",
        "data/contactpunten/leeg.yaml": b"",
        "data/onbekend/x.yaml": b"onderwerpen: [a]\n",
        "data/raad/lok.yaml": b"id: lok\nafspraken: geen\n",
        "data/raad/leeg.yaml": b"id: leeg\nafspraken: []\n",
        "data/vergaderingen/v.yaml": b"id: v\nlaatst_gewijzigd: gisteren\n",
    }
    found = migrate(odd, MIGRATIONS, DAY)
    assert (found.write, found.left) == ({}, ())


def test_what_cannot_be_done_alone_is_told_with_its_place_and_a_remedy() -> None:
    path = "data/contactpunten/kort.yaml"
    found = migrate({path: b"{id: kort, naam: Kort, onderwerpen: [a]}\n"}, MIGRATIONS, DAY)
    assert found.write == {}
    (left,) = found.left
    assert (left.path, left.code, left.blocks) == (path, "onderwerpen-van-contactpunten", True)
    assert "dit kon niet vanzelf: het veld ‘onderwerpen’" in left.message
    assert left.hint.startswith("Haal de regels van onderwerpen en doelgroepen weg")


def test_two_migrations_of_one_record_follow_each_other() -> None:
    path = "data/contactpunten/secretariaat.yaml"
    both = CONTACT.replace(
        "taak: |", "laatst_gewijzigd: 2026-01-01\nnagekeken_op: 2026-05-01\nnagekeken_door: secretariaat\ntaak: |"
    )
    found = migrate({path: both.encode()}, MIGRATIONS, DAY)
    assert [step.migration.name for step in found.steps][:1] == ["onderwerpen-van-contactpunten"]
    assert all(step.before != step.after for step in found.steps)
    assert found.steps[-1].after.encode() == found.write[path]


def test_only_what_came_after_the_councils_version_is_due() -> None:
    assert due((1, 0, 0)) == MIGRATIONS
    assert due((99, 0, 0)) == ()
    assert [each.name for each in due((1, 1, 0))] == [each.name for each in MIGRATIONS if each.version > (1, 1, 0)]


def test_the_list_is_in_order_and_of_versions_that_the_page_tells_of() -> None:
    versions = [each.version for each in MIGRATIONS]
    assert versions == sorted(versions)
    assert len(set(NAMES)) == len(NAMES)
    page = (REPOSITORY / told.NEWS).read_text("utf-8")
    entries = [name for name, _ in told.news(page, (0, 0, 0))]
    assert entries[0] == numbered(version_at(REPOSITORY)), "the newest version of the page is the one of pyproject.toml"
    numbers = [version(each) for each in entries]
    assert numbers == sorted(numbers, reverse=True)
    assert {numbered(each) for each in versions} <= set(entries)
