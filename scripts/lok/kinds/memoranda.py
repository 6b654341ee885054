"""Memoranda: what the council asks of a new council or a new plan, each ask followed to its outcome.

An ask has a number, reasons, an addressee and a dated course of statuses with evidence.
Totals and scorecards are computed from the asks, never typed.
"""

from collections.abc import Iterator
from enum import auto
from itertools import pairwise
from typing import Annotated, ClassVar

from pydantic import Field

from lok.kinds.opvolging import Bestuursorgaan, Bewijs, Prioriteit, in_date_order
from lok.model.audience import Audience, Public
from lok.model.depends import FILLED, JA, Depends, asks_for
from lok.model.fields import (
    AdviesRef,
    Bedrag,
    DocumentRef,
    Feitdag,
    Getal,
    Id,
    JaNee,
    Keuze,
    Line,
    ProjectRef,
    Prose,
    ThemaRef,
    VergaderingRef,
    ZetelRef,
)
from lok.model.kind import Kind, Part, Record
from lok.source.problems import Finding


class Vraagstatus(Keuze):
    """What became of an ask."""

    open = auto()
    opgenomen_in_beleid = auto()
    gerealiseerd = auto()
    afgewezen = auto()


NEXT = {
    Vraagstatus.open: {Vraagstatus.opgenomen_in_beleid, Vraagstatus.gerealiseerd, Vraagstatus.afgewezen},
    Vraagstatus.opgenomen_in_beleid: {Vraagstatus.gerealiseerd, Vraagstatus.afgewezen, Vraagstatus.open},
    Vraagstatus.afgewezen: {Vraagstatus.open, Vraagstatus.opgenomen_in_beleid},
    Vraagstatus.gerealiseerd: set(),
}
"""Which status may follow which: a realised ask stays realised, a refused one may be taken up again."""


class Statuswissel(Part):
    """One dated change, or one dated confirmation, of an ask's status."""

    datum: Public[Feitdag]
    """De dag waarop de status veranderde of nagekeken werd."""
    status: Public[Vraagstatus]
    """Wat er sinds die dag van is: open, opgenomen_in_beleid, gerealiseerd of afgewezen."""
    toelichting: Public[Line | None] = None
    """Wat er gebeurde, in één zin. Verplicht bij afgewezen: de reden die het bestuur gaf."""
    bewijs: Public[tuple[Bewijs, ...]] = ()
    """Waaruit het blijkt. Verplicht bij gerealiseerd en bij opgenomen_in_beleid."""


class Vraag(Part):
    """One ask."""

    depends: ClassVar[Depends] = {
        "kost_toelichting": {"kost": FILLED},
        "vindplaats": {"in_bestuursakkoord": JA, "in_meerjarenplan": JA},
    }

    nr: Public[Getal]
    """Het volgnummer: 1, 2, 3 … zonder gaten."""
    thema: Public[ThemaRef]
    """Het thema waar de vraag bij hoort."""
    titel: Public[Line]
    """De vraag als oproep aan het bestuur, bijvoorbeeld: maak leegstaande panden beschikbaar."""
    probleem: Public[Prose]
    """Waarom dit nodig is, met een cijfer als dat er is."""
    vraag: Public[Prose]
    """Wat het LOK precies vraagt."""
    aan_wie: Public[Annotated[tuple[Bestuursorgaan, ...], Field(min_length=1)]]
    """Wie dit kan beslissen."""
    kost: Public[Bedrag | None] = None
    """Wat het per jaar of in één keer kost, in euro, als dat bekend is."""
    kost_toelichting: Public[Line | None] = None
    """Waarop de kost slaat, bijvoorbeeld: per jaar, één halftijdse medewerker."""
    prioriteit: Public[Prioriteit]
    """Hoe belangrijk het is: hoog, gemiddeld of laag."""
    status: Public[Vraagstatus]
    """De status van vandaag: dezelfde als de laatste in het statusverloop."""
    statusverloop: Public[tuple[Statuswissel, ...]] = ()
    """Elke verandering met haar datum, de oudste eerst."""
    in_bestuursakkoord: Public[JaNee | None] = None
    """Ja of nee: staat de vraag in het bestuursakkoord? Leeg zolang dat niet bekend is."""
    in_meerjarenplan: Public[JaNee | None] = None
    """Ja of nee: staat de vraag in het meerjarenplan? Leeg zolang dat niet bekend is."""
    vindplaats: Public[Line | None] = None
    """Waar in het bestuursakkoord of het meerjarenplan, bijvoorbeeld: actie 4.2.1."""
    bewijs: Public[tuple[Bewijs, ...]] = ()
    """Bewijs bij de vraag zelf, als het niet in het statusverloop staat."""
    adviezen: Public[tuple[AdviesRef, ...]] = ()
    """Adviezen die over deze vraag gaan."""
    projecten: Public[tuple[ProjectRef, ...]] = ()
    """Projecten die deze vraag uitvoeren."""


class Versie(Part):
    """One version of the memorandum's text."""

    datum: Public[Feitdag]
    """De dag van deze versie."""
    omschrijving: Public[Line]
    """Wat er nieuw is, bijvoorbeeld: vragen 3 en 4 toegevoegd na de vergadering."""
    document: Public[DocumentRef | None] = None
    """Het document met deze versie."""


class Memorandum(Record):
    """A memorandum with its asks."""

    depends: ClassVar[Depends] = {"vergadering": {"vastgesteld_op": FILLED}, "agendapunt": {"vergadering": FILLED}}

    titel: Public[Line]
    """De titel, bijvoorbeeld: Memorandum lokale verkiezingen 2024."""
    aanleiding: Public[Line]
    """Waarom het LOK dit schreef: lokale verkiezingen 2024, meerjarenplan 2026-2031."""
    vroegere_raad: Public[Id | None] = None
    """De raad van toen, als er die dag meer dan één was: de korte naam ervan bij ‘vroeger’ van de raad. Anders leeg."""
    gericht_aan: Public[Annotated[tuple[Line, ...], Field(min_length=1)]]
    """Voor wie het bedoeld is: alle lijsten, het nieuwe college."""
    bestuursperiode: Public[Id | None] = None
    """De bestuursperiode waarvoor de vragen bedoeld zijn, zoals ze bij de raad staat: 2025-2030. Leeg als het die van de vaststelling is."""
    vastgesteld_op: Public[Feitdag | None] = None
    """De dag waarop het LOK het vaststelde. Zonder deze dag is het een ontwerp, alleen voor leden."""
    vergadering: Public[VergaderingRef | None] = None
    """De vergadering die het vaststelde. Verplicht zodra vastgesteld_op ingevuld is."""
    agendapunt: Public[Line | None] = None
    """Het nummer van het agendapunt in die vergadering."""
    inleiding: Public[Prose]
    """De inleiding, in gewone taal."""
    vragen: Public[Annotated[tuple[Vraag, ...], Field(min_length=1)]]
    """De vragen aan het bestuur, genummerd vanaf 1."""
    ondertekenaars: Public[tuple[ZetelRef, ...]] = ()
    """De zetels van de organisaties die mee ondertekenden."""
    versies: Public[tuple[Versie, ...]] = ()
    """De versies van de tekst, de oudste eerst."""
    documenten: Public[tuple[DocumentRef, ...]] = ()
    """Stukken bij het memorandum, zoals de opgemaakte brochure."""

    @property
    def readers(self) -> Audience:
        """A memorandum that is not adopted is for the members."""
        return Audience.LEDEN if self.vastgesteld_op is None else super().readers


def asks_numbered(memorandum: Memorandum) -> Iterator[Finding]:
    """V30: asks are numbered 1, 2, 3 without gaps."""
    for index, vraag in enumerate(memorandum.vragen):
        if vraag.nr != index + 1:
            message = f"hier wordt vraag {index + 1} verwacht, er staat {vraag.nr}"
            yield Finding(
                ("vragen", index, "nr"), "V30", message, f"Schrijf {index + 1}, of zet de vragen in volgorde."
            )


def statuses_proven(memorandum: Memorandum) -> Iterator[Finding]:
    """V30: a realised or adopted ask carries evidence, a refused one the reason that was given."""
    for index, vraag in enumerate(memorandum.vragen):
        proven = vraag.bewijs or any(stap.bewijs for stap in vraag.statusverloop if stap.status is vraag.status)
        claims = vraag.status in (Vraagstatus.gerealiseerd, Vraagstatus.opgenomen_in_beleid)
        if claims and not proven:
            message = f"vraag {vraag.nr} is {vraag.status.woord}, maar er is geen bewijs"
            hint = "Vul bij bewijs een omschrijving in, en als het kan een url, document of verwijzing."
            yield Finding(("vragen", index, "status"), "V30", message, hint)
        reasons = any(stap.toelichting for stap in vraag.statusverloop if stap.status is Vraagstatus.afgewezen)
        if vraag.status is Vraagstatus.afgewezen and not reasons:
            hint = "Zet in het statusverloop bij afgewezen een toelichting met de reden."
            yield Finding(
                ("vragen", index, "status"), "V30", f"vraag {vraag.nr} is afgewezen, maar de reden ontbreekt", hint
            )


def course_sound(memorandum: Memorandum) -> Iterator[Finding]:
    """The course of an ask is in date order, takes only steps that exist, and ends at its present status."""
    for index, vraag in enumerate(memorandum.vragen):
        at = ("vragen", index, "statusverloop")
        verloop = vraag.statusverloop
        yield from in_date_order([((*at, i, "datum"), s.datum, f"stap {i + 1}") for i, s in enumerate(verloop)])
        for place, (before, after) in enumerate(pairwise(verloop)):
            if after.status is not before.status and after.status not in NEXT[before.status]:
                message = f"na {before.status.woord} kan niet {after.status.woord} komen"
                yield Finding((*at, place + 1, "status"), "statusverloop", message, _allowed(before.status))
        if verloop and verloop[-1].status is not vraag.status:
            message = f"de status is {vraag.status.woord}, maar het statusverloop eindigt op {verloop[-1].status.woord}"
            yield Finding(("vragen", index, "status"), "statusverloop", message, "Zet bij beide dezelfde status.")


def _allowed(status: Vraagstatus) -> str:
    following = sorted(NEXT[status])
    return f"Daarna kan: {', '.join(following)}." if following else "Een gerealiseerde vraag blijft gerealiseerd."


def adoption_sound(memorandum: Memorandum) -> Iterator[Finding]:
    """An adopted memorandum names the meeting that adopted it, and its versions are in date order."""
    if asks_for(memorandum, "vergadering") and memorandum.vergadering is None:
        hint = "Vul bij vergadering de id in, bijvoorbeeld verg-2024-06-13."
        yield Finding(
            ("vastgesteld_op",), "vaststelling", "het memorandum is vastgesteld, maar de vergadering ontbreekt", hint
        )
    yield from in_date_order(
        [(("versies", i, "datum"), v.datum, f"versie {i + 1}") for i, v in enumerate(memorandum.versies)]
    )


KIND = Kind(
    soort="memoranda",
    model=Memorandum,
    enkelvoud="memorandum",
    meervoud="memoranda",
    uitleg="Wat het Lokaal Overleg Kinderopvang (LOK) vroeg bij verkiezingen en plannen, en wat er van kwam.",
    label=lambda memorandum: memorandum.titel,
    order=lambda memorandum: (
        memorandum.vastgesteld_op.isoformat() if memorandum.vastgesteld_op else "9999",
        memorandum.titel,
    ),
    rules=(asks_numbered, statuses_proven, course_sound, adoption_sound),
    newest_first=True,
    prefix="memorandum",
    dated="vastgesteld_op",
)
