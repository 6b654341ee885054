"""A ballot on several candidates in the older notation, where each has a vote of yes and no: its votes and their sums.

``ballots`` tells which votes are one ballot.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lok.kinds.stemmingen import UNNUMBERED, Stem, Stemgevolg

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lok.kinds.stemmingen import Stemming

FOR_NOBODY = (Stem.onthouding, Stem.blanco, Stem.ongeldig)


@dataclass(frozen=True, slots=True)
class Cast:
    """The vote on one candidate: ``at`` its item and its place there, what was written, and who could vote.

    ``numbers`` is ``None`` without any. ``voters`` could vote, ``possible`` are those and who may have been there; both are
    ``None`` when nobody can tell who was in the room, and then ``present`` is the number in the minutes, if they have one. ``alone`` says whether the item has no other vote; ``post`` and ``turn`` are
    the post and the round that are named. ``label`` is what the candidate is called, ``name`` tells candidates apart.
    """

    at: tuple[int, int]
    vote: Stemming
    numbers: Mapping[Stem, int] | None
    voters: frozenset[str] | None
    possible: frozenset[str] | None
    present: int | None
    alone: bool
    post: str
    turn: str
    label: str
    name: str = ""

    @property
    def for_(self) -> int:
        """The votes for the candidate."""
        return self.numbers[Stem.voor] if self.numbers is not None else 0

    @property
    def total(self) -> int:
        """All votes that stand with the candidate."""
        return sum(self.numbers.values()) if self.numbers is not None else 0

    @property
    def for_nobody(self) -> tuple[int, ...]:
        """The abstentions, blank and invalid votes."""
        return tuple(self.numbers[stem] for stem in FOR_NOBODY) if self.numbers is not None else ()

    @property
    def elected(self) -> bool:
        """Whether the minutes say that the candidate was elected."""
        return self.vote.gevolg is Stemgevolg.goedgekeurd

    @property
    def shares(self) -> bool:
        """Whether the votes can be a share of those of a ballot: counted, and none against the candidate."""
        counted = self.numbers is not None and not self.numbers[Stem.tegen]
        return counted and self.vote.methode not in UNNUMBERED


def _of_both(
    make: Callable[[frozenset[str], frozenset[str]], frozenset[str]],
    one: frozenset[str] | None,
    other: frozenset[str] | None,
) -> frozenset[str] | None:
    """What ``make`` gives of two rooms; ``None`` where one of them is not known."""
    return None if one is None or other is None else make(one, other)


class Sums:
    """What votes that may be one ballot come to together; one more can be added."""

    def __init__(self, cast: Cast) -> None:
        self._first, self._one_of, self._all_of = cast, cast.possible, cast.voters
        self._present = cast.present
        self._counted = cast.numbers is not None
        self._for_nobody, self._alike = cast.for_nobody, True
        self._together = sum(cast.for_nobody)
        self._candidates = cast.total - self._together
        self._most, self._elected = cast.for_, [cast.for_] if cast.elected else []

    def add(self, cast: Cast) -> None:
        """One vote more."""
        if cast.voters is not self._first.voters:
            self._one_of = _of_both(frozenset.union, self._one_of, cast.possible)
            self._all_of = _of_both(frozenset.intersection, self._all_of, cast.voters)
        self._alike &= cast.for_nobody == self._for_nobody
        self._together += sum(cast.for_nobody)
        self._candidates += cast.for_
        self._most = max(self._most, cast.for_)
        if cast.elected:
            self._elected.append(cast.for_)

    @property
    def room(self) -> tuple[int, int | None]:
        """The fewest and the most that can have voted: who was there for all these items, and for one of them."""
        if self._one_of is None or self._all_of is None:
            return 0, self._present
        return len(self._all_of), len(self._one_of)

    @property
    def others(self) -> int:
        """The votes for nobody. Those that stand with every candidate alike count once, where more is too many."""
        most = self.room[1]
        once = self._alike and most is not None and self._candidates + self._together > most
        return sum(self._for_nobody) if once else self._together

    @property
    def total(self) -> int:
        """All votes."""
        return self._candidates + self.others

    @property
    def fits(self) -> bool:
        """Whether the votes are as many as could vote; where that is not known they are."""
        least, most = self.room
        return not self._counted or (self.total >= least and (most is None or self.total <= most))

    @property
    def misfit(self) -> int:
        """How far from the room the votes are: the square of those too many or too few. A number present is a room too."""
        least, most = self.room
        if most is None or not self._counted:
            return 0
        least = most if self._one_of is None else least
        return max(self.total - most, least - self.total, 0) ** 2

    @property
    def wrong(self) -> int:
        """How many of those who are called elected cannot be, when this is one ballot."""
        return max(len(self._elected) - 1, 0) + sum(each < self._most for each in self._elected)


@dataclass(frozen=True, slots=True)
class Ballot:
    """The votes of one ballot. ``split``: each candidate has a share of them; else each has all votes, against as well."""

    casts: tuple[Cast, ...]
    split: bool

    @property
    def joined(self) -> bool:
        """Whether there are several candidates."""
        return len(self.casts) > 1

    @property
    def counts(self) -> dict[str, int]:
        """The votes for each candidate, by what it is called."""
        return {cast.label: cast.for_ for cast in self.casts}

    @property
    def sums(self) -> Sums:
        """What the votes come to together, of a ballot that is split."""
        sums = Sums(self.casts[0])
        for cast in self.casts[1:]:
            sums.add(cast)
        return sums

    @property
    def others(self) -> int:
        """The votes for nobody."""
        if self.split:
            return self.sums.others
        return self.casts[0].total - sum(cast.for_ for cast in self.casts)

    @property
    def fits(self) -> bool:
        """Whether the votes are as many as could vote, as far as that is known."""
        return (self.sums if self.split else Sums(self.casts[0])).fits

    @property
    def elected(self) -> tuple[Cast, ...]:
        """Whom the minutes call elected."""
        return tuple(cast for cast in self.casts if cast.elected)

    @property
    def post(self) -> str:
        """The post that the words name, if they do."""
        return next((cast.post for cast in self.casts if cast.post), "")


def same_post(one: Ballot, other: Ballot) -> bool:
    """Whether nothing says that two ballots are about different posts."""
    return not (one.post and other.post and one.post != other.post)
