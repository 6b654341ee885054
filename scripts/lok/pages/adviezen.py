"""What the templates of advices call: where an advice stands, its clock and its answers, all from ``lok.facts.answers``."""

from __future__ import annotations

from typing import Any

from lok.facts.answers import (
    Stand,
    answer_to,
    answers,
    clock_of,
    decision,
    next_check,
    origin,
    per_body,
    per_stand,
    phase,
    stand,
)

FUNCTIONS: dict[str, Any] = {
    "stand": stand,
    "fase": phase,
    "per_stand": per_stand,
    "adviezen_per_orgaan": per_body,
    "antwoordklok": clock_of,
    "antwoord_op": answer_to,
    "besluit_over": decision,
    "antwoorden": answers,
    "oorsprong": origin,
    "volgend_nazicht": next_check,
}
"""By their name there."""

__all__ = ["FUNCTIONS", "Stand", "clock_of", "decision", "stand"]
