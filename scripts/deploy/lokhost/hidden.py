"""Taking off what should not be read, at once and until it is lifted: pages of a site, or a site as a whole.

The web server looks for a file at each request: ``verborgen/SITE/ADDRESS`` hides that address (410), ``dicht/SITE`` closes the
site (503). They stand outside the releases, so that a publication or a way back brings nothing back. What the text was that
had to go is written nowhere: not in a log, not in an argument of a command.
"""

from __future__ import annotations

import json
import os
import re
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from lokhost.log_lines import MEASURES
from lokhost.settings import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from lokhost.settings import Settings

HIDDEN = "/var/lib/lok/verborgen"
CLOSED = "/var/lib/lok/dicht"
COPIES = ("", ".br", ".gz")
INDEX = "index.html"
SHORTEST = 4
"""Signs of a text that is looked for, at least: a shorter one stands everywhere."""

_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\(.)")
_TAG = re.compile(r"<[^<>]*>")
_UNSEEN = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")
"""White space and what takes no place: a calendar breaks a long line in the middle of a word."""


def site_folder(settings: Settings, site: str) -> Path:
    """Where the releases and the logs of a site stand.

    Raises:
        RefusedError: this host has no such site.
    """
    if {"publiek": settings.public, "leden": settings.members}.get(site) is None:
        raise RefusedError(f"Deze server heeft geen site “{site}”. Kies publiek of leden.")
    return settings.place(settings.releases.folder) / site


def address_of(text: str) -> str:
    """Return the address that somebody typed or pasted: ``/adviezen/x/`` for a page, ``/zoek/lijst.json`` for a file.

    Raises:
        RefusedError: it is none.
    """
    path = text.strip()
    if path.startswith(("https://", "http://")):
        path = "/" + path.split("://", 1)[1].partition("/")[2]
    path = path.partition("#")[0].partition("?")[0]
    parts = path.split("/")
    if not path.startswith("/") or ".." in parts or "." in parts or "//" in path or not path.isprintable():
        raise RefusedError(
            f"“{text}” is geen adres van deze site. Schrijf het vanaf de eerste schuine streep: /adviezen/."
        )
    if path.endswith(f"/{INDEX}"):
        return path.removesuffix(INDEX)
    return path if path.endswith("/") or "." in parts[-1] else f"{path}/"


def covers(addresses: AbstractSet[str], address: str) -> bool:
    """Whether an address is among those, also as the file that is sent in its place."""
    return address in addresses or any(address.removesuffix(end) in addresses for end in COPIES[1:])


def hide(settings: Settings, site: str, addresses: Iterable[str]) -> list[str]:
    """Hide addresses of a site. Returns those that were not hidden yet.

    Raises:
        RefusedError: there is no such site, or one of them is no address; nothing is hidden.
        OSError: the disk refuses.
    """
    folder = site_folder(settings, site)
    wanted = list(dict.fromkeys(map(address_of, addresses)))
    new = [each for each in wanted if each not in set(listed(settings, site))]
    for each in new:
        for end in COPIES:
            mark = _mark(settings, site, each, end)
            for parent in (mark.parent, *mark.parent.parents):
                if parent.is_file():  # a file of that name is hidden, and now a page below it
                    raise RefusedError(f"“{each}” ligt onder een bestand dat al verborgen is.")
            _put(mark)
    _note(folder, site, "verberg", new)
    return new


def show(settings: Settings, site: str, addresses: Iterable[str]) -> list[str]:
    """Show hidden addresses again. Returns those that were hidden.

    Raises:
        RefusedError: there is no such site, or one of them is no address; nothing is shown.
        OSError: the disk refuses.
    """
    folder = site_folder(settings, site)
    there = set(listed(settings, site))
    old = [each for each in dict.fromkeys(map(address_of, addresses)) if each in there]
    for each in old:
        for end in COPIES:
            _mark(settings, site, each, end).unlink(missing_ok=True)
    _note(folder, site, "toon", old)
    return old


def listed(settings: Settings, site: str) -> list[str]:
    """The addresses of a site that are hidden, in order."""
    base = settings.place(HIDDEN) / site
    files = (Path(here, name) for here, _, names in os.walk(base) for name in names)
    found = {f"/{file.relative_to(base).as_posix()}" for file in files}
    own = {each for each in found if not (each.endswith(COPIES[1:]) and each.rpartition(".")[0] in found)}
    return sorted(each.removesuffix(INDEX) if each.endswith(f"/{INDEX}") else each for each in own)


def close(settings: Settings, site: str) -> bool:
    """Close a site as a whole; whether it was open.

    Raises:
        RefusedError: there is no such site.
        OSError: the disk refuses.
    """
    folder, mark = site_folder(settings, site), settings.place(CLOSED) / site
    if mark.exists():
        return False
    _put(mark)
    _note(folder, site, "sluit", ["/"])
    return True


def closed(settings: Settings, site: str) -> bool:
    """Whether a site is closed as a whole."""
    return (settings.place(CLOSED) / site).exists()


def reopen(settings: Settings, site: str) -> bool:
    """Open a site that was closed; whether it was.

    Raises:
        RefusedError: there is no such site.
        OSError: the disk refuses.
    """
    folder, mark = site_folder(settings, site), settings.place(CLOSED) / site
    if not mark.exists():
        return False
    mark.unlink()
    _note(folder, site, "open", ["/"])
    return True


def where(settings: Settings, site: str, text: str) -> dict[int, list[str]]:
    """In which files of which kept releases a text stands: by number, the addresses.

    White space, capitals and the way a page writes its signs make no difference. What stands in a picture or in a PDF is not
    found.

    Raises:
        RefusedError: there is no such site, or the text is too short to look for.
    """
    wanted = _plain(text)
    if len(wanted) < SHORTEST:
        raise RefusedError(f"Geef minstens {SHORTEST} tekens om te zoeken.")
    found: dict[int, list[str]] = {}
    for release in sorted(_releases(site_folder(settings, site)), key=lambda each: int(each.name)):
        here = [f"/{path}" for path, file in _files(release / "site") if wanted in _plain_of(file)]
        if here:
            found[int(release.name)] = sorted(
                each.removesuffix(INDEX) if each.endswith(f"/{INDEX}") else each for each in here
            )
    return found


def owned(place: Path) -> None:
    """Give what root made to whoever owns the folder it is in: the account that publishes must be able to write it again."""
    if os.geteuid() == 0:
        owner = place.parent.stat()
        os.chown(place, owner.st_uid, owner.st_gid)


def folder(place: Path) -> None:
    """Make a folder, and those above it that are missing, each of whoever owns the one it is in."""
    for each in (*reversed(place.parents), place):
        if not each.is_dir():
            each.mkdir(mode=0o755)
            owned(each)


def _mark(settings: Settings, site: str, address: str, end: str) -> Path:
    """The file that hides an address; of a page, as its folder's file."""
    path = f"{address}{INDEX}" if address.endswith("/") else address
    return settings.place(HIDDEN) / site / f"{path.lstrip('/')}{end}"


def _put(mark: Path) -> None:
    """Make a file that the web server finds, whatever the mask of whoever runs this: one that it cannot reach hides nothing."""
    before = os.umask(0o022)
    try:
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.touch()
    finally:
        os.umask(before)


def _note(folder: Path, site: str, what: str, addresses: list[str]) -> None:
    """Add a line to the log of what was hidden and closed: addresses, and no word of what stood there."""
    if addresses:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        line = {"vorm": 1, "wanneer": now, "site": site, "wat": what, "paden": addresses}
        with (folder / MEASURES).open("ab") as log:
            log.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
        owned(folder / MEASURES)


def _releases(folder: Path) -> list[Path]:
    releases = folder / "uitgaven"
    return [each for each in releases.iterdir() if each.name.isdigit()] if releases.is_dir() else []


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for here, _, names in os.walk(folder):
        for name in names:
            if not name.endswith(COPIES[1:]):
                file = Path(here, name)
                yield file.relative_to(folder).as_posix(), file


def _plain_of(file: Path) -> str:
    """A file as it is read by its readers, and as it stands: an address of mail may stand in a link alone."""
    text = file.read_bytes().decode("utf-8", "replace")
    if "\\" in text:  # JSON writes a sign as its number, a calendar a comma behind a stroke
        text = _ESCAPE.sub(lambda each: chr(int(each[1], 16)) if each[1] else each[2], text)
    return f"{_plain(text)}\n{_plain(_TAG.sub('', text))}"


def _plain(text: str) -> str:
    """A text as nothing but its signs: no capitals, and no space, break or hyphen that no reader sees."""
    return _UNSEEN.sub("", unescape(text)).casefold()
