"""The figures of a year and a round of visits: counted, put right, and what of it nobody will see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samples.errands import HERE, changed, changes, done, record, taken_away, tried

if TYPE_CHECKING:
    from pathlib import Path

    from samples.desk import Client

FIGURES = "taak/loketcijfers/"
OF_2026 = {
    "over-jaar": "2026",
    "peildatum": "2026-11-23",
    "aanvragen_uniek": "150",
    "aanvragen_onbeantwoord": "70",
    "met_opvangvoorstel": "78",
    "dringend": "20",
    "dringend_opgelost": "3",
}
OF_2022 = {
    "over-jaar": "2022",
    "peildatum": "2023-01-31",
    "aanvragen_uniek": "134",
    "aanvragen_onbeantwoord": "78",
    "met_opvangvoorstel": "56",
    "dringend": "22",
    "dringend_opgelost": "13",
    "vervangcapaciteit_plaatsen": "0",
    "opstartgesprekken": "7",
    "opvolggesprekken": "9",
    "duiding": "Meer aanvragen dan het jaar voordien. Meer dan de helft van de gezinnen vond nog geen plaats.",
}
ROUNDS = "taak/bezoekronde/"
ROUND = {
    "titel": "Kaartjes voor de week van de opvoeding",
    "aanleiding": "week_van_de_opvoeding",
    "van": "2026-10-12",
    "tot": "2026-10-16",
    "bereikt-gezinsopvang": "12",
    "door": "lokaal-loket",
    "materiaal": "kaartjes\n\nposters en  flyers",
}


def test_the_figures_of_a_year_and_what_of_them_is_hidden(client: Client, root: Path) -> None:
    shown = tried(client, FIGURES, OF_2026)
    assert "Dit toont de site niet" in shown
    assert "Dringende vragen met een oplossing." in shown
    answer = done(client, FIGURES, OF_2026)
    assert answer.json["naar"] == f"{HERE}loketcijfers/loket-2026/"
    assert changes(root) == {"data/loketcijfers/loket-2026.yaml": ["nieuw"]}
    made = record(root, "data/loketcijfers/loket-2026.yaml")
    assert (made["jaar"], made["dringend_opgelost"], "per_maand" in made) == ("2026", "3", False)


def test_a_year_that_is_there_stands_filled_in_and_only_what_was_put_right_changes(client: Client, root: Path) -> None:
    page = client.get(f"{HERE}{FIGURES}?over-jaar=2022").text
    assert ('value="134"' in page, 'value="0"' in page, "2022 (staat er al)" in page) == (True, True, True)
    done(client, FIGURES, OF_2022)
    assert changed(root) == []
    done(client, FIGURES, {**OF_2022, "dringend": "", "dringend_opgelost": "", "opstartgesprekken": "8"}, "b")
    path = "data/loketcijfers/loket-2022.yaml"
    assert changes(root) == {path: ["dringend", "dringend_opgelost", "opstartgesprekken"]}
    assert taken_away(root) == ["dringend: 22", "dringend_opgelost: 13", "opstartgesprekken: 7"]


def test_months_add_up_to_the_year(client: Client, root: Path) -> None:
    months = "10 12 11 9 8 14 13 12 16 15 12 11"
    given = {"over-jaar": "2026", "peildatum": "2026-11-23", "maanden-aanvragen_uniek": months}
    done(client, FIGURES, given)
    made = record(root, "data/loketcijfers/loket-2026.yaml")
    assert (made["aanvragen_uniek"], made["per_maand"]["aanvragen_uniek"]) == ("143", months.split())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("aanvragen_uniek", "-3"),
        ("dringend", "9999999"),
        ("over-jaar", "1999"),
        ("maanden-dringend", "1 2 3 4 5 6 7 8 9 10 11 12 13"),
        ("maanden-dringend", "1 veel"),
        ("peildatum", "morgen ooit"),
    ],
)
def test_a_count_that_cannot_be_is_told_at_its_question(client: Client, root: Path, name: str, value: str) -> None:
    answer = client.post(f"{HERE}{FIGURES}doe", {**OF_2026, name: value, "id": "c" * 32})
    assert (answer.status, answer.json["bij"]) == (422, name)
    assert changed(root) == []


def test_a_year_of_which_nothing_is_known_yet_is_noted_without_a_number(client: Client, root: Path) -> None:
    nothing = {"over-jaar": "2026", "peildatum": "2026-11-23"}
    assert "alle cijfers van dit jaar: nog niet beschikbaar" in tried(client, FIGURES, nothing)
    done(client, FIGURES, nothing)
    made = record(root, "data/loketcijfers/loket-2026.yaml")
    assert made.keys() == {"id", "voorbeeld", "jaar", "laatst_gewijzigd"}


def test_a_round_is_for_members_and_few_are_counted_with_others(client: Client, root: Path) -> None:
    few = {**ROUND, "bereikt-groepsopvang": "4", "bereikt-samenwerkende_onthaalouders": "1"}
    shown = tried(client, ROUNDS, few)
    assert "te weinig om apart te tellen" in shown
    assert ("lezer--iedereen" in shown, "lezer--leden" in shown) == (False, True)
    done(client, ROUNDS, few)
    (path, places), *others = changes(root).items()
    assert (places, others) == (["nieuw"], [])
    made = record(root, path)
    assert made["materiaal"] == ["kaartjes", "posters en flyers"]
    assert made["bereikt"] == [
        {"opvangsoort": "gezinsopvang", "aantal": "12"},
        {"opvangsoort": "groepsopvang", "aantal": "5"},
    ]


def test_a_round_in_which_nobody_was_reached_or_that_ends_first_is_refused(client: Client, root: Path) -> None:
    for wrong in ({"bereikt-gezinsopvang": ""}, {"tot": "2026-10-01"}, {"door": "bestaat-niet"}, {"titel": "?!"}):
        answer = client.post(f"{HERE}{ROUNDS}doe", {**ROUND, **wrong, "id": "d" * 32})
        assert (answer.status, bool(answer.json["melding"])) == (422, True), wrong
    assert changed(root) == []
