"""A regulation that was repealed, or that is to come, offers nothing on any page, in the calendar or in the feed."""

from __future__ import annotations

from datetime import date
from itertools import chain
from typing import Any

import pytest

from lok.archive.archive import make_archive
from lok.edition.select import Edition, select
from lok.facts.news import regulations
from lok.facts.versions import next_window, windows
from lok.kinds.registry import BY_SOORT
from lok.model.audience import Audience
from lok.opendata.places import OF_THE_MODELS
from lok.outputs.calendar import subsidies
from lok.outputs.files import outputs
from lok.pages.home.home import coming_deadlines
from lok.pages.site import pages
from lok.pages.subsidies.applying import applying
from lok.source.parse import parse
from samples import small_council
from samples.places import EXAMPLES
from samples.regulations import regulation

TODAY = date(2026, 11, 29)
YEARLY = {"aanvraagperiodes": [{"van": "2020-09-01", "tot": "2020-12-31", "jaarlijks": "ja"}]}
STATES: dict[str, dict[str, Any]] = {
    "repealed": {"geldig_tot": "2023-12-31"},
    "repealed yesterday, with windows": YEARLY | {"geldig_tot": "2026-11-28"},
    "repealed yesterday, its window still open": {
        "geldig_tot": "2026-11-28",
        "aanvraagperiodes": [{"van": "2026-09-01", "tot": "2026-12-31"}],
    },
    "next week": {"geldig_van": "2026-12-06"},
    "next week, with windows": YEARLY | {"geldig_van": "2026-12-06"},
}
STEP = {
    "id": "stap",
    "titel": "Vraag steun",
    "volgorde": "1",
    "uitleg": "Kijk welke steun er is.",
    "plannen": ["starten"],
    "toont": "subsidies",
    "contactpunten": ["minimaal"],
    "bron": ["https://example.org"],
}


def edition(audience: Audience = Audience.PUBLIEK, **version: Any) -> Edition:
    council = BY_SOORT["raad"].model.model_validate(parse(small_council.DATA["raad/lok-voorbeeldstad.yaml"]))
    contact = parse((EXAMPLES / "contactpunten" / "good" / "minimaal.yaml").read_text("utf-8"))
    rows = (
        ("raad", council),
        ("reglementen", regulation(**version)),
        ("startstappen", BY_SOORT["startstappen"].model.model_validate(STEP)),
        ("contactpunten", BY_SOORT["contactpunten"].model.model_validate(contact)),
    )
    return select(make_archive(rows), audience, TODAY, address="https://lok.example.org/")


def texts(made: Edition) -> str:
    return "\n".join(
        page.text
        for page in chain(pages(made), outputs(made))
        if isinstance(page.text, str) and not page.uri.startswith(("handleiding/velden", *OF_THE_MODELS))
    )


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("state", STATES)
def test_nothing_offers_what_does_not_hold(state: str, audience: Audience) -> None:
    text = texts(edition(audience, **STATES[state])).casefold()
    assert "proefsubsidie" in text
    for offer in ("kom je", "het hele jaar", "script: aanmerking", "nog tot en met"):
        assert offer not in text, offer


def test_what_holds_is_offered() -> None:
    text = texts(edition())
    assert "kan het hele jaar" in text
    assert "script: aanmerking" in text
    assert "De vragen gaan over de tekst die geldt op 29 november 2026" in text


@pytest.mark.parametrize(
    ("version", "words"),
    [
        ({}, "kan het hele jaar"),
        ({"geldig_tot": "2026-12-31"}, "kan tot en met 31 december 2026"),
        ({"geldig_tot": "2026-11-28"}, "kan niet meer"),
        ({"geldig_van": "2026-12-06"}, "kan vanaf 6 december 2026"),
        (YEARLY, "kan nog tot en met donderdag 31 december 2026"),
        (YEARLY | {"geldig_van": "2026-12-06"}, "kan van 6 december 2026 tot en met 31 december 2026"),
        ({"aanvraag_doorlopend": "nee", "aanvraagperiodes": [{"tot": "2026-03-01"}]}, "kan nu niet"),
    ],
)
def test_whether_one_can_apply_in_words(version: dict[str, Any], words: str) -> None:
    assert applying(regulation(**version).versies[0], TODAY) == words


def test_a_window_outside_the_days_of_its_version_is_none() -> None:
    late = {"van": "2027-02-01", "tot": "2027-03-01"}
    (gone,) = regulation(geldig_tot="2026-12-31", aanvraagperiodes=[late]).versies
    assert next_window(gone, TODAY) is None
    (about_past,) = regulation(geldig_tot="2026-12-31", aanvraagperiodes=[late | {"over": "vorig_jaar"}]).versies
    assert next_window(about_past, TODAY).tot == date(2027, 3, 1)
    (coming,) = regulation(geldig_van="2026-12-06", **YEARLY).versies
    assert [each.tot for each in windows(coming, date(2020, 1, 1), date(2027, 12, 31))] == [
        date(2026, 12, 31),
        date(2027, 12, 31),
    ]


@pytest.mark.parametrize("yearly", ["ja", "nee"])
def test_a_window_closes_with_its_version(yearly: str) -> None:
    window = {"van": "2026-09-01", "tot": "2026-12-31", "jaarlijks": yearly}
    (ending,) = regulation(geldig_tot="2026-12-05", aanvraag_doorlopend=None, aanvraagperiodes=[window]).versies
    assert applying(ending, TODAY) == "kan nog tot en met zaterdag 5 december 2026"
    assert applying(ending, date(2026, 12, 6)) == "kan niet meer"


def test_the_home_page_and_the_calendar_have_no_day_of_what_was_repealed() -> None:
    gone = edition(**YEARLY, geldig_tot="2025-12-31")
    assert coming_deadlines(gone) == ()
    assert all(event.begin <= date(2025, 12, 31) for event in subsidies(gone))


def test_that_a_regulation_ends_is_news_of_the_first_day_without_it() -> None:
    told = {each.key: each for each in regulations(edition(geldig_tot="2026-10-31"))}
    assert (told["/opgeheven"].day, told["/opgeheven"].title) == (date(2026, 11, 1), "Geldt niet meer: Proefsubsidie")
    assert "/opgeheven" not in {each.key for each in regulations(edition())}
