"""The local rules of a council, by the day they began to count.

Domain.md 6.1. What a council fixes for itself (quorum, majority, terms, publicness) is data with a first day, so
that a meeting of 2023 is judged by the rules of 2023 (decree on local government, art. 304; local house rules).
"""

from collections.abc import Iterator
from datetime import date
from enum import auto
from typing import Any, ClassVar

from lok.kinds.besluitvorming import (
    AnderQuorum,
    BijzondereMeerderheid,
    Grondslag,
    Meerderheid,
    Onthoudingen,
    Quorum,
    StakingVanStemmen,
    other_quorums_are_complete,
    quorum_is_complete,
    special_majorities_have_one_name,
)
from lok.kinds.bewaartermijnen import Bewaartermijn, terms_are_complete
from lok.kinds.termijnen import (
    Adviestermijn,
    Antwoordtermijn,
    Hoorrechtstart,
    Opportuniteitsafspraken,
    Samenstellingstermijn,
    Termijnstart,
    terms_can_be_applied,
)
from lok.kinds.verkiezingsregels import Verkiezingsregels, rounds_are_possible
from lok.model.audience import Public
from lok.model.depends import FILLED, Depends
from lok.model.fields import Dagen, Datum, Getal, JaNee, Keuze, Line, ZetelRef
from lok.model.kind import Part
from lok.model.terms import Termijn
from lok.source.positions import Path
from lok.source.problems import Finding


class Openbaarheid(Keuze):
    """Whether the public may attend meetings, or read the minutes."""

    openbaar = auto()
    gesloten = auto()
    op_vraag = auto()


class Afspraken(Part):
    """The local rules that count from one day until the next set begins."""

    depends: ClassVar[Depends] = {"antwoordtermijn_start": {"antwoordtermijn_dagen": FILLED}}

    geldig_van: Public[Datum]
    """De eerste dag waarop deze afspraken gelden."""
    quorum: Public[Quorum]
    """Wanneer de raad in aantal is."""
    meerderheid: Public[Meerderheid]
    """Welke meerderheid een voorstel gewoonlijk nodig heeft."""
    meerderheid_van: Public[Grondslag] = Grondslag.uitgebrachte_stemmen
    """Waarvan die meerderheid genomen wordt: uitgebrachte_stemmen, aanwezigen (de stemgerechtigde zetels in de zaal) of alle_leden (alle ingevulde stemgerechtigde zetels)."""
    bijzondere_meerderheden: Public[tuple[BijzondereMeerderheid, ...]] = ()
    """Wat meer vraagt dan de gewone meerderheid, bijvoorbeeld een wijziging van het huishoudelijk reglement of een ontslag."""
    onthoudingen: Public[Onthoudingen] = Onthoudingen.tellen_niet_mee
    """Of onthoudingen, blanco, ongeldige en andere stemmen meetellen bij de uitgebrachte stemmen."""
    staking_van_stemmen: Public[StakingVanStemmen]
    """Wat er gebeurt bij evenveel stemmen voor als tegen."""
    dagelijks_bestuur: Public[tuple[ZetelRef, ...]] = ()
    """De zetels van het dagelijks bestuur, als de raad er een heeft."""
    andere_quorums: Public[tuple[AnderQuorum, ...]] = ()
    """Hoeveel zetels er moeten zijn bij vergaderingen die niet van de raad zelf zijn: dagelijks_bestuur, werkgroep, boa of gecombineerd."""
    verkiezingen: Public[Verkiezingsregels | None] = None
    """Hoe de raad iemand verkiest, zoals een voorzitter. Laat weg als daar niets over afgesproken is."""
    min_vergaderingen_per_jaar: Public[Getal | None] = None
    """Hoe vaak de raad minstens samenkomt in een jaar."""
    langste_stilte_maanden: Public[Getal | None] = None
    """Hoeveel maanden er hoogstens tussen twee vergaderingen liggen, als de raad dat zo wil."""
    oproepingstermijn_dagen: Public[Dagen | None] = None
    """Hoeveel kalenderdagen voor de vergadering de agenda verstuurd is."""
    oproepingstermijn: Public[Termijn | None] = None
    """Hoelang voor de vergadering de agenda verstuurd is, als jullie dat niet in kalenderdagen tellen, bijvoorbeeld 5 werkdagen."""
    adviestermijn_dagen: Public[Dagen | None] = None
    """Hoeveel kalenderdagen het LOK krijgt om op een adviesvraag te antwoorden."""
    adviestermijn: Public[Adviestermijn | None] = None
    """Hoelang het LOK krijgt om op een adviesvraag te antwoorden, als jullie dat niet in kalenderdagen tellen, bijvoorbeeld 6 weken."""
    antwoordtermijn_dagen: Public[Dagen | None] = None
    """Hoeveel kalenderdagen het bestuur krijgt om op een advies te antwoorden. Leeg als er geen termijn is."""
    antwoordtermijn_start: Public[Termijnstart] = Termijnstart.ontvangst
    """Vanaf wanneer die antwoordtermijn loopt."""
    antwoordtermijn: Public[Antwoordtermijn | None] = None
    """Hoelang het bestuur krijgt om op een advies te antwoorden, als jullie dat niet in kalenderdagen tellen, bijvoorbeeld 2 maanden."""
    bevestigingstermijn_werkdagen: Public[Dagen | None] = None
    """Binnen hoeveel werkdagen wie een opportuniteitsadvies vraagt, een ontvangstbevestiging krijgt. Zaterdagen, zondagen, feestdagen en sluitingsdagen tellen niet."""
    bevestigingstermijn_dagen: Public[Dagen | None] = None
    """Hetzelfde in kalenderdagen, als jullie zo tellen. Vul één van de twee in."""
    hoorrecht_start: Public[Hoorrechtstart] = Hoorrechtstart.ontvangst
    """Vanaf wanneer de organisator 30 dagen heeft om gehoord te worden: de ontvangst of de verzending van het advies."""
    opportuniteitsadvies: Public[Opportuniteitsafspraken | None] = None
    """Hoe jullie gemeente een opportuniteitsadvies behandelt: de volgorde van de stappen en hun termijnen. Laat weg voor het gewone verloop."""
    samenstellingstermijn: Public[Samenstellingstermijn | None] = None
    """Hoelang na het begin van een bestuursperiode de raad samengesteld is. Laat weg voor zes maanden na het begin van de bestuursperiode van het bestuur."""
    openbaarheid_vergaderingen: Public[Openbaarheid]
    """Of iedereen de vergaderingen mag bijwonen."""
    openbaarheid_verslagen: Public[Openbaarheid]
    """Of de goedgekeurde verslagen openbaar zijn."""
    voorzitter_mag_band_met_opvang: Public[JaNee] = False
    """Ja als de voorzitter een band mag hebben met een opvang in de gemeente."""
    bewaartermijnen: Public[tuple[Bewaartermijn, ...]] = ()
    """Hoelang persoonsgegevens hier blijven, waar dat anders is dan wat het programma voorstelt."""
    rechtsgrond: Public[Line | None] = None
    """Waar de afspraken vastliggen, bijvoorbeeld het huishoudelijk reglement en zijn datum."""


def rules_on(raad: Any | None, day: date) -> Any | None:
    """The ``Afspraken`` that hold on ``day``, of a record or a view of the council; ``None`` before the first."""
    valid = [rules for rules in raad.afspraken if rules.geldig_van <= day] if raad is not None else []
    return max(valid, key=lambda rules: rules.geldig_van) if valid else None


def they_can_be_applied(rules: Afspraken, at: Path) -> Iterator[Finding]:
    """V11, V14: what was agreed on the quorum, on majorities, on terms, on elections and on what is kept can be done."""
    yield from quorum_is_complete(rules.quorum, (*at, "quorum"))
    yield from other_quorums_are_complete(rules.andere_quorums, (*at, "andere_quorums"))
    yield from special_majorities_have_one_name(rules.bijzondere_meerderheden, (*at, "bijzondere_meerderheden"))
    yield from terms_can_be_applied(rules, at)
    yield from terms_are_complete(rules.bewaartermijnen, (*at, "bewaartermijnen"))
    if rules.verkiezingen is not None:
        yield from rounds_are_possible(rules.verkiezingen, (*at, "verkiezingen"))
