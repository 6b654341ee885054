"""Elections in the older notation: votes of yes and no, one for each candidate, read as the ballots that they were.

In items of the kind ``verkiezing`` minutes may hold one vote for each candidate: together in one item, or each in an item
of its own, in a row. Where one ballot ends and the next begins they do not say, so it is worked out of what they do:

- Another ballot begins with another post, round or method that is named, a vote against somebody, an agreement without
  numbers, a candidate who stands in this ballot already, and an item with several votes before or after it.
- What is left is cut where the votes for all candidates of a ballot together come nearest to the seats that could vote.
  Of cuts that are as near, the one counts in which the minutes agree with themselves best, and then in the fewest ballots.
- The votes against a candidate may also be those for the others: votes next to each other with as many votes each, of
  which not more are for candidates, are one ballot too.

A ballot has one winner at most. The next one is another round when this one has none, and else about another post. A vote
that is a ballot by itself is a question of yes or no, as any vote.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from lok.facts.majority import follows, outcome, votes
from lok.facts.room import voting_seats
from lok.kinds.agendapunten import Puntsoort
from lok.kinds.mandaten import Functie
from lok.kinds.stemmingen import UNNUMBERED, Stem, Stemgevolg
from lok.words.shown import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lok.kinds.agendapunten import Agendapunt
    from lok.kinds.raad import Afspraken
    from lok.kinds.stemmingen import Stemming
    from lok.kinds.vergadering import Vergadering
    from lok.kinds.zetels import Zetel

MOST_CANDIDATES = 26
"""Candidates of one ballot, as many as have a letter in the other notation."""
POSTS = (Functie.voorzitter, Functie.ondervoorzitter, Functie.secretaris, Functie.penningmeester)
POST = re.compile(rf"(?<![\w-])(?:{'|'.join(POSTS)})(?![\w-])")
ROUND = re.compile(
    r"(?:\b(eerste|tweede|derde|vierde|\d)(?:e|de|ste)? (?:stem)?(?:ronde|beurt|stemming)\b"
    r"|\b(?:stem)?(?:ronde|beurt) (\d)\b|\b(herstemming)\b)"
)
ORDINALS = {"eerste": "1", "tweede": "2", "derde": "3", "vierde": "4", "herstemming": "2"}
FOR_NOBODY = (Stem.onthouding, Stem.blanco, Stem.ongeldig)


@dataclass(frozen=True, slots=True)
class Cast:
    """The vote on one candidate: ``at`` its item and its place there, what was written, and who could vote.

    ``numbers`` is ``None`` without any; ``voters`` when nobody can tell who was in the room, and then ``present`` is the
    number in the minutes, if they have one. ``alone`` says whether the item has no other vote; ``post`` and ``turn`` are
    the post and the round that are named. ``label`` is what the candidate is called, ``name`` tells candidates apart.
    """

    at: tuple[int, int]
    vote: Stemming
    numbers: Mapping[Stem, int] | None
    voters: frozenset[str] | None
    present: int | None
    alone: bool
    post: str
    turn: str
    label: str
    name: str

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


class Sums:
    """What votes that may be one ballot come to together; one more can be added."""

    def __init__(self, cast: Cast) -> None:
        self._voters, self._one_of, self._all_of = cast.voters, cast.voters, cast.voters
        self._present = cast.present
        self._counted = cast.numbers is not None
        self._for_nobody, self._alike = cast.for_nobody, True
        self._together = sum(cast.for_nobody)
        self._candidates = cast.total - self._together
        self._most, self._elected = cast.for_, [cast.for_] if cast.elected else []

    def add(self, cast: Cast) -> None:
        """One vote more."""
        if cast.voters is not self._voters:
            known = cast.voters if self._one_of is not None else None
            self._one_of = known | self._one_of if known is not None and self._one_of is not None else None
            self._all_of = known & self._all_of if known is not None and self._all_of is not None else None
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


def rows(meeting: Vergadering, seats: Mapping[str, Zetel], rules: Afspraken | None) -> Iterator[tuple[Ballot, ...]]:
    """The ballots of each row of items with votes on candidates, in their order; no row of one vote alone.

    An item of the kind without a vote, such as one in which candidates present themselves, does not end a row.
    """
    items = enumerate(zip(meeting.agendapunten, voting_seats(meeting, seats), strict=True))
    votes_on = (each for each in items if not _only_introduces(each[1][0]))
    for held, row in groupby(votes_on, key=lambda each: _has_candidates(each[1][0])):
        if not held:
            continue
        casts = [cast for index, (item, voters) in row for cast in _casts(meeting, index, item, voters)]
        if len(casts) > 1:
            titles = [shortened(meeting.agendapunten[cast.at[0]].titel) for cast in casts]
            yield tuple(_with_all_votes(_cut(_named(casts, titles), rules, meeting.voorzitter)))


def _has_candidates(item: Agendapunt) -> bool:
    """Whether the votes of an item may be on candidates; where the elections stand apart, the votes are about something else."""
    return item.soort is Puntsoort.verkiezing and bool(item.stemmingen) and not item.verkiezingen


def _only_introduces(item: Agendapunt) -> bool:
    return item.soort is Puntsoort.verkiezing and not item.stemmingen and not item.verkiezingen


def _casts(meeting: Vergadering, index: int, item: Agendapunt, voters: frozenset[str] | None) -> Iterator[Cast]:
    for number, vote in enumerate(item.stemmingen):
        said, title = vote.onderwerp.casefold(), item.titel.casefold()
        yield Cast(
            (index, number),
            vote,
            votes(vote),
            voters,
            meeting.aanwezig_totaal,
            alone=len(item.stemmingen) == 1,
            post=_only(POST.findall(said)) or _only(POST.findall(title)),
            turn=_turn(said) or _turn(title),
            label=shortened(vote.onderwerp),
            name=said,
        )


def _only(found: list[str]) -> str:
    """The one word that was found, however often; empty for none and for several."""
    return found[0] if len(set(found)) == 1 else ""


def _turn(words: str) -> str:
    """The round that words name: its number."""
    return _only([ORDINALS.get(word, word) for found in ROUND.findall(words) for word in found if word])


def _named(casts: Sequence[Cast], titles: Sequence[str]) -> list[Cast]:
    """Each with a name: the subject of the vote; where that is the same everywhere the title of the item, or a number."""
    for labels in ([cast.label for cast in casts], titles):
        names = [ROUND.sub("", label.casefold()).strip(" .,:;()-") for label in labels]
        if len(set(names)) > 1:
            return [
                replace(cast, label=f"‘{label}’", name=name)
                for cast, label, name in zip(casts, labels, names, strict=True)
            ]
    return [replace(cast, label=f"kandidaat {number}", name=str(number)) for number, cast in enumerate(casts, start=1)]


Cost = tuple[int, int, int]
"""How badly a ballot fits: the square of the votes that it has too many or too few, the words of the minutes that do not
follow from it, and 1 for the ballot itself."""


def _cut(casts: Sequence[Cast], rules: Afspraken | None, chair: str | None) -> Iterator[Ballot]:
    """The votes of a row cut into ballots, at the least cost."""
    best: list[tuple[Cost, int]] = [((0, 0, 0), 0)]
    for end, last in enumerate(casts):
        alone = Sums(last)
        wrong = int(not follows(last.vote.gevolg, outcome(last.vote, rules, chair)))
        choices = [(_plus(best[end][0], alone.misfit, wrong), end)]
        for start in _starts(casts, end):
            alone.add(casts[start])
            choices.append((_plus(best[start][0], alone.misfit, alone.wrong), start))
        best.append(min(choices))
    cuts, end = [], len(casts)
    while end:
        cuts.append((best[end][1], end))
        end = best[end][1]
    return (Ballot(tuple(casts[start:end]), split=True) for start, end in reversed(cuts))


def _plus(before: Cost, misfit: int, wrong: int) -> Cost:
    return before[0] + misfit, before[1] + wrong, before[2] + 1


def _starts(casts: Sequence[Cast], end: int) -> Iterator[int]:
    """Where a ballot of several votes can begin of which the one at ``end`` is the last; the latest first."""
    last = casts[end]
    names, posts, turns = {last.name}, {last.post} - {""}, {last.turn} - {""}
    for start in range(end - 1, max(end - MOST_CANDIDATES, -1), -1):
        cast, after = casts[start], casts[start + 1]
        posts |= {cast.post} - {""}
        turns |= {cast.turn} - {""}
        apart = cast.at[0] != after.at[0] and not (cast.alone and after.alone)
        another = cast.name in names or len(posts) > 1 or len(turns) > 1 or cast.vote.methode is not last.vote.methode
        if apart or another or not (cast.shares and last.shares):
            return
        names.add(cast.name)
        yield start


def _with_all_votes(ballots: Iterable[Ballot]) -> Iterator[Ballot]:
    """The same, in which questions next to each other are one ballot where the votes against are those for the others."""
    waiting: list[Ballot] = []
    for ballot in ballots:
        if waiting and not _alike([*waiting, ballot]):
            yield from _one_of(waiting)
            waiting = []
        waiting.append(ballot)
    yield from _one_of(waiting)


def _alike(ballots: Sequence[Ballot]) -> bool:
    """Whether these are questions with as many votes each, on different candidates, and not for different posts."""
    casts = [cast for ballot in ballots for cast in ballot.casts]
    first, last = casts[0], casts[-1]
    return (
        len(casts) == len(ballots) <= MOST_CANDIDATES
        and first.numbers is not None
        and last.numbers is not None
        and (last.total, last.vote.methode) == (first.total, first.vote.methode)
        and len({cast.name for cast in casts}) == len(casts)
        and len({cast.post for cast in casts} - {""}) <= 1
        and len({cast.turn for cast in casts} - {""}) <= 1
    )


def _one_of(ballots: Sequence[Ballot]) -> Iterable[Ballot]:
    """These as one ballot, where not more of the votes are for candidates than one of them has."""
    casts = tuple(cast for ballot in ballots for cast in ballot.casts)
    against = any(cast.numbers is not None and cast.numbers[Stem.tegen] for cast in casts)
    one = len(ballots) > 1 and against and sum(cast.for_ for cast in casts) <= casts[0].total
    return (Ballot(casts, split=False),) if one else ballots
