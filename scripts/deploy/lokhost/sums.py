"""The list of sums that comes with a release (``sha256sum``), and whether a folder holds exactly what the list says."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from lokhost.settings import RefusedError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

LIST = "sommen.txt"
LINE = re.compile(r"([0-9a-f]{64})  ([^\x00-\x1f\x7f\\]{1,1000})")
MOST = 200_000
"""Files of a release: more is no site of a council."""
SHOWN = 5
"""Paths that a refusal names."""


def sum_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read(release: Path) -> dict[str, str]:
    """Read the list of a release: path to sum.

    Raises:
        RefusedError: there is none, a line is no line of it, a path leads outside or stands there twice.
    """
    try:
        text = (release / LIST).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RefusedError(f"De lijst {LIST} van de uitgave is niet te lezen. Stuur de uitgave opnieuw.") from error
    found: dict[str, str] = {}
    for number, line in enumerate(text.split("\n")[:-1], 1):
        match = LINE.fullmatch(line)
        if not match or not _inside(match[2]) or match[2] in found:
            raise RefusedError(f"Regel {number} van {LIST} klopt niet. Stuur de uitgave opnieuw.")
        found[match[2]] = match[1]
    if not text.endswith("\n") or len(found) > MOST:
        raise RefusedError(f"De lijst {LIST} is niet volledig, of veel te lang. Stuur de uitgave opnieuw.")
    return found


def _inside(path: str) -> bool:
    return all(part not in ("", ".", "..") for part in path.split("/")) and path != LIST


def judge(release: Path, *, besides: Collection[str] = ()) -> dict[str, str]:
    """Hold a release against its list and return the list.

    Args:
        release: its folder.
        besides: folders in it that the list need not name.

    Raises:
        RefusedError: a file is missing, too many, changed, or no ordinary file.
    """
    listed = read(release)
    here = dict(_files(release, "", frozenset(besides)))
    here.pop(LIST, None)
    _refuse("ontbreekt", listed.keys() - here.keys())
    _refuse("hoort er niet bij", here.keys() - listed.keys())
    _refuse("is veranderd", [path for path, file in here.items() if sum_of(file) != listed[path]])
    return listed


def _refuse(what: str, paths: Collection[str]) -> None:
    if paths:
        shown = ", ".join(ascii(path)[1:-1] for path in sorted(paths)[:SHOWN])
        more = f" en nog {len(paths) - SHOWN}" if len(paths) > SHOWN else ""
        raise RefusedError(f"De uitgave klopt niet met haar lijst; dit {what}: {shown}{more}. Stuur ze opnieuw.")


def _files(release: Path, folder: str, besides: frozenset[str]) -> Iterator[tuple[str, Path]]:
    """Every file below a folder with its path. Raises ``RefusedError`` for what is neither file nor folder."""
    with os.scandir(release / folder) as entries:
        for entry in entries:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False):
                if path not in besides:
                    yield from _files(release, path, besides)
            elif entry.is_file(follow_symlinks=False):
                yield path, Path(entry.path)
            else:
                _refuse("is geen gewoon bestand", [path])
