"""Reading and writing below one folder, ``/`` or where an installer tries, without ever being led out of it by a link.

A folder that somebody else may write in can hold a link to anywhere. So a path is walked name by name, each opened
inside the one before: a link among the folders is followed only on the machine itself, and only where root laid it.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lokhost.settings import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = os.O_RDONLY | os.O_DIRECTORY
CLOSED, OTHERS_WRITE = 0o700, 0o022


@dataclass(frozen=True)
class There:
    """What stands at a path: the target of a link, or the content of a file and its mode."""

    target: str = ""
    content: bytes = b""
    mode: int = 0


@dataclass(frozen=True)
class Place:
    """A root folder. ``trial`` where it is not the machine itself: no link is followed there at all."""

    root: Path
    trial: bool

    @contextmanager
    def parent(self, path: str, *, make: bool = False) -> Iterator[tuple[int, str]]:
        """Open the folder that holds a path, and give it with the last name.

        Raises:
            FileNotFoundError: a folder is not there, and is not to be made.
            RefusedError: a link leads elsewhere, or something is in the way.
        """
        *folders, name = _names(path)
        handle = os.open(self.root, FOLDER)
        try:
            for each in folders:
                inside = self._enter(handle, each, path, make=make)
                os.close(handle)
                handle = inside
            yield handle, name
        finally:
            os.close(handle)

    def _enter(self, handle: int, name: str, path: str, *, make: bool) -> int:
        """Open a folder inside another."""
        if make:
            with suppress(FileExistsError):
                os.mkdir(name, 0o755, dir_fd=handle)
        try:
            return os.open(name, FOLDER | os.O_NOFOLLOW, dir_fd=handle)
        except OSError as error:
            if error.errno not in {errno.ELOOP, errno.ENOTDIR}:
                raise
        if not self.trial and _of_root(handle) and _is_link(handle, name):
            with suppress(NotADirectoryError):
                return os.open(name, FOLDER, dir_fd=handle)
        raise RefusedError(
            f"{path}: “{name}” is geen map maar een koppeling of een bestand. Haal ze weg en begin opnieuw."
        )

    def there(self, path: str) -> There | None:
        """Return what stands at a path, if anything.

        Raises:
            RefusedError: it is neither a file nor a link.
        """
        try:
            with self.parent(path) as (handle, name):
                found = os.stat(name, dir_fd=handle, follow_symlinks=False)
                if stat.S_ISLNK(found.st_mode):
                    return There(target=os.readlink(name, dir_fd=handle))
                if not stat.S_ISREG(found.st_mode):
                    raise RefusedError(f"{path} is geen gewoon bestand. Haal het weg en begin opnieuw.")
                with os.fdopen(os.open(name, os.O_RDONLY | os.O_NOFOLLOW, dir_fd=handle), "rb") as file:
                    return There(content=file.read(), mode=stat.S_IMODE(found.st_mode))
        except FileNotFoundError:
            return None

    def folder_there(self, path: str) -> tuple[int, int, int] | None:
        """Return the mode of a folder with the numbers of its owner and group, if it is there."""
        try:
            with self._folder(path) as handle:
                found = os.fstat(handle)
                return stat.S_IMODE(found.st_mode), found.st_uid, found.st_gid
        except FileNotFoundError:
            return None

    @contextmanager
    def _folder(self, path: str, *, make: bool = False, mode: int = CLOSED) -> Iterator[int]:
        with self.parent(path, make=make) as (handle, name):
            if make:
                with suppress(FileExistsError):
                    os.mkdir(name, mode, dir_fd=handle)
            inside = self._enter(handle, name, path, make=False)
            try:
                yield inside
            finally:
                os.close(inside)

    def folder(self, path: str, mode: int, owner: tuple[int, int] | None) -> None:
        """Make a folder, or give one that is there its owner and mode."""
        with self._folder(path, make=True) as handle:
            if owner is not None:
                os.fchown(handle, *owner)
            os.fchmod(handle, mode)

    def write(self, path: str, content: bytes, mode: int, owner: tuple[int, int] | None) -> None:
        """Write a file beside its place, closed to everybody else until it is whole, and rename it there."""
        with self.parent(path, make=True) as (handle, name):
            beside = f".{name}.{os.getpid()}"
            with suppress(FileNotFoundError):
                os.unlink(beside, dir_fd=handle)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
            try:
                with os.fdopen(os.open(beside, flags, 0o600, dir_fd=handle), "wb") as file:
                    file.write(content)
                    if owner is not None:
                        os.fchown(file.fileno(), *owner)
                    os.fchmod(file.fileno(), mode)
                    file.flush()
                    os.fsync(file.fileno())
                os.replace(beside, name, src_dir_fd=handle, dst_dir_fd=handle)
            finally:
                with suppress(FileNotFoundError):
                    os.unlink(beside, dir_fd=handle)
            os.fsync(handle)

    def set_mode(self, path: str, mode: int) -> None:
        """Give a file that is there its mode."""
        with self.parent(path) as (handle, name):
            file = os.open(name, os.O_RDONLY | os.O_NOFOLLOW, dir_fd=handle)
            try:
                os.fchmod(file, mode)
            finally:
                os.close(file)

    def link(self, path: str, target: str) -> None:
        """Lay a link by a rename."""
        with self.parent(path, make=True) as (handle, name):
            beside = f".{name}.{os.getpid()}"
            with suppress(FileNotFoundError):
                os.unlink(beside, dir_fd=handle)
            os.symlink(target, beside, dir_fd=handle)
            os.replace(beside, name, src_dir_fd=handle, dst_dir_fd=handle)
            os.fsync(handle)

    def remove(self, path: str) -> None:
        """Take a file or a link away."""
        with self.parent(path) as (handle, name):
            os.unlink(name, dir_fd=handle)


def is_whole(path: str) -> bool:
    """Whether a path begins at the root and only goes down."""
    names = path.split("/")
    return path.startswith("/") and path != "/" and not {".", ".."} & {*names} and "" not in names[1:]


def _names(path: str) -> list[str]:
    if not is_whole(path):
        raise RefusedError(f"“{path}” is geen volledig pad.")
    return path.split("/")[1:]


def _of_root(handle: int) -> bool:
    """Whether only root can have laid what stands in a folder."""
    found = os.fstat(handle)
    return found.st_uid == 0 and not found.st_mode & OTHERS_WRITE


def _is_link(handle: int, name: str) -> bool:
    return stat.S_ISLNK(os.stat(name, dir_fd=handle, follow_symlinks=False).st_mode)
