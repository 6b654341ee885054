"""Files that stand beside the pages of a site and to which no page links: they go into it as they are, past MkDocs.

They are staged in one flat folder, under names that hold their paths: thousands of folders with one file each take longer
to look through than all that an edit changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lok.opendata.places import is_beside
from lok.render.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOLDER = "naast"
"""The folder that they are staged in, beside that of the pages."""
STEP = "~"
"""Stands in their names for the step into a folder; no kind and no id has one."""


def apart(pages: Iterable[Page], beside: list[Page]) -> Iterator[Page]:
    """The pages and the files to which a page may link; the others are put in ``beside``, each under its staged name."""
    for page in pages:
        if is_beside(page.uri):
            beside.append(Page(page.uri.replace("/", STEP), page.text))
        else:
            yield page


def path_of(name: str) -> str:
    """Where in the site the file goes that is staged under this name."""
    return name.replace(STEP, "/")
