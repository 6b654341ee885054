"""How a council decides: how many must be there, what carries a proposal, and what a tie means. Local rules, by their day."""

from collections.abc import Iterator
from enum import auto
from fractions import Fraction
from typing import ClassVar

from lok.kinds.zetels import Geleding
from lok.model.audience import Public
from lok.model.depends import Depends, asks_for
from lok.model.fields import Aandeel, Getal, Id, JaNee, Keuze, Line
from lok.model.kind import Part
from lok.source.positions import Path
from lok.source.problems import Finding


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


class Grondslag(Keuze):
    """What a majority is taken of."""

    uitgebrachte_stemmen = auto()
    aanwezigen = auto()
    alle_leden = auto()


class BijzondereMeerderheid(Part):
    """What a decision of a certain sort needs to be carried, such as a change of the statutes or a dismissal."""

    id: Public[Id]
    """Een korte naam, die je bij een stemming noemt: statuten, ontslag."""
    onderwerp: Public[Line]
    """Waarvoor ze nodig is, bijvoorbeeld: een wijziging van het huishoudelijk reglement."""
    aandeel: Public[Aandeel]
    """Welk deel nodig is, bijvoorbeeld 2/3 of 4/5."""
    meer_dan: Public[JaNee] = False
    """Ja als meer dan dat deel nodig is, en niet minstens dat deel."""
    van: Public[Grondslag] = Grondslag.uitgebrachte_stemmen
    """Waarvan dat deel genomen wordt: uitgebrachte_stemmen, aanwezigen (de stemgerechtigde zetels in de zaal) of alle_leden (alle ingevulde stemgerechtigde zetels)."""


class QuorumVanGeleding(Part):
    """How many voting seats of one group must be present."""

    geleding: Public[Geleding]
    """De groep."""
    aantal: Public[Getal]
    """Hoeveel stemgerechtigde zetels van die groep minstens aanwezig moeten zijn."""


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
    per_geleding: Public[tuple[QuorumVanGeleding, ...]] = ()
    """Hoeveel stemgerechtigde zetels van een groep er daarnaast minstens moeten zijn, als de raad dat vraagt."""
    tweede_vergadering_beslist: Public[JaNee] = False
    """Ja als een tweede vergadering met dezelfde agenda altijd mag beslissen."""


class Bijeenkomst(Keuze):
    """A meeting that is not one of the council itself, and may have a quorum of its own."""

    dagelijks_bestuur = auto()
    werkgroep = auto()
    boa = auto()
    gecombineerd = auto()


class AnderQuorum(Part):
    """How many must be there at another meeting than that of the council itself."""

    voor: Public[Bijeenkomst]
    """Voor welke vergadering: dagelijks_bestuur, werkgroep, boa (het BOA-verband alleen) of gecombineerd (LOK en BOA samen)."""
    quorum: Public[Quorum]
    """Hoeveel van de stemgerechtigde zetels voor wie die vergadering is, er moeten zijn."""


def quorum_is_complete(quorum: Quorum, at: Path) -> Iterator[Finding]:
    """V11: a quorum by share states the share, a quorum by number the number, and nothing else."""
    for field in ("aandeel", "aantal"):
        given, wanted = getattr(quorum, field) is not None, asks_for(quorum, field)
        if given and not wanted:
            message = f"bij een quorum van de soort ‘{quorum.soort.value}’ hoort geen {field}"
            yield Finding((*at, field), "V11", message, "Laat dit veld weg of kies een andere soort.", at_key=True)
        if wanted and not given:
            message = f"een quorum van de soort ‘{quorum.soort.value}’ heeft een {field} nodig"
            example = "aandeel: 1/2" if field == "aandeel" else "aantal: 8"
            yield Finding((*at, "soort"), "V11", message, f"Voeg ‘{field}:’ toe, bijvoorbeeld {example}.")
    yield from _groups_once(quorum, at)


def _groups_once(quorum: Quorum, at: Path) -> Iterator[Finding]:
    seen: set[Geleding] = set()
    for index, each in enumerate(quorum.per_geleding):
        if each.geleding in seen:
            message = f"‘{each.geleding.value}’ staat er twee keer"
            yield Finding((*at, "per_geleding", index, "geleding"), "V11", message, "Laat één aantal per groep staan.")
        seen.add(each.geleding)


def other_quorums_are_complete(quorums: tuple[AnderQuorum, ...], at: Path) -> Iterator[Finding]:
    """V11: each can be applied, and of each sort of meeting there is one."""
    seen: set[Bijeenkomst] = set()
    for index, each in enumerate(quorums):
        yield from quorum_is_complete(each.quorum, (*at, index, "quorum"))
        if each.voor in seen:
            message = f"‘{each.voor.value}’ staat er twee keer"
            yield Finding((*at, index, "voor"), "V11", message, "Laat één quorum per soort vergadering staan.")
        seen.add(each.voor)


def special_majorities_have_one_name(majorities: tuple[BijzondereMeerderheid, ...], at: Path) -> Iterator[Finding]:
    """V14: a vote names a special majority: each has a name of its own, and none is of nothing."""
    seen: dict[str, int] = {}
    for index, each in enumerate(majorities):
        if each.id in seen:
            message = f"‘{each.id}’ staat er twee keer, ook als nummer {seen[each.id] + 1}"
            yield Finding((*at, index, "id"), "V14", message, "Geef elke bijzondere meerderheid een eigen korte naam.")
        seen.setdefault(each.id, index)
        part = Fraction(each.aandeel)
        if part <= 0 or part > 1 or (part == 1 and each.meer_dan):
            message = f"{'meer dan ' if each.meer_dan else ''}{each.aandeel} is niet haalbaar"
            yield Finding((*at, index, "aandeel"), "V14", message, "Schrijf een deel tussen 0 en 1, zoals 2/3.")
