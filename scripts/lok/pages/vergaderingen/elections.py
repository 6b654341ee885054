"""Elections on a page: a table for each round, with a seat where this reader may know it, and else a letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.facts import elections
from lok.words.dutch import counted, sentence

if TYPE_CHECKING:
    from lok.edition.select import Edition
    from lok.model.audience import Reference


@dataclass(frozen=True, slots=True)
class Kandidaatrij:
    """A candidate in a round: the letter, the seat if it may be known, the votes, and whether this decided the election."""

    letter: str
    zetel: Reference | None
    stemmen: int
    verkozen: bool


@dataclass(frozen=True, slots=True)
class Rondetabel:
    """A round: its caption, the candidates with the most votes first, and the votes for nobody by their word."""

    titel: str
    rijen: tuple[Kandidaatrij, ...]
    overige: tuple[tuple[str, int], ...]


def letters_of(edition: Edition, verkiezing: Any) -> dict[str, str]:
    """What this reader calls each candidate: members as the minutes do."""
    if edition.leden:
        return {each.kandidaat: each.kandidaat for each in verkiezing.kandidaten}
    return elections.public_letters(verkiezing)


def rounds_of(edition: Edition, verkiezing: Any) -> tuple[Rondetabel, ...]:
    """The rounds of a view of an election, in order."""
    letters, last = letters_of(edition, verkiezing), len(verkiezing.rondes)
    return tuple(
        _table(verkiezing, ronde, letters, f"Ronde {number}: " if last > 1 else "", last=number == last)
        for number, ronde in enumerate(verkiezing.rondes, start=1)
    )


def _table(verkiezing: Any, ronde: Any, letters: dict[str, str], begin: str, *, last: bool) -> Rondetabel:
    seats = {each.kandidaat: getattr(each, "zetel", None) for each in verkiezing.kandidaten}
    chosen = elections.elected_of(verkiezing)
    winner = chosen.kandidaat if chosen is not None and last else ""
    rows = (
        Kandidaatrij(letters[each.kandidaat], seats[each.kandidaat], each.stemmen, each.kandidaat == winner)
        for each in ronde.kandidaten
    )
    others = tuple((sentence(word), count) for word in FOR_NOBODY if (count := getattr(ronde, word)))
    total = sum(each.stemmen for each in ronde.kandidaten) + sum(count for _, count in others)
    return Rondetabel(
        f"{begin}{counted(total, 'stem', 'stemmen')}",
        tuple(sorted(rows, key=lambda row: (-row.stemmen, row.letter))),
        others,
    )


FOR_NOBODY = ("onthouding", "blanco", "ongeldig")


def known_only_to_members(verkiezing: Any) -> bool:
    """Whether this reader knows the seat of a candidate who was not elected."""
    return any(getattr(each, "zetel", None) is not None for each in verkiezing.kandidaten if not each.verkozen)


FUNCTIONS = (*elections.FUNCTIONS, letters_of, rounds_of, known_only_to_members)
"""What templates may call."""
