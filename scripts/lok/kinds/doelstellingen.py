"""Objectives of the council for one term of office, and what came of each.

"Gezamenlijke doelen stellen, successen vieren": an objective that is reached says since when, with what effect and
what proves it, so that the successes can be listed without anybody typing them twice.
"""

from collections.abc import Iterator
from enum import auto
from typing import Annotated, ClassVar

from pydantic import WithJsonSchema

from lok.kinds.opvolging import Opbrengst, in_date_order
from lok.model.audience import Public
from lok.model.depends import Depends, asks_for
from lok.model.fields import AdviesRef, Getal, Keuze, Line, ProjectRef, Prose, ThemaRef, VergaderingRef, WerkgroepRef
from lok.model.kind import Kind, Record
from lok.model.reading import shaped
from lok.source.problems import Finding

Jaren = Annotated[
    str,
    shaped(
        "bestuursperiode", r"\d{4}-\d{4}", "is geen bestuursperiode", "Schrijf twee jaartallen, bijvoorbeeld 2025-2030."
    ),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{4}$"}),
]
"""A term of office as first and last year: ``2025-2030``."""


class Doelstatus(Keuze):
    """Where an objective stands."""

    gepland = auto()
    lopend = auto()
    deels_bereikt = auto()
    bereikt = auto()
    niet_bereikt = auto()


class Doelstelling(Record):
    """One objective of one term."""

    depends: ClassVar[Depends] = {"reden": {"status": frozenset({Doelstatus.niet_bereikt})}}

    bestuursperiode: Public[Jaren]
    """De bestuursperiode als twee jaartallen: 2025-2030."""
    nr: Public[Getal]
    """Het nummer van de doelstelling in die periode."""
    titel: Public[Line]
    """De doelstelling in één zin, zo dat je later kunt zeggen of ze bereikt is."""
    omschrijving: Public[Prose]
    """Waarom dit doel, en wat het LOK ervoor doet."""
    themas: Public[tuple[ThemaRef, ...]] = ()
    """De thema’s waar de doelstelling bij hoort."""
    status: Public[Doelstatus]
    """Hoe ver het doel staat: gepland, lopend, deels_bereikt, bereikt of niet_bereikt."""
    resultaten: Public[tuple[Opbrengst, ...]] = ()
    """Wat er al veranderde, elk met datum en effect, het oudste eerst. Verplicht zodra het doel (deels) bereikt is."""
    reden: Public[Prose | None] = None
    """Waarom het doel niet bereikt is. Verplicht bij een doel dat niet bereikt is."""
    adviezen: Public[tuple[AdviesRef, ...]] = ()
    """Adviezen die aan dit doel werkten."""
    projecten: Public[tuple[ProjectRef, ...]] = ()
    """Projecten die aan dit doel werkten."""
    vergaderingen: Public[tuple[VergaderingRef, ...]] = ()
    """Vergaderingen waar dit doel aan bod kwam."""
    werkgroepen: Public[tuple[WerkgroepRef, ...]] = ()
    """Werkgroepen die aan dit doel werkten."""


def term_sound(doelstelling: Doelstelling) -> Iterator[Finding]:
    """A term ends after it begins."""
    first, last = doelstelling.bestuursperiode.split("-")
    if last <= first:
        hint = "Schrijf eerst het beginjaar en dan het eindjaar, bijvoorbeeld 2025-2030."
        yield Finding(
            ("bestuursperiode",), "bestuursperiode", f"de bestuursperiode eindigt in {last}, niet na {first}", hint
        )


def outcome_told(doelstelling: Doelstelling) -> Iterator[Finding]:
    """A reached objective says what changed and what proves it; one that failed says why."""
    status = doelstelling.status
    if status in (Doelstatus.bereikt, Doelstatus.deels_bereikt) and not doelstelling.resultaten:
        hint = "Vul bij resultaten de datum, het effect en het bewijs in."
        yield Finding(("status",), "resultaat", f"het doel is {status.woord}, maar er is geen resultaat", hint)
    if status is Doelstatus.bereikt and doelstelling.resultaten and not any(r.bewijs for r in doelstelling.resultaten):
        hint = "Vul bij een resultaat het bewijs in, met een url, document of verwijzing."
        yield Finding(("status",), "bewijs", "het doel is bereikt, maar geen enkel resultaat heeft een bewijs", hint)
    if asks_for(doelstelling, "reden") and doelstelling.reden is None:
        yield Finding(
            ("status",),
            "resultaat",
            "het doel is niet bereikt, maar de reden ontbreekt",
            "Zeg bij reden waarom het niet lukte.",
        )


def results_ordered(doelstelling: Doelstelling) -> Iterator[Finding]:
    """Results stand in date order."""
    yield from in_date_order(
        [(("resultaten", i, "datum"), r.datum, f"resultaat {i + 1}") for i, r in enumerate(doelstelling.resultaten)]
    )


KIND = Kind(
    soort="doelstellingen",
    model=Doelstelling,
    enkelvoud="doelstelling",
    meervoud="doelstellingen",
    uitleg="Wat het Lokaal Overleg Kinderopvang (LOK) per bestuursperiode wil bereiken, en wat er al gelukt is.",
    label=lambda doelstelling: doelstelling.titel,
    order=lambda doelstelling: (-int(doelstelling.bestuursperiode[:4]), doelstelling.nr),
    rules=(term_sound, outcome_told, results_ordered),
    prefix="doel",
)
