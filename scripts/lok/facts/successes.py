"""What worked: advices that were followed and objectives that were reached, with their day and effect."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.facts.answerers import by_whom
from lok.facts.answers import Stand, decision, decisions, realised, stand
from lok.kinds.doelstellingen import Doelstatus
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from lok.model.fields import Keuze


REACHED = (Doelstatus.bereikt, Doelstatus.deels_bereikt)
"""The objectives whose results are successes."""


@dataclass(frozen=True, slots=True)
class Succes:
    """Something that worked: its day, what changed, the record that tells it, and the state of that record.

    ``bewijs`` is where anybody can see it; ``stappen`` are the steps that were taken afterwards, the latest last.
    """

    datum: date
    effect: str
    record: Any
    staat: Keuze
    bewijs: tuple[Any, ...] = ()
    stappen: tuple[Any, ...] = ()


def successes(adviezen: Iterable[Any], doelstellingen: Iterable[Any], date: date) -> tuple[Succes, ...]:
    """Followed advices and results of reached objectives up to ``date``, the newest first."""
    found = [each for advies in adviezen for each in _followed(advies, date)]
    found += [
        Succes(each.datum, each.effect, doel, doel.status, each.bewijs)
        for doel in doelstellingen
        if doel.status in REACHED
        for each in doel.resultaten
        if each.datum <= date
    ]
    return tuple(sorted(found, key=lambda succes: (succes.datum, succes.record.id), reverse=True))


def _followed(advies: Any, date: date) -> Iterator[Succes]:
    """The decision to follow an advice, if that is how it stands on ``date``."""
    decided = decision(advies, date)
    if decided is None or stand(advies, date) is not Stand.gevolgd:
        return
    taken = sorted((stap for stap in advies.uitvoering if realised(stap, date)), key=lambda stap: stap.datum)
    who = [by_whom(each) for each in decisions(advies, date)]
    effect = f"{dutch.sentence(dutch.listed(who))} {'volgt' if len(who) == 1 else 'volgen'} het advies."
    yield Succes(decided.besluit_datum, effect, advies, Stand.gevolgd, stappen=tuple(taken))


def successes_by_year(rows: Iterable[Succes]) -> dict[int, tuple[Succes, ...]]:
    """The successes by year, in the order given."""
    listed = tuple(rows)
    return {year: tuple(each for each in listed if each.datum.year == year) for year in _years(listed)}


def _years(rows: tuple[Succes, ...]) -> dict[int, None]:
    return dict.fromkeys(each.datum.year for each in rows)


def goals_standing(doelen: Iterable[Any]) -> str:
    """How many objectives stand where: ``3 bereikt, 1 niet bereikt``."""
    statuses = [doel.status for doel in doelen]
    return ", ".join(f"{statuses.count(each)} {each.woord}" for each in Doelstatus if each in statuses)
