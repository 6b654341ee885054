"""Overviews in which nothing stands yet: said in their front matter, so that no menu and no search leads to them.

A council that has just begun has more kinds of records than records. The page of an empty list stays where it is, for the
links to it; ``scripts/rendering/menu.py`` leaves it out of the menu until it has something to say.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lok.render.page import Page

OVERVIEW = re.compile(r"[^/]+/index\.md")
FRONT = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)
EMPTY = "{ .lok-leeg }"
"""Behind a paragraph that says that there is nothing."""
SAYS_SOMETHING = re.compile(r"(?m)^ *(?:[-*|]|\d+\.) *\S|^ *<(?:ul|ol|dl|div|table|figure|details|form)\b|mailto:")
"""A list, a table, a block, or an address to ask."""
HEADING = re.compile(r"(?m)^## (.*)$")
NOT_YET = "Nog "
"""What the title of a figure without numbers begins with: ``Nog geen vergaderingen``."""
MARK = "leeg: true\n"


def marked(page: Page) -> Page:
    """The page, and when it is an overview that only says that there is nothing, with ``leeg: true`` in its front matter."""
    if not OVERVIEW.fullmatch(page.uri) or not (EMPTY in page.text or _has_only_figures_to_come(page.text)):
        return page
    front = FRONT.match(page.text)
    if front is None or SAYS_SOMETHING.search(page.text, front.end()):
        return page
    unsought = "" if "zoekbaar:" in front[1] else "zoekbaar: false\n"
    return replace(page, text=f"---\n{front[1]}{MARK}{unsought}---\n{page.text[front.end() :]}")


def _has_only_figures_to_come(text: str) -> bool:
    """Whether all that an overview of figures has is titles that say that there is no figure yet."""
    heads = HEADING.findall(text)
    return bool(heads) and all(head.startswith(NOT_YET) for head in heads)


def is_marked(text: str) -> bool:
    """Whether the text of a page says so."""
    front = FRONT.match(text)
    return front is not None and f"\n{MARK}" in f"\n{front[1]}"
