"""Nobody changes anything at the desk but who came in through its door, from a page of the desk itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lok.desk.guard import Door, kept_secret
from samples.desk import KEY, Client, at_work, change, repository, works

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RECORD = "/werk/proef/themas/panden/"
TITLE = ["titel"]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = repository(tmp_path_factory.mktemp("raad"))
    works(place).start("Proef")
    return place


@pytest.fixture(scope="module")
def client(root: Path) -> Iterator[Client]:
    with at_work(works(root)) as made:
        yield made.knock()


def draft(root: Path) -> str:
    return (root / ".git/lok-bureau/werk/proef/data/themas/panden.yaml").read_text("utf-8")


def test_without_the_key_nothing_is_read_or_written(root: Path, client: Client) -> None:
    stranger = Client(client.port)
    for path in ("/", "/werk/proef/", RECORD, "/eigen/bureau.js", "/teken", "/?sleutel=fout", "/?sleutel="):
        answer = stranger.get(path)
        assert answer.status == 401
        assert "Panden" not in answer.text
    before = draft(root)
    assert change(stranger, RECORD, TITLE, "Anders", "Panden en huur").status == 401
    assert draft(root) == before


def test_the_key_leaves_the_address_and_becomes_a_cookie_that_no_script_reads(client: Client) -> None:
    answer = client.get(f"/?sleutel={KEY}")
    assert (answer.status, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://elders.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"Origin": "http://127.0.0.1"}, 403),
        ({"X_Lok_Teken": ""}, 409),
        ({"X_Lok_Teken": "0" * 64}, 409),
        ({"X_Lok_Teken": "é"}, 409),
        ({"Host": "elders.example"}, 403),
        ({"Host": "127.0.0.1:1"}, 403),
        ({"Cookie": "lok-bureau=anders"}, 401),
    ],
)
def test_a_change_from_elsewhere_is_refused(root: Path, client: Client, headers: dict[str, str], status: int) -> None:
    before = draft(root)
    answer = client.post(
        f"{RECORD}wijzig",
        {"plek": TITLE, "daad": "gewijzigd", "waarde": "Anders", "was": "Panden en huur"},
        **headers,
    )
    assert answer.status == status
    assert draft(root) == before


def test_nothing_changes_by_reading(root: Path, client: Client) -> None:
    before = draft(root)
    for path in (f"{RECORD}wijzig", f"{RECORD}verwijder", "/werk/proef/weg", "/werk/proef/themas/nieuw"):
        assert client.get(path).status in (404, 405)
        assert client.ask("HEAD", path).status in (404, 405)
    assert draft(root) == before


@pytest.mark.parametrize("path", ["/", "/werk/proef/", RECORD, "/eigen/bureau.css", "/werk/geen/", "/teken"])
def test_every_answer_forbids_what_is_not_ours(client: Client, path: str) -> None:
    headers = client.get(path).headers
    assert headers["cache-control"] == "no-store"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "/werk/proef/themas/..%2f..%2fraad%2flok-voorbeeldstad/",
        "/werk/proef/themas/%2e%2e/",
        "/werk/..%2f..%2f/themas/panden/",
        "/werk/proef/geen-soort/panden/",
        "/werk/proef/themas/.git/",
        "/werk/proef/themas/panden.yaml/",
        "/werk/proef/themas/%00/",
        "/eigen/..%2fguard.py",
        "/eigen/guard.py",
        "/werk/main/",
    ],
)
def test_a_path_leads_to_nothing_but_records(client: Client, path: str) -> None:
    assert client.get(path).status == 404


def test_a_body_without_measure_is_refused_before_it_is_read(client: Client) -> None:
    answer = client.ask("POST", f"{RECORD}wijzig", None, Content_Length=str(50_000_000))
    assert answer.status == 413


@pytest.mark.parametrize(
    "given", [[], "tekst", 3, {"plek": "titel"}, {"plek": [{}]}, {"plek": ["a"] * 50}, {"plek": []}]
)
def test_a_question_that_no_form_asks_is_refused(root: Path, client: Client, given: object) -> None:
    before = draft(root)
    assert client.post(f"{RECORD}wijzig", given).status == 400
    assert draft(root) == before


def test_behind_a_server_its_word_says_who_asks(root: Path) -> None:
    door = Door(
        hosts=frozenset({"leden.example.org"}),
        secret=b"geheim",
        prefix="/bureau",
        header="X-Lok-Naam",
        groups_header="X-Lok-Groepen",
        group="secretariaat",
        secure=True,
    )
    with at_work(works(root), door) as client:
        client.headers |= {"Host": "leden.example.org", "X-Lok-Naam": "ann", "X-Lok-Groepen": "leden secretariaat"}
        assert client.get("/bureau/werk/proef/").status == 200
        assert 'href="/bureau/werk/proef/themas/"' in client.get("/bureau/werk/proef/").text
        assert client.get("/werk/proef/").status == 404
        assert client.get("/bureau/", X_Lok_Groepen="leden").status == 401
        assert client.get("/bureau/", X_Lok_Groepen="").status == 401
        assert client.get("/bureau/", X_Lok_Naam="").status == 401
        client.headers["X-Lok-Teken"] = client.get("/bureau/teken").json["teken"]
        given = {"titel": "Van de server"}
        assert client.post("/bureau/werk", given, Origin="http://leden.example.org").status == 403
        assert client.post("/bureau/werk", given, Origin="https://leden.example.org").status == 200
        other = client.post("/bureau/werk", given, Origin="https://leden.example.org", X_Lok_Naam="bea")
        assert other.status == 409, "the token of one is not that of another"


def test_without_a_server_before_it_no_header_opens_the_door(client: Client) -> None:
    assert Client(client.port).get("/", X_Lok_Naam="ann", X_Lok_Groepen="secretariaat").status == 401


def test_the_secret_outlives_a_restart_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "map" / "sleutel"
    first = kept_secret(file)
    assert kept_secret(file) == first
    assert file.stat().st_mode & 0o077 == 0
    file.write_text("half", "ascii")
    assert len(kept_secret(file)) == 43
