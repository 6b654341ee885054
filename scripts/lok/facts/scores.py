"""Scores of a round for places with income tariff: totals and ranking, recomputed from the points (rule V29)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


def total_score(aanvraag: Any) -> int | None:
    """The sum of the points of an application; None while it has no scores."""
    return sum(score.punten for score in aanvraag.scores) if aanvraag.scores else None


def highest_score(ronde: Any) -> int:
    """The most points an application can get in this round."""
    return sum(criterium.max_punten for criterium in ronde.criteria)


def ranked_applications(aanvragen: Sequence[Any]) -> tuple[Any, ...]:
    """Applications by total, highest first; equal totals keep their order, those without scores come last."""
    return tuple(
        sorted(
            aanvragen,
            key=lambda aanvraag: (total_score(aanvraag) is not None, total_score(aanvraag) or 0),
            reverse=True,
        )
    )


def points_on(aanvraag: Any, nr: str) -> int | None:
    """The points of an application on the criterion with this number; None without a score."""
    return next((score.punten for score in aanvraag.scores if score.criterium == nr), None)
