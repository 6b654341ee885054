"""Whether a participation meets the attendance condition of a regulation, for an application of one day.

The condition is data, as ``kinds.voorwaarden`` models it; this is its only reading. A verdict speaks on the day of an
application (``applications``), which is seldom the day on which it is read: until then a meeting may change it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import auto
from fractions import Fraction
from typing import TYPE_CHECKING

from lok.facts.participation import Deelname, NietGeteld, participation
from lok.kinds.aanwezigheden import Aanwezigheidsstatus
from lok.kinds.organen import Orgaan
from lok.kinds.voorwaarden import Deelnameperiode
from lok.model.days import months_later
from lok.model.fields import Keuze
from lok.words.dutch import counted, share, written_day

if TYPE_CHECKING:
    from collections import Counter

    from lok.facts.facts import Facts
    from lok.kinds.voorwaarden import Deelnamevoorwaarde


class Oordeel(Keuze):
    """What comes of a condition, from worst to best."""

    niet_voldaan = auto()
    niet_te_beoordelen = auto()
    voldaan = auto()


@dataclass(frozen=True, slots=True)
class Toetsing:
    """The judgement of one condition: its outcome, the reason in Dutch, and the participation it rests on."""

    oordeel: Oordeel
    reden: str
    deelname: Deelname


def period_of(condition: Deelnamevoorwaarde, day: date) -> tuple[date, date]:
    """The first and the last day over which meetings are counted for an application made on ``day``.

    Raises:
        ValueError: a fixed period without its days, which V23 refuses in a record.
    """
    match condition.periode:
        case Deelnameperiode.kalenderjaar:
            return date(day.year, 1, 1), date(day.year, 12, 31)
        case Deelnameperiode.vorig_kalenderjaar:
            return date(day.year - 1, 1, 1), date(day.year - 1, 12, 31)
        case Deelnameperiode.schooljaar:
            start = day.year if day.month >= 9 else day.year - 1
            return date(start, 9, 1), date(start + 1, 8, 31)
        case Deelnameperiode.twaalf_maanden_voor_de_aanvraag:
            return months_later(day, -12), day - timedelta(days=1)
        case _:
            if condition.van is None or condition.tot is None:
                raise ValueError("a fixed period has a first and a last day")
            return condition.van, condition.tot


def may_change(condition: Deelnamevoorwaarde, found: Toetsing, today: date) -> bool:
    """Whether a meeting can still change a verdict: one of the period is to come, or its minutes are not written yet.

    A number that was reached stays reached, and an absence that nobody excused stays one.
    """
    seen = found.deelname
    if (
        found.oordeel is Oordeel.voldaan
        and condition.min_aandeel is None
        and not condition.afwezig_alleen_verontschuldigd
    ):
        return False
    if condition.orgaan is not Orgaan.lok:
        return False
    if condition.afwezig_alleen_verontschuldigd and seen.aantallen[Aanwezigheidsstatus.afwezig]:
        return False
    return seen.tot >= today or any(each.niet_geteld in UNKNOWN_YET for each in seen.niet_geteld)


UNKNOWN_YET = (NietGeteld.nog_niet_gehouden, NietGeteld.wacht_op_verslag)
"""Why a meeting does not count that may count once its minutes say who came."""


def judge(  # noqa: PLR0913 - evidence of three sorts, on one day
    facts: Facts,
    organisatie: str,
    condition: Deelnamevoorwaarde,
    day: date,
    *,
    alternatieven: int = 0,
    engagement: bool = False,
) -> Toetsing:
    """Whether ``organisatie`` meets ``condition`` with an application made on ``day``.

    ``alternatieven`` is how many times it did what may stand in the place of attendance, ``engagement`` whether it
    signed the declaration; both are shown by the application, not by the records.
    """
    van, tot = period_of(condition, day)
    seen = participation(
        facts,
        organisatie,
        van,
        tot,
        gecombineerd_telt=condition.gecombineerde_vergadering_telt,
        nieuwkomer_telt_vanaf_start=condition.nieuwkomer_telt_vanaf_start,
    )
    verdict, reason = measured(condition, seen)
    instead = condition.alternatief
    if verdict is not Oordeel.voldaan and instead is not None and alternatieven >= instead.aantal:
        verdict, reason = Oordeel.voldaan, f"In de plaats van de deelname: {instead.omschrijving}."
    if verdict is Oordeel.voldaan and condition.engagementsverklaring and not engagement:
        verdict, reason = Oordeel.niet_voldaan, "De engagementsverklaring ontbreekt."
    return Toetsing(verdict, reason, seen)


def measured(condition: Deelnamevoorwaarde, seen: Deelname) -> tuple[Oordeel, str]:
    """What the meetings alone say, with the reason in Dutch.

    No meeting that counts cannot be held against anybody; nor can fewer meetings than the number asked, as long as
    the organisation took part in all of them.
    """
    if condition.orgaan is not Orgaan.lok:
        reason = "Deelname aan het BOA-verband mag geen voorwaarde zijn voor steun (decreet van 3 mei 2019, artikel 7)."
        return Oordeel.niet_te_beoordelen, reason
    held, numbers = len(seen.geteld), seen.aantallen
    if not held:
        period = f"van {written_day(seen.van)} tot en met {written_day(seen.tot)}"
        return Oordeel.niet_te_beoordelen, f"Er was {period} geen vergadering die telt."
    excused = numbers[Aanwezigheidsstatus.verontschuldigd]
    took_part = numbers[Aanwezigheidsstatus.aanwezig] + (excused if condition.verontschuldigd_telt else 0)
    reason = _reason(condition, numbers, held)
    if condition.afwezig_alleen_verontschuldigd and numbers[Aanwezigheidsstatus.afwezig]:
        return Oordeel.niet_voldaan, f"Afwezig zonder verontschuldiging. {reason}"
    if condition.min_aandeel is not None and Fraction(took_part, held) < Fraction(condition.min_aandeel):
        return Oordeel.niet_voldaan, reason
    if condition.min_aantal is not None and took_part < condition.min_aantal:
        return (Oordeel.niet_te_beoordelen if took_part == held else Oordeel.niet_voldaan), reason
    return Oordeel.voldaan, reason


def _reason(condition: Deelnamevoorwaarde, numbers: Counter[Aanwezigheidsstatus], held: int) -> str:
    """The sentence: ``Aanwezig op 2 van de 3 vergaderingen die meetellen, verontschuldigd op 1; nodig: de helft.``."""
    excused = numbers[Aanwezigheidsstatus.verontschuldigd]
    asked = [] if condition.min_aandeel is None else [share(condition.min_aandeel)]
    if condition.min_aantal is not None:
        asked.append(counted(condition.min_aantal, "vergadering", "vergaderingen"))
    counts = ", wat meetelt" if condition.verontschuldigd_telt else ", wat niet meetelt"
    apologies = f", verontschuldigd op {excused}{counts}" if excused else ""
    meetings = f"{held} {'vergadering die meetelt' if held == 1 else 'vergaderingen die meetellen'}"
    present = numbers[Aanwezigheidsstatus.aanwezig]
    return f"Aanwezig op {present} van de {meetings}{apologies}; nodig: {' en '.join(asked)}."
