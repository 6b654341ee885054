"""A release: a folder with a site, its policy, its sums, and for members who may enter and the pages that a server fills."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lok.model.audience import Audience
from lok.publish import pages
from lok.publish.copies import Copies
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as day
    from datetime import datetime
    from pathlib import Path

    from lok.publish.origin import Version

ACCESS = "toegang.json"
SHELLS = "schil"
MEMBERS_MARK = '<meta name="robots" content="noindex, nofollow, noarchive">'
"""What every page of the members' site says of itself, and no page for everybody."""
FOLDER, FILE = 0o755, 0o644


@dataclass(frozen=True, slots=True)
class Release:
    """A release that can be sent: of which site, its folder, how many files and bytes."""

    site: Audience
    folder: Path
    files: int
    size: int


def make(folder: Path, site: Audience, version: Version, date: day, moment: datetime) -> Release:
    """Make a release of a built site, in ``uitgave`` beside it.

    Args:
        folder: Where the site stands, with what goes with it.
        site: Whose it is.
        version: What it was made of.
        date: The day that it speaks of.
        moment: When the release is made.

    Raises:
        RefusedError: Something that belongs to it is missing, or it is of other readers.
        OSError: The disk refuses.
    """
    place = folder / "uitgave"
    shutil.rmtree(place, ignore_errors=True)
    laying = Laying(place)
    laying.site(folder, site)
    told = {
        "vorm": 1,
        "site": site.value,
        "commit": version.commit,
        "gemaakt": moment.isoformat(timespec="seconds"),
        "dag": date.isoformat(),
    }
    laying.lay("uitgave.json", json.dumps(told).encode())
    sums = "".join(f"{laying.sums[path]}  {path}\n" for path in sorted(laying.sums))
    laying.lay("sommen.txt", sums.encode())
    return Release(site, place, len(laying.sums), laying.size)


class Laying:
    """Lays files in a new folder and keeps their sums. ``size`` is how many bytes there are."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.sums: dict[str, str] = {}
        self.size = 0

    def lay(self, path: str, text: bytes) -> None:
        """Write a file."""
        if any(ord(sign) < 32 or sign in "\\\x7f" for sign in path):
            raise RefusedError(f"de naam van een bestand kan niet op een server: {path!r}.")
        file = self.place / path
        for parent in reversed([each for each in file.parents if each.is_relative_to(self.place)]):
            if not parent.is_dir():
                parent.mkdir(parents=True)
                parent.chmod(FOLDER)
        file.write_bytes(text)
        file.chmod(FILE)
        self.sums[path] = hashlib.sha256(text).hexdigest()
        self.size += len(text)

    def site(self, folder: Path, site: Audience) -> None:
        """Lay the site with its styles and scripts under lasting names, its copies, its policy, and what goes with it."""
        files = dict(_files(folder / "site"))
        assets = {path: file.read_bytes() for path, file in files.items() if path.startswith(f"{pages.ASSETS}/")}
        lasting = pages.folder_of({path: hashlib.sha256(text).hexdigest() for path, text in assets.items()})
        copies = Copies(folder / "kopies") if site is Audience.PUBLIEK else None
        policies = set()
        for path, file in files.items():
            text = assets.get(path) or file.read_bytes()
            if path.endswith(".html"):
                page = text.decode()
                if (MEMBERS_MARK in page) != (site is Audience.LEDEN):
                    raise RefusedError(
                        f"{path} in {folder.name}/site is geen bladzijde voor de lezers van deze site. Voer ‘make site’ uit."
                    )
                policies.add(pages.policy_of(page))
                text = pages.pinned(page, path, lasting, assets).encode()
            if copies and path.endswith(".gz") and path.removesuffix(".gz") in files:
                continue  # the copy that MkDocs makes of the map of the site: ours takes its place
            self.lay(f"site/{path}", text)
            wanted = f"site/{lasting}{path.removeprefix(pages.ASSETS)}" if path in assets else f"site/{path}"
            if path in assets:
                self.lay(wanted, text)
            for end, copy in copies.of(path, text) if copies else ():
                self.lay(f"{wanted}{end}", copy)
        if copies:
            copies.forget()
        policy = policies.pop() if policies else None
        if policies or policy is None:
            raise RefusedError("de bladzijden hebben geen of meer dan één beveiligingsbeleid. Voer ‘make site’ uit.")
        self.lay("beleid.txt", policy.encode())
        if site is Audience.LEDEN:
            self._for_members(folder, lasting, assets)

    def _for_members(self, folder: Path, lasting: str, assets: dict[str, bytes]) -> None:
        """Lay who may enter, and the pages of which a server writes the words."""
        try:
            self.lay(ACCESS, (folder / ACCESS).read_bytes())
        except FileNotFoundError:
            raise RefusedError(
                "de lijst van wie de ledensite mag lezen ontbreekt. Voer eerst ‘make site’ uit."
            ) from None
        for path, file in _files(folder / SHELLS):
            page = file.read_text("utf-8")
            self.lay(f"{SHELLS}/{path}", pages.pinned(page, f"{file.stem}/index.html", lasting, assets).encode())


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files below a folder, by their path, in order."""
    for file in sorted(folder.rglob("*")):
        if file.is_symlink() or not (file.is_dir() or file.is_file()):
            raise RefusedError(f"{file.name} in {folder.name}/ is geen gewoon bestand. Voer ‘make site’ uit.")
        if file.is_file():
            yield file.relative_to(folder).as_posix(), file
