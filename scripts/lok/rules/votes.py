"""What minutes say that a vote led to, against what its numbers lead to under the rule of that day (V14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.archive.archive import OfEach
from lok.facts.ballots import ballots_of
from lok.facts.composed import Composed
from lok.facts.majority import follows, outcome
from lok.kinds.stemmingen import Stemgevolg
from lok.source.problems import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day

    from lok.facts.facts import Facts
    from lok.facts.majority import Uitslag
    from lok.kinds.afspraken import Afspraken
    from lok.kinds.stemmingen import Stemming
    from lok.kinds.vergadering import Vergadering
    from lok.model.kind import Record
    from lok.source.parse import Path


def outcomes_follow(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V14: the outcome of a vote is the one its numbers lead to; a council may always put off its decision.

    Votes on several candidates are for ``rules.ballots``: what each leads to rests on the others.
    """
    del date
    for meeting, found in _outcomes(facts.meetings, Composed.of(facts.archive)):
        yield from ((meeting, each) for each in found)


@OfEach
def _outcomes(meeting: Vergadering, council: Composed) -> tuple[Finding, ...]:
    rules = council.facts.rules_of(meeting)
    found: list[Finding] = []
    others = {cast.at for row in ballots_of(council.facts, meeting) for ballot in row for cast in ballot.casts}
    for item_index, item in enumerate(meeting.agendapunten):
        for index, vote in enumerate(item.stemmingen):
            if (item_index, index) not in others:
                at = ("agendapunten", item_index, "stemmingen", index)
                found += vote_follows(vote, rules, meeting.voorzitter, at)
    return tuple(found)


def vote_follows(vote: Stemming, rules: Afspraken | None, chair: str | None, at: Path) -> Iterator[Finding]:
    """What is wrong with the outcome of one vote, a question of yes or no."""
    found = outcome(vote, rules, chair)
    if not follows(vote.gevolg, found):
        field = "gevolg" if found.fits else "methode"
        yield Finding((*at, field), "V14", _told(vote.gevolg, found), _remedy(found))


def _told(written: Stemgevolg, found: Uitslag) -> str:
    reason = f"{found.reden[0].lower()}{found.reden[1:].removesuffix('.')}"
    return f"‘{written.value}’ klopt niet: {reason}" if found.fits else reason


def _remedy(found: Uitslag) -> str:
    if not found.fits:
        return "Kies de manier waarop echt gestemd werd, of verbeter de aantallen."
    words = " of ".join(f"‘gevolg: {gevolg.value}’" for gevolg in Stemgevolg if gevolg in found.fits)
    return f"Schrijf {words}, of verbeter de aantallen of de afspraken van die dag."
