"""Locations: the places where care is given, with their numbers of places, price, hours and state.

Rules V25 and V27. A home is not an address for everyone: of family care the public reads the
town and the quarter, street and number only after a recorded consent, and never the coordinates. Licences,
inspections and enforcement live on the Kinderopvangzoeker; a page links there and says nothing itself.
"""

import re
from collections.abc import Iterator
from datetime import date
from enum import auto
from typing import Annotated, ClassVar, NamedTuple

from pydantic import Field, WithJsonSchema

from lok.kinds.openingsuren import Openingsuur, hours_in_order
from lok.model.audience import Member, Public
from lok.model.depends import JA, Depends, asks_for, together
from lok.model.fields import (
    Datum,
    Email,
    Feitdag,
    Getal,
    JaNee,
    Keuze,
    Line,
    OrganisatorRef,
    Postcode,
    Telefoon,
    Url,
    shaped,
)
from lok.model.kind import Kind, Part, Record, ends_after_it_begins
from lok.source.problems import Finding, Level
from lok.words.streets import Home, Streets


class Opvangsoort(Keuze):
    """The three sorts of care that a licence names."""

    gezinsopvang = auto()
    groepsopvang = auto()
    samenwerkende_onthaalouders = auto()


HOMES = frozenset({Opvangsoort.gezinsopvang})
"""The sorts of care that are always given where somebody lives."""


class Leeftijdsgroep(Keuze):
    """For whom the location is."""

    baby_peuter = auto()
    schoolkind = auto()
    beide = auto()


class Prijs(Keuze):
    """How the price of a day is set."""

    inkomenstarief = auto()
    vrije_prijs = auto()
    iktmix = auto()


WITH_IKT = frozenset({Prijs.inkomenstarief, Prijs.iktmix})
"""The prices at which parents pay by their income, for all places or for a part of them."""


class Subsidietrap(Keuze):
    """The steps of the Flemish subsidies; 2A and 2B are levels of former years."""

    T0 = "T0"
    T1 = "T1"
    T2 = "T2"
    T2A = "T2A"
    T2B = "T2B"
    T3 = "T3"


WITH_INCOME_TARIFF = frozenset({Subsidietrap.T2, Subsidietrap.T2A, Subsidietrap.T2B, Subsidietrap.T3})
"""The steps that are about places with the income tariff."""


class Kenmerk(Keuze):
    """What a location offers beyond the ordinary."""

    inclusieve_opvang = auto()
    dringende_opvang = auto()
    occasionele_opvang = auto()
    flexibele_opvang = auto()
    ruimere_openingsmomenten = auto()
    kwaliteitslabel_kleuter = auto()


class Locatiestatus(Keuze):
    """The state of a location."""

    gepland = auto()
    actief = auto()
    tijdelijk_gesloten = auto()
    geschorst = auto()
    stopgezet = auto()


NEEDED = {
    Locatiestatus.gepland: ("geplande_start", "de dag waarop de locatie wil openen"),
    Locatiestatus.tijdelijk_gesloten: ("gesloten_van", "de eerste dag van de sluiting"),
    Locatiestatus.geschorst: (
        "kinderopvangzoeker_url",
        "de pagina bij Opgroeien, want de site zegt zelf niets over een schorsing",
    ),
    Locatiestatus.stopgezet: ("stopgezet_op", "de dag waarop de locatie stopte"),
}
"""The field without which a state cannot be shown."""
DAYS = {state: name for state, (name, _) in NEEDED.items() if state is not Locatiestatus.geschorst}
"""Those that say something of that state alone; the page at Opgroeien is there for every location."""


class Grens(NamedTuple):
    """How many licensed places a sort of care may have, from a day on; ``level`` is what a breach is."""

    opvangsoort: Opvangsoort
    van: date
    minimum: int
    maximum: int | None
    level: Level


START = date(2014, 4, 1)
NEW_RATIO = date(2027, 1, 1)
GRENZEN = (
    # Decree of 20 April 2012 and BVR of 22 November 2013 (licence conditions), in force 1 April 2014; numbers as in
    # the agency's figures. Co-operating childminders count as group care.
    Grens(Opvangsoort.gezinsopvang, START, 1, 8, Level.FOUT),
    Grens(Opvangsoort.groepsopvang, START, 9, None, Level.FOUT),
    Grens(Opvangsoort.samenwerkende_onthaalouders, START, 9, None, Level.FOUT),
    # The child ratio foreseen from 1 January 2027 is known from a secondary source only: family
    # care at most 7. Until the text itself is read here, a breach informs and does not block.
    Grens(Opvangsoort.gezinsopvang, NEW_RATIO, 1, 7, Level.AANDACHTSPUNT),
    Grens(Opvangsoort.groepsopvang, NEW_RATIO, 9, None, Level.AANDACHTSPUNT),
    Grens(Opvangsoort.samenwerkende_onthaalouders, NEW_RATIO, 9, None, Level.AANDACHTSPUNT),
)
LEEFGROEP = ((START, 18),)
"""The most places in one living group, from a day on."""


class Coordinaten(Part):
    """A point on the map in decimal degrees (WGS 84), as text: no rounding by floats."""

    breedte: Public[
        Annotated[
            str,
            shaped("coordinaat", r"(49|50|51)\.\d{1,6}", "is geen breedtegraad in België", "Schrijf 51.03."),
            WithJsonSchema({"type": "string", "pattern": r"^(49|50|51)\.\d{1,6}$"}),
        ]
    ]
    """De breedtegraad met een punt, bijvoorbeeld 51.03."""
    lengte: Public[
        Annotated[
            str,
            shaped("coordinaat", r"[2-6]\.\d{1,6}", "is geen lengtegraad in België", "Schrijf 4.10."),
            WithJsonSchema({"type": "string", "pattern": r"^[2-6]\.\d{1,6}$"}),
        ]
    ]
    """De lengtegraad met een punt, bijvoorbeeld 4.10."""


class VroegerePlaatsen(Part):
    """The numbers of places of a former period, for the picture over the years."""

    van: Public[Datum]
    """De eerste dag waarop deze aantallen golden."""
    tot: Public[Datum]
    """De laatste dag waarop deze aantallen golden."""
    vergunde_plaatsen: Public[Getal]
    """Het aantal plaatsen op de vergunning in die periode."""
    gesubsidieerde_plaatsen: Public[Getal | None] = None
    """Het aantal gesubsidieerde plaatsen in die periode."""
    ikt_plaatsen: Public[Getal | None] = None
    """Het aantal plaatsen met inkomenstarief in die periode."""
    prijs: Public[Prijs | None] = None
    """Hoe de prijs toen bepaald werd, als dat anders was."""


class Locatie(Record):
    """A place where care is given."""

    depends: ClassVar[Depends] = {
        "ikt_plaatsen": {"prijs": WITH_IKT, "subsidietrap": WITH_INCOME_TARIFF},
        "in_woning": {"opvangsoort": frozenset(Opvangsoort) - HOMES},
        "adres_publiek": {"opvangsoort": HOMES, "in_woning": JA},
        **together(("adres_publiek_sinds", "adres_publiek_grond"), adres_publiek=JA),
        **{name: {"status": frozenset({state})} for state, name in DAYS.items()},
        "gesloten_tot": {"status": frozenset({Locatiestatus.tijdelijk_gesloten})},
    }

    naam: Public[Line]
    """De naam van de locatie zoals ouders ze kennen. Bij gezinsopvang zonder straat en liefst zonder familienaam."""
    organisator: Public[OrganisatorRef]
    """De organisator die de vergunning heeft."""
    dossiernummer: Public[Line | None] = None
    """Het dossiernummer van de vergunning, met de nullen vooraan."""
    sociale_kaart_nummer: Public[Line | None] = None
    """Het nummer van de locatie in de Sociale Kaart; daarmee herkent het inlezen van lijsten de locatie."""
    opvangsoort: Public[Opvangsoort]
    """Welke soort opvang het is: gezinsopvang, groepsopvang of samenwerkende_onthaalouders."""
    doelgroep: Public[Leeftijdsgroep]
    """Voor wie de opvang is: baby_peuter (baby’s en peuters), schoolkind of beide."""
    vergunde_plaatsen: Public[Getal]
    """Het aantal plaatsen op de vergunning."""
    gesubsidieerde_plaatsen: Public[Getal | None] = None
    """Het aantal plaatsen waarvoor de locatie Vlaamse subsidie krijgt."""
    ikt_plaatsen: Public[Getal | None] = None
    """Het aantal plaatsen waar ouders betalen volgens hun inkomen. Nodig bij inkomenstarief en iktmix."""
    leefgroepen: Public[tuple[Getal, ...]] = ()
    """Het aantal plaatsen van elke leefgroep, bijvoorbeeld 18 en 14. Samen zijn dat de vergunde plaatsen."""
    peildatum: Public[Feitdag | None] = None
    """De dag waarop de aantallen plaatsen zijn nagekeken."""
    vroegere_plaatsen: Public[tuple[VroegerePlaatsen, ...]] = ()
    """De aantallen van vroeger, oudste eerst, als de vergunning veranderde."""
    subsidietrap: Public[Subsidietrap | None] = None
    """De Vlaamse subsidie: T0 (geen), T1 (basissubsidie), T2 (inkomenstarief) of T3 (plussubsidie)."""
    prijs: Public[Prijs]
    """Wat ouders betalen: inkomenstarief, vrije_prijs of iktmix (een deel van de plaatsen inkomenstarief, de andere vrije prijs)."""
    in_woning: Member[JaNee] = False
    """Ja als samenwerkende onthaalouders in iemands woning werken. Gezinsopvang geldt altijd als woning."""
    straat: Public[Line | None] = None
    """De straat, zonder nummer. Van een woning leest het publiek ze alleen na toestemming."""
    huisnummer: Public[Line | None] = None
    """Het huisnummer, met bus als die er is: 12 bus 3."""
    postcode: Public[Postcode]
    """De postcode, bijvoorbeeld 9200."""
    gemeente: Public[Line]
    """De gemeente, bijvoorbeeld Dendermonde."""
    wijk: Public[Line]
    """De deelgemeente of wijk, bijvoorbeeld Sint-Gillis. Van een woning is dit wat iedereen ziet."""
    coordinaten: Public[Coordinaten | None] = None
    """De plaats op de kaart. Van een woning nooit openbaar, en hoogstens twee cijfers na de punt."""
    adres_publiek: Public[JaNee] = False
    """Ja als de straat en het nummer van deze woning openbaar mogen zijn. Vul dan ook adres_publiek_sinds in."""
    adres_publiek_sinds: Member[Datum | None] = None
    """De dag van de schriftelijke toestemming, of de dag waarop de wettelijke grond begon te gelden."""
    adres_publiek_grond: Member[Line | None] = None
    """Waarop het openbaar maken steunt: schriftelijke toestemming, of het artikel van de wet."""
    telefoon: Public[Telefoon | None] = None
    """Het telefoonnummer van de opvang, geen gsm-nummer. Van een woning leest het publiek het alleen na toestemming."""
    email: Public[Email | None] = None
    """Het mailadres van de opvang. Geen persoonlijk adres."""
    website: Public[Url | None] = None
    """De website van de opvang, met https:// ervoor."""
    kinderopvangzoeker_url: Public[Url | None] = None
    """De pagina van deze locatie op de Kinderopvangzoeker, waar de vergunning en de verslagen staan."""
    opvang_vlaanderen_url: Public[Url | None] = None
    """De pagina waarop ouders via Opvang.Vlaanderen een plaats vragen."""
    openingsuren: Public[tuple[Openingsuur, ...]] = ()
    """De openingsuren, per dag een regel met dag, van en tot."""
    openingsdagen_per_jaar: Public[Annotated[Getal, Field(le=366)] | None] = None
    """Het aantal dagen per jaar dat de locatie open is, bijvoorbeeld 220."""
    kenmerken: Public[tuple[Kenmerk, ...]] = ()
    """Wat de locatie extra biedt: inclusieve_opvang, dringende_opvang, occasionele_opvang, flexibele_opvang, …"""
    status: Public[Locatiestatus]
    """Hoe het met de locatie staat: gepland, actief, tijdelijk_gesloten, geschorst of stopgezet."""
    geplande_start: Public[Datum | None] = None
    """De dag waarop een geplande locatie wil openen."""
    vergund_van: Public[Datum | None] = None
    """De dag waarop de vergunning inging."""
    gesloten_van: Public[Datum | None] = None
    """De eerste dag van een tijdelijke sluiting. De reden schrijf je nergens op."""
    gesloten_tot: Public[Datum | None] = None
    """De laatste dag van een tijdelijke sluiting, als die bekend is."""
    stopgezet_op: Public[Datum | None] = None
    """De dag waarop de locatie stopte."""

    @property
    def is_home(self) -> bool:
        """Whether somebody lives at the address."""
        return self.opvangsoort in HOMES or self.in_woning

    @property
    def address_is_open(self) -> bool:
        """Whether the public may read street and number: no home, or a home with a dated consent or ground."""
        return not self.is_home or (self.adres_publiek and self.adres_publiek_sinds is not None)

    def withheld(self) -> frozenset[str]:
        """Street, number, point on the map and telephone of a home: a fixed telephone leads to its address."""
        hidden = {"coordinaten"} if self.is_home else set()
        if not self.address_is_open:
            hidden |= {"straat", "huisnummer", "telefoon"}
        return frozenset(hidden)


def limit_on(opvangsoort: Opvangsoort, day: date) -> Grens:
    """The limits for a sort of care on ``day``; before the first known ones, the first."""
    rows = [grens for grens in GRENZEN if grens.opvangsoort is opvangsoort]
    return next((grens for grens in reversed(rows) if grens.van <= day), rows[0])


def reference_day(record: Locatie) -> date | None:
    """The day that the record's own numbers speak of, if it names one."""
    return record.peildatum or record.vergund_van


def places_within(record: Locatie, grens: Grens) -> Iterator[Finding]:
    """The finding that the licensed places lie outside ``grens``, if they do."""
    places = record.vergunde_plaatsen
    if places < grens.minimum:
        bound = f"minstens {grens.minimum}"
    elif grens.maximum is not None and places > grens.maximum:
        bound = f"hoogstens {grens.maximum}"
    else:
        return
    message = f"{places} vergunde plaatsen, maar {record.opvangsoort.woord} heeft er {bound} (sinds {grens.van})"
    yield Finding(
        ("vergunde_plaatsen",),
        "V25",
        message,
        "Kijk het aantal na op de vergunning, of pas opvangsoort aan."
        if grens.level is Level.FOUT
        else "Deze grens vonden we niet in een wettekst. Vraag aan Opgroeien of ze geldt.",
        grens.level,
    )


def places_of_the_sort(record: Locatie) -> Iterator[Finding]:
    """The licensed places fit the sort of care, on the day the numbers were checked or the licence began."""
    day = reference_day(record)
    if day is not None:
        yield from places_within(record, limit_on(record.opvangsoort, day))


def living_groups_add_up(record: Locatie) -> Iterator[Finding]:
    """No living group is too large, and together they have the licensed places."""
    most = LEEFGROEP[-1][1]
    for index, places in enumerate(record.leefgroepen):
        if places > most:
            message = f"een leefgroep van {places} plaatsen is te groot: hoogstens {most}"
            yield Finding(("leefgroepen", index), "V25", message, "Splits de leefgroep, of verbeter het aantal.")
    total = sum(record.leefgroepen)
    if record.leefgroepen and total != record.vergunde_plaatsen:
        message = f"de leefgroepen tellen samen {total} plaatsen, de vergunning {record.vergunde_plaatsen}"
        yield Finding(("leefgroepen",), "V25", message, "Verbeter een leefgroep of het aantal vergunde plaatsen.")


def parts_of_the_licence(record: Locatie) -> Iterator[Finding]:
    """There are no more subsidised or income-tariff places than licensed ones, now and formerly."""
    rows: list[tuple[tuple[str | int, ...], Locatie | VroegerePlaatsen]] = [((), record)]
    rows += [(("vroegere_plaatsen", index), row) for index, row in enumerate(record.vroegere_plaatsen)]
    for at, row in rows:
        for name, places in (
            ("gesubsidieerde_plaatsen", row.gesubsidieerde_plaatsen),
            ("ikt_plaatsen", row.ikt_plaatsen),
        ):
            if places is not None and places > row.vergunde_plaatsen:
                message = f"{places} is meer dan de {row.vergunde_plaatsen} vergunde plaatsen"
                yield Finding((*at, name), "V25", message, "Verbeter dit aantal of het aantal vergunde plaatsen.")


def places_of_the_price(record: Locatie) -> Iterator[Finding]:
    """All places have the income tariff, none, or a part of them, as the price says."""
    ikt, places = record.ikt_plaatsen, record.vergunde_plaatsen
    at = ("ikt_plaatsen",) if ikt is not None else ("prijs",)
    given = f"{ikt} IKT-plaatsen" if ikt is not None else "geen ikt_plaatsen ingevuld"
    if ikt is not None and ikt > places:
        return
    if record.prijs is Prijs.inkomenstarief and ikt != places:
        message = f"{given}, maar bij inkomenstarief zijn dat alle {places} vergunde plaatsen"
        yield Finding(at, "V25", message, f"Schrijf ikt_plaatsen: {places}, of kies als prijs iktmix.")
    elif record.prijs not in WITH_IKT and ikt:
        yield Finding(
            at,
            "V25",
            f"{given}, maar bij vrije prijs zijn er geen",
            "Schrijf ikt_plaatsen: 0, of kies als prijs iktmix.",
        )
    elif record.prijs is Prijs.iktmix and (ikt is None or not 0 < ikt < places):
        message = f"{given}, maar bij iktmix heeft een deel van de {places} plaatsen inkomenstarief"
        yield Finding(at, "V25", message, f"Schrijf een aantal van 1 tot {places - 1}, of kies een andere prijs.")


def step_has_places(record: Locatie) -> Iterator[Finding]:
    """Steps 2 and 3 are about places with the income tariff."""
    if record.subsidietrap in WITH_INCOME_TARIFF and not record.ikt_plaatsen:
        message = f"trap {record.subsidietrap} zonder plaatsen met inkomenstarief"
        yield Finding(("subsidietrap",), "V25", message, "Vul ikt_plaatsen in, of kies T0 of T1.", Level.AANDACHTSPUNT)


def home_opens_with_consent(record: Locatie) -> Iterator[Finding]:
    """The address of a home is public only with the day of the consent or of the legal ground."""
    if record.is_home and record.adres_publiek and record.adres_publiek_sinds is None:
        message = "het adres van een woning staat openbaar zonder dag van toestemming of wettelijke grond"
        hint = "Vul adres_publiek_sinds in met de dag van de toestemming, of schrijf adres_publiek: nee."
        yield Finding(("adres_publiek",), "V27", message, hint)


OPEN_FIELDS = (
    "id",
    "naam",
    "dossiernummer",
    "sociale_kaart_nummer",
    "gemeente",
    "wijk",
    "email",
    "website",
    "kinderopvangzoeker_url",
    "opvang_vlaanderen_url",
    "bron",
)
"""The fields of text that everyone reads of a home whose address is closed."""
STREET = re.compile(
    r"(?:straat|laan|steenweg|dreef|plein|lei|kaai|str\.?|ln\.?|stwg\.?)(?:\s+(?:nr\.?\s*)?\d|$)"
    r"|^(?!(?:wijk|zone|sector|deel|kern|blok|buurt|kwartier|district|gebied|cluster|regio)\b).*[a-z]\s+(?:nr\.?\s*)?\d+\s*[a-z]?$",
    re.IGNORECASE,
)
"""How a street ends, with its number or without; and any name with a number behind it that is no numbered part of a town."""


def street_stays_inside(record: Locatie) -> Iterator[Finding]:
    """V27: the street of a home, in whatever way it is written, does not stand in a field that everyone reads."""
    if record.address_is_open:
        return
    streets = Streets.of([Home(record.straat, record.huisnummer or "", record.id)] if record.straat else [])
    hint = "Laat de straat weg: iedereen leest dit veld. Een id verander je samen met de bestandsnaam."
    for name in OPEN_FIELDS:
        value = getattr(record, name) or ""
        if any(True for _ in streets.find("\n".join(value) if isinstance(value, tuple) else value)):
            yield Finding((name,), "V27", f"hier staat de straat van een woning: {record.straat}", hint)
        elif name in {"wijk", "gemeente"} and STREET.search(value.strip()):
            what = (
                "Schrijf de wijk of de deelgemeente, zonder straat en nummer: van een woning is dit wat iedereen ziet."
            )
            yield Finding((name,), "V27", f"‘{value}’ is een straat, en dit is een woning", what)


def home_is_a_rough_point(record: Locatie) -> Iterator[Finding]:
    """The point on the map of a home has at most two decimals."""
    if not record.is_home or record.coordinaten is None:
        return
    for name in ("breedte", "lengte"):
        value = getattr(record.coordinaten, name)
        if len(value.partition(".")[2]) > 2:
            message = f"{value} wijst één woning aan"
            yield Finding(
                ("coordinaten", name),
                "V27",
                message,
                f"Schrijf hoogstens twee cijfers na de punt: {value[: value.index('.') + 3]}.",
            )


def state_has_its_date(record: Locatie) -> Iterator[Finding]:
    """Every state has its date, and a location with a last day is a stopped one."""
    name, meaning = NEEDED.get(record.status, ("", ""))
    if name and getattr(record, name) is None:
        yield Finding(("status",), "status", f"{record.status.woord} zonder {name}", f"Vul {name} in: {meaning}.")
    if record.stopgezet_op is not None and not asks_for(record, "stopgezet_op"):
        message = f"er is een stopdatum, maar de status is {record.status.woord}"
        yield Finding(("stopgezet_op",), "status", message, "Schrijf status: stopgezet, of haal de stopdatum weg.")


ORDER = (("vergund_van", "stopgezet_op"), ("gesloten_van", "gesloten_tot"))


def dates_in_order(record: Locatie) -> Iterator[Finding]:
    """No end comes before its beginning, and former numbers follow each other."""
    for first, last in ORDER:
        yield from ends_after_it_begins(record, first, last)
    previous: date | None = None
    for index, row in enumerate(record.vroegere_plaatsen):
        at = ("vroegere_plaatsen", index)
        yield from ends_after_it_begins(row, "van", "tot", at)
        if previous is not None and row.van <= previous:
            message = f"begint op {row.van}, voor het einde van de vorige periode op {previous}"
            yield Finding(
                (*at, "van"), "datumvolgorde", message, "Zet de oudste periode eerst en laat ze niet overlappen."
            )
        previous = row.tot


def hours_of_the_location(record: Locatie) -> Iterator[Finding]:
    """The opening hours are in order."""
    yield from hours_in_order(record.openingsuren)


KIND = Kind(
    soort="locaties",
    model=Locatie,
    enkelvoud="locatie",
    meervoud="locaties",
    uitleg="De opvanglocaties in de gemeente. Een plaats vraag je aan de opvang zelf.",
    label=lambda r: r.naam,
    order=lambda r: (r.status.value == "stopgezet", r.wijk.casefold(), r.naam.casefold()),
    rules=(
        places_of_the_sort,
        living_groups_add_up,
        parts_of_the_licence,
        places_of_the_price,
        step_has_places,
        home_opens_with_consent,
        street_stays_inside,
        home_is_a_rough_point,
        state_has_its_date,
        dates_in_order,
        hours_of_the_location,
    ),
    prefix="loc",
)
