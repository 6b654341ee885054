"""The only writer of pages: a folder per edition that MkDocs renders, holding what the edition has and nothing else.

Only what changed is written, so that an unchanged file keeps its time; what the edition no longer has is removed.
"""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import join
from typing import TYPE_CHECKING

from lok.archive.naming import naming

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from lok.render.page import Page


Seen = tuple[int, int, int]
"""What a file is to the disk: when it changed, how long it is, and which file it is."""
Before = dict[str, tuple[str, Seen | None]]
"""By path, the text that an earlier staging left there, and the file as it was then."""


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


def stage(
    pages: Iterable[Page], copies: Iterable[tuple[str, Path]], folder: Path, before: Before | None = None
) -> Staged:
    """Make ``folder`` hold exactly these pages and these copies of files.

    Args:
        pages: The texts, each with its path below the folder.
        copies: Files to copy, as (path below the folder, file).
        folder: The staged folder; made when it is not there.
        before: What an earlier staging of this folder left, which is brought up to date: a file that nobody touched
            since need not be read to know that it holds the same text.

    Raises:
        ValueError: Two pages claim one path, or a path leaves the folder.
        OSError: A file cannot be written; what was there before the failing file stays readable.
    """
    result = Staged()
    folder.mkdir(parents=True, exist_ok=True)
    now: Before = {}
    for page in pages:
        _claim(result, page.uri)
        known = before.get(page.uri) if before else None
        if known is None or known[1] is None or known[1] != _seen(folder, page.uri):
            _write(folder, page.uri, page.text.encode(), result)
        elif known[0] != page.text:
            _replace(folder, page.uri, page.text.encode(), result)
        else:
            result.kept.add(page.uri)
            now[page.uri] = known
        if before is not None and page.uri not in now:
            now[page.uri] = page.text, _seen(folder, page.uri)
    for uri, source in copies:
        _claim(result, uri)
        _write(folder, uri, source.read_bytes(), result)
    result.removed |= keep_only(folder, result.written | result.kept)
    if before is not None:
        before.clear()
        before.update(now)
    return result


def _seen(folder: Path, uri: str) -> Seen | None:
    """A file as the disk has it; ``None`` for what is no file of its own."""
    try:
        found = os.lstat(f"{folder}/{uri}")
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino) if stat.S_ISREG(found.st_mode) else None


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
    _replace(folder, uri, content, result)


def _replace(folder: Path, uri: str, content: bytes, result: Staged) -> None:
    target = folder / uri
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


def keep_only(folder: Path, wanted: Collection[str]) -> set[str]:
    """Remove whatever else stands in a folder, and what folder is empty then. Paths are below it; those removed are given."""
    removed: set[str] = set()
    start = len(str(folder)) + 1
    for here, folders, files in os.walk(folder, topdown=False):
        names = (*files, *(name for name in folders if os.path.islink(join(here, name))))  # noqa: PTH114 - thousands of them
        others = [name for name in names if join(here, name)[start:] not in wanted]
        for name in others:
            Path(here, name).unlink()
            removed.add(join(here, name)[start:])
        if len(others) == len(names) and here != str(folder):
            with suppress(OSError):  # a folder inside it is not empty
                Path(here).rmdir()
    return removed
