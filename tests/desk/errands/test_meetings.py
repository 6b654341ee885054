"""A meeting called off, planned, called a second time, and the report of a working group: at the desk, and what git then says."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from samples.errands import HERE, changed, changes, done, number, record, tried, undone
from samples.small_council import edit

if TYPE_CHECKING:
    from pathlib import Path

    from samples.desk import Client

COMING = "vergaderingen/verg-2026-12-10/"
LAST = "vergaderingen/verg-2026-11-05/"
GROUP = "werkgroepen/wg-lokaal-loket/"
OFF = {"reden_afgelasting": "De zaal is niet vrij.", "afgelast_op": "2026-11-23"}
TALKED = {
    "dag": "2026-11-19",
    "van": "13:00",
    "tot": "14.30 uur",
    "wie": ["zetel-loket", "zetel-regie"],
    "bespreking": "De werkgroep overliep de dringende vragen van het najaar.",
    "besluit": "De beurtrol blijft zoals ze is.",
}
REPORT = "data/vergaderingen/verg-2026-11-19-lokaal-loket.yaml"


def test_a_meeting_is_called_off_and_its_mail_stays_on_its_screen(client: Client, root: Path) -> None:
    place = f"{COMING}taak/afgelasting/"
    assert "gaat niet door" in tried(client, place, OFF)
    answer = done(client, place, OFF)
    assert answer.json["naar"] == f"{HERE}{COMING}vergadering/"
    found = changes(root)
    assert set(found.pop("data/vergaderingen/verg-2026-12-10.yaml")) >= {"afgelast_op", "reden_afgelasting", "status"}
    assert found == {}
    page = unescape(client.get(answer.json["naar"]).text)
    assert "Gaat niet door: vergadering van 10 december 2026" in page
    assert "De reden: De zaal is niet vrij." in page
    undone(client, answer)
    assert changed(root) == []


def test_what_was_prepared_goes_to_the_meeting_that_comes_instead(client: Client, root: Path) -> None:
    planned = done(client, f"{COMING}taak/volgende/", {"wanneer": "2027-01-14 19:30"}, "1")
    instead = planned.json["naar"].removesuffix("/").rpartition("/")[2]
    given = {**OFF, "plaats": instead}
    shown = unescape(tried(client, f"{COMING}taak/afgelasting/", given))
    assert "Ze vindt nu plaats op donderdag 14 januari 2027 om 19.30 uur" in shown
    done(client, f"{COMING}taak/afgelasting/", given, "2")
    assert record(root, "data/vergaderingen/verg-2026-11-05.yaml")["volgende_vergadering"] == instead


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"reden_afgelasting": ""}, "reden_afgelasting"),
        ({"plaats": "verg-2026-11-05"}, "plaats"),
        ({"afgelast_op": "ooit"}, "afgelast_op"),
    ],
)
def test_calling_off_asks_why_and_takes_no_meeting_that_was(
    client: Client, root: Path, wrong: dict[str, Any], name: str
) -> None:
    done(client, f"{COMING}taak/volgende/", {"wanneer": "2027-01-14 19:30"}, "1")
    before = changed(root)
    answer = client.post(f"{HERE}{COMING}taak/afgelasting/doe", {**OFF, **wrong, "id": number("b")})
    assert (answer.status, answer.json["bij"]) == (422, name)
    assert changed(root) == before


def test_the_next_meeting_is_planned_and_named(client: Client, root: Path) -> None:
    given = {"wanneer": "2027-03-11T19:30", "locatie": "Stadhuis"}
    assert "Algemene vergadering van 11 maart 2027" in tried(client, f"{COMING}taak/volgende/", given)
    answer = done(client, f"{COMING}taak/volgende/", given)
    assert changes(root) == {
        "data/vergaderingen/verg-2026-12-10.yaml": ["volgende_vergadering"],
        "data/vergaderingen/verg-2027-03-11.yaml": ["nieuw"],
    }
    made = record(root, "data/vergaderingen/verg-2027-03-11.yaml")
    assert (made["gepland_begin"], made["locatie"], made["status"]) == ("2027-03-11 19:30", "Stadhuis", "gepland")
    undone(client, answer)
    assert changed(root) == []
    assert client.post(f"{HERE}{COMING}taak/volgende/doe", {"wanneer": "2026-12-01", "id": number("c")}).status == 422


def failed(root: Path) -> None:
    """The last meeting, as one to which too few came."""
    path = root / "data" / f"{LAST.rstrip('/')}.yaml"
    text = path.read_text("utf-8")
    head, _, rest = text.partition("\nagendapunten:")
    assert rest
    body = rest.partition("\nbijlagen")[0]
    del body
    lines = [each for each in head.splitlines() if not each.startswith(("volgende_vergadering:",))]
    place = lines.index("status: gehouden")
    lines[place] = "status: onvoltallig"
    items = "\nagendapunten:\n  - nr: 1\n    titel: Personeel vinden\n    soort: bespreking\n"
    path.write_text(
        "\n".join(lines).partition("\naanwezigheden:")[0]
        + "\naanwezigheden:\n  - {zetel: zetel-loket, status: aanwezig}"
        + items,
        "utf-8",
    )


def test_a_second_meeting_takes_over_the_agenda_and_its_mail_is_the_call(client: Client, root: Path) -> None:
    failed(root)
    (root / "data" / f"{COMING.rstrip('/')}.yaml").unlink()
    place = f"{LAST}taak/tweede-vergadering/"
    given = {"wanneer": "2026-12-03 19:30", "locatie": ""}
    shown = unescape(tried(client, place, given))
    assert "waren er te weinig leden om te beslissen" in shown
    answer = done(client, place, given)
    assert answer.status == 200, answer.text
    made = record(root, "data/vergaderingen/verg-2026-12-03.yaml")
    assert made["tweede_vergadering"] == "ja"
    assert [each["titel"] for each in made["agendapunten"]] == ["Personeel vinden"]
    assert record(root, f"data/{LAST.rstrip('/')}.yaml")["volgende_vergadering"] == "verg-2026-12-03"
    agenda = unescape(client.get(f"{answer.json['naar']}agenda/").text)
    assert "waren er te weinig leden om te beslissen" in agenda


def test_a_working_group_reports_and_the_council_hears_it(client: Client, root: Path) -> None:
    shown = tried(client, f"{GROUP}taak/werkgroepverslag/", TALKED)
    assert "Van de werkgroep waren er 2 zetels" in shown
    assert "donderdag 19 november 2026 om 13.00 uur" in shown
    answer = done(client, f"{GROUP}taak/werkgroepverslag/", TALKED, "1")
    assert changes(root) == {REPORT: ["nieuw"]}
    made = record(root, REPORT)
    states = {each["zetel"]: each["status"] for each in made["aanwezigheden"]}
    assert [seat for seat, state in states.items() if state == "aanwezig"] == TALKED["wie"]
    assert {state for seat, state in states.items() if seat not in TALKED["wie"]} == {"afwezig"}, (
        "the others of the group"
    )
    assert (made["werkelijk_begin"], made["einde"]) == ("2026-11-19 13:00", "2026-11-19 14:30")
    told = "vergaderingen/verg-2026-11-19-lokaal-loket/taak/verslag-op-agenda/"
    page = client.get(f"{HERE}{told}")
    assert page.status == 200
    answer = done(client, told, {"vergadering": "verg-2026-12-10"}, "2")
    assert answer.json["naar"] == f"{HERE}{COMING}"
    items = record(root, "data/vergaderingen/verg-2026-12-10.yaml")["agendapunten"]
    assert "Verslag van de werkgroep Lokaal Loket kinderopvang" in [each["titel"] for each in items]
    undone(client, answer)
    assert changes(root) == {REPORT: ["nieuw"]}


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"bespreking": ""}, "bespreking"),
        ({"van": "half acht"}, "van"),
        ({"tot": ""}, "tot"),
        ({"tot": "12.00"}, ""),
        ({"wie": ["zetel-bromtol"]}, "wie"),
        ({"wie": {"a": 1}}, "wie"),
        ({"dag": "2027-02-30"}, "dag"),
    ],
)
def test_a_report_that_cannot_be_is_refused_where_it_is_wrong(
    client: Client, root: Path, wrong: dict[str, Any], name: str
) -> None:
    answer = client.post(f"{HERE}{GROUP}taak/werkgroepverslag/doe", {**TALKED, **wrong, "id": number("d")})
    assert (answer.status, answer.json.get("bij", "")) == (422, name), answer.text
    assert changed(root) == []


def test_a_group_that_talked_until_after_midnight(client: Client, root: Path) -> None:
    done(client, f"{GROUP}taak/werkgroepverslag/", {**TALKED, "van": "20:00", "tot": "00:30"})
    assert record(root, REPORT)["einde"] == "2026-11-20 00:30"


def test_a_group_of_which_only_members_know_is_told_as_such(client: Client, root: Path) -> None:
    edit(root / f"data/{GROUP.rstrip('/')}.yaml", "voorbeeld: ja", "voorbeeld: ja\nzichtbaarheid: leden")
    shown = tried(client, f"{GROUP}taak/werkgroepverslag/", TALKED)
    assert "lezer--iedereen" not in shown
