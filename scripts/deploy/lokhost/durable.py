"""Writing so that a power cut or a killed program leaves the old or the new, and nothing in between."""

from __future__ import annotations

import fcntl
import grp
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lokhost.settings import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def keep(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk before anything that follows."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write(path: Path, text: str, mode: int = 0o644, *, group: str | None = None) -> None:
    """Write a file beside its place and rename it there; as root, for a group that reads it.

    Raises:
        OSError: the disk refuses; what stood there still stands.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8") as out:
            if group is not None and os.geteuid() == 0:
                os.fchown(out.fileno(), 0, _number_of(group))
            os.fchmod(out.fileno(), mode)
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    keep(path.parent)


def _number_of(group: str) -> int:
    try:
        return grp.getgrnam(group).gr_gid
    except KeyError:
        raise RefusedError(f"De groep “{group}” bestaat niet op deze server.") from None


def point(link: Path, target: str) -> None:
    """Let a link name another folder, by a rename: whoever asks meanwhile gets the old folder or the new one."""
    beside = link.with_name(f".{link.name}.{os.getpid()}")
    beside.unlink(missing_ok=True)
    try:
        beside.symlink_to(target)
        beside.replace(link)
    finally:
        beside.unlink(missing_ok=True)
    keep(link.parent)


def hold(path: Path, told: str) -> int:
    """Hold a lock on a file that is made for it, and return its handle: whoever gets that, holds the lock as well.

    Raises:
        RefusedError: somebody holds it; ``told`` says so.
    """
    handle = os.open(path, os.O_RDONLY | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise RefusedError(told) from None
    return handle


@contextmanager
def alone(path: Path, told: str) -> Iterator[None]:
    """Hold a lock for as long as a block takes. It ends with the process, however that ends.

    Raises:
        RefusedError: somebody holds it; ``told`` says so.
    """
    handle = hold(path, told)
    try:
        yield
    finally:
        os.close(handle)
