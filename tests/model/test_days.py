"""The first and the last day on which something holds: one day too long or too short is seen wherever it is asked."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from lok.facts.asks import term_of
from lok.facts.contacts import contacts_in_force
from lok.facts.council import term_on
from lok.facts.providers import active
from lok.facts.supply import numbers_on
from lok.facts.versions import coming_versions, earlier_versions, holds, version_in_force
from lok.kinds.mandaten import Mandaat
from lok.kinds.zetels import Zetel
from lok.model.days import holds_on

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST, LAST = date(2026, 3, 1), date(2026, 6, 30)
DAY = timedelta(days=1)
AROUND = {FIRST - DAY: False, FIRST: True, LAST: True, LAST + DAY: False}
"""The days around a stretch of time, and whether it holds on them."""

STRETCH = SimpleNamespace(
    id="2026", van=FIRST, tot=LAST, geldig_van=FIRST, geldig_tot=LAST, actief_van=FIRST, actief_tot=LAST
)
COUNCIL = SimpleNamespace(bestuursperiodes=(STRETCH,))


def seat(day: date) -> bool:
    given = {"id": "z", "naam": "Ouders", "geleding": "gebruiker", "stemgerechtigd": "ja", "van": FIRST, "tot": LAST}
    return Zetel.model_validate(given).held_on(day)


def mandate(day: date) -> bool:
    given = {"id": "m", "zetel": "z", "persoon": "Voorbeeld Naam", "functie": "lid", "van": FIRST, "tot": LAST}
    return Mandaat.model_validate(given).held_on(day)


def version(day: date) -> bool:
    found = version_in_force((STRETCH,), day)
    assert holds(STRETCH, day) is (found is STRETCH)
    return found is STRETCH


def neither_past_nor_coming(day: date) -> bool:
    return not earlier_versions((STRETCH,), day) and not coming_versions((STRETCH,), day)


def numbers_of_a_former_period(day: date) -> bool:
    location = SimpleNamespace(vroegere_plaatsen=(STRETCH,))
    return numbers_on(location, day) is STRETCH


ASKED: dict[str, Callable[[date], Any]] = {
    "a seat": seat,
    "a mandate": mandate,
    "a version": version,
    "a version that is neither past nor to come": neither_past_nor_coming,
    "a contact": lambda day: contacts_in_force((STRETCH,), day) == (STRETCH,),
    "a term": lambda day: term_on(COUNCIL, day) is STRETCH,
    "the term of a memorandum": lambda day: (
        term_of(SimpleNamespace(bestuursperiode=None, vastgesteld_op=day), COUNCIL) == "2026"
    ),
    "counts of a former period": numbers_of_a_former_period,
}


@pytest.mark.parametrize("day", AROUND)
@pytest.mark.parametrize("what", ASKED)
def test_the_first_and_the_last_day_belong_to_it(what: str, day: date) -> None:
    assert ASKED[what](day) is AROUND[day]


@pytest.mark.parametrize("day", [LAST, LAST + DAY])
def test_an_organiser_is_active_until_its_last_day(day: date) -> None:
    assert active(STRETCH, day) is (day == LAST)


def test_a_day_that_is_not_said_sets_no_bound() -> None:
    assert holds_on(None, None, FIRST)
    assert holds_on(None, LAST, date.min)
    assert holds_on(FIRST, None, date.max)
    assert not holds_on(None, LAST, LAST + DAY)
    assert not holds_on(FIRST, None, FIRST - DAY)
