"""Opportunity advices: the town's opinion on a planned facility, before it gets a licence.

Since 1 January 2022 group care needs one; family care does not. A request is about one provider's plans, so a record is
for members only, always; ``lok.pages.opportuniteit`` makes the yearly counts that the public reads.
"""

from collections.abc import Iterator
from datetime import date
from enum import auto
from typing import Annotated, ClassVar

from pydantic import Field

from lok.kinds.opportuniteitsstappen import Afloop, Stap
from lok.model.audience import Audience, Member, Public
from lok.model.depends import FILLED, Depends, together
from lok.model.fields import AdviesRef, Datum, Feitdag, Getal, Keuze, Line, OrganisatorRef, Prose, ThemaRef
from lok.model.kind import Kind, Part, Record
from lok.source.problems import Finding

TERMS: tuple[tuple[date, int, int], ...] = ((date(2022, 1, 1), 30, 30),)
"""From which day on: calendar days to answer, and calendar days to be heard. Flemish procedure for the opportunity
advice, in force since 1 January 2022, as the towns publish it."""


class Aanleiding(Keuze):
    """For which plans of group care an organiser needs the advice."""

    start_groepsopvang = auto()
    verhuis = auto()
    uitbreiding_vanaf_9_plaatsen = auto()
    van_gezinsopvang_naar_groepsopvang = auto()
    nieuwe_locatie_na_weigering_of_opheffing = auto()


class Tarief(Keuze):
    """What parents will pay."""

    inkomenstarief = auto()
    vrije_prijs = auto()
    beide = auto()


class Oordeel(Keuze):
    """The advice itself. It does not bind Opgroeien."""

    gunstig = auto()
    gunstig_met_voorwaarden = auto()
    ongunstig = auto()


class Aanvraaggegevens(Part):
    """What the organiser plans."""

    aanleiding: Member[Aanleiding]
    """Waarom het advies nodig is, bijvoorbeeld start_groepsopvang of verhuis."""
    organisator: Member[OrganisatorRef | None] = None
    """De organisator, als die al in de lijst staat. Schrijf nooit de naam van een persoon."""
    adres: Member[Line]
    """Waar de opvang komt: straat en nummer, of de wijk."""
    geplande_openingsdatum: Member[Datum | None] = None
    """De dag waarop de opvang wil openen."""
    capaciteit: Member[Annotated[Getal, Field(ge=1)]]
    """Hoeveel plaatsen er komen."""
    tarief: Member[Tarief]
    """Wat ouders betalen: inkomenstarief, vrije_prijs of beide."""
    doelgroepen: Member[tuple[Line, ...]] = ()
    """Voor welke kinderen of gezinnen de opvang zich in het bijzonder openstelt."""


class Opportuniteitsadvies(Record):
    """One request with its steps and their clocks."""

    depends: ClassVar[Depends] = {
        **together(("toegekomen_op", "hoorrecht_tot", "gehoord_op", "herzien_op"), verzonden_op=FILLED),
        "afloop_op": {"afloop": FILLED},
    }

    titel: Public[Line]
    """Een titel zonder namen, bijvoorbeeld: Nieuwe groepsopvang in Sint-Gillis."""
    aanvraag: Member[Aanvraaggegevens]
    """Wat de organisator van plan is."""
    ontvangen_op: Public[Feitdag]
    """De dag waarop de aanvraag toekwam. Vanaf dan loopt de termijn van 30 kalenderdagen, tenzij jullie afspraken iets anders zeggen."""
    volledig_op: Member[Feitdag | None] = None
    """De dag waarop alle stukken er waren, als een termijn bij jullie vanaf dan loopt."""
    ontvangstbevestiging_op: Member[Feitdag | None] = None
    """De dag waarop de organisator een ontvangstbevestiging kreeg."""
    kennismakingsgesprek_op: Member[Datum | None] = None
    """De dag van het gesprek met de regisseur kinderopvang. Het kan ook voor de aanvraag geweest zijn."""
    advies_lok_op: Member[Feitdag | None] = None
    """De dag waarop het LOK zijn mening gaf."""
    advies_lok: Member[AdviesRef | None] = None
    """Het advies van het LOK, als het een eigen advies is."""
    advies_college_op: Member[Feitdag | None] = None
    """De dag waarop het college het advies vastlegde."""
    verzonden_op: Member[Feitdag | None] = None
    """De dag waarop het advies naar de organisator vertrok, ten laatste op de laatste dag van de termijn."""
    toegekomen_op: Member[Datum | None] = None
    """De dag waarop de organisator het advies kreeg. Laat weg als je die niet kent."""
    hoorrecht_tot: Member[Datum | None] = None
    """De laatste dag waarop de organisator kan vragen om gehoord te worden, bijvoorbeeld 30 kalenderdagen nadat hij het advies kreeg."""
    gehoord_op: Member[Datum | None] = None
    """De dag waarop de organisator gehoord werd, als hij dat vroeg."""
    herzien_op: Member[Feitdag | None] = None
    """De dag waarop het advies na dat gesprek bevestigd of herzien werd."""
    oordeel: Member[Oordeel | None] = None
    """Gunstig, gunstig_met_voorwaarden of ongunstig. Verplicht zodra het advies verzonden is."""
    motivering: Member[Prose | None] = None
    """Waarom het advies zo is. Verplicht als het niet gewoon gunstig is."""
    afloop: Member[Afloop | None] = None
    """Hoe de aanvraag eindigde als er geen advies kwam: geen_advies_binnen_de_termijn (de organisator mag dan verder zonder advies) of ingetrokken. Daarna loopt er geen termijn meer."""
    afloop_op: Member[Feitdag | None] = None
    """De dag waarop dat vaststond of waarop de organisator de aanvraag introk, als je die kent."""
    themas: Member[tuple[ThemaRef, ...]] = ()
    """De thema’s waar dit advies bij hoort."""

    @property
    def readers(self) -> Audience:
        """Members, whatever ``zichtbaarheid`` says: the request of one provider is nobody else's business."""
        return Audience.LEDEN


ALWAYS: tuple[tuple[Stap, Stap], ...] = (
    (Stap.ontvangst, Stap.volledig_dossier),
    (Stap.ontvangst, Stap.ontvangstbevestiging),
    (Stap.ontvangst, Stap.mening_lok),
    (Stap.ontvangst, Stap.beslissing_college),
    (Stap.ontvangst, Stap.verzending),
    (Stap.verzending, Stap.aankomst),
    (Stap.verzending, Stap.hoorrecht),
    (Stap.aankomst, Stap.hoorrecht),
    (Stap.verzending, Stap.hoorzitting),
    (Stap.verzending, Stap.herziening),
    (Stap.hoorzitting, Stap.herziening),
)
"""What cannot be otherwise, whatever a town agreed: the first step of each comes before the second."""


def terms(received: date) -> tuple[int, int] | None:
    """The days to answer and to be heard for a request of that day; None when there was no duty yet."""
    known = [(answer, hearing) for since, answer, hearing in TERMS if since <= received]
    return known[-1] if known else None


def in_order(record: Opportuniteitsadvies) -> Iterator[Finding]:
    """The steps of a request follow each other in time; a talk may come before the request."""
    said: set[Stap] = set()
    for before, after in ALWAYS:
        first, second = getattr(record, before.veld), getattr(record, after.veld)
        if first is not None and second is not None and second < first and after not in said:
            said.add(after)
            message = f"{second} ligt voor {first}, de datum van {before.veld}"
            yield Finding((after.veld,), "datumvolgorde", message, "Kijk de twee datums na.")


def ends_once(record: Opportuniteitsadvies) -> Iterator[Finding]:
    """A request that got no advice has none; one that was withdrawn was so after it came."""
    if record.afloop is Afloop.geen_advies_binnen_de_termijn and (record.verzonden_op or record.oordeel) is not None:
        message = "er staat dat er geen advies kwam, en ook een advies"
        hint = "Haal ‘afloop:’ weg als het advies verzonden is, ook als dat te laat was. Kwam er geen, haal dan ‘verzonden_op:’ en ‘oordeel:’ weg."
        yield Finding(("afloop",), "afloop", message, hint)
    if record.afloop_op is not None and record.afloop is None:
        hint = "Vul ‘afloop:’ in: geen_advies_binnen_de_termijn of ingetrokken. Of haal deze dag weg."
        yield Finding(("afloop_op",), "afloop", "er staat wanneer de aanvraag eindigde, maar niet hoe", hint)
    if record.afloop_op is not None and record.afloop_op < record.ontvangen_op:
        message = f"{record.afloop_op} ligt voor {record.ontvangen_op}, de datum van ontvangen_op"
        yield Finding(("afloop_op",), "datumvolgorde", message, "Kijk de twee datums na.")


def grounds(record: Opportuniteitsadvies) -> Iterator[Finding]:
    """What was sent says what the opinion is, and gives grounds when it is not simply favourable."""
    if record.verzonden_op is not None and record.oordeel is None:
        hint = "Vul oordeel in: gunstig, gunstig_met_voorwaarden of ongunstig."
        yield Finding(("verzonden_op",), "oordeel", "het advies is verzonden, maar het oordeel ontbreekt", hint)
    if record.oordeel not in (None, Oordeel.gunstig) and record.motivering is None:
        message = f"een oordeel ‘{record.oordeel.woord}’ heeft een motivering nodig"
        yield Finding(("oordeel",), "oordeel", message, "Vul motivering in.")


KIND = Kind(
    soort="opportuniteitsadviezen",
    model=Opportuniteitsadvies,
    enkelvoud="opportuniteitsadvies",
    meervoud="opportuniteitsadviezen",
    uitleg="De mening van het lokaal bestuur over een nieuwe of grotere opvang, voor er een vergunning komt.",
    label=lambda record: record.titel,
    order=lambda record: (record.ontvangen_op, record.id),
    rules=(in_order, ends_once, grounds),
    newest_first=True,
    prefix="opp",
    dated="ontvangen_op",
)
