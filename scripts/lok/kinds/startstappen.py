"""The path of who starts, enlarges or moves a childcare location: one record a step, in the order of ``volgorde``.

What a regulation, a procedure or the council's calendar already says is not written again: ``toont`` names the part
of the site that the step shows, and the page takes it from those records.
"""

from collections.abc import Iterator
from enum import auto
from typing import Annotated, ClassVar

from pydantic import Field

from lok.kinds.websites import Website
from lok.model.audience import Public
from lok.model.checked import Nagekeken
from lok.model.depends import EMPTY, Depends, asks_for
from lok.model.fields import ContactpuntRef, Getal, Keuze, Line, Prose, RecordRef
from lok.model.kind import Kind, Record
from lok.source.problems import Finding


class Plan(Keuze):
    """What somebody wants to do with a location."""

    starten = auto()
    uitbreiden = auto()
    verhuizen = auto()


class Onderdeel(Keuze):
    """What a step shows of the other records."""

    opportuniteitsadvies = auto()
    subsidies = auto()
    lid_worden = auto()


class Startstap(Nagekeken, Record):
    """One step on the way to a new or larger location."""

    depends: ClassVar[Depends] = {
        "termijn": {"toont": frozenset({EMPTY, *Onderdeel}) - {Onderdeel.opportuniteitsadvies}}
    }

    titel: Public[Line]
    """Wat iemand in deze stap doet, bijvoorbeeld: Praat met de regisseur kinderopvang."""
    volgorde: Public[Getal]
    """De plaats van de stap: een kleiner getal komt eerst. De pagina nummert zelf."""
    plannen: Public[Annotated[tuple[Plan, ...], Field(min_length=1)]]
    """Voor welke plannen de stap nodig is: starten, uitbreiden, verhuizen."""
    uitleg: Public[Prose]
    """Wat er in deze stap gebeurt en waarom, in gewone taal."""
    termijn: Public[Line | None] = None
    """Wanneer, of hoelang het duurt: minstens zes maanden voor je opent. Leeg als de pagina de termijnen van het opportuniteitsadvies toont."""
    toont: Public[Onderdeel | None] = None
    """Wat de pagina er zelf bij zet: de termijnen van het opportuniteitsadvies, de subsidies van vandaag, of hoe iemand lid wordt."""
    contactpunten: Public[Annotated[tuple[ContactpuntRef, ...], Field(min_length=1)]]
    """Bij wie iemand voor deze stap terechtkan."""
    klaar_als: Public[Line | None] = None
    """Waaraan iemand ziet dat de stap gedaan is, bijvoorbeeld: je hebt een brief met het advies."""
    bij_de_hand: Public[tuple[Line, ...]] = ()
    """Wat iemand voor deze stap klaarlegt."""
    websites: Public[tuple[Website, ...]] = ()
    """Websites die bij deze stap horen."""
    zie_ook: Public[tuple[RecordRef, ...]] = ()
    """Wat op deze site nog bij deze stap hoort."""


def a_step_has_one_term(record: Startstap) -> Iterator[Finding]:
    """A step says its term itself, or shows the clock of the opportunity advice; never both, never neither."""
    clock = not asks_for(record, "termijn")
    if record.termijn is None and not clock:
        hint = "Vul termijn in: wanneer, of hoelang het duurt. Staat er geen termijn op? Schrijf dat dan."
        yield Finding(("titel",), "termijn", "deze stap heeft geen termijn", hint)
    if record.termijn is not None and clock:
        hint = "Laat termijn weg: de pagina toont de wettelijke termijnen zelf."
        yield Finding(("termijn",), "termijn", "deze stap heeft twee termijnen", hint, at_key=True)


def a_step_has_a_source(record: Startstap) -> Iterator[Finding]:
    """A step says where it comes from: somebody will spend money because of it."""
    if not record.bron:
        hint = "Vul bron in: de webpagina, het besluit of de dienst waar dit vandaan komt."
        yield Finding(("titel",), "bron", "deze stap heeft geen bron", hint)


KIND = Kind(
    soort="startstappen",
    model=Startstap,
    enkelvoud="stap",
    meervoud="stappen om te starten of uit te breiden",
    uitleg="Wil je met kinderopvang beginnen, of wil je opvang uitbreiden of verhuizen? Dit is de weg, stap voor stap.",
    label=lambda record: record.titel,
    order=lambda record: (record.volgorde, record.id),
    rules=(a_step_has_one_term, a_step_has_a_source),
    prefix="stap",
)
