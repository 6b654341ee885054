"""What a built site was made of: which version in git, whether all of it was kept there, and of which day it speaks.

It lies beside the site, and counts for that one build alone: whatever builds into the same folder afterwards makes it void.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date as day
from typing import TYPE_CHECKING

from lok.forge import git
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NAME = "herkomst.json"
STATE = "stand.json"
"""What every build writes anew when its site stands."""
SOURCES = ("data", "content", "scripts", "mkdocs.yml", "mkdocs.leden.yml")
"""What a site is made of, below the root of the repository."""


@dataclass(frozen=True, slots=True)
class Version:
    """The version of a repository: its commit, and whether something stands there that git did not keep."""

    commit: str
    clean: bool


def version_of(root: Path) -> Version | None:
    """The version that stands at ``root`` now; ``None`` where there is no repository with a commit, or no git."""
    try:
        head = git.run(root, "rev-parse", "--verify", "--quiet", "HEAD")
        changed = git.run(root, "status", "--porcelain", "-z", "--", *SOURCES)
    except RefusedError:
        return None
    return None if head.code or changed.code else Version(head.text, not changed.out)


def note(folders: Iterable[Path], date: day, before: Version | None, after: Version | None) -> None:
    """Note of sites that were just built what they were made of, when that is known and did not change meanwhile.

    Args:
        folders: The folder of each site, with ``site`` and ``stand.json`` in it.
        date: The day of the build.
        before: The version that stood there when it began.
        after: The version that stands there now.
    """
    for folder in folders:
        place = folder / NAME
        place.unlink(missing_ok=True)
        if before and before == after:
            told = {"vorm": 1, "versie": asdict(before), "dag": date.isoformat(), "bouw": _build(folder)}
            place.write_text(json.dumps(told), "utf-8")


def origin_of(folder: Path) -> tuple[Version, day] | None:
    """What the site in a folder was made of, and its day; ``None`` when that is not known for sure."""
    try:
        told = json.loads((folder / NAME).read_text("utf-8"))
        known = told["vorm"] == 1 and told["bouw"] == _build(folder)
        return (Version(**told["versie"]), day.fromisoformat(told["dag"])) if known else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def judged(root: Path, folder: Path, today: day) -> Version:
    """The version of the site in a folder, which is the one that stands at ``root`` and speaks of today.

    Raises:
        RefusedError: There is no site, it is of another version or day, or it holds what git did not keep.
    """
    here = version_of(root)
    if here is None:
        raise RefusedError(
            "hier is geen versie in git. Publiceer vanuit de bewaarplaats, met minstens één bewaarde versie."
        )
    if not (folder / "site" / "index.html").is_file():
        raise RefusedError(f"er is nog geen site in {folder.name}/. Voer eerst ‘make site’ uit.")
    if not here.clean:
        raise RefusedError(
            "er zijn wijzigingen die git nog niet bewaarde. Bewaar ze, voer ‘make site’ uit en publiceer dan."
        )
    found = origin_of(folder)
    if found is None:
        raise RefusedError(f"van welke versie de site in {folder.name}/ is, is niet zeker. Voer eerst ‘make site’ uit.")
    version, date = found
    if version != here:
        raise RefusedError(
            f"de site in {folder.name}/ is van een andere versie dan hier staat. Voer eerst ‘make site’ uit."
        )
    if date != today:
        raise RefusedError(
            f"de site in {folder.name}/ spreekt over {date.isoformat()} en niet over vandaag. Voer eerst ‘make site’ uit."
        )
    return version


def _build(folder: Path) -> list[int]:
    """What tells one build from another: each writes its state in a new file."""
    found = (folder / STATE).stat()
    return [found.st_mtime_ns, found.st_ino, found.st_size]
