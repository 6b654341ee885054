"""Quorum, majority, composition and the two-thirds rule: tables by hand, and an independent count of every case."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lok.facts.composition import timeline
from lok.facts.majority import Assembly, counted, outcome
from lok.facts.quorum import judged, needed
from lok.facts.validity import last_count, two_thirds_kept
from lok.kinds.afspraken import Afspraken
from lok.kinds.besluitvorming import Quorum
from lok.kinds.mandaten import Mandaat
from lok.kinds.raad import Geslachtsverhouding, Raad
from lok.kinds.stemmingen import Stem, Stemgevolg, Stemming
from lok.kinds.zetels import Zetel
from lok.source.parse import parse
from samples.small_council import DATA


def quorum(**fields: Any) -> Quorum:
    return Quorum.model_validate(fields)


def rules(**fields: Any) -> Afspraken:
    base = {
        "geldig_van": "2025-01-01",
        "quorum": {"soort": "geen"},
        "meerderheid": "gewone",
        "staking_van_stemmen": "verworpen",
        "openbaarheid_vergaderingen": "gesloten",
        "openbaarheid_verslagen": "openbaar",
    }
    return Afspraken.model_validate(base | fields)


# --- Quorum ------------------------------------------------------------------------------------------------------------

NEEDED = [
    # seats, at least half, more than half, at least two thirds, more than a third
    (1, 1, 1, 1, 1),
    (2, 1, 2, 2, 1),
    (3, 2, 2, 2, 2),
    (12, 6, 7, 8, 5),
    (13, 7, 7, 9, 5),
    (14, 7, 8, 10, 5),
    (15, 8, 8, 10, 6),
    (16, 8, 9, 11, 6),
]


@pytest.mark.parametrize(("seats", "half", "over_half", "two_thirds", "over_a_third"), NEEDED)
def test_half_and_more_than_half_of_odd_and_even(
    seats: int, half: int, over_half: int, two_thirds: int, over_a_third: int
) -> None:
    assert needed(quorum(soort="minstens_aandeel", aandeel="1/2"), seats) == half
    assert needed(quorum(soort="meer_dan_aandeel", aandeel="1/2"), seats) == over_half
    assert needed(quorum(soort="minstens_aandeel", aandeel="2/3"), seats) == two_thirds
    assert needed(quorum(soort="meer_dan_aandeel", aandeel="1/3"), seats) == over_a_third


def test_a_fixed_number_and_none() -> None:
    assert needed(quorum(soort="aantal", aantal="8"), 3) == 8
    assert needed(quorum(soort="geen"), 13) == 0


@given(st.integers(0, 60), st.integers(0, 60), st.integers(1, 12), st.integers(1, 12), st.booleans())
def test_the_quorum_is_that_of_a_count_by_hand(seats: int, present: int, top: int, bottom: int, over: bool) -> None:  # noqa: FBT001
    present, top = min(present, seats), min(top, bottom)
    rule = quorum(soort="meer_dan_aandeel" if over else "minstens_aandeel", aandeel=f"{top}/{bottom}")
    # Without fractions: present / seats against top / bottom, both sides times what stands below.
    reached = present * bottom > seats * top if over else present * bottom >= seats * top
    stand = judged(rules(quorum=rule.model_dump(mode="json", exclude_none=True)).quorum, seats, present, present)
    assert stand.reached is reached


def test_a_short_list_is_not_judged_when_it_decides() -> None:
    half = rules(quorum={"soort": "minstens_aandeel", "aandeel": "1/2"})
    assert judged(half.quorum, 10, 4, 6).reached is None
    assert judged(half.quorum, 10, 5, 6).reached is True
    assert judged(half.quorum, 10, 2, 4).reached is False
    assert judged(None, 10, 5, 5).reached is None


def test_a_second_meeting_decides_only_where_the_rules_say_so() -> None:
    share = {"soort": "minstens_aandeel", "aandeel": "1/2"}
    assert judged(rules(quorum=share).quorum, 10, 1, 1, second=True).reached is False
    assert (
        judged(rules(quorum=share | {"tweede_vergadering_beslist": "ja"}).quorum, 10, 1, 1, second=True).reached is True
    )


# --- Majority ----------------------------------------------------------------------------------------------------------


def votes(voor: int, tegen: int, onthouding: int = 0, blanco: int = 0, ongeldig: int = 0) -> dict[Stem, int]:
    return dict(zip(Stem, (voor, tegen, onthouding, blanco, ongeldig), strict=True))


CARRIED = {
    # majority, abstentions count: what carries it, written out once more and in another way
    ("gewone", "tellen_niet_mee"): lambda v: v[0] > v[1],
    ("gewone", "tellen_mee"): lambda v: v[0] > sum(v[1:]),
    ("twee_derde", "tellen_niet_mee"): lambda v: v[0] != v[1] and v[0] >= 2 * v[1],
    ("twee_derde", "tellen_mee"): lambda v: v[0] != v[1] and v[0] >= 2 * sum(v[1:]),
    ("consensus", "tellen_niet_mee"): lambda v: v[0] > 0 and v[1] == 0,
    ("consensus", "tellen_mee"): lambda v: v[0] > 0 and not any(v[1:]),
}


@pytest.mark.parametrize("rule", CARRIED, ids="-".join)
def test_every_small_vote_ends_as_a_count_by_hand(rule: tuple[str, str]) -> None:
    local = rules(meerderheid=rule[0], onthoudingen=rule[1])
    for numbers in product(range(6), range(6), range(3), range(2), range(2)):
        carried = counted(votes(*numbers), local).gevolg is Stemgevolg.goedgekeurd
        assert carried is CARRIED[rule](numbers), numbers


TIES = [
    ("verworpen", None, {"verworpen"}),
    ("geen_advies", None, {"geen_meerderheid"}),
    ("voorzitter_beslist", Stem.voor, {"goedgekeurd"}),
    ("voorzitter_beslist", Stem.tegen, {"verworpen", "geen_meerderheid"}),
]


@pytest.mark.parametrize(("rule", "casting", "fits"), TIES)
def test_a_tie_ends_by_the_local_rule(rule: str, casting: Stem | None, fits: set[str]) -> None:
    found = counted(votes(4, 4, 1), rules(staking_van_stemmen=rule), casting)
    assert {each.value for each in found.fits} <= fits
    assert found.fits


def test_a_tie_that_the_chair_breaks_without_a_known_vote_may_end_either_way() -> None:
    found = counted(votes(4, 4), rules(staking_van_stemmen="voorzitter_beslist"))
    assert found.gevolg is None
    assert {Stemgevolg.goedgekeurd, Stemgevolg.verworpen} <= found.fits


# --- Two thirds --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("m", "v", "x", "kept"),
    [(4, 8, 0, True), (4, 9, 0, False), (8, 4, 0, True), (9, 4, 0, False), (0, 2, 1, True), (0, 3, 1, False)],
)
def test_eight_of_twelve_may_and_nine_of_thirteen_may_not(m: int, v: int, x: int, *, kept: bool) -> None:
    count = Geslachtsverhouding.model_validate({"datum": "2026-01-15", "m": m, "v": v, "x": x})
    assert two_thirds_kept(count) is kept


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 5))
def test_two_thirds_is_an_exact_fraction(m: int, v: int, x: int) -> None:
    count = Geslachtsverhouding.model_validate({"datum": "2026-01-15", "m": m, "v": v, "x": x})
    total = m + v + x
    assert two_thirds_kept(count) is (total == 0 or Fraction(max(m, v), total) <= Fraction(2, 3))


def test_of_two_counts_of_one_day_that_of_all_members_decides() -> None:
    settings_ = parse(DATA["raad/lok-voorbeeldstad.yaml"]) | {
        "geslachtsverhouding": [
            {"datum": "2026-01-15", "m": 9, "v": 1},
            {"datum": "2026-01-15", "geteld": "stemgerechtigde_leden", "m": 2, "v": 2},
        ]
    }
    count = last_count(Raad.model_validate(settings_), date(2026, 1, 15))
    assert count is not None
    assert not two_thirds_kept(count)


# --- Composition -------------------------------------------------------------------------------------------------------

START = date(2024, 1, 1)
spans = st.tuples(st.integers(0, 40), st.none() | st.integers(0, 40))


def day(offset: int) -> str:
    return str(START + timedelta(days=offset))


def dated(first: int, length: int | None) -> dict[str, str]:
    return {"van": day(first)} | ({} if length is None else {"tot": day(first + length)})


@settings(max_examples=60)
@given(
    st.lists(spans, min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(0, 3), spans), max_size=8),
    st.integers(-2, 90),
)
def test_the_composition_of_a_day_is_the_sum_of_its_mandates(
    seats: list[tuple[int, int | None]], mandates: list[tuple[int, tuple[int, int | None]]], offset: int
) -> None:
    known = [
        Zetel.model_validate(
            {"id": f"z{index}", "naam": f"Zetel {index}", "geleding": "gebruiker", "stemgerechtigd": "ja"}
            | dated(*span)
        )
        for index, span in enumerate(seats)
    ]
    held = [
        Mandaat.model_validate(
            {
                "id": f"m{index}",
                "zetel": f"z{seat % len(seats)}",
                "functie": "lid",
                "persoon": f"Voorbeeldpersoon {index}",
            }
            | dated(*span)
        )
        for index, (seat, span) in enumerate(mandates)
    ]
    that_day = START + timedelta(days=offset)
    composition = timeline(known, held).on(that_day)
    there = {seat.id for seat in known if seat.held_on(that_day)}
    assert composition.holdings.keys() == there
    for seat in there:
        running = {each.id for each in held if each.zetel == seat and each.held_on(that_day)}
        assert {each.id for each in composition.holdings[seat].mandates} == running
        named = any(each.zetel == seat for each in held)
        assert (seat in composition.filled) is (bool(running) or not named)


# --- Another majority than usual ---------------------------------------------------------------------------------------


def vote(**fields: Any) -> Stemming:
    return Stemming.model_validate(
        {"onderwerp": "Een voorstel", "methode": "handopsteking", "gevolg": "verworpen"} | fields
    )


STATUTES = {"id": "statuten", "onderwerp": "een wijziging van de statuten", "aandeel": "2/3"}
OF_ALL = {"id": "ontslag", "onderwerp": "een ontslag", "aandeel": "4/5", "van": "alle_leden"}
OF_THE_ROOM = {"id": "reglement", "onderwerp": "het reglement", "aandeel": "1/2", "meer_dan": "ja", "van": "aanwezigen"}


@pytest.mark.parametrize(
    ("name", "numbers", "carried"),
    [
        # two thirds of 9 votes are 6
        ("statuten", {"voor": 5, "tegen": 4}, False),
        ("statuten", {"voor": 6, "tegen": 3}, True),
        # abstentions do not count here: two thirds of 8 are more than 5
        ("statuten", {"voor": 5, "tegen": 3, "onthouding": 4}, False),
        ("statuten", {"voor": 6, "tegen": 2, "onthouding": 4}, True),
        # four fifths of all 12 members are more than 9, whoever voted
        ("ontslag", {"voor": 9, "tegen": 0}, False),
        ("ontslag", {"voor": 10, "tegen": 0}, True),
        # more than half of the 10 in the room is 6; who abstains counts there
        ("reglement", {"voor": 5, "tegen": 0, "onthouding": 5}, False),
        ("reglement", {"voor": 6, "tegen": 0, "onthouding": 4}, True),
    ],
)
def test_a_special_majority_is_that_of_a_count_by_hand(name: str, numbers: dict[str, int], *, carried: bool) -> None:
    local = rules(bijzondere_meerderheden=[STATUTES, OF_ALL, OF_THE_ROOM])
    found = outcome(vote(bijzondere_meerderheid=name, **numbers), local, Assembly(None, 10, 12))
    assert (found.gevolg is Stemgevolg.goedgekeurd) is carried, found.reden


def test_a_majority_of_those_who_are_not_counted_is_not_judged() -> None:
    local = rules(bijzondere_meerderheden=[OF_ALL, OF_THE_ROOM], meerderheid_van="aanwezigen")
    for fields in (
        {"bijzondere_meerderheid": "ontslag"},
        {"bijzondere_meerderheid": "reglement"},
        {"bijzondere_meerderheid": "x"},
        {},
    ):
        found = outcome(vote(voor=6, tegen=2, **fields), local)
        assert found.gevolg is None
        assert found.fits == frozenset(Stemgevolg)


def test_the_usual_majority_can_be_of_the_room_or_of_all() -> None:
    """6 of 9 votes are not more than half of 12 members, and 7 are."""
    local = rules(meerderheid_van="alle_leden")
    assert outcome(vote(voor=6, tegen=3), local, Assembly(members=12)).gevolg is not Stemgevolg.goedgekeurd
    assert outcome(vote(voor=7, tegen=2), local, Assembly(members=12)).gevolg is Stemgevolg.goedgekeurd


def test_votes_under_a_name_of_the_town_count_as_abstentions_do() -> None:
    """5 for, 3 against and 2 undecided: 5 of 8 carry, and 5 of 10 do not."""
    undecided = vote(voor=5, tegen=3, andere_stemmen=[{"naam": "onbepaald", "aantal": "2"}])
    assert undecided.total == 10
    assert outcome(undecided, rules()).gevolg is Stemgevolg.goedgekeurd
    assert outcome(undecided, rules(onthoudingen="tellen_mee")).gevolg is Stemgevolg.geen_meerderheid
