"""The menu without the lists in which nothing stands yet, for MkDocs and ProperDocs.

A young council has more kinds of records than records, and half its menu would lead to ‘Nog geen …’. Such a page says
``leeg: true`` in its front matter (``lok.render.bare``): it stays where it is, for the links to it, and the menu names it as soon as it has
something to say. Zensical runs no hooks and names them all.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

EMPTY = re.compile(r"---\n(?:[^\n]+\n)*?leeg: true\n")


def on_config(config: MkDocsConfig, **_: Any) -> MkDocsConfig:
    """Leave those lines out of the menu, and a heading under which no line is left; and name those pages for the site map.

    A build that renders only what changed reads only that: the site map cannot ask each page itself.
    """
    docs = Path(config.docs_dir)
    if config.nav:
        config.nav = filled(config.nav, docs)
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


def _is_empty(page: Path) -> bool:
    try:
        return EMPTY.match(page.read_text("utf-8")) is not None
    except (OSError, UnicodeDecodeError):
        return False
