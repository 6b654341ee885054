"""The records and pages of the council of this repository. ``lok init`` takes this file away with them."""

from __future__ import annotations

import re
from datetime import date

import pytest

from lok.archive.load import load
from lok.facts.versions import holds
from lok.init import texts as starters
from lok.kinds.registry import BY_SOORT
from lok.new.prefill import PREFIXES
from lok.rules.law import pages_of_law_are_checked, statements_of_law_are_checked
from lok.source.parse import parse
from samples.places import REPOSITORY

OURS = starters.Council(
    naam="Lokaal Overleg Kinderopvang Dendermonde",
    afkorting="LOK Dendermonde",
    bestuur="stad Dendermonde",
    gemeente="Dendermonde",
    nis_code="42006",
    van=date(2025, 1, 1),
    tot=date(2030, 12, 31),
    mailbox="lok@dendermonde.be",
    site_url="https://lok-dendermonde.example.org/",
    leden_url="https://leden.lok-dendermonde.example.org/",
    repo_url="https://example.org/lok-dendermonde/gegevens",
    opgesteld_op=date(2026, 11, 24),
)
OWN_PART = "\n## Het LOK in Dendermonde\n"


def test_our_record_says_the_same_as_the_starters() -> None:
    given = parse((REPOSITORY / "data/raad/lok-dendermonde.yaml").read_text("utf-8"))
    same = ("id", "naam", "afkorting", "bestuur", "nis_code", "mailbox", "repo_url")
    assert {name: given[name] for name in same} == {name: getattr(OURS, name) for name in same}
    term = given["bestuursperiodes"][-1]
    assert (term["van"], term["tot"]) == (OURS.van.isoformat(), OURS.tot.isoformat())


@pytest.mark.parametrize("path", starters.pages(OURS))
def test_our_pages_are_the_starters_filled_in_and_what_is_our_own(path: str) -> None:
    kept = (REPOSITORY / path).read_text("utf-8")
    pieces = [re.escape(piece) for piece in re.split(r"\[VUL IN: [^\]]*\]", starters.pages(OURS)[path])]
    assert re.fullmatch(r"(?s:.+?)".join(pieces), kept.partition(OWN_PART)[0])
    assert (OWN_PART in kept) == path.endswith("over/index.md")


def test_what_we_say_of_the_law_has_a_source_and_a_day_and_one_version_holds() -> None:
    archive = load(REPOSITORY).archive
    checked = [record.nagekeken_op for _, record in archive.everything() if getattr(record, "nagekeken_op", None)]
    day = max(checked)
    told = [finding.message for _, finding in statements_of_law_are_checked(archive, day)]
    told += [problem.message for problem in pages_of_law_are_checked(archive, day)]
    assert told == []
    assert sum(holds(rules, day) for rules in archive.all("voorrangsregels")) == 1


@pytest.mark.parametrize("name", starters.CONFIGS)
def test_our_configurations_hold_the_lines_of_the_starters(name: str) -> None:
    text = (REPOSITORY / name).read_text("utf-8")
    assert starters.configured(name, text, OURS) == text


@pytest.mark.parametrize("soort", BY_SOORT)
def test_the_ids_of_the_council_follow_the_beginnings(soort: str) -> None:
    strays = [
        each.stem for each in (REPOSITORY / "data" / soort).glob("*.yaml") if not each.stem.startswith(PREFIXES[soort])
    ]
    assert strays == []


def test_the_official_finders_have_one_address_each() -> None:
    """Whoever names a finder, for a parent, an organiser or a step, sends the reader to the same address."""
    found: dict[str, set[str]] = {}
    for file in (*(REPOSITORY / "data/vragen").glob("*.yaml"), *(REPOSITORY / "data/startstappen").glob("*.yaml")):
        record = parse(file.read_text("utf-8"))
        for site in (*record.get("zoekers", ()), *record.get("websites", ())):
            found.setdefault(site["titel"], set()).add(site["url"])
    assert found["Opvang.Vlaanderen"] == {"https://opvang.vlaanderen/"}
    assert found["Kinderopvangzoeker"] == {"https://www.kinderopvangzoeker.be"}
    assert all(len(urls) == 1 for urls in found.values())


def test_every_term_of_a_step_is_marked_as_an_example_and_names_its_source() -> None:
    for file in (REPOSITORY / "data/startstappen").glob("*.yaml"):
        record = parse(file.read_text("utf-8"))
        assert record.get("voorbeeld") == "ja", file.name
        assert record.get("bron"), file.name
