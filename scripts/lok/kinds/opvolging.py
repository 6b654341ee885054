"""What advices, memoranda, objectives and projects share: who is addressed, what proves something, what came of it.

Stands below the kinds that follow something up. "Realised" is never a mere word here: a step, an ask or an objective
that claims it carries at least one ``Bewijs``.
"""

from enum import auto
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, ClassVar

from lok.model.audience import Public
from lok.model.depends import JA, Depends, asks_for
from lok.model.fields import Datum, DocumentRef, Feitdag, JaNee, Keuze, Line, Prose, RecordRef, Url
from lok.model.happened import Happened
from lok.model.kind import Part
from lok.source.problems import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from lok.source.parse import Path


class Bestuursorgaan(Keuze):
    """The bodies that receive an advice or decide on it."""

    college = auto()
    gemeenteraad = auto()
    rmw = auto()
    vast_bureau = auto()
    opgroeien = auto()

    @property
    def woord(self) -> str:
        """The full name, since a reader need not know the abbreviation."""
        return {
            Bestuursorgaan.college: "college van burgemeester en schepenen",
            Bestuursorgaan.rmw: "raad voor maatschappelijk welzijn",
            Bestuursorgaan.opgroeien: "agentschap Opgroeien",
        }.get(self, super().woord)

    @property
    def met_lidwoord(self) -> str:
        """The name as it stands in a sentence: het college …, de gemeenteraad."""
        common = (Bestuursorgaan.gemeenteraad, Bestuursorgaan.rmw)
        return f"{'de' if self in common else 'het'} {self.woord}"


class Prioriteit(Keuze):
    """How much the council wants something, as the council itself said."""

    hoog = auto()
    gemiddeld = auto()
    laag = auto()


class Bewijs(Part):
    """Where anybody can see that something is so."""

    omschrijving: Public[Line]
    """Wat het bewijs is, bijvoorbeeld: collegebesluit over de opening van de vervangcapaciteit."""
    url: Public[Url | None] = None
    """Het volledige webadres van het bewijs, als het op het internet staat."""
    document: Public[DocumentRef | None] = None
    """Het stuk zelf, als het bij de documenten van het LOK staat."""
    verwijzing: Public[RecordRef | None] = None
    """Iets anders op deze site dat het bewijst, bijvoorbeeld een toekenning of een vergadering."""


class Stap(Part):
    """One step of carrying something out: planned, or done with its evidence."""

    depends: ClassVar[Depends] = {"bewijs": {"gerealiseerd": JA}}

    datum: Public[Annotated[Datum, Happened(where="gerealiseerd")]]
    """De dag waarop de stap gezet is, of waarop hij gepland is."""
    omschrijving: Public[Line]
    """De stap in één zin, bijvoorbeeld: de tijdelijke opvang opent met acht plaatsen."""
    gerealiseerd: Public[JaNee] = False
    """Ja zodra de stap gezet is. Vul dan ook het bewijs in."""
    bewijs: Public[tuple[Bewijs, ...]] = ()
    """Waaruit blijkt dat de stap gezet is."""


class Opbrengst(Part):
    """What came of an objective or a project: a dated effect with its evidence."""

    datum: Public[Feitdag]
    """De dag waarop het resultaat er was."""
    effect: Public[Line]
    """Wat er nu anders is, in één zin: acht gezinnen behielden hun opvang."""
    toelichting: Public[Prose | None] = None
    """Meer uitleg over het resultaat, als één zin niet volstaat."""
    bewijs: Public[tuple[Bewijs, ...]] = ()
    """Waaruit het resultaat blijkt."""


def steps_proven(stappen: "Sequence[Stap]", field: str) -> "Iterator[Finding]":
    """A step that is said to be realised carries evidence."""
    for index, stap in enumerate(stappen):
        if asks_for(stap, "bewijs") and not stap.bewijs:
            hint = "Vul bij bewijs een omschrijving in, en als het kan een url, document of verwijzing."
            yield Finding(
                (field, index, "gerealiseerd"), "bewijs", "de stap is gerealiseerd, maar er is geen bewijs", hint
            )


def in_date_order(dates: "Sequence[tuple[Path, date | None, str]]") -> "Iterator[Finding]":
    """Dates that follow each other stand in that order; each is (place, date or None, what it is the date of)."""
    known = [(at, day, what) for at, day, what in dates if day is not None]
    for (_, before, before_what), (at, day, what) in pairwise(known):
        if day < before:
            message = f"{what} ({day.isoformat()}) ligt vóór {before_what} ({before.isoformat()})"
            yield Finding(at, "datumvolgorde", message, "Kijk beide datums na en zet ze in de juiste volgorde.")
