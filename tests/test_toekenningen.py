"""With few applicants or grants the public reads the total alone."""

from __future__ import annotations

import pytest

from lok.audience import Audience, project
from lok.kinds.toekenningen import Toekenning

BASE = {"id": "t", "titel": "T", "reglement": "r", "jaar": "2025", "totaal": "900.00", "toelichting": "Eén aanvraag."}
HIDDEN = {"aantal_aanvragen", "aantal_toegekend", "toelichting"}


@pytest.mark.parametrize(
    ("asked", "granted", "hidden"),
    [(0, 0, True), (1, 1, True), (2, 2, True), (5, 1, True), (5, 2, True), (3, 3, False)],
)
def test_small_numbers_are_withheld_from_the_public(asked: int, granted: int, *, hidden: bool) -> None:
    grant = Toekenning.model_validate(BASE | {"aantal_aanvragen": str(asked), "aantal_toegekend": str(granted)})
    public = vars(project(grant, Audience.PUBLIEK, final=True))
    members = vars(project(grant, Audience.LEDEN, final=True))
    assert public["totaal"] == grant.totaal
    assert HIDDEN.isdisjoint(public) is hidden
    assert members.keys() >= HIDDEN
