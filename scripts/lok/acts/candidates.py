"""Votes on several candidates for one post: what each leads to hangs on the votes for the others.

``facts.ballots`` tells which votes of a meeting are one ballot. At most one of them is carried.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lok.facts.ballots import ballots_in, in_rounds
from lok.facts.elections import standing
from lok.kinds.stemmingen import Stemgevolg
from lok.words.dutch import as_sentence, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lok.facts.facts import Facts
    from lok.kinds.vergadering import Vergadering


@dataclass(frozen=True, slots=True)
class Choice:
    """A ballot on candidates as it stands: what each vote leads to, by its place, all votes of it, and why in a sentence."""

    results: Mapping[tuple[int, int], Stemgevolg]
    total: int
    reason: str


def choice_at(facts: Facts, meeting: Vergadering, spot: tuple[int, int]) -> Choice | None:
    """The ballot that the vote at ``spot`` is a part of; ``None`` when that is a question by itself.

    Where nobody has to be elected by the numbers alone (a tie, or a council that agreed nothing and no majority) there is
    no majority until somebody says more.
    """
    for row in ballots_in(facts, meeting):
        for ballot, number, _ in in_rounds(row):
            if all(cast.at != spot for cast in ballot.casts):
                continue
            stand = standing(ballot.counts, ballot.others, number, facts.rules_of(meeting))
            lost = Stemgevolg.verworpen if stand.must else Stemgevolg.geen_meerderheid
            results = {
                cast.at: Stemgevolg.goedgekeurd if stand.must and cast.label in stand.can else lost
                for cast in ballot.casts
            }
            total = sum(ballot.counts.values()) + ballot.others
            return Choice(results, total, as_sentence(sentence(stand.reason or stand.lead)))
    return None
