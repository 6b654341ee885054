"""What minutes say that a vote led to, against what its numbers lead to under the rule of that day (V14)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lok.archive.archive import OfEach
from lok.facts.ballots import ballots_of
from lok.facts.composed import Composed
from lok.facts.majority import Assembly, follows, outcome, special_of
from lok.facts.sitting import assembly_at
from lok.kinds.stemmingen import Stemgevolg
from lok.source.problems import Finding, Level
from lok.words.dutch import listed

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


OFTEN_SPECIAL = re.compile(
    r"statut|huishoudelijk\s+reglement|afsprakennota|\bontsla|\bontslag|\bafzet|\buitsluit|\bschrap|\bontbind|\buittred|\bopheff|\btoetred|\bbeëindig",
    re.IGNORECASE,
)
"""What the subject of such a decision speaks of: its own rules, who leaves the council or joins it, its end."""


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
                found += vote_follows(vote, rules, assembly_at(council.facts, meeting, item_index), at)
    return tuple(found)


def vote_follows(vote: Stemming, rules: Afspraken | None, assembly: Assembly, at: Path) -> Iterator[Finding]:
    """What is wrong with the outcome of one vote, a question of yes or no.

    A decision that councils often ask more than the usual majority of is worth a look, and no fault, when the minutes reject
    what the usual majority would carry: the council may not have written down yet what it agreed.
    """
    if vote.bijzondere_meerderheid is not None and rules is not None and special_of(vote, rules) is None:
        yield Finding((*at, "bijzondere_meerderheid"), "V14", *_no_such_majority(vote.bijzondere_meerderheid, rules))
        return
    found = outcome(vote, rules, assembly)
    if follows(vote.gevolg, found):
        return
    field = "gevolg" if found.fits else "methode"
    if (
        vote.bijzondere_meerderheid is None
        and found.gevolg is Stemgevolg.goedgekeurd
        and OFTEN_SPECIAL.search(vote.onderwerp)
    ):
        yield Finding((*at, field), "V14", _told(vote.gevolg, found), _which_majority(rules), Level.AANDACHTSPUNT)
    else:
        yield Finding((*at, field), "V14", _told(vote.gevolg, found), _remedy(found))


def _no_such_majority(name: str, rules: Afspraken) -> tuple[str, str]:
    """What is said of a majority that the council did not agree on that day."""
    known = [f"‘{each.id}’" for each in rules.bijzondere_meerderheden]
    choose = f"Kies uit {listed(known, 'of')}, of zet" if known else "Zet"
    hint = f"{choose} ze bij ‘bijzondere_meerderheden:’ in de afspraken van die dag."
    return f"bij de afspraken van die dag staat geen bijzondere meerderheid ‘{name}’", hint


def _which_majority(rules: Afspraken | None) -> str:
    known = (
        [f"‘bijzondere_meerderheid: {each.id}’" for each in rules.bijzondere_meerderheden] if rules is not None else []
    )
    if known:
        return f"Vroeg dit punt meer dan de gewone meerderheid? Schrijf dan {listed(known, 'of')}. Verbeter anders het gevolg of de aantallen."
    return (
        "Vroeg dit punt meer dan de gewone meerderheid? Zet dat dan bij ‘bijzondere_meerderheden:’ in de afspraken van die dag, "
        "en noem het hier bij ‘bijzondere_meerderheid:’. Verbeter anders het gevolg of de aantallen."
    )


def _told(written: Stemgevolg, found: Uitslag) -> str:
    reason = f"{found.reden[0].lower()}{found.reden[1:].removesuffix('.')}"
    return f"‘{written.value}’ klopt niet: {reason}" if found.fits else reason


def _remedy(found: Uitslag) -> str:
    if not found.fits:
        return "Kies de manier waarop echt gestemd werd, of verbeter de aantallen."
    words = " of ".join(f"‘gevolg: {gevolg.value}’" for gevolg in Stemgevolg if gevolg in found.fits)
    return f"Schrijf {words}, of verbeter de aantallen of de afspraken van die dag."
