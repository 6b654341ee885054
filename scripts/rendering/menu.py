"""The menu without the lists in which nothing stands yet, for MkDocs and ProperDocs.

A young council has more kinds of records than records, and half its menu would lead to ‘Nog geen …’. Such a page says
``leeg: true`` in its front matter (``lok.render.bare``): it stays where it is, for the links to it, and the menu names it as soon as it has
something to say. Zensical runs no hooks and names them all.

A page that the server makes is no page of the site: where ``extra.server`` says that there is a server that makes it, the
menu names it beside what the site says of the council.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

BESIDE = "over/index.md"
"""The page beside which the menu names what the server makes."""
OF_THE_SERVER = {"publicaties": "Wat stond wanneer online?"}
"""By setting, which is its address too: the title of a page that the server makes."""
EMPTY = re.compile(r"---\n(?:[^\n]+\n)*?leeg: true\n")


def on_config(config: MkDocsConfig, **_: Any) -> MkDocsConfig:
    """Leave those lines out of the menu, and a heading under which no line is left; and name those pages for the site map.

    A build that renders only what changed reads only that: the site map cannot ask each page itself.
    """
    docs = Path(config.docs_dir)
    if config.nav:
        config.nav = with_server(filled(config.nav, docs), config.extra.get("server"), config.site_url or "/")
    config.extra["leeg"] = sorted(
        each.relative_to(docs).as_posix() for each in docs.rglob("index.md") if _is_empty(each)
    )
    return config


def filled(nav: list[Any], docs: Path) -> list[Any]:
    """The lines of a menu that lead somewhere worth going; a page that is not there stays, for MkDocs to refuse."""
    left = []
    for line in nav:
        title, target = next(iter(line.items())) if isinstance(line, dict) and len(line) == 1 else (None, line)
        if isinstance(target, list):
            below = filled(target, docs)
            if below or not target:
                left.append({title: below})
        elif not (isinstance(target, str) and _is_empty(docs / target)):
            left.append(line)
    return left


def with_server(nav: list[Any], server: Any, address: str) -> list[Any]:
    """A menu with the pages that the server makes, as whole addresses: no page of the site stands there.

    ``server`` is ``extra.server``: nothing without a server, else which of its parts there are.
    """
    on = server if isinstance(server, dict) else {}
    pages = [{title: f"{address.rstrip('/')}/{key}/"} for key, title in OF_THE_SERVER.items() if on.get(key) is True]
    if not pages:
        return nav
    held = [line for line in nav if isinstance(line, dict) and BESIDE in _targets(line)]
    return [{title: [*below, *pages] for title, below in line.items()} if line in held else line for line in nav] + (
        [] if held else pages
    )


def _targets(line: dict[str, Any]) -> list[Any]:
    """What the lines below a heading lead to."""
    return [
        target
        for below in line.values()
        if isinstance(below, list)
        for each in below
        if isinstance(each, dict)
        for target in each.values()
    ]


def _is_empty(page: Path) -> bool:
    try:
        return EMPTY.match(page.read_text("utf-8")) is not None
    except (OSError, UnicodeDecodeError):
        return False
