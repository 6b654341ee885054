"""An election in the notation that a record has today: a vote for each candidate of each round.

The only place that knows this notation. Once an item has a field of its own for elections, only ``as_fields`` changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lok.facts.majority import counted
from lok.kinds.stemmingen import Stem, Stemgevolg, Stemmethode

if TYPE_CHECKING:
    from lok.kinds.raad import Afspraken
    from lok.minutes.pasted import Election, Round

ROUNDS: Final = ("eerste ronde", "tweede ronde", "derde ronde", "vierde ronde")
LONGEST: Final = 300


def as_fields(election: Election, title: str, rules: Afspraken | None) -> dict[str, list[dict[str, Any]]]:
    """The fields of an item that tell an election, each with what is added to its list.

    Who voted for another candidate counts against this one: so every vote of a round has the same total. Empty when the
    rules of that day have a majority for nobody and somebody was elected all the same: this notation cannot say that.
    """
    votes = []
    last = len(election.rounds) - 1
    for at, each in enumerate(election.rounds):
        for place, called in enumerate(election.candidates):
            mine = each.votes[place]
            if not mine and at:  # no candidate any more in this round
                continue
            vote, carried = _vote(election, each, place, rules)
            several = f", {ROUNDS[at] if at < len(ROUNDS) else f'ronde {at + 1}'}" if last else ""
            if at == last and carried is not (election.elected == place):
                return {}
            votes.append({"onderwerp": f"{title}{several}: {called}"[:LONGEST], **vote})
    return {"stemmingen": votes}


def _vote(election: Election, each: Round, place: int, rules: Afspraken | None) -> tuple[dict[str, Any], bool]:
    """One candidate in one round, and whether the votes are a majority."""
    mine = each.votes[place]
    counts = {
        Stem.voor: mine,
        Stem.tegen: sum(each.votes) - mine,
        Stem.onthouding: each.onthouding,
        Stem.blanco: each.blanco,
    }
    counts[Stem.ongeldig] = each.ongeldig
    gevolg = counted(counts, rules).gevolg if rules is not None else None
    carried = gevolg is Stemgevolg.goedgekeurd if gevolg is not None else 2 * mine > sum(each.votes)
    vote: dict[str, Any] = {"methode": Stemmethode.geheim.value} if election.secret else {}
    vote |= {stem.value: str(count) for stem, count in counts.items() if count or stem in (Stem.voor, Stem.tegen)}
    vote["gevolg"] = (gevolg or (Stemgevolg.goedgekeurd if carried else Stemgevolg.verworpen)).value
    return vote, carried
