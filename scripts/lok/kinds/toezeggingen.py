"""Who said before a meeting whether they come: one line for each seat that answered, for members only."""

from enum import auto

from lok.model.audience import Member
from lok.model.fields import Keuze, ZetelRef
from lok.model.kind import Part


class Antwoord(Keuze):
    """What a seat answered to the invitation. A reason is nobody's business, and has no place."""

    komt = auto()
    verontschuldigd = auto()
    vervangen = auto()


COMING = frozenset({Antwoord.komt, Antwoord.vervangen})
"""The answers after which somebody sits there: who is replaced has a substitute."""


class Toezegging(Part):
    """The answer of one seat."""

    zetel: Member[ZetelRef]
    """De zetel."""
    antwoord: Member[Antwoord]
    """Wat de zetel antwoordde: komt, verontschuldigd of vervangen. Nooit een reden: die is privé."""
