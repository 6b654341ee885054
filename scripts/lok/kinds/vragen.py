"""Questions in the words of who asks them, each with the offices that answer: the one place that says who helps with what.

A contact point does not list its subjects: ``lok.pages.vragen`` reads them from the questions that lead to it.
"""

from collections.abc import Iterator
from enum import auto
from typing import Annotated

from pydantic import Field

from lok.kinds.websites import Website
from lok.model.audience import Public
from lok.model.checked import Nagekeken
from lok.model.fields import ContactpuntRef, Getal, Keuze, Line, Prose, RecordRef
from lok.model.kind import Kind, Record, each_once
from lok.source.problems import Finding


class Doelgroep(Keuze):
    """Who turns to an office."""

    ouders = auto()
    organisatoren = auto()
    toekomstige_organisatoren = auto()
    leden = auto()


class Contactvraag(Nagekeken, Record):
    """A question somebody comes with, and where it is answered."""

    vraag: Public[Line]
    """De vraag in de woorden van wie ze stelt, bijvoorbeeld: Ik wil een opvang starten."""
    doelgroepen: Public[Annotated[tuple[Doelgroep, ...], Field(min_length=1)]]
    """Wie de vraag stelt: ouders, organisatoren, toekomstige_organisatoren, leden."""
    uitleg: Public[Prose]
    """Wat iemand eerst moet weten of doen, in enkele gewone zinnen."""
    contactpunten: Public[Annotated[tuple[ContactpuntRef, ...], Field(min_length=1)]]
    """De contactpunten die antwoorden, de eerste om te contacteren vooraan."""
    bij_de_hand: Public[tuple[Line, ...]] = ()
    """Wat iemand voor deze vraag klaarlegt. Leeg? Dan geldt wat bij het contactpunt staat."""
    synoniemen: Public[tuple[Line, ...]] = ()
    """Alledaagse woorden waarmee iemand dit zoekt, bijvoorbeeld onthaalmoeder of crèche. Ook de zoekfunctie vindt ze."""
    zoekers: Public[tuple[Website, ...]] = ()
    """De websites waar ouders opvang zoeken. De uitleg zegt van wie elke website is. Ze staan ook op de pagina voor ouders."""
    websites: Public[tuple[Website, ...]] = ()
    """Andere websites die bij deze vraag helpen."""
    zie_ook: Public[tuple[RecordRef, ...]] = ()
    """Wat op deze site nog helpt, bijvoorbeeld een reglement of een stap om te starten."""
    volgorde: Public[Getal] = 50
    """De plaats in de lijst: een kleiner getal staat hoger. Geef wat je het vaakst hoort het kleinste getal. De eerste zes staan op de startpagina."""


def nothing_is_said_twice(record: Contactvraag) -> Iterator[Finding]:
    """No group, no contact point and no synonym stands twice; a synonym is not the question itself."""
    yield from each_once("doelgroepen", record.doelgroepen, "dubbel")
    yield from each_once("contactpunten", record.contactpunten, "dubbel")
    yield from each_once("synoniemen", record.synoniemen, "dubbel", record.vraag)


KIND = Kind(
    soort="vragen",
    model=Contactvraag,
    enkelvoud="vraag",
    meervoud="vragen",
    uitleg="Kies je vraag. Je leest meteen bij wie je terechtkunt, wanneer en hoe, en wat je best klaarlegt.",
    label=lambda record: record.vraag,
    order=lambda record: (record.volgorde, record.vraag.casefold()),
    rules=(nothing_is_said_twice,),
)
