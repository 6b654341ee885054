"""A regulation decided anew, with its amounts, and what each of its versions would give."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from samples.errands import HERE, changed, changes, done, record, taken_away, tried, undone

if TYPE_CHECKING:
    from pathlib import Path

    from samples.desk import Client

PLACE = "reglementen/regl-werking/taak/nieuwe-versie/"
PATH = "data/reglementen/regl-werking.yaml"
STANDS = {
    "vastgesteld_door": "gemeenteraad",
    "bedragen-0-schijven-0-bedrag": "420,00",
    "bedragen-0-schijven-1-bedrag": "400,00",
    "bedragen-0-schijven-2-bedrag": "380,00",
    "bedragen-0-maximum": "15.000,00",
}
DECIDED = {**STANDS, "geldig_van": "2027-01-01", "vastgesteld_op": "2026-11-18", "besluit_nummer": "2026_GR_00201"}


def test_a_new_version_is_a_copy_with_other_amounts_and_the_last_one_ends(client: Client, root: Path) -> None:
    answer = done(client, PLACE, {**DECIDED, "bedragen-0-schijven-0-bedrag": "430", "probeer-plaatsen": "8"})
    places = changes(root)[PATH]
    assert [each for each in places if not each.startswith("versies.3.")] == ["versies.2.geldig_tot"]
    assert taken_away(root) == []
    old, new = record(root, PATH)["versies"][-2:]
    assert (old["geldig_tot"], new["geldig_van"]) == ("2026-12-31", "2027-01-01")
    assert [each["bedrag"] for each in new["bedragen"][0]["schijven"]] == ["430", "400.00", "380.00"]
    assert new["artikelen"] == old["artikelen"]
    assert "430" not in str(old["bedragen"])
    undone(client, answer)
    assert changed(root) == []


def test_the_difference_and_what_it_gives_stand_beside_before_any_day_is_known(client: Client, root: Path) -> None:
    same = tried(client, PLACE, {**STANDS, "stil": True})
    assert "niet meer: naar het aantal" not in same
    shown = tried(
        client, PLACE, {**STANDS, "bedragen-0-schijven-0-bedrag": "430", "probeer-plaatsen": "8", "stil": True}
    )
    assert "nu: naar het aantal" in shown
    assert ("€ 3.440" in shown, "€ 3.360" in shown) == (True, True)
    assert changed(root) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("geldig_van", ""),
        ("vastgesteld_op", "32 mei"),
        ("bedragen-0-maximum", ""),
        ("bedragen-0-schijven-0-bedrag", "veel"),
        ("vastgesteld_door", "de koning"),
    ],
)
def test_an_answer_that_cannot_be_is_told_at_its_question(client: Client, root: Path, name: str, value: str) -> None:
    answer = client.post(f"{HERE}{PLACE}doe", {**DECIDED, name: value, "id": "b" * 32})
    assert (answer.status, answer.json["bij"]) == (422, name)
    assert changed(root) == []


def test_a_version_before_the_last_one_is_refused(client: Client, root: Path) -> None:
    answer = client.post(f"{HERE}{PLACE}doe", {**DECIDED, "geldig_van": "2025-01-01", "id": "c" * 32})
    assert answer.status == 422
    assert "begint later" in answer.json["melding"]
    assert changed(root) == []


def test_amounts_are_tried_out_and_nothing_is_written(client: Client, root: Path) -> None:
    place = "reglementen/regl-werking/taak/uitproberen/"
    shown = tried(client, place, {"probeer-plaatsen": "20"})
    assert ("€ 7.600" in shown, "€ 8.000" in shown, "(geldt nu)" in shown) == (True, True, True)
    assert "geef het aantal plaatsen" in tried(client, place, {"probeer-plaatsen": ""})
    wrong = client.post(f"{HERE}{place}proef", {"probeer-plaatsen": "twintig"}).json
    assert wrong["bij"] == "probeer-plaatsen"
    assert "geen getal" in wrong["blad"]
    assert changed(root) == []


def test_who_gets_an_amount_is_asked_where_not_everybody_gets_the_same(client: Client, root: Path) -> None:
    file = root / PATH
    before = file.read_text("utf-8")
    place = "reglementen/regl-werking/taak/uitproberen/"
    assert "Soort opvang" not in client.get(f"{HERE}{place}").text
    file.write_text(
        re.sub(r"(?m)^( +)- vorm: per_plaatsschijf\n", r"\g<0>\1  begunstigden: [groepsopvang]\n", before), "utf-8"
    )
    assert "Soort opvang" in client.get(f"{HERE}{place}").text
    asked = {"probeer-plaatsen": "20", "probeer-soort": "groepsopvang"}
    assert "€ 8.000" in tried(client, place, asked)
