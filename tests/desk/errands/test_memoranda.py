"""A memorandum on the screens of the desk: begun, one ask more, adopted, and an ask followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samples.errands import HERE, changed, changes, done, record, taken_away, tried

if TYPE_CHECKING:
    from pathlib import Path

    from samples.desk import Client

ASK = {
    "vraag-titel": "Maak panden vrij",
    "probleem": "Wie wil starten, vindt geen gebouw.",
    "vraag": "Maak een lijst van gebouwen die leegstaan.",
    "aan_wie": ["college", "gemeenteraad"],
    "thema": "panden",
    "prioriteit": "hoog",
    "kost": "5.000",
    "kost_toelichting": "in één keer",
}
NEW = {
    "titel": "Memorandum meerjarenplan 2032",
    "aanleiding": "meerjarenplan 2032-2037",
    "gericht_aan": "het nieuwe college\nalle lijsten",
    "inleiding": "Het LOK vraagt dit aan wie straks bestuurt.",
    **ASK,
}
PATH = "data/memoranda/memorandum-2026-2.yaml"
FOLLOW = "memoranda/memorandum-2024/taak/vraag-opvolgen/"


def test_a_memorandum_is_begun_gets_one_ask_more_and_is_adopted(client: Client, root: Path) -> None:
    shown = tried(client, "taak/memorandum/", NEW)
    assert ("lezer--iedereen" in shown, "lezer--leden" in shown) == (False, True)
    begun = done(client, "taak/memorandum/", NEW)
    assert begun.json["naar"] == f"{HERE}memoranda/memorandum-2026-2/"
    assert changes(root) == {PATH: ["nieuw"]}
    made = record(root, PATH)
    assert (made["gericht_aan"], made["vragen"][0]["kost"]) == (["het nieuwe college", "alle lijsten"], "5000")

    more = "memoranda/memorandum-2026-2/taak/vraag-erbij/"
    assert "<li>Maak panden vrij</li>" in tried(client, more, {"stil": True})
    done(client, more, {**ASK, "vraag-titel": "Geef wie start een premie", "kost": ""}, "b")
    second = record(root, PATH)["vragen"][1]
    assert (second["nr"], second["titel"], "kost" in second) == ("2", "Geef wie start een premie", False)
    twice = client.post(f"{HERE}{more}doe", {**ASK, "id": "c" * 32})
    assert (twice.status, "staat er al" in twice.json["melding"]) == (422, True)

    adopt = "memoranda/memorandum-2026-2/taak/vaststellen/"
    done(client, adopt, {"punt": "verg-2026-11-05 4"}, "d")
    adopted = record(root, PATH)
    assert (adopted["vastgesteld_op"], adopted["vergadering"], adopted["agendapunt"]) == (
        "2026-11-05",
        "verg-2026-11-05",
        "4",
    )
    assert client.get(f"{HERE}{more}").status == 422


def test_the_item_that_speaks_of_it_is_proposed_and_the_minutes_are_none(client: Client) -> None:
    done(client, "taak/memorandum/", NEW)
    page = client.get(f"{HERE}memoranda/memorandum-2026-2/taak/vaststellen/").text
    assert '<option value="verg-2026-06-18 3" selected>' in page
    assert "Verslag van" not in page.split("<main")[1]


def test_an_ask_without_its_words_is_not_written(client: Client, root: Path) -> None:
    for name in ("titel", "gericht_aan", "inleiding", "vraag-titel", "vraag", "thema", "prioriteit", "aan_wie"):
        answer = client.post(f"{HERE}taak/memorandum/doe", {**NEW, name: "", "id": "e" * 32})
        assert (answer.status, answer.json["bij"]) == (422, name)
    assert changed(root) == []


def test_an_ask_is_followed_with_proof(client: Client, root: Path) -> None:
    moved = {
        "welke-vraag": "1",
        "status": "gerealiseerd",
        "datum": "2026-11-23",
        "toelichting": "De brugfiguur blijft.",
        "bewijs": "Collegebesluit van 16 november 2026",
        "url": "https://example.org/besluiten/1",
    }
    without = client.post(f"{HERE}{FOLLOW}doe", {**moved, "bewijs": "", "id": "f" * 32})
    assert (without.status, without.json["bij"]) == (422, "bewijs")
    assert "19 juni 2025" in tried(client, FOLLOW, moved)
    done(client, FOLLOW, moved)
    path = "data/memoranda/memorandum-2024.yaml"
    names = ("bewijs.0.omschrijving", "bewijs.0.url", "datum", "status", "toelichting")
    assert changes(root) == {path: ["vragen.0.status", *(f"vragen.0.statusverloop.2.{each}" for each in names)]}
    assert taken_away(root) == ["status: opgenomen_in_beleid"]


def test_only_what_can_follow_is_offered(client: Client) -> None:
    page = client.get(f"{HERE}{FOLLOW}?welke-vraag=1").text.split("<main")[1]
    assert 'value="opgenomen_in_beleid"' in page
    answer = client.post(f"{HERE}{FOLLOW}doe", {"welke-vraag": "77", "status": "open", "id": "0" * 32})
    assert (answer.status, answer.json["bij"]) == (422, "welke-vraag")
