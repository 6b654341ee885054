"""Votes and agreements on an item of the agenda, with the rules about one vote (V13)."""

from collections import Counter
from collections.abc import Iterator
from enum import auto
from typing import Annotated, Any, ClassVar

from pydantic import Field

from lok.model.audience import Member, Public
from lok.model.depends import EMPTY, Depends, asks_for
from lok.model.fields import Getal, Id, Keuze, Line, Prose, ZetelRef
from lok.model.kind import Part
from lok.source.problems import Finding
from lok.words import dutch


class Stemmethode(Keuze):
    """How the council voted or agreed."""

    handopsteking = auto()
    kaarten = auto()
    elektronisch = auto()
    geheim = auto()
    schriftelijk = auto()
    consensus = auto()
    eenparig = auto()
    stilzwijgend = auto()


UNNUMBERED = frozenset({Stemmethode.consensus, Stemmethode.eenparig, Stemmethode.stilzwijgend})
"""Ways of agreeing that nobody votes against, and that need no numbers."""


class Stem(Keuze):
    """What one seat voted."""

    voor = auto()
    tegen = auto()
    onthouding = auto()
    blanco = auto()
    ongeldig = auto()

    def geteld(self, aantal: int) -> str:
        """``1 onthouding``, ``2 onthoudingen``, ``9 voor``: so many votes of this sort."""
        return dutch.counted(aantal, self.woord, "onthoudingen" if self is Stem.onthouding else self.woord)


COUNTED = tuple(Stem)
"""The kinds of vote, each also the name of the field with its number."""


class Stemgevolg(Keuze):
    """What a vote led to."""

    goedgekeurd = auto()
    verworpen = auto()
    uitgesteld = auto()
    geen_meerderheid = auto()


class StemVanZetel(Part):
    """What one seat voted."""

    zetel: Member[ZetelRef]
    """De zetel."""
    stem: Member[Stem]
    """Wat de zetel stemde: voor, tegen, onthouding, blanco of ongeldig."""


class AndereStem(Part):
    """A rubric that a town counts besides, such as *onbepaald*: neither for nor against."""

    naam: Public[Annotated[Line, Field(max_length=40)]]
    """Hoe het verslag deze stemmen noemt, bijvoorbeeld onbepaald."""
    aantal: Public[Getal]
    """Hoeveel stemmen het waren."""


class Stemming(Part):
    """A vote or an agreement on one item."""

    depends: ClassVar[Depends] = {
        "stemmen_per_zetel": {"methode": frozenset({EMPTY, *Stemmethode}) - {Stemmethode.geheim}}
    }

    onderwerp: Public[Line]
    """Waarover gestemd werd."""
    methode: Public[Stemmethode | None] = None
    """Hoe gestemd werd: handopsteking, kaarten (rood, groen en eventueel oranje), elektronisch (met een toestel of een app), geheim, schriftelijk, consensus, eenparig of stilzwijgend. Leeg als het verslag enkel het gevolg geeft."""
    voor: Public[Getal | None] = None
    """Aantal stemmen voor."""
    tegen: Public[Getal | None] = None
    """Aantal stemmen tegen."""
    onthouding: Public[Getal | None] = None
    """Aantal onthoudingen."""
    blanco: Public[Getal | None] = None
    """Aantal blanco stemmen."""
    ongeldig: Public[Getal | None] = None
    """Aantal ongeldige stemmen."""
    andere_stemmen: Public[tuple[AndereStem, ...]] = ()
    """Stemmen die het verslag nog anders noemt. Ze tellen zoals onthoudingen."""
    stemmen_per_zetel: Member[tuple[StemVanZetel, ...]] = ()
    """Wat elke zetel stemde. Nooit bij een geheime stemming."""
    bijzondere_meerderheid: Public[Id | None] = None
    """De korte naam van de bijzondere meerderheid die deze stemming nodig had, zoals ze bij de afspraken staat. Leeg bij de gewone meerderheid."""
    gevolg: Public[Stemgevolg]
    """Wat de stemming opleverde."""
    minderheidsstandpunt: Public[Prose | None] = None
    """Het standpunt van wie tegen was, zonder namen."""

    @property
    def counts(self) -> dict[Stem, int]:
        """The numbers per kind of vote; what was not written counts as none."""
        return {stem: getattr(self, stem.value) or 0 for stem in COUNTED}

    @property
    def others(self) -> int:
        """The votes that a town counts under a name of its own."""
        return sum(each.aantal for each in self.andere_stemmen)

    @property
    def total(self) -> int:
        """All votes that were counted."""
        return sum(self.counts.values()) + self.others

    @property
    def counted(self) -> bool:
        """Whether votes were counted at all; a consensus or a silent agreement has no numbers."""
        return any(getattr(self, stem.value) is not None for stem in COUNTED)


def others_in_words(vote: Any) -> tuple[str, ...]:
    """``2 onbepaald``: the votes that a town counts under a name of its own, of a record or a view. Text of the record."""
    return tuple(f"{each.aantal} {each.naam}" for each in vote.andere_stemmen if each.aantal)


def named_votes_agree_with_counts(vote: Stemming, at: tuple[str | int, ...]) -> Iterator[Finding]:
    """V13: named votes agree with the counts, nobody votes twice, and a secret vote names nobody."""
    named = vote.stemmen_per_zetel
    if not named:
        return
    if not asks_for(vote, "stemmen_per_zetel"):
        yield Finding(
            (*at, "stemmen_per_zetel"),
            "V13",
            "een geheime stemming noemt nooit wie wat stemde",
            "Verwijder deze lijst.",
            at_key=True,
        )
        return
    seen: set[str] = set()
    for index, line in enumerate(named):
        if line.zetel in seen:
            yield Finding(
                (*at, "stemmen_per_zetel", index, "zetel"),
                "V13",
                f"{line.zetel} staat twee keer in de lijst",
                "Laat één stem staan.",
            )
        seen.add(line.zetel)
    tally = Counter(line.stem for line in named)
    for stem in COUNTED:
        written = getattr(vote, stem.value)
        if written is not None and written != tally[stem]:
            yield Finding(
                (*at, stem.value),
                "V13",
                f"er staat {written} bij ‘{stem.woord}’, maar de lijst per zetel telt er {tally[stem]}",
                "Verbeter het getal of de lijst.",
            )


def counted_methods_have_numbers(vote: Stemming, at: tuple[str | int, ...]) -> Iterator[Finding]:
    """V13: a vote that is counted has numbers; a consensus or a silent agreement need not."""
    if vote.methode and vote.methode not in UNNUMBERED and not vote.counted and not vote.stemmen_per_zetel:
        yield Finding(
            (*at, "methode"),
            "V13",
            f"bij de methode ‘{vote.methode.value}’ horen aantallen",
            "Voeg ‘voor:’, ‘tegen:’ en ‘onthouding:’ toe.",
        )
