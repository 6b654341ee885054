"""A text that was annulled never held, and the text before it can hold again."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from hypothesis import given, strategies

from lok.facts.deadlines import deadlines
from lok.facts.versions import (
    coming_versions,
    earlier_versions,
    holds,
    last_held,
    next_start,
    next_window,
    version_in_force,
    version_shown,
)
from lok.kinds.reglementen import Reglement
from lok.kinds.versies import Overjaar
from lok.pages.subsidies.validity import validity_band, validity_periods
from lok.source.parse import parse
from samples.places import EXAMPLES

DAYS = strategies.dates(date(2010, 1, 1), date(2040, 12, 31))


def text(**fields: Any) -> SimpleNamespace:
    """A version of which only the days matter."""
    return SimpleNamespace(**({"geldig_tot": None, "aanvraagperiodes": ()} | fields))


@given(first=DAYS, length=strategies.integers(0, 4000) | strategies.none(), day=DAYS, annulled=DAYS)
def test_what_was_annulled_holds_on_no_day(first: date, length: int | None, day: date, annulled: date) -> None:
    last = None if length is None else first + timedelta(days=length)
    gone = text(geldig_van=first, geldig_tot=last, vernietigd_op=annulled)
    assert not holds(gone, day)
    assert version_in_force([gone], day) is None
    assert coming_versions([gone], day) == earlier_versions([gone], day) == ()
    assert next_start(gone, day) is last_held(gone, day) is None
    assert version_shown([gone], day) is gone


def test_the_text_before_holds_again_from_its_own_day() -> None:
    old = text(geldig_van=date(2020, 1, 1), geldig_tot=date(2024, 3, 31), opnieuw_van=date(2025, 4, 30))
    gone = text(geldig_van=date(2024, 4, 1), vernietigd_op=date(2025, 4, 30))
    in_force = {day: version_in_force([gone, old], day) for day in (date(2024, 3, 31), date(2024, 4, 1), date(2025, 4, 29), date(2025, 4, 30), date(2030, 1, 1))}  # fmt: skip
    assert list(in_force.values()) == [old, None, None, old, old]
    assert coming_versions([gone, old], date(2024, 6, 1)) == (old,)
    assert next_start(old, date(2024, 6, 1)) == date(2025, 4, 30)
    assert last_held(old, date(2024, 6, 1)) == date(2024, 3, 31)
    assert version_shown([gone, old], date(2026, 1, 1)) is old


def test_an_annulled_version_opens_no_window_and_sets_no_day() -> None:
    window = SimpleNamespace(
        van=date(2024, 2, 1),
        tot=date(2024, 3, 1),
        jaarlijks=True,
        tot_uur=None,
        waarvoor=None,
        over=Overjaar.lopend_jaar,
    )
    gone = text(geldig_van=date(2024, 1, 1), aanvraagperiodes=(window,), vernietigd_op=date(2024, 1, 15))
    assert next_window(gone, date(2024, 1, 20)) is None
    regulation = SimpleNamespace(versies=(gone,))
    assert deadlines(regulation, date(2024, 1, 1), date(2026, 1, 1)) == ()


def test_a_yearly_window_of_a_text_that_holds_again_comes_back() -> None:
    window = SimpleNamespace(van=None, tot=date(2023, 9, 30), jaarlijks=True, over=Overjaar.lopend_jaar)
    old = text(
        geldig_van=date(2023, 1, 1),
        geldig_tot=date(2023, 12, 31),
        opnieuw_van=date(2025, 5, 1),
        aanvraagperiodes=(window,),
    )
    found = next_window(old, date(2026, 1, 1))
    assert found is not None
    assert found.tot == date(2026, 9, 30)


def regulation(name: str) -> Reglement:
    return Reglement.model_validate(parse((EXAMPLES / "reglementen" / "good" / f"{name}.yaml").read_text("utf-8")))


def test_the_list_says_annulled_and_the_drawing_leaves_it_out() -> None:
    record, today = regulation("vernietigd-en-opnieuw"), date(2025, 1, 1)
    rows = validity_periods(record, today)
    assert [(each.van, each.staat, each.vernietigd) for each in rows] == [
        (date(2024, 6, 15), "geldt vandaag opnieuw", False),
        (date(2024, 1, 1), "vernietigd op 15 juni 2024 door de gouverneur, heeft nooit gegolden", True),
        (date(2024, 1, 1), "geen reglement", False),
        (date(2022, 1, 1), "geldt niet meer", False),
    ]
    drawing = str(validity_band(record.versies, today))
    assert drawing.count("<rect") == len(record.versies)
    assert "vernietigd" not in drawing


def test_a_regulation_of_which_all_was_annulled_is_drawn_without_a_period() -> None:
    gone = text(geldig_van=date(2024, 1, 1), vernietigd_op=date(2024, 2, 1))
    assert "<rect" not in str(validity_band([gone], date(2024, 3, 1)))
