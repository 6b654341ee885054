"""The register of advices: how it can be narrowed, and what its templates call, all from ``lok.facts.answers``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.facts.answerers import addressed, answerer, by_whom
from lok.facts.answers import (
    Fase,
    Klok,
    Stand,
    answers,
    answers_to,
    awaited,
    clock_of,
    decision,
    decisions,
    next_check,
    origin_of,
    phase,
    stand,
)
from lok.facts.requests import until_when
from lok.render.filters import YES, Facet, Filter
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lok.edition.select import Edition


def clock_in_words(klok: Klok) -> str:
    """How long an advice waits or waited. The days are said as they are, also where only a weekend went by."""
    if klok.antwoord_op is not None:
        return f"antwoord na {_days(klok.dagen)}"
    waits = f"wacht al {_days(klok.dagen)}"
    if klok.enkel_weekend:
        return f"{waits}, {_days(klok.dagen_te_laat)} over de termijn, enkel door een weekend"
    if klok.dagen_te_laat:
        return f"{waits}, {_days(klok.dagen_te_laat)} over de termijn"
    return f"{waits}, antwoord verwacht tegen {dutch.written_day(klok.uiterste_dag)}" if klok.uiterste_dag else waits


def _days(count: int) -> str:
    return dutch.counted(count, "dag", "dagen")


def whereabouts(advies: Any, raad: Any, date: Any) -> str:
    """Where an advice is on its way, in one phrase; of an open one, how long it waits."""
    now = phase(advies, date)
    klok = clock_of(advies, raad, date) if now is Fase.wacht_op_antwoord else None
    if klok is None:
        return now.woord
    towns = awaited(advies, date)
    return f"{clock_in_words(klok)} van {dutch.listed(towns)}" if some_towns(advies, date) else clock_in_words(klok)


def some_towns(advies: Any, date: Any) -> bool:
    """Whether some towns decided and others are waited for."""
    return stand(advies, date) is Stand.deels_beantwoord


def overdue(edition: Edition, advies: Any) -> bool:
    """Whether the answer should have been there."""
    klok = clock_of(advies, edition.raad, edition.date)
    return klok is not None and klok.antwoord_op is None and klok.te_laat


def words_to_find(edition: Edition, advies: Any) -> Iterator[str]:
    """By which an advice is found beside its number and title: its themes and the other words for them."""
    for each in advies.themas:
        thema = edition.get(each)
        yield from (thema.titel, *thema.synoniemen)


FILTER = Filter(
    map="adviezen",
    een="advies",
    meer="adviezen",
    alles="Alle adviezen",
    lijst="_adviezenlijst.md.jinja",
    rijen=lambda edition: edition.all("adviezen"),
    facets=(
        Facet("status", "Staat", "Adviezen: {}", lambda edition, advies: (stand(advies, edition.date),)),
        Facet("thema", "Thema", "Adviezen over {}", lambda _, advies: advies.themas),
        Facet("jaar", "Jaar", "Adviezen van {}", lambda _, advies: _year(advies)),
        Facet("aan", "Gericht aan", "Adviezen aan: {}", lambda _, advies: advies.gericht_aan),
        Facet(
            naam="te-laat",
            titel="enkel zonder antwoord na de termijn",
            kop="Adviezen zonder antwoord na de termijn",
            waarden=lambda edition, advies: (YES,) if overdue(edition, advies) else (),
            vinkje=True,
        ),
    ),
    zoekwoorden=words_to_find,
)
"""How the register can be narrowed."""


def _year(advies: Any) -> tuple[int, ...]:
    return (advies.uitgebracht_op.year,) if advies.uitgebracht_op else ()


FUNCTIONS = (
    stand,
    whereabouts,
    clock_in_words,
    clock_of,
    answers_to,
    answerer,
    by_whom,
    addressed,
    awaited,
    decision,
    decisions,
    answers,
    origin_of,
    next_check,
    until_when,
)
"""What templates may call."""

__all__ = ["FILTER", "FUNCTIONS", "Stand", "clock_of", "decision", "stand"]
