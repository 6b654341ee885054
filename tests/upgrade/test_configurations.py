"""The configurations of both sites: the program's lines newer, the council's own as they are."""

from __future__ import annotations

import pytest
import yaml

from lok.init import texts as starters
from lok.kinds.organen import Orgaan
from lok.upgrade.configurations import body_of, merged, not_taken
from lok.words.terminal import WrongUse
from samples.configurations import SETTINGS
from samples.places import REPOSITORY

NEWER = {name: (REPOSITORY / name).read_text("utf-8") for name in starters.CONFIGS}
OURS = {name: starters.configured(name, text, SETTINGS) for name, text in NEWER.items()}
LEDEN = "mkdocs.leden.yml"


def taken(
    ours: str, newer: str = NEWER[LEDEN], mine: tuple[str, ...] = (), missing: tuple[str, ...] = ()
) -> tuple[str, tuple[str, ...]]:
    found = merged(
        name=LEDEN,
        newer=newer,
        ours=ours,
        shared=OURS["mkdocs.yml"],
        mine=mine.__contains__,
        missing=missing.__contains__,
    )
    assert yaml.safe_load(found.text)
    return found.text, found.told


@pytest.mark.parametrize("name", starters.CONFIGS)
def test_a_council_that_changed_nothing_else_has_the_newer_text_with_its_own_lines(name: str) -> None:
    found = merged(
        name=name,
        newer=NEWER[name],
        ours=OURS[name],
        shared=OURS["mkdocs.yml"],
        mine=lambda _: False,
        missing=lambda _: False,
    )
    assert (found.text, found.told) == (OURS[name], ())


def test_remarks_and_further_lines_of_its_own_stay() -> None:
    ours = OURS[LEDEN].replace(
        "  gemeente: Voorbeeldstad\n", "  gemeente: Voorbeeldstad # of de deelgemeente\n  slogan: samen\n"
    )
    assert taken(ours) == (ours, ())


def test_the_switches_of_its_server_stay() -> None:
    ours = OURS[LEDEN].replace("  # server: {afmelden: true, publicaties: true}", "  server: {afmelden: true}")
    text, _ = taken(ours)
    assert yaml.safe_load(text)["extra"]["server"] == {"afmelden": True}
    public = OURS["mkdocs.yml"].replace("nieuws_per_post: false", "nieuws_per_post: true")
    found = merged(
        name="mkdocs.yml",
        newer=NEWER["mkdocs.yml"],
        ours=public,
        shared=public,
        mine=lambda _: False,
        missing=lambda _: False,
    )
    assert found.text == public


def test_its_lines_of_the_menu_stay_where_they_were() -> None:
    line, link = "      - Onze nota: over/nota.md\n", "  - De bib: https://bib.example.org/\n"
    ours = OURS[LEDEN].replace("      - Privacy: over/privacy.md\n", f"      - Privacy: over/privacy.md\n{line}")
    ours = f"{ours}{link}  - Van ons:\n      - Eerst: over/eerst.md\n      - Dan: over/dan.md\n"
    newer = NEWER[LEDEN].replace(
        "      - Privacy: over/privacy.md\n", "      - Privacy: over/privacy.md\n      - Nieuw: volgen/nieuw.md\n"
    )
    text, told = taken(ours, newer, mine=("over/nota.md", "over/eerst.md", "over/dan.md"))
    assert f"      - Privacy: over/privacy.md\n{line}      - Nieuw: volgen/nieuw.md\n" in text
    assert text.endswith(f"{link}  - Van ons:\n      - Eerst: over/eerst.md\n      - Dan: over/dan.md\n")
    assert told == (f"{LEDEN}: ‘Eerst’ staat in het menu onder een eigen kop, ‘Van ons’, achteraan",)
    assert taken(text, newer, mine=("over/nota.md", "over/eerst.md", "over/dan.md"))[0] == text


def test_a_line_to_a_page_that_nobody_here_wrote_waits() -> None:
    newer = NEWER[LEDEN].replace(
        "      - Privacy: over/privacy.md\n", "      - Privacy: over/privacy.md\n      - Klachten: over/klachten.md\n"
    )
    text, told = taken(OURS[LEDEN], newer, missing=("over/klachten.md",))
    assert text == OURS[LEDEN]
    assert told == (
        f"{LEDEN}: de nieuwe regel ‘Klachten’ van het menu wacht op een pagina die jullie nog niet schreven",
    )


def test_own_lines_of_another_form_are_taken_over_value_by_value() -> None:
    """Until 29 November 2026 the members' configuration inherited from that of the public site."""
    old = """\
INHERIT: mkdocs.yml

# --- Van deze raad (lok init herschrijft enkel deze regels) ---------------------------------
site_name: LOK ’t Zand – ledensite
site_url: https://leden.zand.example.org/
site_description: "De ledensite: van ’t Zand."
# --- einde van de regels van deze raad ------------------------------------------------------
extra:
  editie: leden
nav:
  - Mijn LOK: index.md
"""
    text, _ = taken(old)
    given = yaml.safe_load(text)
    assert (given["site_name"], given["site_description"]) == ("LOK ’t Zand – ledensite", "De ledensite: van ’t Zand.")
    assert given["copyright"] == SETTINGS.naam
    assert given["extra"]["gemeente"] == "Voorbeeldstad"
    assert "Dendermonde" not in text


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("# --- einde van de regels van deze raad", "# ---", "mist de regels ‘Van deze raad’"),
        ("nav:\n", "nav: [\n", "is niet te lezen"),
        ("nav:\n", "menu:\n", "is niet te lezen"),
        ("  editie: leden\n", "  editie: leden\n  editie: leden\n", "is niet te lezen"),
    ],
)
def test_a_configuration_that_cannot_be_read_is_refused(old: str, new: str, told: str) -> None:
    with pytest.raises(WrongUse, match=told):
        taken(OURS[LEDEN].replace(old, new))


def test_a_new_setting_of_which_the_council_says_nothing_is_asked_for() -> None:
    newer = NEWER[LEDEN].replace("extra:\n", "repo_name: bewaarplaats\nextra:\n", 1)
    with pytest.raises(WrongUse, match="mist de regel ‘repo_name’"):
        taken(OURS[LEDEN], newer)


def test_a_line_of_its_own_that_is_not_taken_is_told() -> None:
    old = OURS[LEDEN].replace("      - Privacy: over/privacy.md\n", "      - Ons privacybeleid: over/privacy.md\n")
    ours = old.replace(
        "docs_dir: build/leden/docs\n", "docs_dir: build/leden/docs\nstrict: true # van ons\n# opmerking\n"
    )
    text, _ = taken(ours, mine=("over/privacy.md",))
    assert not_taken(ours, text, [NEWER[LEDEN]]) == ("strict: true # van ons", "- Ons privacybeleid: over/privacy.md")
    assert not_taken(OURS[LEDEN], text, [NEWER[LEDEN]]) == ()


@pytest.mark.parametrize(
    ("records", "body"),
    [
        (["id: boa-dorp\norgaan: boa\nbestuur: gemeente Dorp\n"], Orgaan.boa),
        (["id: raad\norgaan: 'gecombineerd'  # sinds 2021\n"], Orgaan.gecombineerd),
        (["id: raad\nbesluiten:\n  - orgaan: boa\n"], Orgaan.lok),
        (["orgaan: iets anders\n"], Orgaan.lok),
        ([], Orgaan.lok),
    ],
)
def test_the_body_of_a_council_is_read_of_a_record_of_any_version(records: list[str], body: Orgaan) -> None:
    assert body_of(records) is body
