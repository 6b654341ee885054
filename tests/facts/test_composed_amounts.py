"""Amounts that are put together: a base, its limits, stages and an index, each beside a sum made by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lok.facts.amounts import Aanvraag, amount, amount_for, price, stages
from lok.facts.budgets import division_examples, reduced, shared_out
from lok.facts.scores import highest_score, on_scale, one_applies, total_score
from lok.kinds.bedragen import Bedragregel
from lok.kinds.ikt_rondes import IktRonde
from lok.kinds.reglementen import Reglement
from lok.source.parse import parse
from samples.places import EXAMPLES
from samples.regulations import regulation

DAY = date(2026, 11, 29)
VERSION = Reglement.model_validate(parse((EXAMPLES / "reglementen/good/samengesteld.yaml").read_text("utf-8"))).versies[
    0
]
PLACES, MONTHS, WORK, THINGS, COURSES, RENT = VERSION.bedragen


@pytest.mark.parametrize(
    ("regel", "request_", "euro"),
    [
        (PLACES, Aanvraag(plaatsen=8, kosten=Decimal(18000)), "6000"),  # 8 x 1000, and a third of 18 000
        (PLACES, Aanvraag(plaatsen=8, kosten=Decimal(30000)), "8000"),  # a third is 10 000
        (PLACES, Aanvraag(plaatsen=8), None),
        (MONTHS, Aanvraag(eenheden=7), "140"),  # 7 x 20
        (MONTHS, Aanvraag(eenheden=12), "240"),  # 12 x 20
        (MONTHS, Aanvraag(eenheden=13), "250"),  # 260, and no more than 250
        (WORK, Aanvraag(plaatsen=4), "60"),  # 40, and no less than 60
        (WORK, Aanvraag(plaatsen=18), "140"),  # 14 of the 18 count
        (WORK, Aanvraag(plaatsen=0), "0"),
        (WORK, Aanvraag(plaatsen=9, soort="zelfstandige_gezinsopvang"), None),
        (WORK, Aanvraag(plaatsen=9, soort="groepsopvang"), "90"),
        (THINGS, Aanvraag(plaatsen=8, kosten=Decimal("420.55")), "420.55"),
        (THINGS, Aanvraag(plaatsen=8, kosten=Decimal(900)), "500"),
        (THINGS, Aanvraag(plaatsen=18, kosten=Decimal(9000)), "1200"),  # 18 x 90 is 1620
        (COURSES, Aanvraag(kosten=Decimal("100.01")), "75.01"),  # 75.0075
        (COURSES, Aanvraag(kosten=Decimal(1000)), "300"),
    ],
)  # fmt: skip
def test_a_base_within_its_limits(regel: Bedragregel, request_: Aanvraag, euro: str | None) -> None:
    assert amount_for(regel, request_, DAY) == (None if euro is None else Decimal(euro))


def test_what_is_paid_in_stages_adds_up() -> None:
    paid = stages(VERSION, PLACES, Decimal(6000))
    assert [each.bedrag for each in paid] == [2400, 1800, 1200, 600]
    assert sum(each.bedrag for each in stages(VERSION, PLACES, Decimal("0.07"))) == Decimal("0.07")
    assert stages(VERSION, MONTHS, Decimal(140)) == ()


@pytest.mark.parametrize(
    ("day", "euro", "since"),
    [
        (date(2024, 12, 31), "1000", None),
        (date(2025, 1, 1), "1180.50", date(2025, 1, 1)),
        (DAY, "1204.11", date(2026, 1, 1)),
    ],
)
def test_an_indexed_amount_is_the_last_that_a_record_states(day: date, euro: str, since: date | None) -> None:
    found = price(RENT, day)
    assert (found.bedrag, found.sinds) == (Decimal(euro), since)
    assert amount(RENT, 8, day) == Decimal(euro)


def test_everybody_gets_less_in_proportion_when_too_much_is_asked() -> None:
    assert reduced(Decimal(100), (Decimal(30), Decimal(40))) == (30, 40)
    assert reduced(Decimal(100), (Decimal(150), Decimal(50))) == (75, 25)
    assert sum(reduced(Decimal(100), [Decimal(50)] * 3)) == 100


def test_a_budget_divided_by_places_keeps_to_the_most_for_one() -> None:
    given = {"vorm": "budget", "totaal": "10000", "verdeling": "pro_rata"}
    assert shared_out(Bedragregel.model_validate(given), (8, 14, 18)) == (2000, 3500, 4500)
    assert shared_out(Bedragregel.model_validate(given | {"maximum": "4000"}), (8, 14, 18)) == (2000, 3500, 4000)


@pytest.mark.parametrize(
    ("amounts", "rows"),
    [
        ([{"vorm": "vast", "bedrag": "150"}], [(0, 150, 75)]),
        ([{"vorm": "per_plaats", "bedrag": "20"}], [(4, 80, 40), (8, 160, 80), (9, 180, 90), (14, 280, 140), (18, 360, 180)]),
        ([{"vorm": "vast", "bedrag": "150", "hoogstens": "ja"}], [(0, 1000, 500)]),
    ],
)  # fmt: skip
def test_the_example_of_a_yearly_budget_asks_twice_what_there_is(
    amounts: list[Any], rows: list[tuple[int, int, int]]
) -> None:
    budget = {"bedrag": "9500", "verdeelwijze": "pro_rata"}
    (found,) = division_examples(regulation(bedragen=amounts, budgetten=[budget]).versies[0], DAY)
    assert (found.budget, found.gevraagd) == (9500, 19000)
    assert [(each.plaatsen, each.gevraagd, each.krijgt) for each in found.rijen] == rows
    first_come = budget | {"verdeelwijze": "eerst_komt_eerst_maalt"}
    assert division_examples(regulation(bedragen=amounts, budgetten=[first_come]).versies[0], DAY) == ()


def round_of(**more: Any) -> IktRonde:
    levels = [{"tekst": str(each), "punten": str(each)} for each in (3, 2, 1, 0)]
    return IktRonde.model_validate(
        {
            "id": "r", "titel": "Ronde", "oproep": "Oproep", "criteria_vastgesteld_door": "gemeenteraad",
            "criteria_vastgesteld_op": "2021-01-25",
            "criteria": [
                {"nr": "1", "naam": "Uren", "max_punten": "3", "subcriteria": levels},
                {"nr": "2", "naam": "Rest", "max_punten": "17", "subcriteria": [{"tekst": "a", "punten": "9.5"}, {"tekst": "b", "punten": "7.5"}]},
            ],
        } | more
    )  # fmt: skip


def test_thirteen_of_twenty_is_five_point_two_of_eight() -> None:
    scores = [{"criterium": "1", "punten": "2.5"}, {"criterium": "2", "punten": "10,5"}]
    asked = {"aanvrager": "org-a", "ingediend_op": "2021-03-01", "plaatsen_gevraagd": "10", "scores": scores}
    found = round_of(schaal="8", aanvragen=[asked])
    assert (highest_score(found), total_score(found.aanvragen[0])) == (20, 13)
    assert on_scale(found, total_score(found.aanvragen[0])) == Decimal("5.20")
    assert on_scale(round_of(), Decimal(13)) is None


def test_levels_of_which_one_applies_are_known_by_their_points() -> None:
    assert [one_applies(each) for each in round_of().criteria] == [True, False]
