"""The files of a theme as MkDocs lists them for each build, without walking through the ten thousand drawings it leaves out."""

from __future__ import annotations

import os
from posixpath import relpath
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.theme import Theme


class InSight(FileSystemLoader):
    """Lists what does not stand in a folder whose name begins with a dot. What does is still found by its name.

    MkDocs takes no file of such a folder for one of the site, but only after it was listed: that of Material with its
    drawings (``.icons``) was half the time of a build in which one page changed.
    """

    def list_templates(self) -> list[str]:
        """The names, below the folder in which they are found, in order."""
        found: set[str] = set()
        for start in self.searchpath:
            for here, folders, names in os.walk(start, followlinks=self.followlinks):
                folders[:] = [each for each in folders if not each.startswith(".")]
                below = "" if here == start else f"{relpath(here, start)}/"
                found.update(f"{below}{name}" for name in names)
        return sorted(found)


def in_sight(theme: Theme) -> None:
    """Let the environment of a theme list so."""
    made = theme.get_env

    def environment() -> Environment:
        given = made()
        given.loader = InSight(theme.dirs)
        return given

    theme.get_env = environment  # type: ignore[method-assign]
