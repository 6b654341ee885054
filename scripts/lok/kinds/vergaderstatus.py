"""How far a meeting is, and what can be written of it by then (V08)."""

from __future__ import annotations

from enum import auto

from lok.model.fields import Keuze


class Vergaderstatus(Keuze):
    """How far a meeting is, from plan to approved minutes; or cancelled, or without quorum."""

    gepland = auto()
    uitgenodigd = auto()
    gehouden = auto()
    verslag_ontwerp = auto()
    verslag_goedgekeurd = auto()
    afgelast = auto()
    onvoltallig = auto()


BEFORE = frozenset({Vergaderstatus.gepland, Vergaderstatus.uitgenodigd})


HELD = frozenset(
    {
        Vergaderstatus.gehouden,
        Vergaderstatus.verslag_ontwerp,
        Vergaderstatus.verslag_goedgekeurd,
        Vergaderstatus.onvoltallig,
    }
)
CANCELLED = frozenset({Vergaderstatus.afgelast})
NOT_CANCELLED = frozenset(Vergaderstatus) - CANCELLED
APPROVED = frozenset({Vergaderstatus.verslag_goedgekeurd})
MINUTED = APPROVED | {Vergaderstatus.verslag_ontwerp}
"""Of which there are minutes."""
