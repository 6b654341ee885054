"""The numbers of all advices together, against plain recounts over the same advices."""

from __future__ import annotations

import statistics
from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lok.facts.answers import Stand
from lok.facts.outcomes import addressees, count, median, per_year
from lok.kinds.opvolging import Bestuursorgaan
from samples.advices import TODAY, Council, Rules, advice, answer

RAAD = Council(Rules(date(2015, 1, 1), 30))
SENT = st.dates(date(2020, 1, 1), date(2026, 9, 1))
KINDS = ("ontwerp", "te_versturen", "wachtend", "ingetrokken", "gevolgd", "deels_gevolgd", "niet_gevolgd")


@st.composite
def advices(draw: st.DrawFn) -> list[tuple[str, date, int, Any]]:
    """Advices with what became of each, the day each was sent and the days its answer took."""
    made = []
    for number, kind in enumerate(draw(st.lists(st.sampled_from(KINDS), max_size=14))):
        sent, took = draw(SENT), draw(st.integers(0, 80))
        fields: dict[str, Any] = {
            "id": f"adv-{number}",
            "nummer": f"ADV-{sent.year}-{number:02}",
            "uitgebracht_op": sent,
            "overgemaakt_op": sent,
            "gericht_aan": draw(st.sampled_from([["college"], ["gemeenteraad"], ["college", "gemeenteraad"]])),
        }
        if kind == "ontwerp":
            fields |= {"status": "ontwerp", "uitgebracht_op": None, "overgemaakt_op": None}
        elif kind == "te_versturen":
            fields |= {"overgemaakt_op": None}
        elif kind == "ingetrokken":
            fields |= {"status": "ingetrokken", "intrekking": {"datum": sent, "reden": "Niet meer nodig."}}
        elif kind.endswith("gevolgd"):
            told = str(sent + timedelta(days=took))
            fields |= {"gevolgen": [answer(kind, str(sent), told, motivering="Omdat.")]}
        made.append((kind, sent, took, advice(**fields)))
    return made


@given(advices())
def test_every_given_advice_is_counted_once(rows: list[tuple[str, date, int, Any]]) -> None:
    kinds = Counter(kind for kind, *_ in rows)
    found = count([each for *_, each in rows], RAAD, TODAY)
    assert found.beantwoord == kinds["gevolgd"] + kinds["deels_gevolgd"] + kinds["niet_gevolgd"]
    assert (found.wachtend, found.te_versturen, found.ingetrokken) == (
        kinds["wachtend"],
        kinds["te_versturen"],
        kinds["ingetrokken"],
    )
    assert found.gegeven == found.beantwoord + found.wachtend + found.te_versturen + found.ingetrokken
    assert found.te_laat <= found.wachtend


@given(advices())
def test_the_years_add_up_and_their_shares_are_those_of_a_plain_count(rows: list[tuple[str, date, int, Any]]) -> None:
    years = per_year([each for *_, each in rows], RAAD, TODAY)
    assert [row.jaar for row in years] == sorted({sent.year for kind, sent, *_ in rows if kind != "ontwerp"})
    for row in years:
        own = [(kind, took) for kind, sent, took, _ in rows if sent.year == row.jaar and kind != "ontwerp"]
        answered = [(kind, took) for kind, took in own if kind.endswith("gevolgd")]
        assert row.gegeven == len(own)
        assert row.dagen == tuple(sorted(took for _, took in answered))
        followed = sum(kind == Stand.gevolgd.value for kind, _ in answered)
        assert row.aandeel == (Fraction(followed, len(answered)) if answered else None)


@given(st.lists(st.integers(0, 2000), max_size=30))
def test_the_median_is_that_of_the_standard_library(days: list[int]) -> None:
    expected = Fraction(statistics.median(days)) if days else None
    assert median(sorted(days)) == expected


@given(advices())
def test_a_body_has_before_it_what_waits_for_it_and_nothing_else(rows: list[tuple[str, date, int, Any]]) -> None:
    found = {each.orgaan: each for each in addressees([each for *_, each in rows], RAAD, TODAY)}
    for body in (Bestuursorgaan.college, Bestuursorgaan.gemeenteraad):
        own = [(sent, each.id) for kind, sent, _, each in rows if kind == "wachtend" and body in each.gericht_aan]
        waiting = found[body].wachtend if body in found else ()
        assert sorted(each.advies.id for each in waiting) == sorted(key for _, key in own)
        assert [each.klok.start for each in waiting] == sorted(sent for sent, _ in own)
    answered = sum(len(each.beantwoord) for each in found.values())
    assert answered == sum(kind.endswith("gevolgd") for kind, *_ in rows)
