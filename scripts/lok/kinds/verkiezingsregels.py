"""How a council chooses somebody: what its own house rules say of it, as dated data of the council.

No law fixes it for an advisory council, so every part may be left out; then the check says nothing that rests on it.
"""

from collections.abc import Iterator
from enum import auto

from lok.model.audience import Public
from lok.model.fields import Getal, Keuze
from lok.model.kind import Part
from lok.source.positions import Path
from lok.source.problems import Finding


class Verkiezingsmeerderheid(Keuze):
    """What a candidate needs to be elected."""

    meeste_stemmen = auto()
    volstrekte_meerderheid = auto()


class Voorrang(Keuze):
    """What decides between candidates with as many votes."""

    loting = auto()
    jongste = auto()
    oudste = auto()
    langst_lid = auto()
    voorzitter = auto()
    nieuwe_stemming = auto()

    @property
    def woord(self) -> str:
        """What tipped the scale, in a sentence: ``het lot``, ``de laagste leeftijd``."""
        return {
            Voorrang.loting: "het lot",
            Voorrang.jongste: "de laagste leeftijd",
            Voorrang.oudste: "de hoogste leeftijd",
            Voorrang.langst_lid: "de langste tijd in de raad",
            Voorrang.voorzitter: "de voorzitter",
            Voorrang.nieuwe_stemming: "een nieuwe stemming",
        }[self]


class Verkiezingsregels(Part):
    """What the council agreed on elections."""

    meerderheid: Public[Verkiezingsmeerderheid]
    """Wat een kandidaat nodig heeft: meeste_stemmen, of volstrekte_meerderheid (meer dan de helft)."""
    rondes: Public[Getal | None] = None
    """Hoeveel rondes er hoogstens zijn. In de laatste volstaan de meeste stemmen. Laat weg als er geen laatste ronde is."""
    bij_gelijke_stemmen: Public[Voorrang | None] = None
    """Wat beslist als kandidaten evenveel stemmen hebben: loting, jongste, oudste, langst_lid, voorzitter of nieuwe_stemming."""


def rounds_are_possible(rules: Verkiezingsregels, at: Path) -> Iterator[Finding]:
    """V14: a council that has a last round has at least one."""
    if rules.rondes == 0:
        hint = "Schrijf minstens 1, of laat dit veld weg als er geen laatste ronde is."
        yield Finding((*at, "rondes"), "V14", "een verkiezing heeft minstens één ronde", hint)
