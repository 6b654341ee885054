"""Who takes part in each item, against a list made seat by seat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from lok.facts.room import attended, rooms
from samples.meetings import item, meeting

if TYPE_CHECKING:
    from lok.kinds.vergadering import Vergadering

SEATS = ("zetel-a", "zetel-b", "zetel-c", "zetel-d")


def sitting(lines: dict[str, str], *items: dict[str, Any], proxies: dict[str, str] | None = None) -> Vergadering:
    given_lines = [
        {"zetel": seat, "status": status} | ({"volmacht_aan": proxies[seat]} if seat in (proxies or {}) else {})
        for seat, status in lines.items()
    ]
    return meeting(status="gehouden", aanwezigheden=given_lines, agendapunten=list(items))


def moves(nr: int, *changes: tuple[str, bool], conflict: tuple[str, ...] = ()) -> dict[str, Any]:
    lines = [{"zetel": seat, "aanwezig": here} for seat, here in changes]
    return item(str(nr), aanwezig_afwijkend=lines, belangenconflict=list(conflict))


def test_who_left_stays_away_until_the_seat_is_back() -> None:
    made = sitting(
        {"zetel-a": "aanwezig", "zetel-b": "aanwezig"},
        moves(1),
        moves(2, ("zetel-b", False)),
        moves(3),
        moves(4, ("zetel-b", True)),
    )
    assert list(rooms(made)) == [{"zetel-a", "zetel-b"}, {"zetel-a"}, {"zetel-a"}, {"zetel-a", "zetel-b"}]


def test_who_came_with_an_item_was_not_there_before() -> None:
    made = sitting({"zetel-a": "aanwezig", "zetel-b": "aanwezig"}, moves(1), moves(2, ("zetel-b", True)), moves(3))
    assert list(rooms(made)) == [{"zetel-a"}, {"zetel-a", "zetel-b"}, {"zetel-a", "zetel-b"}]


def test_a_conflict_of_interest_is_for_one_item_and_takes_the_proxy_along() -> None:
    lines = {"zetel-a": "aanwezig", "zetel-b": "verontschuldigd", "zetel-c": "aanwezig"}
    made = sitting(lines, moves(1), moves(2, conflict=("zetel-a",)), moves(3), proxies={"zetel-b": "zetel-a"})
    everybody = {"zetel-a", "zetel-b", "zetel-c"}
    assert list(rooms(made)) == [everybody, {"zetel-c"}, everybody]


def by_hand(made: Vergadering, seat: str, place: int) -> bool:
    """Whether ``seat`` takes part in the item at ``place``: what was last said of it, looked up backwards."""
    own = [
        (index, each.aanwezig)
        for index, point in enumerate(made.agendapunten)
        for each in point.aanwezig_afwijkend
        if each.zetel == seat
    ]
    line = next(each for each in made.aanwezigheden if each.zetel == seat)
    before = [here for index, here in own if index <= place]
    after = [here for index, here in own if index > place]
    there = before[-1] if before else line.status.value == "aanwezig" and after[:1] != [True]
    if there and seat not in made.agendapunten[place].belangenconflict:
        return True
    holder = line.volmacht_aan
    return (
        holder is not None
        and seat not in made.agendapunten[place].belangenconflict
        and by_hand(
            made.model_copy(
                update={
                    "aanwezigheden": tuple(
                        each.model_copy(update={"volmacht_aan": None}) for each in made.aanwezigheden
                    )
                }
            ),
            holder,
            place,
        )
    )


@given(
    statuses=st.tuples(*[st.sampled_from(("aanwezig", "verontschuldigd", "afwezig"))] * len(SEATS)),
    changes=st.lists(st.lists(st.tuples(st.sampled_from(SEATS), st.booleans()), max_size=2), min_size=1, max_size=5),
    conflicts=st.lists(st.sampled_from(SEATS), max_size=2),
    proxy=st.none() | st.tuples(st.sampled_from(SEATS), st.sampled_from(SEATS)),
)
def test_the_room_is_that_of_a_list_made_seat_by_seat(
    statuses: tuple[str, ...],
    changes: list[list[tuple[str, bool]]],
    conflicts: list[str],
    proxy: tuple[str, str] | None,
) -> None:
    items = [moves(nr, *each, conflict=tuple(conflicts) if nr == 0 else ()) for nr, each in enumerate(changes)]
    made = sitting(dict(zip(SEATS, statuses, strict=True)), *items, proxies=dict([proxy]) if proxy else None)
    expected = [{seat for seat in SEATS if by_hand(made, seat, place)} for place in range(len(items))]
    assert list(rooms(made)) == expected


def test_who_came_in_with_an_item_took_part() -> None:
    made = sitting(
        {"zetel-a": "aanwezig", "zetel-b": "afwezig", "zetel-c": "afwezig"}, moves(1), moves(2, ("zetel-b", True))
    )
    assert attended(made) == {"zetel-a", "zetel-b"}
    gone = sitting({"zetel-a": "aanwezig"}, moves(1, ("zetel-a", False)))
    assert attended(gone) == {"zetel-a"}
