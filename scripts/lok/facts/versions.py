"""Which version of a regulation holds, and until when one can apply: questions of time for the pages (rule V20).

Works on the versions of a regulation and on the priority rules, as records or views. Days are closed intervals. A
version that was annulled holds on no day, whatever its first and last day say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

from lok.kinds.versies import Overjaar
from lok.model.days import holds_on
from lok.model.validity import annulled, in_force, stretches
from lok.words import dutch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lok.model.validity import Stretch


@dataclass(frozen=True, slots=True)
class Venster:
    """One window to apply in one year: ``van`` may be open, ``tot`` is the last day, ``periode`` what it comes from."""

    van: date | None
    tot: date
    periode: Any


def holds(versie: Any, day: date) -> bool:
    """Whether ``versie`` is in force on ``day``."""
    return in_force(versie, day)


def repealed(versie: Any, day: date) -> bool:
    """Whether ``versie`` does not hold on ``day``, nor on any day to come; one that was annulled never does."""
    return not holds(versie, day) and next_start(versie, day) is None


def coming(versie: Any, day: date) -> bool:
    """Whether ``versie`` does not hold on ``day``, but will."""
    return not holds(versie, day) and next_start(versie, day) is not None


def version_in_force(versies: Sequence[Any], day: date) -> Any | None:
    """The one version in force on ``day``; None when there is none."""
    return next((versie for versie in versies if holds(versie, day)), None)


def earlier_versions(versies: Sequence[Any], day: date) -> tuple[Any, ...]:
    """The versions that held before ``day`` and not on it or later, latest first."""
    past = [versie for versie in versies if repealed(versie, day) and not annulled(versie)]
    return tuple(sorted(past, key=lambda versie: versie.geldig_van, reverse=True))


def coming_versions(versies: Sequence[Any], day: date) -> tuple[Any, ...]:
    """The versions that do not hold yet on ``day``, soonest first."""
    starts = ((next_start(versie, day), versie) for versie in versies if coming(versie, day))
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

    A yearly window comes back every year as long as the version is in force; an annulled version has none. Outside the
    days of its version a window is none, or shorter: only one about the past year may close after it.
    """
    known = stretches(versie)
    found = (venster for periode in versie.aanvraagperiodes for venster in _repeated(periode, known, last))
    inside = [shorter for venster in found if (shorter := _within(venster, known)) is not None]
    return tuple(sorted((v for v in inside if first <= v.tot <= last), key=lambda venster: venster.tot))


def _within(venster: Venster, known: Sequence[Stretch]) -> Venster | None:
    """What is left of a window in the first stretch of time, in which its version is in force, that it falls in."""
    for first, last in known:
        end = None if venster.periode.over is Overjaar.vorig_jaar else last
        if venster.tot >= first and holds_on(None, end, venster.van or venster.tot):
            van = venster.van and max(venster.van, first)
            return Venster(van, venster.tot if end is None else min(venster.tot, end), venster.periode)
    return None


def _repeated(periode: Any, known: Sequence[Stretch], last: date) -> Iterator[Venster]:
    """A window, and for a yearly one those of the years after it, while its version is in force."""
    yield Venster(periode.van, periode.tot, periode)
    if not periode.jaarlijks or not known:
        return
    end = known[-1][1]
    for years in count(1):
        van, tot = periode.van and _later(periode.van, years), _later(periode.tot, years)
        if tot > last or not holds_on(None, end, van or tot):
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


def stretch_on(versie: Any, day: date) -> tuple[date, date | None]:
    """The stretch of time around ``day`` in which a version that holds then holds."""
    return next(each for each in stretches(versie) if holds_on(*each, day))
