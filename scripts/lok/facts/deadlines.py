"""The days that count for who applies: when a window opens and closes, when is decided, when is paid.

Works on regulations as records or views; the calendar, the home page and the pages of a regulation all ask here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import auto
from typing import TYPE_CHECKING, Any

from lok.facts.versions import windows
from lok.kinds.aanvraagtermijnen import after_what, completion_term
from lok.model.fields import Keuze
from lok.model.terms import exceptions
from lok.model.validity import annulled
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Termijnsoort(Keuze):
    """What happens on the day."""

    opening = auto()
    sluiting = auto()
    beoordeling = auto()
    uitbetaling = auto()


@dataclass(frozen=True, slots=True)
class Termijndag:
    """One day: of which regulation, what happens, until which hour, and what more there is to know.

    ``sleutel`` is the same for the same window, step or payment of a year, also when its day changes.
    """

    reglement: Any
    soort: Termijnsoort
    dag: date
    wat: str
    sleutel: str
    uur: time | None = None
    uitleg: tuple[str, ...] = ()


def event_id(termijn: Termijndag) -> str:
    """What a day is called in the calendar: it stays the same when the day changes."""
    return f"{termijn.reglement.id}-{termijn.sleutel}"


def deadlines(reglement: Any, first: date, last: date) -> tuple[Termijndag, ...]:
    """The days from ``first`` to ``last`` that count under any version of a regulation, soonest first."""
    found = [each for versie in reglement.versies for each in _of_version(reglement, versie, first, last)]
    return tuple(
        sorted((each for each in found if first <= each.dag <= last), key=lambda each: (each.dag, each.sleutel))
    )


def _of_version(reglement: Any, versie: Any, first: date, last: date) -> Iterator[Termijndag]:
    if annulled(versie):
        return
    yield from _windows(reglement, versie, first, last)
    dated = (
        (Termijnsoort.beoordeling, ((stap.stap, stap.uiterlijk) for stap in versie.beoordeling)),
        (Termijnsoort.uitbetaling, ((each.omschrijving, each.uiterlijk) for each in versie.uitbetalingen)),
    )
    for soort, rows in dated:
        for place, (words, day) in enumerate(rows, start=1):
            if day is not None:
                wat = words if soort is Termijnsoort.beoordeling else f"uitbetaling: {words}"
                yield Termijndag(reglement, soort, day, wat, f"{versie.geldig_van}-{soort}-{place}")


def _windows(reglement: Any, versie: Any, first: date, last: date) -> Iterator[Termijndag]:
    """Opening and closing of every window that is open at some time from ``first`` to ``last``."""
    more = tuple(completion(versie))
    for window in windows(versie, first, last.replace(year=last.year + 1, day=min(last.day, 28))):
        place = versie.aanvraagperiodes.index(window.periode) + 1
        key = f"{versie.geldig_van}-{{}}-{place}-{window.tot.year}"
        voor = f" ({window.periode.waarvoor})" if window.periode.waarvoor else ""
        hour = window.periode.tot_uur
        if window.van is not None:
            opens, closes = Termijnsoort.opening, dutch.written_day(window.tot)
            yield Termijndag(reglement, opens, window.van, f"eerste dag om aan te vragen, tot en met {closes}{voor}", key.format(opens))  # fmt: skip
        until = f"aanvragen kan tot {dutch.hour(hour)}" if hour else "laatste dag om aan te vragen"
        yield Termijndag(reglement, Termijnsoort.sluiting, window.tot, f"{until}{voor}", key.format(Termijnsoort.sluiting), hour, more)  # fmt: skip


def all_deadlines(reglementen: Iterable[Any], first: date, last: date) -> tuple[Termijndag, ...]:
    """The same for several regulations together."""
    found = [each for reglement in reglementen for each in deadlines(reglement, first, last)]
    return tuple(sorted(found, key=lambda each: (each.dag, each.reglement.id, each.sleutel)))


LOOK_BACK, LOOK_AHEAD = timedelta(days=365), timedelta(days=730)
"""How far from a day the calendar goes: what comes back every year has no end of its own."""


def in_calendar(reglementen: Iterable[Any], day: date) -> tuple[Termijndag, ...]:
    """The days that stand in the calendar of ``day``."""
    return all_deadlines(reglementen, day - LOOK_BACK, day + LOOK_AHEAD)


def completion(versie: Any) -> Iterator[str]:
    """How long one has to send what is missing."""
    term = completion_term(versie)
    if term is not None:
        told = f"Ontbreekt er een stuk, dan heb je {after_what(term)} om het na te sturen."
        yield " ".join((told, *exceptions(term)))


def objection(versie: Any) -> Iterator[str]:
    """How long one has to object to the decision, where the regulation says so."""
    term = versie.bezwaartermijn
    if term is not None:
        told = f"Ben je het niet eens met de beslissing, dan heb je {after_what(term)} om bezwaar te maken."
        yield " ".join((told, *exceptions(term)))
