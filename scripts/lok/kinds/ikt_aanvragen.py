"""The criteria of a round, and one application with its scores. Part of ``ikt-rondes``."""

from enum import auto
from typing import Annotated

from pydantic import Field

from lok.kinds.voorwaarden import Deelnamevoorwaarde
from lok.model.audience import Member, Public
from lok.model.fields import Feitdag, Getal, Keuze, Line, OrganisatorRef, Prose
from lok.model.kind import Part
from lok.model.measures import Punten


class IktAdvies(Keuze):
    """The town's advice on one application."""

    positief = auto()
    negatief = auto()


class Telling(Keuze):
    """How the parts of a criterion come to its points."""

    samen = auto()
    hoogste = auto()
    samen_tot_het_maximum = auto()


class Splitsing(Part):
    """How many places are new, and how many had another tariff before."""

    nieuw: Public[Getal] = 0
    """Hoeveel plaatsen er bij komen."""
    omgeschakeld: Public[Getal] = 0
    """Hoeveel bestaande plaatsen overschakelen naar het inkomenstarief."""


class Subcriterium(Part):
    """One thing that earns points."""

    tekst: Public[Line]
    """Waarvoor de punten zijn, bijvoorbeeld: open meer dan 11 uur per dag."""
    punten: Public[Punten]
    """Het hoogste aantal punten voor dit onderdeel."""
    deelnamevoorwaarde: Public[Deelnamevoorwaarde | None] = None
    """Hoe vaak de organisator aan vergaderingen moet deelnemen voor deze punten, als dat het onderdeel is."""


class Criterium(Part):
    """A criterion with its weight."""

    nr: Public[Line]
    """Het nummer van het criterium, bijvoorbeeld 1. De scores verwijzen ernaar."""
    naam: Public[Line]
    """Waar het over gaat, in enkele woorden."""
    uitleg: Public[Prose | None] = None
    """Wat het lokaal bestuur met dit criterium wil."""
    max_punten: Public[Annotated[Punten, Field(gt=0)]]
    """Het gewicht: het hoogste aantal punten voor dit criterium."""
    subcriteria: Public[tuple[Subcriterium, ...]] = ()
    """De onderdelen. Hun punten zijn samen gelijk aan max_punten, of het zijn trappen: dan is de hoogste gelijk aan max_punten."""
    telling: Public[Telling | None] = None
    """Hoe de onderdelen tellen: samen, hoogste (één trap geldt) of samen_tot_het_maximum. Laat weg als de punten het zelf zeggen."""


class Score(Part):
    """The points of one application on one criterion."""

    criterium: Public[Line]
    """Het nummer van het criterium."""
    punten: Public[Punten]
    """De punten die de aanvraag kreeg."""


class Aanvraag(Part):
    """One application with what the town said about it."""

    aanvrager: Public[OrganisatorRef]
    """De organisator die de plaatsen vraagt."""
    ingediend_op: Public[Feitdag]
    """De dag waarop de aanvraag bij het lokaal bestuur toekwam."""
    plaatsen_gevraagd: Public[Annotated[Getal, Field(ge=1)]]
    """Hoeveel plaatsen met inkomenstarief de organisator vraagt."""
    gevraagd_waarvan: Public[Splitsing | None] = None
    """Hoeveel van die plaatsen nieuw zijn, en hoeveel er overschakelen."""
    scores: Public[tuple[Score, ...]] = ()
    """De punten, één regel per criterium."""
    totaal: Public[Punten | None] = None
    """De som van de punten, zoals ze in het advies staat. Ze wordt nagerekend."""
    advies: Public[IktAdvies | None] = None
    """Positief of negatief. Laat weg zolang er geen advies is."""
    motivering: Member[Prose | None] = None
    """Waarom het advies zo is. Verplicht bij een negatief advies; alleen voor de leden."""
    plaatsen_toegekend: Public[Getal | None] = None
    """Hoeveel plaatsen Opgroeien toekende. Laat weg zolang er geen beslissing is."""
    toegekend_waarvan: Public[Splitsing | None] = None
    """Hoeveel van de toegekende plaatsen nieuw zijn, en hoeveel er overschakelen."""
