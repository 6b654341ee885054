"""``lokhost toegang``: make the file of groups that decides at each request who may enter, from mandates and accounts.

It is made every night and at each swap of the members' site. A list that is missing, empty or broken closes the site. The
one lock keeps a night's run, which read the list of before a swap, from having the last word after it.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from lokhost import accounts, durable, groups, mandates, standing
from lokhost.settings import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lokhost.settings import Settings

ACCOUNTS = "/etc/lok/rekeningen.txt"
GROUPS = "/var/lib/lok/groepen"
LAST = "/var/lib/lok/toegang.stand"
"""When the groups were made last, and whether that went well; for the probe."""
LOCK = "/var/lib/lok/.toegang"
READER = "www-data"
"""The group of the web server, which reads the file of groups."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it: how many accounts may enter, what needs attention, and why the site is closed, if it is."""

    inside: int
    points: tuple[str, ...] = ()
    closed: str = ""


def today() -> date:
    """The day it is in Flanders, wherever the clock of the server stands.

    Raises:
        RefusedError: the server does not know the hours of Brussels.
    """
    try:
        return datetime.now(ZoneInfo("Europe/Brussels")).date()
    except ZoneInfoNotFoundError:
        raise RefusedError("De server kent de tijdzone van Brussel niet. Installeer het pakket tzdata.") from None


def renew(settings: Settings, day: date | None = None, coming: Path | None = None) -> Outcome:
    """Make the file of groups for a day: today's, unless another is given.

    Args:
        settings: Those of the host.
        day: Another day than today; for a test.
        coming: A release about to be shown: only who may enter by the list shown now and by this one is let in.

    Raises:
        RefusedError: the host has no site for members, or the list of ``coming`` is broken: then nothing changed. Or the
            disk refuses: then the site is closed where the old file opens too much.
    """
    _refuse_without_members(settings)
    with _alone(settings):
        to_come = mandates.read(coming / "toegang.json") if coming is not None else None
        made: groups.Groups
        try:
            outcome, made = _joined(settings, day, to_come)
        except RefusedError as error:
            outcome, made = Outcome(0, closed=str(error)), {}
        except Exception:
            # A fault that nobody thought of must not leave in who should be out.
            _put(settings.place(GROUPS), {})
            raise
        _put(settings.place(GROUPS), made)
        _note(settings, outcome)
    return outcome


def narrow(settings: Settings, release: Path) -> Outcome:
    """Before a swap: let in only who may enter by the list shown now and by that of a release as well.

    Raises:
        RefusedError: the list of the release is broken; nothing changed.
    """
    return renew(settings, coming=release)


def tried(settings: Settings, day: date) -> Outcome:
    """What would become of it on a day. Nothing is written."""
    _refuse_without_members(settings)
    try:
        return _joined(settings, day, None)[0]
    except RefusedError as error:
        return Outcome(0, closed=str(error))


def _refuse_without_members(settings: Settings) -> None:
    if settings.members is None:
        raise RefusedError("Deze server heeft geen ledensite: kijk in zijn instellingen.")


def _joined(
    settings: Settings, day: date | None, coming: dict[str, mandates.Mandate] | None
) -> tuple[Outcome, groups.Groups]:
    shown = settings.place(settings.releases.folder) / "leden" / "nu"
    points: list[str] = []
    listed = mandates.read(shown / "toegang.json")
    known = accounts.read(settings.place(ACCOUNTS))
    if not known.lines:
        raise RefusedError("\n".join(["In de lijst van rekeningen is geen enkele regel juist.", *known.faults[:20]]))
    if day is None:
        day, made_for = today(), _made_for(shown)
        if made_for is not None and made_for > day:
            points.append(f"De klok van de server staat op {day}, maar de site is van {made_for}. Kijk de klok na.")
            day = made_for
    joined = groups.join(listed, known, day)
    made = joined.groups
    later = _later(shown)
    for other in (coming, None if later is None else mandates.read(later / "toegang.json")):
        if other is not None:
            made = groups.both(made, groups.join(other, known, day).groups)
    inside = len(made.get(groups.MEMBERS, ()))
    return Outcome(inside, (*points, *joined.points)), made


def _later(shown: Path) -> Path | None:
    """The newest release, when the site went back to an earlier one: whoever lost access since does not get it back."""
    try:
        now = int(shown.readlink().name)
    except (OSError, ValueError):
        return None
    releases = (shown.parent / "uitgaven").iterdir()
    newest = max((int(each.name) for each in releases if each.name.isdecimal()), default=now)
    return shown.parent / "uitgaven" / str(newest) if newest > now else None


def _made_for(release: Path) -> date | None:
    """The day of which the release speaks: no clock that is right is before it."""
    with suppress(TypeError, ValueError):
        return date.fromisoformat(standing.group(release / "uitgave.json").get("dag", ""))
    return None


def _put(place: Path, made: groups.Groups) -> None:
    """Put the groups in their place. On a disk that refuses them, who may no longer enter must be out all the same."""
    try:
        durable.write(place, groups.written(made), 0o640, group=READER)
    except (OSError, RefusedError) as error:
        told = os.strerror(error.errno or 0) if isinstance(error, OSError) else str(error)
        left = "De vorige lijst blijft gelden: ze laat niemand te veel binnen."
        if _lets_in_more(place, made):
            place.unlink(missing_ok=True)
            left = "De ledensite is gesloten, want de vorige lijst laat iemand te veel binnen."
        raise RefusedError(f"De lijst van wie binnen mag, kon niet geschreven worden: {told}. {left}") from error


def _lets_in_more(place: Path, made: groups.Groups) -> bool:
    """Whether the file that stands there opens more than ``made``, or cannot be read so that one would know."""
    try:
        return groups.opens_more(groups.read_back(place.read_text("utf-8", errors="replace")), made)
    except OSError:
        return place.is_file()


def _note(settings: Settings, outcome: Outcome) -> None:
    with suppress(OSError):  # the groups stand; whoever watches sees that this note grows old
        standing.note(settings.place(LAST), well=not outcome.closed, points=len(outcome.points))


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    """Wait for whoever is making the groups, and be the only one."""
    path = settings.place(LOCK)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def command(settings: Settings, words: list[str]) -> int:
    """Maak de lijst van wie binnen mag, en zeg wat er niet klopt."""
    parser = argparse.ArgumentParser(prog="lokhost toegang", description=command.__doc__)
    parser.add_argument("--dag", type=_day, metavar="JJJJ-MM-DD", help="probeer een andere dag; er verandert niets")
    parser.add_argument("--komt", type=int, metavar="N", help="de uitgave die zo meteen geplaatst wordt")
    given = parser.parse_args(words)
    if given.dag is not None:
        outcome = tried(settings, given.dag)
        sys.stdout.write(f"Proef voor {given.dag}: er is niets veranderd.\n")
    else:
        outcome = renew(settings, coming=None if given.komt is None else _coming(settings, given.komt))
    return _told(outcome)


def _day(text: str) -> date:
    if not mandates.DAY.fullmatch(text):
        raise ValueError
    return date.fromisoformat(text)


def _told(outcome: Outcome) -> int:
    """Say what became of it, and give the exit code."""
    if outcome.closed:
        sys.stdout.write(f"De ledensite is gesloten, niemand kan binnen. {outcome.closed}\n")
        return 1
    who = "1 rekening mag" if outcome.inside == 1 else f"{outcome.inside} rekeningen mogen"
    sys.stdout.write(f"{who} binnen.\n")
    for point in outcome.points:
        sys.stdout.write(f"- {point}\n")
    return 0


def _coming(settings: Settings, number: int) -> Path:
    """Where a release stands that is about to be shown: just sent, or shown before."""
    site = settings.place(settings.releases.folder) / "leden"
    for folder in ("binnen", "uitgaven"):
        if number > 0 and (site / folder / str(number)).is_dir():
            return site / folder / str(number)
    raise RefusedError(f"Er is geen uitgave {number} van de ledensite. Er is niets veranderd.\n")
