"""Counting a vote at the table: numbers before there is a vote, and all who are left over in one tap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.acts.meeting_text import being_held, item_of
from lok.acts.voting import Spot, begin_vote, count
from lok.facts.sitting import room_at
from lok.kinds.stemmingen import Stem, Stemmethode
from lok.words.dutch import counted
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lok.facts.facts import Facts


def count_or_begin(
    facts: Facts, text: str, spot: Spot, counts: Mapping[Stem, int], method: Stemmethode | None = None
) -> str:
    """The text with these numbers of a vote; the first numbers of the next vote on an item begin it.

    Raises as ``voting.count``.
    """
    index, place = spot
    if place == len(item_of(being_held(text), index).stemmingen):
        text = begin_vote(facts, text, index, method=method or Stemmethode.handopsteking)
    return count(facts, text, spot, counts, method)


def others_for(facts: Facts, text: str, spot: Spot) -> str:
    """The text in which everybody in the room who did not vote against, abstain or vote blank was for it.

    Raises:
        RefusedError: Of some it is not said yet whether they are there, more voted than there are, or there is no such vote.
    """
    index, place = spot
    meeting = being_held(text)
    item = item_of(meeting, index)
    if not 0 <= place < len(item.stemmingen):
        raise RefusedError("die stemming staat er niet meer. Kijk het punt na.")
    room = room_at(facts, meeting, index)
    if room.unmarked:
        many = counted(len(room.unmarked), "lid", "leden")
        raise RefusedError(f"van {many} is nog niet aangeduid of ze er zijn. Doe dat eerst, of tel de stemmen.")
    others = sum(number for stem, number in item.stemmingen[place].counts.items() if stem is not Stem.voor)
    if others > len(room.voters):
        raise RefusedError(f"er zijn al {counted(others, 'stem', 'stemmen')}, en er kunnen er {len(room.voters)} zijn.")
    return count(facts, text, spot, {Stem.voor: len(room.voters) - others})
