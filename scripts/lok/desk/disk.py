"""A file written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(file: Path, raw: bytes) -> None:
    """Write beside a file, make the disk keep it, and put it in its place.

    Raises:
        OSError: The disk refuses; the file is then what it was, and nothing lies beside it.
    """
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp~", dir=file.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(raw)
            opened.flush()
            os.fsync(opened.fileno())
        beside.chmod(file.stat().st_mode & 0o777 if file.exists() else 0o644)
        beside.replace(file)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
