"""Which version of a regulation holds, and until when one can apply: questions of time for the pages (rule V20).

Works on the versions of a regulation and on the priority rules, as records or views. Days are closed intervals.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

from lok.kinds.versies import Overjaar
from lok.model.days import holds_on
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
    return holds_on(versie.geldig_van, versie.geldig_tot, day)


def repealed(versie: Any, day: date) -> bool:
    """Whether ``versie`` no longer holds on ``day``."""
    return not holds_on(None, versie.geldig_tot, day)


def coming(versie: Any, day: date) -> bool:
    """Whether ``versie`` does not hold yet on ``day``."""
    return not holds_on(versie.geldig_van, None, day)


def version_in_force(versies: Sequence[Any], day: date) -> Any | None:
    """The one version in force on ``day``; None when there is none."""
    return next((versie for versie in versies if holds(versie, day)), None)


def earlier_versions(versies: Sequence[Any], day: date) -> tuple[Any, ...]:
    """The versions that no longer hold on ``day``, latest first."""
    past = [versie for versie in versies if repealed(versie, day)]
    return tuple(sorted(past, key=lambda versie: versie.geldig_van, reverse=True))


def coming_versions(versies: Sequence[Any], day: date) -> tuple[Any, ...]:
    """The versions that do not hold yet on ``day``, soonest first."""
    return tuple(sorted((v for v in versies if coming(v, day)), key=lambda versie: versie.geldig_van))


def version_shown(versies: Sequence[Any], day: date) -> Any:
    """The version a page opens with: the one in force, else the next to come, else the last that held."""
    return (
        version_in_force(versies, day)
        or next(iter(coming_versions(versies, day)), None)
        or earlier_versions(versies, day)[0]
    )


def windows(versie: Any, first: date, last: date) -> tuple[Venster, ...]:
    """The windows of ``versie`` whose last day lies from ``first`` to ``last``, soonest first.

    A yearly window comes back every year as long as the version is in force. Outside the days of its version a window is
    none, or shorter: only one about the past year may close after it.
    """
    found = (venster for periode in versie.aanvraagperiodes for venster in _repeated(periode, versie, last))
    inside = [shorter for venster in found if (shorter := _within(venster, versie)) is not None]
    return tuple(sorted((v for v in inside if first <= v.tot <= last), key=lambda venster: venster.tot))


def _within(venster: Venster, versie: Any) -> Venster | None:
    """What is left of a window in the time in which ``versie`` is in force."""
    end = None if venster.periode.over is Overjaar.vorig_jaar else versie.geldig_tot
    if venster.tot < versie.geldig_van or not holds_on(None, end, venster.van or venster.tot):
        return None
    van = venster.van and max(venster.van, versie.geldig_van)
    return Venster(van, venster.tot if end is None else min(venster.tot, end), venster.periode)


def _repeated(periode: Any, versie: Any, last: date) -> Iterator[Venster]:
    yield Venster(periode.van, periode.tot, periode)
    if not periode.jaarlijks:
        return
    for years in count(1):
        van, tot = periode.van and _later(periode.van, years), _later(periode.tot, years)
        if tot > last or not holds_on(None, versie.geldig_tot, van or tot):
            return
        yield Venster(van, tot, periode)


def _later(day: date, years: int) -> date:
    """The same day ``years`` later; 29 February becomes the 28th in a common year."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def next_window(versie: Any, day: date) -> Venster | None:
    """The first window that has not closed on ``day``, looking two years ahead; None when there is none."""
    return next(iter(windows(versie, day, _later(day, 2))), None)


def last_window(versie: Any, day: date) -> Venster | None:
    """The last window that closed before ``day``; None when none did."""
    closed = windows(versie, versie.geldig_van, day - timedelta(days=1))
    return closed[-1] if closed else None


def day_of_year(day: date) -> str:
    """The day without its year, for what comes back: ``15 december``."""
    return f"{day.day} {dutch.MONTHS[day.month - 1]}"


def day_after(day: date) -> date:
    """The first day after the last one, from which something no longer holds."""
    return day + timedelta(days=1)
