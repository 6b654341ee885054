"""Both sites of a proposal, to look at before it counts: received with a key of its own, bounded, and gone after a while.

A proposal was judged by nobody yet, and so were its pages. The key that places them reaches no site that is public or for
members; the web server lets the secretariat alone see them, and no script of theirs runs (``scripts/deploy/apache/previews.conf``).
``voorbeelden/NAME/{publiek,leden}`` is what is shown, ``.voorbeelden/NAME`` beside it what is being sent.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import stat
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

from lokhost import durable
from lokhost.settings import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from lokhost.settings import Previews, Settings

NAME = r"(?P<name>[a-z0-9](?:[a-z0-9-]{0,60}[a-z0-9])?)"
WANTED = {
    "begin": re.compile(rf"begin {NAME}"),
    "toon": re.compile(rf"toon {NAME}"),
    "weg": re.compile(rf"weg {NAME}"),
    "lijst": re.compile(r"lijst"),
    "rsync": re.compile(
        rf"rsync --server -[vcr]{{2,3}}e[.0-9A-Za-z]{{0,20}}(?: --(?:delete|delete-during|timeout=[0-9]{{1,4}})){{1,2}} \. {NAME}/"
    ),
}
"""What may be asked, whole: of rsync folders by their sums, no links, owners or times."""
REFUSED = "Dat kan met deze sleutel niet. Hij dient alleen om een voorbeeld te plaatsen of weg te halen."
BUSY = "Er wordt al een voorbeeld geplaatst. Probeer het over een minuut opnieuw."
SITES = {"publiek", "leden"}
FILES = 30_000
BYTES = 400 * 2**20
"""What a preview may hold: twice what both sites of a large council take."""
LARGEST = 50 * 2**20
FREE = 1024 * 2**20
"""Bytes that are free before a preview is let in: the sites themselves come first."""
DAY = 24 * 3600


def receive(settings: Settings, words: list[str], environment: Mapping[str, str] = os.environ) -> int:
    """Ontvang een voorbeeld langs ssh; alleen voor de sleutel van voorbeelden.

    Raises:
        RefusedError: it is not one of the few things that can be asked, or it does not work out.
    """
    if words:
        raise RefusedError("‘ontvang-voorbeeld’ krijgt geen woorden: het leest wat langs ssh gevraagd werd.")
    asked = environment.get("SSH_ORIGINAL_COMMAND", "")
    found = next(((what, match) for what, each in WANTED.items() if (match := each.fullmatch(asked))), None)
    if found is None:
        raise RefusedError(REFUSED)
    what, match = found
    os.umask(0o022)
    previews = Shown.of(settings)
    if what == "lijst":
        return _told(*previews.told())
    name = match["name"]
    if what == "begin":
        previews.begin(name)
        return 0
    if what == "toon":
        previews.show(name)
        return _told(f"Het voorbeeld staat er: /voorbeeld/{name}/")
    if what == "weg":
        return _told("Het voorbeeld is weg." if previews.remove(name) else "Dat voorbeeld was er niet.")
    return previews.upload(name, asked)


def tidy(settings: Settings, words: list[str]) -> int:
    """Gooi voorbeelden weg die te oud zijn, en zeg wat er is; voor elke nacht."""
    if words:
        raise RefusedError("Gebruik: lokhost voorbeelden")
    previews = Shown.of(settings)
    with previews.alone():
        previews.forget()
    return _told(*previews.told())


class Shown:
    """The previews of a host."""

    def __init__(self, folder: Path, bounds: Previews) -> None:
        self.folder = folder / "voorbeelden"
        self.coming = folder / ".voorbeelden"
        self.bounds = bounds

    @classmethod
    def of(cls, settings: Settings) -> Shown:
        """Those of this host.

        Raises:
            RefusedError: it has none.
        """
        if settings.previews is None:
            raise RefusedError("Deze server toont geen voorbeelden: in zijn instellingen ontbreekt [voorbeelden].")
        return cls(settings.place(settings.releases.folder), settings.previews)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Be the only one who changes them.

        Raises:
            RefusedError: somebody else does.
        """
        for each in (self.folder, self.coming):
            each.mkdir(parents=True, exist_ok=True)
        with durable.alone(self.coming / ".slot", BUSY):
            yield

    def there(self) -> list[Path]:
        """Those that are shown, the oldest first."""
        found = [each for each in self.folder.iterdir() if each.is_dir()] if self.folder.is_dir() else []
        return sorted(found, key=lambda each: (each.stat().st_mtime, each.name))

    def told(self) -> list[str]:
        """A line for each: its name and how many days it is there."""
        lines = [f"{each.name}  {int((time.time() - each.stat().st_mtime) // DAY)} dagen" for each in self.there()]
        return lines or ["Er staat geen voorbeeld."]

    def forget(self, room_for: str = "") -> None:
        """Throw away what is too old or was never finished, and what is one too many beside ``room_for``."""
        for folder, days in ((self.folder, self.bounds.days), (self.coming, 1)):
            for each in [*folder.iterdir()]:
                if each.is_dir() and time.time() - each.stat().st_mtime > days * DAY:
                    self._throw(each)
        others = [each for each in self.there() if each.name != room_for]
        most = self.bounds.kept - bool(room_for)
        for each in others[: max(0, len(others) - most)]:
            self._throw(each)

    def begin(self, name: str) -> None:
        """Make room for a preview.

        Raises:
            RefusedError: the disk has none, or somebody is at work.
        """
        with self.alone():
            self.forget(name)
            if shutil.disk_usage(self.coming).free < FREE:
                raise RefusedError("De schijf van de server is bijna vol. Er is geen plaats voor een voorbeeld.")
            (self.coming / name).mkdir(exist_ok=True)
            os.utime(self.coming / name)

    def upload(self, name: str, asked: str) -> NoReturn:
        """Become rsync, which may write in the folder of this one preview, no file larger than ``LARGEST``."""
        place = self.coming / name
        if not place.is_dir():
            raise RefusedError("Dit voorbeeld is niet begonnen. Stuur het opnieuw.")
        program = shutil.which("rrsync", path="/usr/bin:/usr/local/bin")
        if not program:
            raise RefusedError("rrsync ontbreekt op de server: installeer het pakket rsync van Debian.")
        resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST, LARGEST))
        environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
        environment["SSH_ORIGINAL_COMMAND"] = f"{asked.removesuffix(f'{name}/')}."
        os.execve(program, [program, "-wo", str(place)], environment)  # noqa: S606 - no shell is what we want

    def show(self, name: str) -> None:
        """Show what was sent, in the place of what was shown under that name.

        Raises:
            RefusedError: it was not sent, or it holds what a preview may not.
        """
        with self.alone():
            coming, place = self.coming / name, self.folder / name
            if not coming.is_dir():
                raise RefusedError("Dit voorbeeld is niet verstuurd. Stuur het opnieuw.")
            _judge(coming)
            self._throw(place)
            os.utime(coming)
            coming.rename(place)

    def remove(self, name: str) -> bool:
        """Throw a preview away, and what was being sent of it; whether it was there."""
        with self.alone():
            there = (self.folder / name).is_dir()
            for each in (self.folder / name, self.coming / name):
                self._throw(each)
            return there

    def _throw(self, folder: Path) -> None:
        """Take a folder away in one step for whoever looks, and throw it away after that."""
        if folder.is_dir():
            away = self.coming / f".weg-{folder.name}-{time.monotonic_ns()}"
            folder.rename(away)
            shutil.rmtree(away, ignore_errors=True)


def _judge(folder: Path) -> None:
    """Refuse what holds anything else than two sites of files, or more than they take."""
    names = {each.name for each in folder.iterdir()}
    if not names or not names <= SITES or not all((folder / each / "index.html").is_file() for each in names):
        raise RefusedError(
            "In een voorbeeld staan de mappen publiek en leden, elk met een startpagina, en niets anders."
        )
    files = size = 0
    for here, folders, found in os.walk(folder):
        for name in (*folders, *found):
            told = os.lstat(os.path.join(here, name))  # noqa: PTH118 - of thousands
            if not stat.S_ISREG(told.st_mode) and not stat.S_ISDIR(told.st_mode):
                raise RefusedError("In een voorbeeld staan alleen gewone bestanden.")
            files += stat.S_ISREG(told.st_mode)
            size += told.st_size
    if files > FILES or size > BYTES:
        raise RefusedError(f"Een voorbeeld heeft hoogstens {FILES} bestanden en {BYTES // 2**20} MB.")


def _told(*lines: str) -> int:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 0
