"""With few applicants or grants everybody reads the total alone, and nothing on any page says how many there were."""

from __future__ import annotations

from typing import Any

import pytest

from lok.kinds.reglementen import Reglement
from lok.kinds.toekenningen import Toekenning
from lok.model.audience import Audience, project
from lok.outputs.files import with_outputs
from lok.pages.site import pages
from samples.meetings import edition

BASE = {"id": "t", "titel": "T", "reglement": "r", "jaar": "2025", "totaal": "900.00", "toelichting": "Eén aanvraag."}
HIDDEN = {"aantal_aanvragen", "aantal_toegekend", "toelichting"}
REGULATION = {
    "id": "r",
    "titel": "Startsubsidie",
    "soort_steun": "start",
    "doel": "Starters helpen.",
    "versies": [
        {
            "vastgesteld_door": "gemeenteraad",
            "vastgesteld_op": "2023-12-13",
            "geldig_van": "2024-01-01",
            "begunstigden": ["starter"],
            "bedragen": [{"vorm": "per_plaats", "bedrag": "90"}],
            "aanvraag_kanaal": "met een mail",
            "aanvraag_doorlopend": "ja",
            "budgetten": [{"jaar": "2025", "bedrag": "20000", "verdeelwijze": "pro_rata"}],
        }
    ],
}


def grant(asked: int, granted: int, **fields: Any) -> Toekenning:
    counts = {"aantal_aanvragen": str(asked), "aantal_toegekend": str(granted)}
    return Toekenning.model_validate(BASE | counts | fields)


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize(
    ("asked", "granted", "hidden"),
    [(0, 0, True), (1, 1, True), (2, 2, True), (5, 1, True), (5, 2, True), (3, 3, False)],
)
def test_small_numbers_are_withheld(audience: Audience, asked: int, granted: int, *, hidden: bool) -> None:
    given = grant(asked, granted)
    view = vars(project(given, audience, final=True))
    assert view["totaal"] == given.totaal
    assert HIDDEN.isdisjoint(view) is hidden


def site(audience: Audience, *grants: Toekenning) -> dict[str, str]:
    """Every file of the site of a council with these grants, in all years of the same regulation."""
    shown = edition(Reglement.model_validate(REGULATION), *grants, audience=audience)
    return {page.uri: page.text for page in with_outputs(shown, pages(shown))}


@pytest.mark.parametrize("audience", Audience)
def test_no_file_tells_one_applicant_from_two(audience: Audience) -> None:
    """The same total of one applicant and of two make the same site to the byte, beside years with many of them."""
    others = (grant(40, 37, id="t-2023", jaar="2023", totaal="158240"), grant(3, 3, id="t-2024", jaar="2024"))
    alone = site(audience, grant(1, 1), *others)
    assert alone == site(audience, grant(2, 2, toelichting="Twee aanvragen."), *others)
    assert alone == site(audience, grant(9, 1), *others)
    assert alone != site(audience, grant(3, 3), *others)


@pytest.mark.parametrize("audience", Audience)
def test_no_page_shows_what_is_left_of_a_budget_or_an_average_of_few(audience: Audience) -> None:
    made = site(audience, grant(2, 2))
    assert "€\u00a0900" in made["reglementen/r.md"]
    for text in made.values():
        assert "€\u00a0450" not in text
        assert "€\u00a019.100" not in text
