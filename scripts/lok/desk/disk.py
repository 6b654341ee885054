"""A file written whole or not at all, and a line added to one."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path


def write_whole(file: Path, raw: bytes, *, lasting: bool = True) -> None:
    """Write beside a file, make the disk keep it, and put it in its place.

    Not ``lasting``: a power failure may take it, for who can tell by its name that it is not whole.

    Raises:
        OSError: The disk refuses; the file is then what it was, and nothing lies beside it.
    """
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp~", dir=file.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(raw)
            opened.flush()
            if lasting:
                os.fsync(opened.fileno())
        beside.chmod(file.stat().st_mode & 0o777 if file.exists() else 0o644)
        beside.replace(file)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def add_line(file: Path, line: bytes, *, lasting: bool = True) -> None:
    """Add a line to a file, and make the disk keep it; below a line that a power failure cut off, a new one is begun.

    Not ``lasting``: a power failure may take it.

    Raises:
        OSError: The disk refuses; the file is then what it was.
    """
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with file.open("ab+", buffering=0) as opened:
        size = opened.seek(0, os.SEEK_END)
        opened.seek(max(size - 1, 0))
        wanted = (b"" if opened.read(1) in (b"", b"\n") else b"\n") + line + b"\n"
        try:
            short = opened.write(wanted) != len(wanted)
            if lasting:
                os.fsync(opened.fileno())
        except OSError:
            opened.truncate(size)
            raise
        if short:
            opened.truncate(size)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
