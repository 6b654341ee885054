"""What makes a text one about the law, and when a check of it is due again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies

from lok.facts.law import CHECK_DAYS, outdated, speaks_of_law


@pytest.mark.parametrize(
    "text",
    [
        "Het decreet van 3 mei 2019 regelt dit.",
        "het Bestuursdecreet, artikel II.16",
        "Besluit van de Vlaamse Regering van 24 mei 2013",
        "dat is wettelijk bepaald",
        "De wet vraagt dit.",
        "Je hebt een vergunning nodig.",
        "Een verplichte stap.",
        "artikel 304",
        "de AVG",
    ],
)
def test_these_words_speak_of_the_law(text: str) -> None:
    assert speaks_of_law(text)


@pytest.mark.parametrize(
    "text", ["Wij weten dat.", "Een artikel in de krant.", "De wethouder van Utrecht", "Samen leren."]
)
def test_these_do_not(text: str) -> None:
    assert not speaks_of_law(text)


@given(day=strategies.dates(date(2000, 1, 1), date(2099, 1, 1)))
def test_a_check_is_due_again_after_a_year_and_not_before(day: date) -> None:
    assert not outdated(day, day + timedelta(days=CHECK_DAYS))
    assert outdated(day, day + timedelta(days=CHECK_DAYS + 1))
