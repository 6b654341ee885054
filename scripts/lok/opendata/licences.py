"""The two licences that a council can choose, as the Flemish government keeps them, and the one that holds until it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lok.kinds.raad import Hergebruik


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: its name, its permanent address, and what it allows in one sentence."""

    name: str
    iri: str
    allows: str


LICENCES = {
    Hergebruik.cc0: Licence(
        "Creative Commons Zero",
        "https://data.vlaanderen.be/id/licentie/creative-commons-zero-verklaring/v1.0",
        "Je mag ze vrij gebruiken, zonder vergoeding en zonder naamsvermelding.",
    ),
    Hergebruik.gratis_hergebruik: Licence(
        "Modellicentie gratis hergebruik",
        "https://data.vlaanderen.be/id/licentie/modellicentie-gratis-hergebruik/v1.0",
        "Je mag ze gratis gebruiken als je de bron vermeldt.",
    ),
}
"""By the setting of the council (data.vlaanderen.be/doc/licentie)."""
UNTIL_CHOSEN = Hergebruik.gratis_hergebruik
"""What holds while a council has chosen none: of the two the one that asks most, so that choosing takes nothing away."""


def licence_of(raad: Any) -> Licence:
    """The licence of the data of a council."""
    return LICENCES[raad.hergebruik or UNTIL_CHOSEN]
