"""Advices: what the council recommends, and everything that happened with it since.

The heart of the public site. Rules V17 and V19.
Whether an advice is lawful follows from the meeting and is computed elsewhere; where it stands in one word is computed in ``lok.facts.answers``.
"""

from collections.abc import Iterator
from enum import auto
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from lok.kinds.adviesstatus import Status, status_earned, transitions_allowed
from lok.kinds.gevolgen import Gevolg, answers_sound
from lok.kinds.opvolging import Bestuursorgaan, Prioriteit, Stap, in_date_order, steps_proven
from lok.model.audience import Audience, Member, Public
from lok.model.fields import (
    AdviesRef,
    Datum,
    DocumentRef,
    Field,
    Getal,
    Keuze,
    Kind,
    Line,
    Part,
    Prose,
    Record,
    ThemaRef,
    VergaderingRef,
    refusal,
    shaped,
)
from lok.source.problems import Finding, Level

LONGEST_SUMMARY = 400


def _summary(value: object) -> str:
    text = " ".join(value.split()) if isinstance(value, str) else ""
    if not text:
        raise refusal(
            "samenvatting", "de samenvatting is leeg", "Zeg in gewone taal wat het LOK vraagt, aan wie en waarom."
        )
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
    datum_ontvangst: Public[Datum]
    """De dag waarop de vraag bij het LOK aankwam."""
    vraag: Public[Prose]
    """De vraag zelf, liefst letterlijk."""
    termijn_tot: Public[Datum | None] = None
    """De laatste dag om het advies te geven, als er een termijn is."""
    document: Public[DocumentRef | None] = None
    """De id van de brief of het besluit met de vraag."""


class Aanbeveling(Part):
    """One thing the council asks for."""

    nr: Public[Getal]
    """Het volgnummer: 1, 2, 3 … Antwoorden verwijzen ernaar."""
    titel: Public[Line]
    """De aanbeveling in enkele woorden."""
    tekst: Public[Prose | None] = None
    """De aanbeveling voluit."""
    prioriteit: Public[Prioriteit | None] = None
    """hoog, gemiddeld of laag, als het LOK dat heeft bepaald."""


class Nazicht(Part):
    """A dated look at what became of the advice, for instance a year after the answer."""

    datum: Public[Datum]
    """De dag van het nazicht."""
    opmerking: Public[Prose]
    """Wat er die dag vastgesteld is."""
    nagekeken_door: Public[Line]
    """De dienst of functie die keek, geen naam van een persoon: regie kinderopvang."""


class Intrekking(Part):
    """That the council took its advice back, when and why."""

    datum: Public[Datum]
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

    nummer: Public[Adviesnummer]
    """Het nummer van het advies, bijvoorbeeld ADV-2026-03. Elk nummer komt één keer voor."""
    titel: Public[Line]
    """Waarover het advies gaat, kort en zonder vaktaal."""
    samenvatting: Public[Samenvatting]
    """Wat het LOK vraagt, aan wie en waarom, in gewone taal en hoogstens 400 tekens."""
    soort_advies: Public[Adviessoort]
    """op_vraag, eigen_initiatief of verplicht."""
    adviesvraag: Public[Adviesvraag | None] = None
    """De vraag waarop dit advies antwoordt. Verplicht bij een advies op vraag."""
    themas: Public[Annotated[tuple[ThemaRef, ...], Field(min_length=1)]]
    """De thema's van het advies: id's uit de map themas."""
    gericht_aan: Public[Annotated[tuple[Bestuursorgaan, ...], Field(min_length=1)]]
    """Wie het advies krijgt en moet antwoorden."""
    strekking: Public[Strekking | None] = None
    """gunstig, gunstig_met_voorwaarden, ongunstig of zonder_advies. Verplicht als iemand het advies vroeg."""
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
    """ontwerp (alleen voor leden), uitgebracht, beantwoord, opgevolgd of ingetrokken."""
    uitgebracht_op: Public[Datum | None] = None
    """De dag waarop het LOK het advies goedkeurde."""
    overgemaakt_op: Public[Datum | None] = None
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


def request_given(advies: Advies) -> Iterator[Finding]:
    """V17: an advice on request names its request, came no earlier than it, and rather not after its term."""
    vraag = advies.adviesvraag
    if vraag is None:
        if advies.soort_advies is Adviessoort.op_vraag:
            hint = "Vul adviesvraag in met van, datum_ontvangst en vraag, of schrijf eigen_initiatief."
            yield Finding(("soort_advies",), "V17", "dit advies is op vraag, maar de adviesvraag ontbreekt", hint)
        return
    received = (("adviesvraag", "datum_ontvangst"), vraag.datum_ontvangst, "de ontvangst van de vraag")
    yield from in_date_order((received, (("uitgebracht_op",), advies.uitgebracht_op, "het advies")))
    yield from in_date_order((received, (("adviesvraag", "termijn_tot"), vraag.termijn_tot, "de uiterste dag")))
    if vraag.termijn_tot and advies.uitgebracht_op and advies.uitgebracht_op > vraag.termijn_tot:
        late = (advies.uitgebracht_op - vraag.termijn_tot).days
        days = "dag" if late == 1 else "dagen"
        message = f"het advies kwam {late} {days} na de gevraagde termijn ({vraag.termijn_tot.isoformat()})"
        yield Finding(
            ("uitgebracht_op",), "V17", message, "Zeg in de tekst waarom, of kijk de datums na.", Level.AANDACHTSPUNT
        )


def tenor_given(advies: Advies) -> Iterator[Finding]:
    """An advice on a proposal of somebody else says whether it is favourable."""
    if advies.strekking is None and advies.soort_advies is not Adviessoort.eigen_initiatief:
        hint = "Vul strekking in: gunstig, gunstig_met_voorwaarden, ongunstig of zonder_advies."
        yield Finding(
            ("soort_advies",),
            "strekking",
            f"dit advies is {advies.soort_advies.woord}, maar de strekking ontbreekt",
            hint,
        )


def dates_follow(advies: Advies) -> Iterator[Finding]:
    """V17: given, sent, term, answer, execution: each no earlier than what it follows."""
    given = (("uitgebracht_op",), advies.uitgebracht_op, "de goedkeuring van het advies")
    sent = (("overgemaakt_op",), advies.overgemaakt_op, "de verzending")
    first = (
        (("gevolgen", 0, "besluit_datum"), advies.gevolgen[0].besluit_datum, "het antwoord")
        if advies.gevolgen
        else None
    )
    yield from in_date_order((given, sent, (("termijn_start",), advies.termijn_start, "het begin van de termijn")))
    if first:
        yield from in_date_order((sent, first))
    for index, stap in enumerate(advies.uitvoering):
        if first:
            yield from in_date_order((first, (("uitvoering", index, "datum"), stap.datum, "de uitvoering")))
    if advies.intrekking:
        yield from in_date_order((given, sent, (("intrekking", "datum"), advies.intrekking.datum, "de intrekking")))


def recommendations_numbered(advies: Advies) -> Iterator[Finding]:
    """Recommendations are numbered 1, 2, 3 without gaps: answers point at these numbers."""
    for index, aanbeveling in enumerate(advies.aanbevelingen):
        if aanbeveling.nr != index + 1:
            message = f"hier wordt aanbeveling {index + 1} verwacht, er staat {aanbeveling.nr}"
            yield Finding(
                ("aanbevelingen", index, "nr"),
                "aanbevelingnummer",
                message,
                f"Schrijf {index + 1}, of zet ze in volgorde.",
            )


def answers(advies: Advies) -> Iterator[Finding]:
    """V19: every answer gives its reasons, its source and its dates, and speaks only of recommendations made."""
    yield from answers_sound(advies.gevolgen, frozenset(aanbeveling.nr for aanbeveling in advies.aanbevelingen))


def execution_proven(advies: Advies) -> Iterator[Finding]:
    """A realised step carries evidence."""
    yield from steps_proven(advies.uitvoering, "uitvoering")


def term_explained(advies: Advies) -> Iterator[Finding]:
    """A term that does not start on the day of sending says why."""
    if advies.termijn_start and advies.termijn_start != advies.overgemaakt_op and advies.termijn_toelichting is None:
        message = (
            f"de termijn begint op {advies.termijn_start.isoformat()} en niet bij de verzending, zonder toelichting"
        )
        yield Finding(
            ("termijn_start",), "termijn", message, "Zeg bij termijn_toelichting waarom, of laat termijn_start weg."
        )


KIND = Kind(
    soort="adviezen",
    model=Advies,
    enkelvoud="advies",
    meervoud="adviezen",
    uitleg="Wat het Lokaal Overleg Kinderopvang (LOK) adviseerde, en wat het bestuur ermee deed.",
    label=lambda advies: advies.titel,
    order=lambda advies: (advies.nummer,),
    rules=(
        request_given,
        tenor_given,
        dates_follow,
        recommendations_numbered,
        answers,
        execution_proven,
        term_explained,
        status_earned,
        transitions_allowed,
    ),
    newest_first=True,
)
