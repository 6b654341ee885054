"""‘Verslag plakken’ over HTTP: read, assign, write; what clashes, what gets lost, and what never lies on disk."""

from __future__ import annotations

import base64
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from samples import minutes_council
from samples.desk import Client, at_work, repository, works
from samples.documents import docx, odt, p
from samples.minutes_council import AGENDAS, SAMPLES
from samples.pasting import CANARY, ONE_ITEM, data, everything, place, read, record, write
from samples.small_council import edit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    works(repository(tmp_path / "raad", minutes_council.whole)).start("Proef")
    return tmp_path / "raad/.git/lok-bureau/werk/proef"


@pytest.fixture
def client(root: Path) -> Iterator[Client]:
    with at_work(works(root.parents[3])) as made:
        yield made.knock()


@pytest.mark.parametrize("day", AGENDAS)
def test_a_set_of_minutes_is_in_the_record_after_at_most_two_rounds(root: Path, client: Client, day: str) -> None:
    text = next(SAMPLES.glob(f"{day}-*.txt")).read_text("utf-8")
    others = {each: each.read_bytes() for each in (root / "data").rglob("*.yaml") if each != record(root, day)}
    choices = read(client, day, tekst=text)["keuzes"]
    answer = write(client, choices, day, tekst=text)
    if answer.status != 200:
        again = {"gezien": True, "toch": True}
        answer = write(client, choices, day, tekst=text, **again)
    assert answer.status == 200, answer.text
    assert answer.json["naar"] == f"/werk/proef/vergaderingen/verg-{day}/vergadering/"
    assert data(root, day)["status"] in ("verslag_ontwerp", "onvoltallig", "gehouden")
    assert data(root, day)["uitgenodigd_op"] == "2026-01-20"
    assert "# per mail" in record(root, day).read_text("utf-8"), "what somebody typed stays as it was"
    assert others == {each: each.read_bytes() for each in others}
    page = client.get("/werk/proef/").text
    assert "verslag geplakt" in page


def test_nothing_of_it_lies_on_disk_before_it_is_written(root: Path, client: Client) -> None:
    client.get(f"{place()}/")
    before = everything(root)
    sheet = read(client, tekst=ONE_ITEM)
    assert CANARY in sheet["blad"]
    refused = write(client, {"onbekend": 1}, tekst=ONE_ITEM)
    assert refused.status == 422
    assert everything(root) == before
    assert write(client, sheet["keuzes"], tekst=ONE_ITEM).status == 200
    assert CANARY in data(root)["agendapunten"][0]["bespreking"]


def test_what_stands_there_already_is_chosen_between_with_its_place_in_words(root: Path, client: Client) -> None:
    edit(record(root), "titel: Varia\n", "titel: Varia\n    bespreking: Wie zwijgt, stemt toe.\n")
    text = "4. Varia\nDe klok stond stil.\n"
    choices = read(client, tekst=text)["keuzes"]
    before = record(root).read_bytes()
    both = write(client, choices, tekst=text)
    assert both.status == 409
    (clash,) = both.json["botsingen"]
    assert clash["waar"] == "Punt 4, Varia, bespreking"
    assert (clash["oud"], clash["nieuw"]) == ("Wie zwijgt, stemt toe.", "De klok stond stil.")
    assert record(root).read_bytes() == before
    wanted = {"oud": "Wie zwijgt, stemt toe.", "samen": "Wie zwijgt, stemt toe.\n\nDe klok stond stil.\n"}
    for word, said in wanted.items():
        record(root).write_bytes(before)
        done = write(client, {**choices, "settled": {clash["plaats"]: word}}, tekst=text)
        assert done.status == 200, done.text
        assert data(root)["agendapunten"][3]["bespreking"] == said
    record(root).write_bytes(before)
    assert write(client, {**choices, "settled": {clash["plaats"]: ["nieuw"]}}, tekst=text).status == 422


def test_a_seat_that_clashes_is_named_and_not_numbered(root: Path, client: Client) -> None:
    edit(record(root), "status: uitgenodigd", "status: gehouden")
    record(root).write_text(
        record(root).read_text("utf-8") + "aanwezigheden:\n  - {zetel: zetel-ocmw, status: afwezig}\n", "utf-8"
    )
    text = f"Aanwezig: OCMW, sociale dienst, Gezinsvereniging\n\n{ONE_ITEM}"
    both = write(client, read(client, tekst=text)["keuzes"], tekst=text)
    assert both.status == 409
    (clash,) = both.json["botsingen"]
    assert "zetel-ocmw" not in clash["oud"] + clash["nieuw"] + clash["waar"]
    assert "OCMW, sociale dienst" in clash["oud"]
    assert clash["waar"] == "Aanwezigheden"


def test_a_number_or_a_denial_that_gets_lost_is_said_before_it_is_written(root: Path, client: Client) -> None:
    text = "4. Varia\nHet loket kreeg 84 vragen en niet 48.\n"
    choices = read(client, tekst=text)["keuzes"]
    (block,) = choices["blocks"].values()
    block["text"] = "Het loket kreeg vragen."
    before = record(root).read_bytes()
    asked = write(client, choices, tekst=text)
    assert asked.status == 409
    assert asked.json["verloren"] == ["Dit staat nergens meer: 84, 48, ‘niet’."]
    assert record(root).read_bytes() == before
    assert write(client, choices, tekst=text, gezien=True).status == 200
    assert data(root)["agendapunten"][3]["bespreking"].strip() == "Het loket kreeg vragen."
    del block["text"]
    block["readers"] = "weglaten"
    record(root).write_bytes(before)
    assert write(client, choices, tekst=text).status in (200, 422), "what is left out on purpose is no loss"


def test_private_words_are_held_back_with_their_place(root: Path, client: Client) -> None:
    text = "4. Varia\nDe mama van kleine Mauro vertelt hoe dat in maart ging.\n"
    choices = read(client, tekst=text)["keuzes"]
    before = record(root).read_bytes()
    refused = write(client, choices, tekst=text)
    assert refused.status == 422
    assert refused.json["melding"].startswith("Punt 4, Varia, bespreking: ")
    assert refused.json["mag_toch"] is True
    assert record(root).read_bytes() == before
    (block,) = choices["blocks"].values()
    block["text"] = "Een ouder vertelt hoe dat in maart ging."
    assert write(client, choices, tekst=text).status == 200
    assert "Mauro" not in record(root).read_text("utf-8")
    record(root).write_bytes(before)
    number = "4. Varia\nBel haar op 0478 12 34 56.\n"
    assert write(client, read(client, tekst=number)["keuzes"], tekst=number, toch=True, gezien=True).status == 200
    assert "0478" not in record(root).read_text("utf-8")
    assert "(weggelaten)" in data(root)["agendapunten"][3]["bespreking"]


def test_an_agenda_that_changed_meanwhile_asks_to_read_again(root: Path, client: Client) -> None:
    text = "4. Varia\nDe klok stond stil.\n"
    choices = read(client, tekst=text)["keuzes"]
    edit(record(root), "agendapunten:\n", 'agendapunten:\n  - nr: "0"\n    titel: Opening\n    soort: mededeling\n')
    before = record(root).read_bytes()
    refused = write(client, choices, tekst=text)
    assert refused.status == 422
    assert "agenda" in refused.json["melding"]
    assert record(root).read_bytes() == before
    assert write(client, read(client, tekst=text)["keuzes"], tekst=text).status == 200
    assert "De klok" in data(root)["agendapunten"][4]["bespreking"]


@pytest.mark.parametrize("raw", [docx(p("4. Varia"), p("De klok stond stil.")), odt("<text:p>4. Varia</text:p><text:p>De klok stond stil.</text:p>")], ids=["docx", "odt"])  # fmt: skip
def test_a_document_is_read_as_its_text_is(root: Path, client: Client, raw: bytes) -> None:
    source = {"bestand": base64.b64encode(raw).decode()}
    assert write(client, read(client, **source)["keuzes"], **source).status == 200
    assert data(root)["agendapunten"][3]["bespreking"].strip() == "De klok stond stil."


def test_only_a_meeting_of_now_or_before_takes_minutes(client: Client) -> None:
    coming = minutes_council.NEXT
    answer = write(client, read(client, coming, tekst=ONE_ITEM)["keuzes"], coming, tekst=ONE_ITEM)
    assert answer.status == 422
    assert "moet nog komen" in answer.json["melding"]
    assert client.get("/werk/proef/vergaderingen/verg-2000-01-01/verslag/").status == 404
    assert client.post("/werk/proef/vergaderingen/verg-2000-01-01/verslag/schrijf", {"keuzes": {}}).status in (404, 422)
    for day in AGENDAS:
        page = client.get(f"{place(day)}/").text
        for word in ("yaml", "commit", "data/", "agendapunten", "_"):
            shown = page.partition("<main")[2].replace("data-", "")
            assert word not in " ".join(_words(shown)).lower(), word


def _words(html: str) -> list[str]:
    """The words that stand between the tags."""
    found: list[str] = []

    class Words(HTMLParser):
        def handle_data(self, data: str) -> None:
            found.append(data)

    Words().feed(html)
    return found
