"""How long one has to apply, where that hangs on something of one's own: the start of the care, a licence, an invoice.

Part of ``reglementen``.
"""

from enum import auto
from typing import Annotated

from pydantic import Field

from lok.model.audience import Public
from lok.model.fields import Getal, Keuze, Line
from lok.model.kind import Part
from lok.model.terms import Eenheid


class Begin(Keuze):
    """What a term to apply counts from."""

    start_van_de_opvang = auto()
    start_van_de_nieuwe_plaatsen = auto()
    vergunning = auto()
    factuur = auto()
    einde_van_de_werken = auto()

    @property
    def in_zin(self) -> str:
        """The event in a sentence: ``de start van de opvang``."""
        word = self.woord if self is not Begin.einde_van_de_werken else "einde van de werken"
        return f"{'het' if self is Begin.einde_van_de_werken else 'de'} {word}"


class Aanvraagtermijn(Part):
    """A term to apply that everybody counts from a day of their own."""

    binnen: Public[Annotated[Getal, Field(ge=1, le=3650)]]
    """Hoeveel dagen, weken, maanden of jaren je hebt, bijvoorbeeld 6."""
    eenheid: Public[Eenheid]
    """Waarin geteld wordt: kalenderdagen, werkdagen, weken, maanden, jaren of schoolweken."""
    na: Public[Begin] = Begin.start_van_de_opvang
    """Wat de termijn doet lopen, bijvoorbeeld start_van_de_opvang."""
    waarvoor: Public[Line | None] = None
    """Waarvoor deze termijn dient, als er meer zijn."""
