"""What publishing changes in a page: its styles and scripts get an address that follows from what is in all of them.

A page of one release then never meets a style or script of another, however the release changes between two requests,
and a browser may keep these files for ever. The folder stands beside the old one, just as deep: scripts name the site by
the way up from themselves.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

ASSETS = "assets"
NAMED = re.compile(r"<(?:link|script|img|source)\s[^>]*>")
ADDRESS = re.compile(r"(\s(?:href|src)=\")([^\"]+)(?=\")")
POLICY = re.compile(r"<meta http-equiv=\"Content-Security-Policy\" content=\"([^\"]+)\">")
FOR_HEADERS = "frame-ancestors 'none'"
"""What a policy can say in a header alone: no page of another site shows this one inside itself."""


def folder_of(sums: Mapping[str, str]) -> str:
    """The name of the folder for styles and scripts: path below ``assets`` to sum of what is in it."""
    told = "".join(f"{sums[path]}  {path}\n" for path in sorted(sums))
    return f"{ASSETS}-{hashlib.sha256(told.encode()).hexdigest()[:16]}"


def pinned(text: str, page: str, folder: str, files: Collection[str]) -> str:
    """A page with the styles, scripts and pictures of the theme at their lasting addresses.

    Args:
        text: The HTML of the page.
        page: Its path below the root of the site.
        folder: What takes the place of ``assets``.
        files: What there is, as ``assets/…``.
    """

    def address(match: re.Match[str]) -> str:
        given = match[2]
        path = _below(given, page)
        if path not in files or not given.endswith(path):
            return match.group()
        return f"{match[1]}{given.removesuffix(path)}{folder}{path.removeprefix(ASSETS)}"

    return NAMED.sub(lambda tag: ADDRESS.sub(address, tag.group()), text)


def _below(address: str, page: str) -> str:
    """What an address in a page names, as a path below the root; of a whole path all from ``assets`` on."""
    if address.startswith("//"):
        return ""
    if address.startswith("/"):
        return address[address.rfind(f"/{ASSETS}/") + 1 :]
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), address))


def policy_of(text: str) -> str | None:
    """The content security policy that a page carries, as a header says it; ``None`` when it carries none."""
    found = POLICY.search(text)
    return f"{unescape(found[1])}; {FOR_HEADERS}" if found else None
