"""When a written page was held against its sources: two lines of its head, shown at its foot.

``nagekeken_op: 2026-11-29`` and ``bron: …``, sources with a semicolon between them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lok.source.parse import SourceError, parse

if TYPE_CHECKING:
    from lok.archive.archive import HandPage

HEAD = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PageCheck:
    """The day of the check as it was written, the same as a date when it is one, and the sources."""

    written: str
    day: date | None
    sources: tuple[str, ...]


def page_check(page: HandPage) -> PageCheck:
    """What the head of a page says of its last check; empty when it says nothing."""
    head = HEAD.match(page.text)
    try:
        said = parse(head[1]) if head else {}
    except SourceError:
        said = {}
    written = str(said.get("nagekeken_op") or "")
    sources = tuple(filter(None, (each.strip() for each in str(said.get("bron") or "").split(";"))))
    try:
        return PageCheck(written, date.fromisoformat(written), sources)
    except ValueError:
        return PageCheck(written, None, sources)
