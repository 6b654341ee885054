"""A term as data: a number, a unit, whether holidays count, and the one function that says on which day it ends.

From which act a term runs differs from place to place: each kind of term adds that as its own field, ``vanaf``.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import auto
from functools import cache
from typing import TYPE_CHECKING, Any

from lok.model.audience import Public
from lok.model.days import months_later
from lok.model.fields import MOST_DAYS, Dagen, JaNee, Keuze
from lok.model.kind import Part
from lok.model.working_days import Kalender, school_holiday
from lok.source.problems import Finding
from lok.words.dutch import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lok.source.positions import Path

NEAREST, FARTHEST = date(1850, 1, 1), date(2150, 1, 1)
"""Where walking through the calendar stops, whatever somebody typed."""
ALL_DAYS = Kalender()
"""The calendar of a town without days of its own."""


class Eenheid(Keuze):
    """In what a term is counted."""

    kalenderdagen = auto()
    werkdagen = auto()
    weken = auto()
    maanden = auto()
    jaren = auto()
    schoolweken = auto()

    @classmethod
    def _missing_(cls, value: object) -> Eenheid | None:
        """Days without more are days of the calendar."""
        return cls.kalenderdagen if value == "dagen" else None

    @property
    def enkelvoud(self) -> str:
        """The word for one of them."""
        return _ONE[self]

    @property
    def meervoud(self) -> str:
        """The word for several; a number of years is ``jaar`` in Dutch."""
        return "jaar" if self is Eenheid.jaren else self.woord

    @property
    def hoogstens(self) -> int:
        """How many of them there are in the longest term, ten years."""
        return _MOST[self]


_ONE = {
    Eenheid.kalenderdagen: "kalenderdag",
    Eenheid.werkdagen: "werkdag",
    Eenheid.weken: "week",
    Eenheid.maanden: "maand",
    Eenheid.jaren: "jaar",
    Eenheid.schoolweken: "schoolweek",
}
_MOST = {
    Eenheid.kalenderdagen: MOST_DAYS,
    Eenheid.werkdagen: 2500,
    Eenheid.weken: 520,
    Eenheid.maanden: 120,
    Eenheid.jaren: 10,
    Eenheid.schoolweken: 370,
}


class Feestdagen(Keuze):
    """Whether public holidays and the days on which the town is closed are counted in a term."""

    tellen_mee = auto()
    tellen_niet_mee = auto()


class Termijn(Part):
    """How long something may take. The day from which it runs is not counted, the last one is."""

    aantal: Public[Dagen]
    """Hoeveel, bijvoorbeeld 6."""
    eenheid: Public[Eenheid]
    """Waarin geteld wordt: kalenderdagen, werkdagen, weken, maanden, jaren of schoolweken (weken buiten de schoolvakanties)."""
    feestdagen: Public[Feestdagen | None] = None
    """Of feestdagen en sluitingsdagen meetellen. Laat weg voor het gewone: in werkdagen niet, in de rest wel."""
    schuift_op: Public[JaNee] = False
    """Ja als een laatste dag in een weekend, op een feestdag of op een sluitingsdag opschuift naar de eerste werkdag erna."""


@cache
def in_days(days: int) -> Termijn:
    """A term of so many days of the calendar, as older records and the law name them."""
    return Termijn(aantal=days, eenheid=Eenheid.kalenderdagen)


def last_day(term: Any, start: date, kalender: Kalender = ALL_DAYS, *, back: bool = False) -> date:
    """The last day of ``term``, a record's or a view's, that runs from ``start``.

    The day of ``start`` itself is not counted. A month ends on the day with the same number, or on its last one.
    With ``back`` the term is counted towards the past: the last day on which something may still happen before ``start``.
    """
    step = -1 if back else 1
    if term.eenheid in (Eenheid.maanden, Eenheid.jaren):
        day = months_later(start, step * term.aantal * (12 if term.eenheid is Eenheid.jaren else 1))
    else:
        length = 7 if term.eenheid in (Eenheid.weken, Eenheid.schoolweken) else 1
        day = _walked(start, term.aantal * length, step, _counting(term, kalender))
    if term.schuift_op:
        while not kalender.working(day) and NEAREST < day < FARTHEST:
            day += timedelta(days=step)
    return day


def _counting(term: Any, kalender: Kalender) -> Callable[[date], bool] | None:
    """Whether a day counts in ``term``; ``None`` where all do."""
    if term.eenheid is Eenheid.schoolweken:
        return lambda day: not school_holiday(day)
    if term.eenheid is Eenheid.werkdagen:
        if term.feestdagen is Feestdagen.tellen_mee:
            return Kalender.weekday
        return kalender.working
    if term.feestdagen is Feestdagen.tellen_niet_mee:
        return lambda day: not kalender.holiday(day)
    return None


def _walked(start: date, days: int, step: int, counts: Callable[[date], bool] | None) -> date:
    """The day so many counted days from ``start``."""
    if counts is None:
        return start + timedelta(days=step * days)
    day = start
    for _ in range(days):
        day += timedelta(days=step)
        while not counts(day) and NEAREST < day < FARTHEST:
            day += timedelta(days=step)
    return day


def in_words(term: Any) -> str:
    """How long a term is: ``3 werkdagen``, ``1 maand``."""
    return counted(term.aantal, term.eenheid.enkelvoud, term.eenheid.meervoud)


def exceptions(term: Any) -> tuple[str, ...]:
    """What else there is to know of how a term is counted, each as a sentence; empty where it is the usual."""
    said = []
    if term.eenheid is Eenheid.werkdagen and term.feestdagen is Feestdagen.tellen_mee:
        said.append("Feestdagen tellen mee, zaterdagen en zondagen niet.")
    elif term.eenheid is Eenheid.werkdagen:
        said.append("Zaterdagen, zondagen, feestdagen en sluitingsdagen tellen niet mee.")
    elif term.feestdagen is Feestdagen.tellen_niet_mee:
        said.append("Feestdagen en sluitingsdagen tellen niet mee.")
    if term.eenheid is Eenheid.schoolweken:
        said.append("Schoolvakanties tellen niet mee.")
    if term.schuift_op:
        said.append(
            "Valt de laatste dag in een weekend of op een feestdag, dan schuift hij op naar de volgende werkdag."
        )
    return tuple(said)


def can_be_counted(term: Any, at: Path) -> Iterator[Finding]:
    """A term ends within ten years, and leaves out holidays only where days are counted."""
    most = term.eenheid.hoogstens
    if term.aantal > most:
        message = f"een termijn van {in_words(term)} kan hier niet"
        yield Finding((*at, "aantal"), "termijn", message, f"Schrijf hoogstens {most}, of kies een andere eenheid.")
    by_day = term.eenheid in (Eenheid.kalenderdagen, Eenheid.werkdagen)
    if term.feestdagen is not None and not by_day:
        message = f"in {term.eenheid.woord} worden feestdagen niet apart geteld"
        hint = "Laat ‘feestdagen:’ weg. Schrijf ‘schuift_op: ja’ als een laatste dag op een feestdag opschuift."
        yield Finding((*at, "feestdagen"), "termijn", message, hint, at_key=True)


def one_length(days: int | None, term: Any, old: str, new: str, at: Path) -> Iterator[Finding]:
    """A term is said once: as a number in the older field ``old``, or whole in ``new``."""
    if days is not None and term is not None:
        message = f"deze termijn staat er twee keer: ook bij ‘{old}’"
        yield Finding((*at, new), "termijn", message, f"Laat ‘{old}:’ of ‘{new}:’ weg.", at_key=True)
