"""Draft minutes that go round at the desk: to the chair, to the members, and what they remark, one by one."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from lok.desk.errands.registry import BY_KEY, buttons, leads_to, serving
from samples import whole_council
from samples.errands import HERE, changed, changes, done, number, record, tried, undone

if TYPE_CHECKING:
    from pathlib import Path

    from lok.desk.works import Work
    from samples.desk import Answer, Client

DRAFT = "vergaderingen/verg-2026-09-17/"
SCREEN = f"{HERE}{DRAFT}rondsturen/"
PATH = f"data/{DRAFT.rstrip('/')}.yaml"
SAID = "Bij dit punt staat een verkeerde dag: het is donderdag."


def task(key: str) -> str:
    return f"{DRAFT}taak/{key}/"


def remarked(client: Client, said: str = SAID, item: str = "2", digit: str = "1") -> str:
    """A remark that came in; what tells it from the others."""
    answer = done(client, task("opmerking"), {"tekst": said, "punt": item, "ontvangen_op": "2026-11-23"}, digit)
    assert answer.status == 200, answer.text
    page = unescape(client.get(SCREEN).text)
    keys = re.findall(r'id="opmerking-([0-9a-f]{16})"', page)
    return keys[-1]


def settle(client: Client, key: str, result: str, how: str = "", digit: str = "2") -> Answer:
    return done(client, task("opmerking-beslissen"), {"welke": key, "gevolg": result, "toelichting": how}, digit)


def test_it_goes_to_the_chair_and_then_to_the_members(client: Client, root: Path) -> None:
    page = unescape(client.get(SCREEN).text)
    assert "Beste voorzitter," in page
    assert "Beste leden," not in page, "there is no last day yet"
    first = done(client, task("naar-voorzitter"), {"naar_voorzitter": "2026-11-20"}, "1")
    assert first.json["naar"] == SCREEN
    shown = tried(client, task("naar-leden"), {"naar_leden": "2026-11-23", "opmerkingen_tot": "2026-12-04"})
    assert "ten laatste op 4 december 2026" in unescape(shown)
    second = done(client, task("naar-leden"), {"naar_leden": "2026-11-23", "opmerkingen_tot": "2026-12-04"}, "2")
    assert changes(root) == {
        PATH: ["rondgestuurd.naar_leden", "rondgestuurd.naar_voorzitter", "rondgestuurd.opmerkingen_tot"]
    }
    page = unescape(client.get(SCREEN).text)
    assert "Verstuurd op vrijdag 20 november 2026." in page
    assert "Beste leden," in page
    address = f"{HERE}{DRAFT}papieren/leden/verslag/mail"
    assert f'href="{address}"' in page
    made = client.get(address)
    assert (made.status, made.headers["content-type"]) == (200, "message/rfc822")
    undone(client, second)
    undone(client, first, "8")
    assert changed(root) == []


def test_a_remark_is_noted_decided_taken_back_and_taken_away(client: Client, root: Path) -> None:
    key = remarked(client)
    assert record(root, PATH)["opmerkingen"][0]["agendapunt"] == "2"
    answer = settle(client, key, "overgenomen", "Er staat nu donderdag.")
    assert "Pas punt 2 aan" in answer.json["gedaan"]["melding"]
    one = record(root, PATH)["opmerkingen"][0]
    assert (one["gevolg"], one["toelichting"]) == ("overgenomen", "Er staat nu donderdag.")
    undone(client, answer)
    assert "gevolg" not in record(root, PATH)["opmerkingen"][0]
    settle(client, key, "niet_overgenomen", digit="3")
    done(client, task("opmerking-opnieuw"), {"welke": key}, "4")
    assert "gevolg" not in record(root, PATH)["opmerkingen"][0]
    done(client, task("opmerking-weg"), {"welke": key}, "5")
    assert changes(root) == {PATH: []}


def test_a_remark_is_found_by_what_it_says_when_another_was_taken_away(client: Client, root: Path) -> None:
    first, second = remarked(client), remarked(client, "Het loket ontbreekt.", "", "2")
    done(client, task("opmerking-weg"), {"welke": first}, "3")
    settle(client, second, "overgenomen", digit="4")
    assert [(each["tekst"].strip(), each["gevolg"]) for each in record(root, PATH)["opmerkingen"]] == [
        ("Het loket ontbreekt.", "overgenomen")
    ]
    gone = client.post(f"{HERE}{task('opmerking-weg')}doe", {"welke": first, "id": number("6")})
    assert (gone.status, gone.json["bij"]) == (422, "welke")


def test_what_is_not_decided_yet_stands_beside_the_approval(client: Client) -> None:
    key = remarked(client)
    page = unescape(client.get(f"{HERE}{DRAFT}goedkeuren/").text)
    assert SAID in page
    assert "wacht nog op een beslissing" in page
    assert "Keur het verslag goed" not in page
    settle(client, key, "overgenomen", "Er staat nu donderdag.")
    page = unescape(client.get(f"{HERE}{DRAFT}goedkeuren/").text)
    assert "Over alle opmerkingen is beslist." in page
    assert "wacht nog op een beslissing" not in page
    assert "Er staat nu donderdag." in page


@pytest.mark.parametrize(
    ("key", "given", "name"),
    [
        ("opmerking", {"tekst": ""}, "tekst"),
        ("opmerking", {"tekst": SAID, "punt": "99"}, "punt"),
        ("opmerking", {"tekst": "Bel 0478 12 34 56.", "punt": ""}, ""),
        ("naar-leden", {"naar_leden": "2026-11-23", "opmerkingen_tot": "2026-11-01"}, ""),
        ("naar-voorzitter", {"naar_voorzitter": "nooit"}, "naar_voorzitter"),
    ],
)
def test_what_cannot_go_round_is_refused(
    client: Client, root: Path, key: str, given: dict[str, Any], name: str
) -> None:
    answer = client.post(f"{HERE}{task(key)}doe", {**given, "id": number("7")})
    assert (answer.status, answer.json.get("bij", "")) == (422, name), answer.text
    assert changed(root) == []


def test_hostile_words_stay_words(client: Client, root: Path) -> None:
    said = '"x": [ & 5 < 6 {{ y }}\n- z: |'
    remarked(client, said, "")
    assert "&amp; 5 &lt; 6 {{ y }}" in client.get(SCREEN).text
    assert record(root, PATH)["opmerkingen"][0]["tekst"].strip() == said
    refused = client.post(f"{HERE}{task('opmerking')}doe", {"tekst": "<script>alert(1)</script>", "id": number("8")})
    assert refused.status == 422


def test_all_of_it_is_on_one_screen_and_what_is_to_do_leads_there(work: Work, client: Client) -> None:
    office = work.office(work.council.judged(whole_council.DAY).archive, whole_council.DAY)
    assert not {"Opmerking noteren", "Ontwerpverslag naar de leden"} & {
        each["words"] for each in buttons(office, "vergaderingen", "verg-2026-09-17")
    }
    meeting = office.archive.get("vergaderingen", "verg-2026-09-17")
    for field in ("rondgestuurd", "naar_leden"):
        found = serving(office, "vergaderingen", meeting, field)
        assert found is not None
        assert leads_to(found, meeting.id) == f"{DRAFT}rondsturen/"
    assert leads_to(BY_KEY["nieuwe-zetel"]) == "taak/nieuwe-zetel/"
    for other in ("verg-2026-12-10", "verg-2026-06-18"):
        page = client.get(f"{HERE}vergaderingen/{other}/rondsturen/")
        assert page.status == 200
        assert "Noteer de opmerking" not in page.text
