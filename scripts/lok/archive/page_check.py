"""When a written page was held against its sources: two lines of its head, shown at its foot.

``nagekeken_op: 2026-11-29`` and ``bron: …``, sources with a semicolon between them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lok.archive.written_pages import head_of

if TYPE_CHECKING:
    from lok.archive.archive import HandPage


@dataclass(frozen=True, slots=True)
class PageCheck:
    """The day of the check as it was written, the same as a date when it is one, and the sources."""

    written: str
    day: date | None
    sources: tuple[str, ...]


def page_check(page: HandPage) -> PageCheck:
    """What the head of a page says of its last check; empty when it says nothing."""
    said = head_of(page).values
    written = said.get("nagekeken_op", "")
    sources = tuple(filter(None, (each.strip() for each in said.get("bron", "").split(";"))))
    try:
        return PageCheck(written, date.fromisoformat(written), sources)
    except ValueError:
        return PageCheck(written, None, sources)
