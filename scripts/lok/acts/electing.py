"""Elections at the table: a post, its candidates, round after round, and who is elected.

Candidates are letters; a seat beside one is for members until it is elected (``kinds.verkiezingen``).
"""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_uppercase
from typing import TYPE_CHECKING

from lok.acts.meeting_text import ITEMS, append, being_held, item_of, named, put
from lok.acts.record_text import drop, filled, one_line
from lok.facts.elections import elected_of, standing
from lok.facts.sitting import room_at
from lok.kinds.stemmingen import UNNUMBERED, Stemmethode
from lok.kinds.verkiezingen import MOST_ROUNDS
from lok.words.dutch import counted, sentence
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lok.facts.facts import Facts
    from lok.kinds.vergadering import Vergadering
    from lok.kinds.verkiezingen import Verkiezing
    from lok.source.positions import Path

ELECTIONS = "verkiezingen"
NOBODY = ("onthouding", "blanco", "ongeldig")
"""The votes of a round for none of the candidates."""
Spot = tuple[int, int]
"""An election: the place of its item on the agenda, and its own among those of that item, both counted from 0."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The last round of an election as it stands, in words; who can be elected by it; and what does not fit the room."""

    words: str
    can: tuple[str, ...]
    warning: str


def begin_election(
    text: str, index: int, post: str, seats: Sequence[str | None], method: Stemmethode = Stemmethode.geheim
) -> str:
    """The text with an election on the item at ``index``, in its first round, in which nobody voted yet.

    Args:
        text: The text of a meeting that is being held.
        index: The item.
        post: What is chosen for: ``voorzitter``. Never a name.
        seats: A seat for each candidate, ``None`` for one without: the first is candidate A.
        method: How is voted; agreement by all needs no rounds.

    Raises:
        RefusedError: There is no post or no candidate, a seat stands twice, or the meeting is not being held.
    """
    item_of(being_held(text), index)
    post = one_line(post, "zeg waarvoor gekozen wordt, bijvoorbeeld: voorzitter.")
    known = [seat for seat in seats if seat]
    if not seats or len(seats) > len(ascii_uppercase):
        raise RefusedError(f"geef 1 tot {len(ascii_uppercase)} kandidaten.")
    if len(set(known)) < len(known):
        raise RefusedError("een zetel kan maar één keer kandidaat zijn.")
    candidates = [filled({"kandidaat": ascii_uppercase[place], "zetel": seat}) for place, seat in enumerate(seats)]
    election = {"functie": post, "methode": method.value, "kandidaten": candidates}
    if method not in UNNUMBERED:
        election["rondes"] = [_round([each["kandidaat"] for each in candidates])]
    return append(text, (ITEMS, index, ELECTIONS), election)


def add_round(text: str, spot: Spot, letters: Sequence[str]) -> str:
    """The text with another round between the candidates of these letters.

    Raises:
        RefusedError: There are too few or unknown candidates, too many rounds, or there is no such election.
    """
    election, at = _found(being_held(text), spot)
    known = {each.kandidaat for each in election.kandidaten}
    if not letters or not known.issuperset(letters):
        raise RefusedError("duid aan tussen welke kandidaten opnieuw gestemd wordt.")
    if len(election.rondes) >= MOST_ROUNDS:
        raise RefusedError(f"meer dan {MOST_ROUNDS} rondes kan niet.")
    text = append(text, (*at, "rondes"), _round(sorted(set(letters))))
    return _without_winner(text, election, at)


def count_round(text: str, spot: Spot, number: int, votes: Mapping[str, int]) -> str:
    """The text with these numbers of round ``number`` (from 0): by the letter of a candidate, or a word of ``NOBODY``.

    Raises:
        RefusedError: A number is below 0, or there is no such round or candidate.
    """
    election, at = _found(being_held(text), spot)
    if not 0 <= number < len(election.rondes):
        raise RefusedError("die ronde is er niet meer.")
    rows = [each.kandidaat for each in election.rondes[number].kandidaten]
    for name, count in votes.items():
        if count < 0:
            raise RefusedError("een aantal stemmen is nooit kleiner dan 0.")
        if name in NOBODY:
            text = put(text, (*at, "rondes", number), name, str(count))
        elif name in rows:
            text = put(text, (*at, "rondes", number, "kandidaten", rows.index(name)), "stemmen", str(count))
        else:
            raise RefusedError("die kandidaat deed in deze ronde niet mee.")
    return text


def elect(text: str, spot: Spot, letter: str | None) -> str:
    """The text in which one candidate is elected and no other; ``None``: nobody yet.

    Raises:
        RefusedError: There is no such candidate or election.
    """
    election, at = _found(being_held(text), spot)
    text = drop(_without_winner(text, election, at), (*at, "uitgesteld"))
    if letter is None:
        return text
    letters = [each.kandidaat for each in election.kandidaten]
    if letter not in letters:
        raise RefusedError("die kandidaat is er niet.")
    return put(text, (*at, "kandidaten", letters.index(letter)), "verkozen", "ja")


def put_off_election(text: str, spot: Spot) -> str:
    """The text in which the choice was put off, and so nobody is elected.

    Raises:
        RefusedError: There is no such election.
    """
    election, at = _found(being_held(text), spot)
    return put(_without_winner(text, election, at), at, "uitgesteld", "ja")


def take_election_away(text: str, spot: Spot) -> str:
    """The text without an election.

    Raises:
        RefusedError: There is no such election.
    """
    return drop(text, _found(being_held(text), spot)[1])


def election_stands(facts: Facts, meeting: Vergadering, spot: Spot) -> Standing:
    """An election as it stands after its last round, under the rules of that day.

    Raises:
        RefusedError: There is no such election.
    """
    election, _ = _found(meeting, spot)
    if not election.rondes:
        return Standing("", tuple(each.kandidaat for each in election.kandidaten), "")
    last = election.rondes[-1]
    counts = {f"kandidaat {letter}": number for letter, number in last.counts.items()}
    stand = standing(counts, last.others, len(election.rondes), facts.rules_of(meeting))
    room = room_at(facts, meeting, spot[0])
    total, most = sum(last.counts.values()) + last.others, len(room.voters | room.unmarked)
    warning = f"{counted(total, 'stem', 'stemmen')}, en er kunnen er {most} zijn. Tel opnieuw." if total > most else ""
    can = tuple(each.removeprefix("kandidaat ") for each in stand.can)
    return Standing(f"{sentence(stand.reason or stand.lead)}.", can, warning)


def _round(letters: Sequence[str]) -> dict[str, list[dict[str, str]]]:
    return {"kandidaten": [{"kandidaat": letter, "stemmen": "0"} for letter in letters]}


def _without_winner(text: str, election: Verkiezing, at: Path) -> str:
    winner = elected_of(election)
    if winner is None:
        return text
    return drop(text, (*at, "kandidaten", election.kandidaten.index(winner), "verkozen"))


def _found(meeting: Vergadering, spot: Spot) -> tuple[Verkiezing, Path]:
    item = item_of(meeting, spot[0])
    if not 0 <= spot[1] < len(item.verkiezingen):
        raise RefusedError(f"bij {named(item)} is die verkiezing er niet meer.")
    return item.verkiezingen[spot[1]], (ITEMS, spot[0], ELECTIONS, spot[1])
