"""Which version of a regulation holds, and until when one can apply: questions of time for the pages (rule V20).

Works on the versions of a regulation and on the priority rules, as records or views. Days are closed intervals. A
version that was annulled holds on no day, whatever its first and last day say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

from lok.model.validity import annulled, in_force, stretches
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Venster:
    """One window to apply in one year: ``van`` may be open, ``tot`` is the last day, ``periode`` what it comes from."""

    van: date | None
    tot: date
    periode: Any


def holds(versie: Any, day: date) -> bool:
    """Whether ``versie`` is in force on ``day``."""
    return in_force(versie, day)


def version_in_force(versies: Sequence[Any], day: date) -> Any | None:
    """The one version in force on ``day``; None when there is none."""
    return next((versie for versie in versies if holds(versie, day)), None)


def earlier_versions(versies: Sequence[Any], day: date) -> tuple[Any, ...]:
    """The versions that held before ``day`` and not on it or later, latest first."""
    past = [versie for versie in versies if _ended(versie, day)]
    return tuple(sorted(past, key=lambda versie: versie.geldig_van, reverse=True))


def _ended(versie: Any, day: date) -> bool:
    known = stretches(versie)
    return bool(known) and all(last is not None and last < day for _, last in known)


def coming_versions(versies: Sequence[Any], day: date) -> tuple[Any, ...]:
    """The versions that do not hold yet on ``day``, soonest first."""
    starts = ((next_start(versie, day), versie) for versie in versies if not holds(versie, day))
    known = [(start, versie) for start, versie in starts if start is not None]
    return tuple(versie for _, versie in sorted(known, key=lambda row: row[0]))


def next_start(versie: Any, day: date) -> date | None:
    """The first day after ``day`` on which ``versie`` begins to hold, for the first time or again; None without one."""
    return min((first for first, _ in stretches(versie) if first > day), default=None)


def last_held(versie: Any, day: date) -> date | None:
    """The last day before ``day`` on which ``versie`` held; None when it never did."""
    return max((last for _, last in stretches(versie) if last is not None and last < day), default=None)


def version_shown(versies: Sequence[Any], day: date) -> Any:
    """The version a page opens with: the one in force, else the next to come, else the last that held.

    When every version was annulled, the last of them: somebody looks for it, and must read that it was annulled.
    """
    return (
        version_in_force(versies, day)
        or next(iter(coming_versions(versies, day)), None)
        or next(iter(earlier_versions(versies, day)), None)
        or max(versies, key=lambda versie: versie.geldig_van)
    )


def windows(versie: Any, first: date, last: date) -> tuple[Venster, ...]:
    """The windows of ``versie`` whose last day lies from ``first`` to ``last``, soonest first.

    A yearly window comes back every year as long as the version is in force; an annulled version has none.
    """
    if annulled(versie):
        return ()
    found = [venster for periode in versie.aanvraagperiodes for venster in _repeated(periode, versie, last)]
    return tuple(sorted((v for v in found if first <= v.tot <= last), key=lambda venster: venster.tot))


def _repeated(periode: Any, versie: Any, last: date) -> Iterator[Venster]:
    yield Venster(periode.van, periode.tot, periode)
    if not periode.jaarlijks:
        return
    end = stretches(versie)[-1][1]
    for years in count(1):
        tot = _later(periode.tot, years)
        if tot > last or (end is not None and tot > end):
            return
        yield Venster(periode.van and _later(periode.van, years), tot, periode)


def _later(day: date, years: int) -> date:
    """The same day ``years`` later; 29 February becomes the 28th in a common year."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def next_window(versie: Any, day: date) -> Venster | None:
    """The first window that has not closed on ``day``, looking two years ahead; None when there is none."""
    return next(iter(windows(versie, day, _later(day, 2))), None)


def day_of_year(day: date) -> str:
    """The day without its year, for what comes back: ``15 december``."""
    return f"{day.day} {dutch.MONTHS[day.month - 1]}"


def day_after(day: date) -> date:
    """The first day after the last one, from which something no longer holds."""
    return day + timedelta(days=1)
