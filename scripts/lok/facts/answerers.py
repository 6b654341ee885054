"""Who answers an advice, in words: the body, and the town it is of where the council has more than one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lok.facts.answers import awaited
from lok.words.dutch import listed, town_of

if TYPE_CHECKING:
    from datetime import date


def answerer(gevolg: Any) -> str:
    """Who answered, without an article: ``college van burgemeester en schepenen van Voorbeelddorp``."""
    return f"{gevolg.orgaan.woord}{_of_town(gevolg)}"


def by_whom(gevolg: Any) -> str:
    """Who answered, as it stands in a sentence: ``het college van burgemeester en schepenen van Voorbeelddorp``."""
    return f"{gevolg.orgaan.met_lidwoord}{_of_town(gevolg)}"


def _of_town(gevolg: Any) -> str:
    return f" van {town_of(gevolg.bestuur)}" if gevolg.bestuur else ""


def addressed(advies: Any, waiting_on: date | None = None) -> str:
    """To whom an advice is addressed, in a sentence: ``het college … en de gemeenteraad, van Proefstad en Voorbeelddorp``.

    With a day, only the towns that had not decided by then.
    """
    bodies = listed(orgaan.met_lidwoord for orgaan in advies.gericht_aan)
    towns = awaited(advies, waiting_on) if waiting_on is not None else tuple(map(town_of, advies.besturen))
    if not towns:
        return bodies
    return f"{bodies}{',' if len(advies.gericht_aan) > 1 else ''} van {listed(towns)}"
