"""The invented council in ``tests/council``, whole: every kind, long lists, closed items, several versions, and both sites.

Its own are its records and attachments. Its pages about itself and its lines in the configurations are those that
``lok init`` writes, filled in; the handbook is that of the program, which every council has. Its days end in November 2026.
"""

from __future__ import annotations

import shutil
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from lok.archive.load import load
from lok.init import texts as starters
from samples.configurations import SETTINGS, configure, filled
from samples.places import COUNCIL, REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

    from lok.archive.archive import Archive

DAY = date(2026, 11, 23)
"""The day on which its records speak: a few days after its last meeting, a few weeks before the next."""
HANDBOOK = "leden/handleiding"


def found(root: Path, council: starters.Council = SETTINGS) -> Path:
    """Write the council to ``root``, which may not be there yet."""
    shutil.copytree(COUNCIL, root)
    furnish(root, council)
    return root


def furnish(root: Path, council: starters.Council = SETTINGS) -> None:
    """Put what every council has beside the records at ``root``: the handbook, its own pages, settings and theme."""
    shutil.copytree(REPOSITORY / "content" / HANDBOOK, root / "content" / HANDBOOK)
    for path, text in starters.pages(council).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(filled(text), "utf-8")
    configure(root, council)


@cache
def archive() -> Archive:
    """Its records and attachments, read once. Its written pages are those of every council: see ``found``."""
    return load(COUNCIL).archive


def written_pages(edition: str) -> list[str]:
    """The addresses of the pages written by hand that ``edition`` shows."""
    names = [path.removeprefix("content/publiek/") for path in starters.pages(SETTINGS)]
    if edition == "leden":
        files = (REPOSITORY / "content" / HANDBOOK).rglob("*.md")
        names += [file.relative_to(REPOSITORY / "content" / "leden").as_posix() for file in files]
    return sorted(f"{name.removesuffix('.md')}/".removesuffix("index/") for name in names)
