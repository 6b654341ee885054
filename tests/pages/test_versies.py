"""Which version holds on a day, and until when one can apply."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given, strategies

from lok.facts.versions import coming_versions, earlier_versions, next_window, version_in_force, version_shown, windows
from lok.kinds.reglementen import Reglement
from lok.kinds.versies import Overjaar, Versie
from lok.source.parse import parse
from samples.places import EXAMPLES

GOOD = EXAMPLES / "reglementen" / "good"


def versions(name: str) -> tuple[Versie, ...]:
    return Reglement.model_validate(parse((GOOD / f"{name}.yaml").read_text("utf-8"))).versies


@pytest.mark.parametrize(
    ("day", "index"),
    [
        (date(2014, 12, 31), None),
        (date(2015, 1, 1), 0),
        (date(2021, 12, 31), 0),
        (date(2022, 1, 1), 1),
        (date(2100, 1, 1), 1),
    ],
)
def test_one_version_of_maldegem_holds_on_a_day(day: date, index: int | None) -> None:
    found = versions("maldegem")
    assert version_in_force(found, day) == (None if index is None else found[index])


def test_a_page_opens_with_the_version_in_force_else_the_next_else_the_last() -> None:
    found = versions("volledig")
    assert version_shown(found, date(2023, 1, 1)) is found[0]
    assert version_shown(found, date(2024, 6, 1)) is found[0]
    assert version_shown(found, date(2025, 3, 1)) is found[1]
    assert version_shown(found, date(2031, 1, 1)) is found[1]
    assert coming_versions(found, date(2023, 1, 1)) == found
    assert earlier_versions(found, date(2031, 1, 1)) == (found[1], found[0])


@given(
    lengths=strategies.lists(
        strategies.tuples(strategies.integers(0, 4), strategies.integers(1, 9)), min_size=1, max_size=6
    )
)
def test_the_version_in_force_is_the_one_that_covers_the_day(lengths: list[tuple[int, int]]) -> None:
    start = day = date(2024, 1, 1)
    made, covered = [], {}
    for gap, length in lengths:
        first = day + timedelta(days=gap)
        last = first + timedelta(days=length - 1)
        versie = SimpleNamespace(geldig_van=first, geldig_tot=last)
        covered |= {first + timedelta(days=number): versie for number in range(length)}
        made.append(versie)
        day = last + timedelta(days=1)
    for number in range((day - start).days + 2):
        moment = start + timedelta(days=number)
        assert version_in_force(made, moment) is covered.get(moment)
        before, after = earlier_versions(made, moment), coming_versions(made, moment)
        assert len(before) + len(after) + (moment in covered) == len(made)


def test_a_yearly_window_comes_back_while_the_version_holds() -> None:
    first, second = versions("maldegem")
    assert [each.tot for each in windows(first, date(2019, 1, 1), date(2030, 1, 1))] == [
        date(2019, 9, 30),
        date(2020, 9, 30),
        date(2021, 9, 30),
    ]
    assert next_window(second, date(2026, 9, 30)).tot == date(2026, 9, 30)
    assert next_window(second, date(2026, 10, 1)).tot == date(2027, 9, 30)


def test_a_single_window_does_not_come_back() -> None:
    (versie,) = versions("aalst")
    assert next_window(versie, date(2024, 1, 23)).tot == date(2024, 1, 23)
    assert next_window(versie, date(2024, 1, 24)) is None


def test_a_window_on_the_leap_day_comes_back_a_day_earlier() -> None:
    periode = SimpleNamespace(van=date(2024, 2, 1), tot=date(2024, 2, 29), jaarlijks=True, over=Overjaar.lopend_jaar)
    versie = SimpleNamespace(aanvraagperiodes=(periode,), geldig_van=date(2024, 1, 1), geldig_tot=None)
    assert [each.tot for each in windows(versie, date(2024, 1, 1), date(2028, 12, 31))] == [
        date(2024, 2, 29),
        date(2025, 2, 28),
        date(2026, 2, 28),
        date(2027, 2, 28),
        date(2028, 2, 29),
    ]
