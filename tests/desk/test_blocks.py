"""Sentences that come back, for the fields of a meeting: found by two letters, filled in, and never with what is for members alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

from samples import whole_council
from samples.desk import Client, at_work, repository, works

if TYPE_CHECKING:
    from collections.abc import Iterator

EVENING = "/werk/proef/vergaderingen/verg-2026-11-05/"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    desk = works(repository(tmp_path_factory.mktemp("raad") / "raad", whole_council.found), lambda: whole_council.DAY)
    desk.start("Proef")
    with at_work(desk) as made:
        yield made.knock()


def asked(client: Client, **given: Any) -> dict[str, dict[str, Any]]:
    """The sentences that were found, by name."""
    answer = client.get(f"{EVENING}bouwstenen?{urlencode({'punt': 0, 'nr': '1', 'veld': 'bespreking', **given})}")
    assert answer.status == 200, answer.text
    return {each["naam"]: each for each in answer.json["gevonden"]}


def test_two_letters_find_the_councils_own_sentence_first_and_it_is_filled_in(client: Client) -> None:
    found = asked(client, q="op")
    assert list(found)[:2] == ["Opening met soep", "Opening"]
    assert found["Opening met soep"]["eigen"] is True
    assert "Er zijn 12 van de 13 leden met stemrecht." in found["Opening met soep"]["tekst"]
    assert found["Opening"]["meer"] == ""
    assert len(asked(client)) > 20


def test_what_is_for_members_never_fills_a_text_that_everybody_reads(client: Client) -> None:
    for field in ("besluit", "toelichting"):
        one = asked(client, q="in aantal", veld=field)["In aantal"]
        assert "12" not in one["tekst"]
        assert "…" in one["tekst"]
        assert one["meer"].startswith("Niet ingevuld, want iedereen leest deze tekst: hoeveel leden")


def test_what_is_not_known_stays_a_blank_that_says_what_it_is(client: Client) -> None:
    one = asked(client, q="actiepunt")["Actiepunt"]
    assert one["tekst"].count("…") == 3
    assert one["meer"].startswith("Vul zelf in: ")


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"nr": "2"}, 422),
        ({"punt": "99"}, 422),
        ({"punt": "-1"}, 422),
        ({"punt": "x" * 999}, 422),
        ({"veld": "titel"}, 200),
        ({"veld": "stemmingen"}, 400),
        ({"veld": ""}, 400),
    ],
)
def test_an_item_or_a_field_that_is_not_there(client: Client, given: dict[str, str], status: int) -> None:
    answer = client.get(f"{EVENING}bouwstenen?{urlencode({'punt': 0, 'nr': '1', 'veld': 'bespreking', **given})}")
    assert answer.status == status, answer.text


def test_no_sentence_is_found_and_no_meeting_is_there(client: Client) -> None:
    assert asked(client, q="qqq") == {}
    assert client.get("/werk/proef/vergaderingen/verg-1999-01-01/bouwstenen").status == 404


def test_the_button_stands_at_the_three_texts_and_nowhere_else(client: Client) -> None:
    page = client.get(f"{EVENING}vergadering/").text
    assert page.count("data-bouwsteen ") == page.count("-bespreking-veld") + page.count("-besluit-veld")
    assert "data-bouwsteen" in client.get(f"{EVENING}agenda/").text
    assert "data-bouwsteen" not in client.get(EVENING).text
    assert "data-bouwsteen" not in client.get("/werk/proef/raad/lok-voorbeeldstad/").text
