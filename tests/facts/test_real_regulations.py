"""Regulations of real towns, written as records from what is known of them: what they come to needs no code of its own."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from lok.facts.amounts import amount
from lok.facts.conditions import Oordeel, judge
from lok.facts.versions import version_in_force
from lok.kinds.bedragen import Vorm
from lok.kinds.reglementen import Reglement
from lok.source.parse import parse
from samples.attendance import facts, series
from samples.places import EXAMPLES

GOOD = EXAMPLES / "reglementen" / "good"
APPLIED = date(2025, 12, 31)


def regulation(name: str) -> Reglement:
    return Reglement.model_validate(parse((GOOD / f"{name}.yaml").read_text("utf-8")))


def version(name: str, day: date = date(2024, 1, 15)) -> Any:
    found = version_in_force(regulation(name).versies, day)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "places", "euro"),
    [
        ("kapellen", 4, "200.00"),
        ("kapellen", 8, "200.00"),
        ("kapellen", 9, "400.00"),
        ("kapellen", 18, "400.00"),
        ("grobbendonk", 7, "122.50"),
        ("grobbendonk", 14, "245.00"),
    ],
)
def test_what_a_facility_gets(name: str, places: int, euro: str) -> None:
    (rule,) = version(name).bedragen
    assert amount(rule, places) == Decimal(euro)


def test_gingelom_gives_at_most_two_hundred() -> None:
    (rule,) = version("gingelom").bedragen
    assert (rule.vorm, rule.bedrag, rule.hoogstens) == (Vorm.vast, Decimal(200), True)


def test_aalst_pays_per_pupil_counted_in_february() -> None:
    (rule,) = version("aalst").bedragen
    assert [each.bedrag for each in rule.tarieven] == [Decimal(25), Decimal(50), Decimal(50)]
    assert all((each.peildatum.day, each.peildatum.month) == (1, 2) for each in rule.tarieven if each.peildatum)
    window = version("aalst").aanvraagperiodes[0]
    assert (window.tot, window.tot_uur) == (date(2024, 1, 23), time(12))
    assert [each.uiterlijk for each in version("aalst").uitbetalingen] == [
        date(2024, 3, 1),
        date(2024, 8, 1),
        date(2025, 8, 1),
    ]


def test_geraardsbergen_keeps_a_third_for_vulnerable_families() -> None:
    (condition,) = version("geraardsbergen").voorwaarden
    assert Fraction(condition.drempel.minstens_aandeel) == Fraction(1, 3)


def test_dendermonde_lets_a_jury_rank_for_fifty_thousand() -> None:
    found = version("dendermonde-2024")
    (rule,) = found.bedragen
    assert (rule.vorm, rule.totaal, rule.verdeling.value) == (Vorm.budget, Decimal(50_000), "rangschikking")
    assert found.aanvulling_termijn_dagen == 7
    assert found.aanvraagperiodes[0].tot == date(2024, 5, 30)


def test_kaprijke_asks_to_be_open_from_january_to_the_end_of_november() -> None:
    days = [each for condition in version("kaprijke").voorwaarden for each in condition.actief_op]
    assert days == ["1 januari", "30 november"]


CASES = [
    # town, day of the version, what the organisation did at the meetings of the year, alternatives, outcome
    ("maldegem", date(2020, 6, 1), "nna", 0, Oordeel.voldaan),
    ("maldegem", date(2020, 6, 1), "vvn", 1, Oordeel.niet_voldaan),
    ("maldegem", date(2024, 6, 1), "nnn", 0, Oordeel.niet_voldaan),
    ("maldegem", date(2024, 6, 1), "nnn", 1, Oordeel.voldaan),
    ("kaprijke", date(2024, 6, 1), "nan", 0, Oordeel.voldaan),
    ("kaprijke", date(2024, 6, 1), "nnv", 0, Oordeel.niet_voldaan),
    ("pelt", date(2024, 6, 1), "avnn", 0, Oordeel.voldaan),
    ("pelt", date(2024, 6, 1), "vnn", 0, Oordeel.niet_voldaan),
    ("pelt", date(2024, 6, 1), "nn", 1, Oordeel.voldaan),
    ("pelt", date(2024, 6, 1), "", 0, Oordeel.niet_te_beoordelen),
]


@pytest.mark.parametrize(("town", "day", "states", "alternatives", "verdict"), CASES)
def test_whether_an_organisation_took_part_often_enough(
    town: str, day: date, states: str, alternatives: int, verdict: Oordeel
) -> None:
    condition = version(town, day).deelnamevoorwaarde
    found = judge(facts(*series(states)), "org-a", condition, APPLIED, alternatieven=alternatives)
    assert found.oordeel is verdict
