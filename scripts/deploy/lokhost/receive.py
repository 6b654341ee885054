"""The one command to which a key that publishes is bound: make room, receive, show, go back, tell what is there.

``authorized_keys`` holds it as ``restrict,command="/usr/local/bin/lokhost ontvang"``. What was asked stands in
``SSH_ORIGINAL_COMMAND``; it is held against whole patterns and no shell ever reads it.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from typing import TYPE_CHECKING, NoReturn

from lokhost import durable, publications, releases
from lokhost.around import around
from lokhost.releases import Shown
from lokhost.settings import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lokhost.settings import Settings

SITE, NUMBER = r"(?P<site>publiek|leden)", r"(?P<number>[1-9][0-9]{0,8})"
WANTED = {
    "begin": re.compile(rf"begin {SITE}"),
    "activeer": re.compile(rf"activeer {SITE} {NUMBER}"),
    "terug": re.compile(rf"terug {SITE} {NUMBER}"),
    "lijst": re.compile(rf"lijst {SITE}"),
    "rsync": re.compile(
        r"rsync --server -[vcr]{2,3}e[.0-9A-Za-z]{0,20}(?: --(?:delete|delete-during|stats|timeout=[0-9]{1,4})){1,4} \. "
        rf"{SITE}/{NUMBER}/"
    ),
}
"""What may be asked. Of rsync: whole folders, by their sums, with what is gone; no links, owners, times or writing in place."""
REFUSED = "Dat kan met deze sleutel niet. Hij dient alleen om met ‘lok publish’ een uitgave te plaatsen."


def receive(settings: Settings, words: list[str], environment: Mapping[str, str] = os.environ) -> int:
    """Ontvang een uitgave langs ssh; alleen voor de sleutel om te publiceren.

    Returns 0.

    Raises:
        RefusedError: it is not one of the few things that can be asked, or it does not work out.
    """
    if words:
        raise RefusedError("‘ontvang’ krijgt geen woorden: het leest wat langs ssh gevraagd werd.")
    asked = environment.get("SSH_ORIGINAL_COMMAND", "")
    for what, pattern in WANTED.items():
        if match := pattern.fullmatch(asked):
            os.umask(0o022)
            site = Shown.of(settings, match["site"])
            if what == "begin":
                sys.stdout.write(f"{releases.begin(site)}\n")
            elif what == "lijst":
                sys.stdout.write(listing(site))
            elif what == "rsync":
                _upload(site, int(match["number"]), match.group())
            else:
                _swap(settings, site, what, int(match["number"]))
            return 0
    raise RefusedError(REFUSED)


def _swap(settings: Settings, site: Shown, what: str, number: int) -> None:
    """Show a release that was sent, or an earlier one."""
    if what == "activeer":
        releases.activate(site, number, around(settings, site.name))
    else:
        releases.roll_back(site, number, around(settings, site.name))
    sys.stdout.write(f"Uitgave {number} van de site “{site.name}” staat er.\n")


def _upload(site: Shown, number: int, asked: str) -> NoReturn:
    """Become rsync, which may write in the folder of this one release. It holds the slot until it ends."""
    place = site.coming(number)
    if not place.is_dir():
        raise RefusedError(f"Uitgave {number} is niet begonnen, of al geplaatst. Publiceer opnieuw.")
    program = shutil.which("rrsync", path="/usr/bin:/usr/local/bin")
    if not program:
        raise RefusedError("rrsync ontbreekt op de server: installeer het pakket rsync van Debian.")
    slot = durable.hold(site.folder / releases.SLOT, releases.SENDING)
    os.set_inheritable(slot, True)
    command = f"{asked.removesuffix(f'{site.name}/{number}/')}."
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "SSH_ORIGINAL_COMMAND": command}
    os.execve(program, [program, "-wo", str(place)], environment)  # noqa: S606 - no shell is what we want


def listing(site: Shown) -> str:
    """Tell which releases there are: number, when it was shown last, version, and which one is shown."""
    last = {line["nummer"]: line for line in publications.read(site.folder)}
    lines = []
    for number in site.there():
        told = last.get(number, {})
        now = "  (nu)" if number == site.now else ""
        lines.append(
            f"{number}  {told.get('wanneer', '?')}  {told.get('commit', '?')[:12]}  dag {told.get('dag', '?')}{now}\n"
        )
    return "".join(lines) or "Er is nog geen uitgave geplaatst.\n"
