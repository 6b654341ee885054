"""What a change of attendance after a vote turns: which votes no longer fit the room, and whether the council is in number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lok.acts.meeting_text import ITEMS, meeting_of, named
from lok.facts.gathering import quorum_rule
from lok.facts.majority import votes
from lok.facts.quorum import judged, present_between
from lok.facts.sitting import asked, room_at
from lok.words.dutch import counted, listed, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.facts.facts import Facts
    from lok.facts.sitting import Room
    from lok.kinds.stemmingen import Stemming
    from lok.kinds.vergadering import Vergadering
    from lok.source.positions import Path


@dataclass(frozen=True, slots=True)
class Turned:
    """Something that a change turned: where in the record, one line of words, and the number before and after it."""

    at: Path
    words: str
    before: int
    after: int


def votes_turned(facts: Facts, before: str, after: str) -> tuple[Turned, ...]:
    """The votes of a meeting, and its quorum, that are no longer what they were.

    Args:
        facts: The council.
        before: The text of the meeting before the change.
        after: The same after it, with the same items in the same places.

    Raises:
        RefusedError: There is a fault in one of them.
    """
    old, new = meeting_of(before), meeting_of(after)
    return (*_quorum(facts, old, new), *_votes(facts, old, new))


def _quorum(facts: Facts, old: Vergadering, new: Vergadering) -> Iterator[Turned]:
    """Whether the meeting as a whole is still, or is now, in number."""
    needed = asked(facts, new)
    if needed is None:
        return
    composition, rule = facts.composition_of(new), quorum_rule(new, facts.raad)
    counts = [present_between(each, composition, facts.seats.keys()) for each in (old, new)]
    then, now = (judged(rule, len(composition.voting), *each, second=new.tweede_vergadering) for each in counts)
    if then.reached is not now.reached:
        state = {True: "is nu in aantal", False: "is niet meer in aantal", None: "is misschien niet meer in aantal"}
        words = (
            f"Het quorum: er waren {then.least} van de {then.filled} stemgerechtigde leden, en nu {now.least}; "
            f"{needed} nodig. De raad {state[now.reached]}."
        )
        yield Turned(("aanwezigheden",), words, then.least, now.least)


def _votes(facts: Facts, old: Vergadering, new: Vergadering) -> Iterator[Turned]:
    """The votes on items of which another number of seats may vote, or in which somebody voted who was not there."""
    for index, item in enumerate(new.agendapunten[: len(old.agendapunten)]):
        if not item.stemmingen:
            continue
        then, now = room_at(facts, old, index), room_at(facts, new, index)
        if then.voters == now.voters and len(then.present) == len(now.present):
            continue
        for place, vote in enumerate(item.stemmingen):
            about = "" if vote.onderwerp == item.titel else f", ‘{vote.onderwerp}’"
            told = [*_room(facts, vote, then, now), *_in_number(then, now)]
            if told:
                at: Path = (ITEMS, index, "stemmingen", place)
                words = f"{sentence(named(item))}{about}: {listed(told)}."
                yield Turned(at, words, len(then.voters), len(now.voters))


def _room(facts: Facts, vote: Stemming, then: Room, now: Room) -> Iterator[str]:
    """How a vote fits the room that it has now, as parts of a sentence."""
    counts = votes(vote)
    if len(then.voters) != len(now.voters):
        could = f"er konden {len(then.voters)} leden stemmen en nu {len(now.voters)}"
        yield could if counts is None else f"{could}, en er {_votes_are(sum(counts.values()))}"
    gone = [line.zetel for line in vote.stemmen_per_zetel if line.zetel in then.voters - now.voters]
    if gone:
        names = listed(f"‘{facts.seats[each].naam}’" for each in gone)
        yield f"{names} stemde{'' if len(gone) == 1 else 'n'} mee en {'was' if len(gone) == 1 else 'waren'} er niet"


def _in_number(then: Room, now: Room) -> Iterator[str]:
    if then.in_number is not False and now.in_number is False:
        present = len(now.present)
        yield f"de raad was bij dit punt niet in aantal, met {present} van de {now.needed} die nodig zijn"


def _votes_are(total: int) -> str:
    return f"{'is' if total == 1 else 'zijn'} {counted(total, 'stem', 'stemmen')} geteld"
