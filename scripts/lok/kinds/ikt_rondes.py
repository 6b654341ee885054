"""Rounds for places with income tariff: the call, the criteria, and the town's advice per application.

Article 7 of the BVR of 24 May 2013: the town advises Opgroeien on each application with criteria fixed beforehand. Members are applicants themselves: until Opgroeien has decided, applications and scores are
for members, and the grounds of an advice on a named provider always are.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from lok.kinds.ikt_aanvragen import Aanvraag, Criterium, IktAdvies, Score, Splitsing, Telling
from lok.kinds.opvolging import Bestuursorgaan
from lok.kinds.voorwaarden import wrong_attendance
from lok.model.audience import Member, Public, PublicOnceFinal
from lok.model.depends import FILLED, Depends
from lok.model.fields import AdviesRef, Datum, Feitdag, Getal, Line, Prose, ThemaRef, Url, Uur, ZetelRef
from lok.model.kind import Kind, Record
from lok.model.measures import points
from lok.source.problems import Finding, Level

if TYPE_CHECKING:
    from lok.source.parse import Path


class IktRonde(Record):
    """One round: call, criteria, applications, decision."""

    depends: ClassVar[Depends] = {"indienen_tot_uur": {"indienen_tot": FILLED}}

    titel: Public[Line]
    """De naam van de ronde, bijvoorbeeld: Uitbreidingsronde inkomenstarief 2025."""
    oproep: Public[Line]
    """De oproep van Opgroeien waar de ronde bij hoort."""
    oproep_op: Public[Feitdag | None] = None
    """De dag van de oproep."""
    oproep_url: Public[Url | None] = None
    """Het webadres van de oproep."""
    uitleg: Public[Prose | None] = None
    """Wat deze ronde is, in gewone taal voor een organisator."""
    plaatsen_beschikbaar: Public[Getal | None] = None
    """Hoeveel plaatsen er voor deze gemeente zijn, als dat vooraf vaststaat."""
    beschikbaar_waarvan: Public[Splitsing | None] = None
    """Hoeveel van die plaatsen nieuw zijn, en hoeveel er overschakelen, als dat vooraf vaststaat."""
    criteria_vastgesteld_door: Public[Bestuursorgaan]
    """Wie de criteria vastlegde: gemeenteraad, college, rmw of vast_bureau."""
    criteria_vastgesteld_op: Public[Feitdag]
    """De dag waarop de criteria werden vastgelegd: altijd voor de eerste aanvraag."""
    criteria_bekendgemaakt_op: Public[Feitdag | None] = None
    """De dag waarop iedereen de criteria kon lezen: ook voor de eerste aanvraag."""
    advies_lok: Public[AdviesRef | None] = None
    """Het advies van het LOK over de criteria."""
    criteria: Public[Annotated[tuple[Criterium, ...], Field(min_length=1)]]
    """De criteria met hun gewicht, in volgorde."""
    schaal: Public[Annotated[Getal, Field(ge=1, le=1000)] | None] = None
    """Op hoeveel de score gezet wordt, als dat niet het totaal van de punten is: 8 als 20 punten een score op 8 worden."""
    indienen_tot: Public[Datum | None] = None
    """De laatste dag om een aanvraag in te dienen."""
    indienen_tot_uur: Public[Uur | None] = None
    """Het uur op die laatste dag, als er een is."""
    advies_besproken_op: Public[Feitdag | None] = None
    """De dag waarop het LOK de aanvragen besprak."""
    advies_bestuur_op: Public[Feitdag | None] = None
    """De dag waarop het college het advies vastlegde."""
    advies_verzonden_op: Public[Feitdag | None] = None
    """De dag waarop het advies naar Opgroeien vertrok."""
    beslissing_opgroeien_op: Public[Feitdag | None] = None
    """De dag waarop Opgroeien besliste. Vanaf dan zijn de aanvragen en de scores openbaar."""
    aanvragen: PublicOnceFinal[tuple[Aanvraag, ...]] = ()
    """De aanvragen met hun scores: alleen voor de leden tot Opgroeien beslist heeft."""
    verlieten_de_zaal: Member[tuple[ZetelRef, ...]] = ()
    """De zetels die bij de bespreking de zaal verlieten omdat ze zelf belang hadden."""
    themas: Public[tuple[ThemaRef, ...]] = ()
    """De thema’s waar deze ronde bij hoort."""

    @property
    def final(self) -> bool:
        """Whether Opgroeien has decided: then applications and scores may be read by all."""
        return self.beslissing_opgroeien_op is not None


STEPS = (
    "criteria_vastgesteld_op",
    "criteria_bekendgemaakt_op",
    "indienen_tot",
    "advies_besproken_op",
    "advies_bestuur_op",
    "advies_verzonden_op",
    "beslissing_opgroeien_op",
)
"""The dates of a round in the order in which they must come."""


def criteria_first(record: IktRonde) -> Iterator[Finding]:
    """Criteria are fixed, and to be read by all, before the first application comes in."""
    if not record.aanvragen:
        return
    first = min(aanvraag.ingediend_op for aanvraag in record.aanvragen)
    for name in ("criteria_vastgesteld_op", "criteria_bekendgemaakt_op"):
        moment = getattr(record, name)
        if moment is not None and moment >= first:
            message = f"de criteria dateren van {moment}, maar de eerste aanvraag kwam al op {first}"
            hint = "Criteria moeten vaststaan en bekend zijn voor de eerste aanvraag. Kijk de twee datums na."
            yield Finding((name,), "criteria", message, hint)


def weights(record: IktRonde) -> Iterator[Finding]:
    """Every criterion has a number of its own, and its parts add up to its weight (V29); attendance is of the LOK."""
    seen: set[str] = set()
    for index, criterium in enumerate(record.criteria):
        at = ("criteria", index)
        if criterium.nr in seen:
            hint = "Geef elk criterium een eigen nummer."
            yield Finding((*at, "nr"), "V29", f"criterium {criterium.nr} staat er al", hint)
        seen.add(criterium.nr)
        yield from _wrong_parts(criterium, at)
        for place, sub in enumerate(criterium.subcriteria):
            yield from wrong_attendance(sub.deelnamevoorwaarde, (*at, "subcriteria", place, "deelnamevoorwaarde"))


def _wrong_parts(criterium: Criterium, at: "Path") -> Iterator[Finding]:
    """The parts together are the weight, or the highest of them is, where one of them applies."""
    if not criterium.subcriteria:
        return
    earned = [sub.punten for sub in criterium.subcriteria]
    most, total, highest = criterium.max_punten, sum(earned, Decimal(0)), max(earned)
    right = {
        Telling.samen: total == most,
        Telling.hoogste: highest == most,
        Telling.samen_tot_het_maximum: total >= most >= highest,
        None: most in (total, highest),
    }[criterium.telling]
    if not right:
        message = f"de onderdelen zijn samen {points(total)} punten waard, het criterium {points(most)}"
        hint = "Maak de punten van de onderdelen en het criterium gelijk."
        if criterium.telling is Telling.hoogste:
            message = f"de hoogste trap is {points(highest)} punten waard, het criterium {points(most)}"
            hint = f"Schrijf {points(highest)}, of verbeter de trappen."
        yield Finding((*at, "max_punten"), "V29", message, hint)


SPLIT = {"gevraagd_waarvan": "plaatsen_gevraagd", "toegekend_waarvan": "plaatsen_toegekend"}
"""Which number each of the two splits of an application is one of."""


def splits(record: IktRonde) -> Iterator[Finding]:
    """New and switched places are together all places (V29)."""
    yield from _wrong_split(record, "beschikbaar_waarvan", "plaatsen_beschikbaar", ())
    for index, aanvraag in enumerate(record.aanvragen):
        for name, whole in SPLIT.items():
            yield from _wrong_split(aanvraag, name, whole, ("aanvragen", index))


def _wrong_split(part: IktRonde | Aanvraag, name: str, whole: str, at: "Path") -> Iterator[Finding]:
    split, places = getattr(part, name), getattr(part, whole)
    if split is not None and places != split.nieuw + split.omgeschakeld:
        told = "staat er niet" if places is None else f"is {places}"
        message = f"{split.nieuw} nieuwe en {split.omgeschakeld} omgeschakelde plaatsen zijn er samen {split.nieuw + split.omgeschakeld}, maar {whole} {told}"
        yield Finding((*at, name), "V29", message, f"Kijk de drie getallen na, en schrijf in {whole} het totaal.")


def scores(record: IktRonde) -> Iterator[Finding]:
    """Each score is at most the weight of its criterion, each criterion is scored once, and totals are sums (V29)."""
    weight = {criterium.nr: criterium.max_punten for criterium in record.criteria}
    for index, aanvraag in enumerate(record.aanvragen):
        at = ("aanvragen", index)
        seen: set[str] = set()
        for place, score in enumerate(aanvraag.scores):
            yield from _wrong_score(score, weight, seen, (*at, "scores", place))
            seen.add(score.criterium)
        missing = [nr for nr in weight if nr not in seen]
        if aanvraag.scores and missing:
            message = f"er is geen score voor criterium {', '.join(missing)}"
            yield Finding((*at, "scores"), "V29", message, "Schrijf voor elk criterium één score, 0 mag.")
        total = sum((score.punten for score in aanvraag.scores), Decimal(0))
        if aanvraag.totaal is not None and aanvraag.totaal != total:
            message = f"het totaal is {points(aanvraag.totaal)}, maar de scores zijn samen {points(total)}"
            yield Finding((*at, "totaal"), "V29", message, f"Schrijf {points(total)}, of verbeter een score.")


def _wrong_score(score: Score, weight: dict[str, Decimal], seen: set[str], at: "Path") -> Iterator[Finding]:
    if score.criterium not in weight:
        hint = f"Kies een van deze nummers: {', '.join(weight)}."
        yield Finding((*at, "criterium"), "V29", f"er is geen criterium {score.criterium}", hint)
    elif score.criterium in seen:
        hint = "Laat één score per criterium staan."
        yield Finding((*at, "criterium"), "V29", f"criterium {score.criterium} heeft al een score", hint)
    elif score.punten > weight[score.criterium]:
        most = weight[score.criterium]
        message = f"{points(score.punten)} punten, maar criterium {score.criterium} geeft er hoogstens {points(most)}"
        yield Finding((*at, "punten"), "V29", message, f"Schrijf een getal van 0 tot en met {points(most)}.")


def grounds(record: IktRonde) -> Iterator[Finding]:
    """A positive advice carries a score, a negative one its grounds (V29); who applied in time is scored once."""
    for index, aanvraag in enumerate(record.aanvragen):
        at = ("aanvragen", index)
        if aanvraag.advies is IktAdvies.positief and not aanvraag.scores:
            message = "een positief advies heeft een score nodig"
            yield Finding((*at, "advies"), "V29", message, "Vul scores in, één voor elk criterium.")
        if aanvraag.advies is IktAdvies.negatief and aanvraag.motivering is None:
            message = "een negatief advies heeft een motivering nodig"
            yield Finding(
                (*at, "advies"), "V29", message, "Vul motivering in: waarom past de aanvraag niet bij de lokale noden?"
            )
        if record.indienen_tot is not None and aanvraag.ingediend_op > record.indienen_tot:
            message = f"ingediend op {aanvraag.ingediend_op}, na de laatste dag {record.indienen_tot}"
            hint = "Klopt de datum, zeg dan in de motivering waarom de aanvraag toch meetelt."
            yield Finding((*at, "ingediend_op"), "V29", message, hint, level=Level.AANDACHTSPUNT)


def in_order(record: IktRonde) -> Iterator[Finding]:
    """The steps of a round follow each other in time."""
    dated = [(name, getattr(record, name)) for name in STEPS if getattr(record, name) is not None]
    for (before, first), (after, second) in pairwise(dated):
        if second < first:
            message = f"{second} ligt voor {first}, de datum van {before}"
            yield Finding((after,), "datumvolgorde", message, "Kijk de twee datums na.")


KIND = Kind(
    soort="ikt-rondes",
    model=IktRonde,
    enkelvoud="uitbreidingsronde",
    meervoud="uitbreidingsrondes",
    uitleg="Rondes waarin Opgroeien plaatsen met inkomenstarief (IKT) verdeelt, met criteria van het lokaal bestuur.",
    label=lambda record: record.titel,
    order=lambda record: (record.criteria_vastgesteld_op, record.id),
    rules=(criteria_first, weights, splits, scores, grounds, in_order),
    newest_first=True,
    prefix="ikt",
    dated="criteria_vastgesteld_op",
)
