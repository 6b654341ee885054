"""Where a bag may stand, and how it gets there: never in a repository or a site, never over something, whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from lok.archive.naming import naming
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from lok.deposit.packing import Deposit

FOLDER, FILE = 0o700, 0o600
"""Only who made it reads it."""
REPOSITORY = (".git", "mkdocs.yml", "mkdocs.leden.yml")
SITE = ("index.html", "sitemap.xml", "sitemap.xml.gz", "robots.txt", "CNAME")
PUBLISHED = frozenset({"www", "public_html", "htdocs", "wwwroot"})
"""Names of folders that a web server shows to everybody."""
OUTSIDE = "Kies een map waar alleen het secretariaat bij kan, bijvoorbeeld op een stick voor de archivaris."


def beside(root: Path) -> Path:
    """The folder in which the repository of ``root`` stands: where a bag goes when nobody chose."""
    root = root.resolve()
    holding = [each for each in (root, *root.parents) if _is_repository(each)]
    return (holding[-1] if holding else root).parent


def write(deposit: Deposit, folder: Path, root: Path, *, as_zip: bool = False) -> Path:
    """Write a bag into ``folder``, as a folder of its own or as one zip, and give its place.

    All of it is written beside its place first and gets there by a rename. A process that is killed leaves a hidden folder
    without a bag in it; the next one takes that away.

    Raises:
        RefusedError: It may not stand there, or something stands there; in Dutch.
        OSError: The disk refused. Nothing of it is left then.
    """
    place = place_for(deposit.name, folder, root, as_zip=as_zip)
    folder = place.parent
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    staged = folder / f".{deposit.name}.nieuw-{os.getpid()}"
    try:
        for each in reversed(missing):
            each.mkdir(FOLDER)
        _clear(folder, deposit.name)
        staged.mkdir(FOLDER)
        if as_zip:
            _put(staged / place.name, deposit.zipped)
            refuse_to_lose(place)
            (staged / place.name).rename(place)
        else:
            for path, content in deposit.files.items():
                _put(staged / path, content)
            _rename(staged, place)
        _keep(folder)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
        for each in missing:
            _remove_if_empty(each)
    return place


def place_for(name: str, folder: Path, root: Path, *, as_zip: bool = False) -> Path:
    """The place of a bag of this name in ``folder``. Raises ``RefusedError`` as ``write`` does, before anything is made."""
    place = allowed(folder, root) / (f"{name}.zip" if as_zip else name)
    refuse_to_lose(place)
    return place


def allowed(folder: Path, root: Path) -> Path:
    """The folder itself, without links and dots, when a bag may stand in it.

    Raises:
        RefusedError: It lies in a repository, in a site or in what a web server shows, or it is a file.
    """
    found = folder.resolve()
    chain = (found, *found.parents)
    home = root.resolve()
    if found.exists() and not found.is_dir():
        raise RefusedError(f"{folder} is een bestand. Geef een map.")
    if home in chain or any(_is_repository(each) for each in chain):
        raise RefusedError(f"{folder} ligt in een bewaarplaats, en daar horen deze namen niet. {OUTSIDE}")
    if any((each / name).exists() for each in chain for name in SITE) or any(
        each.name.casefold() in PUBLISHED for each in chain
    ):
        raise RefusedError(f"{folder} ligt in de map van een website: iedereen zou de namen kunnen lezen. {OUTSIDE}")
    return found


def refuse_to_lose(place: Path) -> None:
    """Raise ``RefusedError`` when something stands where the bag goes; an empty folder may."""
    if place.is_symlink() or (place.exists() and not (place.is_dir() and not any(place.iterdir()))):
        raise RefusedError(
            f"{place} bestaat al en is niet leeg. Er is niets overschreven: kies een andere map, of haal de vorige uitvoer eerst zelf weg."
        )


def _is_repository(folder: Path) -> bool:
    return any((folder / name).exists() for name in REPOSITORY) or all(
        (folder / name).is_dir() for name in ("data/vergaderingen", "content")
    )


def _clear(folder: Path, name: str) -> None:
    """Take away what a process left that was killed while it wrote this bag."""
    for each in folder.glob(f".{name}.nieuw-*"):
        number = each.name.rpartition("-")[2]
        if number.isdigit() and not _runs(int(number)):
            shutil.rmtree(each, ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return process != os.getpid()


def _put(file: Path, content: bytes) -> None:
    """Write a file that is not there yet, down to the disk, in folders that only its owner opens."""
    with naming(file):
        _folders(file.parent)
        number = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE)
        with os.fdopen(number, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())


def _folders(folder: Path) -> None:
    if not folder.exists():
        _folders(folder.parent)
        folder.mkdir(FOLDER)


def _rename(staged: Path, place: Path) -> None:
    """Give the written folder its name; an empty folder there gives way, and anything else does not."""
    if place.is_dir():
        place.rmdir()  # Windows and some disks do not rename onto a folder
    try:
        staged.rename(place)
    except OSError as error:
        if error.errno in (errno.ENOTEMPTY, errno.EEXIST):
            refuse_to_lose(place)
        raise


def _keep(folder: Path) -> None:
    """Let the disk keep the names in a folder; where it cannot be asked, it keeps them by itself."""
    try:
        number = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(number)
    except OSError:
        return
    finally:
        os.close(number)


def _remove_if_empty(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
