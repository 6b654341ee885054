"""‘Verslag plakken’ under attack: files that are none, hostile HTML, damaged choices, and far too much."""

from __future__ import annotations

import base64
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

from samples import minutes_council
from samples.desk import Client, at_work, repository, works
from samples.documents import packed
from samples.pasting import ONE_ITEM, everything, place, read, record, write

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


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "afbeelding"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "oud document van Word"),
        (packed({"foto.jpg": b"x"}), "document"),
        (b"PK\x03\x04kapot", "beschadigd"),
        (packed({"word/document.xml": b"<a>" + b" " * 31_000_000 + b"</a>", "[Content_Types].xml": "<Types/>"}), ""),
        (b"a\0b" * 100, "geen verslag"),
    ],
    ids=["image", "pdf", "old Word", "other zip", "broken zip", "bomb", "bytes"],
)
def test_a_file_that_is_no_minutes_is_refused_with_a_way_out(root: Path, client: Client, raw: bytes, said: str) -> None:
    client.get(f"{place()}/")
    before = everything(root)
    answer = client.post(f"{place()}/lees", {"bestand": base64.b64encode(raw).decode()})
    assert answer.status == 422, answer.text[:300]
    assert said.lower() in answer.json["melding"].lower()
    assert answer.json["melding"][0].isupper()
    assert everything(root) == before


class Tags(HTMLParser):
    """Every tag of a sheet, and every attribute that runs something or asks for something."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.bad: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.bad += [name for name, _ in attrs if name.startswith("on") or name in ("src", "href", "style", "srcdoc")]


HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "<a href='javascript:alert(1)'>klik</a>",
    "{{ 7 * 7 }}{% raw %}",
    "</textarea><script>alert(1)</script>",
    "<style>*{display:none}</style>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
)


@pytest.mark.parametrize("way", ["tekst", "opmaak"])
def test_hostile_minutes_are_text_and_nothing_else(client: Client, way: str) -> None:
    lines = [f"1. Verslag van de vorige vergadering {HOSTILE[0]}", "Aanwezig: OCMW, sociale dienst", *HOSTILE]
    body = "\n".join(lines) if way == "tekst" else "".join(f"<p>{each}</p>" for each in lines)
    source = {way: body}
    sheet = read(client, **source)
    found = Tags(sheet["blad"])
    assert not found.tags & {"script", "img", "svg", "iframe", "style", "a", "object", "link"}
    assert found.bad == []
    answer = write(client, sheet["keuzes"], **source, gezien=True, toch=True)
    assert answer.status in (200, 422), answer.text
    page = client.get("/werk/proef/vergaderingen/verg-2026-02-05/vergadering/").text
    for each in ("<script>alert", "<img src=x", "<svg onload", "<iframe srcdoc"):
        assert each not in page
    assert "49{%" not in page


DAMAGED: list[Any] = [
    {"blocks": []},
    {"blocks": {"b1": "leden"}},
    {"blocks": {"b1": {"readers": "iedereen!"}}},
    {"blocks": {"b1": {"field": ["besluit"]}}},
    {"blocks": {"b1": {"item": ["p1"]}}},
    {"blocks": {"b1": {"item": "p99"}}},
    {"blocks": {"b1": {"values": "x"}}},
    {"blocks": {"b99": {}}},
    {"items": {"p1": 3}},
    {"items": {"p1": {"place": 99}}},
    {"items": {"p1": {"place": True}}},
    {"items": {"p1": {"soort": "feest"}}},
    {"attendance": {"a1": {"zetel": "zetel-niemand", "status": "aanwezig"}}},
    {"attendance": {"a1": "aanwezig"}},
    {"attendance": {"a1": {"zetel": "zetel-ocmw", "status": "ziek"}}},
    {"guests": {"g1": {"hoedanigheid": "burgemeester"}}},
    {"head": {"einde": "ooit"}},
    {"head": {"status": "verslag_goedgekeurd"}},
    {"others": "ziek"},
    {"settled": {"x": {}}},
    {"verder": 1},
]


def test_choices_that_cannot_be_are_refused_in_words_and_write_nothing(root: Path, client: Client) -> None:
    before = record(root).read_bytes()
    for each in DAMAGED:
        answer = write(client, each, tekst=ONE_ITEM)
        if each == {"head": {"einde": "ooit"}}:
            assert answer.status in (200, 422)
            record(root).write_bytes(before)
            continue
        assert answer.status == 422, (each, answer.status, answer.text[:200])
        assert not answer.json["melding"][0].islower(), answer.json["melding"]
        assert record(root).read_bytes() == before, each
    for given in ({}, {"keuzes": []}, {"keuzes": "x", "tekst": ONE_ITEM}, {"tekst": 3, "keuzes": {}}):
        assert client.post(f"{place()}/schrijf", given).status in (400, 422), given
    for given in ({}, {"tekst": "  \n "}, {"bestand": "%%%"}, {"bestand": "YQ"}, {"tekst": ["x"]}):
        answer = client.post(f"{place()}/lees", given)
        assert answer.status in (200, 422), (given, answer.text[:200])
    assert record(root).read_bytes() == before


@pytest.mark.parametrize(
    ("source", "status"),
    [
        ({"tekst": "x\n" * 200_000}, 422),
        ({"tekst": "woord " * 1_500_000}, 422),
        ({"opmaak": "<div>" * 200_000 + "x"}, 200),
        ({"opmaak": "<table>" + "<tr><td>a<td>b" * 60_000}, 422),
        ({"opmaak": "&amp;" * 2_000_000}, 422),
        ({"tekst": "9" * 100_000}, 200),
        ({"tekst": "x" * 13_000_000}, 413),
    ],
    ids=["lines", "words", "nested", "rows", "entities", "digits", "body"],
)
def test_far_too_much_is_answered_in_seconds(root: Path, client: Client, source: dict[str, str], status: int) -> None:
    answer = client.post(f"{place()}/lees", source)
    assert answer.status == status, answer.text[:200]
    assert record(root).read_text("utf-8").startswith("id: ")
