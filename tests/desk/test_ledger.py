"""A tap that is sent twice counts once, and a form of long ago still finds its places."""

from __future__ import annotations

import errno
import os
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lok.desk.disk import add_line
from lok.desk.hand import Hand
from lok.desk.ledger import MOST, Act, Ledger
from lok.desk.placing import CAME, MOVED, WENT, GoneError, Shift, shifted
from lok.desk.states import Step, mark_of
from samples.desk import Client, at_work, change, mark, repository, works

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MEETING = "/werk/proef/vergaderingen/verg-2026-03-12/"
PATH = "data/vergaderingen/verg-2026-03-12.yaml"
ACT = f"{MEETING}wijzig"
TALK = "De leden overlopen de lijst van gebouwen."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    place = repository(tmp_path / "raad")
    return works(place).start("Proef").root


@pytest.fixture
def client(root: Path) -> Iterator[Client]:
    with at_work(works(root.parents[3])) as made:
        yield made.knock()


def meeting(root: Path) -> str:
    return (root / PATH).read_text("utf-8")


def numbers() -> Iterator[str]:
    """The numbers of taps."""
    yield from (f"{each:032x}" for each in range(100))


def done(client: Client) -> int:
    """How many changes the draft tells of."""
    return client.get("/werk/proef/").text.count("data-ongedaan")


@pytest.mark.parametrize(
    "given",
    [
        {"plek": ["agendapunten"], "daad": "leeg-item"},
        {"plek": ["agendapunten", 0, "bespreking"], "daad": "gewijzigd", "waarde": "Goed.", "was": TALK},
        {"plek": ["agendapunten", 0, "actiepunten", 0], "daad": "weggehaald"},
        {"plek": ["aanwezigheden", 0], "daad": "verplaatst", "waarde": 1},
    ],
    ids=lambda each: each["daad"],
)
def test_a_tap_that_is_sent_twice_counts_once(root: Path, client: Client, given: dict[str, Any]) -> None:
    tap = {**given, "merk": mark(root, PATH), "id": next(numbers())}
    first = client.post(ACT, tap)
    assert (first.status, first.json["direct"]) == (200, True)
    after = meeting(root)
    assert client.post(ACT, tap).status == 200
    change(client, MEETING, ["locatie"], "Zolder", "Stadhuis")
    late = client.post(ACT, tap)
    assert (late.status, late.json["direct"], late.json["merk"]) == (200, False, mark(root, PATH))
    assert meeting(root).replace("locatie: Zolder", "locatie: Stadhuis") == after
    assert done(client) == 2


def test_records_are_made_and_removed_once(root: Path, client: Client) -> None:
    one, two, *_ = numbers()
    made = client.post("/werk/proef/themas/nieuw", {"woorden": "Opvang op het platteland", "id": one})
    again = client.post("/werk/proef/themas/nieuw", {"woorden": "Opvang op het platteland", "id": one})
    assert made.json == again.json
    assert client.post("/werk/proef/themas/nieuw", {"woorden": "Opvang op het platteland", "id": two}).status == 422
    gone = [client.post(f"{made.json['naar']}verwijder", {"id": two}) for _ in range(2)]
    assert [each.status for each in gone] == [200, 200]
    assert gone[0].json == gone[1].json
    back = {"nummer": gone[0].json["gedaan"]["nummer"], "id": "0" * 31 + "f"}
    assert [client.post("/werk/proef/ongedaan", back).status for _ in range(2)] == [200, 200]
    assert (root / "data/themas/opvang-op-het-platteland.yaml").is_file()
    assert done(client) == 3


@pytest.mark.parametrize("after", [False, True], ids=["voor", "na"])
def test_a_desk_that_ended_in_the_middle_goes_on_where_it_was(
    root: Path, client: Client, monkeypatch: pytest.MonkeyPatch, *, after: bool
) -> None:
    """Between the record and the list of what was done: the list is mended when the draft is opened again."""
    tap = {"plek": ["agendapunten"], "daad": "leeg-item", "merk": mark(root, PATH), "id": next(numbers())}
    whole = Hand.lay

    def ended(hand: Hand, step: Step, *rest: Any, **more: Any) -> Any:
        if after:
            whole(hand, step, *rest, **more)
            (hand.states.folder / "dagboek").unlink()
        else:
            hand.ledger.begin(Act(hand.number, step))
        raise SystemError

    with monkeypatch.context() as patched:
        patched.setattr(Hand, "lay", ended)
        assert client.post(ACT, tap).status == 500
    with at_work(works(root.parents[3])) as again:
        again.knock()
        assert done(again) == (1 if after else 0)
        assert again.post(ACT, tap).status == 200
        assert meeting(root).count("- nr:") == 2
        assert done(again) == 1


def test_a_full_disk_after_the_record_was_written_is_no_reason_to_write_it_twice(
    root: Path, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    tap = {"plek": ["agendapunten"], "daad": "leeg-item", "merk": mark(root, PATH), "id": next(numbers())}
    with monkeypatch.context() as patched:
        patched.setattr(
            "lok.desk.states.add_line", lambda *_, **__: (_ for _ in ()).throw(OSError(errno.ENOSPC, "vol"))
        )
        assert client.post(ACT, tap).status == 507
    assert client.post(ACT, tap).status == 200
    assert meeting(root).count("- nr:") == 2
    assert done(client) == 1


def test_a_form_of_long_ago_finds_its_item_among_others_of_the_same_name(root: Path, client: Client) -> None:
    for _ in range(3):
        client.post(ACT, {"plek": ["agendapunten"], "daad": "leeg-item"})
    seen = mark(root, PATH)
    client.get(MEETING)
    moves = [
        {"plek": ["agendapunten", 3], "daad": "verplaatst", "waarde": 0},
        {"plek": ["agendapunten", 0], "daad": "toegevoegd", "waarde": {"nr": "9", "titel": "X", "soort": "varia"}},
        {"plek": ["agendapunten", 3], "daad": "weggehaald"},
    ]
    for each in moves:
        assert client.post(ACT, {**each, "merk": mark(root, PATH)}).status == 200
    change(client, MEETING, ["agendapunten", 2, "titel"], "Andere titel", "Leegstaande gebouwen", merk=mark(root, PATH))
    # Of the four that the form saw, the last came first, an item came before it, and the second was taken away.
    for place, now in ((3, 1), (0, 2), (2, 3)):
        answer = change(client, MEETING, ["agendapunten", place, "besluit"], f"Van {place}.", "", merk=seen)
        assert (answer.status, answer.json["at"]) == (200, ["agendapunten", now, "besluit"])
    gone = change(client, MEETING, ["agendapunten", 1, "besluit"], "Van 1.", "", merk=seen)
    assert (gone.status, gone.json["at"], gone.json["weg"]) == (409, None, True)
    assert "Van 1." not in meeting(root)
    again = client.post(ACT, {"plek": ["agendapunten", 1], "daad": "weggehaald", "merk": seen})
    assert again.status == 200, "somebody else did the same"
    assert meeting(root).count("- nr:") == 4


def test_what_was_changed_in_an_item_keeps_it_from_being_taken_away_unseen(root: Path, client: Client) -> None:
    seen = mark(root, PATH)
    client.get(MEETING)
    change(client, MEETING, ["agendapunten", 0, "bespreking"], "Iets heel anders.", TALK)
    answer = client.post(ACT, {"plek": ["agendapunten", 0], "daad": "weggehaald", "merk": seen})
    assert (answer.status, answer.json["verouderd"]) == (409, True)
    assert "Iets heel anders." in meeting(root)


def test_another_draft_of_the_same_name_gets_nothing(root: Path, client: Client) -> None:
    before = meeting(root)
    tap = {"plek": ["locatie"], "daad": "gewijzigd", "waarde": "Zolder", "was": "Stadhuis"}
    assert client.post(ACT, tap, X_Lok_Begin="0123456789abcdef").status == 410
    assert meeting(root) == before
    own = client.get(MEETING).text.partition('data-begin="')[2].partition('"')[0]
    assert client.post(ACT, tap, X_Lok_Begin=own).status == 200


@given(st.integers(1, 7), st.data())
def test_places_after_a_shift_are_those_of_the_items(size: int, data: st.DataObject) -> None:
    """Against a list to which the same happens."""
    rows: list[Any] = list(range(size))
    sort = data.draw(st.sampled_from([CAME, WENT, MOVED]))
    place = data.draw(st.integers(0, size if sort == CAME else size - 1))
    to = data.draw(st.integers(0, size - 1))
    after = list(rows)
    if sort == CAME:
        after.insert(place, "nieuw")
    else:
        taken = after.pop(place)
        if sort == MOVED:
            after.insert(to, taken)
    for row in rows:
        at = ("lijst", row, "veld")
        if row not in after:
            with pytest.raises(GoneError):
                shifted(Shift(sort, ("lijst",), place, to), at)
        else:
            assert shifted(Shift(sort, ("lijst",), place, to), at) == ("lijst", after.index(row), "veld")
    assert shifted(Shift(sort, ("andere",), place, to), ("lijst", 0)) == ("lijst", 0)


def test_a_line_that_was_cut_off_takes_no_other_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = Ledger(tmp_path / "daden")
    step = Step("ann", PATH, "gewijzigd", "", mark_of(b"a"), mark_of(b"b"))
    ledger.begin(Act("1" * 16, step))
    with ledger.file.open("ab") as file:
        file.write(b'["half')
    ledger.begin(Act("2" * 16, step, Shift(CAME, ("x",), 1)))
    whole = ledger.file.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(errno.ENOSPC, "vol")))
        with pytest.raises(OSError, match="vol"):
            add_line(ledger.file, b"nog een")
    assert ledger.file.read_bytes() == whole
    assert [each.number for each in Ledger(ledger.file).known()] == ["1" * 16, "2" * 16]
    assert Ledger(ledger.file).known()[1].shift == Shift(CAME, ("x",), 1)


def test_a_long_evening_keeps_what_it_needs(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "daden")
    marks = [mark_of(str(each).encode()) for each in range(2 * MOST + 5)]
    lines = [Act(f"{place:016x}", Step("", PATH, "", "", *pair)).line for place, pair in enumerate(pairwise(marks))]
    ledger.file.write_bytes(b"\n".join(lines) + b"\n")
    ledger.begin(Act("f" * 16, Step("", PATH, "", "", marks[-1], mark_of(b"nu"))))
    assert len(ledger.known()) == MOST + 1
    assert ledger.happened(f"{len(marks) - 2:016x}", PATH, mark_of(b"nu")) is not None
    assert len(ledger.route(PATH, marks[-10], mark_of(b"nu"))[0]) == 10
