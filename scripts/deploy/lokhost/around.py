"""What goes with a swap: who may enter the members' site, and the page that tells what stood where when.

Access closes before it opens. Before new pages are there, only who may enter by the old list and by the new one is let
in; after it, who may enter by the new one. What does not work out after a swap is told, and undoes no swap.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from lokhost import access, log_page, publications
from lokhost.releases import Around
from lokhost.settings import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

    from lokhost.settings import Settings

COMMAND = "/usr/local/bin/lokhost"
NOTE = "Let op: "
"""Before a line that whoever publishes should read: what stands, stands, and something beside it needs care."""
CLOSED = "de ledensite is gesloten, niemand kan binnen. Op de server zegt ‘lokhost toegang’ waarom."


SHUT = "De ledensite is gesloten"
"""How the command begins that finds that nobody may enter: no reason to keep new pages back."""


def around(settings: Settings, name: str, *, ourselves: bool | None = None) -> Around:
    """What is done around a swap of a site.

    Args:
        settings: Those of the host.
        name: The site.
        ourselves: Whether this account may make the list of who enters. If not, ``sudo`` does that one command as root.
    """
    may = _may(settings) if ourselves is None else ourselves

    def before(release: Path) -> None:
        if name == "leden" and may:
            access.narrow(settings, release)
        elif name == "leden":
            done = _as_root("toegang", "--komt", release.name)
            if done.returncode and not done.stdout.startswith(SHUT):
                raise RefusedError(f"Wie binnen mag, kon niet nagekeken worden: {done.stderr.strip() or '?'}")

    def after(_release: Path) -> None:
        if name == "leden":
            _note(CLOSED if _closed(settings, ourselves=may) else "")
        if publications.current(settings.place(settings.releases.folder) / "leden") is not None:
            _note(log_page.renew(settings))

    return Around(before, after)


def _may(settings: Settings) -> bool:
    """Whether this account reads the list of accounts and writes the list of who may enter."""
    accounts, place = settings.place(access.ACCOUNTS), settings.place(access.GROUPS).parent
    reads = os.access(_there(accounts.parent), os.X_OK) and (not accounts.exists() or os.access(accounts, os.R_OK))
    return reads and os.access(_there(place), os.W_OK)


def _there(folder: Path) -> Path:
    """A folder, or the nearest one above it that there is: it is made there."""
    return next(each for each in (folder, *folder.parents) if each.is_dir())


def _closed(settings: Settings, *, ourselves: bool) -> bool:
    """Make the list of who may enter by what is shown now; whether that lets in nobody, or did not work."""
    if not ourselves:
        return _as_root("toegang").returncode != 0
    try:
        return bool(access.renew(settings).closed)
    except (RefusedError, OSError):
        return True


def _as_root(*words: str) -> subprocess.CompletedProcess[str]:
    """Run one of the two commands that the account of releases may run as root.

    Raises:
        RefusedError: this host has no ``sudo``.
    """
    try:
        asked = ["sudo", "-n", COMMAND, *words]
        return subprocess.run(asked, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    except FileNotFoundError:
        raise RefusedError("sudo ontbreekt op de server: richt hem opnieuw in.") from None


def _note(told: str) -> None:
    if told:
        sys.stdout.write(f"{NOTE}{told[0].lower()}{told[1:]}\n")
