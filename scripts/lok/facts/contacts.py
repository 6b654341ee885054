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


def hours_in_short(hours: Iterable[Any]) -> tuple[str, ...]:
    """The same with neighbouring days of the same hours together: ``maandag tot en met vrijdag 7.00 tot 17.30 uur``."""
    order = [each.woord for each in WEEK]
    runs: list[tuple[list[str], str]] = []
    for day, words in opening_week(hours):
        if runs and runs[-1][1] == words and order.index(runs[-1][0][-1]) + 1 == order.index(day):
            runs[-1][0].append(day)
        else:
            runs.append(([day], words))
    return tuple(f"{_days(days)} {words}" for days, words in runs)


def _days(days: list[str]) -> str:
    """``maandag``, ``maandag en dinsdag``, ``maandag tot en met vrijdag``."""
    if len(days) > 2:
        return f"{days[0]} tot en met {days[-1]}"
    return dutch.listed(days)


def _stretch(row: Any) -> str:
    return f"{dutch.hour(row.van).removesuffix(' uur')} tot {dutch.hour(row.tot)}"


def exceptions_to_come(exceptions: Iterable[Any], date: day) -> tuple[Any, ...]:
    """The exceptions to the hours that are not over on ``date``, first one first."""
    return tuple(sorted((each for each in exceptions if each.tot >= date), key=lambda each: each.van))


def contacts_in_force(contacts: Iterable[Any], date: day) -> tuple[Any, ...]:
    """The contact points whose data hold on ``date``."""
    return tuple(each for each in contacts if holds_on(each.geldig_van, each.geldig_tot, date))
