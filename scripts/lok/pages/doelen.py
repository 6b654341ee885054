"""What the pages of memoranda, objectives and projects compute: tallies of asks, and the successes.

Totals are counted from the asks and the records, never typed. A success is a followed advice or a reached objective,
with its day and its effect.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok import dutch
from lok.facts.answers import Stand, decision, stand
from lok.kinds.doelstellingen import Doelstatus
from lok.kinds.memoranda import Vraagstatus

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from lok.edition import Edition


def tally(memoranda: Iterable[Any]) -> dict[Vraagstatus, int]:
    """How many asks stand where, over all ``memoranda``: every status, also those that do not occur."""
    statuses = [vraag.status for memorandum in memoranda for vraag in memorandum.vragen]
    return {status: statuses.count(status) for status in Vraagstatus}


def since(vraag: Any) -> date | None:
    """The day an ask took its present status: the first entry of the last unbroken run of it."""
    day = None
    for wissel in reversed(vraag.statusverloop):
        if wissel.status is not vraag.status:
            break
        day = wissel.datum
    return day


def last_news(vraag: Any) -> date | None:
    """The day something was last written about an ask."""
    return max((wissel.datum for wissel in vraag.statusverloop), default=None)


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
    "vragen_telling": tally,
    "vraag_sinds": since,
    "successen": successes_of,
    "laatste_nieuws": last_news,
}
"""What the templates call, by its name there."""
