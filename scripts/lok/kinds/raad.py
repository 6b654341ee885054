"""The council's own settings: who it is, its terms of office, and its local rules (domain.md 6.1)."""

from collections.abc import Iterator
from enum import auto
from typing import Annotated

from pydantic import Field

from lok.kinds.afspraken import Afspraken, they_can_be_applied
from lok.kinds.bouwstenen import Bouwsteen, sentences_are_found
from lok.kinds.gelinkte_data import GelinkteData, settings_are_whole
from lok.kinds.gemeenten import town_key
from lok.kinds.organen import Orgaan
from lok.kinds.termijnen import Sluitingsdag, closed_days_are_days
from lok.kinds.vroeger import AnderBestuur, VroegereRaad, earlier_names_are_told_apart
from lok.model.audience import Member, Public
from lok.model.checked import Nagekeken
from lok.model.fields import (
    Bijlagepad,
    ContactpuntRef,
    Datum,
    DocumentRef,
    Email,
    Feitdag,
    Getal,
    Id,
    Keuze,
    Line,
    NisCode,
    Prose,
    Url,
)
from lok.model.kind import Kind, Part, Record, ends_after_it_begins
from lok.source.problems import Finding, Level


class Hergebruik(Keuze):
    """Under which of the Flemish model licences others may use the data of the site."""

    cc0 = auto()
    gratis_hergebruik = auto()


class Geslachtsgroep(Keuze):
    """Of which set the two-thirds rule is counted; statutes differ."""

    leden = auto()
    stemgerechtigde_leden = auto()


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
    bestuur_van: Public[Datum | None] = None
    """De eerste dag van de bestuursperiode van het bestuur zelf, als die van de raad later begint. Laat weg voor 1 januari van het eerste jaar."""
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
    andere_besturen: Public[tuple[AnderBestuur, ...]] = ()
    """De andere steden of gemeenten, als de raad er meer dan één heeft. Elk bestuur antwoordt dan zelf op een advies."""
    logo: Public[Bijlagepad | None] = None
    """Het logo van de raad of zijn bestuur, als afbeelding bij de openbare bijlagen."""
    vroeger: Public[tuple[VroegereRaad, ...]] = ()
    """Hoe de raad vroeger heette, en welke raden erin samengingen, de oudste eerst. Wat toen gebeurde, houdt de naam van toen."""
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
    sluitingsdagen: Public[tuple[Sluitingsdag, ...]] = ()
    """De dagen waarop het bestuur gesloten is buiten de wettelijke feestdagen, zoals brugdagen. Een termijn in werkdagen telt ze niet mee."""
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
    gelinkte_data: Public[GelinkteData | None] = None
    """Wat Vlaamse programma’s over de gemeente moeten weten om de open data te plaatsen."""
    register_url: Public[Url | None] = None
    """Het webadres van het register waar de bindende teksten van de reglementen staan."""
    repo_url: Member[Url | None] = None
    """Het webadres van de bewaarplaats met alle gegevens, voor de bewerkknop op de ledensite."""


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
        if period.bestuur_van is not None and period.bestuur_van > period.van:
            yield Finding(
                ("bestuursperiodes", index, "bestuur_van"),
                "datumvolgorde",
                f"het bestuur begint op {period.bestuur_van}, na de raad zelf op {period.van}",
                "Laat dit veld weg als de raad niet later begint dan het bestuur.",
            )
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


def rules_can_be_applied(record: Raad) -> Iterator[Finding]:
    """V11, V14: each set of local rules can be applied."""
    for index, rules in enumerate(record.afspraken):
        yield from they_can_be_applied(rules, ("afspraken", index))


def closed_days(record: Raad) -> Iterator[Finding]:
    """The days on which the town is closed are days that can be counted."""
    yield from closed_days_are_days(record.sluitingsdagen)


def sentences(record: Raad) -> Iterator[Finding]:
    """The council's own sentences can be found and filled in."""
    yield from sentences_are_found(record.bouwstenen, "bouwstenen")


def earlier_names(record: Raad) -> Iterator[Finding]:
    """Earlier names, and the towns of now, can be told apart."""
    yield from earlier_names_are_told_apart(record.vroeger)
    towns = {town_key(record.bestuur)}
    for index, each in enumerate(record.andere_besturen):
        yield from ends_after_it_begins(each, "van", "tot", ("andere_besturen", index))
        if town_key(each.bestuur) in towns:
            hint = "Zet elke stad of gemeente er één keer bij: de eerste bij bestuur, de andere hier."
            yield Finding(("andere_besturen", index, "bestuur"), "bestuur", f"‘{each.bestuur}’ staat er al", hint)
        towns.add(town_key(each.bestuur))


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


def linked_data(record: Raad) -> Iterator[Finding]:
    """What others need to place the data of the council is whole."""
    if record.gelinkte_data is not None:
        yield from settings_are_whole(record.gelinkte_data, ("gelinkte_data",))


KIND = Kind(
    soort="raad",
    model=Raad,
    enkelvoud="raad",
    meervoud="afspraken van het LOK",
    uitleg="Wie het Lokaal Overleg Kinderopvang (LOK) is, waarop het steunt en welke spelregels het voor zichzelf vastlegde.",
    label=lambda record: record.naam,
    order=lambda record: record.id,
    rules=(dated_in_order, rules_can_be_applied, closed_days, sentences, template_is_word, earlier_names, linked_data),
)
