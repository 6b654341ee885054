"""An invented regulation with one version, to put in force, repeal or announce."""

from __future__ import annotations

from typing import Any

from lok.kinds.reglementen import Reglement


def regulation(**version: Any) -> Reglement:
    """A regulation of which one can always ask an amount; ``version`` changes its only version, ``None`` takes away."""
    given = {
        "vastgesteld_door": "gemeenteraad",
        "vastgesteld_op": "2020-05-20",
        "geldig_van": "2020-06-01",
        "begunstigden": ["groepsopvang"],
        "aanvraag_kanaal": "met het formulier",
        "aanvraag_doorlopend": "ja",
        "bedragen": [{"vorm": "vast", "bedrag": "150"}],
    }
    kept = {key: value for key, value in (given | version).items() if value is not None}
    return Reglement.model_validate(
        {"id": "regl-proef", "titel": "Proefsubsidie", "soort_steun": "werking", "doel": "Steun.", "versies": [kept]}
    )
