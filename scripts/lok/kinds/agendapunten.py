"""Items of the agenda: what was asked, said, decided and promised.

What was decided is ``PublicOnceFinal``: public once a later meeting approved the minutes. What was said, and who
promised what, is for members. An item can be closed in part or as a whole.
"""

from enum import auto
from typing import ClassVar

from lok.kinds.stemmingen import Stemming
from lok.kinds.verkiezingen import Verkiezing
from lok.model.audience import Audience, Member, Public, PublicOnceFinal
from lok.model.depends import NEE, Depends, asks_for
from lok.model.fields import (
    AdviesRef,
    Bijlagepad,
    Datum,
    DoelstellingRef,
    Feitdag,
    JaNee,
    Keuze,
    Line,
    ProjectRef,
    Prose,
    ReglementRef,
    VergaderingRef,
    ZetelRef,
)
from lok.model.kind import Part, Zichtbaarheid


class Puntsoort(Keuze):
    """What an agenda item is for."""

    goedkeuring_verslag = auto()
    mededeling = auto()
    bespreking = auto()
    advies = auto()
    verkiezing = auto()
    toelichting = auto()
    varia = auto()


class Grond(Keuze):
    """Why an item is closed: the interests for which a document of a government may stay closed (domain, section 8)."""

    persoonlijke_levenssfeer = auto()
    vertrouwelijke_bedrijfsgegevens = auto()
    beslissing_in_voorbereiding = auto()
    ander_beschermd_belang = auto()


class Actiestatus(Keuze):
    """How far an action is."""

    open = auto()
    lopend = auto()
    afgerond = auto()
    vervallen = auto()


class Actiepunt(Part):
    """Something somebody promised to do; the public only ever sees what was reached."""

    depends: ClassVar[Depends] = {"afgerond_op": {"status": frozenset({Actiestatus.afgerond})}}

    omschrijving: Member[Line]
    """Wat er moet gebeuren."""
    verantwoordelijke: Member[Line]
    """Wie het doet: een functie of dienst, nooit een private naam."""
    zetel: Member[ZetelRef | None] = None
    """De zetel die het doet, als het er een is."""
    deadline: Member[Datum | None] = None
    """Tegen wanneer."""
    status: Member[Actiestatus]
    """Hoe ver het staat: open, lopend, afgerond of vervallen."""
    afgerond_op: Member[Feitdag | None] = None
    """De dag waarop het klaar was."""
    overgedragen_van: Member[VergaderingRef | None] = None
    """De vergadering waarop dit actiepunt voor het eerst werd afgesproken."""


class AfwijkendeAanwezigheid(Part):
    """A seat that came or left with an item, from then on.

    It holds for the items that follow too, until one of them says otherwise.
    """

    zetel: Member[ZetelRef]
    """De zetel."""
    aanwezig: Member[JaNee]
    """Nee als de zetel vanaf dit punt weg was, ja als hij er vanaf dit punt (weer) bij was. Dat geldt ook voor de volgende punten, tot je het tegendeel noteert."""


CLOSED_ITEM = frozenset(
    {
        "toelichting",
        "besluit",
        "stemmingen",
        "verkiezingen",
        "adviezen",
        "reglementen",
        "projecten",
        "doelstellingen",
        "bijlagen",
    }
)
"""What the public does not read of an item dealt with behind closed doors: number, title and kind stay."""


class Agendapunt(Part):
    """One item of the agenda, and what became of it."""

    depends: ClassVar[Depends] = {
        "grond": {
            "zichtbaarheid": frozenset({Zichtbaarheid.LEDEN}),
            "openbaar": NEE,
            "gepland_openbaar": NEE,
        }
    }

    nr: Public[Line]
    """Het nummer, in elk schema dat je gebruikt: 4, AP1, A.2a."""
    titel: Public[Line]
    """De titel van het punt."""
    soort: Public[Puntsoort]
    """Waarvoor het punt dient."""
    zichtbaarheid: Public[Zichtbaarheid] = Zichtbaarheid.PUBLIEK
    """Wie dit punt mag lezen. Kies leden als zelfs de titel niet openbaar mag zijn."""
    gepland_openbaar: Public[JaNee] = True
    """Of het punt volgens de agenda in openbare zitting komt."""
    openbaar: Public[JaNee] = True
    """Of het punt ook echt openbaar behandeld werd."""
    grond: Public[Grond | None] = None
    """Waarom een besloten punt besloten is. De openbare site noemt die grond waar er tekst is weggelaten."""
    toegevoegd_ter_zitting: Public[JaNee] = False
    """Ja als het punt pas bij de opening werd toegevoegd."""
    indiener: Member[ZetelRef | None] = None
    """De zetel die het punt aanbracht."""
    toelichting: Public[Prose | None] = None
    """Wat de uitnodiging over dit punt zegt."""
    voorstel: Member[Prose | None] = None
    """Het besluit dat voorligt. Alleen de leden lezen het; wat beslist werd, staat bij besluit."""
    bespreking: Member[Prose | None] = None
    """Wat er besproken werd. Alleen de leden lezen dit."""
    besluit: PublicOnceFinal[Prose | None] = None
    """De conclusie of het besluit, zonder namen. Openbaar zodra het verslag is goedgekeurd."""
    stemmingen: PublicOnceFinal[tuple[Stemming, ...]] = ()
    """De stemmingen bij dit punt."""
    verkiezingen: PublicOnceFinal[tuple[Verkiezing, ...]] = ()
    """De verkiezingen bij dit punt: één per functie, met de kandidaten, de rondes en wie verkozen is."""
    adviezen: PublicOnceFinal[tuple[AdviesRef, ...]] = ()
    """De adviezen die uit dit punt voortkwamen."""
    reglementen: Public[tuple[ReglementRef, ...]] = ()
    """De reglementen waarover het punt ging."""
    projecten: Public[tuple[ProjectRef, ...]] = ()
    """De projecten waarover het punt ging."""
    doelstellingen: Public[tuple[DoelstellingRef, ...]] = ()
    """De doelstellingen waaraan het punt werkte."""
    actiepunten: Member[tuple[Actiepunt, ...]] = ()
    """Wat werd afgesproken om te doen."""
    aanwezig_afwijkend: Member[tuple[AfwijkendeAanwezigheid, ...]] = ()
    """Wie bij dit punt binnenkwam of vertrok. Wie alleen voor dit punt de zaal verliet, staat bij belangenconflict."""
    belangenconflict: Member[tuple[ZetelRef, ...]] = ()
    """De zetels die de zaal verlieten omdat het punt hen zelf aanging."""
    bijlagen: PublicOnceFinal[tuple[Bijlagepad, ...]] = ()
    """Bestanden bij dit punt."""
    bijlagen_leden: Member[tuple[Bijlagepad, ...]] = ()
    """Bestanden die alleen de leden zien."""

    @property
    def closed(self) -> bool:
        """Whether the public does not read all of it that is otherwise public."""
        return asks_for(self, "grond")

    def closed_to(self, audience: Audience) -> bool:
        """An item marked for members is not there for the public, not even by title."""
        return audience is Audience.PUBLIEK and self.zichtbaarheid is Zichtbaarheid.LEDEN

    def withheld(self) -> frozenset[str]:
        """Of an item planned or dealt with in closed session the public reads number, title and kind."""
        return frozenset() if self.openbaar and self.gepland_openbaar else CLOSED_ITEM
