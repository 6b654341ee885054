"""Who is in the room while a meeting is held, with seats that nobody has marked yet."""

from __future__ import annotations

from typing import Any

import pytest

from lok.archive.archive import make_archive
from lok.facts.facts import Facts, make_facts
from lok.facts.sitting import Room, aloud, asked, called, room_at, unmarked
from lok.kinds.registry import BY_SOORT
from lok.kinds.werkgroepen import Werkgroep
from lok.kinds.zetels import Zetel
from lok.source.parse import parse
from samples.meetings import item, meeting
from samples.sitting import COUNCIL

VOTERS = ("a", "b", "c", "d", "e")
GROUP = Werkgroep.model_validate({"id": "wg-x", "naam": "X", "opdracht": "Kijken.", "leden": ["a", "stil"]})


def facts(*records: Any, **rules: Any) -> Facts:
    """A council of five seats with a vote and one without, under these rules beside a quorum of a half."""
    data = parse(COUNCIL)
    data["afspraken"][0] |= rules
    seats = [
        Zetel.model_validate(
            {
                "id": each,
                "naam": each,
                "geleding": "gebruiker",
                "stemgerechtigd": "nee" if each == "stil" else "ja",
                "van": "2020-01-01",
            }
        )
        for each in (*VOTERS, "stil")
    ]
    kinds = {kind.model: soort for soort, kind in BY_SOORT.items()}
    rows = (BY_SOORT["raad"].model.model_validate(data), *seats, *records)
    return make_facts(make_archive((kinds[type(each)], each) for each in rows))


def sitting(lines: dict[str, str], *items: dict[str, Any], **fields: Any) -> Any:
    rows = [{"zetel": seat, "status": status} for seat, status in lines.items()]
    return meeting(**{"status": "gehouden", "aanwezigheden": rows, "agendapunten": list(items or (item(),))} | fields)


def test_who_is_not_in_the_list_is_not_marked_until_there_are_minutes() -> None:
    archive = facts().archive
    held = sitting({"a": "aanwezig", "b": "afwezig"})
    assert [each.id for each in unmarked(archive, held)] == ["c", "d", "e", "stil"]
    for status in ("verslag_ontwerp", "onvoltallig", "uitgenodigd"):
        assert unmarked(archive, sitting({"a": "aanwezig"}, status=status)) == ()


def test_who_came_in_is_marked_by_that() -> None:
    came = item(aanwezig_afwijkend=[{"zetel": "c", "aanwezig": "ja"}])
    assert [each.id for each in unmarked(facts().archive, sitting({"a": "aanwezig"}, came))] == ["b", "d", "e", "stil"]


def test_a_working_group_calls_its_own_seats() -> None:
    archive = facts(GROUP).archive
    group = sitting({}, werkgroep="wg-x", soort_vergadering="werkgroep")
    assert [each.id for each in called(archive, group)] == ["a", "stil"]
    assert len(called(archive, sitting({}))) == 6
    assert asked(facts(GROUP), group) is None


@pytest.mark.parametrize(
    ("present", "unmarked_too", "enough"), [(3, 0, True), (2, 1, None), (2, 0, False), (0, 3, None)]
)
def test_in_number_is_only_said_when_it_is_sure(present: int, unmarked_too: int, *, enough: bool | None) -> None:
    here, perhaps = VOTERS[:present], VOTERS[present : present + unmarked_too]
    lines = {seat: "aanwezig" if seat in here else "afwezig" for seat in VOTERS if seat not in perhaps}
    assert room_at(facts(), sitting(lines), 0).in_number is enough


def test_a_second_meeting_needs_no_number() -> None:
    made = sitting({"a": "aanwezig"}, tweede_vergadering="ja")
    assert room_at(facts(), made, 0).needed is None
    strict = facts(quorum={"soort": "aantal", "aantal": "4"})
    assert room_at(strict, made, 0).needed == 4


def test_an_item_that_is_not_there_has_no_room() -> None:
    with pytest.raises(IndexError):
        room_at(facts(), sitting({}), 1)


ALOUD = {
    "nobody asked": (Room(frozenset("a"), frozenset(), frozenset(), frozenset("a"), 5, None, frozenset()), "Er is 1 van de 5 stemgerechtigde leden."),
    "too few": (
        Room(frozenset("ab"), frozenset(), frozenset(), frozenset("ab"), 5, 3, frozenset()),
        "Er zijn 2 van de 5 stemgerechtigde leden; 3 nodig. De raad is niet in aantal.",
    ),
    "two step out": (
        Room(frozenset("c"), frozenset(), frozenset("ab"), frozenset("abc"), 5, 3, frozenset()),
        "Er zijn 3 van de 5 stemgerechtigde leden; 3 nodig. 2 leden verlaten de zaal voor dit punt. Er kan 1 stem zijn.",
    ),
    "one not marked": (
        Room(frozenset("abc"), frozenset(), frozenset(), frozenset("abc"), 5, 3, frozenset("d")),
        "Er zijn 3 van de 5 stemgerechtigde leden; 3 nodig. Van 1 lid is nog niet aangeduid of het er is.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ALOUD)
def test_the_chair_can_read_it_aloud(name: str) -> None:
    room, words = ALOUD[name]
    assert aloud(room) == words
