"""The statuses of an advice: what each needs as evidence, and which may follow which.

Part of ``adviezen``. A status is a claim: ``uitgebracht`` needs its date, ``beantwoord`` the day of sending and a deciding
answer, ``opgevolgd`` a realised step, ``ingetrokken`` a day and a reason. The course of an advice is told by those dated facts.
"""

from __future__ import annotations

from enum import auto

from lok.model.fields import Keuze


class Status(Keuze):
    """Where the advice is on its way; each status needs the evidence of all before it."""

    ontwerp = auto()
    uitgebracht = auto()
    beantwoord = auto()
    opgevolgd = auto()
    ingetrokken = auto()


GIVEN = frozenset({Status.uitgebracht, Status.beantwoord, Status.opgevolgd})
"""What was given and still stands."""
ANSWERED = frozenset({Status.beantwoord, Status.opgevolgd})
WITHDRAWN = frozenset({Status.ingetrokken})
NO_DRAFT = frozenset(Status) - {Status.ontwerp}

NEXT = {
    Status.ontwerp: (Status.uitgebracht, Status.ingetrokken),
    Status.uitgebracht: (Status.beantwoord, Status.ingetrokken),
    Status.beantwoord: (Status.opgevolgd,),
    Status.opgevolgd: (Status.beantwoord,),
    Status.ingetrokken: (),
}
"""Which status may follow which. What was answered stays answered; a later answer may undo what was being carried out."""
