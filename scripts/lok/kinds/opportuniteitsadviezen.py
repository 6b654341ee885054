"""Opportunity advices: the town's opinion on a planned facility, before it gets a licence.

Since 1 January 2022 group care needs one; family care does not. A request is about one provider's plans, so a record is
for members only, always; ``lok.pages.opportuniteit`` makes the yearly counts that the public reads.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import auto
from itertools import pairwise
from typing import Annotated, ClassVar

from pydantic import Field

from lok.model.audience import Audience, Member, Public
from lok.model.depends import FILLED, Depends, together
from lok.model.fields import AdviesRef, Datum, Feitdag, Getal, Keuze, Line, OrganisatorRef, Prose, ThemaRef
from lok.model.kind import Kind, Part, Record
from lok.source.problems import Finding, Level

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

    depends: ClassVar[Depends] = together(("toegekomen_op", "hoorrecht_tot"), verzonden_op=FILLED)

    titel: Public[Line]
    """Een titel zonder namen, bijvoorbeeld: Nieuwe groepsopvang in Sint-Gillis."""
    aanvraag: Member[Aanvraaggegevens]
    """Wat de organisator van plan is."""
    ontvangen_op: Public[Feitdag]
    """De dag waarop de aanvraag toekwam. Vanaf dan loopt de termijn van 30 dagen."""
    ontvangstbevestiging_op: Member[Feitdag | None] = None
    """De dag waarop de organisator een ontvangstbevestiging kreeg."""
    kennismakingsgesprek_op: Member[Datum | None] = None
    """De dag van het gesprek met de regisseur kinderopvang."""
    advies_lok_op: Member[Feitdag | None] = None
    """De dag waarop het LOK zijn mening gaf."""
    advies_lok: Member[AdviesRef | None] = None
    """Het advies van het LOK, als het een eigen advies is."""
    advies_college_op: Member[Feitdag | None] = None
    """De dag waarop het college het advies vastlegde."""
    verzonden_op: Member[Feitdag | None] = None
    """De dag waarop het advies naar de organisator vertrok: ten laatste 30 dagen na de ontvangst."""
    toegekomen_op: Member[Datum | None] = None
    """De dag waarop de organisator het advies kreeg. Laat weg als je die niet kent."""
    hoorrecht_tot: Member[Datum | None] = None
    """De laatste dag waarop de organisator kan vragen om gehoord te worden: 30 dagen nadat hij het advies kreeg."""
    oordeel: Member[Oordeel | None] = None
    """Gunstig, gunstig_met_voorwaarden of ongunstig. Verplicht zodra het advies verzonden is."""
    motivering: Member[Prose | None] = None
    """Waarom het advies zo is. Verplicht als het niet gewoon gunstig is."""
    themas: Member[tuple[ThemaRef, ...]] = ()
    """De thema’s waar dit advies bij hoort."""

    @property
    def readers(self) -> Audience:
        """Members, whatever ``zichtbaarheid`` says: the request of one provider is nobody else's business."""
        return Audience.LEDEN


STEPS = (
    "ontvangen_op",
    "ontvangstbevestiging_op",
    "kennismakingsgesprek_op",
    "advies_lok_op",
    "advies_college_op",
    "verzonden_op",
    "toegekomen_op",
    "hoorrecht_tot",
)
"""The dates of a request in the order in which they must come."""


def terms(received: date) -> tuple[int, int] | None:
    """The days to answer and to be heard for a request of that day; None when there was no duty yet."""
    known = [(answer, hearing) for since, answer, hearing in TERMS if since <= received]
    return known[-1] if known else None


def in_order(record: Opportuniteitsadvies) -> Iterator[Finding]:
    """The steps of a request follow each other in time."""
    dated = [(name, getattr(record, name)) for name in STEPS if getattr(record, name) is not None]
    for (before, first), (after, second) in pairwise(dated):
        if second < first:
            message = f"{second} ligt voor {first}, de datum van {before}"
            yield Finding((after,), "datumvolgorde", message, "Kijk de twee datums na.")


def within_term(record: Opportuniteitsadvies) -> Iterator[Finding]:
    """The advice leaves within 30 calendar days; the right to be heard lasts at least 30 days from when it left.

    From which day exactly, the council's rules of that time say (``lok.rules.opinions``).
    """
    days = terms(record.ontvangen_op)
    if days is None or record.verzonden_op is None:
        return
    last = record.ontvangen_op + timedelta(days=days[0])
    if record.verzonden_op > last:
        message = f"verzonden op {record.verzonden_op}, na de laatste dag {last}"
        hint = f"De termijn is {days[0]} dagen na de ontvangst. Kijk na of de datums juist zijn."
        yield Finding(("verzonden_op",), "termijn", message, hint, level=Level.AANDACHTSPUNT)
    hearing = record.verzonden_op + timedelta(days=days[1])
    if record.hoorrecht_tot is not None and record.hoorrecht_tot < hearing:
        message = f"het hoorrecht loopt minstens tot {hearing}, niet tot {record.hoorrecht_tot}"
        hint = f"Tel {days[1]} dagen vanaf de dag waarop de organisator het advies kreeg."
        yield Finding(("hoorrecht_tot",), "termijn", message, hint)


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
    rules=(in_order, within_term, grounds),
    newest_first=True,
    prefix="opp",
    dated="ontvangen_op",
)
