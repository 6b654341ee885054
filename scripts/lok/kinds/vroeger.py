"""What a council was called before, and the councils that went into it: each until its last day, with what it agreed.

What stands in the council's record itself holds for all time as long as no earlier name is given. Towns merge: then two
councils end on the same day, and a record of before says of which of them it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from lok.kinds.afspraken import Afspraken, they_can_be_applied
from lok.model.audience import Member, Public
from lok.model.fields import Bijlagepad, Datum, Id, Line, NisCode
from lok.model.kind import Part, ends_after_it_begins
from lok.source.problems import Finding

if TYPE_CHECKING:
    from lok.source.parse import Path


class AnderBestuur(Part):
    """One more town of a council that has more than one."""

    bestuur: Public[Line]
    """De stad of gemeente, bijvoorbeeld gemeente Voorbeelddorp."""
    nis_code: Public[NisCode | None] = None
    """De NIS-code van die gemeente: vijf cijfers."""
    van: Public[Datum | None] = None
    """De eerste dag, als de gemeente er later bij kwam."""
    tot: Public[Datum | None] = None
    """De laatste dag, als de gemeente er niet meer bij is."""


class VroegereRaad(Part):
    """The council as it was called until a day, or a council that went into it on the day after."""

    id: Public[Id]
    """Een korte naam voor deze regel, bijvoorbeeld lok-oudstad. Daarmee zegt een oude vergadering van welke raad ze is."""
    tot: Public[Datum]
    """De laatste dag waarop de raad zo heette of nog bestond."""
    van: Public[Datum | None] = None
    """De eerste dag, als die bekend is."""
    naam: Public[Line]
    """De volledige naam van toen."""
    afkorting: Public[Line]
    """De korte naam van toen."""
    bestuur: Public[Line | None] = None
    """De stad of gemeente van toen. Leeg als ze nu nog zo heet."""
    nis_code: Public[NisCode | None] = None
    """De NIS-code van toen. Leeg als ze dezelfde bleef."""
    logo: Public[Bijlagepad | None] = None
    """Het logo van toen, als afbeelding bij de openbare bijlagen."""
    sjabloon: Member[Bijlagepad | None] = None
    """Het sjabloon van toen voor documenten in Word, met het briefhoofd van dat bestuur."""
    afspraken: Public[tuple[Afspraken, ...]] = ()
    """De spelregels van toen, als ze anders waren dan die van de raad van nu. De oudste eerst."""


DATED = ("naam", "afkorting", "bestuur", "nis_code", "logo", "sjabloon")
"""What of a council has dates."""


def former_on(raad: Any | None, day: date, which: str | None = None) -> tuple[Any, ...]:
    """The earlier councils of a day, of a record or a view: none for the council of now, more than one where nobody says which.

    ``which`` is the id that a record gives. An earlier name without a first day holds from the last day of the one before.
    """
    found = [each for each in getattr(raad, "vroeger", ()) if day <= each.tot and (each.van is None or each.van <= day)]
    if which is not None:
        return tuple(each for each in getattr(raad, "vroeger", ()) if each.id == which)
    first = min((each.tot for each in found), default=None)
    return tuple(each for each in found if each.tot == first)


def rules_of(raad: Any | None, day: date, which: str | None = None) -> Any | None:
    """The ``Afspraken`` of a day: those of the earlier council where it had its own, else the council's."""
    former = former_on(raad, day, which)
    own = former[0] if len(former) == 1 and former[0].afspraken else raad
    valid = [rules for rules in own.afspraken if rules.geldig_van <= day] if own is not None else []
    return max(valid, key=lambda rules: rules.geldig_van) if valid else None


def earlier_names_are_told_apart(vroeger: tuple[VroegereRaad, ...]) -> Iterator[Finding]:
    """Each has its own id, ends after it begins, and its rules stand oldest first and can be applied."""
    seen: set[str] = set()
    for index, each in enumerate(vroeger):
        at: Path = ("vroeger", index)
        yield from ends_after_it_begins(each, "van", "tot", at)
        if each.id in seen:
            hint = "Geef elke vroegere naam of raad een eigen id."
            yield Finding((*at, "id"), "vroeger", f"‘{each.id}’ staat hier twee keer", hint)
        seen.add(each.id)
        yield from _rules_in_order(each.afspraken, (*at, "afspraken"))


def _rules_in_order(afspraken: tuple[Afspraken, ...], at: Path) -> Iterator[Finding]:
    for index, rules in enumerate(afspraken):
        yield from they_can_be_applied(rules, (*at, index))
        if index and rules.geldig_van <= afspraken[index - 1].geldig_van:
            message = f"{rules.geldig_van} is niet later dan de eerste dag van de vorige afspraken"
            hint = "Zet de afspraken van oud naar nieuw, elk met een eigen eerste dag."
            yield Finding((*at, index, "geldig_van"), "datumvolgorde", message, hint)
