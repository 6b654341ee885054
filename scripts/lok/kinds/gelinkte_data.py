"""What a council says of itself for linked data: who the municipality is for Flemish programs, and where its site stood before.

Flemish addresses are never guessed: who keeps them gives them. That agendas can be read by the harvester of the Flemish
government claims that the council is a body of the municipality, so it is off until the town agreed on that.
"""

from collections.abc import Iterator

from lok.model.audience import Public
from lok.model.fields import Jaar, JaNee, Url
from lok.model.kind import Part
from lok.source.positions import Path
from lok.source.problems import Finding


class GelinkteData(Part):
    """The settings of linked data."""

    lokaal_beslist: Public[JaNee] = False
    """Ja als Lokaal Beslist, de website van de Vlaamse overheid, de agenda’s van het LOK mag overnemen. Spreek dat eerst af met de stad of gemeente en met het Agentschap Binnenlands Bestuur."""
    bestuurseenheid: Public[Url | None] = None
    """Het adres van de stad of gemeente in de gegevens van de Vlaamse overheid. Vraag het aan het Agentschap Binnenlands Bestuur."""
    werkingsgebied: Public[Url | None] = None
    """Het adres van het grondgebied in de gegevens van de Vlaamse overheid. Vraag het aan het Agentschap Binnenlands Bestuur."""
    college: Public[Url | None] = None
    """Het adres van het college in deze bestuursperiode, in de gegevens van de Vlaamse overheid."""
    gemeenteraad: Public[Url | None] = None
    """Het adres van de gemeenteraad in deze bestuursperiode, in de gegevens van de Vlaamse overheid."""
    rmw: Public[Url | None] = None
    """Het adres van de raad voor maatschappelijk welzijn in deze bestuursperiode, in de gegevens van de Vlaamse overheid."""
    jaar_nis_codes: Public[Jaar] = 2025
    """Het jaar van de lijst met NIS-codes waarin de code van de gemeente staat. Fusies veranderen die lijst."""
    vroegere_adressen: Public[tuple[Url, ...]] = ()
    """De webadressen waarop deze site vroeger stond, het laatste eerst. Programma’s herkennen dan wat ze al kenden."""


def settings_are_whole(settings: GelinkteData, at: Path) -> Iterator[Finding]:
    """Agendas that others take over name the municipality as the Flemish government does; old addresses end as sites do."""
    if settings.lokaal_beslist and not (settings.bestuurseenheid and settings.werkingsgebied):
        message = "Lokaal Beslist kan de agenda’s niet plaatsen zonder het Vlaamse adres van de gemeente en van haar grondgebied"
        hint = "Vraag beide aan het Agentschap Binnenlands Bestuur en vul bestuurseenheid en werkingsgebied in. Zet lokaal_beslist tot dan op nee."
        yield Finding((*at, "lokaal_beslist"), "gelinkte-data", message, hint)
    for index, each in enumerate(settings.vroegere_adressen):
        if not each.endswith("/"):
            message = f"‘{each}’ is geen adres van een hele site"
            yield Finding(
                (*at, "vroegere_adressen", index), "gelinkte-data", message, "Zet er een schuine streep achter."
            )
