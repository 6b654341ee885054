"""Styles and scripts of other releases, kept beside a release's own so that pages fetched before a swap find theirs after it.

They lie in ``site/assets-HASH/``, a name that follows from what is in it. The list of a release names its own alone.
"""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING

from lokhost import sums

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

ASSETS = "site"
HASHED = re.compile(r"assets-[0-9a-f]{16}")


def linked(source: Path, target: Path) -> None:
    """Make a folder with the same files as another one: links, which take no room."""
    shutil.copytree(source, target, copy_function=os.link)


def carry(release: Path, others: Iterable[Path]) -> None:
    """Give a release the styles and scripts of others, beside its own."""
    for other in others:
        for name in own(other):
            place = release / ASSETS / name
            if not place.exists():
                beside = place.with_name(f".{name}")
                shutil.rmtree(beside, ignore_errors=True)
                linked(other / ASSETS / name, beside)
                beside.rename(place)


def own(release: Path) -> set[str]:
    """The names of the folders of styles and scripts that the list of a release tells of."""
    parts = (path.removeprefix(f"{ASSETS}/").split("/") for path in sums.read(release) if path.startswith(f"{ASSETS}/"))
    return {name for name, *rest in parts if rest and HASHED.fullmatch(name)}


def of_others(release: Path) -> set[str]:
    """The folders in a release that hold styles and scripts of others, with one that was not finished."""
    here = release / ASSETS
    names = {each.name for each in here.iterdir() if each.is_dir()} if here.is_dir() else set()
    return {f"{ASSETS}/{name}" for name in names - own(release) if HASHED.fullmatch(name.removeprefix("."))}


def forget(releases: Iterable[Path], left: Collection[str]) -> None:
    """Take away what releases hold of others, but for the folders of these names."""
    for release in releases:
        for folder in of_others(release):
            if folder.rpartition("/")[2] not in left:
                shutil.rmtree(release / folder, ignore_errors=True)
