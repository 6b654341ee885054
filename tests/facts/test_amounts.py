"""What an amount comes to for whoever tries it out: places, proven costs, units in a school year."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

import pytest

from lok.facts.amounts import Aanvraag, amount, amount_for
from lok.kinds.bedragen import Bedragregel
from lok.kinds.reglementen import Reglement
from lok.source.parse import parse
from samples.places import EXAMPLES


@pytest.mark.parametrize(
    ("given", "request_", "euro"),
    [
        ({"vorm": "vast", "bedrag": "200", "hoogstens": "ja"}, Aanvraag(kosten=Decimal(150)), "150.00"),
        ({"vorm": "vast", "bedrag": "200", "hoogstens": "ja"}, Aanvraag(kosten=Decimal(500)), "200.00"),
        ({"vorm": "vast", "bedrag": "200", "hoogstens": "ja", "aandeel_kosten": "1/3"}, Aanvraag(kosten=Decimal(100)), "33.33"),
        ({"vorm": "vast", "bedrag": "200", "hoogstens": "ja"}, Aanvraag(plaatsen=9), None),
        ({"vorm": "per_eenheid", "eenheid": "leerling", "tarieven": [{"schooljaar": "2024-2025", "bedrag": "2.50"}]}, Aanvraag(eenheden=10), "25.00"),
        ({"vorm": "per_eenheid", "eenheid": "leerling", "tarieven": [{"schooljaar": "2024-2025", "bedrag": "2.50"}]}, Aanvraag(eenheden=10, schooljaar="2025-2026"), None),
        ({"vorm": "budget", "totaal": "1000", "verdeling": "pro_rata"}, Aanvraag(9, Decimal(9), 9), None),
    ],
)  # fmt: skip
def test_costs_and_units_come_to_an_amount(given: dict[str, Any], request_: Aanvraag, euro: str | None) -> None:
    found = amount_for(Bedragregel.model_validate(given), request_)
    assert found == (None if euro is None else Decimal(euro))


def test_places_alone_give_what_the_pages_say() -> None:
    chance = random.Random(3)  # noqa: S311
    for file in sorted((EXAMPLES / "reglementen/good").glob("*.yaml")):
        record = Reglement.model_validate(parse(file.read_text("utf-8")))
        for versie in record.versies:
            for each in versie.bedragen:
                for _ in range(5):
                    places = chance.randrange(1, 200)
                    if not each.hoogstens and each.vorm.value != "per_eenheid":
                        assert amount_for(each, Aanvraag(places)) == amount(each, places)
                most = amount_for(each, Aanvraag(9, Decimal(10_000), 9))
                assert most is None or each.maximum is None or most <= each.maximum
