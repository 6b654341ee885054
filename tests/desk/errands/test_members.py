"""Who sits in the council, at the desk: a member replaced, gone, come, a seat that comes and goes; and what git then says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from lok.desk.errands.registry import buttons
from lok.desk.to_do import place_for
from samples import whole_council
from samples.errands import HERE, changed, changes, done, number, record, tried, undone

if TYPE_CHECKING:
    from pathlib import Path

    from lok.desk.works import Work
    from samples.desk import Client

MANDATE = "mandaten/mandaat-wolkenwagen-2023/"
SEAT = "zetels/zetel-wolkenwagen/"
EMPTY = "zetels/zetel-ouders-2/"
OLD = "data/mandaten/mandaat-wolkenwagen-2023.yaml"
NEW = "data/mandaten/mandaat-wolkenwagen-2026.yaml"
WHO = {"tot": "2026-11-30", "reden_einde": "ontslag", "persoon": "Voorbeeldnaam Nieuw", "functie": "lid"}


@pytest.mark.parametrize("place", [f"{MANDATE}taak/lid-vervangen/", f"{SEAT}taak/lid-op-zetel-vervangen/"])
def test_one_mandate_ends_and_the_next_begins_in_one_act(client: Client, root: Path, place: str) -> None:
    shown = tried(client, place, WHO)
    assert "kan na 30 november 2026 niet meer op de ledensite" in shown
    assert "kan vanaf 1 december 2026 op de ledensite" in shown
    assert "Voorbeeldnaam Nieuw" in shown
    assert "lezer--iedereen" not in shown, "a mandate is for members"
    assert changed(root) == []
    answer = done(client, place, WHO)
    assert answer.json["naar"] == f"{HERE}mandaten/mandaat-wolkenwagen-2026/"
    assert changes(root) == {OLD: ["reden_einde", "tot"], NEW: ["nieuw"]}
    assert (record(root, OLD)["tot"], record(root, OLD)["reden_einde"]) == ("2026-11-30", "ontslag")
    new = record(root, NEW)
    assert (new["zetel"], new["persoon"], new["van"]) == ("zetel-wolkenwagen", "Voorbeeldnaam Nieuw", "2026-12-01")
    undone(client, answer)
    assert changed(root) == []


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"persoon": " "}, "persoon"),
        ({"tot": ""}, "tot"),
        ({"functie": "koning"}, "functie"),
        ({"van": "2026-11-30"}, ""),
    ],
)
def test_what_cannot_be_is_told_and_nothing_changes(
    client: Client, root: Path, wrong: dict[str, Any], name: str
) -> None:
    answer = client.post(f"{HERE}{MANDATE}taak/lid-vervangen/doe", {**WHO, **wrong, "id": number("b")})
    assert (answer.status, answer.json.get("bij", "")) == (422, name)
    assert answer.json["melding"][0].isupper()
    assert changed(root) == []


def test_a_mandate_ends_and_its_seat_is_empty(client: Client, root: Path) -> None:
    given = {"tot": "2026-12-31", "reden_einde": "einde_termijn"}
    place = "mandaten/mandaat-loket-2021/taak/mandaat-beeindigen/"
    assert "is daarna leeg" in tried(client, place, given)
    done(client, place, given)
    assert changes(root) == {"data/mandaten/mandaat-loket-2021.yaml": ["reden_einde", "tot"]}


def test_somebody_comes_to_an_empty_seat(client: Client, root: Path) -> None:
    given = {"persoon": "Voorbeeldnaam Ouder", "van": "2026-12-01", "functie": "lid", "band_met_opvang": "ja"}
    answer = done(client, f"{EMPTY}taak/lid-toevoegen/", given)
    path = "data/mandaten/mandaat-ouders-2-2026.yaml"
    assert changes(root) == {path: ["nieuw"]}
    assert (record(root, path)["band_met_opvang"], record(root, path)["functie"]) == ("ja", "lid")
    undone(client, answer)
    assert changed(root) == []


def test_a_seat_offers_what_can_be_done_with_it(work: Work) -> None:
    office = work.office(work.council.judged(whole_council.DAY).archive, whole_council.DAY)
    offered = {
        seat: [each["words"] for each in buttons(office, "zetels", f"zetel-{seat}")]
        for seat in ("ouders-2", "loket", "regie")
    }
    assert offered == {
        "ouders-2": ["Lid toevoegen", "Zetel beëindigen"],
        "loket": ["Lid vervangen", "Plaatsvervanger toevoegen", "Zetel beëindigen"],
        "regie": ["Lid vervangen", "Zetel beëindigen"],
    }
    assert place_for(office, f"data/{EMPTY.rstrip('/')}.yaml", ()) == f"{EMPTY}taak/lid-toevoegen/"
    assert not buttons(office, "mandaten", "mandaat-wolkenwagen-2019"), "it ended, and somebody came after it"


def test_a_substitute_comes_beside_a_member(client: Client, root: Path) -> None:
    done(client, "zetels/zetel-loket/taak/plaatsvervanger/", {"persoon": "Voorbeeldnaam Ander", "van": "2026-12-01"})
    made = record(root, "data/mandaten/mandaat-loket-plaatsvervanger-2026.yaml")
    assert (made["functie"], made["zetel"]) == ("plaatsvervanger", "zetel-loket")
    assert list(changes(root).values()) == [["nieuw"]]


SEATED = {
    "naam": "Kinderdagverblijf De Zeepkist",
    "geleding": "lokale_actor",
    "subgeleding": "groepsopvang",
    "stemgerechtigd": "ja",
    "van": "2027-01-01",
}
COMPANY = {"org_naam": "De Zeepkist", "org_type": "vzw", "org_rechtsvorm": "vzw"}
PERSON = {"persoon": "Voorbeeldnaam Zeep", "functie": "lid"}


def test_a_seat_its_organisation_and_who_sits_there_are_one_act(client: Client, root: Path) -> None:
    given = {**SEATED, **COMPANY, **PERSON}
    shown = tried(client, "taak/nieuwe-zetel/", given)
    assert "15 stemgerechtigde zetels" in shown
    assert "Kinderdagverblijf De Zeepkist" in shown
    answer = done(client, "taak/nieuwe-zetel/", given)
    assert answer.json["naar"] == f"{HERE}zetels/zetel-kinderdagverblijf-de-zeepkist/"
    assert list(changes(root).values()) == [["nieuw"]] * 3
    made = {path.split("/")[1]: record(root, path) for path in changes(root)}
    assert made["organisatoren"]["lok_zetel"] == made["mandaten"]["zetel"] == made["zetels"]["id"]
    assert made["zetels"]["organisatie"] == made["organisatoren"]["id"]
    assert made["organisatoren"]["contactpunten"] == ["secretariaat-lok"]
    assert made["mandaten"]["van"] == made["zetels"]["van"] == "2027-01-01"
    undone(client, answer)
    assert changed(root) == []


def test_a_seat_for_an_organisation_that_is_known(client: Client, root: Path) -> None:
    done(client, "taak/nieuwe-zetel/", {**SEATED, "organisatie": "org-drakenvlieger"})
    assert changes(root) == {
        "data/organisatoren/org-drakenvlieger.yaml": ["lok_zetel"],
        "data/zetels/zetel-kinderdagverblijf-de-zeepkist.yaml": ["nieuw"],
    }


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({**SEATED, **COMPANY, "organisatie": "org-bromtol"}, "org_naam"),
        ({**SEATED, "org_naam": "De Zeepkist"}, "org_type"),
        ({**SEATED, "org_type": "vzw"}, "org_naam"),
        ({**SEATED, "stemgerechtigd": ""}, "stemgerechtigd"),
        ({**SEATED, "naam": "x" * 3_000}, "naam"),
        ({**SEATED, "naam": "x" * 400}, ""),
        ({**SEATED, **COMPANY, "org_rechtsvorm": "bv"}, ""),
        ({**SEATED, "organisatie": "org-nergens"}, ""),
        ({**SEATED, "naam": "Lokaal Loket Kinderopvang"}, ""),
    ],
)
def test_a_seat_that_cannot_be_is_refused_where_it_is_wrong(
    client: Client, root: Path, given: dict[str, Any], name: str
) -> None:
    answer = client.post(f"{HERE}taak/nieuwe-zetel/doe", {**given, "id": number("c")})
    assert (answer.status, answer.json.get("bij", "")) == (422, name), answer.text
    assert changed(root) == []


def test_a_seat_ends_with_all_that_hangs_on_it(client: Client, root: Path) -> None:
    given = {"tot": "2026-12-31", "reden_einde": ""}
    shown = tried(client, f"{SEAT}taak/zetel-beeindigen/", given)
    assert "De 2 personen die op" in shown
    assert "werkgroep ‘Lokaal Loket kinderopvang’" in shown
    answer = done(client, f"{SEAT}taak/zetel-beeindigen/", given)
    assert changes(root) == {
        "data/zetels/zetel-wolkenwagen.yaml": ["tot"],
        OLD: ["reden_einde", "tot"],
        "data/mandaten/mandaat-wolkenwagen-plaatsvervanger-2023.yaml": ["reden_einde", "tot"],
        "data/organisatoren/org-wolkenwagen.yaml": ["lok_zetel"],
    }
    undone(client, answer)
    assert changed(root) == []
