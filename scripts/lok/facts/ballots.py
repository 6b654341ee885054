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

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from lok.archive.archive import OfLast
from lok.facts.ballot import Ballot, Cast, Sums, same_post
from lok.facts.candidates import names_of, post_in, round_in
from lok.facts.majority import Assembly, follows, outcome, votes
from lok.facts.room import voting_seats
from lok.facts.sitting import unmarked
from lok.kinds.agendapunten import Puntsoort
from lok.kinds.stemmingen import Stem
from lok.words.shown import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lok.archive.archive import Archive
    from lok.facts.facts import Facts
    from lok.kinds.afspraken import Afspraken
    from lok.kinds.agendapunten import Agendapunt
    from lok.kinds.vergadering import Vergadering

MOST_CANDIDATES = 26
"""Candidates of one ballot, as many as have a letter in the other notation."""


@OfLast
def _known(archive: Archive) -> dict[str, tuple[tuple[Ballot, ...], ...]]:
    """What was asked already of the meetings of an archive, by their ids."""
    del archive
    return {}


def ballots_of(facts: Facts, meeting: Vergadering) -> tuple[tuple[Ballot, ...], ...]:
    """``ballots_in`` a meeting that is in the archive of ``facts``: several rules ask it."""
    known = _known(facts.archive)
    if meeting.id not in known:
        known[meeting.id] = ballots_in(facts, meeting)
    return known[meeting.id]


def ballots_in(facts: Facts, meeting: Vergadering) -> tuple[tuple[Ballot, ...], ...]:
    """The ballots of each row of items with votes on candidates, in their order; no row of one vote alone.

    An item of the kind without a vote, such as one in which candidates present themselves, does not end a row. Until there
    are minutes, who is not marked may have voted.
    """
    perhaps = frozenset(each.id for each in unmarked(facts.archive, meeting) if each.stemgerechtigd)
    return tuple(_rows(meeting, facts, perhaps))


def in_rounds(row: Sequence[Ballot]) -> Iterator[tuple[Ballot, int, bool]]:
    """The ballots of a row on several candidates, each with the number of its round and whether another round follows."""
    number = 0
    for index, ballot in enumerate(row):
        after = row[index + 1] if index + 1 < len(row) else None
        again = after is not None and same_post(ballot, after)
        if ballot.joined:
            number += 1
            yield ballot, number, again
        if ballot.elected or not again:
            number = 0


def _rows(meeting: Vergadering, facts: Facts, perhaps: frozenset[str]) -> Iterator[tuple[Ballot, ...]]:
    if not any(map(_has_candidates, meeting.agendapunten)):
        return
    items = enumerate(zip(meeting.agendapunten, voting_seats(meeting, facts.seats), strict=True))
    votes_on = (each for each in items if not _only_introduces(each[1][0]))
    for held, row in groupby(votes_on, key=lambda each: _has_candidates(each[1][0])):
        if not held:
            continue
        casts = [cast for index, (_, voters) in row for cast in _casts(meeting, index, voters, perhaps)]
        if len(casts) > 1:
            named = tuple(_named(casts, meeting.agendapunten))
            yield tuple(_with_all_votes(_cut(named, facts.rules_of(meeting), meeting.voorzitter)))


def _has_candidates(item: Agendapunt) -> bool:
    """Whether the votes of an item may be on candidates; where the elections stand apart, the votes are about something else."""
    return bool(item.stemmingen) and not item.verkiezingen and item.soort is Puntsoort.verkiezing


def _only_introduces(item: Agendapunt) -> bool:
    return not item.stemmingen and not item.verkiezingen and item.soort is Puntsoort.verkiezing


def _casts(meeting: Vergadering, index: int, voters: frozenset[str] | None, perhaps: frozenset[str]) -> Iterator[Cast]:
    """The votes of an item, named by their subjects."""
    item = meeting.agendapunten[index]
    possible = voters if voters is None or not perhaps else voters | perhaps.difference(item.belangenconflict)
    for number, vote in enumerate(item.stemmingen):
        yield Cast(
            (index, number),
            vote,
            votes(vote),
            voters,
            possible,
            meeting.aanwezig_totaal,
            alone=len(item.stemmingen) == 1,
            post=post_in(vote.onderwerp, item.titel),
            turn=round_in(vote.onderwerp, item.titel),
            label=f"‘{shortened(vote.onderwerp)}’",
        )


def _named(casts: Sequence[Cast], items: Sequence[Agendapunt]) -> Iterator[Cast]:
    """Each with a name. Where the subject is none it is another candidate each time, called by the item or a number."""
    for cast, name in zip(casts, names_of([cast.vote.onderwerp for cast in casts]), strict=True):
        if name:
            yield replace(cast, name=name)
        else:
            item = items[cast.at[0]]
            called = f"‘{shortened(item.titel)}’ (punt {item.nr})" if cast.alone else f"{cast.label} ({cast.at[1] + 1})"
            yield replace(cast, label=called, name=called)


Cost = tuple[int, int, int]
"""How badly a ballot fits: the square of the votes that it has too many or too few, the words of the minutes that do not
follow from it, and 1 for the ballot itself."""


def _cut(casts: Sequence[Cast], rules: Afspraken | None, chair: str | None) -> Iterator[Ballot]:
    """The votes of a row cut into ballots, at the least cost."""
    best: list[tuple[Cost, int]] = [((0, 0, 0), 0)]
    for end, last in enumerate(casts):
        alone = Sums(last)
        wrong = int(not follows(last.vote.gevolg, outcome(last.vote, rules, Assembly(chair))))
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
