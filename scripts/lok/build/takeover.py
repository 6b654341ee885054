"""What a new site takes from the old one: pages and files that need not be made again."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from posixpath import dirname, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from mkdocs.structure.files import File

ANCHORED = re.compile(rb"[(<\s]([^()<>\s\"']+\.md)#")
"""A link to a place inside another page."""


def take_over(files: Iterable[File], docs: Path, site: Path, again: Collection[str]) -> frozenset[str]:
    """Link into the new site what the old one has and need not be made again. What is missing then is made.

    Files are linked and not copied, so nothing may be taken that MkDocs would write again: it truncates what stands
    there, which would write through the link into the old site. It judges by time of change, and so do we.

    Args:
        files: The files of the new site.
        docs: The staged folder.
        site: The old site.
        again: The pages that must be made again.

    Returns:
        The paths, below the staged folder, of what was taken.
    """
    taken = set()
    for file in files:
        old, new, source = Path(site, file.dest_uri), Path(file.abs_dest_path), docs / file.src_uri
        if file.src_uri in again or not old.is_file() or not source.is_file():
            continue
        if old.stat().st_mtime >= source.stat().st_mtime:
            new.parent.mkdir(parents=True, exist_ok=True)
            _link(old, new)
            taken.add(file.src_uri)
    return frozenset(taken)


def _link(old: Path, new: Path) -> None:
    try:
        os.link(old, new)
    except OSError:  # a disk without links; a full one refuses the copy too
        shutil.copy2(old, new)


def made_again(docs: Path, pages: Iterable[str], changed: Collection[str], removed: Collection[str]) -> set[str]:
    """What MkDocs must read again: what changed, and the pages whose links can only be judged together with it.

    MkDocs looks whether a place inside another page exists only when it reads both pages; and a page that names a
    file that is gone must be read to be refused.
    """
    again = set(changed)
    gone = [uri.rpartition("/")[2].encode() for uri in removed]
    for uri in pages:
        text = (docs / uri).read_bytes()
        targets = anchored(uri, text)
        if uri in changed:
            again |= targets
        elif not targets.isdisjoint(changed) or any(name in text for name in gone):
            again |= {uri, *targets}
    return again


def anchored(uri: str, text: bytes) -> set[str]:
    """The pages of which ``uri``, with this text, names a place inside: MkDocs judges such a link when it reads both."""
    return {normpath(f"{dirname(uri)}/{unquote(each.decode())}").lstrip("/") for each in ANCHORED.findall(text)}
