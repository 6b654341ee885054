"""Seats that are marked, come, leave and step out, in any order: the record stays right, and so does who is in the room."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lok.acts.agenda import add_item, move_item_to
from lok.acts.attendance import Aanduiding, came_in, left, mark, mark_others, neither
from lok.acts.begin_and_end import open_meeting
from lok.acts.meeting_text import meeting_of
from lok.acts.offers import offers, take
from lok.acts.roles import chair, give_proxy, step_out
from lok.archive.archive import make_archive
from lok.archive.load import load
from lok.facts.facts import Facts, make_facts
from lok.facts.presence import presence
from lok.facts.room import attended, inside, rooms
from lok.facts.sitting import room_at, unmarked
from lok.kinds.vergaderingen import KIND
from lok.rules.attendance import one_proxy_a_seat, proxies_are_in_the_room
from lok.rules.meetings import attendance_is_complete, votes_fit_the_room
from lok.source.problems import Level
from lok.words.terminal import RefusedError
from samples.sitting import NEXT, PATH, SILENT, VOTING, found

SEATS = (*VOTING, SILENT)
ITEMS = 5


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 12, 10, hour, minute)  # noqa: DTZ001 - as the clock of a desk gives it: Belgian time


@cache
def council() -> tuple[Facts, str]:
    """The council, and its meeting as it was opened, with an agenda of ``ITEMS``."""
    with tempfile.TemporaryDirectory() as folder:
        root = found(Path(folder) / "raad")
        facts = make_facts(load(root).archive)
        text = (root / PATH).read_text("utf-8")
    for offer in offers(facts.archive, text, at(12).date()):
        if len(meeting_of(text).agendapunten) < ITEMS and not offer.action:
            text = take(text, offer)
    text = open_meeting(facts, text, at(19, 30))
    while len(meeting_of(text).agendapunten) < ITEMS:
        text = add_item(text, "Nog een punt")
    return facts, text


@pytest.fixture
def facts() -> Facts:
    return council()[0]


@pytest.fixture
def text() -> str:
    """The meeting as it was opened."""
    return council()[1]


def whole(facts: Facts, text: str) -> Facts:
    """The council with this text of its meeting."""
    meeting = meeting_of(text)
    rest = (each for each in facts.archive.everything() if each[1].id != meeting.id)
    return make_facts(make_archive([*rest, (KIND.soort, meeting)]))


def faults(facts: Facts, text: str) -> list[str]:
    """What the rules about attendance find that blocks."""
    now = whole(facts, text)
    meeting = now.archive.get(KIND.soort, NEXT)
    found_by = [finding for rule in KIND.rules for finding in rule(meeting)]
    day = at(12).date()
    found_by += [finding for rule in (proxies_are_in_the_room, one_proxy_a_seat) for _, finding in rule(now, day)]
    found_by += [
        finding for rule in (attendance_is_complete, votes_fit_the_room) for _, finding in rule(now.archive, day)
    ]
    return [each.message for each in found_by if each.level is Level.FOUT]


def where(text: str, seat: str) -> list[bool]:
    """Of each item, whether a seat is there."""
    return [seat in there for there in inside(meeting_of(text))]


MOVES = st.one_of(
    st.tuples(st.just("mark"), st.sampled_from(SEATS), st.sampled_from([None, *Aanduiding])),
    st.tuples(st.just("came"), st.sampled_from(SEATS), st.integers(0, ITEMS - 1), st.integers(0, 200) | st.none()),
    st.tuples(st.just("left"), st.sampled_from(SEATS), st.integers(0, ITEMS - 1), st.integers(0, 200) | st.none()),
    st.tuples(st.just("neither"), st.sampled_from(SEATS), st.integers(0, ITEMS - 1)),
    st.tuples(st.just("out"), st.sampled_from(SEATS), st.integers(0, ITEMS - 1), st.booleans()),
    st.tuples(st.just("proxy"), st.sampled_from(SEATS), st.sampled_from(SEATS)),
    st.tuples(st.just("chair"), st.sampled_from(SEATS)),
    st.tuples(st.just("move"), st.integers(0, ITEMS - 1), st.integers(0, ITEMS - 1)),
    st.tuples(st.just("others"), st.sampled_from([Aanduiding.aanwezig, Aanduiding.afwezig])),
)


def hour_of(minutes: int | None) -> datetime | None:
    return None if minutes is None else at(19 + minutes // 60, minutes % 60)


def done(facts: Facts, text: str, move: tuple[Any, ...]) -> str:
    sort, *given_ = move
    meeting = meeting_of(text)
    lines = {line.zetel: line.status.value for line in meeting.aanwezigheden}
    ways: dict[str, Callable[..., str]] = {
        "mark": lambda seat, state: mark(text, seat, state, person="Voorbeeldpersoon Kornoelje"),
        "came": lambda seat, index, hour: came_in(text, seat, index, hour_of(hour)),
        "left": lambda seat, index, hour: left(text, seat, index, hour_of(hour)),
        "neither": lambda seat, index: neither(text, seat, index),
        "out": lambda seat, index, away: step_out(text, seat, index, away=away),
        "move": lambda index, place: move_item_to(text, index, place),
        "others": lambda state: mark_others(facts, text, state),
        # The desk offers these only for who is there: another choice is for the check to tell.
        "proxy": lambda seat, holder: give_proxy(text, seat, holder if _may_hold(lines, seat, holder) else None),
        "chair": lambda seat: chair(text, seat if lines.get(seat) == "aanwezig" else None),
    }
    return ways[sort](*given_)


def _may_hold(lines: dict[str, str], seat: str, holder: str) -> bool:
    return seat != holder and lines.get(holder) == "aanwezig" and holder in VOTING


@settings(max_examples=200, deadline=None)
@given(st.lists(MOVES, max_size=14))
def test_whatever_is_tapped_the_record_stays_right_and_counts_who_is_there(moves: list[tuple[Any, ...]]) -> None:
    facts, text = council()
    persons: set[str] = set()
    for move in moves:
        if move[0] == "mark" and move[2] is Aanduiding.vervangen:  # one person takes one seat
            if persons - {move[1]}:
                continue
            persons.add(move[1])
        try:
            after = done(facts, text, move)
        except RefusedError:
            continue
        meeting = meeting_of(after)
        assert faults(facts, after) == []
        _holds_for_the_seat(text, after, move)
        there = attended(meeting)
        listed = {line.zetel for line in meeting.aanwezigheden if line.status.value == "aanwezig"}
        assert there == listed, "who came in stands in the list"
        assert all(each <= there for each in inside(meeting))
        counted = presence(meeting, facts.seats.values())
        if meeting.aanwezigheden:
            assert counted is not None
            assert (counted.present, counted.seats) == (len(there), len(meeting.aanwezigheden))
        assert len(meeting.aanwezigheden) + len(unmarked(facts.archive, meeting)) == len(SEATS)
        for index, taking_part in enumerate(rooms(meeting)):
            room = room_at(facts, meeting, index)
            assert room.voters == taking_part & set(VOTING)
            assert room.present <= there & set(VOTING)
            assert not room.unmarked & there
        text = after


def _holds_for_the_seat(before: str, after: str, move: tuple[Any, ...]) -> None:
    """What a move says is so, and it says nothing of another seat."""
    sort, seat, *rest = move
    if sort in ("mark", "came", "left", "neither"):
        for other in SEATS:
            assert other == seat or where(before, other) == where(after, other), other
    was, now = (where(each, seat) if seat in SEATS else [] for each in (before, after))
    if sort == "came":
        assert now[rest[0]]
        assert not any(now[: rest[0]]) or now[: rest[0]] == was[: rest[0]]
    elif sort == "left":
        assert not now[rest[0]]
        assert not rest[0] or now[rest[0] - 1]
    elif sort == "neither":
        assert not rest[0] or now[rest[0]] is now[rest[0] - 1]
    elif sort == "mark" and rest[0] not in (Aanduiding.aanwezig, Aanduiding.vervangen):
        assert not any(now)


def line(text: str, seat: str) -> Any:
    return next((each for each in meeting_of(text).aanwezigheden if each.zetel == seat), None)


def test_coming_in_takes_its_hour_and_leaving_too(facts: Facts, text: str) -> None:
    text = mark_others(facts, text, Aanduiding.aanwezig)
    text = came_in(text, "zetel-kikker", 1, at(19, 50))
    assert where(text, "zetel-kikker") == [False, True, True, True, True]
    text = left(text, "zetel-kikker", 3, at(20, 40))
    assert (f"{line(text, 'zetel-kikker').van:%H:%M}", f"{line(text, 'zetel-kikker').tot:%H:%M}") == ("19:50", "20:40")
    text = came_in(text, "zetel-kikker", 4, at(21, 0))
    assert where(text, "zetel-kikker") == [False, True, True, False, True]
    assert line(text, "zetel-kikker").tot is None, "who came back did not leave at that hour"
    assert f"{line(text, 'zetel-kikker').van:%H:%M}" == "19:50"
    assert faults(facts, text) == []


def test_a_mistake_is_taken_back_without_turning_into_another(facts: Facts, text: str) -> None:
    full = mark_others(facts, text, Aanduiding.aanwezig)
    gone = left(full, "zetel-kikker", 1, at(20))
    back = came_in(gone, "zetel-kikker", 3, at(21))
    assert neither(back, "zetel-kikker", 1) == full, "who never left did not come back either"
    assert where(neither(back, "zetel-kikker", 3), "zetel-kikker") == where(gone, "zetel-kikker")
    assert came_in(gone, "zetel-kikker", 1) == full, "back before the next item"


def test_an_hour_that_cannot_be_is_refused_and_nothing_changes(facts: Facts, text: str) -> None:
    text = mark_others(facts, text, Aanduiding.aanwezig)
    with pytest.raises(RefusedError, match=r"19\.00 uur valt niet binnen deze vergadering"):
        left(text, "zetel-kikker", 2, at(19, 0))
    text = came_in(text, "zetel-kikker", 2, at(20))
    with pytest.raises(RefusedError, match="voor de zetel er was"):
        left(text, "zetel-kikker", 3, at(19, 45))
    assert line(left(text, "zetel-kikker", 3, at(20)), "zetel-kikker").tot is None, (
        "an hour that says nothing is left out"
    )


REFUSED: dict[str, tuple[Callable[[str], str], str]] = {
    "leaving before being marked": (lambda text: left(text, "zetel-kikker", 2), "deze zetel was er niet voor punt"),
    "leaving twice": (
        lambda text: left(left(mark(text, "zetel-kikker", Aanduiding.aanwezig), "zetel-kikker", 1), "zetel-kikker", 3),
        "deze zetel was er niet voor punt",
    ),
    "coming twice": (
        lambda text: came_in(came_in(text, "zetel-kikker", 1), "zetel-kikker", 3),
        "deze zetel is er al bij punt",
    ),
    "an item that is gone": (lambda text: came_in(text, "zetel-kikker", 99), "staat niet meer op de agenda"),
    "nobody in the place": (
        lambda text: mark(text, "zetel-kikker", Aanduiding.vervangen, person=" "),
        "wie in de plaats",
    ),
    "a proxy of who is there": (
        lambda text: give_proxy(mark(text, "zetel-kikker", Aanduiding.aanwezig), "zetel-kikker", "zetel-wolk"),
        "alleen wie verontschuldigd of afwezig is",
    ),
    "everybody replaced": (
        lambda text: mark_others(council()[0], text, Aanduiding.vervangen),
        "zeg per zetel wie in de plaats komt",
    ),
    "not opened": (
        lambda text: mark(text.replace("gehouden", "uitgenodigd"), "zetel-kikker", Aanduiding.aanwezig),
        "nog niet geopend",
    ),
    "approved": (
        lambda text: mark(text.replace("gehouden", "verslag_goedgekeurd"), "zetel-kikker", Aanduiding.aanwezig),
        "hoort bij de correcties",
    ),
    "a broken record": (lambda text: mark(text + "onzin", "zetel-kikker", None), "Verbeter eerst wat de controle zegt"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_in_words(name: str, text: str) -> None:
    tap, told = REFUSED[name]
    with pytest.raises(RefusedError, match=told):
        tap(text)


def test_who_is_not_there_holds_nothing_and_chairs_nothing(facts: Facts, text: str) -> None:
    text = mark(text, "zetel-wolk", Aanduiding.verontschuldigd)
    text = give_proxy(mark_others(facts, text, Aanduiding.aanwezig), "zetel-wolk", "zetel-voorzitter")
    assert room_at(facts, meeting_of(text), 0).by_proxy == {"zetel-wolk"}
    text = mark(text, "zetel-voorzitter", Aanduiding.afwezig)
    meeting = meeting_of(text)
    assert (meeting.voorzitter, line(text, "zetel-wolk").volmacht_aan) == (None, None)
    assert meeting.secretaris == SILENT
    assert faults(facts, text) == []


def test_a_change_touches_only_its_own_lines(text: str) -> None:
    typed = text.replace("agendapunten:\n", "# de volgorde is afgesproken\nagendapunten:\n").replace("\n", "\r\n")
    marked = mark(typed, "zetel-kikker", Aanduiding.aanwezig)
    assert "# de volgorde is afgesproken\r\n" in marked
    assert marked.count("\n") == marked.count("\r\n")
    new = [each for each in marked.splitlines() if each not in typed.splitlines()]
    assert [each.strip(" -") for each in new] == ["aanwezigheden:", "zetel: zetel-kikker", "status: aanwezig"]
    assert mark(marked, "zetel-kikker", None) == typed
