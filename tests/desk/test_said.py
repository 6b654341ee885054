"""What is said of a record is for people: names, earlier versions, a copy in plain words, and a page when something cannot be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from lok.desk.showing import Showing
from lok.desk.words import by_id
from samples.desk import Client, at_work, change, repository, works
from samples.whole_council import archive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MEETING = "/werk/proef/vergaderingen/verg-2026-03-12/"
TALK = ["agendapunten", 0, "bespreking"]
FIRST = "De leden overlopen de lijst van gebouwen."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return works(repository(tmp_path / "raad")).start("Proef").root


@pytest.fixture
def client(root: Path) -> Iterator[Client]:
    with at_work(works(root.parents[3])) as made:
        yield made.knock()


@pytest.mark.parametrize(
    ("soort", "record_id", "name"),
    [
        ("themas", "ouders-betrekken", "Ouders betrekken"),
        ("adviezen", "adv-2031-07", "Advies 2031-07"),
        ("zetels", "zetel-nieuw", "Nieuw"),
    ],
)
def test_what_cannot_be_read_yet_has_a_name_too(soort: str, record_id: str, name: str) -> None:
    assert by_id(soort, record_id) == name


def test_what_stood_there_before_can_be_read_again(root: Path, client: Client) -> None:
    change(client, MEETING, TALK, "Een tweede tekst, die lang genoeg is.", FIRST)
    change(client, MEETING, TALK, "Kort.", "Een tweede tekst, die lang genoeg is.")
    change(client, MEETING, TALK, "Korter.", "Kort.")
    client.post(
        f"{MEETING}wijzig",
        {"plek": ["agendapunten", 0], "daad": "toegevoegd", "waarde": {"nr": "0", "titel": "A", "soort": "varia"}},
    )
    moved = client.get(f'{MEETING}vroeger?plek=["agendapunten",1,"bespreking"]')
    texts = [each["tekst"] for each in moved.json["teksten"]]
    assert texts == ["Een tweede tekst, die lang genoeg is.", FIRST], "what was typed on within the minute is one state"
    assert "gewijzigd door Secretariaat" in moved.json["teksten"][0]["wanneer"]
    assert client.get(f'{MEETING}vroeger?plek=["agendapunten",0,"bespreking"]').json["teksten"] == []
    for wrong in ("", "[]", "{}", '["geen"]', '["agendapunten","x"]', "[true]", "[" * 5000):
        assert client.get(f"{MEETING}vroeger?plek={wrong}").status == 400
    assert FIRST not in (root / "data/vergaderingen/verg-2026-03-12.yaml").read_text("utf-8")


def test_an_item_says_which_it_is(client: Client) -> None:
    page = client.get("/werk/proef/vergaderingen/verg-2026-03-12/").text
    names = re.findall(r'<span class="item__naam">([^<]*)</span>', page)
    assert names == ["Ouders, aanwezig", "Stad, aanwezig", "1. Leegstaande gebouwen", "De lijst aanvullen"]


def test_the_copy_for_an_emergency_is_in_plain_words(client: Client) -> None:
    change(client, MEETING, TALK, "Regel een.\nRegel twee.", FIRST)
    text = client.get("/werk/proef/noodkopie").text
    assert text.startswith("Vergadering: Algemene vergadering van 12 maart 2026\n===")
    assert "        Bespreking:\n            Regel een.\n            Regel twee.\n" in text
    assert "Locatie: Stadhuis" in text
    assert "Zetel: Ouders" in text
    assert not re.search(r"[a-z]_[a-z]|data/|\.yaml", text)


@pytest.mark.parametrize("path", ["/werk/geen/", "/werk/proef/themas/geen/", "/werk/proef/geen/"])
def test_an_address_that_leads_nowhere_says_so_on_a_page(client: Client, path: str) -> None:
    answer = client.get(path, Accept="text/html")
    assert answer.status == 404
    assert "<h1>Dat lukt niet</h1>" in answer.text
    assert 'href="/"' in answer.text


def test_a_record_that_is_broken_by_hand_is_told_on_a_page(root: Path, client: Client) -> None:
    file = root / "data/themas/panden.yaml"
    file.write_text("titel: [\n", "utf-8")
    answer = client.get("/werk/proef/themas/panden/", Accept="text/html")
    assert answer.status == 422
    assert "Dit kan hier niet getoond worden" in answer.text
    assert change(client, "/werk/proef/themas/panden/", ["titel"], "X", "Y").status == 422
    assert file.read_text("utf-8") == "titel: [\n"


@pytest.mark.parametrize("act", ["", "iets", None, 3, ["gewijzigd"]])
def test_an_act_that_no_form_asks_is_refused(root: Path, client: Client, act: object) -> None:
    before = (root / "data/themas/panden.yaml").read_text("utf-8")
    asked = {"plek": ["titel"], "daad": act, "waarde": "X", "was": "Panden en huur"}
    assert client.post("/werk/proef/themas/panden/wijzig", asked).status == 400
    assert (root / "data/themas/panden.yaml").read_text("utf-8") == before


def test_showing_needs_no_record() -> None:
    assert Showing(archive()).said("", "zetels") == ""
