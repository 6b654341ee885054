"""How long the records keep what is about persons: the sorts of data that go, and what a council agreed on them.

Taking out is never a matter of taste: each sort has a term, where that term comes from, and the day on which that was looked
up. What a council agrees for itself is a dated setting of its own (``Afspraken.bewaartermijnen``).
"""

from __future__ import annotations

from enum import auto
from typing import TYPE_CHECKING, ClassVar

from lok.model.audience import Public
from lok.model.depends import NEE, Depends, together
from lok.model.fields import Getal, JaNee, Keuze, Line
from lok.model.kind import Part
from lok.source.problems import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lok.source.positions import Path

TAKEN_OUT = "(weggehaald)"
"""What stands in a field that may not be empty, or whose emptiness would mean something else, once its term is over."""
LONGEST_MONTHS = 1200
"""A hundred years: a longer term is a slip of the keyboard."""


class Bewaarsoort(Keuze):
    """What goes when its term is over."""

    namen_aanwezigen = auto()
    antwoorden_op_uitnodiging = auto()
    opmerkingen_op_ontwerp = auto()
    namen_mandaten = auto()
    contactgegevens_organisatoren = auto()
    contactgegevens_woningen = auto()
    aanvragers_opportuniteitsadvies = auto()
    werknotities = auto()

    @property
    def woord(self) -> str:
        """How it reads."""
        return WORDS[self.value]


WORDS = {
    "namen_aanwezigen": "namen van aanwezigen en gasten",
    "antwoorden_op_uitnodiging": "antwoorden op uitnodigingen",
    "opmerkingen_op_ontwerp": "opmerkingen op ontwerpverslagen",
    "namen_mandaten": "namen van leden na hun mandaat",
    "contactgegevens_organisatoren": "contactgegevens van organisatoren die stopten",
    "contactgegevens_woningen": "adressen van woningen waar geen opvang meer is",
    "aanvragers_opportuniteitsadvies": "aanvragers en adressen bij opportuniteitsadviezen",
    "werknotities": "werknotities van de leden",
}


class Bewaareenheid(Keuze):
    """In what a term is counted."""

    maanden = auto()
    jaren = auto()


class Bewaartermijn(Part):
    """What the council agreed on one sort of data."""

    depends: ClassVar[Depends] = together(("termijn", "eenheid"), blijvend=NEE)

    wat: Public[Bewaarsoort]
    """Waarover de afspraak gaat."""
    termijn: Public[Getal | None] = None
    """Hoelang het blijft, als getal. Vanaf welke dag dat telt, staat in de handleiding."""
    eenheid: Public[Bewaareenheid] = Bewaareenheid.jaren
    """Waarin geteld wordt: maanden of jaren."""
    blijvend: Public[JaNee] = False
    """Ja als de raad dit niet weghaalt. Zeg dan bij grond waarom."""
    grond: Public[Line | None] = None
    """Waar de afspraak vandaan komt, bijvoorbeeld de beheersregels van het archief of een beslissing van de raad."""

    @property
    def maanden(self) -> int | None:
        """The term in months; ``None`` where the data stay."""
        if self.blijvend or self.termijn is None:
            return None
        return self.termijn * (12 if self.eenheid is Bewaareenheid.jaren else 1)


def terms_are_complete(terms: Sequence[Bewaartermijn], at: Path) -> Iterator[Finding]:
    """Every sort has one term at most, which is a length of time or for ever with its reason."""
    seen: set[Bewaarsoort] = set()
    for index, each in enumerate(terms):
        here = (*at, index)
        if each.wat in seen:
            yield Finding((*here, "wat"), "dubbel", f"‘{each.wat.value}’ staat er al", "Houd één termijn over.")
        seen.add(each.wat)
        if each.blijvend and each.termijn is not None:
            hint = "Haal de termijn weg, of schrijf ‘blijvend: nee’."
            yield Finding((*here, "termijn"), "bewaartermijn", "wat blijvend is, heeft geen termijn", hint)
        elif each.blijvend and each.grond is None:
            hint = "Vul ‘grond:’ in: waarom deze gegevens mogen blijven."
            message = "persoonsgegevens die blijven, hebben een reden nodig"
            yield Finding((*here, "blijvend"), "bewaartermijn", message, hint, Level.AANDACHTSPUNT)
        elif not each.blijvend and each.termijn is None:
            hint = "Vul ‘termijn:’ in, bijvoorbeeld 2, of schrijf ‘blijvend: ja’ met een grond."
            yield Finding((*here, "wat"), "bewaartermijn", "hier ontbreekt hoelang het blijft", hint)
        elif not each.blijvend and not 0 < (each.maanden or 0) <= LONGEST_MONTHS:
            hint = f"Schrijf een termijn van 1 maand tot {LONGEST_MONTHS // 12} jaar."
            yield Finding((*here, "termijn"), "bewaartermijn", "deze termijn kan niet", hint)
