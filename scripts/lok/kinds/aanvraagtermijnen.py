"""How long one has to apply, where that hangs on something of one's own: the start of the care, a licence, an invoice.

Part of ``reglementen``.
"""

from enum import auto
from typing import Annotated, Any

from pydantic import Field

from lok.model.audience import Public
from lok.model.fields import Getal, Keuze, Line
from lok.model.kind import Part
from lok.model.terms import Eenheid, Termijn, in_words


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


class Verloop(Keuze):
    """From which moment of a request for support a term of the regulation runs."""

    aanvraag = auto()
    volledige_aanvraag = auto()
    einde_van_de_aanvraagperiode = auto()
    vraag_om_aanvulling = auto()
    vorige_stap = auto()
    beslissing = auto()
    kennisgeving = auto()
    bewijsstukken = auto()

    @property
    def in_zin(self) -> str:
        """The moment in a sentence: ``de beslissing``."""
        special = {
            Verloop.einde_van_de_aanvraagperiode: "het einde van de aanvraagperiode",
            Verloop.kennisgeving: "de dag waarop je de beslissing kreeg",
            Verloop.bewijsstukken: "de ontvangst van de bewijsstukken",
        }
        return special.get(self, f"de {self.woord}")


class Reglementtermijn(Termijn):
    """A term that the text of a regulation fixes for itself or for who applies."""

    vanaf: Public[Verloop | None] = None
    """Vanaf wanneer geteld wordt, bijvoorbeeld volledige_aanvraag of beslissing, als het reglement dat zegt."""


def completion_term(versie: Any) -> Any | None:
    """How long one has to send what a request lacks, as ``Reglementtermijn`` or a view of one; ``None`` where nothing says so."""
    days = versie.aanvulling_termijn_dagen
    if versie.aanvulling_termijn is not None or days is None:
        return versie.aanvulling_termijn
    return Reglementtermijn(aantal=days, eenheid=Eenheid.kalenderdagen)


def after_what(term: Any) -> str:
    """A term and from when it runs, where that is said: ``2 maanden na de aanvraag``."""
    return in_words(term) if term.vanaf is None else f"{in_words(term)} na {term.vanaf.in_zin}"
