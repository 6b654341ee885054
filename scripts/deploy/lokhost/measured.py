"""What a host can say about itself, part by part: judged against the bounds of its settings. Reads, and changes nothing."""

from __future__ import annotations

import os
import ssl
import subprocess
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import IntEnum
from typing import TYPE_CHECKING

from lokhost import standing
from lokhost.access import LAST

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lokhost.settings import Settings, Watch

AHEAD = timedelta(minutes=10)
"""How far a moment may lie in the future before a clock is wrong."""


class State(IntEnum):
    """How a part fares; the greater, the worse."""

    GOOD = 0
    CARE = 1
    WRONG = 2

    @property
    def word(self) -> str:
        """How it reads."""
        return ("goed", "let op", "fout")[self]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the host: its name, how it fares, a sentence for who administers it, and what everybody may know."""

    name: str
    state: State
    told: str
    figures: dict[str, int | str] = field(default_factory=dict)


def parts(settings: Settings, now: datetime) -> list[Part]:
    """Every part that this host has, at a moment that knows its distance to UTC."""
    return [*_sites(settings, now), *_certificates(settings, now), *_runs(settings, now), disk(settings)]


def _sites(settings: Settings, now: datetime) -> Iterator[Part]:
    for name, word, has in (
        ("publiek", "publieke site", settings.public),
        ("leden", "ledensite", settings.members),
    ):
        if has is not None:
            yield site(word, settings.place(settings.releases.folder) / name / "nu", settings.watch, now)


def site(word: str, link: Path, bounds: Watch, now: datetime) -> Part:
    """How old what a site shows is. ``link`` names the release."""
    told = standing.group(link / "uitgave.json")
    made, day = standing.moment(told.get("gemaakt")), _day(told.get("dag"))
    try:
        since = _hours(now - datetime.fromtimestamp(link.lstat().st_mtime, UTC))
    except OSError:
        return Part(word, State.WRONG, "er staat geen uitgave.")
    if made is None or day is None or not (link / "site/index.html").is_file():
        return Part(word, State.WRONG, "de uitgave die er staat, is niet heel.")
    age = _hours(now - made)
    state = State.CARE if made - now > AHEAD else _over(age, bounds.release_care, bounds.release_wrong)
    figures: dict[str, int | str] = {"uren_sinds_gemaakt": age, "uren_sinds_geplaatst": since, "dag": day.isoformat()}
    when = "in de toekomst gemaakt: kijk de klok na" if made - now > AHEAD else f"{age} uur geleden gemaakt"
    return Part(word, state, f"van {day}, {when}, {since} uur geleden geplaatst.", figures)


def _day(given: object) -> date | None:
    try:
        return date.fromisoformat(given) if isinstance(given, str) else None
    except ValueError:
        return None


def _hours(passed: timedelta) -> int:
    """Whole hours; a moment in the future is now."""
    return max(0, int(passed.total_seconds() // 3600))


def _over(number: int, care: int, wrong: int) -> State:
    return State.WRONG if number > wrong else State.CARE if number > care else State.GOOD


def _under(number: int, care: int, wrong: int) -> State:
    return State.WRONG if number < wrong else State.CARE if number < care else State.GOOD


def _certificates(settings: Settings, now: datetime) -> Iterator[Part]:
    for word, has in (("certificaat publieke site", settings.public), ("certificaat ledensite", settings.members)):
        if has is not None:
            yield certificate(word, settings.place(has.certificate), settings.watch, now)


def certificate(word: str, file: Path, bounds: Watch, now: datetime) -> Part:
    """How long a certificate holds: the first one in a file, which is that of the host."""
    asked = ["openssl", "x509", "-noout", "-startdate", "-enddate", "-in", str(file)]
    try:
        said = subprocess.run(asked, capture_output=True, text=True, timeout=20, check=True).stdout
        days = dict(line.split("=", 1) for line in said.splitlines() if "=" in line)
        first, last = (ssl.cert_time_to_seconds(days[key]) for key in ("notBefore", "notAfter"))
    except (OSError, subprocess.SubprocessError, ValueError, KeyError):
        return Part(word, State.WRONG, "het certificaat is niet te lezen.")
    if now.timestamp() < first:
        return Part(word, State.WRONG, "het certificaat geldt nog niet: kijk de klok na.")
    left = int((last - now.timestamp()) // 86400)
    if left < 0:
        return Part(word, State.WRONG, "het certificaat is verlopen.", {"dagen": 0})
    until = "verloopt vandaag" if left == 0 else f"geldt nog {left} {'dag' if left == 1 else 'dagen'}"
    state = _under(left, bounds.certificate_care, bounds.certificate_wrong)
    return Part(word, state, f"het certificaat {until}.", {"dagen": left})


def _runs(settings: Settings, now: datetime) -> Iterator[Part]:
    bounds = settings.watch
    if settings.members is not None:
        yield run("toegang", settings.place(LAST), (bounds.access_care, bounds.access_wrong), now)
    if settings.post is not None:
        place = settings.place(settings.post.folder) / standing.NOTE
        yield run("nieuws per post", place, (bounds.news_care, bounds.news_wrong), now)


def run(word: str, note: Path, bounds: tuple[int, int], now: datetime) -> Part:
    """How the last run by timer went, and how long ago. One that never was is not yet wrong: the server may be new."""
    last = standing.read(note)
    if last is None:
        return Part(word, State.CARE, "liep nog niet, of wat hij achterliet is niet te lezen.")
    age = _hours(now - last.when)
    if last.when - now > AHEAD:
        return Part(word, State.CARE, "liep in de toekomst: kijk de klok na.", {"uren": 0})
    state = _over(age, *bounds) if last.well else State.WRONG
    points = f" {last.points} keer iets om na te kijken." if last.points else ""
    return Part(word, state, f"{age} uur geleden, {'gelukt' if last.well else 'mislukt'}.{points}", {"uren": age})


def disk(settings: Settings) -> Part:
    """The room that is left where the sites and the lists stand, in bytes and in names of files."""
    free, full = None, False
    for path in (settings.releases.folder, LAST):
        place = settings.place(path)
        try:
            found = os.statvfs(next(each for each in (place, *place.parents) if each.is_dir()))
        except OSError:
            return Part("schijf", State.WRONG, "de vrije ruimte is niet te meten.")
        here = found.f_bavail * found.f_frsize // 2**20
        free = here if free is None else min(free, here)
        full = full or (found.f_files > 0 and found.f_favail * 100 < found.f_files)
    assert free is not None  # noqa: S101 - two places were measured
    state = _under(free, settings.watch.disk_care, settings.watch.disk_wrong)
    if full:
        return Part("schijf", State.WRONG, f"{free} MB vrij, maar er kunnen bijna geen bestanden meer bij.")
    return Part("schijf", state, f"{free} MB vrij.")
