"""Reading a small file that decides who may enter: a plain file of text, whole, and nothing that only looks like one."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

from lokhost.settings import RefusedError

if TYPE_CHECKING:
    from pathlib import Path


def read(path: Path, what: str, most: int) -> bytes:
    """Read a file.

    Args:
        path: Where it is. A link is not followed.
        what: How a sentence calls it: “de lijst van rekeningen”.
        most: Bytes it may have.

    Raises:
        RefusedError: It is not there, is no plain file, may be written by everybody, is empty, too large or no text.
    """
    try:
        # Without waiting: a pipe in the place of a file would hold the program until somebody writes in it.
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            about = os.fstat(handle)
            if not stat.S_ISREG(about.st_mode):
                raise RefusedError(f"{what} is geen gewoon bestand.")
            if about.st_mode & stat.S_IWOTH:
                raise RefusedError(f"{what} kan door iedereen op de server geschreven worden. Beperk de rechten.")
            with open(handle, "rb", closefd=False) as file:
                found = file.read(most + 1)
        finally:
            os.close(handle)
    except OSError as error:
        raise RefusedError(f"{what} is niet te lezen: {_why(error)}.") from error
    if len(found) > most:
        raise RefusedError(f"{what} is groter dan {most // 1024} kB. Dat kan niet juist zijn.")
    if not found.strip():
        raise RefusedError(f"{what} is leeg.")
    if b"\0" in found:
        raise RefusedError(f"{what} is geen gewone tekst. Bewaar het als tekst in UTF-8.")
    return found


def _why(error: OSError) -> str:
    """Why the system refuses, in Dutch."""
    known = {
        errno.ENOENT: "het bestand is er niet",
        errno.ENOTDIR: "het bestand is er niet",
        errno.EACCES: "dit programma heeft er geen recht toe",
        errno.ELOOP: "het is een verwijzing naar een ander bestand",
    }
    return known.get(error.errno or 0, f"de schijf weigert ({error.errno})")
