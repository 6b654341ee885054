"""Priority rules: who comes first when places with income tariff are scarce, by version.

One record is one version of the Flemish rules, with what each rule means for a parent and where it is written. The
rules are under political evaluation: a new version is a new record, and a version that a court annulled says so.
"""

from collections.abc import Iterator
from enum import auto
from typing import Annotated

from pydantic import Field

from lok.model.audience import Public
from lok.model.checked import Nagekeken
from lok.model.fields import Aandeel, Keuze, Line, Prose, ThemaRef, Url
from lok.model.kind import Kind, Part, Record
from lok.model.validity import GeldigeTekst, validity_is_told
from lok.source.problems import Finding


class Gewicht(Keuze):
    """How strong a rule is."""

    basisregel = auto()
    absolute_voorrang = auto()
    voorrang = auto()
    afwijking = auto()


class Toepassing(Keuze):
    """For which facilities the rules hold."""

    opvang_met_inkomenstarief = auto()
    opvang_met_plussubsidie = auto()
    opvang_met_vrije_prijs = auto()


class Regel(Part):
    """One rule, as the law says it and as a parent meets it."""

    titel: Public[Line]
    """De regel in enkele woorden, bijvoorbeeld: Broers en zussen."""
    gewicht: Public[Gewicht]
    """Hoe sterk de regel is: basisregel, absolute_voorrang, voorrang of afwijking. Een basisregel gaat voor alle andere."""
    regel: Public[Prose]
    """Wat de regel zegt."""
    voor_ouders: Public[Prose]
    """Wat dit voor een ouder betekent, in gewone taal en met een voorbeeld."""
    aandeel: Public[Aandeel | None] = None
    """Het deel waar de regel over gaat, bijvoorbeeld 4/5 werken of 1/10 van de kinderen."""


class Rechtsgrond(Part):
    """Where the rules are written."""

    tekst: Public[Line]
    """Het decreet of besluit, met datum."""
    url: Public[Url | None] = None
    """Het webadres van de tekst of van de officiële uitleg."""


class Voorrangsregels(GeldigeTekst, Nagekeken, Record):
    """One version of the priority rules."""

    titel: Public[Line]
    """De naam van deze versie, bijvoorbeeld: Voorrangsregels vanaf 1 april 2024."""
    samenvatting: Public[Prose]
    """Wie voorrang krijgt, in twee of drie zinnen."""
    geldt_voor: Public[Annotated[tuple[Toepassing, ...], Field(min_length=1)]]
    """Voor welke opvang de regels gelden."""
    overgang: Public[Prose | None] = None
    """Wat er geldt voor wie al een plaats had of eerder vroeg."""
    regels: Public[Annotated[tuple[Regel, ...], Field(min_length=1)]]
    """De regels, de sterkste eerst."""
    rechtsgronden: Public[Annotated[tuple[Rechtsgrond, ...], Field(min_length=1)]]
    """De wetteksten waarin de regels staan."""
    themas: Public[tuple[ThemaRef, ...]] = ()
    """De thema’s waar deze regels bij horen."""


def ends_after_begin(record: Voorrangsregels) -> Iterator[Finding]:
    """A version ends after it began (V20)."""
    if record.geldig_tot is not None and record.geldig_tot < record.geldig_van:
        message = f"de regels eindigen op {record.geldig_tot}, voor hun begin op {record.geldig_van}"
        yield Finding(("geldig_tot",), "V20", message, "Kijk geldig_van en geldig_tot na.")
    yield from validity_is_told(record)


def strongest_first(record: Voorrangsregels) -> Iterator[Finding]:
    """Rules stand from strong to weak, each with a title of its own."""
    strength = list(Gewicht)
    for index, regel in enumerate(record.regels):
        if regel.titel in [earlier.titel for earlier in record.regels[:index]]:
            hint = "Geef elke regel een eigen titel."
            yield Finding(("regels", index, "titel"), "volgorde", f"de regel ‘{regel.titel}’ staat er al", hint)
        if index and strength.index(regel.gewicht) < strength.index(record.regels[index - 1].gewicht):
            message = f"een regel met gewicht {regel.gewicht.woord} staat na een zwakkere regel"
            hint = "Zet eerst de basisregels, dan de absolute voorrang, dan de voorrang, dan de afwijkingen."
            yield Finding(("regels", index, "gewicht"), "volgorde", message, hint)


KIND = Kind(
    soort="voorrangsregels",
    model=Voorrangsregels,
    enkelvoud="versie van de voorrangsregels",
    meervoud="voorrangsregels",
    uitleg="Wie krijgt eerst een plaats in de opvang met inkomenstarief, en wat betekent dat voor ouders?",
    label=lambda record: record.titel,
    order=lambda record: (record.geldig_van, record.id),
    rules=(ends_after_begin, strongest_first),
    newest_first=True,
    prefix="voorrang",
)
