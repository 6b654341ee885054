"""What comes back on an advice: an earlier answer put right, what is said of each recommendation, and a second look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samples.errands import HERE, changed, changes, done, record, taken_away, tried
from samples.small_council import edit

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


WAITING = "adviezen/adv-2026-01/taak/antwoord/"
WAITING_PATH = "data/adviezen/adv-2026-01.yaml"
OF_ONE = {
    "antwoord": "nieuw",
    "orgaan": "college",
    "bestuur": "Voorbeeldstad",
    "besluit_datum": "2026-10-20",
    "meegedeeld_op": "2026-10-22",
    "resultaat": "gevolgd",
    "besluit_nummer": "A1",
}


def second_town(root: Path) -> None:
    """The council has a second town from now on, and the advice waits for both."""
    (raad,) = (root / "data/raad").glob("*.yaml")
    line = "bestuur: stad Voorbeeldstad\n"
    edit(raad, line, f"{line}andere_besturen:\n  - bestuur: gemeente Voorbeelddorp\n")
    edit(
        root / WAITING_PATH,
        "gericht_aan: [college]\n",
        "gericht_aan: [college]\nbesturen: [Voorbeeldstad, Voorbeelddorp]\n",
    )


def test_each_town_answers_and_neither_wipes_out_the_other(client: Client, root: Path) -> None:
    assert 'name="v-bestuur"' not in client.get(f"{HERE}{WAITING}").text, "a council of one town is never asked which"
    second_town(root)
    page = client.get(f"{HERE}{WAITING}").text
    assert 'name="v-bestuur"' in page
    assert client.post(f"{HERE}{WAITING}doe", {**OF_ONE, "bestuur": "", "id": "d" * 32}).json["bij"] == "bestuur"
    done(client, WAITING, OF_ONE)
    half = record(root, WAITING_PATH)
    assert (half["status"], [each["bestuur"] for each in half["gevolgen"]]) == ("uitgebracht", ["Voorbeeldstad"])
    other = {
        **OF_ONE,
        "bestuur": "Voorbeelddorp",
        "resultaat": "niet_gevolgd",
        "motivering": "Geen geld.",
        "besluit_nummer": "B1",
    }
    shown = client.get(f"{HERE}{WAITING}").text
    assert 'value="Voorbeelddorp" data-in checked' in shown, "the town that is still waited for"
    done(client, WAITING, other, "b")
    both = record(root, WAITING_PATH)
    assert both["status"] == "beantwoord"
    told = {each["bestuur"]: each["resultaat"] for each in both["gevolgen"]}
    assert told == {"Voorbeeldstad": "gevolgd", "Voorbeelddorp": "niet_gevolgd"}
    chosen = client.get(f"{HERE}{WAITING}?antwoord=college+voorbeelddorp+2026-10-20").text
    assert ("Geen geld." in chosen, "van Voorbeelddorp, 20 oktober 2026" in chosen) == (True, True)
    put_right = {**other, "antwoord": "college voorbeelddorp 2026-10-20", "besluit_nummer": "B2"}
    done(client, WAITING, put_right, "c")
    numbers = [each["besluit_nummer"] for each in record(root, WAITING_PATH)["gevolgen"]]
    assert sorted(numbers) == ["A1", "B2"]
