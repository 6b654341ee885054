"""The evening over HTTP: hours by the clock and from paper, what is taken in one tap, what is said of it, and what is read aloud."""

from __future__ import annotations

from datetime import datetime
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from lok.desk.meeting_acts import BUTTONS
from lok.source.parse import parse
from samples import round_table
from samples.desk import Client, Clock, at_work, change, mark, repository, works

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MADE = "verg-2026-12-10"
HERE = f"/werk/proef/vergaderingen/{MADE}/"
PATH = f"data/vergaderingen/{MADE}.yaml"


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 11, 23, 14, 0))  # noqa: DTZ001  the clock on the wall


@pytest.fixture
def root(tmp_path: Path, clock: Clock) -> Path:
    return works(repository(tmp_path / "raad", round_table.found), clock.today).start("Proef").root


@pytest.fixture
def client(root: Path, clock: Clock) -> Iterator[Client]:
    with at_work(works(root.parents[3], clock.today), clock=clock) as made:
        made.knock()
        assert made.post("/werk/proef/vergaderingen/nieuw", {"woorden": "10 december 2026 om 19.30 uur"}).status == 200
        yield made


def ask(client: Client, root: Path, name: str, screen: str = "vergadering", **given: Any) -> Any:
    """One tap; the answer, whatever it is."""
    return client.post(f"{HERE}daad", {"naam": name, "scherm": screen, "merk": mark(root, PATH), **given})


def act(client: Client, root: Path, name: str, screen: str = "vergadering", **given: Any) -> dict[str, Any]:
    """One tap that is saved."""
    answer = ask(client, root, name, screen, **given)
    assert answer.status == 200, answer.text
    found: dict[str, Any] = answer.json
    return found


def refused(client: Client, root: Path, name: str, **given: Any) -> str:
    """Why a tap is refused; the screen comes along, and nothing is written."""
    before = (root / PATH).read_bytes()
    answer = ask(client, root, name, **given)
    assert answer.status == 422, answer.text
    assert "<main" in answer.json["scherm"]
    assert (root / PATH).read_bytes() == before
    return str(answer.json["melding"])


def data(root: Path) -> dict[str, Any]:
    return parse((root / PATH).read_text("utf-8"))


def on_the_evening(clock: Clock, hour: int = 19, minute: int = 33, day: int = 10) -> None:
    clock.now = clock.now.replace(month=12, day=day, hour=hour, minute=minute)


def test_what_comes_back_goes_on_the_agenda_in_one_tap(client: Client, root: Path) -> None:
    shown = act(client, root, "aanbod-alle", "agenda", aanbodsoort="vast")
    assert [each["titel"] for each in data(root)["agendapunten"]] == list(round_table.STANDING)
    assert "5 staan op de agenda" in unescape(shown["scherm"])
    assert "al op de agenda" in refused(client, root, "aanbod-alle", aanbodsoort="vast")
    refused(client, root, "aanbod-alle", aanbodsoort="alles")
    mail = unescape(client.get(f"{HERE}agenda/").text)
    assert "LOK Voorbeeldstad vergadert op donderdag 10 december 2026 om 19.30 uur" in mail


def test_the_clock_of_the_evening_says_when_it_began_and_ended(client: Client, root: Path, clock: Clock) -> None:
    act(client, root, "punt", "agenda", titel="Leegstand", puntsoort="advies")
    assert "pas op" in refused(client, root, "openen")
    on_the_evening(clock)
    act(client, root, "openen")
    act(client, root, "anderen", stand="aanwezig")
    assert "het einde komt na 19.33 uur" in refused(client, root, "sluiten").lower()
    clock.on(1)
    act(client, root, "sluiten")
    assert (data(root)["werkelijk_begin"], data(root)["einde"]) == ("2026-12-10 19:33", "2026-12-10 19:34")
    act(client, root, "heropenen")
    clock.on(5 * 60)
    act(client, root, "sluiten")
    assert data(root)["einde"] == "2026-12-11 00:34"


@pytest.mark.parametrize(
    ("typed", "written"), [("", "19:30"), ("19.42", "19:42"), ("19 u 42", "19:42"), ("18:55", "18:55")]
)
def test_paper_is_taken_over_on_another_day(client: Client, root: Path, clock: Clock, typed: str, written: str) -> None:
    act(client, root, "punt", "agenda", titel="Leegstand", puntsoort="advies")
    blank = unescape(client.get(f"{HERE}papier/").text)
    assert "Kinderdagverblijf De Kikker" in blank
    on_the_evening(clock, 9, 15, day=14)
    act(client, root, "openen", "papier", om=typed)
    assert data(root)["werkelijk_begin"] == f"2026-12-10 {written}"
    act(client, root, "anderen", "papier", stand="aanwezig")
    act(client, root, "tellen", "papier", punt=0, stemming=0, voor=12)
    shown = act(client, root, "tellen", "papier", punt=0, stemming=0, tegen=1)
    assert shown["gezegd"] == "Aangenomen, 12 van 13."
    act(client, root, "kwam-ging", "papier", punt=0, zetel="zetel-kikker", hoe="ging")
    assert "tot" not in next(each for each in data(root)["aanwezigheden"] if each["zetel"] == "zetel-kikker")
    assert "hoe laat" in refused(client, root, "sluiten")
    assert "geen uur" in refused(client, root, "sluiten", om="laat")
    act(client, root, "sluiten", "papier", om="0.20 uur")
    assert data(root)["einde"] == "2026-12-11 00:20"
    act(client, root, "begin", "papier", om="19.35")
    assert data(root)["werkelijk_begin"] == "2026-12-10 19:35"
    assert "zeg hoe laat" in refused(client, root, "begin").lower()


def test_no_hour_is_still_to_come(client: Client, root: Path, clock: Clock) -> None:
    act(client, root, "punt", "agenda", titel="Leegstand")
    on_the_evening(clock)
    assert "moet nog komen" in refused(client, root, "openen", om="19.40")
    act(client, root, "openen", om="19.30")
    clock.on(60)
    assert "moet nog komen" in refused(client, root, "sluiten", om="22.00")


def test_one_short_sentence_is_said_of_every_tap(client: Client, root: Path, clock: Clock) -> None:
    act(client, root, "aanbod-alle", "agenda", aanbodsoort="vast")
    assert act(client, root, "punt", "agenda", titel="Zomer")["gezegd"] == "Zomer staat op plaats 4 van 6."
    assert act(client, root, "plaats", "agenda", punt=3, naar=0)["gezegd"] == "Zomer staat nu op plaats 1 van 6."
    said = act(client, root, "antwoord", "wie-komt", zetel="zetel-kikker", antwoord="komt")["gezegd"]
    assert said == "1 van de 13 leden met stemrecht komt; er zijn er 7 nodig om te beslissen."
    on_the_evening(clock)
    act(client, root, "openen")
    assert (
        act(client, root, "anderen", stand="aanwezig")["gezegd"]
        == "Er zijn 13 van de 13 stemgerechtigde leden; 7 nodig."
    )
    assert act(client, root, "stemming", punt=0, methode="eenparig")["gezegd"] == "Aangenomen, 13 van 13."
    assert act(client, root, "stemming", punt=0, methode="handopsteking")["gezegd"] == "Nog niet geteld."
    assert (
        act(client, root, "tellen", punt=0, stemming=1, tegen=2)["gezegd"]
        == "Verworpen, 0 van 2. 11 leden stemden nog niet."
    )
    assert act(client, root, "rest", punt=0, stemming=1)["gezegd"] == "Aangenomen, 11 van 13."
    turned = act(client, root, "aanduiden", zetel="zetel-kikker", stand="afwezig")
    assert turned["gekeerd"][0].startswith("Punt 1, Zomer: er konden 13 leden stemmen en nu 12")
    assert all(each.words[0].islower() for each in BUTTONS.values()), "they stand in the middle of a list too"


def test_what_is_read_aloud_holds_neither_talk_nor_names_nor_closed_items(
    client: Client, root: Path, clock: Clock
) -> None:
    for title in ("Zomer", "Een aanvraag"):
        act(client, root, "punt", "agenda", titel=title)
    record = f"/werk/proef/vergaderingen/{MADE}/"
    for at, value in (
        (["agendapunten", 0, "voorstel"], "De raad vraagt opvang."),
        (["agendapunten", 0, "bespreking"], "Binnenskamers gezegd."),
        (["agendapunten", 1, "voorstel"], "Gunstig advies voor de aanvraag."),
        (["agendapunten", 1, "gepland_openbaar"], "nee"),
        (["agendapunten", 1, "openbaar"], "nee"),
    ):
        assert change(client, record, at, value, "").status == 200
    on_the_evening(clock)
    act(client, root, "openen")
    act(client, root, "aanduiden", zetel="zetel-kikker", stand="vervangen", persoon="Sien Proefkonijn")
    act(client, root, "anderen", stand="aanwezig")
    act(client, root, "stemming", punt=0, methode="handopsteking")
    act(client, root, "stem", punt=0, stemming=0, zetel="zetel-kikker", stem="tegen")
    act(client, root, "afspraak", punt=0, wat="Een gebouw zoeken", dienst="Jeugddienst")
    page = unescape(client.get(f"{HERE}lees-voor/").text)
    for words in ("De raad vraagt opvang.", "1 tegen", "Een gebouw zoeken", "Jeugddienst", "Besloten punt"):
        assert words in page, words
    for words in ("Binnenskamers", "Proefkonijn", "Gunstig advies", "Een aanvraag", "De Kikker"):
        assert words not in page, words
    assert client.post(f"{HERE}daad", {"naam": "openen", "scherm": "lees-voor"}).status == 400


def test_a_broken_record_still_answers_every_screen(client: Client, root: Path) -> None:
    text = (root / PATH).read_text("utf-8")
    (root / PATH).write_text(text.replace("status: gepland", "status: misschien"), "utf-8")
    for screen in ("agenda", "wie-komt", "vergadering", "papier", "lees-voor"):
        assert client.get(f"{HERE}{screen}/").status == 200, screen
    assert "fout" in refused(client, root, "punt", titel="Iets")


def test_a_fault_is_told_with_its_item_and_leads_there(client: Client, root: Path, clock: Clock) -> None:
    act(client, root, "punt", "agenda", titel="Zomer")
    on_the_evening(clock)
    act(client, root, "openen")
    act(client, root, "anderen", stand="aanwezig")
    shown = act(client, root, "tellen", punt=0, stemming=0, voor=99)
    assert '<a href="#punt-0">Punt 1, Zomer, stemmingen</a>: 99 stemmen' in unescape(shown["scherm"])
    form = client.get(HERE).text
    assert "#v-agendapunten-0-stemmingen-0-veld" in form, "in the form of all fields it leads to the field"
