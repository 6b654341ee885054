"""Putting new sites in the places of old ones, in one step, and clearing away what did not get that far."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

FOLDER, FILE = 0o755, 0o644
"""The modes of a site: whoever serves it is seldom the user who builds it."""
MASK = 0o022
"""The mask under which all that is new in a site gets those modes."""


def put_in_place(sites: Sequence[tuple[Path, Path]]) -> None:
    """Put new sites in their places, all of them or none, and keep the old ones as reserve.

    Args:
        sites: The folder of each new site, and its place, in the same folder.

    Raises:
        OSError: The system refuses; every place holds what it held.
    """
    done: list[tuple[Path, Path]] = []
    try:
        for new, place in sites:
            _swap(new, place)
            done.append((new, place))
    except OSError:
        for new, place in reversed(done):
            _swap(new, place) if new.exists() else place.rename(new)
        raise
    for old, place in sites:
        _keep(old, reserve(place))


def reserve(place: Path) -> Path:
    """Where the site before this one is kept: making its thousands of folders again takes longer than all else that an edit needs."""
    return place.with_name(f"{place.name}.reserve")


def _keep(old: Path, kept: Path) -> None:
    """Keep what stood in a site's place until now, if anything did; nobody misses it when that does not work."""
    shutil.rmtree(kept, ignore_errors=True)
    try:
        old.rename(kept)
    except OSError:
        shutil.rmtree(old, ignore_errors=True)


def _swap(new: Path, place: Path) -> None:
    """Exchange ``new`` and ``place``, in one step where the system can (Linux), else so that ``recover`` can finish."""
    if not place.exists():
        new.rename(place)
    elif not _exchange(new, place):
        old = _aside(place)
        place.rename(old)
        new.rename(place)
        old.rename(new)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step. ``False`` where the system does not know how."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    at_cwd, exchange = -100, 2
    if renameat2(at_cwd, os.fsencode(one.absolute()), at_cwd, os.fsencode(other.absolute()), exchange) == 0:
        return True
    if ctypes.get_errno() in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM):
        return False
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))


def _aside(place: Path) -> Path:
    return place.with_name(f"{place.name}.vorige")


def lay_beside(texts: Mapping[str, str], folder: Path) -> None:
    """Make a folder beside a site hold these texts, by name, each whole or as it was; without a text there is none.

    A build that ends before this has no mark: the next one makes everything anew.
    """
    if not texts:
        shutil.rmtree(folder, ignore_errors=True)
        return
    reachable(folder)
    for name, text in texts.items():
        beside = folder / f".{name}.nieuw"
        beside.write_text(text, "utf-8")
        beside.chmod(FILE)
        beside.replace(folder / name)


@contextmanager
def alone(out: Path, busy: Exception) -> Iterator[None]:
    """Be the only one at work in a folder: two would spoil each other's work, so the second waits for nobody.

    Raises what is given as ``busy`` where another is at work there.
    """
    reachable(out)
    with (out / ".bezig").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise busy from None
        yield


def reachable(folder: Path) -> None:
    """Make a folder through which a server reaches what is below it, whatever the mask of this process.

    One that is there already keeps its mode: somebody may have closed it on purpose.
    """
    if not folder.is_dir():
        folder.mkdir(parents=True)
        folder.chmod(FOLDER)


def recover(place: Path) -> None:
    """Finish what a process that was killed between the steps of a swap left."""
    old = _aside(place)
    if old.exists() and not place.exists():
        old.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def clear(place: Path) -> None:
    """Throw away what renders that did not end well left beside a site."""
    for left in place.parent.glob(f"{place.name}.nieuw*"):
        shutil.rmtree(left, ignore_errors=True)
