"""Objectives with what was done for them, and the successes: what counts as one, and in which order."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lok.edition.for_everyone import actions_for_goals
from lok.facts.successes import goals_standing, successes, successes_by_year
from lok.kinds.doelstellingen import Doelstatus, Doelstelling
from lok.kinds.projecten import Project
from lok.pages.doelstellingen.goals import actions_finished, discussions_of, effort_for, promises_for
from samples.advices import TODAY, advice, answer
from samples.meetings import action, council, edition, held, item, meeting, members


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


def test_an_advice_that_was_followed_tells_what_was_done_since() -> None:
    """Steps that were taken, in their order; planned ones are no success yet."""
    proof = [{"omschrijving": "Bericht"}]
    followed = advice(
        status="opgevolgd",
        gevolgen=[answer("gevolgd", "2026-04-13", "2026-04-15")],
        uitvoering=[
            {"datum": "2026-05-01", "omschrijving": "Begin", "gerealiseerd": "ja", "bewijs": proof},
            {"datum": "2026-06-01", "omschrijving": "Vervolg", "gerealiseerd": "ja", "bewijs": proof},
            {"datum": "2027-06-01", "omschrijving": "Einde"},
        ],
    )
    (succes,) = successes([followed], [], TODAY)
    assert [stap.omschrijving for stap in succes.stappen] == ["Begin", "Vervolg"]
    assert succes.staat.value == "gevolgd"


def test_the_wall_has_a_part_for_each_year_with_a_success() -> None:
    rows = successes([], [objective("bereikt", "2024-03-01", "2026-03-01", "2026-05-01")], TODAY)
    assert {year: len(each) for year, each in successes_by_year(rows).items()} == {2026: 2, 2024: 1}
    assert successes_by_year(()) == {}


def test_objectives_are_counted_in_the_order_of_their_statuses() -> None:
    goals = [objective("niet_bereikt"), objective("bereikt", "2026-03-01"), objective("niet_bereikt")]
    assert goals_standing(goals) == "1 bereikt, 2 niet bereikt"


GOAL = "doel-lopend"


def with_actions(count: int, **fields: Any) -> Any:
    """A meeting with finished actions at an item about the objective."""
    done = [action(omschrijving=f"Stap {each}", status="afgerond", afgerond_op="2026-04-01") for each in range(count)]
    return held("2026-03-12", agendapunten=[item("4", doelstellingen=[GOAL], actiepunten=done, **fields)])


@pytest.mark.parametrize(
    ("count", "fields", "told"),
    [
        (3, {}, 3),
        (2, {}, 0),
        (3, {"openbaar": "nee"}, 0),
        (3, {"zichtbaarheid": "leden"}, 0),
    ],
)
def test_the_public_reads_how_many_actions_were_done_when_they_are_enough(
    count: int, fields: dict[str, str], told: int
) -> None:
    """Closed items count for nobody outside, small numbers neither; members read every action."""
    records = (with_actions(count, **fields), objective("lopend"))
    assert actions_for_goals(council(*records), TODAY) == ({GOAL: told} if told else {})
    public, inside = edition(*records), members(*records)
    assert actions_finished(public, public.find("doelstellingen", GOAL)) == told
    goal = inside.find("doelstellingen", GOAL)
    assert actions_finished(inside, goal) == count
    assert len(promises_for(inside, goal)) == count


def test_a_cancelled_meeting_did_nothing_for_an_objective_and_an_open_action_is_not_done() -> None:
    begun = held("2026-03-12", agendapunten=[item("4", doelstellingen=[GOAL], actiepunten=[action()])])
    cancelled = meeting(
        "verg-2", status="afgelast", reden_afgelasting="Ziekte", agendapunten=[item("1", doelstellingen=[GOAL])]
    )
    inside = members(begun, cancelled, objective("lopend"))
    goal = inside.find("doelstellingen", GOAL)
    assert [(each.vergadering.id, [punt.nr for punt in each.punten]) for each in discussions_of(inside, goal)] == [
        ("verg-2026-03-12", ["4"])
    ]
    assert actions_finished(inside, goal) == 0
    assert effort_for(inside, goal) == "1 vergadering"


def test_of_a_closed_item_the_public_does_not_read_which_objective_it_was_about() -> None:
    closed = held("2026-03-12", agendapunten=[item("4", doelstellingen=[GOAL], openbaar="nee")])
    public = edition(closed, objective("lopend"))
    goal = public.find("doelstellingen", GOAL)
    assert discussions_of(public, goal) == ()
    assert effort_for(public, goal) == "nog niets"


def test_a_project_names_the_meetings_that_dealt_with_it() -> None:
    """By the items that name it; an item about something else is not among them."""
    project = Project.model_validate(
        {
            "id": "project-tuin",
            "titel": "Een tuin",
            "samenvatting": "Een tuin voor de opvang.",
            "doel": "Buiten spelen.",
            "status": "gepland",
            "themas": ["panden"],
        }
    )
    punten = [item("1", projecten=["project-tuin"]), item("2")]
    public = edition(held("2026-03-12", agendapunten=punten), held("2026-06-12", agendapunten=[item()]), project)
    (found,) = discussions_of(public, public.find("projecten", "project-tuin"))
    assert (found.vergadering.id, [punt.nr for punt in found.punten]) == ("verg-2026-03-12", ["1"])
