"""A meeting: agenda, attendance, votes and actions.

Minutes of an advisory council are public once they are final, and without names: until the
next meeting approves them, their conclusions are ``PublicOnceFinal`` and so for members only.
"""

from __future__ import annotations

from enum import auto
from typing import Annotated, Any, ClassVar

from pydantic import Field

from lok.kinds.aanwezigheden import Aanwezigheid
from lok.kinds.afspraken import Openbaarheid
from lok.kinds.agendapunten import Agendapunt
from lok.kinds.organen import Orgaan
from lok.kinds.rondgang import Opmerking, Rondgestuurd
from lok.kinds.toezeggingen import Toezegging
from lok.kinds.vergaderstatus import APPROVED, CANCELLED, HELD, MINUTED, NOT_CANCELLED, Vergaderstatus
from lok.kinds.vroeger import rules_of
from lok.model.audience import Member, Public, PublicOnceFinal
from lok.model.depends import FILLED, Depends, together
from lok.model.fields import (
    Bijlagepad,
    Feitdag,
    Getal,
    Id,
    JaNee,
    Keuze,
    Line,
    Prose,
    Tijdstip,
    Url,
    VergaderingRef,
    WerkgroepRef,
    ZetelRef,
)
from lok.model.happened import Happened
from lok.model.kind import Part, Record


class Vergadersoort(Keuze):
    """What kind of meeting it is."""

    algemene_vergadering = auto()
    dagelijks_bestuur = auto()
    werkgroep = auto()
    schriftelijke_ronde = auto()
    gecombineerd_boa = auto()

    @property
    def woord(self) -> str:
        """How it reads; the partnership on care outside school hours carries its name beside its letters."""
        return "vergadering met buitenschoolse opvang (BOA)" if self is type(self).gecombineerd_boa else super().woord


PLENARY = frozenset({Vergadersoort.algemene_vergadering, Vergadersoort.gecombineerd_boa})
"""The meetings of the whole council."""
PERHAPS_OF_A_GROUP = frozenset({Vergadersoort.werkgroep, Vergadersoort.schriftelijke_ronde})
"""The meetings that one of its working groups can hold."""


class Programmasoort(Keuze):
    """The parts of the interactive approach."""

    onthaal = auto()
    opwarmer = auto()
    kaartenronde = auto()
    werkgroepmoment = auto()
    receptie = auto()
    andere = auto()


class Verslagresultaat(Keuze):
    """How the minutes of an earlier meeting were approved."""

    goedgekeurd = auto()
    goedgekeurd_met_opmerking = auto()
    niet_goedgekeurd = auto()


class Gast(Part):
    """Somebody who is not a member: the public reads the capacity only."""

    hoedanigheid: PublicOnceFinal[Line]
    """In welke hoedanigheid, bijvoorbeeld consulent van Opgroeien."""
    naam: Member[Line | None] = None
    """De naam. Alleen de leden zien die."""
    agendapunten: Member[tuple[Line, ...]] = ()
    """De nummers van de punten waarvoor de gast er was."""


class VorigVerslag(Part):
    """The approval of the minutes of an earlier meeting."""

    depends: ClassVar[Depends] = {
        "opmerking": {
            "resultaat": frozenset({Verslagresultaat.goedgekeurd_met_opmerking, Verslagresultaat.niet_goedgekeurd})
        }
    }

    vergadering: Public[VergaderingRef]
    """De vergadering waarvan het verslag voorlag."""
    resultaat: Public[Verslagresultaat]
    """Wat de vergadering ervan vond: goedgekeurd, goedgekeurd_met_opmerking of niet_goedgekeurd."""
    opmerking: Member[Prose | None] = None
    """De opmerking bij de goedkeuring, of waarom het verslag niet werd goedgekeurd."""


class Programmaonderdeel(Part):
    """A part of the evening beside the agenda."""

    soort: Public[Programmasoort]
    """Wat het is: onthaal, opwarmer, kaartenronde, werkgroepmoment, receptie of andere."""
    omschrijving: Public[Line]
    """Wat er gebeurt."""


class Correctie(Part):
    """A change of the minutes after their approval."""

    datum: Public[Feitdag]
    """De dag van de correctie."""
    reden: Public[Line]
    """Waarom het verslag veranderde."""
    wat: Public[Line | None] = None
    """Wat er nu anders staat, en bij welk punt. Zonder namen."""


class Verplaatsing(Part):
    """A move of a meeting whose invitation was sent: the day, and what was planned first."""

    op: Public[Feitdag]
    """De dag waarop de vergadering verplaatst werd. Wie de site volgt, leest het op die dag."""
    begin: Public[Tijdstip | None] = None
    """Wanneer ze eerst zou beginnen. Het nieuwe begin staat bij gepland_begin. Het webadres van de vergadering blijft zoals het was."""
    locatie: Public[Line | None] = None
    """Waar ze eerst zou plaatsvinden, als dat veranderde."""


class Schorsing(Part):
    """A time in which a meeting stood still."""

    van: Public[Tijdstip]
    """Wanneer de vergadering geschorst werd."""
    tot: Public[Tijdstip]
    """Wanneer ze weer begon."""


class Vergadering(Record):
    """A meeting, from plan to approved minutes."""

    depends: ClassVar[Depends] = {
        "werkgroep": {"soort_vergadering": PERHAPS_OF_A_GROUP},
        "agenda_opnieuw_verstuurd": {"uitgenodigd_op": FILLED},
        **together(("afgelast_op", "reden_afgelasting"), status=CANCELLED),
        **together(("einde", "gasten"), status=NOT_CANCELLED),
        **together(
            (
                "werkelijk_begin",
                "schorsingen",
                "aanwezigheden",
                "aanwezig_totaal",
                "quorum_bereikt",
                "vorige_verslagen",
            ),
            status=HELD,
        ),
        **together(("rondgestuurd", "opmerkingen", "bekendgemaakt_op"), status=MINUTED),
        **together(("verslag_goedgekeurd_op", "verslag_elders_goedgekeurd", "correcties"), status=APPROVED),
    }

    volgnummer: Public[Getal]
    """Het nummer van de vergadering in haar jaar."""
    soort_vergadering: Public[Vergadersoort] = Vergadersoort.algemene_vergadering
    """Welk soort vergadering het is."""
    orgaan: Public[Orgaan] = Orgaan.lok
    """Welk orgaan vergaderde: lok, boa of gecombineerd. Telt mee voor de deelname."""
    vroegere_raad: Public[Id | None] = None
    """De raad van toen, als er die dag meer dan één was: de korte naam ervan bij ‘vroeger’ van de raad. Anders leeg."""
    werkgroep: Public[WerkgroepRef | None] = None
    """De werkgroep, bij een vergadering van een werkgroep."""
    status: Public[Vergaderstatus]
    """Hoe ver de vergadering staat."""
    gepland_begin: Public[Tijdstip]
    """Wanneer ze begint volgens de uitnodiging."""
    uitgenodigd_op: Public[Feitdag | None] = None
    """De dag waarop de uitnodiging met de agenda naar de leden vertrok."""
    agenda_opnieuw_verstuurd: Public[tuple[Feitdag, ...]] = ()
    """De dagen waarop een gewijzigde agenda naar de leden vertrok, de eerste eerst. De uitnodiging zelf is versie 1."""
    werkelijk_begin: Public[Annotated[Tijdstip, Happened()] | None] = None
    """Wanneer ze echt begon. Verplicht zodra er een verslag is, tenzij dat alleen een lijst van besluiten is."""
    einde: Public[Tijdstip | None] = None
    """Wanneer ze eindigde. Na middernacht schrijf je de datum van de volgende dag."""
    schorsingen: Public[tuple[Schorsing, ...]] = ()
    """Elke keer dat de vergadering stillag, met de uren."""
    locatie: Public[Line | None] = None
    """Waar de vergadering plaatsvindt."""
    online_link: Member[Url | None] = None
    """Het adres om online deel te nemen."""
    verplaatsingen: Public[tuple[Verplaatsing, ...]] = ()
    """Elke keer dat dag, uur of plaats veranderde na de uitnodiging, van oud naar nieuw."""
    afgelast_op: Public[Feitdag | None] = None
    """De dag waarop de vergadering werd afgelast. Wie de site volgt, leest het op die dag."""
    reden_afgelasting: Member[Line | None] = None
    """Waarom de vergadering niet doorging. Verplicht bij afgelast."""
    voorzitter: Public[ZetelRef | None] = None
    """De zetel die voorzat."""
    secretaris: Public[ZetelRef | None] = None
    """De zetel die verslag nam."""
    opgeroepen: Member[tuple[ZetelRef, ...]] = ()
    """De zetels voor wie de vergadering is, als dat niet alle zetels van de raad, de werkgroep of het dagelijks bestuur zijn."""
    toezeggingen: Member[tuple[Toezegging, ...]] = ()
    """Wat elke zetel op de uitnodiging antwoordde. Wie er echt was, staat bij aanwezigheden."""
    aanwezigheden: Member[tuple[Aanwezigheid, ...]] = ()
    """Elke zetel voor wie de vergadering was, één keer."""
    aanwezig_totaal: Member[Getal | None] = None
    """Hoeveel leden aanwezig waren, als het verslag geen lijst geeft."""
    gasten: Public[tuple[Gast, ...]] = ()
    """Wie er te gast was."""
    quorum_bereikt: PublicOnceFinal[JaNee | None] = None
    """Wat het verslag over het quorum zegt. Wordt nagerekend."""
    tweede_vergadering: Public[JaNee] = False
    """Ja als dit de tweede vergadering is met dezelfde agenda, na een vergadering zonder quorum."""
    vorige_verslagen: PublicOnceFinal[tuple[VorigVerslag, ...]] = ()
    """De verslagen die op deze vergadering voorlagen."""
    programma: Public[tuple[Programmaonderdeel, ...]] = ()
    """Onthaal, opwarmers, kaartenrondes en andere onderdelen."""
    agendapunten: Public[Annotated[tuple[Agendapunt, ...], Field(max_length=200)]] = ()
    """De punten van de agenda, in volgorde."""
    volgende_vergadering: Public[VergaderingRef | None] = None
    """De volgende vergadering."""
    rondgestuurd: Member[Rondgestuurd | None] = None
    """Wanneer het ontwerpverslag rondging, voor de goedkeuring."""
    opmerkingen: Member[tuple[Opmerking, ...]] = ()
    """Wat er op het ontwerpverslag opgemerkt werd. Nooit van wie."""
    verslag_goedgekeurd_op: Public[VergaderingRef | None] = None
    """De vergadering die dit verslag goedkeurde."""
    verslag_elders_goedgekeurd: Public[Line | None] = None
    """Alleen voor een oud verslag, als de vergadering die het goedkeurde hier niet staat: wie het goedkeurde en wanneer, als dat bekend is."""
    bekendgemaakt_op: Public[Feitdag | None] = None
    """De dag waarop het verslag bekendgemaakt werd, bijvoorbeeld op de website van het bestuur."""
    bijlagen: PublicOnceFinal[tuple[Bijlagepad, ...]] = ()
    """Bestanden bij het verslag."""
    correcties: PublicOnceFinal[tuple[Correctie, ...]] = ()
    """Wijzigingen aan het verslag na de goedkeuring."""

    @property
    def final(self) -> bool:
        """Minutes are public once a later meeting approved them (V16)."""
        return self.status is Vergaderstatus.verslag_goedgekeurd

    def published(self, raad: Any) -> bool:
        """Approved minutes are public where the council's rules of that day say so; without rules they stay closed."""
        rules = rules_of(raad, self.gepland_begin.date(), self.vroegere_raad)
        return self.final and rules is not None and rules.openbaarheid_verslagen is Openbaarheid.openbaar
