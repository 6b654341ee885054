"""One cold render over two processes: which pages each of them makes, and how their two halves become one site.

Rendering thousands of pages is all that a cold build waits for, and MkDocs does it on one processor. Each process gets
the whole staged folder and leaves out the pages of the other one, as it does with pages taken over from an old site.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from posixpath import dirname, normpath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

INDEX = "search/search_index.json"
FEWEST = 200
"""Pages from which a second process is worth its start."""
ANCHORED = re.compile(rb"[(<\s]([^()<>\s\"']+\.md)#")
"""A link to a place inside another page."""


def anchored(uri: str, text: bytes) -> set[str]:
    """The pages of which ``uri``, with this text, names a place inside: MkDocs judges such a link when it reads both."""
    return {normpath(f"{dirname(uri)}/{unquote(each.decode())}").lstrip("/") for each in ANCHORED.findall(text)}


def second_half(docs: Path, fewest: int = FEWEST) -> tuple[str, ...]:
    """The pages of a staged folder that a second process renders: about half of the text.

    Pages with links to a place inside another one stay together, with the first process. There is no second half of
    fewer than ``fewest`` pages, nor where a second process would have no processor.
    """
    files = sorted(docs.rglob("*.md"))
    if len(files) < fewest or (os.cpu_count() or 1) < 2:
        return ()
    texts = {file.relative_to(docs).as_posix(): file.read_bytes() for file in files}
    together: set[str] = set()
    for uri, text in texts.items():
        if targets := anchored(uri, text):
            together |= {uri, *targets}
    first, second = sum(len(texts.get(uri, b"")) for uri in together), 0
    found = []
    # The heaviest first, each to the lighter half: what is left at the end is light, so that they come out even.
    for uri in sorted(texts.keys() - together, key=lambda each: (-len(texts[each]), each)):
        if second < first:
            second += len(texts[uri])
            found.append(uri)
        else:
            first += len(texts[uri])
    return tuple(sorted(found))


def hold_places(files: Iterable[str]) -> None:
    """Make MkDocs leave out pages that come from elsewhere: what stands there is newer than any source."""
    for file in files:
        os.makedirs(dirname(file), exist_ok=True)  # noqa: PTH103  thousands of paths: as text
        place = os.open(file, os.O_CREAT | os.O_WRONLY, 0o666)
        os.utime(place, (2**32, 2**32))
        os.close(place)


def join(first: Path, second: Path, pages: Mapping[str, bool]) -> None:
    """Bring what the second process made into the site of the first, and throw the rest of it away.

    Args:
        first: The site of the first process, with an empty file in the place of each page that the second one made.
        second: The site of the second process.
        pages: The address of each page in the order of the search index, and whether the second process made it.
    """
    for address, elsewhere in pages.items():
        if elsewhere:
            os.replace(f"{second}/{address}/index.html", f"{first}/{address}/index.html")  # noqa: PTH105  as text too
    mend_index(second / INDEX, first / INDEX, pages)
    shutil.rmtree(second)


def mend_index(other: Path, index: Path, pages: Mapping[str, bool]) -> None:
    """Complete a search index that has the entries of some pages with those that another index has of the rest.

    Args:
        other: The search index with the entries of the pages that were not made again.
        index: The search index with those that were; it gets all of them.
        pages: The address of each page in the order of the search index, and whether its entries are in ``other``.
    """
    there, here = (_by_page(json.loads(each.read_text("utf-8"))["docs"]) for each in (other, index))
    whole: dict[str, Any] = json.loads(index.read_text("utf-8"))
    whole["docs"] = [entry for page, kept in pages.items() for entry in (there if kept else here).get(page, ())]
    index.write_text(json.dumps(whole, separators=(",", ":")), "utf-8")


def _by_page(entries: Iterable[dict[str, Any]]) -> dict[str, Sequence[dict[str, Any]]]:
    """The entries of each page, in their order; an entry is about a page or a part of it."""
    found: dict[str, list[dict[str, Any]]] = {}
    for entry in entries:
        found.setdefault(str(entry["location"]).partition("#")[0], []).append(entry)
    return dict(found)
