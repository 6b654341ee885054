"""The answer to an advice: what a body decided, why, and what it means for each recommendation.

Part of ``adviezen``; a module of its own because an answer has its own rules. A deviation from the council's advice
must be motivated (V19; BVR 24 May 2013). When the answer is due is local
(finding 6), so no term stands here.
"""

from enum import auto
from typing import TYPE_CHECKING

from lok.kinds.opvolging import Bestuursorgaan, in_date_order
from lok.model.audience import Public
from lok.model.fields import DocumentRef, Feitdag, Getal, Keuze, Line, Prose, Url
from lok.model.kind import Part
from lok.source.problems import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Resultaat(Keuze):
    """How an answer compares with what was asked. The first three decide; the other two keep the question open."""

    gevolgd = auto()
    deels_gevolgd = auto()
    niet_gevolgd = auto()
    in_beraad = auto()
    kennisgenomen = auto()

    @property
    def decides(self) -> bool:
        """Whether this is an answer to the question itself, and not a word on the way to one."""
        return self in (Resultaat.gevolgd, Resultaat.deels_gevolgd, Resultaat.niet_gevolgd)

    @property
    def deviates(self) -> bool:
        """Whether the body does something else than was advised, and so owes its reasons."""
        return self in (Resultaat.deels_gevolgd, Resultaat.niet_gevolgd)


class GevolgPerAanbeveling(Part):
    """What the answer says about one recommendation."""

    nr: Public[Getal]
    """Het nummer van de aanbeveling, zoals in het advies."""
    resultaat: Public[Resultaat]
    """Wat het orgaan met deze aanbeveling doet."""
    toelichting: Public[Line | None] = None
    """Waarom, in één zin, als het verschilt van de algemene motivering."""


class Gevolg(Part):
    """One answer of one body."""

    orgaan: Public[Bestuursorgaan]
    """Wie antwoordt: college, gemeenteraad, rmw, vast_bureau of opgroeien."""
    bestuur: Public[Line | None] = None
    """De gemeente die antwoordt. Alleen nodig als de raad er meer dan één heeft: elk antwoord blijft dan staan."""
    besluit_datum: Public[Feitdag]
    """De dag van het besluit. Antwoordt het orgaan per brief of e-mail: de dag die daarop staat."""
    besluit_nummer: Public[Line | None] = None
    """Het nummer van het besluit, bijvoorbeeld 2025_GR_00183."""
    besluit_url: Public[Url | None] = None
    """Het webadres van het besluit op de site van het bestuur."""
    document: Public[DocumentRef | None] = None
    """De antwoordbrief of het besluit, als het bij de documenten staat."""
    resultaat: Public[Resultaat]
    """Wat er met het advies gebeurt: gevolgd, deels_gevolgd, niet_gevolgd, in_beraad (nog geen beslissing) of kennisgenomen (zonder uitspraak)."""
    motivering: Public[Prose | None] = None
    """De redenen van het orgaan. Verplicht als het advies niet of maar deels gevolgd wordt."""
    meegedeeld_op: Public[Feitdag]
    """De dag waarop het LOK het antwoord kreeg."""
    per_aanbeveling: Public[tuple[GevolgPerAanbeveling, ...]] = ()
    """Het antwoord op elke aanbeveling, met haar nummer."""


def answers_sound(gevolgen: "Sequence[Gevolg]", nummers: frozenset[int]) -> "Iterator[Finding]":
    """Every answer gives its reasons, source and dates, and speaks only of recommendations (``nummers``) made."""
    for index, gevolg in enumerate(gevolgen):
        yield from _motivated(gevolg, index)
        yield from _sourced(gevolg, index)
        yield from _per_recommendation(gevolg, index, nummers)
        besluit = (("gevolgen", index, "besluit_datum"), gevolg.besluit_datum, "het besluit")
        yield from in_date_order(
            (besluit, (("gevolgen", index, "meegedeeld_op"), gevolg.meegedeeld_op, "de mededeling"))
        )
    yield from in_date_order(
        [(("gevolgen", i, "besluit_datum"), g.besluit_datum, f"besluit {i + 1}") for i, g in enumerate(gevolgen)]
    )


def _motivated(gevolg: Gevolg, index: int) -> "Iterator[Finding]":
    if gevolg.resultaat.deviates and gevolg.motivering is None:
        message = f"het advies is {gevolg.resultaat.woord}, maar de motivering ontbreekt"
        hint = "Neem de redenen uit het besluit over bij motivering. Staan er geen in? Schrijf dat dan."
        yield Finding(("gevolgen", index, "resultaat"), "V19", message, hint)


def _sourced(gevolg: Gevolg, index: int) -> "Iterator[Finding]":
    """A point of attention only: many a body answers by letter or e-mail, and that answer must not get lost."""
    if gevolg.resultaat.decides and not (gevolg.besluit_nummer or gevolg.besluit_url or gevolg.document):
        message = "wie dit antwoord leest, kan het besluit nergens nalezen"
        hint = (
            "Vul besluit_nummer of besluit_url in. Kwam het antwoord per brief of e-mail? Bewaar die bij de documenten, "
            "zonder wat privé is, en vul document in. Kan dat niet, dan mag dit zo blijven."
        )
        yield Finding(("gevolgen", index, "resultaat"), "besluitbron", message, hint, Level.AANDACHTSPUNT)


def _per_recommendation(gevolg: Gevolg, index: int, nummers: frozenset[int]) -> "Iterator[Finding]":
    seen: set[int] = set()
    for place, deel in enumerate(gevolg.per_aanbeveling):
        at = ("gevolgen", index, "per_aanbeveling", place)
        if deel.nr not in nummers:
            hint = f"Dit advies heeft {_numbers(nummers)}."
            yield Finding((*at, "nr"), "aanbevelingnummer", f"er is geen aanbeveling {deel.nr}", hint)
        if deel.nr in seen:
            hint = "Zet het antwoord op één aanbeveling op één plaats."
            yield Finding(
                (*at, "nr"),
                "aanbevelingnummer",
                f"aanbeveling {deel.nr} krijgt twee antwoorden in hetzelfde besluit",
                hint,
            )
        seen.add(deel.nr)
        if gevolg.resultaat is Resultaat.gevolgd and deel.resultaat is not Resultaat.gevolgd:
            message = f"aanbeveling {deel.nr} is {deel.resultaat.woord}, maar het hele advies heet gevolgd"
            yield Finding(
                (*at, "resultaat"),
                "resultaat",
                message,
                "Schrijf deels_gevolgd bij het resultaat van het hele antwoord.",
            )


def _numbers(nummers: frozenset[int]) -> str:
    return (
        f"de aanbevelingen {', '.join(map(str, sorted(nummers)))}" if nummers else "geen aanbevelingen met een nummer"
    )
