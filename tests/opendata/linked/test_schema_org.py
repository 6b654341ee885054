"""What pages say to search engines: no event where nobody may come, and no text that could end the block."""

from __future__ import annotations

import json
from typing import Any

import pytest

from lok.kinds.afspraken import Openbaarheid
from lok.kinds.vergaderstatus import Vergaderstatus
from lok.model.audience import Audience, View
from lok.opendata.files import offered
from lok.opendata.linked.schema_org import block_of_data, block_of_home, block_of_record
from samples import linked, whole_council

OPEN, CLOSED = Openbaarheid.openbaar, Openbaarheid.gesloten


def council(openness: Openbaarheid, status: Vergaderstatus = Vergaderstatus.uitgenodigd, **fields: Any) -> Any:
    """An edition of which meetings are open or not, and its next meeting, with other values."""
    edition = linked.real()
    raad = edition.raad
    rules = tuple(View(vars(each) | {"openbaarheid_vergaderingen": openness}) for each in raad.afspraken)
    edition = linked.with_view(edition, "raad", raad.id, afspraken=rules)
    coming = [each for each in edition.all("vergaderingen") if each.gepland_begin.date() >= edition.date]
    next_one = min((each for each in coming if each.werkgroep is None), key=lambda each: each.gepland_begin)
    edition = linked.with_view(edition, "vergaderingen", next_one.id, status=status, **fields)
    return edition, edition.records["vergaderingen"][next_one.id]


def said(line: str) -> list[dict[str, Any]]:
    """The things in a line of front matter."""
    if not line:
        return []
    name, _, value = line.partition(": ")
    assert name == "jsonld"
    things: list[dict[str, Any]] = json.loads(f"[{json.loads(value)}]")
    return things


def test_an_open_meeting_to_come_is_an_event() -> None:
    edition, meeting = council(OPEN)
    (event,) = said(block_of_record(edition, meeting))
    assert event["@type"] == "Event"
    assert event["startDate"] == meeting.gepland_begin.isoformat()
    assert event["startDate"][-6] in "+-"
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert event["location"]["name"] == meeting.locatie


def test_a_cancelled_one_says_so() -> None:
    (event,) = said(block_of_record(*council(OPEN, Vergaderstatus.afgelast)))
    assert event["eventStatus"] == "https://schema.org/EventCancelled"


@pytest.mark.parametrize(
    ("openness", "fields"),
    [
        (CLOSED, {}),
        (Openbaarheid.op_vraag, {}),
        (OPEN, {"voorbeeld": True}),
        (OPEN, {"status": Vergaderstatus.gehouden}),
    ],
)
def test_what_is_closed_invented_or_past_is_no_event(openness: Openbaarheid, fields: dict[str, Any]) -> None:
    status = fields.pop("status", Vergaderstatus.uitgenodigd)
    assert said(block_of_record(*council(openness, status, **fields))) == []


def test_the_council_and_its_data_say_what_they_are() -> None:
    edition = linked.real()
    (home,) = said(block_of_home(edition))
    assert home == said(block_of_record(edition, edition.raad))[0]
    assert home["@type"] == "Organization"
    (data,) = said(block_of_data(edition, offered(edition)))
    assert data["@type"] == "Dataset"
    assert 50 <= len(data["description"]) <= 5000
    assert data["license"].startswith("https://data.vlaanderen.be/id/licentie/")
    paths = {each.path for each in offered(edition)}
    assert data["distribution"]
    assert {each["contentUrl"].removeprefix(linked.ADDRESS) for each in data["distribution"]} <= paths


def test_a_hostile_name_ends_no_block() -> None:
    edition, meeting = council(OPEN, locatie="Zaal </script><script>alert(1)</script> <!-- & é")
    line = block_of_record(edition, meeting)
    assert "<" not in line
    assert said(line)[0]["location"]["name"] == meeting.locatie
    assert "\n" not in line.rstrip("\n")


def test_members_and_a_site_without_an_address_say_nothing() -> None:
    archive = whole_council.archive()
    for edition in (
        linked.select(archive, Audience.LEDEN, whole_council.DAY, address=linked.ADDRESS),
        linked.select(archive, Audience.PUBLIEK, whole_council.DAY),
    ):
        assert block_of_home(edition) == ""
        assert all(block_of_record(edition, each) == "" for each in edition.all("vergaderingen"))
