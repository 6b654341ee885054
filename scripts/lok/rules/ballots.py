"""Elections in the older notation, a vote of yes and no for each candidate: judged as the ballots that they were (V13, V14).

``facts.ballots`` tells which votes are one ballot. One winner a ballot at most, one of those with the most votes; nobody is
asked to name another where there is one, and where nobody was elected one at most.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.facts.ballot import same_post
from lok.facts.ballots import ballots_of, in_rounds
from lok.facts.elections import Oordeel, explained_by, judged, standing
from lok.facts.majority import Assembly, follows, outcome
from lok.kinds.stemmingen import Stemgevolg
from lok.kinds.vergaderstatus import HELD
from lok.rules.elections import votes_fit
from lok.rules.votes import vote_follows
from lok.source.problems import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date as day

    from lok.facts.ballot import Ballot, Cast
    from lok.facts.elections import Rondestand
    from lok.facts.facts import Facts
    from lok.kinds.afspraken import Afspraken
    from lok.model.kind import Record
    from lok.source.parse import Path


def ballots_fit_the_room(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V13: the votes for all candidates of a ballot are together no more than could vote, and no seat votes twice in it."""
    del date
    for meeting in facts.meetings:
        if meeting.status not in HELD:
            continue
        for row in ballots_of(facts, meeting):
            for ballot in row:
                if ballot.joined and ballot.split:
                    for finding in (*_fits(ballot), *_votes_once(ballot)):
                        yield meeting, finding


def _fits(ballot: Ballot) -> Iterator[Finding]:
    """The votes of one ballot in the room."""
    sums = ballot.sums
    counting = f"de {len(ballot.casts)} kandidaten van deze verkiezing hebben samen"
    by_list = all(cast.voters is not None for cast in ballot.casts)
    yield from votes_fit(sums.total, sums.room, _at(ballot.casts[0]), counting, by_list=by_list)


def _at(cast: Cast) -> Path:
    item, index = cast.at
    return ("agendapunten", item, "stemmingen", index)


def _votes_once(ballot: Ballot) -> Iterator[Finding]:
    """A seat that stands with two candidates of one ballot."""
    seen: dict[str, Cast] = {}
    for cast in ballot.casts:
        for index, line in enumerate(cast.vote.stemmen_per_zetel):
            before = seen.setdefault(line.zetel, cast)
            if before is not cast:
                place = (*_at(cast), "stemmen_per_zetel", index, "zetel")
                message = f"{line.zetel} stemde in deze verkiezing al bij {before.label}"
                yield Finding(place, "V13", message, "Laat één stem staan.")


def winners_follow(facts: Facts, date: day) -> Iterator[tuple[Record, Finding]]:
    """V14: a ballot on candidates has one winner at most, with the most votes; what the council agreed holds as well.

    The next ballot on the same post is another round: then this one need not have a winner. Where the ballots of a row do
    not fit the room it is not sure which votes were one, and a winner is asked of none.
    """
    del date
    for meeting in facts.meetings:
        rules = facts.rules_of(meeting)
        found = ballots_of(facts, meeting)
        elected = {ballot.post for row in found for ballot in row if ballot.elected} - {""}
        for row in found:
            unsure = len(row) > 1 and not all(ballot.fits for ballot in row)
            filled = elected | {ballot.post for ballot in row} if unsure else elected
            for ballot, number, again in in_rounds(row):
                for finding in _winner(ballot, number, rules, open_ended=again or ballot.post in filled):
                    yield meeting, finding
            for finding in _of_questions(row, rules, meeting.voorzitter, filled):
                yield meeting, finding
        for finding in _one_a_post(ballot for row in found for ballot in row):
            yield meeting, finding


def _winner(ballot: Ballot, number: int, rules: Afspraken | None, *, open_ended: bool) -> Iterator[Finding]:
    """What is wrong with who won a ballot; ``open_ended`` says that nobody needs to."""
    stand = standing(ballot.counts, ballot.others, number, rules)
    won = [cast for cast in ballot.elected if cast.label in stand.leaders]
    for cast in ballot.elected:
        if cast.label not in stand.leaders:
            hint = "Schrijf hier ‘gevolg: verworpen’, of verbeter de aantallen. Hoogstens één kandidaat is verkozen."
            yield Finding((*_at(cast), "gevolg"), "V14", f"{cast.label} kan niet verkozen zijn: {stand.lead}", hint)
    for cast in won[1:]:
        message = f"{won[0].label} is al verkozen, en er kan er maar één zijn"
        hint = "Laat ‘gevolg: goedgekeurd’ staan bij wie verkozen is, en schrijf bij de anderen ‘gevolg: verworpen’."
        yield Finding((*_at(cast), "gevolg"), "V14", message, hint)
    if len(won) == len(ballot.elected) < 2:
        yield from _agreed(ballot, stand, rules, open_ended=open_ended)


def _agreed(ballot: Ballot, stand: Rondestand, rules: Afspraken | None, *, open_ended: bool) -> Iterator[Finding]:
    """Whether the one with the most votes, or nobody, can be the winner."""
    won = ballot.elected[0] if ballot.elected else None
    open_ended = open_ended or any(cast.vote.gevolg is Stemgevolg.uitgesteld for cast in ballot.casts)
    first = won or next((cast for cast in ballot.casts if cast.label in stand.leaders), ballot.casts[0])
    place = (*_at(first), "gevolg")
    match judged(stand, won.label if won else None, open_ended=open_ended, explained=explained_by(rules)):
        case Oordeel.not_enough:
            hint = "Schrijf hier ‘gevolg: geen_meerderheid’, of verbeter de aantallen of de afspraken van die dag."
            yield Finding(place, "V14", f"{first.label} kan niet verkozen zijn: {stand.reason}", hint)
        case Oordeel.tie_unexplained:
            hint = (
                "Noteer de verkiezing bij ‘verkiezingen:’ in plaats van bij ‘stemmingen:’, en zeg bij ‘beslist_door:’ wat "
                "besliste. Staat dat vast voor elke verkiezing, zet het dan bij de afspraken van de raad."
            )
            yield Finding(place, "V14", f"{stand.lead}, en er staat niet wat besliste", hint, Level.AANDACHTSPUNT)
        case Oordeel.nobody:
            hint = (
                "Schrijf hier ‘gevolg: goedgekeurd’, of ‘gevolg: uitgesteld’ als de raad nog niet besliste, of verbeter de "
                "aantallen of de afspraken van die dag."
            )
            yield Finding(place, "V14", f"niemand is verkozen, maar {stand.lead}", hint)
        case _:
            pass


def _of_questions(
    row: Sequence[Ballot], rules: Afspraken | None, chair: str | None, filled: AbstractSet[str]
) -> Iterator[Finding]:
    """Votes that are each a question of yes or no, next to each other where nothing tells their posts apart."""
    group: list[Ballot] = []
    for ballot in row:
        if ballot.joined or not all(same_post(ballot, each) for each in group):
            yield from _of_a_post(group, rules, chair, filled)
            group = []
        if not ballot.joined:
            group.append(ballot)
    yield from _of_a_post(group, rules, chair, filled)


def _of_a_post(
    group: Sequence[Ballot], rules: Afspraken | None, chair: str | None, filled: AbstractSet[str]
) -> Iterator[Finding]:
    """Each is judged as any vote, but for candidates who were carried and are not called elected.

    These may have lost to who is, with as many votes or more. Where nobody won, the one with the most is asked about.
    """
    casts = [ballot.casts[0] for ballot in group]
    outcomes = {cast.at: outcome(cast.vote, rules, Assembly(chair)) for cast in casts}
    wrong = [cast for cast in casts if not follows(cast.vote.gevolg, outcomes[cast.at])]
    carried = [cast for cast in wrong if outcomes[cast.at].gevolg is Stemgevolg.goedgekeurd]
    most = max((cast.for_ for cast in carried), default=0)
    tops = [cast.at for cast in carried if cast.for_ == most]
    won = max((cast.for_ for cast in casts if cast.elected), default=None)
    taken = any(ballot.post in filled for ballot in group)
    for cast in wrong:
        if outcomes[cast.at].gevolg is not Stemgevolg.goedgekeurd or (won is None and not taken and tops == [cast.at]):
            yield from vote_follows(cast.vote, rules, Assembly(chair), _at(cast))
        elif won is not None and cast.for_ > won:
            message = f"{cast.label} had meer stemmen dan wie verkozen is"
            hint = (
                "Verkozen is hoogstens één kandidaat, een met de meeste stemmen: verbeter de aantallen, of het gevolg bij "
                "beiden. Was dit voor een andere functie, noem die dan bij ‘onderwerp:’."
            )
            yield Finding((*_at(cast), "gevolg"), "V14", message, hint)


def _one_a_post(ballots: Iterable[Ballot]) -> Iterator[Finding]:
    """Two ballots with a winner for the very same post."""
    filled: dict[str, Cast] = {}
    for ballot in ballots:
        if ballot.post and ballot.elected:
            cast = ballot.elected[0]
            before = filled.setdefault(ballot.post, cast)
            if before is not cast:
                message = f"{before.label} is al verkozen als {ballot.post}"
                hint = "Schrijf bij wie niet verkozen is ‘gevolg: verworpen’. Zijn er echt twee, noem elke functie dan anders."
                yield Finding((*_at(cast), "gevolg"), "V14", message, hint, Level.AANDACHTSPUNT)
