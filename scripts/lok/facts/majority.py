"""What the numbers of a vote lead to under the rule of its day.

A majority is taken of the votes for and against, and of all votes where the local rules let abstentions, blank and
invalid votes count. All arithmetic is on whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lok.kinds.besluitvorming import Meerderheid, Onthoudingen, StakingVanStemmen
from lok.kinds.stemmingen import UNNUMBERED, Stem, Stemgevolg, Stemmethode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lok.kinds.afspraken import Afspraken
    from lok.kinds.stemmingen import Stemming

NOT_CARRIED = frozenset({Stemgevolg.verworpen, Stemgevolg.geen_meerderheid})


@dataclass(frozen=True, slots=True)
class Uitslag:
    """What a vote leads to: ``gevolg``, or ``None`` when it cannot be judged, with the reason in one Dutch sentence.

    ``fits`` are the words minutes may use for it: a proposal that does not carry is called rejected or without a
    majority, except where the rule on ties chose one of the two.
    """

    gevolg: Stemgevolg | None
    reden: str
    fits: frozenset[Stemgevolg]


def outcome(vote: Stemming, rules: Afspraken | None, chair: str | None = None) -> Uitslag:
    """What ``vote`` leads to under ``rules``; ``chair`` is the id of the chair's seat, whose vote may decide a tie."""
    counts = votes(vote)
    if vote.methode in UNNUMBERED:
        return _agreed(vote.methode, counts)
    if counts is None:
        return _unknown("Het verslag geeft geen aantallen.")
    if rules is None:
        return _unknown("Er zijn geen afspraken bekend die op die dag golden.")
    casting = next((line.stem for line in vote.stemmen_per_zetel if line.zetel == chair), None)
    return counted(counts, rules, casting)


def follows(gevolg: Stemgevolg, found: Uitslag) -> bool:
    """Whether minutes may say ``gevolg`` of a vote with this outcome; a council may always put off its decision."""
    return gevolg in found.fits or (bool(found.fits) and gevolg is Stemgevolg.uitgesteld)


def votes(vote: Stemming) -> Mapping[Stem, int] | None:
    """The votes of each kind, from the numbers or from the list per seat; ``None`` when there is neither."""
    if vote.counted:
        return vote.counts
    if vote.stemmen_per_zetel:
        return {stem: sum(line.stem is stem for line in vote.stemmen_per_zetel) for stem in Stem}
    return None


def votes_that_count(counts: Mapping[Stem, int], rules: Afspraken) -> int:
    """The number of votes that a majority is taken of."""
    return (
        sum(counts.values())
        if rules.onthoudingen is Onthoudingen.tellen_mee
        else counts[Stem.voor] + counts[Stem.tegen]
    )


def counted(counts: Mapping[Stem, int], rules: Afspraken, casting: Stem | None = None) -> Uitslag:
    """What these numbers lead to; ``casting`` is what the chair voted, if known."""
    for_, against = counts[Stem.voor], counts[Stem.tegen]
    base = votes_that_count(counts, rules)
    if for_ == against == 0:
        return _rejected(Stemgevolg.geen_meerderheid, "Niemand stemde voor of tegen.")
    if rules.meerderheid is Meerderheid.consensus:
        return _by_consensus(for_, base)
    if for_ == against:
        return _tie(rules.staking_van_stemmen, for_, casting)
    two_thirds = rules.meerderheid is Meerderheid.twee_derde
    wanted = "twee derde" if two_thirds else "meer dan de helft"
    reason = f"Er {'was' if for_ == 1 else 'waren'} {for_} van de {base} stemmen voor, en {wanted} was nodig."
    if 3 * for_ >= 2 * base if two_thirds else 2 * for_ > base:
        return _carried(reason)
    return _rejected(Stemgevolg.verworpen if against > for_ else Stemgevolg.geen_meerderheid, reason)


def _tie(rule: StakingVanStemmen, each: int, casting: Stem | None) -> Uitslag:
    reason = f"De stemmen staakten, met {each} voor en {each} tegen"
    if rule is StakingVanStemmen.geen_advies:
        gevolg = Stemgevolg.geen_meerderheid
        return Uitslag(gevolg, f"{reason}: dan is er geen meerderheid.", frozenset({gevolg}))
    if rule is StakingVanStemmen.verworpen:
        return Uitslag(
            Stemgevolg.verworpen, f"{reason}: dan is het voorstel verworpen.", frozenset({Stemgevolg.verworpen})
        )
    if casting is Stem.voor:
        return _carried(f"{reason}: de voorzitter besliste en stemde voor.")
    if casting is Stem.tegen:
        gevolg = Stemgevolg.verworpen
        return Uitslag(gevolg, f"{reason}: de voorzitter besliste en stemde tegen.", frozenset({gevolg}))
    return _unknown(f"{reason}: de voorzitter beslist, en het verslag zegt niet wat die stemde.")


def _by_consensus(for_: int, base: int) -> Uitslag:
    reason = f"Er {'was' if for_ == 1 else 'waren'} {for_} van de {base} stemmen voor, en consensus was nodig."
    return _carried(reason) if for_ == base else _rejected(Stemgevolg.geen_meerderheid, reason)


def _agreed(methode: Stemmethode, counts: Mapping[Stem, int] | None) -> Uitslag:
    """A consensus, a unanimous vote or a silent agreement: all one way. Rejecting together is agreeing too."""
    if counts is not None and counts[Stem.voor] and counts[Stem.tegen]:
        reason = f"Er zijn stemmen voor en stemmen tegen: dat is niet ‘{methode.woord}’."
        return Uitslag(None, reason, frozenset())
    if counts is not None and counts[Stem.voor] != counts[Stem.tegen]:
        gevolg = Stemgevolg.goedgekeurd if counts[Stem.voor] else Stemgevolg.verworpen
        return Uitslag(gevolg, "Alle stemmen gingen dezelfde kant uit.", frozenset({gevolg}))
    if methode is Stemmethode.stilzwijgend:
        return _carried("Niemand had een bezwaar.")
    both = frozenset({Stemgevolg.goedgekeurd, Stemgevolg.verworpen})
    return Uitslag(None, f"De raad besliste met ‘{methode.woord}’, zonder aantallen.", both)


def _carried(reason: str) -> Uitslag:
    return Uitslag(Stemgevolg.goedgekeurd, reason, frozenset({Stemgevolg.goedgekeurd}))


def _rejected(gevolg: Stemgevolg, reason: str) -> Uitslag:
    return Uitslag(gevolg, reason, NOT_CARRIED)


def _unknown(reason: str) -> Uitslag:
    return Uitslag(None, reason, frozenset(Stemgevolg))
