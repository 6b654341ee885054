"""A meeting at the desk, act by act: agenda, answers, the evening, closing, approval, and what it all leaves in the record."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from lok.desk.meeting_acts import BUTTONS
from lok.source.parse import parse
from samples.desk import Client, at_work, change, mark, repository, works
from samples.small_council import edit
from samples.under_git import git

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MADE = "/werk/proef/vergaderingen/verg-2026-11-23/"
MANDATE = """\
id: mand-{seat}-2025
voorbeeld: ja
zetel: zetel-{seat}
functie: lid
persoon: Voorbeeldnaam {seat}
van: 2025-01-01
"""
PATH = "data/vergaderingen/verg-2026-11-23.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    place = repository(tmp_path / "raad")
    edit(
        place / "data/raad/lok-voorbeeldstad.yaml",
        "quorum: {soort: geen}",
        "quorum: {soort: meer_dan_aandeel, aandeel: 1/2}",
    )
    for seat in ("ouders", "stad"):
        (place / f"data/mandaten/mand-{seat}-2025.yaml").parent.mkdir(exist_ok=True)
        (place / f"data/mandaten/mand-{seat}-2025.yaml").write_text(MANDATE.format(seat=seat), "utf-8")
    git(place, "add", "--all")
    git(place, "commit", "--quiet", "-m", "quorum en mandaten")
    works(place).start("Proef")
    return place / ".git/lok-bureau/werk/proef"


@pytest.fixture
def client(root: Path) -> Iterator[Client]:
    with at_work(works(root.parents[3])) as made:
        yield made.knock()


def act(client: Client, root: Path, name: str, screen: str = "vergadering", **given: Any) -> dict[str, Any]:
    """One tap on a screen, which is expected to be saved."""
    answer = client.post(f"{MADE}daad", {"naam": name, "scherm": screen, "merk": mark(root, PATH), **given})
    assert answer.status == 200, answer.text
    assert answer.json["merk"] == mark(root, PATH)
    found: dict[str, Any] = answer.json
    return found


def record(root: Path) -> dict[str, Any]:
    return parse((root / PATH).read_text("utf-8"))


def plan(client: Client) -> None:
    made = client.post("/werk/proef/vergaderingen/nieuw", {"woorden": "23 november 2026 om 14 uur"})
    assert made.json["naar"] == f"{MADE}agenda/", made.text


def test_a_meeting_from_agenda_to_draft_minutes(root: Path, client: Client) -> None:
    plan(client)
    assert "Punten die altijd terugkomen" in client.get(f"{MADE}agenda/").text
    act(client, root, "punt", "agenda", titel="Leegstand", puntsoort="advies")
    act(client, root, "punt", "agenda", titel="Varia", puntsoort="varia")
    act(client, root, "punt", "agenda", titel="Zomeropvang", puntsoort="bespreking")
    assert [each["titel"] for each in record(root)["agendapunten"]] == ["Leegstand", "Zomeropvang", "Varia"]
    act(client, root, "plaats", "agenda", punt=1, naar=0)
    assert [each["nr"] for each in record(root)["agendapunten"]] == ["1", "2", "3"]
    assert change(client, MADE, ["agendapunten", 0, "voorstel"], "De stad zoekt een gebouw.", "").status == 200
    act(client, root, "verstuurd", "agenda")
    late = act(client, root, "punt", "agenda", titel="Te laat", puntsoort="mededeling")
    assert "Toegevoegd: " in unescape(late["scherm"])
    act(client, root, "antwoord", "wie-komt", zetel="zetel-ouders", antwoord="komt")
    page = unescape(client.get(f"{MADE}wie-komt/").text)
    assert "1 van 1 lid met stemrecht komt; er is er 1 nodig om te beslissen." in page
    act(client, root, "openen")
    assert "aanwezigheden" not in record(root), "nobody is there before somebody says so"
    act(client, root, "aanduiden", zetel="zetel-ouders", stand="aanwezig")
    shown = act(client, root, "anderen", stand="afwezig")
    assert "Er is 1 van" in unescape(shown["scherm"])
    act(client, root, "overnemen", punt=0)
    assert record(root)["agendapunten"][0]["besluit"] == record(root)["agendapunten"][0]["voorstel"]
    shown = act(client, root, "stemming", punt=0, methode="eenparig")
    assert "aangenomen, 1 van 1" in unescape(shown["scherm"]).lower()
    act(client, root, "zelfde", punt=1)
    turned = act(client, root, "aanduiden", zetel="zetel-ouders", stand="afwezig")
    assert any("Punt 1" in each for each in turned["gekeerd"])
    act(client, root, "aanduiden", zetel="zetel-ouders", stand="aanwezig")
    act(client, root, "afspraak", punt=1, wat="Een gebouw zoeken", zetel="zetel-stad", tegen="1 maart 2027")
    assert record(root)["agendapunten"][1]["actiepunten"][0]["deadline"] == "2027-03-01"
    act(client, root, "voorzitter", zetel="zetel-ouders")
    for number, item in enumerate(record(root)["agendapunten"]):
        if "besluit" not in item:
            change(client, MADE, ["agendapunten", number, "besluit"], "Zo beslist.", "", merk=mark(root, PATH))
    left = unescape(act(client, root, "secretaris", zetel="zetel-ouders")["scherm"]).partition("Dit is er nog te doen")[
        2
    ]
    assert "Noteer wanneer de vergadering eindigde." in left
    assert not [each for each in record(root)["agendapunten"] if "besluit" not in each]


def test_the_clock_says_when_a_meeting_began(root: Path, client: Client) -> None:
    plan(client)
    act(client, root, "punt", "agenda", titel="Leegstand")
    act(client, root, "openen")
    begun = record(root)["werkelijk_begin"]
    assert len(begun) == len("2026-11-23 14:00")


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("aanduiden", {"zetel": "zetel-niemand", "stand": "aanwezig"}),
        ("aanduiden", {"zetel": "zetel-ouders", "stand": "ziek"}),
        ("aanduiden", {"zetel": ["zetel-ouders"], "stand": {}}),
        ("stemming", {"punt": 99, "methode": "eenparig"}),
        ("stemming", {"punt": -1, "methode": "eenparig"}),
        ("stemming", {"punt": "0", "methode": "eenparig"}),
        ("stemming", {"punt": True, "methode": "eenparig"}),
        ("tellen", {"punt": 0, "stemming": 0, "voor": -1}),
        ("tellen", {"punt": 0, "stemming": 0, "voor": 10**9}),
        ("afspraak", {"punt": 0, "wat": ""}),
        ("afspraak", {"punt": 0, "wat": "iets", "dienst": "dienst", "tegen": "ooit"}),
        ("aanbod", {"aanbod": "niets"}),
        ("punt", {"titel": ""}),
        ("sluiten", {}),
    ],
)
def test_an_act_that_cannot_be_says_so_and_changes_nothing(
    root: Path, client: Client, name: str, given: dict[str, Any]
) -> None:
    plan(client)
    act(client, root, "punt", "agenda", titel="Leegstand")
    before = (root / PATH).read_bytes()
    answer = client.post(f"{MADE}daad", {"naam": name, "scherm": "vergadering", "merk": mark(root, PATH), **given})
    assert answer.status == 422
    assert answer.json["melding"][0].isupper()
    assert answer.json["melding"].endswith(".")
    assert (root / PATH).read_bytes() == before


def test_every_button_of_the_pages_has_its_act(client: Client, root: Path) -> None:
    plan(client)
    for name in BUTTONS:
        answer = client.post(f"{MADE}daad", {"naam": name, "scherm": "agenda", "merk": mark(root, PATH)})
        assert answer.status in (200, 422), (name, answer.text)
    for given in ({"naam": "niets"}, {"naam": "openen", "scherm": "geen"}, {}):
        assert client.post(f"{MADE}daad", given).status == 400


def test_an_act_finds_its_item_after_somebody_moved_it(client: Client, root: Path) -> None:
    plan(client)
    for title in ("Een", "Twee", "Drie"):
        act(client, root, "punt", "agenda", titel=title)
    client.get(f"{MADE}vergadering/")
    seen = mark(root, PATH)
    act(client, root, "plaats", "agenda", punt=0, naar=2)
    answer = client.post(f"{MADE}daad", {"naam": "punt-weg", "scherm": "agenda", "punt": 0, "merk": seen})
    assert answer.status in (200, 422)
    if answer.status == 200:
        assert [each["titel"] for each in record(root)["agendapunten"]] == ["Twee", "Drie"]
    gone = client.post(f"{MADE}daad", {"naam": "punt-weg", "scherm": "agenda", "punt": 0, "merk": "nooit-gezien"})
    assert gone.status == 422


def test_a_meeting_with_a_fault_leads_to_its_form(client: Client, root: Path) -> None:
    plan(client)
    (root / PATH).write_text((root / PATH).read_text("utf-8").replace("status: gepland", "status: misschien"), "utf-8")
    for screen in ("agenda", "wie-komt", "vergadering"):
        page = client.get(f"{MADE}{screen}/")
        assert page.status == 200
        assert "Naar alle gegevens" in page.text


def test_private_words_in_an_act_are_not_written(client: Client, root: Path) -> None:
    plan(client)
    before = (root / PATH).read_bytes()
    given = {"naam": "punt", "scherm": "agenda", "merk": mark(root, PATH), "titel": "Bel 0478 12 34 56"}
    assert client.post(f"{MADE}daad", given).status == 422
    assert (root / PATH).read_bytes() == before


def test_minutes_are_approved_in_both_meetings_after_showing_what_becomes_public(root: Path, client: Client) -> None:
    plan(client)
    place = "/werk/proef/vergaderingen/verg-2026-03-12/"
    change(client, place, ["agendapunten", 0, "besluit"], "We vragen de stad om een lijst van lege gebouwen.", "")
    act(client, root, "punt", "agenda", titel="Verslag van 12 maart", puntsoort="goedkeuring_verslag")
    waiting = unescape(client.get(f"{place}goedkeuren/").text)
    assert "Keur het verslag goed" not in waiting
    act(client, root, "openen")
    act(client, root, "aanduiden", zetel="zetel-ouders", stand="aanwezig")
    act(client, root, "anderen", stand="afwezig")
    page = unescape(client.get(f"{place}goedkeuren/").text)
    assert "Wat nu openbaar wordt" in page, page.partition("formulier")[2]
    assert "We vragen de stad om een lijst van lege gebouwen." in page
    assert client.post(f"{place}goedkeuren", {"opmerking": ""}).status == 200
    earlier = parse((root / "data/vergaderingen/verg-2026-03-12.yaml").read_text("utf-8"))
    assert (earlier["status"], earlier["verslag_goedgekeurd_op"]) == ("verslag_goedgekeurd", "verg-2026-11-23")
    assert record(root)["vorige_verslagen"] == [{"vergadering": "verg-2026-03-12", "resultaat": "goedgekeurd"}]
    assert client.post(f"{place}goedkeuren", {}).status == 422
    forward = unescape(client.get("/werk/proef/voorleggen/").text)
    assert "We vragen de stad om een lijst van lege gebouwen." in forward
    assert client.post("/werk/proef/voorbeeld").status == 200
    public = client.get("/werk/proef/voorbeeld/publiek/vergaderingen/verg-2026-03-12/")
    assert public.status == 200
    assert "lege gebouwen" in public.text
    for path in ("../stand.json", "..%2f..%2fdata", "vergaderingen/verg-2026-03-12/../../../../../x"):
        assert client.get(f"/werk/proef/voorbeeld/publiek/{path}").status == 404
    assert client.get("/werk/proef/voorbeeld/iedereen/").status == 404
    assert "Zo worden de sites" in client.get("/werk/proef/voorbeeld/").text
