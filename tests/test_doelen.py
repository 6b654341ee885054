"""Tallies of asks and the successes: against plain recounts."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from advice_samples import TODAY, advice, answer
from lok.kinds.doelstellingen import Doelstatus, Doelstelling
from lok.kinds.memoranda import NEXT, Statuswissel, Vraagstatus
from lok.pages.doelen import last_news, since, successes, tally


def change(day: str, status: str) -> Statuswissel:
    """One dated change of an ask."""
    return Statuswissel.model_validate({"datum": day, "status": status})


def ask(status: str, *changes: Statuswissel) -> Any:
    """An ask with a status and its course."""
    return SimpleNamespace(status=Vraagstatus(status), statusverloop=changes)


@given(st.lists(st.lists(st.sampled_from(list(Vraagstatus)), max_size=6), max_size=4))
def test_the_totals_of_the_ledger_are_the_sum_over_its_asks(memoranda: list[list[Vraagstatus]]) -> None:
    """Over several memoranda, whatever their asks; a status without asks counts none."""
    records = [SimpleNamespace(vragen=[ask(status) for status in statuses]) for statuses in memoranda]
    total = tally(records)
    assert list(total) == list(Vraagstatus)
    assert sum(total.values()) == sum(map(len, memoranda))
    assert all(sum(tally([record])[status] for record in records) == total[status] for status in Vraagstatus)


def test_since_when_an_ask_stands_where_it_stands() -> None:
    """A later confirmation does not start it again; coming back to a status does."""
    first, confirmed = change("2024-06-13", "open"), change("2026-06-18", "open")
    assert since(ask("open", first, confirmed)) == date(2024, 6, 13)
    assert last_news(ask("open", first, confirmed)) == date(2026, 6, 18)
    back = (first, change("2025-01-01", "afgewezen"), confirmed)
    assert since(ask("open", *back)) == date(2026, 6, 18)
    assert since(ask("open")) is None
    assert last_news(ask("open")) is None


def test_a_realised_ask_stays_realised() -> None:
    """Every other status can still change, and none changes into itself."""
    assert [status for status in Vraagstatus if not NEXT[status]] == [Vraagstatus.gerealiseerd]
    assert all(status not in following for status, following in NEXT.items())


def objective(status: str, *days: str) -> Doelstelling:
    """An objective with results on these days."""
    results = [{"datum": day, "effect": f"Gelukt op {day}."} for day in days]
    fields = {
        "id": f"doel-{status.replace('_', '-')}",
        "bestuursperiode": "2025-2030",
        "nr": "1",
        "titel": "Doel",
        "omschrijving": "Waarom.",
    }
    return Doelstelling.model_validate(fields | {"status": status, "resultaten": results})


def test_successes_are_followed_advices_and_reached_objectives_newest_first() -> None:
    """Nothing refused, nothing of an objective that failed, nothing of the future."""
    followed = advice(status="beantwoord", gevolgen=[answer("gevolgd", "2026-04-13", "2026-04-15")])
    refused = advice(
        status="beantwoord", gevolgen=[answer("niet_gevolgd", "2026-05-13", "2026-05-15", motivering="Nee.")]
    )
    goals = [
        objective("bereikt", "2026-03-01", "2027-01-01"),
        objective("deels_bereikt", "2026-06-01"),
        objective("niet_bereikt", "2026-07-01"),
    ]
    found = successes([refused, followed], goals, TODAY)
    assert [succes.datum for succes in found] == [date(2026, 6, 1), date(2026, 4, 13), date(2026, 3, 1)]
    assert found[1].effect == "Het college van burgemeester en schepenen volgt het advies."
    assert {succes.record.id for succes in found} == {"doel-bereikt", "doel-deels-bereikt", "adv-2026-90"}


def test_every_status_of_an_objective_is_known_here() -> None:
    """A new one must decide whether it is a success."""
    assert {status.value for status in Doelstatus} == {"gepland", "lopend", "deels_bereikt", "bereikt", "niet_bereikt"}
