"""Field types that few kinds have: a month, and points of which there may be halves."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from lok.model.days import FIRST_YEAR, LAST_YEAR
from lok.model.reading import refusal
from lok.words.dutch import MONTHS
from lok.words.shown import shortened

_MONTH = r"\d{4}-(0[1-9]|1[0-2])"
_POINTS = r"\d{1,6}([.,]\d{1,2})?"


def _parsed_month(value: Any) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if not re.fullmatch(_MONTH, text):
        shown = f"‘{shortened(value)}’ is geen maand" if isinstance(value, str) else "hier moet één maand staan"
        raise refusal("maand", shown, "Schrijf jaar en maand, bijvoorbeeld 2020-01.")
    if not FIRST_YEAR <= int(text[:4]) <= LAST_YEAR:
        hint = f"Kijk het jaar na: het ligt van {FIRST_YEAR} tot en met {LAST_YEAR}."
        raise refusal("maand", f"het jaar {text[:4]} kan hier niet", hint)
    return text


def _parsed_points(value: Any) -> Decimal:
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Decimal(value)
    text = value.strip() if isinstance(value, str) else ""
    if not re.fullmatch(_POINTS, text):
        shown = f"‘{shortened(value)}’ is geen aantal punten" if isinstance(value, str) else "hier moet één getal staan"
        raise refusal(
            "punten", shown, "Schrijf een getal met hoogstens twee cijfers na de komma, bijvoorbeeld 2 of 2.5."
        )
    return Decimal(text.replace(",", "."))


Maand = Annotated[str, BeforeValidator(_parsed_month), WithJsonSchema({"type": "string", "pattern": f"^{_MONTH}$"})]
"""A month of a year, ``2020-01``."""
Punten = Annotated[
    Decimal,
    BeforeValidator(_parsed_points),
    WithJsonSchema({"type": ["number", "string"], "minimum": 0, "pattern": f"^{_POINTS}$"}),
]
"""Points: whole ones, halves, or what a weight comes to. A comma is read as the point that YAML wants."""


def month_in_words(month: str) -> str:
    """``januari 2020``."""
    year, number = month.split("-")
    return f"{MONTHS[int(number) - 1]} {year}"


def points(value: Decimal | int) -> str:
    """A number of points the Dutch way, without zeros that say nothing: ``2,5`` and ``13``."""
    exact = Decimal(value)
    text = f"{exact:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def counted_points(value: Decimal | int) -> str:
    """``1 punt``, ``0,5 punt``, ``2,5 punten``."""
    return f"{points(value)} {'punt' if 0 < value <= 1 else 'punten'}"
