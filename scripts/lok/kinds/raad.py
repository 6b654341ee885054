"""The council's own settings: who it is, and its local rules by the day they began to count.

Domain.md 6.1. What a council fixes for itself (quorum, majority, terms, publicness) is data with a first day, so
that a meeting of 2023 is judged by the rules of 2023 (decree on local government, art. 304; local house rules).
"""

from collections.abc import Iterator
from datetime import date
from enum import auto
from typing import Annotated, Any, ClassVar

from pydantic import Field

from lok.kinds.bouwstenen import Bouwsteen, sentences_are_found
from lok.kinds.verkiezingsregels import Verkiezingsregels, rounds_are_possible
from lok.model.audience import Member, Public
from lok.model.checked import Nagekeken
from lok.model.depends import FILLED, Depends, asks_for
from lok.model.fields import (
    Aandeel,
    Bijlagepad,
    ContactpuntRef,
    Dagen,
    Datum,
    DocumentRef,
    Email,
    Feitdag,
    Getal,
    Id,
    JaNee,
    Keuze,
    Line,
    NisCode,
    Prose,
    Url,
)
from lok.model.kind import Kind, Part, Record, ends_after_it_begins
from lok.source.problems import Finding, Level


class Orgaan(Keuze):
    """The body that meets: the council itself, the out-of-school partnership, or both together."""

    lok = auto()
    boa = auto()
    gecombineerd = auto()


class Quorumsoort(Keuze):
    """How many voting seats must be present."""

    geen = auto()
    minstens_aandeel = auto()
    meer_dan_aandeel = auto()
    aantal = auto()


class Meerderheid(Keuze):
    """What carries a proposal."""

    gewone = auto()
    twee_derde = auto()
    consensus = auto()


class Onthoudingen(Keuze):
    """Whether abstentions, blank and invalid votes belong to the number a majority is taken of."""

    tellen_niet_mee = auto()
    tellen_mee = auto()


class StakingVanStemmen(Keuze):
    """What a tie means."""

    verworpen = auto()
    voorzitter_beslist = auto()
    geen_advies = auto()


class Hergebruik(Keuze):
    """Under which of the Flemish model licences others may use the data of the site."""

    cc0 = auto()
    gratis_hergebruik = auto()


class Openbaarheid(Keuze):
    """Whether the public may attend meetings, or read the minutes."""

    openbaar = auto()
    gesloten = auto()
    op_vraag = auto()


class Geslachtsgroep(Keuze):
    """Of which set the two-thirds rule is counted; statutes differ."""

    leden = auto()
    stemgerechtigde_leden = auto()


class Termijnstart(Keuze):
    """From which day the local government's term to answer runs."""

    ontvangst = auto()
    college = auto()
    gemeenteraad = auto()


class Hoorrechtstart(Keuze):
    """From which day an organiser can ask to be heard about an opportunity advice."""

    ontvangst = auto()
    verzending = auto()


class Quorum(Part):
    """The quorum rule: its kind, its share or number, and whether a second meeting may always decide."""

    depends: ClassVar[Depends] = {
        "aandeel": {"soort": frozenset({Quorumsoort.minstens_aandeel, Quorumsoort.meer_dan_aandeel})},
        "aantal": {"soort": frozenset({Quorumsoort.aantal})},
        "tweede_vergadering_beslist": {"soort": frozenset(Quorumsoort) - {Quorumsoort.geen}},
    }

    soort: Public[Quorumsoort]
    """Hoeveel stemgerechtigde zetels aanwezig moeten zijn: geen, minstens_aandeel, meer_dan_aandeel of aantal."""
    aandeel: Public[Aandeel | None] = None
    """Het aandeel bij minstens_aandeel of meer_dan_aandeel, bijvoorbeeld 1/2."""
    aantal: Public[Getal | None] = None
    """Het aantal zetels bij de soort aantal."""
    tweede_vergadering_beslist: Public[JaNee] = False
    """Ja als een tweede vergadering met dezelfde agenda altijd mag beslissen."""


class Afspraken(Part):
    """The local rules that count from one day until the next set begins."""

    depends: ClassVar[Depends] = {"antwoordtermijn_start": {"antwoordtermijn_dagen": FILLED}}

    geldig_van: Public[Datum]
    """De eerste dag waarop deze afspraken gelden."""
    quorum: Public[Quorum]
    """Wanneer de raad in aantal is."""
    meerderheid: Public[Meerderheid]
    """Welke meerderheid een voorstel nodig heeft."""
    onthoudingen: Public[Onthoudingen] = Onthoudingen.tellen_niet_mee
    """Of onthoudingen en blanco stemmen meetellen voor de meerderheid."""
    staking_van_stemmen: Public[StakingVanStemmen]
    """Wat er gebeurt bij evenveel stemmen voor als tegen."""
    verkiezingen: Public[Verkiezingsregels | None] = None
    """Hoe de raad iemand verkiest, zoals een voorzitter. Laat weg als daar niets over afgesproken is."""
    min_vergaderingen_per_jaar: Public[Getal | None] = None
    """Hoe vaak de raad minstens samenkomt in een jaar."""
    oproepingstermijn_dagen: Public[Dagen | None] = None
    """Hoeveel kalenderdagen voor de vergadering de agenda verstuurd is."""
    adviestermijn_dagen: Public[Dagen | None] = None
    """Hoeveel kalenderdagen het LOK krijgt om op een adviesvraag te antwoorden."""
    antwoordtermijn_dagen: Public[Dagen | None] = None
    """Hoeveel kalenderdagen het bestuur krijgt om op een advies te antwoorden. Leeg als er geen termijn is."""
    antwoordtermijn_start: Public[Termijnstart] = Termijnstart.ontvangst
    """Vanaf wanneer die antwoordtermijn loopt."""
    bevestigingstermijn_werkdagen: Public[Dagen | None] = None
    """Binnen hoeveel werkdagen wie een opportuniteitsadvies vraagt, een ontvangstbevestiging krijgt. Zaterdagen, zondagen en wettelijke feestdagen tellen niet."""
    hoorrecht_start: Public[Hoorrechtstart] = Hoorrechtstart.ontvangst
    """Vanaf wanneer de organisator 30 dagen heeft om gehoord te worden: de ontvangst of de verzending van het advies."""
    openbaarheid_vergaderingen: Public[Openbaarheid]
    """Of iedereen de vergaderingen mag bijwonen."""
    openbaarheid_verslagen: Public[Openbaarheid]
    """Of de goedgekeurde verslagen openbaar zijn."""
    voorzitter_mag_band_met_opvang: Public[JaNee] = False
    """Ja als de voorzitter een band mag hebben met een opvang in de gemeente."""
    rechtsgrond: Public[Line | None] = None
    """Waar de afspraken vastliggen, bijvoorbeeld het huishoudelijk reglement en zijn datum."""


class Geslachtsverhouding(Part):
    """Counts per sex on one day: never a field per person (decree on local government, art. 304, § 3)."""

    datum: Public[Feitdag]
    """De dag van de telling."""
    geteld: Public[Geslachtsgroep] = Geslachtsgroep.leden
    """Wie geteld is: alle leden of alleen de stemgerechtigde leden."""
    m: Member[Getal]
    """Aantal mannen."""
    v: Member[Getal]
    """Aantal vrouwen."""
    x: Member[Getal] = 0
    """Aantal leden met een ander of geen opgegeven geslacht."""


class Bestuursperiode(Part):
    """A term of office of the local government, and so of the council."""

    id: Public[Id]
    """De naam van de bestuursperiode, bijvoorbeeld 2025-2030."""
    van: Public[Datum]
    """Eerste dag."""
    tot: Public[Datum]
    """Laatste dag."""
    samengesteld_op: Public[Feitdag | None] = None
    """De dag waarop de samenstelling van het LOK voor deze periode werd vastgelegd."""


class Besluit(Part):
    """A decision of the local government: who, when, what, where to read it."""

    orgaan: Public[Line]
    """Wie besliste, bijvoorbeeld gemeenteraad."""
    datum: Public[Feitdag | None] = None
    """De dag van het besluit."""
    titel: Public[Line]
    """Waarover het besluit ging."""
    url: Public[Url | None] = None
    """Waar het besluit te lezen is."""


class Raad(Nagekeken, Record):
    """The council, its mailbox and its rules. There is exactly one such record."""

    naam: Public[Line]
    """De volledige naam, bijvoorbeeld Lokaal Overleg Kinderopvang Dendermonde."""
    afkorting: Public[Line]
    """De korte naam, bijvoorbeeld LOK Dendermonde."""
    orgaan: Public[Orgaan]
    """Welk orgaan dit is: lok, boa of gecombineerd."""
    bestuur: Public[Line]
    """De stad of gemeente."""
    nis_code: Public[NisCode]
    """De NIS-code van de gemeente: vijf cijfers."""
    kerntaak: Public[Prose]
    """Wat de raad doet, in gewone woorden. Dit staat op de startpagina."""
    rechtsgrond: Public[tuple[Line, ...]] = ()
    """De wettelijke basis van de raad."""
    bestuursperiodes: Public[Annotated[tuple[Bestuursperiode, ...], Field(min_length=1)]]
    """De bestuursperiodes, de oudste eerst."""
    oprichtingsbesluiten: Public[tuple[Besluit, ...]] = ()
    """De besluiten waarmee het bestuur de raad oprichtte of vernieuwde."""
    huishoudelijk_reglement: Public[DocumentRef | None] = None
    """Het huishoudelijk reglement, zoals het bij de documenten staat."""
    afsprakennota: Public[DocumentRef | None] = None
    """De afsprakennota met het bestuur, zoals ze bij de documenten staat."""
    afspraken: Public[Annotated[tuple[Afspraken, ...], Field(min_length=1)]]
    """De plaatselijke spelregels, de oudste eerst, elk met de dag waarop ze ingaan."""
    geslachtsverhouding: Public[tuple[Geslachtsverhouding, ...]] = ()
    """Tellingen voor de tweederderegel. Alleen de leden zien de aantallen."""
    sjabloon: Member[Bijlagepad | None] = None
    """Het sjabloon van het bestuur voor documenten in Word: een Word-bestand met het briefhoofd en de opmaak."""
    bouwstenen: Member[tuple[Bouwsteen, ...]] = ()
    """Eigen zinnen die in verslagen terugkomen. Alleen de leden zien ze."""
    mailbox: Public[Email]
    """Het gedeelde mailadres van de raad. Nooit een persoonlijk adres."""
    contactpunt: Public[ContactpuntRef | None] = None
    """Het contactpunt van het secretariaat."""
    hergebruik: Public[Hergebruik | None] = None
    """Hoe anderen de gegevens van de site mogen gebruiken: cc0 (vrij) of gratis_hergebruik (met bronvermelding)."""
    register_url: Public[Url | None] = None
    """Het webadres van het register waar de bindende teksten van de reglementen staan."""
    repo_url: Member[Url | None] = None
    """Het webadres van de bewaarplaats met alle gegevens, voor de bewerkknop op de ledensite."""


def rules_on(raad: Any | None, day: date) -> Any | None:
    """The ``Afspraken`` that hold on ``day``, of a record or a view of the council; ``None`` before the first."""
    valid = [rules for rules in raad.afspraken if rules.geldig_van <= day] if raad is not None else []
    return max(valid, key=lambda rules: rules.geldig_van) if valid else None


def dated_in_order(record: Raad) -> Iterator[Finding]:
    """Terms and rule sets stand oldest first and do not overlap."""
    for index, (earlier, later) in enumerate(zip(record.afspraken, record.afspraken[1:], strict=False), start=1):
        if later.geldig_van <= earlier.geldig_van:
            yield Finding(
                ("afspraken", index, "geldig_van"),
                "datumvolgorde",
                f"{later.geldig_van} is niet later dan {earlier.geldig_van}, de eerste dag van de vorige afspraken",
                "Zet de afspraken van oud naar nieuw, elk met een eigen eerste dag.",
            )
    for index, period in enumerate(record.bestuursperiodes):
        yield from ends_after_it_begins(period, "van", "tot", ("bestuursperiodes", index))
    for index, (before, after) in enumerate(
        zip(record.bestuursperiodes, record.bestuursperiodes[1:], strict=False), start=1
    ):
        if after.van <= before.tot:
            yield Finding(
                ("bestuursperiodes", index, "van"),
                "datumvolgorde",
                f"deze bestuursperiode begint op {after.van}, voor het einde van de vorige op {before.tot}",
                "Laat elke bestuursperiode beginnen na de laatste dag van de vorige.",
            )


def quorum_is_complete(record: Raad) -> Iterator[Finding]:
    """A quorum by share states the share, a quorum by number the number, and nothing else."""
    for index, rules in enumerate(record.afspraken):
        quorum = rules.quorum
        for field in ("aandeel", "aantal"):
            given, wanted = getattr(quorum, field) is not None, asks_for(quorum, field)
            if given and not wanted:
                yield Finding(
                    ("afspraken", index, "quorum", field),
                    "V11",
                    f"bij een quorum van de soort ‘{quorum.soort.value}’ hoort geen {field}",
                    "Laat dit veld weg of kies een andere soort.",
                    at_key=True,
                )
            if wanted and not given:
                yield Finding(
                    ("afspraken", index, "quorum", "soort"),
                    "V11",
                    f"een quorum van de soort ‘{quorum.soort.value}’ heeft een {field} nodig",
                    f"Voeg ‘{field}:’ toe, bijvoorbeeld {'aandeel: 1/2' if field == 'aandeel' else 'aantal: 8'}.",
                )


def elections_are_possible(record: Raad) -> Iterator[Finding]:
    """V14: what was agreed on elections can be done."""
    for index, rules in enumerate(record.afspraken):
        if rules.verkiezingen is not None:
            yield from rounds_are_possible(rules.verkiezingen, ("afspraken", index, "verkiezingen"))


def sentences(record: Raad) -> Iterator[Finding]:
    """The council's own sentences can be found and filled in."""
    yield from sentences_are_found(record.bouwstenen, "bouwstenen")


def template_is_word(record: Raad) -> Iterator[Finding]:
    """V32: what the papers in Word are made of is a document of Word."""
    if record.sjabloon is not None and not record.sjabloon.casefold().endswith(".docx"):
        yield Finding(
            ("sjabloon",),
            "V32",
            "het sjabloon is geen Word-document",
            "Bewaar het in Word als gewoon document (.docx), of laat dit veld weg.",
            Level.AANDACHTSPUNT,
        )


KIND = Kind(
    soort="raad",
    model=Raad,
    enkelvoud="raad",
    meervoud="afspraken van het LOK",
    uitleg="Wie het Lokaal Overleg Kinderopvang (LOK) is, waarop het steunt en welke spelregels het voor zichzelf vastlegde.",
    label=lambda record: record.naam,
    order=lambda record: record.id,
    rules=(dated_in_order, quorum_is_complete, elections_are_possible, sentences, template_is_word),
)
