"""A council through time: after a merger the old records keep the name of then, and two towns each have their own answer."""

from __future__ import annotations

import re
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest

from lok.archive.load import load
from lok.deposit.answers import reply
from lok.edition.select import Edition, select
from lok.facts.naming import towns_on
from lok.kinds.vroeger import rules_of
from lok.model.audience import Audience
from lok.outputs.files import outputs
from lok.pages.site import pages
from lok.papers.advice import advice
from lok.papers.as_text import as_text
from lok.papers.minutes import minutes
from samples.archives import laid_over
from samples.places import ARCHIVES

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 23)
OLD, VILLAGE, NOW = (f"Lokaal Overleg Kinderopvang {each}" for each in ("Oudstad", "Ouddorp", "Proefstad"))


@pytest.fixture(scope="module", params=Audience)
def merged(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return edition("vroeger-twee-raden-samengegaan", tmp_path_factory.mktemp("fusie"), request.param)


@pytest.fixture(scope="module", params=Audience)
def towns(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return edition("bestuur-twee-colleges", tmp_path_factory.mktemp("twee"), request.param)


@pytest.fixture(scope="module")
def half(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return edition("bestuur-een-moet-nog-antwoorden", tmp_path_factory.mktemp("een"), Audience.PUBLIEK)


def edition(case: str, folder: Path, audience: Audience) -> Edition:
    archive = load(laid_over(ARCHIVES / case, folder / "lok")).archive
    return select(archive, audience, DAY, address="https://lok.example.org/")


def texts(given: Edition) -> dict[str, str]:
    found = (page for page in chain(pages(given), outputs(given)) if isinstance(page.text, str))
    return {page.uri: re.sub(r"\s+", " ", page.text.replace("\u00a0", " ")) for page in found}


def test_old_meetings_keep_the_name_of_then(merged: Edition) -> None:
    told = texts(merged)
    city, village = (told[f"vergaderingen/verg-2024-10-01{end}.md"] for end in ("", "-dorp"))
    assert f"{OLD}, stad Oudstad" in city
    assert VILLAGE not in city
    assert f"{VILLAGE}, gemeente Ouddorp" in village
    assert "De raad van toen" not in told["vergaderingen/verg-2026-03-12.md"]
    assert "LOK Oudstad" in told["vergaderingen/index.md"]
    if merged.leden:
        assert f"{OLD} en {VILLAGE}, verslag aan de gemeenteraad" in told["jaarverslagen/2024.md"]
        assert f"{NOW}, verslag" in told["jaarverslagen/2026.md"]
    else:
        assert f"# {NOW}" in told["index.md"]
    assert f"{OLD} : stad Oudstad, tot en met 31 december 2024" in told["raad/lok-proefstad.md"]


def test_feeds_and_calendar_say_the_name_of_then(merged: Edition) -> None:
    told = texts(merged)
    calendar = told["vergaderingen.ics"]
    assert "LOK Oudstad: algemene vergadering" in calendar
    assert "LOK Proefstad: algemene vergadering" in calendar
    if not merged.leden:
        assert f"De raad van toen: {OLD}." in told["volgen/vergaderingen.xml"]


def test_a_paper_of_then_has_the_name_of_then(merged: Edition) -> None:
    then, now = (minutes(merged, merged.find("vergaderingen", f"verg-{each}")) for each in ("2024-10-01", "2026-03-12"))
    assert (then.letterhead.name, then.letterhead.town) == (OLD, "stad Oudstad")
    assert NOW not in as_text(then)
    assert (now.letterhead.name, now.letterhead.town) == (NOW, "stad Proefstad")


def test_each_council_has_its_own_rules_of_then(merged: Edition) -> None:
    """The village kept its minutes closed; what the other agreed opens nothing."""
    rules = {each: rules_of(merged.raad, date(2024, 10, 1), each) for each in ("lok-ouddorp", "lok-oudstad")}
    assert rules["lok-ouddorp"].openbaarheid_verslagen.value == "gesloten"
    assert rules["lok-oudstad"].openbaarheid_verslagen.value == "openbaar"
    if not merged.leden:
        assert "ruimere uren" not in texts(merged)["vergaderingen/verg-2024-10-01-dorp.md"]


def test_both_answers_stand_each_with_its_town(towns: Edition) -> None:
    told = texts(towns)
    page = told["adviezen/adv-2026-01.md"]
    assert "verschillend beantwoord" in page
    for town in ("Proefstad", "Voorbeelddorp"):
        assert f"Het college van burgemeester en schepenen van {town}, 10 april 2026" in page
    college = told["antwoorden/college.md"]
    assert ("**1** beantwoord" in college, college.count("](../adviezen/adv-2026-01.md)") >= 2) == (True, True)
    assert "Verschillend" in told["antwoorden/index.md"]
    assert (
        not towns.leden or "college van burgemeester en schepenen van Voorbeelddorp: " in told["jaarverslagen/2026.md"]
    )
    if not towns.leden:
        feed = told["volgen/adviezen.xml"]
        assert "antwoord-college-proefstad-2026-04-10" in feed
        assert "antwoord-college-voorbeelddorp-2026-04-10" in feed


def test_papers_name_each_town(towns: Edition) -> None:
    record: Any = towns.find("adviezen", "adv-2026-01")
    assert "van Proefstad en Voorbeelddorp" in as_text(advice(towns, record))
    answers = reply(towns, record)
    assert answers is not None
    words = as_text(answers)
    assert "schepenen van Proefstad, 10 april 2026" in words
    assert "schepenen van Voorbeelddorp, 10 april 2026" in words


def test_an_advice_waits_for_the_town_that_has_not_answered(half: Edition) -> None:
    told = texts(half)
    page = told["adviezen/adv-2026-01.md"]
    assert "deels beantwoord" in page
    assert "Nog geen antwoord van Voorbeelddorp." in page
    assert "schepenen van Proefstad, 10 april 2026" in page
    overview = told["antwoorden/index.md"]
    assert "**1** wacht op een antwoord" in overview
    assert "op Voorbeelddorp" in overview
    college = told["antwoorden/college.md"]
    assert "Proefstad: gevolgd. Wacht op Voorbeelddorp." in college
    assert "Wat onderweg gezegd werd" not in college


def test_a_council_knows_its_towns_of_a_day(merged: Edition, towns: Edition) -> None:
    assert towns_on(towns.raad, DAY) == ("stad Proefstad", "gemeente Voorbeelddorp")
    assert towns_on(merged.raad, date(2024, 12, 31), "lok-ouddorp") == ("gemeente Ouddorp",)
    assert towns_on(merged.raad, date(2025, 1, 1)) == ("stad Proefstad",)
