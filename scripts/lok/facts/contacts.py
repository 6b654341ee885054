"""When an office answers: which contact points hold on a day, and their hours in words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from lok.kinds.openingsuren import WEEK
from lok.model.days import holds_on
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date as day


def opening_week(hours: Iterable[Any]) -> tuple[tuple[str, str], ...]:
    """The days with opening hours, Monday first, each with its stretches in words."""
    stretches: dict[str, list[Any]] = defaultdict(list)
    for row in hours:
        stretches[row.dag].append(row)
    return tuple(
        (each.woord, " en ".join(_stretch(row) for row in sorted(stretches[each], key=lambda row: row.van)))
        for each in WEEK
        if each in stretches
    )


def _stretch(row: Any) -> str:
    return f"{dutch.hour(row.van).removesuffix(' uur')} tot {dutch.hour(row.tot)}"


def exceptions_to_come(exceptions: Iterable[Any], date: day) -> tuple[Any, ...]:
    """The exceptions to the hours that are not over on ``date``, first one first."""
    return tuple(sorted((each for each in exceptions if each.tot >= date), key=lambda each: each.van))


def contacts_in_force(contacts: Iterable[Any], date: day) -> tuple[Any, ...]:
    """The contact points whose data hold on ``date``."""
    return tuple(each for each in contacts if holds_on(each.geldig_van, each.geldig_tot, date))
