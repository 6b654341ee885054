"""What the numbers of a vote lead to under the rule of its day.

A majority is taken of the votes for and against, and of all votes where the local rules let abstentions, blank and
invalid votes count; or of who was in the room, or of all members, where the council agreed that. A vote may need another
majority than usual, which the council fixed for decisions of its sort. All arithmetic is on whole numbers and fractions.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from lok.kinds.besluitvorming import Grondslag, Meerderheid, Onthoudingen, StakingVanStemmen
from lok.kinds.stemmingen import UNNUMBERED, Stem, Stemgevolg, Stemmethode
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lok.kinds.afspraken import Afspraken
    from lok.kinds.besluitvorming import BijzondereMeerderheid
    from lok.kinds.stemmingen import Stemming

NOT_CARRIED = frozenset({Stemgevolg.verworpen, Stemgevolg.geen_meerderheid})


@dataclass(frozen=True, slots=True)
class Uitslag:
    """What a vote leads to: ``gevolg``, or ``None`` when it cannot be judged, with the reason in one Dutch sentence.

    ``fits`` are the words minutes may use for it: a proposal that does not carry is called rejected or without a
    majority, except where the rule on ties chose one of the two. ``base`` is of how many the majority was taken.
    """

    gevolg: Stemgevolg | None
    reden: str
    fits: frozenset[Stemgevolg]
    base: int | None = None


@dataclass(frozen=True, slots=True)
class Assembly:
    """Who votes: the seat of the chair, whose vote may decide a tie, and how many voting seats there are.

    ``present`` are those in the room for the item, ``members`` all that are filled that day; ``None`` where the minutes do
    not tell.
    """

    chair: str | None = None
    present: int | None = None
    members: int | None = None


@dataclass(frozen=True, slots=True)
class Needed:
    """What carries a proposal: at least ``part``, or more than it, of ``ground``. ``special`` where it is not the usual majority."""

    part: Fraction
    more: bool
    ground: Grondslag
    special: bool = False

    def enough(self, votes_for: int, base: int) -> bool:
        """Whether so many votes for, of so many, carry."""
        return votes_for > self.part * base if self.more else votes_for >= self.part * base

    @property
    def words(self) -> str:
        """``meer dan de helft``, ``twee derde``."""
        return f"{'meer dan ' if self.more else ''}{dutch.share(str(self.part))}"


USUAL = {Meerderheid.gewone: (Fraction(1, 2), True), Meerderheid.twee_derde: (Fraction(2, 3), False)}
OF_WHOM = {
    Grondslag.uitgebrachte_stemmen: ("stem", "stemmen"),
    Grondslag.aanwezigen: ("aanwezige stemgerechtigde zetel", "aanwezige stemgerechtigde zetels"),
    Grondslag.alle_leden: ("stemgerechtigde zetel van de raad", "stemgerechtigde zetels van de raad"),
}


def special_of(vote: Any, rules: Any | None) -> BijzondereMeerderheid | None:
    """The special majority that a vote names, of records or views, among those of that day; ``None`` when it names none there."""
    known = rules.bijzondere_meerderheden if rules is not None else ()
    return next((each for each in known if each.id == vote.bijzondere_meerderheid), None)


def special_in_words(rule: Any) -> str:
    """``minstens twee derde van de aanwezigen``, of a record or a view of the council."""
    ground = {
        Grondslag.uitgebrachte_stemmen: "de stemmen",
        Grondslag.aanwezigen: "de aanwezige leden",
        Grondslag.alle_leden: "alle leden",
    }[rule.van]
    return f"{'meer dan' if rule.meer_dan else 'minstens'} {dutch.share(rule.aandeel)} van {ground}"


def majorities_in_words(rules: Any) -> tuple[str, ...]:
    """What asks another majority than usual, a sentence each, of a record or a view of the rules of a day."""
    return tuple(
        f"{special_in_words(each)} voor {each.onderwerp.removesuffix('.')}" for each in rules.bijzondere_meerderheden
    )


def outcome(vote: Stemming, rules: Afspraken | None, assembly: Assembly | None = None) -> Uitslag:
    """What ``vote`` leads to under ``rules`` in an assembly."""
    who = assembly or Assembly()
    counts = votes(vote)
    if vote.methode in UNNUMBERED:
        return _agreed(vote.methode, counts)
    if counts is None:
        return _unknown("Het verslag geeft geen aantallen.")
    if rules is None:
        return _unknown("Er zijn geen afspraken bekend die op die dag golden.")
    special = special_of(vote, rules)
    if vote.bijzondere_meerderheid is not None and special is None:
        return _unknown(
            f"Bij de afspraken van die dag staat geen bijzondere meerderheid ‘{vote.bijzondere_meerderheid}’."
        )
    if special is not None:
        return _measured(counts, rules, who, _special(special), vote.others)
    casting = next((line.stem for line in vote.stemmen_per_zetel if line.zetel == who.chair), None)
    return counted(counts, rules, casting, assembly=who, others=vote.others)


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


def votes_that_count(counts: Mapping[Stem, int], rules: Afspraken, others: int = 0) -> int:
    """The number of votes that a majority of the votes is taken of; ``others`` are counted as abstentions are."""
    return (
        sum(counts.values()) + others
        if rules.onthoudingen is Onthoudingen.tellen_mee
        else counts[Stem.voor] + counts[Stem.tegen]
    )


def majority_base(
    counts: Mapping[Stem, int], rules: Afspraken, assembly: Assembly, needed: Needed, others: int = 0
) -> int | None:
    """Of how many the majority is taken; ``None`` when the minutes do not tell. Never fewer than voted."""
    total = sum(counts.values()) + others
    match needed.ground:
        case Grondslag.aanwezigen:
            return None if assembly.present is None else max(assembly.present, total)
        case Grondslag.alle_leden:
            return None if assembly.members is None else max(assembly.members, total)
        case _:
            return votes_that_count(counts, rules, others)


def needed_for(rules: Afspraken, special: BijzondereMeerderheid | None = None) -> Needed | None:
    """What carries a proposal that day, or one that needs a special majority; ``None`` for consensus."""
    if special is not None:
        return _special(special)
    if rules.meerderheid not in USUAL:
        return None
    return Needed(*USUAL[rules.meerderheid], rules.meerderheid_van)


def _special(rule: BijzondereMeerderheid) -> Needed:
    return Needed(Fraction(rule.aandeel), rule.meer_dan, rule.van, special=True)


def counted(
    counts: Mapping[Stem, int],
    rules: Afspraken,
    casting: Stem | None = None,
    *,
    assembly: Assembly | None = None,
    others: int = 0,
) -> Uitslag:
    """What these numbers lead to by the usual majority; ``casting`` is what the chair voted, if known."""
    for_, against = counts[Stem.voor], counts[Stem.tegen]
    if for_ == against == 0:
        return _rejected(Stemgevolg.geen_meerderheid, "Niemand stemde voor of tegen.")
    needed = needed_for(rules)
    if needed is None:
        return _by_consensus(for_, votes_that_count(counts, rules, others))
    if for_ == against:
        return _tie(rules.staking_van_stemmen, for_, casting)
    return _measured(counts, rules, assembly or Assembly(), needed, others)


def _measured(counts: Mapping[Stem, int], rules: Afspraken, assembly: Assembly, needed: Needed, others: int) -> Uitslag:
    """What the votes for lead to, held against what is needed."""
    for_, against = counts[Stem.voor], counts[Stem.tegen]
    base = majority_base(counts, rules, assembly, needed, others)
    one, many = OF_WHOM[needed.ground]
    if base is None:
        return _unknown(f"Er was {needed.words} van de {many} nodig, en het verslag zegt niet hoeveel dat er waren.")
    why = " voor een besluit van deze soort" if needed.special else ""
    reason = f"Er {'was' if for_ == 1 else 'waren'} {for_} van de {dutch.counted(base, one, many)} voor, en {needed.words} was nodig{why}."
    if needed.enough(for_, base):
        return replace(_carried(reason), base=base)
    return replace(
        _rejected(Stemgevolg.verworpen if against > for_ else Stemgevolg.geen_meerderheid, reason), base=base
    )


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
