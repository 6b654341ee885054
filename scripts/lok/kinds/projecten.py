"""Projects the council shaped together: goal, partners, dated steps and result.

Shaping projects is one of the subjects that make members take part (the bridge figure, the temporary replacement
capacity). A finished project says what came of it, with evidence.
"""

from collections.abc import Iterator
from enum import auto
from typing import Annotated, ClassVar

from pydantic import Field

from lok.kinds.opvolging import Opbrengst, Stap, in_date_order, steps_proven
from lok.model.audience import Public
from lok.model.depends import Depends, asks_for
from lok.model.fields import AdviesRef, Datum, DocumentRef, Keuze, Line, Prose, ThemaRef, WerkgroepRef
from lok.model.kind import Kind, Record
from lok.source.problems import Finding


class Projectstatus(Keuze):
    """Where a project stands."""

    gepland = auto()
    lopend = auto()
    afgerond = auto()
    stopgezet = auto()


OVER = frozenset({Projectstatus.afgerond, Projectstatus.stopgezet})


class Project(Record):
    """One project."""

    depends: ClassVar[Depends] = {
        "resultaat": {"status": OVER},
        "reden_stopzetting": {"status": frozenset({Projectstatus.stopgezet})},
    }

    titel: Public[Line]
    """De naam van het project."""
    samenvatting: Public[Line]
    """Het project in één of twee zinnen, in gewone taal."""
    doel: Public[Prose]
    """Wat het project wil bereiken, en voor wie."""
    status: Public[Projectstatus]
    """Hoe ver het project staat: gepland, lopend, afgerond of stopgezet."""
    van: Public[Datum | None] = None
    """De eerste dag van het project."""
    tot: Public[Datum | None] = None
    """De laatste dag. Leeg zolang het project loopt."""
    trekker: Public[Line | None] = None
    """De dienst of functie die het project trekt, geen naam van een persoon: regie kinderopvang."""
    partners: Public[tuple[Line, ...]] = ()
    """De organisaties en diensten die meedoen."""
    werkgroep: Public[WerkgroepRef | None] = None
    """De werkgroep die het project voorbereidt of opvolgt."""
    themas: Public[Annotated[tuple[ThemaRef, ...], Field(min_length=1)]]
    """De thema’s waar het project bij hoort."""
    adviezen: Public[tuple[AdviesRef, ...]] = ()
    """De adviezen waaruit het project voortkomt."""
    stappen: Public[tuple[Stap, ...]] = ()
    """De stappen, de oudste eerst: gezet met bewijs, of nog gepland."""
    resultaat: Public[Opbrengst | None] = None
    """Wat het project opleverde. Verplicht als het afgerond is."""
    reden_stopzetting: Public[Line | None] = None
    """Waarom het project stopte. Verplicht als het stopgezet is."""
    documenten: Public[tuple[DocumentRef, ...]] = ()
    """Stukken bij het project."""


def outcome_told(project: Project) -> Iterator[Finding]:
    """A finished project tells its result with evidence, a stopped one its reason."""
    if project.status is Projectstatus.afgerond and project.resultaat is None:
        hint = "Vul bij resultaat de datum, het effect en het bewijs in."
        yield Finding(("status",), "resultaat", "het project is afgerond, maar het resultaat ontbreekt", hint)
    if project.status is Projectstatus.afgerond and project.resultaat and not project.resultaat.bewijs:
        hint = "Vul bij bewijs een omschrijving in, en als het kan een url, document of verwijzing."
        yield Finding(("resultaat",), "bewijs", "het resultaat van een afgerond project heeft een bewijs nodig", hint)
    if asks_for(project, "reden_stopzetting") and project.reden_stopzetting is None:
        hint = "Zeg in één zin waarom, bij reden_stopzetting."
        yield Finding(("status",), "resultaat", "het project is stopgezet, maar de reden ontbreekt", hint)


def steps_sound(project: Project) -> Iterator[Finding]:
    """Steps are in date order, and a realised step carries evidence."""
    yield from in_date_order(
        [(("stappen", i, "datum"), s.datum, f"stap {i + 1}") for i, s in enumerate(project.stappen)]
    )
    yield from steps_proven(project.stappen, "stappen")


def period_sound(project: Project) -> Iterator[Finding]:
    """A project ends after it begins, and one that is over says when."""
    yield from in_date_order(((("van",), project.van, "de eerste dag"), (("tot",), project.tot, "de laatste dag")))
    if project.status in OVER and project.tot is None:
        yield Finding(
            ("status",),
            "periode",
            f"het project is {project.status.woord}, maar de laatste dag ontbreekt",
            "Vul bij ‘tot’ de laatste dag in.",
        )


KIND = Kind(
    soort="projecten",
    model=Project,
    enkelvoud="project",
    meervoud="projecten",
    uitleg="Projecten waaraan het Lokaal Overleg Kinderopvang (LOK) samen met partners vorm gaf.",
    label=lambda project: project.titel,
    order=lambda project: (project.van.isoformat() if project.van else "9999", project.titel),
    rules=(outcome_told, steps_sound, period_sound),
    newest_first=True,
    prefix="project",
)
