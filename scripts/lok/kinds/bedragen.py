"""How much a regulation gives: an amount is a base, with limits, and it may follow an index.

Part of ``reglementen``. ``vorm`` says what the base is: one sum, so much for each place or unit, a sum by bracket, a part
of the costs, a share of a budget. The limits go with any base: so many places or units at most, the proven costs or a part
of them, a least and a most. What is paid in stages stands with the payments of the version. So the shapes that towns
think of are put together of what is here, and no shape needs code of its own.
"""

from enum import auto
from typing import Annotated

from pydantic import AfterValidator, Field

from lok.kinds.begunstigden import Begunstigde
from lok.model.audience import Public
from lok.model.depends import FILLED, JA, Depends, by_word
from lok.model.fields import Aandeel, Bedrag, Datum, Getal, JaNee, Keuze, Line
from lok.model.kind import Part
from lok.model.measures import Maand
from lok.model.reading import refusal, shaped


def _follows(text: str) -> str:
    first, last = text.split("-")
    if int(last) != int(first) + 1:
        hint = "Een schooljaar telt twee jaren na elkaar, bijvoorbeeld 2024-2025."
        raise refusal("schooljaar", f"‘{text}’ is geen schooljaar", hint)
    return text


Schooljaar = Annotated[
    str,
    shaped("schooljaar", r"20\d{2}-20\d{2}", "is geen schooljaar", "Schrijf de twee jaren, bijvoorbeeld 2024-2025."),
    AfterValidator(_follows),
]


class Vorm(Keuze):
    """What an amount starts from."""

    vast = auto()
    per_plaats = auto()
    per_plaatsschijf = auto()
    per_eenheid = auto()
    deel_van_de_kosten = auto()
    budget = auto()


class Frequentie(Keuze):
    """How often one applicant gets the amount."""

    eenmalig = auto()
    jaarlijks = auto()
    per_schooljaar = auto()
    maandelijks = auto()
    per_kwartaal = auto()


class Plaatsensoort(Keuze):
    """Which places are counted: one location has several counts."""

    vergunde_plaatsen = auto()
    nieuwe_plaatsen = auto()
    gesubsidieerde_plaatsen = auto()
    plaatsen_met_inkomenstarief = auto()


class Verdeling(Keuze):
    """How a budget is divided over the applicants."""

    rangschikking = auto()
    pro_rata = auto()


class Schijf(Part):
    """One bracket of places, both ends included; without ``tot_plaatsen`` it has no upper end."""

    van_plaatsen: Public[Getal]
    """Vanaf hoeveel plaatsen, dit aantal inbegrepen. De eerste schijf begint bij 1."""
    tot_plaatsen: Public[Getal | None] = None
    """Tot en met hoeveel plaatsen. Laat dit weg bij de laatste schijf: die loopt door."""
    bedrag: Public[Bedrag]
    """Het bedrag in deze schijf. Schrijf 0 als er in deze schijf geen steun is."""
    per_plaats: Public[JaNee] = False
    """Ja als het bedrag voor elke plaats geldt, nee als het voor de hele opvang geldt."""
    hoogstens: Public[JaNee] = False
    """Ja als het bedrag van deze schijf een bovengrens is, en de bewezen kosten tellen."""
    maximum: Public[Bedrag | None] = None
    """Het meeste dat één aanvrager in deze schijf kan krijgen."""


class Tarief(Part):
    """The price of one unit in one school year."""

    schooljaar: Public[Schooljaar]
    """Het schooljaar waarvoor dit tarief geldt, bijvoorbeeld 2024-2025."""
    bedrag: Public[Bedrag]
    """Het bedrag per eenheid in dat schooljaar."""
    peildatum: Public[Datum | None] = None
    """De dag waarop de eenheden geteld worden, bijvoorbeeld 2024-02-01."""


class Indexering(Part):
    """What an indexed amount became on one day, as the government said it."""

    van: Public[Datum]
    """De eerste dag waarop het nieuwe bedrag geldt, bijvoorbeeld 2025-01-01."""
    bedrag: Public[Bedrag]
    """Het bedrag na de indexering, zoals het bestuur het meedeelde. Reken het niet zelf uit."""


class Bedragregel(Part):
    """One amount of a version of a regulation; ``NEEDS`` and ``MAY_HAVE`` say which fields go with which base."""

    vorm: Public[Vorm]
    """Waarvan het bedrag uitgaat: vast, per_plaats, per_plaatsschijf, per_eenheid, deel_van_de_kosten of budget."""
    voor: Public[Line | None] = None
    """Voor wie of waarvoor dit bedrag geldt, als er meer dan één bedrag is, bijvoorbeeld: starters."""
    begunstigden: Public[tuple[Begunstigde, ...]] = ()
    """Welke soort opvang dit bedrag krijgt, als niet elke soort hetzelfde krijgt."""
    van: Public[Datum | None] = None
    """De eerste dag waarop dit bedrag geldt, als dat later is dan die van de versie."""
    tot: Public[Datum | None] = None
    """De laatste dag waarop dit bedrag geldt, als dat vroeger is dan die van de versie."""
    frequentie: Public[Frequentie] = Frequentie.jaarlijks
    """Hoe vaak één aanvrager het bedrag krijgt, bijvoorbeeld: eenmalig, jaarlijks of per_schooljaar."""
    bedrag: Public[Bedrag | None] = None
    """Bij vast: het bedrag. Bij per_plaats en per_eenheid: het bedrag voor elke plaats of eenheid, bijvoorbeeld 17.50."""
    hoogstens: Public[JaNee] = False
    """Ja als het bedrag een bovengrens is (‘maximaal 200 euro’) en de bewezen kosten tellen: wie minder uitgeeft, krijgt minder."""
    aandeel_kosten: Public[Aandeel | None] = None
    """Welk deel van de bewezen kosten hoogstens wordt terugbetaald, bijvoorbeeld 1/2."""
    plaatsen: Public[Plaatsensoort] = Plaatsensoort.vergunde_plaatsen
    """Welke plaatsen tellen, bij per_plaats, per_plaatsschijf en een budget naar plaatsen."""
    schijven: Public[tuple[Schijf, ...]] = ()
    """Bij per_plaatsschijf: de schijven, van klein naar groot, zonder gat en zonder overlapping."""
    eenheid: Public[Line | None] = None
    """Bij per_eenheid: wat er geteld wordt, in het enkelvoud, bijvoorbeeld: leerling, gewerkte maand of opvangdag."""
    tarieven: Public[tuple[Tarief, ...]] = ()
    """Bij per_eenheid: het tarief voor elk schooljaar, als het niet elk jaar hetzelfde bedrag is."""
    aantal_hoogstens: Public[Annotated[Getal, Field(ge=1)] | None] = None
    """Hoeveel plaatsen of eenheden hoogstens tellen, bijvoorbeeld 12 bij een bedrag per maand."""
    totaal: Public[Bedrag | None] = None
    """Bij budget: het hele bedrag dat verdeeld wordt."""
    verdeling: Public[Verdeling | None] = None
    """Bij budget: hoe het verdeeld wordt, met een rangschikking of pro_rata."""
    verdeelsleutel: Public[Line | None] = None
    """Bij budget: waarnaar verdeeld wordt, bijvoorbeeld: het aantal nieuwe plaatsen."""
    minimum: Public[Bedrag | None] = None
    """Het minste dat één aanvrager krijgt, als het reglement dat zegt."""
    maximum: Public[Bedrag | None] = None
    """Het meeste dat één aanvrager kan krijgen, als het reglement dat zegt."""
    index: Public[Line | None] = None
    """De index die het bedrag volgt, als het mee stijgt, bijvoorbeeld: gezondheidsindex."""
    index_basis: Public[Maand | None] = None
    """De maand waarvan de index uitgaat, bijvoorbeeld 2020-01."""
    indexeringen: Public[tuple[Indexering, ...]] = ()
    """Wat het bedrag na elke indexering werd, van oud naar nieuw. Alleen wat het bestuur meedeelde, nooit een eigen berekening."""


NEEDS: dict[Vorm, frozenset[str]] = {
    Vorm.vast: frozenset({"bedrag"}),
    Vorm.per_plaats: frozenset({"bedrag"}),
    Vorm.per_plaatsschijf: frozenset({"schijven"}),
    Vorm.per_eenheid: frozenset({"eenheid"}),
    Vorm.deel_van_de_kosten: frozenset({"aandeel_kosten"}),
    Vorm.budget: frozenset({"totaal", "verdeling"}),
}
"""Per base: the fields without which there is no amount. A price per unit is one amount, or one for each school year."""
COSTS = frozenset({"hoogstens", "aandeel_kosten"})
INDEXED = frozenset({"index", "index_basis", "indexeringen"})
MAY_HAVE: dict[Vorm, frozenset[str]] = {
    Vorm.vast: COSTS | INDEXED,
    Vorm.per_plaats: COSTS | INDEXED | {"plaatsen", "aantal_hoogstens"},
    Vorm.per_plaatsschijf: COSTS | {"plaatsen", "aantal_hoogstens", "index", "index_basis"},
    Vorm.per_eenheid: COSTS | INDEXED | {"bedrag", "tarieven", "aantal_hoogstens"},
    Vorm.deel_van_de_kosten: frozenset(),
    Vorm.budget: frozenset({"verdeelsleutel", "plaatsen", "index", "index_basis"}),
}
"""Per base: the other fields that it may have, its limits and its index. A bracket that is indexed is written anew, from a day."""
GENERAL = frozenset({"vorm", "voor", "begunstigden", "van", "tot", "frequentie", "minimum", "maximum"})
CAPPED: Depends = {
    "aandeel_kosten": {"hoogstens": JA, "vorm": frozenset({Vorm.deel_van_de_kosten.value})},
    "index_basis": {"index": FILLED},
    "indexeringen": {"index": FILLED},
}
Bedragregel.depends = {**by_word("vorm", {vorm: NEEDS[vorm] | MAY_HAVE[vorm] for vorm in Vorm}), **CAPPED}
