"""What comes back on an advice: an earlier answer put right, what is said of each recommendation, and a second look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samples.errands import HERE, changed, changes, done, record, taken_away, tried

if TYPE_CHECKING:
    from pathlib import Path

    from samples.desk import Client

EARLIER = "adviezen/adv-2023-02/taak/antwoord/"
EARLIER_PATH = "data/adviezen/adv-2023-02.yaml"
STANDS = {
    "antwoord": "gemeenteraad 2023-12-13",
    "orgaan": "gemeenteraad",
    "besluit_datum": "2023-12-13",
    "meegedeeld_op": "2023-12-18",
    "resultaat": "gevolgd",
    "motivering": "De gemeenteraad neemt de drie aanbevelingen over in het reglement.",
    **{f"aanbeveling-{number}": "gevolgd" for number in (1, 2, 3)},
    "besluit_nummer": "2023_GR_00204",
}


def test_an_earlier_answer_is_chosen_and_stands_filled_in(client: Client) -> None:
    fresh = client.get(f"{HERE}{EARLIER}").text
    chosen = client.get(f"{HERE}{EARLIER}?antwoord=gemeenteraad+2023-12-13").text
    assert "Verbeter dat van de gemeenteraad, 13 december 2023" in fresh
    assert ("2023_GR_00204" in fresh, "2023_GR_00204" in chosen) == (False, True)
    assert 'value="gevolgd" selected' in chosen


def test_only_what_was_put_right_changes(client: Client, root: Path) -> None:
    done(client, EARLIER, {**STANDS, "besluit_nummer": "2023_GR_00205"})
    assert changes(root) == {EARLIER_PATH: ["gevolgen.0.besluit_nummer"]}
    assert taken_away(root) == ["besluit_nummer: 2023_GR_00204"]


def test_an_answer_that_stays_the_same_changes_nothing(client: Client, root: Path) -> None:
    assert "Wat er dan verandert" not in tried(client, EARLIER, STANDS)
    assert done(client, EARLIER, STANDS).status == 200
    assert changed(root) == []


def test_an_answer_that_is_gone_meanwhile_is_not_put_right(client: Client, root: Path) -> None:
    answer = client.post(f"{HERE}{EARLIER}doe", {**STANDS, "antwoord": "college 2023-01-01", "id": "e" * 32})
    assert (answer.status, answer.json["bij"]) == (422, "antwoord")
    assert changed(root) == []


def test_a_reason_is_asked_of_a_recommendation_that_has_an_answer(client: Client, root: Path) -> None:
    place = "adviezen/adv-2026-03/taak/antwoord/"
    answer = {
        "orgaan": "college",
        "besluit_datum": "2026-11-19",
        "meegedeeld_op": "2026-11-20",
        "resultaat": "deels_gevolgd",
        "motivering": "Voor de tweede vraag is er nog geen budget.",
        "aanbeveling-1": "gevolgd",
        "waarom-1": "",
    }
    shown = client.post(f"{HERE}{place}proef", answer).json
    assert shown["getoond"] == {"waarom-1": True, "waarom-2": False}
    assert "Zeg wat het antwoord is op aanbeveling 2." in shown["blad"]
    done(client, place, answer)
    told = record(root, "data/adviezen/adv-2026-03.yaml")
    assert told["gevolgen"][0]["per_aanbeveling"] == [{"nr": "1", "resultaat": "gevolgd"}]
    assert told["status"] == "beantwoord"
    assert taken_away(root) == ["status: uitgebracht"]


def test_what_the_next_status_still_lacks_stands_beside_the_answer(client: Client) -> None:
    answered = tried(client, "adviezen/adv-2022-02/taak/antwoord/", {"antwoord": "nieuw", "stil": True})
    assert "Wat er nog ontbreekt om ‘opgevolgd’ te zijn" in answered
    given = tried(client, "adviezen/adv-2026-03/taak/antwoord/", {"stil": True})
    assert "De antwoordtermijn loopt tot en met" in given
    assert "ontbreekt" not in given


def test_a_second_look_is_one_more_line(client: Client, root: Path) -> None:
    place = "adviezen/adv-2025-01/taak/nazicht/"
    look = {"datum": "2026-11-23", "opmerking": "Vier locaties doen mee.", "nagekeken_door": "regie kinderopvang"}
    assert "20 oktober 2025" in tried(client, place, look)
    done(client, place, look)
    names = ["datum", "nagekeken_door", "opmerking"]
    assert changes(root) == {"data/adviezen/adv-2025-01.yaml": [f"nazichten.1.{each}" for each in names]}
    assert taken_away(root) == []
    missing = client.post(f"{HERE}{place}doe", {**look, "opmerking": " ", "id": "f" * 32})
    assert (missing.status, missing.json["bij"]) == (422, "opmerking")
