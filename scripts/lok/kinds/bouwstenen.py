"""Sentences that come back in minutes, with blanks that are filled in from the record; the council's own, for members."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lok.model.audience import Member
from lok.model.fields import Line, Prose
from lok.model.kind import Part, each_once
from lok.source.problems import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BLANK = re.compile(r"\{([^{}\n]*)\}")
BLANKS = {
    "raad": "de korte naam van de raad",
    "dag": "de dag van de vergadering",
    "plaats": "waar ze plaatsvindt",
    "begin": "het uur waarop ze begon",
    "einde": "het uur waarop ze eindigde",
    "voorzitter": "de zetel die voorzit",
    "secretaris": "de zetel die verslag neemt",
    "aantal": "hoeveel leden met stemrecht er zijn bij dit punt",
    "leden": "hoeveel leden met stemrecht er in het geheel zijn",
    "nodig": "hoeveel er nodig zijn om te beslissen",
    "verontschuldigd": "de zetels die verontschuldigd zijn",
    "nummer": "het nummer van het punt",
    "punt": "de titel van het punt",
    "voorstel": "het voorstel van besluit bij het punt",
    "uitslag": "wat de laatste stemming bij het punt opleverde",
    "voor": "hoeveel stemmen voor",
    "tegen": "hoeveel stemmen tegen",
    "onthouding": "hoeveel onthoudingen",
    "verslag": "de dag van het verslag dat voorligt",
    "actie": "wat er bij dit punt het laatst is afgesproken",
    "wie": "wie dat doet",
    "tegen_wanneer": "tegen wanneer",
    "volgende": "de dag en het uur van de volgende vergadering",
}
"""The blanks there are, and what comes in their place."""
OF_MEMBERS = frozenset({"aantal", "leden", "nodig", "verontschuldigd", "voorstel", "actie", "wie", "tegen_wanneer"})
"""The blanks that are filled with what members alone may read."""


class Bouwsteen(Part):
    """One sentence of the council's own."""

    naam: Member[Line]
    """Waaraan je de zin herkent; twee letters volstaan om hem te vinden. Draagt een vaste bouwsteen dezelfde naam, dan komt deze in de plaats."""
    tekst: Member[Prose]
    """De zin, zonder naam van een persoon. Wat tussen accolades staat, wordt ingevuld: {dag}, {aantal}, {punt}, {uitslag}."""


def sentences_are_found(blocks: Sequence[Bouwsteen], field: str) -> Iterator[Finding]:
    """Each sentence has a name of its own, and blanks that something is known for."""
    yield from (
        Finding((*each.at, "naam"), each.code, each.message, "Geef elke bouwsteen een eigen naam.")
        for each in each_once(field, (block.naam for block in blocks), "dubbel")
    )
    for index, block in enumerate(blocks):
        for blank in BLANK.findall(block.tekst):
            if blank not in BLANKS:
                known = ", ".join(f"{{{each}}}" for each in BLANKS)
                message = f"‘{{{blank[:40]}}}’ kan niet ingevuld worden"
                yield Finding(
                    (field, index, "tekst"), "bouwsteen", message, f"Kies uit: {known}. Of schrijf de woorden zelf."
                )
