"""The file that a disk refused, in the error: writing to a full disk raises one that names no file."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def naming(file: Path) -> Iterator[None]:
    """Let an ``OSError`` of this block that names no file name ``file``."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = str(file)
        raise
