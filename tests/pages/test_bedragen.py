"""Amounts: exact sums, rounding, caps, and a budget that is divided to the cent."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, strategies

from lok.facts.amounts import amount, average_grant, divide, example_amounts
from lok.kinds.bedragen import Bedragregel
from lok.kinds.reglementen import Reglement
from lok.source.parse import parse
from lok.words import dutch
from samples.places import EXAMPLES

GOOD = EXAMPLES / "reglementen" / "good"


def regulation(name: str) -> Reglement:
    return Reglement.model_validate(parse((GOOD / f"{name}.yaml").read_text("utf-8")))


def first(name: str) -> Bedragregel:
    return regulation(name).versies[0].bedragen[0]


@pytest.mark.parametrize(("plaatsen", "bedrag"), [(1, "200.00"), (8, "200.00"), (9, "400.00"), (60, "400.00")])
def test_kapellen_gives_more_above_eight_places(plaatsen: int, bedrag: str) -> None:
    assert amount(first("kapellen"), plaatsen) == Decimal(bedrag)


@pytest.mark.parametrize(("plaatsen", "bedrag"), [(1, "17.50"), (7, "122.50"), (14, "245.00")])
def test_grobbendonk_gives_so_much_a_place(plaatsen: int, bedrag: str) -> None:
    assert amount(first("grobbendonk"), plaatsen) == Decimal(bedrag)


@pytest.mark.parametrize(
    ("written", "plaatsen", "bedrag"),
    [("1.10", 3, "3.30"), ("17.50", 7, "122.50"), ("17.5", 7, "122.50"), ("0.07", 3, "0.21"), ("1", 3, "3.00")],
)
def test_an_amount_is_exactly_what_is_written(written: str, plaatsen: int, bedrag: str) -> None:
    regel = Bedragregel.model_validate(parse(f"vorm: per_plaats\nbedrag: {written}\n"))
    assert str(amount(regel, plaatsen)) == bedrag


@pytest.mark.parametrize("name", ["gingelom", "aalst", "dendermonde-2024"])
def test_what_depends_on_more_than_places_has_no_amount(name: str) -> None:
    assert amount(first(name), 8) is None
    assert example_amounts(first(name)) == ()


def test_an_amount_is_capped() -> None:
    regel = Bedragregel.model_validate({"vorm": "per_plaats", "bedrag": "17.50", "maximum": "100"})
    assert [amount(regel, plaatsen) for plaatsen in (5, 6)] == [Decimal("87.50"), Decimal(100)]


def test_a_bracket_may_count_per_place() -> None:
    regel = regulation("volledig").versies[1].bedragen[1]
    assert [amount(regel, plaatsen) for plaatsen in (0, 1, 2, 8, 9)] == [None, 0, 60, 240, 400]


def test_examples_are_for_the_usual_sizes() -> None:
    assert [(example.plaatsen, example.bedrag) for example in example_amounts(first("grobbendonk"))] == [
        (4, Decimal("70.00")),
        (8, Decimal("140.00")),
        (9, Decimal("157.50")),
        (14, Decimal("245.00")),
        (18, Decimal("315.00")),
    ]


@pytest.mark.parametrize(
    ("totaal", "aantal", "gemiddelde"),
    [("170000", 43, "3953.49"), ("0.05", 2, "0.03"), ("0.01", 3, "0.00"), ("10", 0, None)],
)
def test_an_average_is_rounded_half_up(totaal: str, aantal: int, gemiddelde: str | None) -> None:
    assert average_grant(Decimal(totaal), aantal) == (None if gemiddelde is None else Decimal(gemiddelde))


def test_a_division_gives_the_left_over_cents_to_the_largest_remainders() -> None:
    assert divide(Decimal(100), (1, 1, 1)) == (Decimal("33.34"), Decimal("33.33"), Decimal("33.33"))
    assert divide(Decimal("0.05"), (0, 1, 2)) == (0, Decimal("0.02"), Decimal("0.03"))


@given(
    cents=strategies.integers(0, 10**9),
    weights=strategies.lists(strategies.integers(0, 500), min_size=1, max_size=40).filter(any),
)
def test_a_division_adds_up_to_the_cent(cents: int, weights: list[int]) -> None:
    totaal = Decimal(cents) / 100
    shares = divide(totaal, weights)
    assert sum(shares) == totaal
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share - totaal * weight / sum(weights)) < Decimal("0.01")


@pytest.mark.parametrize(
    ("totaal", "weights"), [("1.001", (1,)), ("-1", (1,)), ("1", ()), ("1", (0, 0)), ("1", (2, -1))]
)
def test_what_cannot_be_divided_is_refused(totaal: str, weights: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"amount in cents|nothing to divide"):
        divide(Decimal(totaal), weights)


@pytest.mark.parametrize(
    ("share", "words"),
    [
        ("1/2", "de helft"),
        ("2/4", "de helft"),
        ("1/3", "een derde"),
        ("4/5", "vier vijfde"),
        ("10/100", "een tiende"),
        ("3/3", "alle"),
        ("7/11", "7/11"),
    ],
)
def test_a_share_reads_as_words(share: str, words: str) -> None:
    assert dutch.share(share) == words
