"""One version of a regulation: who gets what, on which conditions, and until when to apply.

Part of ``reglementen``. Whatever a decision can change stands here and not in the regulation itself.
"""

from enum import auto
from typing import Annotated, ClassVar

from pydantic import Field

from lok.kinds.aanvraagtermijnen import Aanvraagtermijn, Reglementtermijn
from lok.kinds.bedragen import Bedragregel
from lok.kinds.begunstigden import Begunstigde
from lok.kinds.opvolging import Bestuursorgaan
from lok.kinds.voorwaarden import Deelnamevoorwaarde, Voorwaarde
from lok.model.audience import Public
from lok.model.depends import NEE, Depends, together
from lok.model.fields import (
    Aandeel,
    AdviesRef,
    Bedrag,
    Dagen,
    Datum,
    Feitdag,
    Jaar,
    JaNee,
    Keuze,
    Line,
    Prose,
    Url,
    Uur,
)
from lok.model.kind import Part
from lok.model.validity import GeldigeTekst


class Verdeelwijze(Keuze):
    """Who gets support when the yearly budget is too small for all."""

    eerst_komt_eerst_maalt = auto()
    pro_rata = auto()
    rangschikking = auto()
    binnen_het_budget = auto()

    @property
    def in_zin(self) -> str:
        """What it means for who applies."""
        return {
            Verdeelwijze.eerst_komt_eerst_maalt: "wie eerst aanvraagt, krijgt eerst",
            Verdeelwijze.pro_rata: "is het te weinig, dan krijgt iedereen naar verhouding minder",
            Verdeelwijze.rangschikking: "verdeeld volgens een rangschikking van de dossiers",
            Verdeelwijze.binnen_het_budget: "zolang er budget is",
        }[self]


class Overjaar(Keuze):
    """For which year an application counts, seen from the year of the deadline."""

    lopend_jaar = auto()
    vorig_jaar = auto()
    volgend_jaar = auto()


class Artikel(Part):
    """One article of the official text."""

    nr: Public[Line]
    """Het nummer zoals het in de tekst staat, bijvoorbeeld 4 of 4bis."""
    titel: Public[Line | None] = None
    """De titel van het artikel, als het er een heeft."""
    tekst: Public[Prose]
    """De tekst van het artikel. Gebruik een streepje voor elk punt van een opsomming."""


class Aanvraagperiode(Part):
    """One window in which to apply, both days included."""

    van: Public[Datum | None] = None
    """De eerste dag waarop een aanvraag kan. Laat weg als er geen begin is."""
    tot: Public[Datum]
    """De laatste dag waarop een aanvraag kan. ‘Voor 1 oktober’ is dus 30 september."""
    tot_uur: Public[Uur | None] = None
    """Het uur op die laatste dag, als het reglement er een noemt, bijvoorbeeld 12:00."""
    jaarlijks: Public[JaNee] = False
    """Ja als deze periode elk jaar terugkomt zolang de versie geldt."""
    over: Public[Overjaar] = Overjaar.lopend_jaar
    """Voor welk jaar de aanvraag telt, gezien vanuit het jaar van de uiterste dag."""
    waarvoor: Public[Line | None] = None
    """Waarvoor deze periode dient, als er meer zijn, bijvoorbeeld: schooljaar 2024-2025."""


class Beoordelingsstap(Part):
    """One step on the way from application to decision."""

    stap: Public[Line]
    """Wat er gebeurt, bijvoorbeeld: nazicht van het dossier."""
    door: Public[Line]
    """Welke dienst of welk orgaan dat doet, nooit een naam van een persoon."""
    uiterlijk: Public[Datum | None] = None
    """De laatste dag voor deze stap, als die vastligt."""
    binnen: Public[Reglementtermijn | None] = None
    """Hoelang deze stap hoogstens duurt, als het reglement een termijn noemt en geen dag."""


class Uitbetaling(Part):
    """When the money comes: all of it, or a part where it is paid in stages."""

    omschrijving: Public[Line]
    """Wanneer er betaald wordt, bijvoorbeeld: binnen 60 dagen na de beslissing van het college."""
    uiterlijk: Public[Datum | None] = None
    """De laatste dag, als het reglement een datum noemt."""
    binnen: Public[Reglementtermijn | None] = None
    """Binnen welke termijn er betaald wordt, als het reglement een termijn noemt en geen dag."""
    aandeel: Public[Aandeel | None] = None
    """Welk deel nu betaald wordt, als het in schijven gaat, bijvoorbeeld 40/100. Alle delen zijn samen het hele bedrag."""
    voor: Public[Line | None] = None
    """Bij welk bedrag deze betaling hoort, als ze niet bij elk bedrag hoort: dezelfde woorden als bij voor van dat bedrag."""


class Jaarbudget(Part):
    """What may be spent in one year."""

    jaar: Public[Jaar | None] = None
    """Het jaar waarvoor het budget geldt. Laat weg als het elk jaar hetzelfde is."""
    bedrag: Public[Bedrag | None] = None
    """Het budget in euro. Laat weg als het reglement alleen zegt: binnen de perken van het budget."""
    verdeelwijze: Public[Verdeelwijze]
    """Wat er gebeurt als het budget te klein is voor alle aanvragen."""


ASKED = (
    "aanvraag_kanaal",
    "aanvraag_url",
    "aanvraag_doorlopend",
    "aanvraagtermijnen",
    "aanvulling_termijn_dagen",
    "aanvulling_termijn",
)
"""What only goes with support that somebody asks for; the windows go with them."""


class Versie(GeldigeTekst):
    """The regulation as adopted at one moment: in force from ``geldig_van`` to ``geldig_tot``, both included."""

    depends: ClassVar[Depends] = {
        "aanvraagperiodes": {"aanvraag_doorlopend": NEE},
        **together(ASKED, automatisch_toegekend=NEE),
    }

    vastgesteld_door: Public[Bestuursorgaan]
    """Wie deze versie goedkeurde: gemeenteraad, college, rmw of vast_bureau."""
    vastgesteld_op: Public[Feitdag]
    """De dag van de goedkeuring."""
    besluit_nummer: Public[Line | None] = None
    """Het nummer van het besluit, als het er een heeft."""
    besluit_url: Public[Url | None] = None
    """Het webadres van het officiële besluit."""
    bekendgemaakt_op: Public[Feitdag | None] = None
    """De dag waarop het besluit op de website van het bestuur kwam."""
    wat_verandert: Public[Prose | None] = None
    """Wat verandert er voor jou? Schrijf in gewone taal wat een opvang merkt van deze versie."""
    advies_lok: Public[AdviesRef | None] = None
    """Het advies van het LOK over deze versie."""
    artikelen: Public[tuple[Artikel, ...]] = ()
    """De officiële tekst, artikel per artikel."""
    begunstigden: Public[Annotated[tuple[Begunstigde, ...], Field(min_length=1)]]
    """Wie de steun kan vragen."""
    bedragen: Public[tuple[Bedragregel, ...]] = ()
    """Hoeveel de steun bedraagt. Een reglement kan meer dan één bedrag hebben."""
    bedrag_uitleg: Public[Prose | None] = None
    """Uitleg bij de bedragen. Verplicht als er geen bedragen zijn, bijvoorbeeld bij steun in natura."""
    voorwaarden: Public[tuple[Voorwaarde, ...]] = ()
    """De voorwaarden, één per punt."""
    deelnamevoorwaarde: Public[Deelnamevoorwaarde | None] = None
    """Hoe vaak de organisatie aan vergaderingen moet deelnemen, als het reglement dat vraagt."""
    automatisch_toegekend: Public[JaNee] = False
    """Ja als niemand iets moet aanvragen: wie de steun kan krijgen, krijgt ze vanzelf."""
    aanvraag_kanaal: Public[Line | None] = None
    """Hoe je de steun aanvraagt, bijvoorbeeld: met het formulier op het e-loket. Verplicht, tenzij de steun vanzelf komt."""
    aanvraag_url: Public[Url | None] = None
    """Het webadres van het formulier of de uitleg."""
    aanvraag_doorlopend: Public[JaNee] = False
    """Ja als een aanvraag het hele jaar kan."""
    aanvraagperiodes: Public[tuple[Aanvraagperiode, ...]] = ()
    """Van wanneer tot wanneer je kunt aanvragen, van vroeg naar laat."""
    aanvraagtermijnen: Public[tuple[Aanvraagtermijn, ...]] = ()
    """Binnen welke tijd je aanvraagt, als dat van je eigen begin afhangt, bijvoorbeeld binnen 6 maanden na de start."""
    bewijsstukken: Public[tuple[Line, ...]] = ()
    """Wat je bij de aanvraag meestuurt."""
    aanvulling_termijn_dagen: Public[Dagen | None] = None
    """Hoeveel kalenderdagen je krijgt om een ontbrekend stuk na te sturen."""
    aanvulling_termijn: Public[Reglementtermijn | None] = None
    """Hoelang je krijgt om een ontbrekend stuk na te sturen, als het reglement dat niet in kalenderdagen zegt, bijvoorbeeld 10 werkdagen."""
    bezwaartermijn: Public[Reglementtermijn | None] = None
    """Hoelang je na de beslissing hebt om er bezwaar tegen te maken, als het reglement dat zegt."""
    beoordeling: Public[tuple[Beoordelingsstap, ...]] = ()
    """De stappen van aanvraag tot beslissing, in volgorde."""
    beslist_door: Public[Line | None] = None
    """Wie over de steun beslist, zoals het in een zin staat, bijvoorbeeld: het college of het LOK. Nooit een naam van een persoon."""
    uitbetalingen: Public[tuple[Uitbetaling, ...]] = ()
    """Wanneer de steun wordt betaald."""
    budgetten: Public[tuple[Jaarbudget, ...]] = ()
    """Hoeveel het bestuur per jaar uittrekt, en wat er gebeurt als dat niet genoeg is."""
    cumulatie: Public[Prose | None] = None
    """Of de steun samen kan gaan met andere steun."""
    terugvordering: Public[Prose | None] = None
    """Wanneer het bestuur de steun terugvraagt."""
    controle: Public[Prose | None] = None
    """Hoe het bestuur controleert waarvoor de steun gebruikt is."""
