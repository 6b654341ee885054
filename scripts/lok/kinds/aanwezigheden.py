"""The list of attendance of a meeting: one line for each seat of that day (V09, V10)."""

from enum import auto
from typing import ClassVar

from lok.model.audience import Member
from lok.model.depends import Depends, together
from lok.model.fields import Keuze, Line, Tijdstip, ZetelRef
from lok.model.kind import Part


class Aanwezigheidsstatus(Keuze):
    """Three states: being excused is worth money in many regulations."""

    aanwezig = auto()
    verontschuldigd = auto()
    afwezig = auto()


THERE = frozenset({Aanwezigheidsstatus.aanwezig})
NOT_THERE = frozenset(Aanwezigheidsstatus) - THERE
HOURS = ("van", "tot")


class Aanwezigheid(Part):
    """One seat at one meeting."""

    depends: ClassVar[Depends] = {**together(("persoon", *HOURS), status=THERE), "volmacht_aan": {"status": NOT_THERE}}

    zetel: Member[ZetelRef]
    """De zetel."""
    status: Member[Aanwezigheidsstatus]
    """Of er iemand was: aanwezig, verontschuldigd of afwezig. Nooit een reden: die is privé."""
    persoon: Member[Line | None] = None
    """Wie de zetel die dag bezette, als dat niet het gewone lid was."""
    van: Member[Tijdstip | None] = None
    """Vanaf wanneer, voor wie later kwam."""
    tot: Member[Tijdstip | None] = None
    """Tot wanneer, voor wie vroeger vertrok."""
    volmacht_aan: Member[ZetelRef | None] = None
    """De zetel die voor deze zetel mag stemmen."""
