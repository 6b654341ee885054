"""The successes: what counts as one, and in which order."""

from __future__ import annotations

from datetime import date

from advice_samples import TODAY, advice, answer
from lok.kinds.doelstellingen import Doelstatus, Doelstelling
from lok.pages.doelen import successes


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
