"""Who can be elected by the votes of a round, under what the council agreed on elections that day.

Where the council agreed nothing, only this holds: who is elected is one of those with the most votes in the last round.
Nobody is ever asked to name two. All arithmetic is on whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any

from lok.facts.majority import counted as led_to
from lok.kinds.besluitvorming import Onthoudingen
from lok.kinds.stemmingen import Stem, Stemgevolg
from lok.kinds.verkiezingen import leaders
from lok.kinds.verkiezingsregels import Verkiezingsmeerderheid, Voorrang
from lok.words.dutch import counted, listed

if TYPE_CHECKING:
    from lok.kinds.afspraken import Afspraken
    from lok.kinds.verkiezingsregels import Verkiezingsregels


@dataclass(frozen=True, slots=True)
class Rondestand:
    """What a round leads to, in candidates: who had the most votes, and who of them can be elected by it.

    ``must`` says whether it has to be so unless the council puts the choice off; then exactly one can be. ``lead`` says who
    had the most votes, ``reason`` why nobody can be elected by them, both in Dutch words in the middle of a sentence.
    """

    leaders: tuple[str, ...]
    can: tuple[str, ...]
    must: bool
    lead: str
    reason: str = ""

    @property
    def tied(self) -> bool:
        """Whether several had the most votes."""
        return len(self.leaders) > 1


class Oordeel(Enum):
    """What may be wrong with who was elected by a round, or with nobody being so."""

    not_the_most = auto()
    not_enough = auto()
    tie_unexplained = auto()
    nobody = auto()


def judged(stand: Rondestand, elected: str | None, *, open_ended: bool, explained: bool) -> Oordeel | None:
    """What is wrong with ``elected`` in the last round; ``None`` when nothing is.

    ``open_ended``: the council put the choice off or votes again, so that nobody need be elected. ``explained``: it is
    known what decides between candidates with as many votes.
    """
    if elected is None:
        return Oordeel.nobody if stand.must and not open_ended else None
    if elected not in stand.leaders:
        return Oordeel.not_the_most
    if elected not in stand.can:
        return Oordeel.not_enough
    return Oordeel.tie_unexplained if stand.tied and not explained else None


def explained_by(rules: Afspraken | None) -> bool:
    """Whether the council agreed what decides between candidates with as many votes."""
    return rules is not None and rules.verkiezingen is not None and rules.verkiezingen.bij_gelijke_stemmen is not None


def standing(counts: dict[str, int], others: int, number: int, rules: Afspraken | None) -> Rondestand:
    """What round ``number`` (from 1) leads to.

    ``counts`` are the votes by what a candidate is called in a sentence, ``others`` how many there were for nobody.
    """
    first = leaders(counts)
    local = rules.verkiezingen if rules is not None else None
    if not first:
        return Rondestand((), (), must=False, lead="niemand kreeg een stem", reason="niemand kreeg een stem")
    most, base, tied = counts[first[0]], _base(counts, others, rules), len(first) > 1
    lead = f"{listed(first)} {'hadden elk' if tied else 'had'} {most} van de {counted(base, 'stem', 'stemmen')}"
    if local is None:
        enough = not tied and _carries(most, sum(counts.values()), others, rules)
        return Rondestand(first, first, enough, lead)
    if _asks_more_than_half(local, number) and 2 * most <= base:
        reason = f"{lead}, en de afspraken van die dag vragen meer dan de helft"
        return Rondestand(first, (), must=False, lead=lead, reason=reason)
    if tied and local.bij_gelijke_stemmen is Voorrang.nieuwe_stemming:
        reason = f"{lead}, en dan volgt een nieuwe stemming"
        return Rondestand(first, (), must=False, lead=lead, reason=reason)
    return Rondestand(first, first, not tied, lead)


def _base(counts: dict[str, int], others: int, rules: Afspraken | None) -> int:
    """The votes that a majority is taken of: those for nobody count where the council lets abstentions count."""
    all_count = rules is not None and rules.onthoudingen is Onthoudingen.tellen_mee
    return sum(counts.values()) + (others if all_count else 0)


def _carries(most: int, votes: int, others: int, rules: Afspraken | None) -> bool:
    """Whether so many votes would carry a proposal: then they elect as well, in a council that agreed nothing else."""
    if rules is None:
        return False
    numbers = {Stem.voor: most, Stem.tegen: votes - most, Stem.onthouding: others, Stem.blanco: 0, Stem.ongeldig: 0}
    return led_to(numbers, rules).gevolg is Stemgevolg.goedgekeurd and 2 * most > votes


def _asks_more_than_half(local: Verkiezingsregels, number: int) -> bool:
    """Whether the most votes are not enough yet: not in the last round that the council allows."""
    last = local.rondes is not None and number >= local.rondes
    return local.meerderheid is Verkiezingsmeerderheid.volstrekte_meerderheid and not last


def post_of(election: Any) -> str:
    """The post in the middle of a sentence: ``voorzitter``, also where it was written with a capital; not ``BOA-lid``."""
    post: str = election.functie
    return post[0].lower() + post[1:] if post[1:2].islower() else post


def elected_of(election: Any) -> Any:
    """The candidate who was elected, in a record or a view; ``None`` when nobody was."""
    return next((each for each in election.kandidaten if each.verkozen), None)


def outcome_of(election: Any) -> str:
    """How an election ended, up to who was elected: ``Verkozen als voorzitter``, or that nobody was."""
    post = post_of(election)
    if elected_of(election) is not None:
        return f"Verkozen als {post}"
    return f"De keuze van een {post} is uitgesteld" if election.uitgesteld else f"Niemand is verkozen als {post}"


def public_letters(election: Any) -> dict[str, str]:
    """What the public calls each candidate of a view of an election: A for who had the most votes, and so on.

    The letters of the minutes are for members: whoever kept one letter for one person through two elections would tell
    of who is elected in the second that it is the one who lost the first.
    """
    votes = {each.kandidaat: [not each.verkozen] for each in election.kandidaten}
    for turn in election.rondes:
        counts = {each.kandidaat: each.stemmen for each in turn.kandidaten}
        for letter, row in votes.items():
            row.append(-counts.get(letter, 0))
    ranked = sorted(votes, key=lambda letter: (votes[letter], letter))
    return dict(zip(ranked, ascii_uppercase, strict=False))


def election_rules_in_words(rules: Any) -> str:
    """What the council agreed on elections, as a line: what is needed, until when, and what decides after a tie."""
    needs = (
        "de meeste stemmen volstaan"
        if rules.meerderheid is Verkiezingsmeerderheid.meeste_stemmen
        else "een kandidaat heeft meer dan de helft van de stemmen nodig"
    )
    if rules.rondes is not None:
        most = counted(rules.rondes, "ronde", "rondes")
        enough = ", en in de laatste volstaan de meeste stemmen"
        needs += f"; er zijn hoogstens {most}{'' if needs.startswith('de meeste') else enough}"
    if rules.bij_gelijke_stemmen is not None:
        needs += f"; bij gelijke stemmen beslist {rules.bij_gelijke_stemmen.woord}"
    return needs


FUNCTIONS = (elected_of, outcome_of, election_rules_in_words)
"""What templates may call."""
