"""What is new, for the home pages: the latest events, of which a script shows those since the visitor's last visit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lok.facts.news import SUBJECTS, numbered

if TYPE_CHECKING:
    from datetime import date

    from lok.edition.select import Edition

LONGEST = 40
"""How many events the list holds: the latest. Who was away longer follows the link to the register."""
SHOWN = 5
"""How many of them everybody sees."""


@dataclass(frozen=True, slots=True)
class Nieuws:
    """One event: what it is called, its day, its title and the path of its page below the staged folder."""

    id: str
    dag: date
    titel: str
    pagina: str


def latest_news(edition: Edition) -> tuple[Nieuws, ...]:
    """The latest events up to the day of the edition, the newest first."""
    found = [
        Nieuws(name, each.day, each.title, _page(each.record, each.page))
        for subject in SUBJECTS.values()
        for name, each in numbered(subject(edition))
        if each.day <= edition.date
    ]
    return tuple(sorted(found, key=lambda each: (each.dag, each.id), reverse=True)[:LONGEST])


def _page(record: Any, below: str) -> str:
    own = f"{record.soort}/{record.id}"
    return f"{own}/{below.rstrip('/')}.md" if below else f"{own}.md"


def news_shown() -> int:
    """How many events everybody sees."""
    return SHOWN


FUNCTIONS = (latest_news, news_shown)
"""What templates may call."""
