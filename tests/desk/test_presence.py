"""Who else is here: known by draft, forgotten after a minute, written nowhere, and nothing at all on a desk of one person."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

from lok.desk.guard import Door
from lok.desk.presence import FORGOTTEN_AFTER, Place, Presence
from lok.desk.presence_views import place_of
from samples import whole_council
from samples.desk import SECRET, Client, at_work, repository, works

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HERE = "/bureau/werk/proef/"
MEETING = f"{HERE}vergaderingen/verg-2026-03-12/"


@contextmanager
def together(root: Path) -> Iterator[Client]:
    """A desk behind a server that knows its people, with two drafts."""
    desk = works(root)
    for title in ("Proef", "Ander"):
        if desk.find(title.lower()) is None:
            desk.start(title)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    door = Door(frozenset({f"127.0.0.1:{port}"}), SECRET, "/bureau", header="X-Naam", groups_header="X-G", group="s")
    with at_work(desk, door, port) as client:
        yield client


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path / "raad")


def who(client: Client, name: str, draft: str = "proef", **given: str) -> list[dict[str, Any]]:
    """One beat of a page of somebody; the others there."""
    answer = client.get(f"/bureau/werk/{draft}/wie?{urlencode(given)}", X_Naam=name, X_G="s")
    assert answer.status == 200, answer.text
    found: list[dict[str, Any]] = answer.json["anderen"]
    return found


def test_each_sees_the_other_and_where(root: Path) -> None:
    with together(root) as client:
        assert who(client, "Ann", plek=f"{MEETING}vergadering/", punt="1") == []
        assert who(client, "Bea", plek=HERE) == [
            {
                "naam": "Ann",
                "waar": "Algemene vergadering van 12 maart 2026, vergadering, punt 1",
                "href": f"{MEETING}vergadering/#punt-0",
            }
        ]
        assert [each["naam"] for each in who(client, "Ann", plek=f"{MEETING}vergadering/")] == ["Bea"]
        assert who(client, "Ann", plek=HERE) == [{"naam": "Bea", "waar": "", "href": ""}], "two tabs are one person"


def test_nobody_is_seen_in_another_draft_nor_on_disk(root: Path) -> None:
    with together(root) as client:
        who(client, "Ann Uitgevonden", plek=f"{MEETING}rondsturen/")
        assert who(client, "Bea", "ander") == []
        assert who(client, "Bea", begin="een vroeger werk van die naam") == []
        page = client.get(MEETING, X_Naam="Bea", X_G="s").text
        assert f'id="samen" data-naar="{HERE}wie"' in page
        assert "samen" not in client.get("/bureau/", X_Naam="Bea", X_G="s").text.partition("<main")[0]
    place = root / ".git" / "lok-bureau"
    assert not [file for file in place.rglob("*") if file.is_file() and b"Ann Uitgevonden" in file.read_bytes()]


def test_a_desk_of_one_person_says_nothing(root: Path) -> None:
    desk = works(root)
    desk.start("Proef")
    with at_work(desk) as client:
        client.knock()
        assert 'id="samen"' not in client.get("/werk/proef/").text
        assert client.get("/werk/proef/wie").json == {"anderen": []}


def test_who_gives_no_beat_is_forgotten_after_a_minute() -> None:
    now = [100.0]
    presence = Presence(lambda: now[0])
    presence.beat("een", "Ann", Place("Agenda"))
    presence.beat("twee", "Cor", Place())
    now[0] += FORGOTTEN_AFTER
    assert presence.beat("een", "Bea", Place()) == [("Ann", Place("Agenda"))]
    now[0] += 1
    assert presence.beat("een", "Bea", Place()) == []
    assert set(presence.seen) == {"een"}


@pytest.mark.parametrize(
    ("path", "number", "words", "href"),
    [
        ("vergaderingen/verg-2026-11-05/rondsturen/", "", "Algemene vergadering van 5 november 2026, rondsturen", None),
        (
            "vergaderingen/verg-2026-11-05/taak/volgende/",
            "",
            "Algemene vergadering van 5 november 2026, volgende vergadering plannen",
            None,
        ),
        (
            "vergaderingen/verg-2026-11-05/<script>/",
            "<b>",
            "Algemene vergadering van 5 november 2026",
            "vergaderingen/verg-2026-11-05/",
        ),
        ("zetels/", "", "Zetels", None),
        ("taak/nieuwe-zetel/", "", "Nieuwe organisatie of zetel", None),
        ("voorleggen/", "", "Bekijken en voorleggen", None),
        ("zetels/zetel-nergens/", "", "", ""),
        ("javascript:alert(1)/", "", "", ""),
        ("a/" * 50, "", "", ""),
        ("", "", "", ""),
    ],
)
def test_only_what_is_there_is_said_of_where_somebody_is(path: str, number: str, words: str, href: str | None) -> None:
    found = place_of(whole_council.archive(), path, number, HERE)
    assert found == Place(words, f"{HERE}{path if href is None else href}" if words else "")
