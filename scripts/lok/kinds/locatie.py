"""A location: where care is given, with its numbers of places, price, hours and state; what the public reads of a home.

A home is not an address for everyone: of family care the public reads the town and the quarter, street and number only
after a recorded consent, and never the coordinates. Licences, inspections and enforcement live on the Kinderopvangzoeker;
a page links there and says nothing itself.
"""

from enum import auto
from typing import Annotated, ClassVar

from pydantic import Field, WithJsonSchema

from lok.kinds.openingsuren import Openingsuur
from lok.model.audience import Member, Public
from lok.model.depends import JA, Depends, together
from lok.model.fields import Datum, Email, Feitdag, Getal, JaNee, Keuze, Line, OrganisatorRef, Postcode, Telefoon, Url
from lok.model.kind import Part, Record
from lok.model.reading import shaped


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
