"""What the pages of objectives and successes compute.

A success is a followed advice or a reached objective, with its day and its effect.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok import dutch
from lok.facts.answers import Stand, decision, stand
from lok.kinds.doelstellingen import Doelstatus

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from lok.edition import Edition


@dataclass(frozen=True, slots=True)
class Succes:
    """Something that worked: its day, what changed, and the record that tells it."""

    datum: date
    effect: str
    record: Any


def successes(adviezen: Iterable[Any], doelstellingen: Iterable[Any], date: date) -> tuple[Succes, ...]:
    """Followed advices and results of reached objectives up to ``date``, the newest first."""
    found = []
    for advies in adviezen:
        decided = decision(advies, date)
        if decided and stand(advies, date) is Stand.gevolgd:
            found.append(
                Succes(
                    decided.besluit_datum, f"{dutch.sentence(decided.orgaan.met_lidwoord)} volgt het advies.", advies
                )
            )
    for doel in doelstellingen:
        if doel.status in (Doelstatus.bereikt, Doelstatus.deels_bereikt):
            found += [Succes(each.datum, each.effect, doel) for each in doel.resultaten if each.datum <= date]
    return tuple(sorted(found, key=lambda succes: (succes.datum, succes.record.id), reverse=True))


def successes_of(edition: Edition) -> tuple[Succes, ...]:
    """The successes this audience may read."""
    return successes(edition.all("adviezen"), edition.all("doelstellingen"), edition.date)


FUNCTIONS: dict[str, Any] = {
    "successen": successes_of,
}
"""What the templates call, by its name there."""
