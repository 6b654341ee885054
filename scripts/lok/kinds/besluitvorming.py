"""How a council decides: how many must be there, what carries a proposal, and what a tie means. Local rules, by their day."""

from collections.abc import Iterator
from enum import auto
from typing import ClassVar

from lok.model.audience import Public
from lok.model.depends import Depends, asks_for
from lok.model.fields import Aandeel, Getal, JaNee, Keuze
from lok.model.kind import Part
from lok.source.positions import Path
from lok.source.problems import Finding


class Quorumsoort(Keuze):
    """How many voting seats must be present."""

    geen = auto()
    minstens_aandeel = auto()
    meer_dan_aandeel = auto()
    aantal = auto()


class Meerderheid(Keuze):
    """What carries a proposal."""

    gewone = auto()
    twee_derde = auto()
    consensus = auto()


class Onthoudingen(Keuze):
    """Whether abstentions, blank and invalid votes belong to the number a majority is taken of."""

    tellen_niet_mee = auto()
    tellen_mee = auto()


class StakingVanStemmen(Keuze):
    """What a tie means."""

    verworpen = auto()
    voorzitter_beslist = auto()
    geen_advies = auto()


class Quorum(Part):
    """The quorum rule: its kind, its share or number, and whether a second meeting may always decide."""

    depends: ClassVar[Depends] = {
        "aandeel": {"soort": frozenset({Quorumsoort.minstens_aandeel, Quorumsoort.meer_dan_aandeel})},
        "aantal": {"soort": frozenset({Quorumsoort.aantal})},
        "tweede_vergadering_beslist": {"soort": frozenset(Quorumsoort) - {Quorumsoort.geen}},
    }

    soort: Public[Quorumsoort]
    """Hoeveel stemgerechtigde zetels aanwezig moeten zijn: geen, minstens_aandeel, meer_dan_aandeel of aantal."""
    aandeel: Public[Aandeel | None] = None
    """Het aandeel bij minstens_aandeel of meer_dan_aandeel, bijvoorbeeld 1/2."""
    aantal: Public[Getal | None] = None
    """Het aantal zetels bij de soort aantal."""
    tweede_vergadering_beslist: Public[JaNee] = False
    """Ja als een tweede vergadering met dezelfde agenda altijd mag beslissen."""


def quorum_is_complete(quorum: Quorum, at: Path) -> Iterator[Finding]:
    """V11: a quorum by share states the share, a quorum by number the number, and nothing else."""
    for field in ("aandeel", "aantal"):
        given, wanted = getattr(quorum, field) is not None, asks_for(quorum, field)
        if given and not wanted:
            message = f"bij een quorum van de soort ‘{quorum.soort.value}’ hoort geen {field}"
            yield Finding((*at, field), "V11", message, "Laat dit veld weg of kies een andere soort.", at_key=True)
        if wanted and not given:
            message = f"een quorum van de soort ‘{quorum.soort.value}’ heeft een {field} nodig"
            example = "aandeel: 1/2" if field == "aandeel" else "aantal: 8"
            yield Finding((*at, "soort"), "V11", message, f"Voeg ‘{field}:’ toe, bijvoorbeeld {example}.")
