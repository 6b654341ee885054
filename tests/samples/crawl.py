"""Walking a built site as a browser would: whatever a page or a style sheet names must be there."""

from __future__ import annotations

import re
from functools import cache
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from samples.whole_sites import Html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ELSEWHERE = ("http:", "https:", "mailto:", "tel:", "data:")
"""How an address begins that leads out of the site, or nowhere."""
SHEET = re.compile(r"""(?:url\(\s*|@import\s+)(["']?)([^"')]+)\1""")
"""What a style sheet asks for: icons, fonts, other sheets."""


def dead(site: Path, root: str) -> list[str]:
    """Every link, anchor, style sheet, icon and script of a site that is not there, as ``page: target``.

    ``root`` is the address of the site on the web, with a closing slash: what names that leads into the site too.
    """
    return sorted(
        f"{page}: {target}" for page, target in _targets(site) if not _is_there(site, page, _local(target, root))
    )


def _targets(site: Path) -> Iterator[tuple[str, str]]:
    """What each file of a site names, with the path of that file."""
    for file in sorted(site.rglob("*.html")):
        yield from ((file.relative_to(site).as_posix(), target) for target in _page(file).targets)
    for file in sorted(site.rglob("*.css")):
        for _, target in SHEET.findall(file.read_text("utf-8")):
            yield file.relative_to(site).as_posix(), target


def _local(target: str, root: str) -> str:
    """An address as it stands, or from the root of the site on when it names that in full."""
    own = re.sub("^webcal:", "https:", target)
    return f"/{own.removeprefix(root)}" if own.startswith(root) else target


def _is_there(site: Path, page: str, target: str) -> bool:
    if target.startswith(ELSEWHERE):
        return True
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return False
    path = unquote(parts.path)
    inside = normpath(path.lstrip("/") if path.startswith("/") else join(dirname(page), path)) if path else page
    file = site / inside / "index.html" if path.endswith(("/", ".")) else site / inside
    if inside.startswith("..") or not file.is_file():
        return False
    return not parts.fragment or file.suffix != ".html" or unquote(parts.fragment) in _page(file).ids


@cache
def _page(file: Path) -> Html:
    return Html(file.read_text("utf-8"))
