"""An earlier version of the records and pages, laid out as a folder of its own."""

from __future__ import annotations

import io
import tarfile
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from lok.archive.staged import git
from lok.words.terminal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDERS = ("data/", "content/")
SETTINGS = ("mkdocs.yml", "mkdocs.leden.yml", "scripts/rendering/")
"""What the menus and addresses of the sites stand in."""


@contextmanager
def version(root: Path, name: str) -> Iterator[Path]:
    """A folder with ``data/``, ``content/`` and the settings of the sites as they were in the version of git with this name.

    Raises ``RefusedError`` when there is no git, or no such version.
    """
    try:
        commit = (
            git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").decode().strip()
        )
    except RefusedError as error:
        if not str(error).startswith("git weigert"):
            raise
        raise RefusedError(
            f"git kent geen versie ‘{name[:60]}’. Geef bijvoorbeeld main, of HEAD^ voor de vorige."
        ) from None
    with tempfile.TemporaryDirectory(prefix="lok-versie-") as folder:
        packed = io.BytesIO(git(root, "archive", "--format=tar", commit))
        with tarfile.open(fileobj=packed) as tar:
            wanted = [each for each in tar.getmembers() if each.name.startswith((*FOLDERS, *SETTINGS))]
            tar.extractall(folder, wanted, filter="data")
        place = Path(folder)
        for each in FOLDERS:
            (place / each).mkdir(exist_ok=True)
        yield place
