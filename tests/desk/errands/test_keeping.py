"""What must go, taken out at the desk: seen first, chosen by sort, done once with a receipt, and back in one tap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lok.desk.errands.registry import offered
from lok.kinds.bewaartermijnen import TAKEN_OUT
from samples import whole_council
from samples.errands import HERE, changed, changes, done, number, record, tried, undone

if TYPE_CHECKING:
    from pathlib import Path

    from lok.desk.works import Work
    from samples.desk import Client

PLACE = "taak/bewaartermijnen/"
MANDATES = {"wat": ["namen_mandaten"], "archief": "ja", "door": "secretariaat"}
ENDED = "data/mandaten/mandaat-paddenstoel-2019.yaml"
RECEIPT = "data/verwijderingen/weg-2026-11-23.yaml"


def test_what_must_go_is_on_the_list_and_leads_to_the_task(client: Client) -> None:
    page = client.get(f"{HERE}wat-nu/").text
    assert "Namen van leden van wie het mandaat langer dan 2 jaar voorbij is moeten weg: 6 mandaten." in page
    assert f"{HERE}{PLACE}" in page
    assert "lok forget" not in page


def test_it_is_seen_before_it_is_done(client: Client, root: Path) -> None:
    page = client.get(f"{HERE}{PLACE}").text
    assert "Namen van aanwezigen en gasten: 10 vergaderingen" in page
    shown = tried(client, PLACE, MANDATES)
    assert "Voorbeeldpersoon Magnolia" in shown
    assert TAKEN_OUT in shown
    assert "alleen leden" in shown
    assert "vroegere versies" in shown
    assert "16 maart 2024" in shown, "until when it could stay"
    assert changed(root) == []


def test_it_is_done_once_with_a_receipt_and_undone_in_one_tap(client: Client, root: Path) -> None:
    answer = done(client, PLACE, MANDATES)
    assert answer.json["naar"] == f"{HERE}verwijderingen/weg-2026-11-23/"
    found = changes(root)
    assert found.pop(RECEIPT) == ["nieuw"]
    assert {path.split("/")[1] for path in found} == {"mandaten"}
    assert found[ENDED] == ["band_met_opvang", "persoon", "reden_einde"]
    assert record(root, ENDED)["persoon"] == TAKEN_OUT
    assert record(root, RECEIPT)["weggehaald"][0]["aantal"] == "14"
    undone(client, answer)
    assert changed(root) == []


@pytest.mark.parametrize(
    ("answers", "at", "words"),
    [
        ({"wat": []}, "wat", "kies wat je weghaalt"),
        ({"wat": ["adviezen"]}, "wat", "mogelijkheden"),
        ({"archief": ""}, "archief", "vul"),
        ({"archief": "nee"}, "archief", "archief"),
    ],
)
def test_what_is_missing_is_told_at_its_question(
    client: Client, root: Path, answers: dict[str, object], at: str, words: str
) -> None:
    answer = client.post(f"{HERE}{PLACE}doe", {**MANDATES, **answers, "id": number("c")})
    assert (answer.status, answer.json["bij"]) == (422, at)
    assert words in answer.json["melding"].lower()
    assert changed(root) == []


def test_a_name_is_no_office(client: Client, root: Path) -> None:
    answer = client.post(f"{HERE}{PLACE}doe", {**MANDATES, "door": "Voorbeeldpersoon Magnolia", "id": number("d")})
    assert answer.status == 422
    assert changed(root) == []


def test_it_is_offered_only_while_something_must_go(client: Client, work: Work) -> None:
    office = work.office(work.council.judged(whole_council.DAY).archive, whole_council.DAY)
    assert "bewaartermijnen" in {each.key for each in offered(office, "")}
    every = [
        "namen_aanwezigen",
        "namen_mandaten",
        "contactgegevens_organisatoren",
        "contactgegevens_woningen",
        "werknotities",
    ]
    done(client, PLACE, {**MANDATES, "wat": every})
    office = work.office(work.council.judged(whole_council.DAY).archive, whole_council.DAY)
    assert "bewaartermijnen" not in {each.key for each in offered(office, "")}
