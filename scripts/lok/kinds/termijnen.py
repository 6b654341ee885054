"""The terms that a council fixes for itself: how long each is, and from which act it runs.

Part of the local rules of ``raad``. The older fields that hold a number of days alone say the same in fewer words: the
functions below read either, and whatever counts asks them.
"""

from collections.abc import Iterator
from enum import auto
from typing import Any

from lok.kinds.opportuniteitsstappen import Stap
from lok.model.audience import Public
from lok.model.fields import Datum, JaNee, Keuze, Line
from lok.model.kind import Part, ends_after_it_begins
from lok.model.terms import Eenheid, Termijn, can_be_counted, in_days, one_length
from lok.model.working_days import Kalender
from lok.source.positions import Path
from lok.source.problems import Finding

LONGEST_CLOSED = 366
"""Days that a town can be closed in one go."""


class Vraagstart(Keuze):
    """From which day the council's own term to advise runs."""

    ontvangst = auto()
    volledige_vraag = auto()

    @property
    def in_zin(self) -> str:
        """The act in a sentence."""
        return {
            Vraagstart.ontvangst: "de ontvangst van de vraag",
            Vraagstart.volledige_vraag: "de dag waarop de vraag volledig was",
        }[self]


class Termijnstart(Keuze):
    """From which day the local government's term to answer runs."""

    ontvangst = auto()
    college = auto()
    gemeenteraad = auto()

    @property
    def in_zin(self) -> str:
        """The act in a sentence."""
        return {
            Termijnstart.ontvangst: "de ontvangst van het advies",
            Termijnstart.college: "de zitting van het college",
            Termijnstart.gemeenteraad: "de zitting van de gemeenteraad",
        }[self]


class Periodestart(Keuze):
    """From which day the term to compose the council runs."""

    bestuur = auto()
    raad = auto()


class Hoorrechtstart(Keuze):
    """From which day an organiser can ask to be heard about an opportunity advice."""

    ontvangst = auto()
    verzending = auto()


class Adviestermijn(Termijn):
    """How long the council has to answer a request for advice."""

    vanaf: Public[Vraagstart] = Vraagstart.ontvangst
    """Vanaf wanneer geteld wordt: ontvangst van de vraag, of volledige_vraag als eerst alle stukken er moeten zijn."""


class Antwoordtermijn(Termijn):
    """How long the local government has to answer an advice."""

    vanaf: Public[Termijnstart] = Termijnstart.ontvangst
    """Vanaf wanneer geteld wordt: de ontvangst van het advies, of de zitting van het college of de gemeenteraad die het behandelt."""


class Samenstellingstermijn(Termijn):
    """How soon a new council is composed."""

    vanaf: Public[Periodestart] = Periodestart.bestuur
    """Vanaf wanneer geteld wordt: het begin van de bestuursperiode van het bestuur, of van die van de raad als ze later begint."""


class Stapkeuze(Part):
    """Of which step something is said."""

    stap: Public[Stap]
    """Welke stap op tijd moet zijn, bijvoorbeeld ontvangstbevestiging, verzending of hoorrecht."""


class Staptermijn(Termijn, Stapkeuze):
    """How long one step of an opportunity advice may take."""

    vanaf: Public[Stap] = Stap.ontvangst
    """Vanaf welke stap geteld wordt, bijvoorbeeld ontvangst, volledig_dossier of verzending."""


class Opportuniteitsafspraken(Part):
    """How this town handles a request for an opportunity advice."""

    volgorde: Public[tuple[Stap, ...]] = ()
    """De stappen in de volgorde van jullie gemeente, bijvoorbeeld eerst kennismakingsgesprek en dan ontvangst. Laat weg voor het gewone verloop."""
    termijnen: Public[tuple[Staptermijn, ...]] = ()
    """De termijnen die jullie gemeente zelf vastlegde, één per stap. Wat hier niet staat, loopt zoals Vlaanderen het vraagt."""


class Sluitingsdag(Part):
    """A day, or some days on end, on which the town is closed and that is no public holiday."""

    dag: Public[Datum]
    """De dag, of de eerste van meer dagen na elkaar."""
    tot: Public[Datum | None] = None
    """De laatste dag, als het er meer zijn."""
    elk_jaar: Public[JaNee] = False
    """Ja als het elk jaar op dezelfde datum is, bijvoorbeeld 11 juli."""
    naam: Public[Line]
    """Waarom het bestuur dan gesloten is, bijvoorbeeld: brugdag na Hemelvaart."""


def kalender_of(raad: Any | None) -> Kalender:
    """The calendar of a council, of its record or a view of it: when nobody works in its town."""
    days = raad.sluitingsdagen if raad is not None else ()
    if not days:
        return ALL_OF_BELGIUM
    once = frozenset(day for each in days if not each.elk_jaar for day in _days(each))
    yearly = frozenset((day.month, day.day) for each in days if each.elk_jaar for day in _days(each))
    return Kalender(once, yearly)


ALL_OF_BELGIUM = Kalender()


def _days(closed: Any) -> Iterator[Any]:
    """Every day of it; of one that lasts too long, which the check points out, the first ones."""
    last = closed.tot or closed.dag
    first = closed.dag.toordinal()
    for each in range(first, min(last.toordinal(), first + LONGEST_CLOSED) + 1):
        yield closed.dag.fromordinal(each)


def notice_term(rules: Any | None) -> Termijn | None:
    """How long before a meeting the agenda leaves; ``None`` where no rule says so."""
    return _whole_or_days(rules, "oproepingstermijn")


def advice_term(rules: Any | None) -> Any | None:
    """How long the council has to advise: an ``Adviestermijn`` or a view of one; ``None`` where no rule says so."""
    term = _whole_or_days(rules, "adviestermijn")
    if term is None or rules is None or rules.adviestermijn is not None:
        return term
    return Adviestermijn(aantal=term.aantal, eenheid=term.eenheid)


def answer_term(rules: Any | None) -> Any | None:
    """How long the government has to answer: an ``Antwoordtermijn`` or a view of one; ``None`` where no rule says so."""
    term = _whole_or_days(rules, "antwoordtermijn")
    if term is None or rules is None or rules.antwoordtermijn is not None:
        return term
    return Antwoordtermijn(aantal=term.aantal, eenheid=term.eenheid, vanaf=rules.antwoordtermijn_start)


def _whole_or_days(rules: Any | None, name: str) -> Any | None:
    if rules is None:
        return None
    whole, days = getattr(rules, name), getattr(rules, f"{name}_dagen")
    return whole if whole is not None or days is None else in_days(days)


def step_terms(rules: Any | None) -> dict[Stap, Any]:
    """By step the terms that a council fixed for opportunity advices, as ``Staptermijn`` or a view of one."""
    if rules is None:
        return {}
    found: dict[Stap, Any] = {}
    for days, unit in (
        (rules.bevestigingstermijn_dagen, Eenheid.kalenderdagen),
        (rules.bevestigingstermijn_werkdagen, Eenheid.werkdagen),
    ):
        if days is not None:
            found[Stap.ontvangstbevestiging] = Staptermijn(stap=Stap.ontvangstbevestiging, aantal=days, eenheid=unit)
    own = rules.opportuniteitsadvies.termijnen if rules.opportuniteitsadvies is not None else ()
    return found | {each.stap: each for each in own}


CONFIRMED = ("bevestigingstermijn_dagen", "bevestigingstermijn_werkdagen")


def terms_can_be_applied(rules: Any, at: Path) -> Iterator[Finding]:
    """The terms of one set of local rules are each said once, and can be counted."""
    for name in ("oproepingstermijn", "adviestermijn", "antwoordtermijn"):
        old = f"{name}_dagen"
        yield from one_length(getattr(rules, old), getattr(rules, name), old, name, at)
    for name in ("oproepingstermijn", "adviestermijn", "antwoordtermijn", "samenstellingstermijn"):
        if (term := getattr(rules, name)) is not None:
            yield from can_be_counted(term, (*at, name))
    yield from one_length(rules.bevestigingstermijn_dagen, rules.bevestigingstermijn_werkdagen, *CONFIRMED, at)
    if rules.opportuniteitsadvies is not None:
        yield from _opportunity_fits(rules, (*at, "opportuniteitsadvies"))


def _opportunity_fits(rules: Any, at: Path) -> Iterator[Finding]:
    own = rules.opportuniteitsadvies
    for index, step in enumerate(own.volgorde):
        if step in own.volgorde[:index]:
            yield Finding((*at, "volgorde", index), "termijn", f"‘{step.value}’ staat er al", "Haal dit weg.")
    said = {Stap.ontvangstbevestiging} if any(getattr(rules, each) is not None for each in CONFIRMED) else set()
    for index, term in enumerate(own.termijnen):
        here = (*at, "termijnen", index)
        yield from can_be_counted(term, here)
        if term.stap is term.vanaf:
            message = f"de termijn voor ‘{term.stap.value}’ loopt vanaf dezelfde stap"
            yield Finding((*here, "vanaf"), "termijn", message, "Schrijf bij vanaf de stap die eerst komt.")
        if term.stap in said:
            message = f"voor ‘{term.stap.value}’ staat er al een termijn"
            yield Finding((*here, "stap"), "termijn", message, "Laat één termijn per stap staan.")
        said.add(term.stap)


def closed_days_are_days(days: tuple[Sluitingsdag, ...]) -> Iterator[Finding]:
    """The days on which a town is closed end after they begin, and within a year."""
    for index, each in enumerate(days):
        at = ("sluitingsdagen", index)
        yield from ends_after_it_begins(each, "dag", "tot", at)
        if each.tot is not None and (each.tot - each.dag).days >= LONGEST_CLOSED:
            hint = "Schrijf enkel de dagen waarop het bestuur gesloten is."
            yield Finding((*at, "tot"), "termijn", "het bestuur is geen heel jaar gesloten", hint)
