"""A request for an opportunity advice that ends without one, on the screens of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samples.errands import HERE, changed, changes, done, record, taken_away, tried, undone

if TYPE_CHECKING:
    from pathlib import Path

    from samples.desk import Client

OPEN, SENT = (f"opportuniteitsadviezen/{each}/taak/afsluiten/" for each in ("opp-2026-01", "opp-2025-01"))
PATH = "data/opportuniteitsadviezen/opp-2026-01.yaml"
BACK = {"afloop": "ingetrokken", "afloop_op": "2026-11-20"}


def test_a_request_that_was_taken_back_is_closed_and_its_clock_stops(client: Client, root: Path) -> None:
    shown = tried(client, OPEN, BACK)
    assert (
        "De termijn is 30 kalenderdagen na de ontvangst van de aanvraag. Dat is tot en met 27 november 2026." in shown
    )
    assert "Er loopt geen termijn meer." in shown
    answer = done(client, OPEN, BACK)
    assert changes(root) == {PATH: ["afloop", "afloop_op"]}
    assert taken_away(root) == []
    made = record(root, PATH)
    assert (made["afloop"], made["afloop_op"]) == ("ingetrokken", "2026-11-20")
    assert client.get(f"{HERE}{OPEN}").status == 422
    undone(client, answer)
    assert changed(root) == []


def test_no_advice_came_is_said_after_the_term_and_never_of_one_that_was_sent(client: Client, root: Path) -> None:
    for place, answers, said in (
        (OPEN, {"afloop": "geen_advies_binnen_de_termijn"}, "loopt nog tot en met 27 november 2026"),
        (OPEN, {**BACK, "afloop_op": "2026-10-27"}, "De aanvraag kwam pas op 28 oktober 2026"),
        (SENT, {"afloop": "geen_advies_binnen_de_termijn"}, "Er is wel een advies: het vertrok op 21 oktober 2025"),
    ):
        refused = client.post(f"{HERE}{place}doe", {**answers, "id": "e" * 32})
        assert refused.status == 422
        assert said in refused.text
    assert changed(root) == []
