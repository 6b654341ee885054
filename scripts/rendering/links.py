"""Links of raw HTML, for MkDocs and ProperDocs: relative to the source file, with ``.md``, as in Markdown.

Zensical takes such links by itself and runs no hooks. MkDocs turns only those of Markdown, so this turns the others in
the same way and has them judged in the same way. It hides nothing: where it does not run, links are dead and a crawl
of the site says so.
"""

from __future__ import annotations

import logging
import re
from html import escape, unescape
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

if TYPE_CHECKING:
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

LINK = re.compile(
    r"^ *(?P<fence>```|~~~).*?^ *(?P=fence)|`[^`\n]*`"  # code is passed over
    r"|(?P<tag><[a-z][^<>]*\s(?:href|src)=)(?P<quote>[\"'])(?!/|[a-z][a-z0-9+.-]*:)(?P<path>[^\"'#]*)(?P<place>[^\"']*)",
    re.DOTALL | re.IGNORECASE | re.MULTILINE,
)
PLACES: dict[str, dict[File, dict[str, str]]] = {}
"""The places inside pages that the raw links of a page name, by its path, until the page has been rendered."""


def on_page_markdown(markdown: str, page: Page, files: Files, **_: Any) -> str:
    """The page with its raw links as the browser needs them. A link to no file of the site is a warning."""
    places: dict[File, dict[str, str]] = {}
    PLACES[page.file.src_uri] = places

    def turned(link: re.Match[str]) -> str:
        if link["tag"] is None:
            return link[0]
        path, place = unescape(link["path"]), unescape(link["place"])
        uri = normpath(join(dirname(page.file.src_uri), unquote(path))) if path else page.file.src_uri
        target = files.get_file_from_path(uri)
        if target is None:
            # MkDocs and ProperDocs each count what is said on their own logger.
            log = logging.getLogger(f"{type(files).__module__.partition('.')[0]}.hooks.links")
            log.warning("Doc file '%s' contains a raw link '%s', but '%s' is not there.", page.file.src_uri, path, uri)
            return link[0]
        if place.startswith("#") and target.is_documentation_page():
            places.setdefault(target, {})[unquote(place[1:])] = f"{path}{place}"
        address = target.url_relative_to(page.file) if path else ""
        return f"{link['tag']}{link['quote']}{escape(address)}{link['place']}"

    return LINK.sub(turned, markdown)


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """Lay the named places beside those of Markdown links: MkDocs judges them when it has read all pages."""
    if page.links_to_anchors is not None:
        for target, named in PLACES.pop(page.file.src_uri, {}).items():
            page.links_to_anchors[target] = page.links_to_anchors.get(target, {}) | named
    return html
