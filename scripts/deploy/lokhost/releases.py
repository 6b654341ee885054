"""The releases of a site on the host: room for a new one, the swap, the way back, and which are kept.

``uitgaven/N`` holds what was shown once, ``binnen/N`` what is being sent, ``nu`` names the release that is shown. A site
that is shown changes by the rename of one link, so each request meets one whole release. Pages name their styles and
scripts under ``assets-HASH/``: a release keeps those of the others that are kept beside its own, so a page that was
fetched before a swap finds its own style after it, on the way back too.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lokhost import carried, contents, durable, publications, sums
from lokhost.settings import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lokhost.settings import Settings

SITES = ("publiek", "leden")
NUMBER = re.compile(r"[1-9][0-9]{0,8}")
LEAST = 200 * 1024 * 1024
"""Bytes that are free before a release is let in, at least: a host whose disk is full does more wrong than publish late."""
ENTRIES = 20_000
"""Names that a disk must have room for: a release of hard links still takes a name for each file."""
OLD = 24 * 3600.0
"""Seconds after which a release that was never finished is cleared away."""
SLOT = ".ontvangst"
"""Held in the folder of a site by whoever sends a release."""
SENDING = "Er wordt al een uitgave van deze site verstuurd. Wacht tot dat klaar is en publiceer opnieuw."
BUSY = "Er wordt op dit moment al een uitgave geplaatst. Probeer het over een minuut opnieuw."


def _nothing(_release: Path) -> None:
    """Do nothing around a swap."""


@dataclass(frozen=True, slots=True)
class Around:
    """What is done with the folder of a release before its site shows it, and after that and its line in the log."""

    before: Callable[[Path], None] = _nothing
    after: Callable[[Path], None] = _nothing


NOTHING = Around()


@dataclass(frozen=True, slots=True)
class Shown:
    """One site of the host."""

    name: str
    folder: Path
    kept: int = 5

    @classmethod
    def of(cls, settings: Settings, name: str) -> Shown:
        """The site of that name, with its folders.

        Raises:
            RefusedError: this host has no such site.
        """
        has = {"publiek": settings.public, "leden": settings.members}.get(name)
        if has is None:
            raise RefusedError(f"Deze server heeft geen site “{name}”: kijk in zijn instellingen.")
        releases = settings.releases
        return cls(name, settings.place(releases.folder) / name, releases.kept)

    def release(self, number: int) -> Path:
        """Where a release stands that was shown."""
        return self.folder / "uitgaven" / str(number)

    def coming(self, number: int) -> Path:
        """Where a release stands while it is sent."""
        return self.folder / "binnen" / str(number)

    @property
    def now(self) -> int | None:
        """The number of the release that is shown."""
        return publications.current(self.folder)

    def there(self) -> list[int]:
        """The numbers of the releases that can be shown, the first one first."""
        return _numbers(self.folder / "uitgaven")

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Be the only one who changes this site, after what a killed program left is finished.

        Raises:
            RefusedError: somebody else does.
        """
        for name in ("uitgaven", "binnen"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        with durable.alone(self.folder / ".slot", BUSY):
            self.heal()
            yield

    def heal(self) -> None:
        """Finish the log, and take away a release that was put in its place and never shown."""
        about = publications.pending(self.folder)
        publications.settle(self.folder)
        if about and about["wat"] == "activeer" and about["nummer"] != self.now:
            _clear(self.release(about["nummer"]))


def _numbers(folder: Path) -> list[int]:
    if not folder.is_dir():
        return []
    return sorted(int(each.name) for each in folder.iterdir() if NUMBER.fullmatch(each.name))


def _clear(folder: Path) -> None:
    """Take a folder away in one step for whoever looks, and throw it away after that."""
    with suppress(FileNotFoundError):
        away = folder.parent.parent / "binnen" / f".weg-{folder.name}-{time.monotonic_ns()}"
        folder.rename(away)
        shutil.rmtree(away, ignore_errors=True)


def begin(site: Shown) -> int:
    """Make room for a new release: a folder with hard links to what is shown now. Returns its number.

    Raises:
        RefusedError: the disk has no room, or somebody is at work.
    """
    with site.alone():
        refuse_without_room(site.folder)
        for each in (site.folder / "binnen").iterdir():
            if time.time() - each.stat().st_mtime > OLD or not NUMBER.fullmatch(each.name):
                shutil.rmtree(each, ignore_errors=True)
        number = 1 + max([0, *site.there(), *_numbers(site.folder / "binnen"), *_logged(site)])
        if number > 999_999_999:
            raise RefusedError("De nummers van de uitgaven zijn op.")
        filling = site.folder / "binnen" / f".{number}"
        if site.now is None:
            filling.mkdir()
        else:
            carried.linked(site.release(site.now), filling)
        os.utime(filling)
        filling.rename(site.coming(number))
        return number


def _logged(site: Shown) -> list[int]:
    return [int(line["nummer"]) for line in publications.read(site.folder)]


def refuse_without_room(folder: Path, least: int = LEAST, entries: int = ENTRIES) -> None:
    """Refuse when a disk has fewer bytes or names left than a release may take."""
    disk = os.statvfs(folder)
    free = disk.f_bavail * disk.f_frsize
    if free < least or (disk.f_files and disk.f_favail < entries):
        raise RefusedError(
            f"De schijf van de server is bijna vol: {free // 2**20} MB vrij, {least // 2**20} MB nodig. "
            "Maak plaats en publiceer opnieuw; de site die er staat, blijft staan."
        )


def activate(site: Shown, number: int, around: Around = NOTHING) -> None:
    """Show a release that was sent.

    Raises:
        RefusedError: it is not whole, not newer, or somebody is at work; the site shows what it showed.
        OSError: the disk refuses; likewise.
    """
    with site.alone():
        coming = site.coming(number)
        if newer := [each for each in [*site.there(), *_logged(site)] if each >= number]:
            raise RefusedError(f"Intussen is uitgave {max(newer)} geplaatst, en die is nieuwer. Publiceer opnieuw.")
        if not coming.is_dir():
            raise RefusedError(f"Er is geen uitgave {number} binnengekomen. Stuur ze opnieuw.")
        with durable.alone(site.folder / SLOT, SENDING):
            listed = sums.judge(coming)
            told = contents.judge(site.name, coming, listed)
            _lay_down(coming)
            _show(site, number, "activeer", Judged(coming, listed, told), around)
        for each in _numbers(coming.parent):
            if each < number:
                _clear(site.coming(each))
        _forget(site)


def roll_back(site: Shown, number: int, around: Around = NOTHING) -> None:
    """Show an earlier release again, after holding it against its list.

    Raises:
        RefusedError: it is not there, it is shown now, or it is no longer whole.
    """
    with site.alone():
        if number not in site.there():
            have = ", ".join(map(str, site.there())) or "geen"
            raise RefusedError(f"Uitgave {number} is er niet (meer). Er zijn: {have}.")
        if number == site.now:
            raise RefusedError(f"Uitgave {number} staat er al.")
        release = site.release(number)
        listed = sums.judge(release, besides=carried.of_others(release))
        told = contents.judge(site.name, release, listed)
        _show(site, number, "terug", Judged(release, listed, told), around)


def throw_away(site: Shown, number: int) -> None:
    """Throw a release away that is not shown: something stands in it that may stand nowhere.

    Raises:
        RefusedError: it is not there, it is shown now, or somebody is at work.
    """
    with site.alone():
        if number not in site.there():
            raise RefusedError(f"Uitgave {number} is er niet (meer).")
        if number == site.now:
            raise RefusedError(f"Uitgave {number} staat nu online. Publiceer eerst opnieuw, en gooi ze daarna weg.")
        _clear(site.release(number))
        _forget(site)


@dataclass(frozen=True, slots=True)
class Judged:
    """A release that is whole: where it stands, its list of sums, and what it tells of itself."""

    place: Path
    listed: dict[str, str]
    told: dict[str, Any]


def _show(site: Shown, number: int, what: str, judged: Judged, around: Around) -> None:
    """Swap the site, with a line in the log, and do what belongs around it. What is not done whole is undone."""
    publications.announce(site.folder, _line(site, number, what, judged))
    release = site.release(number)
    try:
        if judged.place != release:
            carried.forget([judged.place], left=())
            judged.place.rename(release)
            for folder in (judged.place.parent, release.parent):
                durable.keep(folder)
        carried.carry(release, [site.release(each) for each in site.there() if each != number])
        around.before(release)
        durable.point(site.folder / "nu", f"uitgaven/{number}")
    finally:
        site.heal()
    around.after(release)


def _line(site: Shown, number: int, what: str, judged: Judged) -> dict[str, Any]:
    """The line in the log."""
    before = site.now
    old = sums.read(site.release(before)) if before is not None else {}
    return {
        "vorm": 1,
        "wanneer": datetime.now(UTC).isoformat(timespec="seconds"),
        "site": site.name,
        "wat": what,
        "nummer": number,
        "van": before,
        **{key: judged.told[key] for key in ("commit", "gemaakt", "dag")},
        "som": sums.sum_of(judged.place / sums.LIST),
        **publications.changes(old, judged.listed),
    }


def _forget(site: Shown) -> None:
    """Keep as many releases as the settings say, and the one that is shown always."""
    for number in site.there()[: -site.kept]:
        if number != site.now:
            _clear(site.release(number))
    left = [site.release(each) for each in site.there()]
    carried.forget(left, left=set().union(*map(carried.own, left)))


def _lay_down(release: Path) -> None:
    """Have every new file, and all names, on the disk. A file with more than one name came from a release before."""
    for place, _, files in os.walk(release):
        folder = Path(place)
        for file in (folder / name for name in files):
            if file.stat().st_nlink == 1:
                durable.keep(file)
        durable.keep(folder)
