"""An advice: what the council recommends, and everything that happened with it since."""

from __future__ import annotations

from enum import auto
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field, WithJsonSchema

from lok.kinds.adviesstatus import GIVEN, NO_DRAFT, WITHDRAWN, Status
from lok.kinds.gevolgen import Gevolg
from lok.kinds.opportuniteitsstappen import Afloop
from lok.kinds.opvolging import Bestuursorgaan, Prioriteit, Stap
from lok.model.audience import Audience, Member, Public
from lok.model.depends import FILLED, Depends, together
from lok.model.fields import (
    AdviesRef,
    Datum,
    DocumentRef,
    Feitdag,
    Getal,
    Id,
    Keuze,
    Line,
    Prose,
    ThemaRef,
    VergaderingRef,
)
from lok.model.kind import Part, Record
from lok.model.reading import as_text, refusal, shaped

LONGEST_SUMMARY = 400


def _summary(value: object) -> str:
    hint = "Zeg in gewone taal wat het LOK vraagt, aan wie en waarom."
    text = " ".join(as_text(value, "samenvatting", hint).split())
    if not text:
        raise refusal("samenvatting", "de samenvatting is leeg", hint)
    if len(text) > LONGEST_SUMMARY:
        message = f"de samenvatting telt {len(text)} tekens, hoogstens {LONGEST_SUMMARY} mag"
        raise refusal("samenvatting", message, "Kort ze in tot enkele zinnen; de uitleg hoort in de tekst.")
    return text


Samenvatting = Annotated[
    str, BeforeValidator(_summary), WithJsonSchema({"type": "string", "maxLength": LONGEST_SUMMARY})
]
"""One paragraph of at most 400 characters; line ends count as spaces."""


Adviesnummer = Annotated[
    str,
    shaped(
        "adviesnummer",
        r"ADV-\d{4}-\d{2,3}",
        "is geen adviesnummer",
        "Schrijf ADV, het jaar en een volgnummer: ADV-2026-03.",
    ),
    WithJsonSchema({"type": "string", "pattern": r"^ADV-\d{4}-\d{2,3}$"}),
]


class Adviessoort(Keuze):
    """Why the council speaks."""

    op_vraag = auto()
    eigen_initiatief = auto()
    verplicht = auto()

    @property
    def woord(self) -> str:
        """How it reads after the word advice."""
        return "op eigen initiatief" if self is Adviessoort.eigen_initiatief else super().woord


ON_A_PROPOSAL = frozenset(Adviessoort) - {Adviessoort.eigen_initiatief}
"""What answers to somebody else."""


class Strekking(Keuze):
    """The tenor of the advice."""

    gunstig = auto()
    gunstig_met_voorwaarden = auto()
    ongunstig = auto()
    zonder_advies = auto()


class Adviesvraag(Part):
    """The request an advice answers."""

    van: Public[Bestuursorgaan]
    """Wie het advies vroeg."""
    datum_ontvangst: Public[Feitdag]
    """De dag waarop de vraag bij het LOK aankwam."""
    volledig_op: Public[Feitdag | None] = None
    """De dag waarop alle stukken bij de vraag er waren, als de termijn vanaf dan loopt."""
    vraag: Public[Prose]
    """De vraag zelf, liefst letterlijk."""
    termijn_tot: Public[Datum | None] = None
    """De laatste dag om het advies te geven, als de vraag die noemt. Anders geldt de termijn uit de afspraken van de raad."""
    document: Public[DocumentRef | None] = None
    """De brief of het besluit met de vraag, als het bij de documenten staat."""
    afloop: Public[Afloop | None] = None
    """Hoe de vraag eindigde als er geen advies kwam: geen_advies_binnen_de_termijn (wie vroeg, mag dan verder zonder advies) of ingetrokken. Daarna loopt er geen termijn meer."""


class Aanbeveling(Part):
    """One thing the council asks for."""

    nr: Public[Getal]
    """Het volgnummer: 1, 2, 3 … Antwoorden verwijzen ernaar."""
    titel: Public[Line]
    """De aanbeveling in enkele woorden."""
    tekst: Public[Prose | None] = None
    """De aanbeveling voluit."""
    prioriteit: Public[Prioriteit | None] = None
    """Hoe belangrijk het is: hoog, gemiddeld of laag, als het LOK dat heeft bepaald."""


class Nazicht(Part):
    """A dated look at what became of the advice, for instance a year after the answer."""

    datum: Public[Feitdag]
    """De dag van het nazicht."""
    opmerking: Public[Prose]
    """Wat er die dag vastgesteld is."""
    nagekeken_door: Public[Line]
    """De dienst of functie die keek, geen naam van een persoon: regie kinderopvang."""


class Intrekking(Part):
    """That the council took its advice back, when and why."""

    datum: Public[Feitdag]
    """De dag waarop het LOK het advies introk."""
    reden: Public[Line]
    """Waarom, in één zin."""


class Antwoordherinnering(Part):
    """Who asks the addressee for an answer."""

    wie: Member[Line]
    """De functie die de herinnering schrijft, geen naam van een persoon: secretaris."""
    op: Member[Datum | None] = None
    """De dag waarop dat moet gebeuren, of gebeurd is."""


class Advies(Record):
    """An advice of the council with its whole history."""

    depends: ClassVar[Depends] = {
        **together(("adviesvraag", "strekking"), soort_advies=ON_A_PROPOSAL),
        "uitgebracht_op": {"status": NO_DRAFT},
        "overgemaakt_op": {"status": NO_DRAFT, "gevolgen": FILLED},
        "termijn_start": {"overgemaakt_op": FILLED},
        "termijn_toelichting": {"termijn_start": FILLED},
        "gevolgen": {"status": NO_DRAFT},
        **together(("uitvoering", "nazichten"), status=GIVEN),
        "intrekking": {"status": WITHDRAWN},
    }

    nummer: Public[Adviesnummer]
    """Het nummer van het advies, bijvoorbeeld ADV-2026-03. Elk nummer komt één keer voor."""
    titel: Public[Line]
    """Waarover het advies gaat, kort en zonder vaktaal."""
    samenvatting: Public[Samenvatting]
    """Wat het LOK vraagt, aan wie en waarom, in gewone taal en hoogstens 400 tekens."""
    soort_advies: Public[Adviessoort]
    """Waarom het LOK dit advies geeft: op_vraag, eigen_initiatief of verplicht."""
    adviesvraag: Public[Adviesvraag | None] = None
    """De vraag waarop dit advies antwoordt. Verplicht bij een advies op vraag."""
    themas: Public[Annotated[tuple[ThemaRef, ...], Field(min_length=1)]]
    """De thema’s waar het advies bij hoort."""
    gericht_aan: Public[Annotated[tuple[Bestuursorgaan, ...], Field(min_length=1)]]
    """Wie het advies krijgt en moet antwoorden."""
    vroegere_raad: Public[Id | None] = None
    """De raad van toen, als er die dag meer dan één was: de korte naam ervan bij ‘vroeger’ van de raad. Anders leeg."""
    besturen: Public[tuple[Line, ...]] = ()
    """De gemeenten die moeten antwoorden, als de raad er meer dan één heeft. Het advies wacht tot ze allemaal beslist hebben."""
    strekking: Public[Strekking | None] = None
    """Wat het LOK ervan vindt: gunstig, gunstig_met_voorwaarden, ongunstig of zonder_advies. Verplicht als iemand het advies vroeg."""
    tekst: Public[Prose]
    """De volledige tekst van het advies."""
    aanbevelingen: Public[tuple[Aanbeveling, ...]] = ()
    """Wat het LOK concreet vraagt, genummerd vanaf 1."""
    minderheidsstandpunt: Public[Prose | None] = None
    """Het standpunt van wie het niet eens was, zonder namen."""
    vergadering: Public[VergaderingRef]
    """De vergadering die het advies besprak."""
    agendapunt: Public[Line]
    """Het nummer van het agendapunt in die vergadering; daar staat ook de stemming."""
    vervolg_op: Public[AdviesRef | None] = None
    """Het eerdere advies waarop dit advies terugkomt."""
    status: Public[Status]
    """Hoe ver het advies staat: ontwerp (alleen voor leden), uitgebracht, beantwoord, opgevolgd of ingetrokken."""
    uitgebracht_op: Public[Feitdag | None] = None
    """De dag waarop het LOK het advies goedkeurde."""
    overgemaakt_op: Public[Feitdag | None] = None
    """De dag waarop het advies verstuurd werd."""
    termijn_start: Public[Datum | None] = None
    """De dag vanaf wanneer de antwoordtermijn loopt, als dat niet de dag van verzending is."""
    termijn_toelichting: Public[Line | None] = None
    """Waarom de termijn op een andere dag begint, bijvoorbeeld: na goedkeuring door de gemeenteraad."""
    gevolgen: Public[tuple[Gevolg, ...]] = ()
    """De antwoorden, het oudste eerst."""
    uitvoering: Public[tuple[Stap, ...]] = ()
    """De stappen na het antwoord: gezet met bewijs, of nog gepland."""
    nazichten: Public[tuple[Nazicht, ...]] = ()
    """Wanneer iemand nakeek wat ervan kwam, bijvoorbeeld een jaar na het antwoord."""
    intrekking: Public[Intrekking | None] = None
    """Wanneer en waarom het LOK het advies introk."""
    documenten: Public[tuple[DocumentRef, ...]] = ()
    """Stukken bij het advies."""
    notities: Member[Prose | None] = None
    """Notities voor de leden. Ze komen nooit op de publieke site."""
    antwoordherinnering: Member[Antwoordherinnering | None] = None
    """Wie het bestuur aan het antwoord herinnert. Alleen voor leden."""

    @property
    def readers(self) -> Audience:
        """A draft is for the members, and so is one that was withdrawn before it was given."""
        drafted = self.status is Status.ontwerp or self.uitgebracht_op is None
        return Audience.LEDEN if drafted else super().readers
