"""Scores of a round for places with income tariff: totals and ranking, recomputed from the points (rule V29)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from lok.facts.amounts import in_cents
from lok.kinds.ikt_aanvragen import Telling

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal


def total_score(aanvraag: Any) -> Decimal | None:
    """The sum of the points of an application; None while it has no scores."""
    return sum(score.punten for score in aanvraag.scores) if aanvraag.scores else None


def highest_score(ronde: Any) -> Decimal:
    """The most points an application can get in this round."""
    total: Decimal = sum(criterium.max_punten for criterium in ronde.criteria)
    return total


def on_scale(ronde: Any, totaal: Decimal | None) -> Decimal | None:
    """A total on the scale of the round, to two decimals: 13 of 20 on a scale of 8 is 5.2; None without a scale."""
    if totaal is None or ronde.schaal is None:
        return None
    return in_cents(Fraction(totaal) * ronde.schaal / Fraction(highest_score(ronde)))


def one_applies(criterium: Any) -> bool:
    """Whether the parts of a criterion are levels of which one applies: its weight is the highest of them, not their sum."""
    if criterium.telling is not None or not criterium.subcriteria:
        return bool(criterium.telling == Telling.hoogste)
    earned = [sub.punten for sub in criterium.subcriteria]
    return bool(sum(earned) != criterium.max_punten == max(earned))


def ranked_applications(aanvragen: Sequence[Any]) -> tuple[Any, ...]:
    """Applications by total, highest first; equal totals keep their order, those without scores come last."""
    return tuple(
        sorted(
            aanvragen,
            key=lambda aanvraag: (total_score(aanvraag) is not None, total_score(aanvraag) or 0),
            reverse=True,
        )
    )


def points_on(aanvraag: Any, nr: str) -> Decimal | None:
    """The points of an application on the criterion with this number; None without a score."""
    return next((score.punten for score in aanvraag.scores if score.criterium == nr), None)
