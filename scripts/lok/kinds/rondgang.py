"""Draft minutes on their way to approval: when they went round, and what was remarked on them, item by item.

For members only, always. A remark has no author: what it says counts, and who said it is nobody's business.
"""

from __future__ import annotations

from enum import auto
from typing import ClassVar

from lok.model.audience import Member
from lok.model.depends import FILLED, Depends
from lok.model.fields import Datum, Feitdag, Keuze, Line, Prose
from lok.model.kind import Part


class Rondgestuurd(Part):
    """When draft minutes went round: first to the chair, then to all members."""

    depends: ClassVar[Depends] = {"opmerkingen_tot": {"naar_leden": FILLED}}

    naar_voorzitter: Member[Feitdag | None] = None
    """De dag waarop het ontwerp naar de voorzitter ging."""
    naar_leden: Member[Feitdag | None] = None
    """De dag waarop het ontwerp naar alle leden ging."""
    opmerkingen_tot: Member[Datum | None] = None
    """De laatste dag waarop de leden opmerkingen konden geven."""


class Opmerkingsgevolg(Keuze):
    """What became of a remark."""

    overgenomen = auto()
    niet_overgenomen = auto()


class Opmerking(Part):
    """One remark on draft minutes."""

    depends: ClassVar[Depends] = {"toelichting": {"gevolg": FILLED}}

    agendapunt: Member[Line | None] = None
    """Het nummer van het punt waarover de opmerking gaat. Leeg als ze over het hele verslag gaat."""
    ontvangen_op: Member[Feitdag]
    """De dag waarop de opmerking binnenkwam."""
    tekst: Member[Prose]
    """De opmerking, zonder te zeggen van wie ze komt."""
    gevolg: Member[Opmerkingsgevolg | None] = None
    """Wat ermee gebeurde: overgenomen of niet_overgenomen. Leeg zolang dat niet beslist is."""
    toelichting: Member[Line | None] = None
    """Wat er nu staat, of waarom de opmerking niet overgenomen is."""
