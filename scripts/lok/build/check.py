"""Everything that ``lok check`` says: the rules of the records, and who lays claim to which address of the site.

Here and not in ``rules``, for only here everything is known that lays claim to an address.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lok.archive.addresses import Address
from lok.build.menu import menu_problems
from lok.build.places import place_problems
from lok.outputs import files
from lok.pages import sections
from lok.rules.check import blocking
from lok.rules.check import check as check_records
from lok.rules.exposure import exposure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from lok.archive.archive import Archive
    from lok.archive.load import Loaded
    from lok.source.problems import Problem

OF_THE_THEME = (
    Address("assets/", files=True),
    Address("search/", files=True),
    Address("404.html"),
    Address("sitemap.xml"),
    Address("sitemap.xml.gz"),
)
"""Where the theme and MkDocs put their own files."""


def claimed(archive: Archive) -> Iterator[Address]:
    """Every address that is not that of a written page or an attachment."""
    yield from OF_THE_THEME
    yield from sections.addresses(archive)
    yield from files.addresses(archive)


def check(loaded: Loaded, root: Path, date: date, *, shared: bool = False) -> tuple[Problem, ...]:
    """Every problem of the content repository at ``root`` on ``date``, in the order of the files.

    Where everybody can read the repository, all that is for members is a problem too: it is asked here, of the
    environment itself, so that whoever checks, builds or reports cannot forget to. ``shared``: see ``rules.check``.
    """
    addresses = tuple(claimed(loaded.archive))
    found = check_records(loaded, root, date, addresses, shared=shared)
    found += (*menu_problems(loaded.archive, addresses, root), *exposure(loaded.archive, os.environ))
    if not blocking(found):
        found += (*place_problems(loaded.archive, root, date, found),)
    return tuple(sorted(set(found)))


__all__ = ["blocking", "check", "claimed"]
