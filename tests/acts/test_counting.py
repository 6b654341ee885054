"""Numbers before there is a vote, all who are left over in one tap, and the hour at which a meeting began after all."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from lok.acts.agenda import add_item
from lok.acts.attendance import Aanduiding, came_in, mark, mark_others
from lok.acts.begin_and_end import began, close_meeting, open_meeting
from lok.acts.counting import count_or_begin, others_for
from lok.acts.meeting_text import meeting_of
from lok.acts.voting import count, tap
from lok.kinds.stemmingen import Stem, Stemgevolg, Stemmethode
from lok.words.terminal import RefusedError
from samples.sitting import VOTING, Evening

if TYPE_CHECKING:
    from pathlib import Path

    from lok.kinds.stemmingen import Stemming

BEGUN = datetime(2026, 12, 10, 19, 30)  # noqa: DTZ001  the clock on the wall


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    """The meeting, opened, with one item and nobody marked."""
    made = Evening(tmp_path / "raad")
    made.write(open_meeting(made.facts, add_item(made.text, "Zomeropvang"), BEGUN))
    return made


def everybody(evening: Evening) -> str:
    return mark_others(evening.facts, evening.text, Aanduiding.aanwezig)


def vote(text: str, place: int = 0) -> Stemming:
    return meeting_of(text).agendapunten[0].stemmingen[place]


def test_the_first_number_begins_the_vote(evening: Evening) -> None:
    text = count_or_begin(evening.facts, everybody(evening), (0, 0), {Stem.tegen: 2})
    assert vote(text).methode is Stemmethode.handopsteking
    assert (vote(text).voor, vote(text).tegen, vote(text).gevolg) == (0, 2, Stemgevolg.verworpen)
    text = count_or_begin(evening.facts, text, (0, 0), {Stem.voor: 5}, Stemmethode.kaarten)
    assert (vote(text).methode, vote(text).voor, vote(text).tegen) == (Stemmethode.kaarten, 5, 2)
    text = count_or_begin(evening.facts, text, (0, 1), {Stem.voor: 7}, Stemmethode.geheim)
    assert (vote(text, 1).methode, vote(text, 1).voor) == (Stemmethode.geheim, 7)
    with pytest.raises(RefusedError, match="staat er niet meer"):
        count_or_begin(evening.facts, text, (0, 3), {Stem.voor: 7})


def test_the_rest_of_the_room_voted_for(evening: Evening) -> None:
    with pytest.raises(RefusedError, match="staat er niet meer"):
        others_for(evening.facts, evening.text, (0, 0))
    text = count_or_begin(evening.facts, evening.text, (0, 0), {Stem.tegen: 1, Stem.onthouding: 1, Stem.blanco: 1})
    with pytest.raises(RefusedError, match="van 7 leden is nog niet aangeduid"):
        others_for(evening.facts, text, (0, 0))
    text = mark(mark_others(evening.facts, text, Aanduiding.aanwezig), VOTING[0], Aanduiding.afwezig)
    assert vote(others_for(evening.facts, text, (0, 0))).voor == len(VOTING) - 1 - 3
    crowded = count(evening.facts, text, (0, 0), {Stem.tegen: 9})
    with pytest.raises(RefusedError, match="er zijn al 11 stemmen, en er kunnen er 6 zijn"):
        others_for(evening.facts, crowded, (0, 0))
    zero = count(evening.facts, text, (0, 0), {Stem.tegen: 0, Stem.onthouding: 0, Stem.blanco: 0})
    named = tap(evening.facts, zero, (0, 0), VOTING[1], Stem.tegen)
    with pytest.raises(RefusedError, match="per zetel"):
        others_for(evening.facts, named, (0, 0))


def test_the_hour_of_the_beginning_is_mended_as_long_as_it_comes_first(evening: Evening) -> None:
    text = began(evening.text, BEGUN.replace(hour=19, minute=42))
    assert "werkelijk_begin: 2026-12-10 19:42\n" in text
    text = came_in(text, VOTING[0], 0, BEGUN.replace(hour=20, minute=5))
    with pytest.raises(RefusedError, match=r"het begin komt voor 20\.05 uur"):
        began(text, BEGUN.replace(hour=20, minute=5))
    closed = close_meeting(evening.facts, everybody(evening), BEGUN.replace(hour=21, minute=0))
    with pytest.raises(RefusedError, match=r"het begin komt voor 21\.00 uur"):
        began(closed, BEGUN.replace(hour=21, minute=30))
