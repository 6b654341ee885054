"""A change at the desk: written as it was meant, judged whole, and never over somebody else's words."""

from __future__ import annotations

import errno
import os
import threading
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from lok.desk.disk import write_whole
from samples.desk import Client, at_work, change, mark, repository, works

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MEETING = "/werk/proef/vergaderingen/verg-2026-03-12/"
PATH = "data/vergaderingen/verg-2026-03-12.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    place = repository(tmp_path / "raad")
    works(place).start("Proef")
    return place / ".git/lok-bureau/werk/proef"


@pytest.fixture
def client(root: Path) -> Iterator[Client]:
    with at_work(works(root.parents[3])) as made:
        yield made.knock()


def meeting(root: Path) -> str:
    return (root / PATH).read_text("utf-8")


def lines(before: str, after: str) -> list[str]:
    """The lines that are new or other, but for the day of the last change."""
    known = set(before.splitlines())
    return [each for each in after.splitlines() if each not in known and not each.startswith("laatst_gewijzigd")]


@pytest.mark.parametrize(
    ("at", "was", "typed", "line"),
    [
        (["locatie"], "Stadhuis", "Raadzaal", "locatie: Raadzaal"),
        (["locatie"], "Stadhuis", "zaal: 3 # links", "locatie: 'zaal: 3 # links'"),
        (["einde"], "2026-03-12 21:30", "2026-03-12T22:05", "einde: 2026-03-12 22:05"),
        (["einde"], "2026-03-12T21:30", "2026-03-12T22:05", "einde: 2026-03-12 22:05"),
        (["agendapunten", 0, "titel"], "Leegstaande gebouwen", "Leegstand", "    titel: Leegstand"),
        (["agendapunten", 0, "besluit"], "", "We vragen\n- dit\n- dat\n", "    besluit: |"),
        (["agendapunten", 0, "actiepunten", 0, "deadline"], "2026-05-01", "3 juni 2026", "deadline: 2026-06-03"),
        (["uitgenodigd_op"], "", "2026-03-01", "uitgenodigd_op: 2026-03-01"),
    ],
)
def test_only_what_was_typed_changes(  # noqa: PLR0913, PLR0917
    root: Path, client: Client, at: list[Any], was: str, typed: str, line: str
) -> None:
    before = meeting(root)
    answer = change(client, MEETING, at, typed, was, merk=mark(root, PATH))
    assert answer.status == 200
    new = lines(before, meeting(root))
    assert line in "\n".join(new)
    assert len(new) == 1 + typed.strip().count("\n") + typed.count("- dit")
    assert "laatst_gewijzigd: 2026-11-23" in meeting(root)
    assert answer.json["merk"] == mark(root, PATH)
    assert answer.json["bewaard"].startswith("om ")


def test_the_words_of_the_check_come_back_with_their_field(root: Path, client: Client) -> None:
    answer = change(client, MEETING, ["einde"], "2026-03-12T18:00", "2026-03-12 21:30")
    (problem,) = [each for each in answer.json["problemen"] if each[0] == ["einde"]]
    assert problem[1] is True
    assert "ligt niet na het begin" in problem[2]
    assert "18:00" in meeting(root), "what is wrong is kept too, for the draft is the only place where it stands"
    mended = change(client, MEETING, ["einde"], "2026-03-12T22:00", "2026-03-12T18:00").json["problemen"]
    assert not any(blocks for _, blocks, *_ in mended)


def test_no_key_file_or_command_stands_in_the_words(client: Client) -> None:
    texts = []
    for at, was, typed in (
        (["voorzitter"], "", "zetel-weg"),
        (["status"], "verslag_ontwerp", "verslag_goedgekeurd"),
        (["soort_vergadering"], "", "iets"),
    ):
        answer = change(client, MEETING, at, typed, was)
        assert answer.status == 200
        texts += [f"{each[2]} {each[3]}" for each in answer.json["problemen"]]
    assert texts
    for each in texts:
        assert "_" not in each
        assert ".yaml" not in each
        assert "data/" not in each
        assert "lok " not in each


@pytest.mark.parametrize(
    ("typed", "word"),
    [("bel 0478 12 34 56", "gsm"), ("ann@gmail.com", "mail"), ("BE68 5390 0754 7034", "rekening")],
)
def test_private_text_is_never_written(root: Path, client: Client, typed: str, word: str) -> None:
    before = meeting(root)
    answer = change(
        client, MEETING, ["agendapunten", 0, "bespreking"], typed, "De leden overlopen de lijst van gebouwen."
    )
    assert answer.status == 422
    assert word in answer.json["melding"]
    assert answer.json["mag_toch"] is False
    assert meeting(root) == before
    kept = [each for each in root.parents[1].rglob("toestanden/**/*") if each.is_file()]
    assert not any(typed.encode() in each.read_bytes() for each in kept)
    insisted = change(client, MEETING, ["agendapunten", 0, "bespreking"], typed, "", toch=True)
    assert insisted.status in (409, 422)
    assert meeting(root) == before


def test_a_reason_of_absence_is_asked_about_before_it_is_written(root: Path, client: Client) -> None:
    at, was = ["agendapunten", 0, "bespreking"], "De leden overlopen de lijst van gebouwen."
    typed = "De ondervoorzitter is afwezig wegens ziekte."
    before = meeting(root)
    answer = change(client, MEETING, at, typed, was)
    assert (answer.status, answer.json["mag_toch"]) == (422, True)
    assert meeting(root) == before
    assert change(client, MEETING, at, typed, was, toch=True).status == 200
    assert typed in meeting(root)
    opened = change(client, MEETING, ["agendapunten", 0, "besluit"], typed, "", toch=True)
    assert (opened.status, opened.json["mag_toch"]) == (422, False), (
        "what everybody will read is never a matter of insisting"
    )


def test_who_types_over_another_value_is_shown_it(root: Path, client: Client) -> None:
    (root / PATH).write_text(meeting(root).replace("locatie: Stadhuis", "locatie: Kelder"), "utf-8")
    before = meeting(root)
    answer = change(client, MEETING, ["locatie"], "Zolder", "Stadhuis")
    assert (answer.status, answer.json["botsing"]) == (409, "Kelder")
    assert meeting(root) == before
    assert change(client, MEETING, ["locatie"], "Zolder", "Kelder").status == 200
    assert change(client, MEETING, ["locatie"], "Zolder", "Stadhuis").status == 200, "the same word twice is no quarrel"


def test_who_chooses_another_word_than_what_counts_when_nothing_stands_there(root: Path, client: Client) -> None:
    at = ["agendapunten", 0, "openbaar"]
    assert change(client, MEETING, at, "nee", "ja", merk=mark(root, PATH)).status == 200
    assert "    openbaar: nee" in meeting(root)
    before = meeting(root)
    assert change(client, MEETING, at, "ja", "ja").status == 409, "somebody else chose nee meanwhile"
    assert meeting(root) == before
    (root / PATH).write_text(before.replace("openbaar: nee", "openbaar: False"), "utf-8")
    page = client.get(MEETING).text
    assert 'name="v-agendapunten-0-openbaar" value="nee" data-in checked' in page
    assert change(client, MEETING, at, "ja", "nee", merk=mark(root, PATH)).status == 200
    assert "    openbaar: ja" in meeting(root)


def test_what_counts_when_nothing_stands_there_tells_no_item_from_another(root: Path, client: Client) -> None:
    before = meeting(root)
    at = ["agendapunten", 0, "openbaar"]
    assert change(client, MEETING, at, "nee", "ja", merk="onbekend").status == 409
    assert meeting(root) == before


def test_a_change_finds_its_item_after_others_moved_it(root: Path, client: Client) -> None:
    seen = mark(root, PATH)
    client.get(MEETING)
    added = client.post(
        f"{MEETING}wijzig",
        {
            "plek": ["agendapunten", 0],
            "daad": "toegevoegd",
            "waarde": {"nr": "0", "titel": "Opening", "soort": "mededeling"},
            "merk": seen,
        },
    )
    assert added.status == 200
    answer = change(client, MEETING, ["agendapunten", 0, "besluit"], "Goed.", "", merk=seen)
    assert answer.status == 200
    assert answer.json["at"] == ["agendapunten", 1, "besluit"]
    assert meeting(root).index("titel: Leegstaande") < meeting(root).index("besluit: |")


def test_an_item_that_was_taken_away_gets_no_words_of_another(root: Path, client: Client) -> None:
    seen = mark(root, PATH)
    client.get(MEETING)
    client.post(
        f"{MEETING}wijzig",
        {
            "plek": ["agendapunten", 0],
            "daad": "toegevoegd",
            "waarde": {"nr": "0", "titel": "Opening", "soort": "mededeling"},
            "merk": seen,
        },
    )
    now = mark(root, PATH)
    assert (
        client.post(f"{MEETING}wijzig", {"plek": ["agendapunten", 1], "daad": "weggehaald", "merk": now}).status == 200
    )
    before = meeting(root)
    assert change(client, MEETING, ["agendapunten", 0, "besluit"], "Goed.", "", merk=seen).status == 409
    assert change(client, MEETING, ["agendapunten", 0, "besluit"], "Goed.", "", merk="onbekend").status == 409
    assert meeting(root) == before


def test_items_come_go_and_move(root: Path, client: Client) -> None:
    before = meeting(root)
    act = f"{MEETING}wijzig"
    assert client.post(act, {"plek": ["agendapunten"], "daad": "leeg-item"}).status == 200
    assert (
        client.post(
            act, {"plek": ["agendapunten", 1], "daad": "verplaatst", "waarde": 0, "merk": mark(root, PATH)}
        ).status
        == 200
    )
    assert change(client, MEETING, ["agendapunten", 0, "titel"], "Opening", "", merk=mark(root, PATH)).status == 200
    assert meeting(root).index("Opening") < meeting(root).index("Leegstaande")
    assert client.post(act, {"plek": ["agendapunten", 0], "daad": "weggehaald", "merk": mark(root, PATH)}).status == 200
    assert lines(before, meeting(root)) == []
    for wrong in (["agendapunten", 9], ["agendapunten", -1], ["geen"], ["agendapunten", 0, 0], ["locatie", 0]):
        assert client.post(act, {"plek": wrong, "daad": "weggehaald"}).status in (409, 422)
    assert lines(before, meeting(root)) == []


def test_every_change_can_be_taken_back(root: Path, client: Client) -> None:
    before = meeting(root)
    act = f"{MEETING}wijzig"
    change(client, MEETING, ["locatie"], "Raadzaal", "Stadhuis")
    client.post(act, {"plek": ["agendapunten", 0, "actiepunten"], "daad": "weggehaald", "merk": mark(root, PATH)})
    change(client, MEETING, ["agendapunten", 0, "titel"], "Leegstand", "Leegstaande gebouwen")
    for number in (1, 2, 3):
        answer = client.post("/werk/proef/ongedaan", {"nummer": number})
        assert answer.status == 200, answer.text
    assert lines(before, meeting(root)) == lines(meeting(root), before) == []
    assert client.post("/werk/proef/ongedaan", {"nummer": 99}).status == 422


def test_taking_back_never_takes_what_came_later(root: Path, client: Client) -> None:
    change(client, MEETING, ["locatie"], "Raadzaal", "Stadhuis")
    client.post(f"{MEETING}wijzig", {"plek": ["agendapunten"], "daad": "leeg-item"})
    change(client, MEETING, ["locatie"], "Zolder", "Raadzaal")
    before = meeting(root)
    answer = client.post("/werk/proef/ongedaan", {"nummer": 1})
    assert answer.status == 422
    assert "later" in answer.json["melding"]
    assert meeting(root) == before


def test_records_are_made_found_by_name_and_removed(root: Path, client: Client) -> None:
    made = client.post("/werk/proef/themas/nieuw", {"woorden": "Opvang op het platteland"})
    assert (made.status, made.json["waarde"]) == (200, "opvang-op-het-platteland")
    file = root / "data/themas/opvang-op-het-platteland.yaml"
    assert "titel: Opvang op het platteland" in file.read_text("utf-8")
    assert "VUL IN" not in file.read_text("utf-8")
    again = client.post("/werk/proef/themas/nieuw", {"woorden": "Opvang op het platteland"})
    assert again.status == 422
    assert change(client, made.json["naar"], ["omschrijving"], "Ver van de stad.", "").json["problemen"] == []
    rows = client.get("/werk/proef/zoek?soort=themas&q=PLATTE").json["gevonden"]
    assert [each["waarde"] for each in rows] == ["opvang-op-het-platteland"]
    assert client.post("/werk/proef/themas/opvang-op-het-platteland/verwijder").status == 200
    assert not file.exists()
    assert client.get(made.json["naar"]).status == 404
    numbers = client.get("/werk/proef/").text.count("data-ongedaan")
    assert numbers == 3
    assert client.post("/werk/proef/ongedaan", {"nummer": 3}).status == 200
    assert file.is_file()


@pytest.mark.parametrize("words", ["", "   ", "../../etc", "index", "aux", "x" * 500, "<script>", "\u202e"])
def test_a_name_that_cannot_be_makes_nothing(root: Path, client: Client, words: str) -> None:
    before = sorted(each.name for each in (root / "data").rglob("*.yaml"))
    answer = client.post("/werk/proef/zetels/nieuw", {"woorden": words})
    after = sorted(each.name for each in (root / "data").rglob("*.yaml"))
    if answer.status == 200:
        assert len(after) == len(before) + 1
        assert "/" not in answer.json["waarde"]
    else:
        assert answer.status == 422
        assert answer.json["melding"]
        assert after == before


def test_a_full_disk_says_so_and_keeps_the_record(root: Path, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    before = meeting(root)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        answer = change(client, MEETING, ["locatie"], "Raadzaal", "Stadhuis")
    assert answer.status == 507
    assert "De schijf is vol" in answer.json["melding"]
    assert meeting(root) == before
    assert not list(root.rglob("*.tmp~"))
    assert change(client, MEETING, ["locatie"], "Raadzaal", "Stadhuis").status == 200


def test_half_a_file_never_takes_the_place_of_a_whole_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "record.yaml"
    write_whole(file, b"eerst")
    file.chmod(0o600)

    def killed(self: Path, target: Path) -> Path:
        del self, target
        raise OSError(errno.EIO, "weg")

    with monkeypatch.context() as patched:
        patched.setattr(type(file), "replace", killed)
        with pytest.raises(OSError, match="weg"):
            write_whole(file, b"dan")
    assert file.read_bytes() == b"eerst"
    assert [each.name for each in tmp_path.iterdir()] == ["record.yaml"]
    write_whole(file, b"dan")
    assert file.stat().st_mode & 0o777 == 0o600


def test_two_hands_at_once_lose_nothing(root: Path, client: Client) -> None:
    seen = mark(root, PATH)
    client.get(MEETING)
    fields = [
        ("locatie", "Stadhuis", "Raadzaal"),
        ("online_link", "", "https://example.org/x"),
        ("uitgenodigd_op", "", "2026-03-01"),
    ]
    answers: list[int] = []

    def write(field: tuple[str, str, str]) -> None:
        answers.append(change(client, MEETING, [field[0]], field[2], field[1], merk=seen).status)

    hands = [threading.Thread(target=write, args=(each,)) for each in fields]
    for each in hands:
        each.start()
    for each in hands:
        each.join()
    assert answers == [200, 200, 200]
    assert all(f"{name}: {typed}" in meeting(root) for name, _, typed in fields)


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}",
    "' onfocus=alert(1) x='",
    "</textarea><script>alert(1)</script>",
    "\u202eomgekeerd",
    "- a\n- b",
    "%TAG ! x",
    "a" * 59_000,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(client: Client, text: str) -> None:
    answer = change(
        client, MEETING, ["agendapunten", 0, "bespreking"], text, "De leden overlopen de lijst van gebouwen."
    )
    page = client.get(MEETING)
    assert page.status == 200
    assert "<script>alert" not in page.text
    assert "onerror=alert(1)>" not in page.text.replace("&gt;", "")
    assert "49" not in page.text.partition('data-in aria-describedby="v-agendapunten-0-bespreking')[2][:300]
    if answer.status == 200:
        assert answer.json["waarde"].strip() == text.strip()


def test_huge_values_are_refused_with_their_length(root: Path, client: Client) -> None:
    before = meeting(root)
    answer = change(
        client, MEETING, ["agendapunten", 0, "bespreking"], "a" * 100_000, "De leden overlopen de lijst van gebouwen."
    )
    assert answer.status == 422
    assert "100000" in answer.json["melding"]
    assert meeting(root) == before


ODD = [
    None,
    True,
    3,
    1.5,
    [],
    {},
    ["x"],
    {"x": "y"},
    {"nr": {"x": []}},
    [[["x"]]],
    {"": None},
    "\x00",
    "\ud800",
    "x" * 60_001,
]


def test_values_that_no_form_sends_break_nothing(root: Path, client: Client) -> None:
    before = meeting(root)
    places = (["locatie"], ["agendapunten", 0], ["agendapunten", 0, "nr"])
    acts = [(act, "waarde") for act in ("gewijzigd", "toegevoegd", "verplaatst", "weggehaald")] + [("gewijzigd", "was")]
    for odd, (act, name), at in product(ODD, acts, places):
        asked = {"plek": at, "daad": act, "waarde": "X", "was": "Stadhuis", "merk": mark(root, PATH), name: odd}
        answer = client.post(f"{MEETING}wijzig", asked)
        assert answer.status in (200, 400, 409, 422), (asked, answer.text)
        if answer.status == 200:
            assert client.get(MEETING).status == 200
            (root / PATH).write_text(before, "utf-8")
    assert meeting(root) == before
