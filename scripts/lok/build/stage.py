"""The only writer of pages: a folder per edition that MkDocs renders, holding what the edition has and nothing else.

Only what changed is written, so that an unchanged file keeps its time; what the edition no longer has is removed.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lok.archive.naming import naming

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lok.render.page import Page


@dataclass(slots=True)
class Staged:
    """What a staging did, as paths below the folder; ``folders`` are those it saw to."""

    written: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    kept: set[str] = field(default_factory=set)
    folders: set[Path] = field(default_factory=set)

    @property
    def changed(self) -> bool:
        """Whether the folder is not what it was."""
        return bool(self.written or self.removed)


def stage(pages: Iterable[Page], copies: Iterable[tuple[str, Path]], folder: Path) -> Staged:
    """Make ``folder`` hold exactly these pages and these copies of files.

    Args:
        pages: The texts, each with its path below the folder.
        copies: Files to copy, as (path below the folder, file).
        folder: The staged folder; made when it is not there.

    Raises:
        ValueError: Two pages claim one path, or a path leaves the folder.
        OSError: A file cannot be written; what was there before the failing file stays readable.
    """
    result = Staged()
    folder.mkdir(parents=True, exist_ok=True)
    for page in pages:
        _claim(result, page.uri)
        _write(folder, page.uri, page.text.encode(), result)
    for uri, source in copies:
        _claim(result, uri)
        _write(folder, uri, source.read_bytes(), result)
    _remove_the_rest(folder, result)
    return result


def _claim(result: Staged, uri: str) -> None:
    if uri in result.written or uri in result.kept:
        raise ValueError(f"two pages want the path {uri}")
    if uri.startswith("/") or ".." in uri.split("/"):
        raise ValueError(f"{uri} leaves the staged folder")


def _write(folder: Path, uri: str, content: bytes, result: Staged) -> None:
    target = folder / uri
    try:
        if target.read_bytes() == content and not target.is_symlink():
            result.kept.add(uri)
            return
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        pass
    if target.parent not in result.folders:
        _make_folder(folder, target.parent)
        result.folders.add(target.parent)
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    # Written beside its place and moved there whole: a process that dies leaves an old page or a new one.
    beside = target.with_name(f".{target.name}.nieuw")
    with naming(target):
        beside.write_bytes(content)
        beside.replace(target)
    result.written.add(uri)


def _make_folder(folder: Path, place: Path) -> None:
    """Make ``place`` below ``folder``. A file where a folder must come is of an earlier staging: it goes."""
    for parent in reversed([place, *place.relative_to(folder).parents]):
        here = folder / parent
        if here.is_symlink() or (here.exists() and not here.is_dir()):
            here.unlink()
    place.mkdir(parents=True, exist_ok=True)


def _remove_the_rest(folder: Path, result: Staged) -> None:
    wanted = result.written | result.kept
    for here, folders, files in os.walk(folder, topdown=False):
        place = Path(here)
        for name in [*files, *(each for each in folders if (place / each).is_symlink())]:
            uri = (place / name).relative_to(folder).as_posix()
            if uri not in wanted:
                (place / name).unlink()
                result.removed.add(uri)
        if place != folder and not any(place.iterdir()):
            place.rmdir()
