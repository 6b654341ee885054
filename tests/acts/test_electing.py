"""Elections at the table: rounds are counted, one is elected at most, and the check agrees after each step."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from lok.acts.agenda import add_item
from lok.acts.attendance import Aanduiding, mark, mark_others
from lok.acts.begin_and_end import open_meeting
from lok.acts.electing import (
    add_round,
    begin_election,
    count_round,
    elect,
    election_stands,
    put_off_election,
    take_election_away,
)
from lok.acts.meeting_text import meeting_of
from lok.kinds.agendapunten import Puntsoort
from lok.kinds.stemmingen import Stemmethode
from lok.model.reading import BRUSSELS
from lok.source.parse import parse
from lok.words.terminal import RefusedError
from samples.sitting import VOTING, Evening

if TYPE_CHECKING:
    from pathlib import Path

FIRST = (0, 0)
"""The first election of the first item."""


DAY = date(2026, 12, 10)


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    """The evening, opened, with one item and everybody there."""
    made = Evening(tmp_path / "raad")
    made.write(add_item(made.text, "De voorzitter kiezen", Puntsoort.verkiezing))
    made.write(open_meeting(made.facts, made.text, datetime(2026, 12, 10, 19, 30, tzinfo=BRUSSELS)))
    made.write(mark_others(made.facts, made.text, Aanduiding.aanwezig))
    for seat in VOTING:
        made.write(mark(made.text, seat, Aanduiding.aanwezig))
    return made


def faults(evening: Evening, text: str) -> list[str]:
    """What stops the meeting with that text."""
    evening.write(text)
    return [f"{each.code} {each.message}" for each in evening.problems(DAY) if each.blocks]


def test_two_rounds_and_one_winner(evening: Evening) -> None:
    begin = evening.text
    text = begin_election(begin, 0, "voorzitter", [VOTING[0], VOTING[1], None])
    text = count_round(text, FIRST, 0, {"A": 3, "B": 3, "C": 1})
    stand = election_stands(evening.facts, meeting_of(text), FIRST)
    assert "hadden elk 3" in stand.words
    text = add_round(text, FIRST, ["A", "B"])
    text = count_round(text, FIRST, 1, {"A": 4, "B": 2, "blanco": 1})
    text = elect(text, FIRST, "A")
    election = meeting_of(text).agendapunten[0].verkiezingen[0]
    assert [each.kandidaat for each in election.elected] == ["A"]
    assert not faults(evening, text)
    other = elect(text, FIRST, "B")
    assert [each.kandidaat for each in meeting_of(other).agendapunten[0].verkiezingen[0].elected] == ["B"]
    assert faults(evening, other), "who got fewer votes is not elected"
    assert take_election_away(text, FIRST) == begin


def test_a_choice_that_is_put_off_elects_nobody(evening: Evening) -> None:
    text = elect(begin_election(evening.text, 0, "voorzitter", [None, None]), FIRST, "A")
    text = put_off_election(text, FIRST)
    assert not meeting_of(text).agendapunten[0].verkiezingen[0].elected
    assert not meeting_of(elect(text, FIRST, "B")).agendapunten[0].verkiezingen[0].uitgesteld


def test_agreement_by_all_needs_no_rounds(evening: Evening) -> None:
    text = begin_election(evening.text, 0, "penningmeester", [VOTING[0]], Stemmethode.consensus)
    assert "rondes" not in parse(text)["agendapunten"][0]["verkiezingen"][0]
    assert not faults(evening, elect(text, FIRST, "A"))


def test_more_votes_than_the_room_are_told(evening: Evening) -> None:
    text = count_round(begin_election(evening.text, 0, "voorzitter", [None, None]), FIRST, 0, {"A": 90})
    assert "Tel opnieuw" in election_stands(evening.facts, meeting_of(text), FIRST).warning


def test_what_cannot_be_is_refused_in_words(evening: Evening) -> None:
    text = begin_election(evening.text, 0, "voorzitter", [VOTING[0], None])
    for act in (
        lambda: begin_election(text, 0, " ", [None]),
        lambda: begin_election(text, 0, "voorzitter", []),
        lambda: begin_election(text, 0, "voorzitter", [VOTING[0], VOTING[0]]),
        lambda: begin_election(text, 0, "voorzitter", [None] * 27),
        lambda: begin_election(text, 99, "voorzitter", [None]),
        lambda: count_round(text, FIRST, 0, {"A": -1}),
        lambda: count_round(text, FIRST, 0, {"Z": 1}),
        lambda: count_round(text, FIRST, 7, {"A": 1}),
        lambda: add_round(text, FIRST, []),
        lambda: add_round(text, FIRST, ["Q"]),
        lambda: elect(text, FIRST, "Q"),
        lambda: elect(text, (0, 5), "A"),
    ):
        with pytest.raises(RefusedError, match=r"\.$"):
            act()
