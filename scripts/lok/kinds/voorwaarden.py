"""What an applicant must fulfil: conditions and the attendance condition, as data.

Part of ``reglementen`` and ``ikt-rondes``. The attendance condition says what the participation of an organisation is
measured against; the counting itself is done from the meetings.
"""

from collections.abc import Iterator
from datetime import date
from enum import auto
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import AfterValidator, Field, WithJsonSchema

from lok.kinds.organen import Orgaan
from lok.model.audience import Public
from lok.model.depends import Depends, asks_for, together
from lok.model.fields import Aandeel, Datum, Getal, JaNee, Keuze, Line
from lok.model.kind import Part
from lok.model.reading import refusal, shaped
from lok.source.problems import Finding
from lok.words.dutch import MONTHS

if TYPE_CHECKING:
    from lok.source.parse import Path

_DAY = rf"\d{{1,2}} ({'|'.join(MONTHS)})"


def day_in(day: str, year: int) -> date:
    """The date of a ``DagInJaar`` in ``year``; 29 februari is the 28th in a common year.

    Raises:
        ValueError: the month has no such day.
    """
    number, month = day.split()
    if day == "29 februari" and not (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)):
        number = "28"
    return date(year, MONTHS.index(month) + 1, int(number))


def _exists(text: str) -> str:
    try:
        day_in(text, 2024)
    except ValueError:
        raise refusal("dag", f"de dag {text} bestaat niet", "Kijk de dag en de maand na.") from None
    return text


DagInJaar = Annotated[
    str,
    shaped("dag", _DAY, "is geen dag in het jaar", "Schrijf dag en maand, bijvoorbeeld 1 februari."),
    AfterValidator(_exists),
    WithJsonSchema({"type": "string", "pattern": f"^{_DAY}$"}),
]
"""A day that comes back every year, in words: ``30 november``."""


class Controle(Keuze):
    """Who checks a condition."""

    manueel = auto()
    automatisch = auto()


class Gegeven(Keuze):
    """What a computed condition looks at."""

    vergunde_plaatsen = auto()
    nieuwe_plaatsen = auto()
    openingsdagen_per_jaar = auto()
    maanden_actief_in_het_jaar = auto()
    plaatsen_voor_kwetsbare_gezinnen = auto()


class Drempel(Part):
    """The limit a figure must reach: a number, or a share of all places."""

    gegeven: Public[Gegeven]
    """Welk cijfer bekeken wordt, bijvoorbeeld openingsdagen_per_jaar."""
    minstens: Public[Getal | None] = None
    """Het kleinste getal dat mag, bijvoorbeeld 220."""
    hoogstens: Public[Getal | None] = None
    """Het grootste getal dat mag."""
    minstens_aandeel: Public[Aandeel | None] = None
    """Het kleinste deel dat mag, bijvoorbeeld 1/3 van de nieuwe plaatsen."""


class VoorafActief(Part):
    """How long the care must have been open on the day on which one applies."""

    maanden: Public[Annotated[Getal, Field(ge=1, le=600)]]
    """Hoeveel maanden de opvang actief moet zijn voor de dag van de aanvraag, bijvoorbeeld 6."""
    aaneensluitend: Public[JaNee] = True
    """Ja als die maanden zonder onderbreking op elkaar volgen, tot op de dag van de aanvraag."""
    binnen_maanden: Public[Getal | None] = None
    """Als ze niet op elkaar moeten volgen: in hoeveel maanden voor de aanvraag ze geteld worden, bijvoorbeeld 12."""


class Voorwaarde(Part):
    """One condition of a version of a regulation."""

    depends: ClassVar[Depends] = together(
        ("drempel", "actief_op", "vooraf_actief"), controle=frozenset({Controle.automatisch})
    )

    code: Public[Line]
    """Een kort woord om naar te verwijzen, één keer per versie, bijvoorbeeld: vergunning."""
    tekst: Public[Line]
    """De voorwaarde in één zin."""
    vraag: Public[Line | None] = None
    """Dezelfde voorwaarde als vraag met ja of nee, voor ‘Kom ik in aanmerking?’."""
    bewijs: Public[Line | None] = None
    """Hoe de aanvrager het bewijst, bijvoorbeeld: kopie van de vergunning."""
    controle: Public[Controle] = Controle.manueel
    """Manueel als een medewerker het nakijkt, automatisch als het uit drempel, actief_op of vooraf_actief blijkt."""
    drempel: Public[Drempel | None] = None
    """De grens die een cijfer moet halen, bij een automatische controle."""
    actief_op: Public[tuple[DagInJaar, ...]] = ()
    """De dagen waarop de opvang actief moet zijn, bijvoorbeeld 1 januari en 30 november."""
    vooraf_actief: Public[VoorafActief | None] = None
    """Hoe lang de opvang al actief moet zijn op de dag van de aanvraag."""


class Deelnameperiode(Keuze):
    """Over which stretch of time meetings are counted."""

    kalenderjaar = auto()
    vorig_kalenderjaar = auto()
    schooljaar = auto()
    twaalf_maanden_voor_de_aanvraag = auto()
    vaste_periode = auto()

    @property
    def in_zin(self) -> str:
        """The period as part of a sentence."""
        return {
            Deelnameperiode.kalenderjaar: "in het jaar van de aanvraag",
            Deelnameperiode.vorig_kalenderjaar: "in het jaar voor de aanvraag",
            Deelnameperiode.schooljaar: "in het schooljaar van de aanvraag",
            Deelnameperiode.twaalf_maanden_voor_de_aanvraag: "in de twaalf maanden voor de aanvraag",
            Deelnameperiode.vaste_periode: "in de periode die het reglement noemt",
        }[self]


class Alternatief(Part):
    """What may stand in the place of the attendance."""

    omschrijving: Public[Line]
    """Wat in de plaats mag komen, bijvoorbeeld: een vorming van het Huis van het Kind."""
    aantal: Public[Getal] = 1
    """Hoeveel keer dat nodig is."""


class Deelnamevoorwaarde(Part):
    """How often an organisation must take part in the LOK. One person of any of its seats is enough per meeting."""

    depends: ClassVar[Depends] = together(("van", "tot"), periode=frozenset({Deelnameperiode.vaste_periode}))

    orgaan: Public[Orgaan] = Orgaan.lok
    """Welk overleg telt. Dat mag alleen een LOK zijn: deelname aan het BOA-verband mag nooit een voorwaarde voor steun zijn."""
    periode: Public[Deelnameperiode] = Deelnameperiode.kalenderjaar
    """Over welke periode de vergaderingen geteld worden."""
    van: Public[Datum | None] = None
    """Bij een vaste periode: de eerste dag die telt."""
    tot: Public[Datum | None] = None
    """Bij een vaste periode: de laatste dag die telt."""
    min_aantal: Public[Getal | None] = None
    """Het kleinste aantal vergaderingen, bijvoorbeeld 1."""
    min_aandeel: Public[Aandeel | None] = None
    """Het kleinste deel van de gehouden vergaderingen, bijvoorbeeld 1/2."""
    verontschuldigd_telt: Public[JaNee]
    """Ja als verontschuldigd zijn even goed telt als aanwezig zijn."""
    afwezig_alleen_verontschuldigd: Public[JaNee] = False
    """Ja als wie er niet is, zich elke keer moet verontschuldigen."""
    gecombineerde_vergadering_telt: Public[JaNee] = True
    """Ja als een vergadering van LOK en BOA samen ook meetelt."""
    nieuwkomer_telt_vanaf_start: Public[JaNee] = True
    """Ja als voor een nieuwe opvang alleen de vergaderingen na haar start tellen."""
    engagementsverklaring: Public[JaNee] = False
    """Ja als de organisatie ook een engagementsverklaring ondertekent."""
    alternatief: Public[Alternatief | None] = None
    """Wat in de plaats van de deelname mag komen, als dat mag."""


def wrong_attendance(deelname: Deelnamevoorwaarde | None, at: "Path") -> Iterator[Finding]:
    """Attendance is asked of the LOK only (V24), with a number or a share, over a period that is known."""
    if deelname is None:
        return
    if deelname.orgaan is not Orgaan.lok:
        message = "deelname aan het BOA-verband mag geen voorwaarde zijn voor steun (decreet van 3 mei 2019, artikel 7)"
        yield Finding((*at, "orgaan"), "V24", message, "Schrijf lok, of schrap de deelnamevoorwaarde.")
    if deelname.min_aantal is None and deelname.min_aandeel is None:
        message = "er staat niet hoe vaak de organisatie moet deelnemen"
        yield Finding(at, "V23", message, "Vul min_aantal in (bijvoorbeeld 1) of min_aandeel (bijvoorbeeld 1/2).")
    if deelname.min_aantal == 0:
        hint = "Schrijf 1 of meer, of schrap de deelnamevoorwaarde."
        yield Finding((*at, "min_aantal"), "V23", "0 vergaderingen is geen voorwaarde", hint)
    yield from _wrong_period(deelname, at)


def _wrong_period(deelname: Deelnamevoorwaarde, at: "Path") -> Iterator[Finding]:
    fixed = asks_for(deelname, "van")
    if fixed != (deelname.van is not None and deelname.tot is not None):
        message = "van en tot horen bij een vaste_periode, en bij geen andere"
        yield Finding((*at, "periode"), "V23", message, "Vul van en tot in bij vaste_periode, of schrap ze.")
    elif deelname.van is not None and deelname.tot is not None and deelname.tot < deelname.van:
        message = f"de periode eindigt op {deelname.tot}, voor haar begin op {deelname.van}"
        yield Finding((*at, "tot"), "V23", message, "Wissel van en tot.")


def wrong_conditions(voorwaarden: tuple[Voorwaarde, ...], at: "Path") -> Iterator[Finding]:
    """Every condition has a code of its own, and one that is checked automatically says against what."""
    seen: set[str] = set()
    for index, voorwaarde in enumerate(voorwaarden):
        here = (*at, index)
        if voorwaarde.code in seen:
            hint = "Geef elke voorwaarde een eigen code."
            yield Finding((*here, "code"), "voorwaarden", f"de code ‘{voorwaarde.code}’ staat er al", hint)
        seen.add(voorwaarde.code)
        if asks_for(voorwaarde, "drempel") and not (
            voorwaarde.drempel or voorwaarde.actief_op or voorwaarde.vooraf_actief
        ):
            message = "een automatische controle heeft een drempel, dagen of maanden nodig"
            hint = "Vul drempel, actief_op of vooraf_actief in, of schrijf controle: manueel."
            yield Finding((*here, "controle"), "voorwaarden", message, hint)
        yield from _wrong_threshold(voorwaarde.drempel, (*here, "drempel"))
        yield from _wrong_months(voorwaarde.vooraf_actief, (*here, "vooraf_actief"))


def _wrong_threshold(drempel: Drempel | None, at: "Path") -> Iterator[Finding]:
    if drempel is None:
        return
    least, most = drempel.minstens, drempel.hoogstens
    if least is None and most is None and drempel.minstens_aandeel is None:
        hint = "Vul minstens, hoogstens of minstens_aandeel in."
        yield Finding(at, "voorwaarden", "de drempel heeft geen grens", hint)
    if least is not None and most is not None and least > most:
        message = f"minstens {least} en hoogstens {most} kan niet samen"
        yield Finding((*at, "hoogstens"), "voorwaarden", message, "Kijk de twee getallen na.")


def _wrong_months(vooraf: VoorafActief | None, at: "Path") -> Iterator[Finding]:
    if vooraf is None or vooraf.binnen_maanden is None:
        return
    if vooraf.aaneensluitend:
        message = "maanden die op elkaar volgen, worden niet binnen een langere tijd geteld"
        yield Finding(
            (*at, "binnen_maanden"), "voorwaarden", message, "Schrijf aaneensluitend: nee, of haal binnen_maanden weg."
        )
    elif vooraf.binnen_maanden < vooraf.maanden:
        message = f"{vooraf.maanden} maanden passen niet in {vooraf.binnen_maanden} maanden"
        yield Finding((*at, "binnen_maanden"), "voorwaarden", message, "Kijk de twee getallen na.")
