"""How much a regulation gives: the five shapes of an amount, as data.

Part of ``reglementen``. One model for every shape: ``vorm`` says which of the other fields it needs, so the secretary
finds all of them in one place and no shape needs code of its own.
"""

from collections.abc import Iterator
from enum import auto
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator

from lok.model.audience import Public
from lok.model.depends import JA, asks_for, by_word
from lok.model.fields import Aandeel, Bedrag, Datum, Getal, JaNee, Keuze, Line, refusal, shaped
from lok.model.kind import Part
from lok.source.problems import Finding

if TYPE_CHECKING:
    from lok.source.parse import Path


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
    """The five shapes of an amount."""

    vast = auto()
    per_plaats = auto()
    per_plaatsschijf = auto()
    per_eenheid = auto()
    budget = auto()


class Frequentie(Keuze):
    """How often one applicant gets the amount."""

    eenmalig = auto()
    jaarlijks = auto()
    per_schooljaar = auto()


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


class Tarief(Part):
    """The price of one unit in one school year."""

    schooljaar: Public[Schooljaar]
    """Het schooljaar waarvoor dit tarief geldt, bijvoorbeeld 2024-2025."""
    bedrag: Public[Bedrag]
    """Het bedrag per eenheid in dat schooljaar."""
    peildatum: Public[Datum | None] = None
    """De dag waarop de eenheden geteld worden, bijvoorbeeld 2024-02-01."""


class Bedragregel(Part):
    """One amount of a version of a regulation; ``SHAPES`` says which fields go with which shape."""

    vorm: Public[Vorm]
    """Hoe het bedrag wordt bepaald: vast, per_plaats, per_plaatsschijf, per_eenheid of budget."""
    voor: Public[Line | None] = None
    """Voor wie of waarvoor dit bedrag geldt, als er meer dan één bedrag is, bijvoorbeeld: starters."""
    frequentie: Public[Frequentie] = Frequentie.jaarlijks
    """Hoe vaak één aanvrager het bedrag krijgt: eenmalig, jaarlijks of per_schooljaar."""
    bedrag: Public[Bedrag | None] = None
    """Bij vast: het bedrag. Bij per_plaats: het bedrag per plaats, bijvoorbeeld 17.50."""
    hoogstens: Public[JaNee] = False
    """Bij vast: ja als het bedrag een bovengrens is (‘maximaal 200 euro’) en het werkelijke bedrag lager kan zijn."""
    aandeel_kosten: Public[Aandeel | None] = None
    """Bij vast met hoogstens: welk deel van de bewezen kosten wordt terugbetaald, bijvoorbeeld 1/2."""
    plaatsen: Public[Plaatsensoort] = Plaatsensoort.vergunde_plaatsen
    """Welke plaatsen tellen, bij per_plaats, per_plaatsschijf en een budget naar plaatsen."""
    schijven: Public[tuple[Schijf, ...]] = ()
    """Bij per_plaatsschijf: de schijven, van klein naar groot, zonder gat en zonder overlapping."""
    eenheid: Public[Line | None] = None
    """Bij per_eenheid: wat er geteld wordt, bijvoorbeeld: leerling."""
    tarieven: Public[tuple[Tarief, ...]] = ()
    """Bij per_eenheid: het tarief voor elk schooljaar."""
    totaal: Public[Bedrag | None] = None
    """Bij budget: het hele bedrag dat verdeeld wordt."""
    verdeling: Public[Verdeling | None] = None
    """Bij budget: hoe het verdeeld wordt, met een rangschikking of pro_rata."""
    verdeelsleutel: Public[Line | None] = None
    """Bij budget: waarnaar verdeeld wordt, bijvoorbeeld: het aantal nieuwe plaatsen."""
    maximum: Public[Bedrag | None] = None
    """Het meeste dat één aanvrager kan krijgen, als het reglement dat zegt."""


SHAPES: dict[Vorm, tuple[frozenset[str], frozenset[str]]] = {
    Vorm.vast: (frozenset({"bedrag"}), frozenset({"hoogstens", "aandeel_kosten"})),
    Vorm.per_plaats: (frozenset({"bedrag"}), frozenset({"plaatsen", "maximum"})),
    Vorm.per_plaatsschijf: (frozenset({"schijven"}), frozenset({"plaatsen", "maximum"})),
    Vorm.per_eenheid: (frozenset({"eenheid", "tarieven"}), frozenset({"maximum"})),
    Vorm.budget: (frozenset({"totaal", "verdeling"}), frozenset({"verdeelsleutel", "plaatsen", "maximum"})),
}
"""Per shape: the fields it needs, and those it may have besides ``voor`` and ``frequentie``."""
GENERAL = frozenset({"vorm", "voor", "frequentie"})
Bedragregel.depends = {
    **by_word("vorm", {vorm: needed | allowed for vorm, (needed, allowed) in SHAPES.items()}),
    "aandeel_kosten": {"hoogstens": JA},
}


def wrong_fields(regel: Bedragregel, at: "Path") -> Iterator[Finding]:
    """Each shape of amount has the fields it needs, and none of another shape."""
    needed, allowed = SHAPES[regel.vorm]
    for name in sorted(needed):
        if _empty(getattr(regel, name)):
            message = f"een bedrag met vorm {regel.vorm} heeft het veld {name} nodig"
            yield Finding(at, "bedragvorm", message, f"Vul {name} in, of kies een andere vorm.")
    for name in Bedragregel.model_fields:
        if name in regel.model_fields_set - needed - allowed - GENERAL:
            message = f"het veld {name} hoort niet bij een bedrag met vorm {regel.vorm}"
            hint = f"Schrap {name}, of kies de vorm die erbij hoort."
            yield Finding((*at, name), "bedragvorm", message, hint, at_key=True)


def _empty(value: Any) -> bool:
    return value is None or value == ()


def wrong_brackets(regel: Bedragregel, at: "Path") -> Iterator[Finding]:
    """Brackets of places begin at 1, follow each other without gap or overlap, and the last has no end (V21)."""
    expected: int | None = 1
    for index, schijf in enumerate(regel.schijven):
        here = (*at, "schijven", index)
        if schijf.tot_plaatsen is not None and schijf.tot_plaatsen < schijf.van_plaatsen:
            message = f"de schijf eindigt bij {schijf.tot_plaatsen} plaatsen, voor haar begin bij {schijf.van_plaatsen}"
            yield Finding((*here, "tot_plaatsen"), "V21", message, "Wissel begin en einde.")
            expected = schijf.van_plaatsen + 1
            continue
        yield from _bracket_start(schijf.van_plaatsen, expected, here)
        expected = None if schijf.tot_plaatsen is None else schijf.tot_plaatsen + 1
    if regel.schijven and expected is not None:
        hint = (
            f"Laat tot_plaatsen weg bij de laatste schijf, of voeg een schijf toe vanaf {expected} plaatsen, "
            "met bedrag 0 als daar geen steun is."
        )
        here = (*at, "schijven", len(regel.schijven) - 1, "tot_plaatsen")
        yield Finding(here, "V21", f"voor {expected} plaatsen en meer is er geen schijf", hint)


def _bracket_start(start: int, expected: int | None, at: "Path") -> Iterator[Finding]:
    at = (*at, "van_plaatsen")
    if expected is None:
        message = "de vorige schijf heeft geen einde, dus deze schijf overlapt ermee"
        yield Finding(at, "V21", message, f"Schrijf tot_plaatsen: {max(start - 1, 0)} bij de vorige schijf.")
    elif start < expected and expected > 1:
        message = f"{start} plaatsen staan in twee schijven: de vorige loopt tot en met {expected - 1}"
        yield Finding(at, "V21", message, f"Schrijf {expected}, of laat de vorige schijf bij {start - 1} eindigen.")
    elif start != expected:
        gap = f"{expected} plaatsen" if start - 1 <= expected else f"{expected} tot en met {start - 1} plaatsen"
        message = "de eerste schijf begint bij 0 plaatsen" if start < 1 else f"voor {gap} is er geen schijf"
        yield Finding(at, "V21", message, f"Schrijf {expected}.")


def wrong_cap(regel: Bedragregel, at: "Path") -> Iterator[Finding]:
    """An amount is more than nothing, and its cap leaves room for it (V22)."""
    for name in ("bedrag", "totaal", "maximum"):
        if getattr(regel, name) == 0:
            yield Finding((*at, name), "V22", "het bedrag is 0", "Schrijf het bedrag in euro, of schrap deze regel.")
    if regel.maximum is None:
        return
    single = [regel.bedrag or 0, *(schijf.bedrag for schijf in regel.schijven), *(t.bedrag for t in regel.tarieven)]
    if max(single) > regel.maximum:
        message = f"het maximum van {regel.maximum} euro is kleiner dan het bedrag van {max(single)} euro"
        yield Finding((*at, "maximum"), "V22", message, "Kijk na welk van de twee bedragen juist is.")
    if regel.totaal is not None and regel.maximum > regel.totaal:
        message = f"het maximum van {regel.maximum} euro is groter dan het hele budget van {regel.totaal} euro"
        yield Finding((*at, "maximum"), "V22", message, "Kijk na welk van de twee bedragen juist is.")


def wrong_shares(regel: Bedragregel, at: "Path") -> Iterator[Finding]:
    """A share of the costs has a limit, and every school year has one rate."""
    if regel.aandeel_kosten is not None and not asks_for(regel, "aandeel_kosten"):
        message = "een deel van de kosten heeft een bovengrens nodig"
        yield Finding((*at, "aandeel_kosten"), "bedragvorm", message, "Schrijf hoogstens: ja.")
    seen: set[str] = set()
    for index, tarief in enumerate(regel.tarieven):
        if tarief.schooljaar in seen:
            message = f"voor het schooljaar {tarief.schooljaar} staat er al een tarief"
            here = (*at, "tarieven", index, "schooljaar")
            yield Finding(here, "tarieven", message, "Laat één tarief per schooljaar staan.")
        seen.add(tarief.schooljaar)
