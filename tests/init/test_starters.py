"""The texts a council starts from."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
import yaml

from lok.archive.read_record import judge
from lok.archive.written_pages import read_page
from lok.init import texts as starters
from lok.kinds.registry import BY_SOORT
from lok.model.audience import Audience
from lok.source.parse import parse
from samples.configurations import SETTINGS
from samples.places import REPOSITORY

OTHER = starters.Council(
    naam="Lokaal Overleg Kinderopvang ’t Zand: noord & zuid",
    afkorting="LOK ’t Zand",
    bestuur="gemeente ’t Zand",
    gemeente="’t Zand",
    nis_code="11001",
    van=date(2025, 1, 1),
    tot=date(2030, 12, 31),
    mailbox="lok@example.org",
    site_url="https://lok.example.org/",
    leden_url="https://leden.lok.example.org/",
    repo_url=None,
    opgesteld_op=date(2026, 11, 24),
)
WITH_REPOSITORY = replace(OTHER, repo_url="https://example.org/gegevens")


@pytest.mark.parametrize("name", starters.CONFIGS)
def test_another_council_changes_its_own_lines_only(name: str) -> None:
    before = starters.configured(name, (REPOSITORY / name).read_text("utf-8"), SETTINGS)
    after = starters.configured(name, before, OTHER)
    assert "Voorbeeldstad" in before
    assert "Voorbeeldstad" not in after
    given = yaml.safe_load(starters.OWN_LINES.search(after)["lines"])
    assert given["site_name"].startswith("LOK ’t Zand")
    without = starters.OWN_LINES.sub("", before)
    assert starters.OWN_LINES.sub("", after) == without
    assert "Dendermonde" not in without
    assert "Voorbeeldstad" not in without


def test_a_configuration_without_the_comments_is_refused() -> None:
    with pytest.raises(ValueError, match=r"mkdocs\.yml mist de regels"):
        starters.configured("mkdocs.yml", "site_name: X\n", OTHER)


@pytest.mark.parametrize(
    ("repo_url", "keepers"),
    [
        (None, "@lok-t-zand/beheer"),
        ("https://example.org/gegevens", "@lok-t-zand/beheer"),
        ("https://example.org/stad_x/gegevens", "@lok-t-zand/beheer"),
        ("https://example.org/stad-x/gegevens", "@stad-x/beheer"),
    ],
)
def test_the_keepers_are_those_of_the_organisation_or_of_the_council(repo_url: str | None, keepers: str) -> None:
    council = replace(OTHER, repo_url=repo_url)
    text = starters.owned("# @vroeger/beheer\n*  @vroeger/beheer\n/data/\nlok@vroeger.invalid\n", council)
    assert text == f"# {keepers}\n*  {keepers}\n/data/\nlok@vroeger.invalid\n"


@pytest.mark.parametrize("name", starters.CONFIGS)
def test_lines_of_one_council_leave_nothing_of_those_of_another(name: str) -> None:
    """Whichever council a copy was before, what it becomes is the same; and once more changes nothing."""
    before = (REPOSITORY / name).read_text("utf-8")
    once = starters.configured(name, before, OTHER)
    assert starters.configured(name, starters.configured(name, before, WITH_REPOSITORY), OTHER) == once
    assert starters.configured(name, once, OTHER) == once


@pytest.mark.parametrize("path", starters.pages(OTHER))
def test_a_starter_page_is_a_page_without_a_mistake(path: str) -> None:
    text = starters.pages(OTHER)[path]
    page, problems = read_page(path, Audience.PUBLIEK, path.removeprefix("content/publiek/"), text.encode())
    assert page is not None
    assert {problem.code for problem in problems} <= {"invullen"}
    assert "Dendermonde" not in text
    assert "{{" not in text


def test_the_statement_claims_no_test_of_another_site_and_says_where_to_complain() -> None:
    text = starters.pages(OTHER)["content/publiek/over/toegankelijkheid.md"]
    assert [word for word in ("axe", "360", "Chromium", "24 november 2026") if word in text] == []
    assert re.search(r"voldoet daar \*\*\[VUL IN: ", text)
    assert re.search(r"Laatst nagegaan op: \[VUL IN: ", text)
    wanted = (
        "EN 301 549, versie 3.2.1",
        "niveau AA",
        "zelfbeoordeling",
        "lok@example.org",
        "klachtenbehandeling",
        "Ombudsdienst",
    )
    assert [word for word in wanted if word not in text] == []


@pytest.mark.parametrize("council", [OTHER, WITH_REPOSITORY])
def test_the_settings_are_a_record_without_a_mistake(council: starters.Council) -> None:
    record, findings = judge(BY_SOORT["raad"], council.id, parse(starters.settings(council)))
    assert findings == ()
    assert record is not None
    assert (record.naam, record.mailbox, record.repo_url) == (council.naam, council.mailbox, council.repo_url)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Dendermonde", "Dendermonde"),
        ("’t Zand", "’t Zand"),
        ("'s-Gravenvoeren", '"\'s-Gravenvoeren"'),
        ("Zaal: noord", '"Zaal: noord"'),
        ("nee # niet", '"nee # niet"'),
        ("12", '"12"'),
        ("no", '"no"'),
        ("https://example.org/", "https://example.org/"),
        ("a\nb", '"a\\nb"'),
        ("", '""'),
    ],
)
def test_a_value_reads_back_as_it_was(text: str, written: str) -> None:
    assert starters.scalar(text) == written
    assert yaml.safe_load(f"a: {written}") == {"a": text}
    assert parse(f"a: {written}\n") == {"a": text}


@pytest.mark.parametrize(
    ("text", "expected"), [("LOK ’t Zand", "lok-t-zand"), ("Crèche Oostende!", "creche-oostende"), ("…", "")]
)
def test_a_slug_is_an_id_or_nothing(text: str, expected: str) -> None:
    assert starters.slug(text) == expected
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", expected)
