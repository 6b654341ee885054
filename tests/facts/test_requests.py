"""Until when a request for advice may be answered: against days worked out by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lok.acts.advice_tasks import advice_tasks
from lok.archive.archive import make_archive
from lok.facts.council import government_since, to_be_composed
from lok.facts.facts import make_facts
from lok.facts.requests import asked_by, closed_unanswered, until_when
from lok.kinds.opportuniteitsstappen import Afloop
from lok.kinds.registry import BY_SOORT
from lok.model.terms import in_words
from lok.source.parse import parse
from samples import small_council
from samples.advices import advice

COUNCIL = parse(small_council.DATA["raad/lok-voorbeeldstad.yaml"])
RAAD = BY_SOORT["raad"].model


def council(*periods: dict[str, str], **rules: Any) -> Any:
    """The small council with these local rules, and these terms of office."""
    given = COUNCIL | {"afspraken": [COUNCIL["afspraken"][0] | {"geldig_van": "2007-01-01"} | rules]}
    return RAAD.model_validate(given | ({"bestuursperiodes": list(periods)} if periods else {}))


def asked(on: str = "2026-01-15", status: str = "ontwerp", **more: str) -> Any:
    """A draft that answers a request of that day."""
    vraag = {"van": "college", "datum_ontvangst": on, "vraag": "Wat vindt het LOK?", **more}
    return advice(
        soort_advies="op_vraag",
        strekking="gunstig",
        adviesvraag=vraag,
        status=status,
        uitgebracht_op=None,
        overgemaakt_op=None,
    )


WEEKS = {"adviestermijn": {"aantal": "6", "eenheid": "weken"}}


@pytest.mark.parametrize(
    ("rules", "more", "last"),
    [
        ({"adviestermijn_dagen": "42"}, {}, "2026-02-26"),
        (WEEKS, {}, "2026-02-26"),
        ({"adviestermijn": {"aantal": "2", "eenheid": "maanden"}}, {}, "2026-03-15"),
        ({"adviestermijn": {"aantal": "2", "eenheid": "maanden", "schuift_op": "ja"}}, {}, "2026-03-16"),  # a Sunday
        ({"adviestermijn": {"aantal": "20", "eenheid": "werkdagen"}}, {}, "2026-02-12"),
        (WEEKS, {"volledig_op": "2026-01-22"}, "2026-03-05"),
        (WEEKS, {"termijn_tot": "2026-04-01"}, "2026-04-01"),
        (WEEKS, {"afloop": "ingetrokken"}, None),
        ({"adviestermijn": {"aantal": "6", "eenheid": "weken", "vanaf": "volledige_vraag"}}, {}, None),
        ({}, {}, None),
    ],
)
def test_the_last_day_to_advise(rules: dict[str, Any], more: dict[str, str], last: str | None) -> None:
    found = asked_by(asked(**more), council(**rules))
    assert (found and str(found.uiterste_dag)) == last


def test_the_rules_of_the_day_of_the_request_count_and_nobody_asks_a_draft_of_the_council_itself() -> None:
    later = RAAD.model_validate(
        COUNCIL
        | {
            "afspraken": [
                COUNCIL["afspraken"][0] | {"geldig_van": "2007-01-01"} | WEEKS,
                COUNCIL["afspraken"][0] | {"geldig_van": "2026-02-01", "adviestermijn_dagen": "10"},
            ]
        }
    )
    found = asked_by(asked(), later)
    assert found is not None
    assert (str(found.uiterste_dag), in_words(found.term)) == ("2026-02-26", "6 weken")
    assert asked_by(advice(), later) is None
    assert until_when(asked(), later) == "te beantwoorden binnen 6 weken, dus tegen 26 februari 2026"
    assert until_when(asked(termijn_tot="2026-04-01"), later) == "te beantwoorden tegen 1 april 2026"


def test_a_request_that_nobody_answers_any_more_has_no_clock_and_asks_nothing() -> None:
    raad, day = council(**WEEKS), date(2028, 1, 1)
    for end, said in (
        ("ingetrokken", "later ingetrokken"),
        ("geen_advies_binnen_de_termijn", "waarop geen advies kwam binnen de termijn"),
    ):
        closed = asked(afloop=end)
        assert closed_unanswered(closed) is Afloop(end)
        assert until_when(closed, raad).startswith(said)
        assert list(advice_tasks(make_facts(make_archive([("raad", raad), ("adviezen", closed)])), day)) == []
    (task,) = advice_tasks(make_facts(make_archive([("raad", raad), ("adviezen", asked())])), day)
    assert task.due == date(2026, 2, 26)


@pytest.mark.parametrize(
    ("period", "rules", "since", "last"),
    [
        ({"van": "2025-01-01"}, {}, "2025-01-01", "2025-06-30"),
        ({"van": "2025-06-30"}, {}, "2025-01-01", "2025-06-30"),  # begins later, and gets no more time by that
        ({"van": "2019-03-15"}, {}, "2019-01-01", "2019-06-30"),
        ({"van": "2022-03-01"}, {}, "2022-03-01", "2022-08-31"),  # founded half-way
        ({"van": "2025-06-30", "bestuur_van": "2024-12-02"}, {}, "2024-12-02", "2025-06-01"),
        ({"van": "2025-06-30"}, {"aantal": "6", "eenheid": "maanden", "vanaf": "raad"}, "2025-01-01", "2025-12-29"),
        ({"van": "2025-06-30"}, {"aantal": "12", "eenheid": "weken"}, "2025-01-01", "2025-03-25"),
    ],
)
def test_the_last_day_to_compose_a_council(
    period: dict[str, str], rules: dict[str, str], since: str, last: str
) -> None:
    raad = council({"id": "deze", "tot": "2031-06-29", **period}, **({"samenstellingstermijn": rules} if rules else {}))
    (term,) = raad.bestuursperiodes
    assert str(government_since(term)) == since
    assert str(to_be_composed(raad, term).last) == last
